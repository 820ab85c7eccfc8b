"""Spark reads the log as DuckDB does, and makes the same tables of records of every feed, however odd.

Runs where the extra is installed (`make spark`).
"""

from __future__ import annotations

from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import duckdb
import polars as pl
import pytest

from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog
from ingestion.eventlog.seal import seal
from ingestion.eventlog.views import create_log_views
from orchestration.releases import prepare_build
from orchestration.releases.dbt_child import run_dbt, variables
from orchestration.spark.build import spark_build
from orchestration.spark.comparison import compare_builds
from tests.fixtures.exports import DEPARTMENT, INSPECTION, Office, workbook
from tests.fixtures.random_log import LEFT_OUT, append_random_records

pytestmark = [
    pytest.mark.drill,
    pytest.mark.spark,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="the optional extra `spark` is not installed"),
    # Each takes both cores: never two at a time.
]


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
        pins = (first, log.head().position)
        for position in (*pins, None, *pins):
            if position is None:  # and once more when both batches lie in one file
                assert len(seal(log, now=datetime(2999, 1, 1)).sealed) == 1
                continue
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


def test_records_of_every_feed_at_random_come_out_equal(tmp_path: Path) -> None:
    office = Office(tmp_path)
    codes = ["JKQ01", "JKQ02", "JKQ03"]
    names = ["应急管理局", "市场监督管理局", "某街道办事处"]
    registered = [
        {**DEPARTMENT, "执法主体编码": code, "执法主体名称": name}
        for code, name in zip(codes, names, strict=True)
    ]
    office.one(workbook(office.desk / "执法主体.xlsx", registered))
    position = append_random_records(office.home, departments=codes)
    ours = prepare_build(office.home, position=position)
    # Random records keep no promise that a release is held to: models and seeds only.
    without = [part for kind in ("test", "unit_test") for part in ("--exclude-resource-type", kind)]
    assert run_dbt(["build", *variables(), *without], database=ours.database, target=ours.target) == 0
    with spark_build(office.home, position=position) as theirs:
        tables = compare_builds(ours.database, theirs.warehouse)
    assert [table for table in tables if not table.is_equal] == []
    filled = {table.name for table in tables if table.spark_rows}
    read = {feed for feed in load_contracts() if feed not in LEFT_OUT}
    assert {f"core.fct_{feed}" for feed in read if f"core.fct_{feed}" in {t.name for t in tables}} <= filled
