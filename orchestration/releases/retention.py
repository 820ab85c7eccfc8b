"""Which releases must stay, and removing the others.

Belongs here: what a publication rests on, `zhifa releases prune`.
Does not belong here: making releases (`build`).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingestion.home import Home
from orchestration.releases.department import DEPARTMENTS
from orchestration.releases.lock import exclusive
from orchestration.releases.store import CURRENT, PREFIX, list_releases, sync_folder

SCRATCH = "scratch"
_CODE_DIGITS = 8


@dataclass(frozen=True)
class Pruned:
    """What pruning removed and what it left: names, and bytes given back."""

    removed: tuple[str, ...]
    kept: tuple[str, ...]
    bytes_freed: int


def published_releases(home: Home) -> list[Path]:
    """Release files that published versions were made of, as far as they are still there."""
    rests = {
        (int(said["position"]), str(said["code_revision"])[:_CODE_DIGITS])
        for said in (
            json.loads(path.read_text(encoding="utf-8")) for path in home.published.glob("*/v*/manifest.json")
        )
    }
    return [path for path in _release_files(home) if _named(path) in rests]


def _release_files(home: Home) -> Iterator[Path]:
    for folder in (home.releases, home.releases / SCRATCH):
        yield from sorted(folder.glob(f"{PREFIX}*.duckdb"))


def _named(path: Path) -> tuple[int, str]:
    """Position and code revision in a release's name `enforcement-<position>-<chain8>-<code8>…`."""
    parts = path.stem.removeprefix(PREFIX).split("-")
    return int(parts[0]), parts[2]


def prune(home: Home, keep: int) -> Pruned:
    """Remove releases but the newest `keep`, the current one and those that publications rest on.

    Scratch builds go with them: they are built again when asked for. A reader who has a file open reads on.
    Raises ValueError for less than one.
    """
    if keep < 1:
        raise ValueError("至少保留 1 个版本。")
    freed, removed = 0, []
    with exclusive(home.releases / ".lock", doing="清理发布版本"):
        newest = [release.path for release in list_releases(home.releases)][-keep:]
        standing = {*newest, *published_releases(home)}
        current = home.releases / CURRENT
        if current.is_symlink():
            standing.add(home.releases / os.readlink(current))
        for path in list(_release_files(home)):
            if path not in standing:
                freed += _remove(path) + _remove_departments_files(home, path)
                removed.append(path.name)
        kept = tuple(path.name for path in _release_files(home))
        for folder in (home.releases, home.releases / SCRATCH):
            if folder.is_dir():
                sync_folder(folder)
    return Pruned(tuple(removed), kept, freed)


def _remove(path: Path) -> int:
    """The description goes last: a release without one would stop the next build."""
    beside = [
        other
        for other in path.parent.glob(f"{path.stem}.*")
        if other not in (path, path.with_suffix(".json"))
    ]
    freed = path.stat().st_size
    path.unlink()
    for other in beside:
        if other.is_dir() and not other.is_symlink():
            shutil.rmtree(other)
        else:
            other.unlink()
    path.with_suffix(".json").unlink(missing_ok=True)
    return freed


def _remove_departments_files(home: Home, release: Path) -> int:
    """Departments' own files of a removed release, but the one that a department reads until it asks again."""
    freed = 0
    for folder in (home.releases / DEPARTMENTS).glob("*/"):
        link = folder / CURRENT
        read = os.readlink(link) if link.is_symlink() else None
        for path in folder.glob(f"{release.stem}-r*.duckdb"):
            if path.name != read:
                freed += _remove(path)
    return freed
