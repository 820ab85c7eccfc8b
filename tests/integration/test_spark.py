"""Spark reads the log as DuckDB does, and every mart of the sample zone equals DuckDB's, row for row.

Runs where the extra is installed.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import duckdb
import polars as pl
import pytest

from ingestion.eventlog import EventLog
from ingestion.eventlog.views import create_log_views
from orchestration.spark.comparison import COMPARED_SCHEMAS
from tests.conftest import Zone
from tests.fixtures.exports import INSPECTION, Office, workbook

pytestmark = [
    pytest.mark.drill,
    pytest.mark.spark,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="the optional extra `spark` is not installed"),
    # It takes both cores for minutes; the zone's own worker does it.
    pytest.mark.xdist_group("zone"),
]


def test_every_table_that_people_read_comes_out_of_spark_as_it_comes_out_of_duckdb(zone_copy: Zone) -> None:
    gate = zone_copy.zhifa("gate", "2024Q4", "--on", "2025-01-24", "--json")
    assert gate.said["is_recorded"] is True
    answer = zone_copy.zhifa("spark", "compare", "--json")
    assert answer.said is not None, answer.errors
    assert answer.said["position"] == gate.said["position"]
    unequal = [table for table in answer.said["tables"] if table["differing_rows"] or table["fault"]]
    assert unequal == []
    assert answer.code == 0
    filled = {table["name"].split(".")[0] for table in answer.said["tables"] if table["spark_rows"]}
    assert filled == set(COMPARED_SCHEMAS)
    # What Spark wrote is gone.
    assert list((zone_copy.home.work / "spark").iterdir()) == []


# With events, with others' events, without any.
READ_FEEDS = ("inspection", "department", "penalty")


def _loaded(office: Office) -> tuple[EventLog, int]:
    """Two visits in two batches, the first batch from a time that did not know `campaign`; its last position."""
    office.one(workbook(office.desk / "行政检查1.xlsx", [INSPECTION]))
    first = office.position
    office.one(
        workbook(
            office.desk / "行政检查2.xlsx", [{**INSPECTION, "检查编号": "JC2", "检查日期": "2024-04-01"}]
        )
    )
    log = EventLog.open(office.home)
    (oldest,) = [log.segment(batch) for batch in log.batches(up_to=first) if batch.feed == "inspection"]
    without = pl.read_parquet(oldest).drop("campaign")
    without.write_parquet(oldest)
    # What no batch names is no part of the log.
    without.write_parquet(oldest.with_name("inspection-0000000009-orphan.parquet"))
    return log, first


def _in_duckdb(log: EventLog, position: int) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect() as connection:
        create_log_views(connection, log, position)
        return {
            feed: connection.execute(f"from log.{feed} order by position").fetchall() for feed in READ_FEEDS
        }


def test_spark_sees_the_committed_events_up_to_a_position_wherever_the_segments_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orchestration.spark.inputs import create_log_views as create_spark_views
    from orchestration.spark.session import start_session

    log, first = _loaded(Office(tmp_path / "office"))
    monkeypatch.setenv("ZHIFA_SEGMENTS_URL", log.home.log.as_uri())
    session = start_session(tmp_path)
    try:
        for position in (first, log.head().position):
            create_spark_views(session, log, position)
            seen = {
                feed: [
                    tuple(row) for row in session.sql(f"select * from log.{feed} order by position").collect()
                ]
                for feed in READ_FEEDS
            }
            assert seen == _in_duckdb(log, position)
            assert len(seen["inspection"]) == (1 if position == first else 2)
    finally:
        session.stop()
