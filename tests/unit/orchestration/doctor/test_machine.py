"""Python, libraries, disk, clock, time zones and typefaces, each broken once."""

from __future__ import annotations

import os
import zoneinfo
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.doctor import machine
from tests.unit.orchestration.doctor.conftest import codes

MB = 1024**2


@pytest.mark.parametrize(
    ("running", "said"), [("3.11.2", []), ("3.12.0", ["python_version"]), ("3.10.9", ["python_version"])]
)
def test_another_python_than_the_program_was_locked_for(running: str, said: list[str]) -> None:
    assert [found.code for found in machine.python_findings(">=3.11,<3.12", running)] == said


def test_libraries_that_are_missing_or_of_another_version() -> None:
    lock = "alpha==1.0 \\\n    --hash=sha256:00\nbeta-two==2.0\n    # via alpha\ngamma==3.0\n"
    found = list(machine.library_findings(lock, {"alpha": "1.0", "beta-two": "2.1"}))
    assert [one.code for one in found] == ["library_missing", "library_version"]
    assert "gamma" in found[0].problem
    assert "beta-two 2.1（应为 2.0）" in found[1].problem


def test_libraries_are_the_same_however_their_names_are_spelled() -> None:
    assert list(machine.library_findings("Ruamel.Yaml_clib==1.0\n", {"ruamel-yaml-clib": "1.0"})) == []


@pytest.fixture
def no_zones(tmp_path: Path) -> Iterator[None]:
    """A system without time zone data."""
    zoneinfo.reset_tzpath([str(tmp_path)])
    yield
    zoneinfo.reset_tzpath()


@pytest.mark.usefixtures("no_zones")
def test_a_system_that_does_not_know_beijing_time(home: Home) -> None:
    assert codes(machine.time_zone, home) == ["time_zone_data"]


def test_libreoffice_without_a_chinese_typeface(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    for name, said in (("soffice", ""), ("fc-list", "")):
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{said}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/bin")
    assert codes(machine.typefaces, home) == ["no_chinese_typeface"]
    (tmp_path / "bin" / "soffice").unlink()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert codes(machine.typefaces, home) == []  # nobody prints papers here


@pytest.mark.parametrize(
    ("free", "said"), [(899 * MB, ["disk_full"]), (901 * MB, ["disk_low"]), (4501 * MB, [])]
)
def test_the_next_builds_of_a_release_of_300_mb_want_three_times_its_size(free: int, said: list[str]) -> None:
    assert [found.code for found in machine.space_findings(free, 300 * MB)] == said


def test_a_small_home_wants_500_mb() -> None:
    assert [found.code for found in machine.space_findings(499 * MB, 0)] == ["disk_full"]


def test_a_clock_that_stands_before_what_the_log_has_written(home: Home) -> None:
    written = max(batch.recorded_at for batch in EventLog.open(home).batches())
    assert codes(machine.clock, home, now=written - timedelta(hours=1)) == ["clock_behind"]
    assert codes(machine.clock, home, now=written - timedelta(minutes=1)) == []
    assert codes(machine.clock, Home(home.root / "new"), now=datetime(2020, 1, 1)) == []
