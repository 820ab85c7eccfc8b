"""Dagster's storage as tables says what Dagster itself says: runs, heartbeats and switches made by Dagster."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from dagster._daemon.types import DaemonHeartbeat

from ingestion.home import Home
from orchestration.doctor import releases, runs
from orchestration.instance import URL_VARIABLE, prepare_instance
from tests.unit.orchestration.doctor.conftest import codes

LATER = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=27)
DAGSTER = str(Path(sys.executable).parent / "dagster")
DEFINITIONS = """
import dagster as dg

@dg.job(name="nightly_load")
def job(): ...

defs = dg.Definitions(schedules=[dg.ScheduleDefinition(name="nightly_load_at_two", job=job, cron_schedule="0 2 * * *")])
"""


@dg.op
def work(context: dg.OpExecutionContext) -> None:
    if "fails" in context.run.tags:
        raise OSError("磁盘已满")


@dg.job(name="nightly_load")
def night() -> None:
    work()


@pytest.fixture(params=["sqlite", "postgresql"])
def instance(
    home: Home, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dg.DagsterInstance]:
    """Dagster's own instance, with its storage in the home and on PostgreSQL."""
    if request.param == "postgresql":
        monkeypatch.setenv(URL_VARIABLE, request.getfixturevalue("postgres_schema"))
    with dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance:
        yield instance


def _run(instance: dg.DagsterInstance, **tags: str) -> None:
    night.execute_in_process(instance=instance, tags=tags, raise_on_error=False)


def test_a_night_that_failed(home: Home, instance: dg.DagsterInstance) -> None:
    _run(instance)
    assert codes(releases.nightly, home) == []
    _run(instance, fails="yes")
    assert codes(releases.nightly, home) == ["nightly_failed"]
    _run(instance)
    assert codes(releases.nightly, home) == []


def test_a_night_that_had_nothing_new_is_a_night_all_the_same(
    home: Home, instance: dg.DagsterInstance
) -> None:
    """The release is then used again, and its file as old as before."""
    path = (home.releases / "current.duckdb").resolve()
    os.utime(path, (0, 0))
    assert codes(releases.nightly, home) == ["nightly_silent"]
    _run(instance)
    assert codes(releases.nightly, home) == []
    assert codes(releases.nightly, home, now=LATER) == ["nightly_silent"]


def _beat(instance: dg.DagsterInstance, seconds_ago: float) -> None:
    instance.add_daemon_heartbeat(DaemonHeartbeat(time.time() - seconds_ago, "SCHEDULER", "one", []))


def test_a_daemon_without_a_pulse(home: Home, instance: dg.DagsterInstance) -> None:
    assert codes(runs.daemon, home) == []  # cron has none
    _beat(instance, 30)
    assert codes(runs.daemon, home) == []
    _beat(instance, 3600)
    assert codes(runs.daemon, home) == ["dagster_daemon_silent"]


def test_a_schedule_that_was_switched_off_under_a_running_daemon(
    home: Home, instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    _beat(instance, 30)
    (tmp_path / "schedules.py").write_text(DEFINITIONS, encoding="utf-8")
    for step, said in (("start", []), ("stop", ["dagster_switched_off"])):
        subprocess.run(
            [DAGSTER, "schedule", step, "nightly_load_at_two", "-f", "schedules.py"],
            cwd=tmp_path,
            env=os.environ | {"DAGSTER_HOME": str(home.root / "dagster"), "DAGSTER_DISABLE_TELEMETRY": "yes"},
            capture_output=True,
            check=True,
        )
        assert codes(runs.automation, home) == said


def test_a_storage_that_does_not_answer(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL_VARIABLE, "postgresql+psycopg2://zhifa:s3cret@127.0.0.1:1/dagster")
    (found,) = runs.storage(runs.Installation(home))
    assert found.code == "dagster_storage"
    assert "s3cret" not in found.problem


def test_a_storage_that_is_no_database(home: Home) -> None:
    (home.root / "dagster" / "history").mkdir(parents=True)
    (home.root / "dagster" / "history" / "runs.db").write_bytes(b"no database" * 500)
    assert codes(runs.storage, home) == ["dagster_storage"]
