"""One writer at a time; who waits too long is told who holds the lock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from orchestration.releases import ReleaseFault
from orchestration.releases.lock import exclusive


def test_a_second_writer_is_told_who_is_at_work(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    with (
        exclusive(lock, doing="装入导出文件"),
        pytest.raises(ReleaseFault, match=f"进程号 {os.getpid()}，正在装入导出文件"),
        exclusive(lock, doing="发布版本", wait_seconds=0),
    ):
        pass


def test_the_lock_is_free_again_afterwards_even_after_a_failure(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    with pytest.raises(KeyError), exclusive(lock, doing="装入导出文件"):
        raise KeyError
    with exclusive(lock, doing="发布版本", wait_seconds=0):
        assert lock.exists()
