"""Which files there are to take in, and whether they have arrived whole.

Belongs here: walking paths, leaving out what is not a file of a department, waiting for copies to end.
Does not belong here: what is inside the files.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

# A file that was touched this recently may still be growing.
SETTLE_SECONDS = 2.0
_PARTIAL = (".part", ".partial", ".tmp", ".crdownload", ".download", ".filepart")


def collect(paths: Iterable[Path]) -> list[Path]:
    """Files under the paths, in order of their names; hidden files and an editor's lock files are none."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            # A path that was named and is not there is somebody's mistake, and must be told.
            is_meant = file.is_file() or not file.exists()
            if is_meant and not file.name.startswith((".", "~$")):
                found[file] = None
    return list(found)


def trace_of(path: Path) -> tuple[int, int]:
    """Size and time of the last change: what tells that a file has been touched."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def settled(
    files: Iterable[Path],
    *,
    now: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[list[Path], list[Path]]:
    """Split into files that lie still and files that are still being copied, or are not there.

    A file touched within the last seconds is looked at twice; all of them are waited for together, once.
    """
    whole: list[Path] = []
    young: dict[Path, tuple[int, int]] = {}
    busy: list[Path] = []
    for file in files:
        if file.suffix.lower() in _PARTIAL or not file.exists():
            busy.append(file)
        elif now() - file.stat().st_mtime < SETTLE_SECONDS:
            young[file] = trace_of(file)
        else:
            whole.append(file)
    if young:
        sleep(SETTLE_SECONDS)
    for file, trace in young.items():
        (whole if file.exists() and trace_of(file) == trace else busy).append(file)
    return whole, busy
