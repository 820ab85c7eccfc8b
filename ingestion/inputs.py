"""Everything that dbt reads, put into the database that it builds in.

Belongs here: schemas `log` (views over the log), `intake` (receipts and rejects) and `reference` (the calendar).
Does not belong here: any model. dbt knows no path and no position; it is given these and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import chinese_calendar
import duckdb
import polars as pl

from ingestion.archive import Archive
from ingestion.books import receipt_table, reject_table
from ingestion.eventlog import EventLog
from ingestion.eventlog.views import create_log_views
from ingestion.ledger import Ledger

_RECEIPT_TYPES: dict[str, pl.DataType] = {
    "receipt_id": pl.Int64(),
    "reported_as_of": pl.Datetime("us"),
    "window_from": pl.Date(),
    "window_to": pl.Date(),
    "recorded_at": pl.Datetime("us"),
    "log_position": pl.Int64(),
}
_REJECT_COLUMNS: dict[str, pl.DataType] = {
    "receipt_id": pl.Int64(),
    "feed": pl.String(),
    "source": pl.String(),
    "department_code": pl.String(),
    "stream_id": pl.String(),
    "source_row": pl.Int64(),
    "column_name": pl.String(),
    "rule": pl.String(),
    "message": pl.String(),
    "is_open": pl.Boolean(),
}


def _receipt_columns() -> dict[str, pl.DataType]:
    return {
        column.name: pl.Int64()
        if column.name.endswith("_count")
        else _RECEIPT_TYPES.get(column.name, pl.String())
        for column in receipt_table.columns
    }


def last_known_day() -> date:
    """The last day that the calendar knows."""
    return date(max(chinese_calendar.constants.holidays).year, 12, 31)


@cache
def calendar() -> pl.DataFrame:
    """Every day of the years that the calendar knows: `calendar_date`, `is_workday`, `holiday_name` (调休 in it).

    Source: the State Council's yearly notices, as the chinesecalendar package holds them.
    """
    known = chinese_calendar.constants.holidays
    first, last = date(min(known).year, 1, 1), last_known_day()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return pl.DataFrame(
        {
            "calendar_date": days,
            "is_workday": [chinese_calendar.is_workday(day) for day in days],
            "holiday_name": [chinese_calendar.get_holiday_detail(day)[1] for day in days],
        },
        schema={"calendar_date": pl.Date, "is_workday": pl.Boolean, "holiday_name": pl.String},
    )


def _create(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    connection.register("incoming", frame.to_arrow())
    connection.execute(f"create or replace table {name} as select * from incoming")
    connection.unregister("incoming")


def small_inputs(log: EventLog, position: int) -> dict[str, pl.DataFrame]:
    """What dbt reads beside the log, by the name under which it reads it: receipts, rejects, the calendar.

    Receipts are those written up to that position; they serve quality only and pin nothing.
    """
    ledger = Ledger(log.manifest.engine, Archive(log.home))
    columns = _receipt_columns()
    receipts = pl.DataFrame(
        ledger.rows(receipt_table, columns, where=receipt_table.c.log_position <= position),
        schema=columns,
        orient="row",
    )
    rejects = pl.DataFrame(ledger.rows(reject_table, _REJECT_COLUMNS), schema=_REJECT_COLUMNS, orient="row")
    return {
        "intake.receipt": receipts,
        "intake.reject": rejects.join(receipts.select("receipt_id"), on="receipt_id", how="semi"),
        "reference.calendar_day": calendar(),
    }


def create_inputs(
    connection: duckdb.DuckDBPyConnection,
    log: EventLog,
    position: int,
    supposed: Mapping[str, pl.DataFrame] | None = None,
) -> None:
    """Make schemas `log`, `intake` and `reference`, cut at `position`.

    `supposed`: by feed, events that nobody has appended, on top of what the log holds (`ingestion.supposing`).
    """
    create_log_views(connection, log, position)
    for feed, events in (supposed or {}).items():
        connection.register("supposed", events.to_arrow())
        connection.execute(
            f"create table log.with_supposed as select * from log.{feed} union all by name select * from supposed"
        )
        connection.execute(f"drop view log.{feed}; alter table log.with_supposed rename to {feed}")
        connection.unregister("supposed")
    connection.execute("create schema if not exists intake; create schema if not exists reference")
    for name, frame in small_inputs(log, position).items():
        _create(connection, name, frame)
