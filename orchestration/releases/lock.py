"""One writer at a time: an advisory lock on a file of the home.

Belongs here: waiting for the lock and saying who holds it.
Does not belong here: what is done under the lock.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orchestration.releases.faults import ReleaseFault

_POLL_SECONDS = 0.1


@contextmanager
def exclusive(path: Path, *, doing: str, wait_seconds: float = 600.0) -> Iterator[None]:
    """Hold the lock at `path` for the body; wait up to `wait_seconds`, then raise `ReleaseFault`.

    The lock belongs to the open file, so a process that dies gives it back by itself.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait_seconds
    with path.open("a+") as handle:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise _busy(handle.name, doing) from None
                time.sleep(_POLL_SECONDS)
        handle.seek(0)
        handle.truncate()
        handle.write(f"{os.getpid()} {doing}")
        handle.flush()
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)


def _busy(name: str, doing: str) -> ReleaseFault:
    holder = Path(name).read_text().partition(" ")
    return ReleaseFault(
        "busy",
        f"另一进程（进程号 {holder[0] or '未知'}，正在{holder[2] or '处理'}）占用数仓，无法{doing}。",
        "等它结束后重试；确认该进程已不存在时，锁会自动释放。",
    )
