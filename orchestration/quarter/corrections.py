"""Correction lists: one workbook a department and stage, written into the home as a whole folder.

Belongs here: where they lie, that readers see the old folder or the new one, and the counts of each.
Does not belong here: their rows (`correction_rows`), how a workbook looks (`correction_workbook`).
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from ingestion.home import Home
from orchestration.quarter.correction_instructions import TITLES
from orchestration.quarter.correction_rows import (
    FIXED,
    LATE,
    MISSING,
    NEW,
    REJECT,
    VIOLATION,
    Corrections,
    Stage,
    changes_since,
    gather,
)
from orchestration.quarter.correction_workbook import write_workbook
from orchestration.quarter.record import CannotTake
from orchestration.releases import Release

__all__ = ["CorrectionList", "Stage", "changes_since", "correction_lists", "write_correction_lists"]

_SUMMARY = "清单.json"


@dataclass(frozen=True)
class CorrectionList:
    """One department's workbook and its counts.

    Counts by kind and `left_count` are of what stands open (not waived); `fixed_count` and `new_count` are against
    the check before, 0 where there was none. `days_left`: natural days from the list's day to `due_date`, negative
    after it, None where the calendar does not reach.
    """

    department_code: str
    department_name: str
    path: Path
    missing_count: int
    late_count: int
    violation_count: int
    reject_count: int
    fixed_count: int
    waived_count: int
    left_count: int
    new_count: int
    days_left: int | None
    stage: Stage
    due_date: date | None


def write_correction_lists(
    home: Home,
    release: Release,
    period: str,
    *,
    stage: Stage,
    on: date,
    previous: Release | None = None,
    due_date: date | None = None,
) -> tuple[CorrectionList, ...]:
    """Write every department's workbook of a quarter and stage; replaces what was written before as a whole.

    `previous` is the release of the check before, `due_date` the last day for answers to a draft, or for mending
    where that is not the end of the correction period. Raises `CannotTake` for a quarter without data.
    """
    found = gather(release, period, stage=stage, on=on, previous=previous, due_date=due_date)
    if not found:
        raise CannotTake(
            f"日志中没有 {period} 的执法数据，无法制作{TITLES[stage]}。请先装入该季度的导出文件。"
        )
    return write_lists(home, period, stage, found)


def write_lists(
    home: Home, period: str, stage: Stage, found: Sequence[Corrections]
) -> tuple[CorrectionList, ...]:
    """Write the workbooks of what was gathered, and put them where the last ones lay."""
    place = _place(home, period, stage)
    place.parent.mkdir(parents=True, exist_ok=True)
    # In the scratch space: what a crash leaves there may be deleted.
    building = home.work / f"corrections-{uuid.uuid4().hex[:8]}"
    building.mkdir(parents=True)
    try:
        lists = []
        for corrections in found:
            name = f"{corrections.department_code}{TITLES[stage]}.xlsx"
            write_workbook(corrections, building / name)
            lists.append(_counted(corrections, place / name))
        summary = [asdict(one) | {"path": one.path.name} for one in lists]
        text = json.dumps(summary, ensure_ascii=False, indent=1, default=str)
        (building / _SUMMARY).write_text(text, encoding="utf-8")
        _replace_folder(building, place, aside=building.with_name(f"{building.name}-old"))
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return tuple(lists)


def correction_lists(home: Home, period: str, stage: Stage) -> tuple[CorrectionList, ...]:
    """The lists as last written. Raises `CannotTake` where there are none."""
    place = _place(home, period, stage)
    try:
        rows = json.loads((place / _SUMMARY).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CannotTake(
            f"{period} 还没有{TITLES[stage]}。请先运行：zhifa quarter {stage} {period}"
        ) from None
    return tuple(
        CorrectionList(
            **row
            | {
                "path": place / row["path"],
                "due_date": date.fromisoformat(row["due_date"]) if row["due_date"] else None,
            }
        )
        for row in rows
    )


def _place(home: Home, period: str, stage: Stage) -> Path:
    return home.corrections / period / stage


def _counted(corrections: Corrections, path: Path) -> CorrectionList:
    changes = [row["change"] for row in corrections.changes]
    return CorrectionList(
        department_code=corrections.department_code,
        department_name=corrections.department_name,
        path=path,
        missing_count=len(corrections.of_kind(MISSING)),
        late_count=len(corrections.of_kind(LATE)),
        violation_count=len(corrections.of_kind(VIOLATION)),
        reject_count=len(corrections.of_kind(REJECT)),
        fixed_count=changes.count(FIXED),
        waived_count=sum(bool(item["is_waived"]) for item in corrections.items),
        left_count=len(corrections.open_items),
        new_count=changes.count(NEW),
        days_left=corrections.days_left,
        stage=corrections.stage,
        due_date=corrections.due_date,
    )


def _replace_folder(fresh: Path, place: Path, *, aside: Path) -> None:
    """Put a finished folder where an older one may stand; a crash between the moves leaves none, and no step."""
    if place.exists():
        os.replace(place, aside)
    os.replace(fresh, place)
    shutil.rmtree(aside, ignore_errors=True)
