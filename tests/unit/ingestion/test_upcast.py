"""Old events stay readable: a contract of tomorrow reads the segments of today, in Polars and in DuckDB alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from ingestion.acts import record_acts
from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog, segments, upcast, views
from ingestion.eventlog.upcast import BrokenUpcastChain, Upcast, check_chains
from ingestion.home import Home
from tests.fixtures.exports import PENALTY, Office, workbook

TODAY = load_contracts()["penalty"]
# Tomorrow `cause` is called `case_cause`, fines are kept in cents under a new name, and `remark` is new.
RENAMED = tuple(
    replace(column, name={"cause": "case_cause", "fine_yuan": "fine_cents"}.get(column.name, column.name))
    for column in TODAY.columns
)
REMARK = replace(TODAY.column("campaign"), name="remark")
TOMORROW = replace(TODAY, schema_version=2, columns=(*RENAMED, REMARK))
STEPS = (Upcast("penalty", 1, {"case_cause": "cause", "fine_cents": "fine_yuan * 100"}),)


@pytest.fixture
def log(tmp_path: Path) -> EventLog:
    office = Office(tmp_path)
    rows = [
        {**PENALTY, "案由": "无证经营", "罚款金额": "5000.5"},
        {**PENALTY, "案由": None, "处罚决定书文号": "2"},
    ]
    assert office.one(workbook(office.desk / "行政处罚.xlsx", rows)).counts.new == 2
    return EventLog.open(office.home)


def _in_polars(log: EventLog) -> pl.DataFrame:
    (batch,) = (batch for batch in log.batches() if batch.feed == "penalty")
    return segments.read(log.segment(batch), TOMORROW, 1, upcasts=STEPS)


def _in_duckdb(log: EventLog, monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    monkeypatch.setattr(views, "load_contracts", lambda: {"penalty": TOMORROW})
    monkeypatch.setattr(views, "steps", lambda contract, version: upcast.steps(contract, version, STEPS))
    connection = duckdb.connect()
    views.create_log_views(connection, log, log.head().position)
    return connection.sql("select * from log.penalty order by position").pl()


def test_polars_reads_old_events_as_tomorrows(log: EventLog) -> None:
    read = _in_polars(log)
    assert read["case_cause"].to_list() == ["无证经营", None]
    assert read["fine_cents"].to_list() == [Decimal("500050.00"), Decimal("500000.00")]
    assert read["remark"].to_list() == [None, None]
    assert "cause" not in read.columns and "fine_yuan" not in read.columns


def test_duckdb_reads_the_same(log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _in_duckdb(log, monkeypatch).rows(named=True) == _in_polars(log).rows(named=True)


def test_a_version_from_which_no_step_leads_on_is_found_at_the_start() -> None:
    check_chains([TODAY], STEPS)
    check_chains([TOMORROW], STEPS)
    with pytest.raises(BrokenUpcastChain, match="penalty: no step from version 1"):
        check_chains([TOMORROW], ())
    with pytest.raises(BrokenUpcastChain, match="version 2"):
        check_chains([replace(TOMORROW, schema_version=3)], STEPS)


def test_every_chain_of_today_holds() -> None:
    check_chains(load_contracts().values())


def test_a_feed_without_events_is_typed_and_empty(tmp_path: Path) -> None:
    connection = duckdb.connect()
    log = EventLog.open(Home(tmp_path))
    views.create_log_views(connection, log, 0)
    for feed, contract in load_contracts().items():
        described = {name: kind for name, kind, *_ in connection.sql(f"describe log.{feed}").fetchall()}
        assert described == views.sql_columns(contract)
        assert connection.sql(f"select count(*) from log.{feed}").fetchall() == [(0,)]


def test_a_view_ends_where_its_position_says(tmp_path: Path) -> None:
    home = Home(tmp_path)
    row = dict.fromkeys(load_contracts()["gate"].physical_columns())
    first = record_acts(home, feed="gate", rows=[_act(row, "A")], recorded_at=datetime(2024, 11, 1))
    record_acts(home, feed="gate", rows=[_act(row, "B")], recorded_at=datetime(2024, 11, 2))
    connection = duckdb.connect()
    assert first is not None
    views.create_log_views(connection, EventLog.open(home), first.last_position)
    assert connection.sql("select department_code from log.gate").fetchall() == [("A",)]


def _act(row: dict[str, object], department: str) -> dict[str, object]:
    key = {column.name: "2024Q4" for column in load_contracts()["gate"].key}
    dated = {
        column.name: date(2024, 12, 31)
        for column in load_contracts()["gate"].columns
        if column.kind == "date"
    }
    return {**row, **dated, **key, "department_code": department}
