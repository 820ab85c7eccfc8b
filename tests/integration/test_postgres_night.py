"""Drill: two nights with the log's manifest and Dagster's storage in one PostgreSQL server, by two processes."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import duckdb
import pytest
import sqlalchemy as sa

from ingestion.eventlog import EventLog, verify
from ingestion.home import MANIFEST_VARIABLE
from orchestration.instance import URL_VARIABLE
from tests.conftest import zhifa
from tests.fixtures import postgres
from tests.fixtures.exports import INSPECTION, Office, full, numbered, workbook

pytestmark = pytest.mark.drill


def _night(office: Office, name: str, numbers: list[str], as_of: str) -> int:
    """One nightly job over one file; the release's position."""
    rows = numbered(INSPECTION, "检查编号", numbers)
    workbook(office.home.inbox / name, rows, full(as_of=as_of))
    answer = zhifa(office.home.root, "nightly", "--json")
    assert answer.said is not None and answer.said["is_success"], (answer.said, answer.errors)
    return int(answer.said["position"])


def test_runs_of_two_processes_are_in_one_history_and_the_log_is_in_the_same_server(
    tmp_path: Path, postgres_server: postgres.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres_server.schema("night_log") as log_url, postgres_server.schema("night_runs") as runs_url:
        monkeypatch.setenv(MANIFEST_VARIABLE, log_url)
        monkeypatch.setenv(URL_VARIABLE, runs_url)
        office = Office(tmp_path)
        positions = [
            _night(office, "行政检查十月.xlsx", ["JC1", "JC2"], "2024-10-31"),
            _night(office, "行政检查十一月.xlsx", ["JC1", "JC2", "JC3"], "2024-11-30"),
        ]
        assert positions == [4, 5], "two departments, then two inspections, then one"
        with dg.DagsterInstance.from_config(str(office.home.root / "dagster")) as instance:
            runs = instance.get_runs()
            assert [run.job_name for run in runs] == ["nightly_load"] * 2
            assert {run.status for run in runs} == {dg.DagsterRunStatus.SUCCESS}
            assert all(instance.all_logs(run.run_id) for run in runs)
        log = EventLog.open(office.home)
        assert verify(log).ok and log.manifest.engine.dialect.name == "postgresql"
        with duckdb.connect(str(office.home.releases / "current.duckdb"), read_only=True) as release:
            assert release.execute("select count(*) from core.fct_inspection").fetchall() == [(3,)]
        assert zhifa(office.home.root, "log", "verify").code == 0
        _nothing_beside(office, runs_url)


def _nothing_beside(office: Office, runs_url: str) -> None:
    """Neither log nor history left an SQLite file in the home; only the vault is one."""
    files = {path.relative_to(office.home.root).as_posix() for path in office.home.root.rglob("*.sqlite")}
    assert files == {"vault/vault.sqlite"}
    assert not list((office.home.root / "dagster").rglob("*.db"))
    with sa.create_engine(runs_url).connect() as connection:
        assert connection.execute(sa.text("select count(*) from runs")).scalar() == 2
