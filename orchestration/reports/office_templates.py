"""Templates of the papers: those that ship, those of the office in their place, those that a version keeps.

Belongs here: finding a template by name, the office's letterhead. Does not belong here: filling one (`filling`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from orchestration.reports.filling import TEMPLATES, TemplateFault

CIRCULAR = "circular.docx"
ANALYSIS = "analysis.docx"
NOTICE = "interview_notice.docx"
ONE_PAGE = "one_page.html"
LETTERHEAD = "letterhead.yaml"
NAMES = (CIRCULAR, ANALYSIS, NOTICE, ONE_PAGE, LETTERHEAD)


@dataclass(frozen=True)
class Letterhead:
    """Who writes and to whom, as every paper prints it."""

    organisation: str
    head: str
    marking: str
    addressees: str
    copies_to: str
    personnel_office: str
    contact: str


@dataclass(frozen=True)
class Templates:
    """All templates of a publication, by name."""

    files: Mapping[str, bytes]

    @classmethod
    def of(cls, *folders: Path) -> Templates:
        """Each template from the first folder that has it, the shipped one where none has."""
        places = (*folders, TEMPLATES)
        return cls(
            {
                name: next(place / name for place in places if (place / name).is_file()).read_bytes()
                for name in NAMES
            }
        )

    @property
    def letterhead(self) -> Letterhead:
        """The letterhead. Raises TemplateFault for a key too many, one missing, or a value that is no text."""
        try:
            said: Any = yaml.safe_load(self.files[LETTERHEAD].decode("utf-8"))
        except (UnicodeDecodeError, yaml.YAMLError) as fault:
            raise TemplateFault(f"{LETTERHEAD} 不是 UTF-8 编码的 YAML 文件。") from fault
        known = {one.name for one in fields(Letterhead)}
        if not isinstance(said, dict) or set(said) != known:
            raise TemplateFault(f"{LETTERHEAD} 应有且只有这些项：{'、'.join(sorted(known))}。")
        if wrong := sorted(name for name, text in said.items() if not isinstance(text, str)):
            raise TemplateFault(f"{LETTERHEAD} 的 {'、'.join(wrong)} 应为文字（没有则写 ''）。")
        return Letterhead(**said)


def hand_out(folder: Path) -> list[str]:
    """Copy all shipped templates into `folder` to be changed there; what is there already stays. Names copied."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped = sorted(path for path in TEMPLATES.iterdir() if path.is_file())
    fresh = [path for path in shipped if not (folder / path.name).exists()]
    for path in fresh:
        (folder / path.name).write_bytes(path.read_bytes())
    return [path.name for path in fresh]
