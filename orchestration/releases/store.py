"""The releases on disk: their names, what each says about itself, and which one is current.

Belongs here: reading `release.json`, finding and opening releases, swapping the symlink.
Does not belong here: building (`build`) and hashing (`digest`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from ingestion.home import Home
from orchestration.releases.faults import ReleaseFault

CURRENT = "current.duckdb"
# A query of some seconds would draw a bar on the standard output, into the middle of what a command answers.
NO_PROGRESS = "set enable_progress_bar = false"
PREFIX = "enforcement-"
# What is being made: a folder whose name begins so, then the process; left behind, it is swept (`build`).
BUILD_PREFIX = ".build-"


@dataclass(frozen=True)
class TableFacts:
    """What a release says of one table; `digest` is null where receipts, which no position pins, enter."""

    row_count: int
    digest: str | None


@dataclass(frozen=True)
class Release:
    """One sealed build. Equal `position`, `code_revision` and `asked_dates` give an equal `digest`."""

    path: Path
    position: int
    chain_hash: str
    code_revision: str
    asked_dates: tuple[date, ...]
    intake_digest: str
    digest: str
    tables: Mapping[str, TableFacts]
    warnings: tuple[str, ...]
    is_current: bool = False
    is_reused: bool = False

    @property
    def name(self) -> str:
        return self.path.stem

    def as_dict(self) -> dict[str, Any]:
        """The content of `release.json`; the digest of the file itself is not part of it."""
        return {
            "position": self.position,
            "chain_hash": self.chain_hash,
            "code_revision": self.code_revision,
            "asked_dates": [day.isoformat() for day in self.asked_dates],
            "intake_digest": self.intake_digest,
            "digest": self.digest,
            "tables": {name: asdict(facts) for name, facts in sorted(self.tables.items())},
            "warnings": list(self.warnings),
        }


def read_release(path: Path, *, is_current: bool = False, is_reused: bool = False) -> Release:
    """The release whose DuckDB file is `path`, as its `.json` describes it."""
    try:
        said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        return Release(
            path=path,
            position=said["position"],
            chain_hash=said["chain_hash"],
            code_revision=said["code_revision"],
            asked_dates=tuple(date.fromisoformat(day) for day in said["asked_dates"]),
            intake_digest=said["intake_digest"],
            digest=said["digest"],
            tables={name: TableFacts(**facts) for name, facts in said["tables"].items()},
            warnings=tuple(said["warnings"]),
            is_current=is_current,
            is_reused=is_reused,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseFault(
            "unreadable_release",
            f"发布版本 {path.name} 的说明文件缺失或损坏。",
            "运行 zhifa nightly 重新生成发布版本；不要手工改动 releases 目录。",
        ) from error


def list_releases(folder: Path) -> list[Release]:
    """All releases of a folder, by position."""
    found = [read_release(path) for path in folder.glob(f"{PREFIX}*.duckdb")]
    return sorted(found, key=lambda release: (release.position, release.name))


def find_release(
    folder: Path, *, position: int, code: str, asked_dates: tuple[date, ...], intake: str | None
) -> Release | None:
    """The release of exactly this content, if it has been built; `intake=None` asks for any receipts."""
    for path in sorted(folder.glob(f"{PREFIX}{position}-*.duckdb")):
        release = read_release(path, is_reused=True)
        same = (release.position, release.code_revision, release.asked_dates) == (position, code, asked_dates)
        if same and intake in (None, release.intake_digest):
            return release
    return None


def current_release(home: Home) -> Release | None:
    """The release that readers see now, or None before the first build."""
    link = home.releases / CURRENT
    if not link.is_symlink():
        return None
    return read_release(home.releases / os.readlink(link), is_current=True)


def swap_current(home: Home, release: Release) -> bool:
    """Point `current.duckdb` at the release; False when a release of a later position stands there.

    Call it under the release lock: the comparison and the swap belong together.
    """
    standing = current_release(home)
    if standing is not None and standing.position > release.position:
        return False
    link = home.releases / f".{CURRENT}.{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(release.path.name)
    os.replace(link, home.releases / CURRENT)
    sync_folder(home.releases)
    return True


def open_release(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a release. Its SQL can reach no other file and no network."""
    target = path.resolve()
    if not target.is_file():
        raise ReleaseFault(
            "no_release", "还没有发布版本。", "先运行 zhifa ingest 装入数据，再运行 zhifa nightly。"
        )
    connection = duckdb.connect(str(target), read_only=True)
    connection.execute(NO_PROGRESS)
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set autoload_known_extensions = false")
    connection.execute("set enable_external_access = false")
    return connection


def sync_file(path: Path) -> None:
    """Force a file's content to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Force a folder's entries (renames) to the disk."""
    sync_file(path)
