"""What sealing a month saves a reader: many small segments against one, the same events, in one run.

Belongs here: the one measurement. Does not belong here: printing it (`__main__`).
"""

from __future__ import annotations

import statistics
import time
from datetime import datetime
from pathlib import Path

import duckdb

from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog, verify
from ingestion.eventlog.seal import seal
from ingestion.eventlog.views import create_log_views
from ingestion.home import Home
from tests.fixtures.random_log import random_changes

BATCHES, ROWS, RUNS = 500, 20, 5
FEED = "inspection"


def _many_batches(home: Home) -> EventLog:
    log, contract = EventLog.open(home), load_contracts()[FEED]
    for number in range(BATCHES):
        log.append(
            random_changes(contract, seed=number, count=ROWS),
            contract,
            source="platform",
            export_id=f"E{number}",
            file_name="bench.csv",
            seen=log.head(),
            recorded_at=datetime(2024, 1, 15),
        )
    return log


def _by_sql(log: EventLog) -> float:
    """Seconds to read every column of a feed through the view that a build reads."""
    with duckdb.connect() as connection:
        create_log_views(connection, log, log.head().position)
        start = time.perf_counter()
        connection.execute(f"select * from log.{FEED}").arrow()
        return time.perf_counter() - start


def _by_polars(log: EventLog) -> float:
    start = time.perf_counter()
    log.events(FEED)
    return time.perf_counter() - start


def _medians(log: EventLog) -> tuple[float, float]:
    _by_sql(log), _by_polars(log)  # warms the file cache
    sides = zip(*((_by_sql(log), _by_polars(log)) for _ in range(RUNS)), strict=True)
    by_sql, by_polars = (statistics.median(side) for side in sides)
    return by_sql, by_polars


def sealed_against_small(folder: Path) -> list[tuple[str, float, float]]:
    """Name, sealed and small in seconds: by SQL and by Polars."""
    log = _many_batches(Home(folder / "sealing"))
    small = _medians(log)
    seal(log, now=datetime(2024, 2, 1))
    assert verify(log).ok
    sealed = _medians(log)
    events = f"{BATCHES * ROWS:,} 个以内的事件，一个月一个文件 ÷ {BATCHES} 个文件"
    return [
        (f"DuckDB 读 {events}", sealed[0], small[0]),
        (f"Polars 读 {events}", sealed[1], small[1]),
    ]
