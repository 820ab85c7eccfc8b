"""The queries that somebody has run, in a file of their own that nobody else may read.

Belongs here: keeping, listing and finding them. A query may name persons or cases, so that it lies in the user's own
state folder with mode 0600, never under the shared ZHIFA_HOME; rows of results are never kept.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

# The file is cut back to the later half when it holds this many.
_MOST = 2_000


@dataclass(frozen=True)
class Remembered:
    """One query: `number` grows and is never used again, `run_at` is for people, `row_count` null where it failed."""

    number: int
    run_at: str
    release: str
    row_count: int | None
    query: str


def history_file() -> Path:
    """`$XDG_STATE_HOME/zhifa/sql.jsonl`, by default in `~/.local/state`."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "zhifa" / "sql.jsonl"


def remember(path: Path, *, run_at: str, release: str, row_count: int | None, query: str) -> Remembered:
    """Append a query and return it with its number. Raises OSError where the file cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _held(path):
        kept = history(path)
        entry = Remembered((kept[-1].number + 1) if kept else 1, run_at, release, row_count, query)
        if len(kept) >= _MOST:
            _write(path, [*kept[_MOST // 2 :], entry])
        else:
            line = json.dumps(asdict(entry), ensure_ascii=False) + "\n"
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as target:
                # Also where an editor or a copy has left it readable.
                os.fchmod(target.fileno(), 0o600)
                target.write(line)
    return entry


def history(path: Path) -> list[Remembered]:
    """Everything remembered, oldest first; lines that cannot be read are passed over."""
    if not path.is_file():
        return []
    found = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            found.append(Remembered(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return found


def recalled(path: Path, number: int) -> Remembered | None:
    """The query of that number, if it is still kept."""
    return next((entry for entry in history(path) if entry.number == number), None)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    descriptor = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(path: Path, entries: list[Remembered]) -> None:
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as target:
        target.writelines(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries)
    os.replace(unfinished, path)
