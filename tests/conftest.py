"""What whole-warehouse tests share: the sample zone, loaded night by night through the real nightly job.

Built once a session; tests that read it must not write into it (take `zone_copy` for that).
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from examples.zone2024 import write_zone
from ingestion.home import Home

ROOT = Path(__file__).resolve().parents[1]
ZHIFA = (sys.executable, "-c", "from orchestration.cli import main; main()")


@dataclass(frozen=True)
class Answer:
    """What a command answered: its exit code, its output read as JSON where it is that, and its error stream."""

    code: int
    said: Any
    text: str
    errors: str


def zhifa(home: Path, *arguments: str) -> Answer:
    """Run the `zhifa` command in a process of its own, as a user would."""
    environment = os.environ | {"ZHIFA_HOME": str(home), "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    done = subprocess.run(
        [*ZHIFA, *arguments],
        env=environment,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    try:
        said = json.loads(done.stdout)
    except ValueError:
        said = None
    return Answer(done.returncode, said, done.stdout, done.stderr)


@dataclass(frozen=True)
class Zone:
    """The sample zone after its October and December sets: what each nightly job said, and where it ended."""

    home: Home
    exports: Path
    october: Any
    december: Any

    def zhifa(self, *arguments: str) -> Answer:
        return zhifa(self.home.root, *arguments)


def run_night(home: Home, exports: Path) -> Any:
    """Put files into the inbox and run the nightly job; what it said as JSON."""
    home.prepare()
    shutil.copytree(exports, home.inbox, dirs_exist_ok=True)
    answer = zhifa(home.root, "nightly", "--json")
    assert answer.said is not None, answer.errors
    assert answer.said["is_success"], answer.said["failures"]
    return answer.said


@pytest.fixture(scope="session")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Zone:
    """The zone with both sets loaded, in this order, each by one nightly job; built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "zone"
    folder.mkdir(exist_ok=True)
    home, nights = Home(folder / "home"), folder / "nights.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not nights.exists():
            write_zone(folder / "exports")
            said = [run_night(home, folder / "exports" / name) for name in ("october", "december")]
            nights.write_text(json.dumps(said), encoding="utf-8")
    october, december = json.loads(nights.read_text(encoding="utf-8"))
    return Zone(home, folder / "exports", october, december)


@pytest.fixture
def zone_copy(zone: Zone, tmp_path: Path) -> Zone:
    """A copy of the zone that a test may change."""
    shutil.copytree(zone.home.root, tmp_path / "home", symlinks=True)
    return Zone(Home(tmp_path / "home"), zone.exports, zone.october, zone.december)
