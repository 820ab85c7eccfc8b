"""The home as files: owners, modes, and what a crash leaves, each broken once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingestion.home import Home
from orchestration.doctor import files
from orchestration.releases.lock import exclusive
from tests.unit.orchestration.doctor.conftest import codes

LATER = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=25)


def _dead() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen(["true"]) as process:
        process.wait()
    return process.pid


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_the_user_cannot_write(home: Home) -> None:
    home.root.chmod(0o500)
    try:
        assert codes(files.home, home) == ["home_not_writable"]
    finally:
        home.root.chmod(0o700)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_file_that_belongs_to_somebody_else(home: Home) -> None:
    (home.inbox / "检查.xlsx").write_bytes(b"x")
    os.chown(home.inbox / "检查.xlsx", 65534, -1)  # as a department delivers it
    assert codes(files.owner, home) == []
    os.chown(home.log / "manifest.sqlite", 65534, -1)
    assert codes(files.owner, home) == ["other_owner"]


@pytest.mark.parametrize("name", ["keys", "vault", "keys/token.key", "vault/vault.sqlite"])
def test_a_secret_that_others_may_read(home: Home, name: str) -> None:
    (home.root / name).chmod(0o755)
    (found,) = files.secrets(files.Installation(home))
    assert found.code == "open_to_others"
    assert found.remedy == f"chmod go-rwx {home.root / name}"


@pytest.mark.parametrize("name", ["notify.yaml", "secrets.toml"])
def test_settings_with_passwords_that_others_may_read(home: Home, name: str) -> None:
    (home.root / name).write_text("")
    (home.root / name).chmod(0o640)
    assert codes(files.secrets, home) == ["open_to_others"]


def test_a_file_that_anybody_may_change(home: Home) -> None:
    (home.root / "access.yaml").write_text("")
    (home.root / "access.yaml").chmod(0o646)
    assert codes(files.writable_by_all, home) == ["writable_by_all"]


def test_a_build_whose_process_is_gone(home: Home) -> None:
    place = home.releases / f".build-{_dead()}-abc"
    place.mkdir()
    assert codes(files.unfinished_builds, home) == []  # the next build sweeps what is older than an hour
    assert codes(files.unfinished_builds, home, now=LATER) == ["unfinished_build"]


def test_a_build_that_is_still_going_on(home: Home) -> None:
    (home.releases / f".build-{os.getpid()}-abc").mkdir()
    assert codes(files.unfinished_builds, home, now=LATER) == []


def test_scratch_that_nobody_has_touched_for_a_day(home: Home) -> None:
    (home.work / "tmpabc").mkdir()
    assert codes(files.scratch, home) == []
    assert codes(files.scratch, home, now=LATER) == ["old_scratch"]


def test_a_version_that_nobody_has_finished(home: Home) -> None:
    (home.published / "2024Q4" / ".v1-building").mkdir(parents=True)
    assert codes(files.unfinished_versions, home, now=LATER) == ["unfinished_version"]


def test_a_lock_that_is_held_for_longer_than_a_build_takes(home: Home) -> None:
    with exclusive(home.work / "writer.lock", doing="装入导出文件"):
        assert codes(files.locks, home) == []
        assert codes(files.locks, home, now=LATER) == ["lock_held_long"]
    assert codes(files.locks, home, now=LATER) == []


def test_a_lock_that_a_child_of_a_dead_process_keeps(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (
        "import subprocess, sys; from pathlib import Path; from orchestration.releases.lock import exclusive\n"
        "lock = exclusive(Path(sys.argv[1]), doing='发布版本'); lock.__enter__()\n"
        # The child has the lock's file open, as a forked worker has it, and outlives its parent.
        "import os; handle = lock.gen.gi_frame.f_locals['handle']; os.set_inheritable(handle.fileno(), True)\n"
        "child = subprocess.Popen(['sleep', '60'], close_fds=False); print(child.pid, flush=True); os._exit(0)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(home.work / "writer.lock")],
        stdout=(tmp_path / "pid").open("w"),
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[4])},
        check=True,
    )
    assert said.returncode == 0
    child = int((tmp_path / "pid").read_text())
    try:
        time.sleep(0.1)
        assert codes(files.locks, home) == ["lock_of_the_dead"]
        # From another container every process looks dead.
        monkeypatch.setenv("ZHIFA_CONTAINERS", "yes")
        assert codes(files.locks, home) == []
    finally:
        os.kill(child, 9)
