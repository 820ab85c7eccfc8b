"""What dbt is given: the log, the books and the calendar, cut at a position."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from ingestion.eventlog import EventLog
from ingestion.eventlog.manifest import UnknownPosition
from ingestion.inputs import calendar, create_inputs
from tests.fixtures.exports import INSPECTION, Office, workbook


def _connected(office: Office, position: int) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    create_inputs(connection, EventLog.open(office.home), position)
    return connection


# State Council notices: 2024-02-04 (a Sunday) worked for Spring Festival, 2024-10-07 (a Monday) off,
# 2021-02-20 (a Saturday) worked.
@pytest.mark.parametrize(
    ("day", "is_workday"),
    [(date(2024, 2, 4), True), (date(2024, 10, 7), False), (date(2024, 10, 8), True), (date(2024, 10, 12), True),
     (date(2024, 10, 13), False), (date(2021, 2, 20), True)],
)  # fmt: skip
def test_the_calendar_knows_days_made_up_for_holidays(day: date, is_workday: bool) -> None:
    rows = calendar().filter(calendar()["calendar_date"] == day)
    assert rows["is_workday"].to_list() == [is_workday]


def test_the_calendar_has_every_day_of_its_years() -> None:
    days = calendar()["calendar_date"]
    assert days[0] == date(2004, 1, 1)
    assert (days[-1] - days[0]).days + 1 == len(days)


def test_an_earlier_position_sees_earlier_receipts_and_events_only(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.one(
        workbook(
            office.desk / "行政检查1.xlsx", [INSPECTION, {**INSPECTION, "检查编号": "", "检查日期": "x"}]
        )
    )
    first = office.position
    office.one(
        workbook(
            office.desk / "行政检查2.xlsx", [{**INSPECTION, "检查编号": "JC2", "检查日期": "2024-04-01"}]
        )
    )
    counts = "select (select count(*) from log.inspection), (select count(*) from intake.receipt)"
    assert _connected(office, first).sql(counts).fetchall() == [(1, 2)]
    assert _connected(office, office.position).sql(counts).fetchall() == [(2, 3)]


def test_a_reject_stands_once_for_every_fault_with_its_receipt(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.one(
        workbook(office.desk / "行政检查.xlsx", [INSPECTION, {**INSPECTION, "检查编号": "", "检查日期": "x"}])
    )
    rows = (
        _connected(office, office.position)
        .sql("select file_name, department_code, source_row, column_name, is_open"
             " from intake.reject join intake.receipt using (receipt_id) order by all")
        .fetchall()
    )  # fmt: skip
    assert rows == [
        ("行政检查.xlsx", "JKQ01", 4, "检查日期", True),
        ("行政检查.xlsx", "JKQ01", 4, "检查编号", True),
    ]


def test_a_position_inside_a_batch_is_refused_with_the_nearest(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with pytest.raises(UnknownPosition) as raised:
        _connected(office, 1)
    assert raised.value.nearest == (2,)
