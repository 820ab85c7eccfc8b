"""The log at a glance: manifest, head, segments and what lies beside them, each broken once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingestion.eventlog import EventLog
from ingestion.eventlog.seal import seal
from ingestion.home import Home
from ingestion.intake import ingest
from orchestration.doctor import eventlog
from tests.fixtures.exports import INSPECTION, workbook
from tests.unit.orchestration.doctor.conftest import codes


def _manifest(home: Home, *statements: str) -> None:
    with closing(sqlite3.connect(home.log / "manifest.sqlite")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_manifest_that_is_no_database(home: Home) -> None:
    for path in home.log.glob("manifest.sqlite*"):
        path.unlink()
    (home.log / "manifest.sqlite").write_bytes(b"not a database at all" * 100)
    assert codes(eventlog.manifest, home) == ["manifest_unreachable"]


def test_a_database_server_that_does_not_answer(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIFA_MANIFEST_URL", "postgresql+psycopg2://zhifa:s3cret@127.0.0.1:1/zhifa")
    (found,) = eventlog.manifest(eventlog.Installation(home))
    assert found.code == "manifest_unreachable"
    assert "s3cret" not in found.problem


def test_a_database_of_a_kind_that_the_log_does_not_know(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIFA_MANIFEST_URL", "mysql://zhifa@db/zhifa")
    assert codes(eventlog.manifest, home) == ["manifest_url"]
    assert codes(eventlog.segments, home) == []  # told once


def test_segments_without_a_manifest_are_told_and_none_is_made(home: Home) -> None:
    for path in home.log.glob("manifest.sqlite*"):
        path.unlink()
    assert codes(eventlog.manifest, home) == ["manifest_missing"]
    assert list(home.log.glob("manifest.sqlite*")) == []


def test_the_manifest_of_another_log(home: Home) -> None:
    (home.log / "log_id").write_text("ab" * 16)
    assert codes(eventlog.manifest, home) == ["manifest_strange"]


def test_a_log_whose_last_batch_was_cut_off(home: Home) -> None:
    before = "(select max(last_position) from batch)"
    _manifest(
        home,
        f"delete from batch where last_position = {before}",
        f"update head set position = {before}",
        "update head set chain_hash = (select batch_hash from batch where last_position = head.position)",
    )
    assert codes(eventlog.witnesses, home) == ["tail_cut"]


def test_a_head_that_is_not_the_last_batch(home: Home) -> None:
    _manifest(home, "update head set position = position + 5")
    assert codes(eventlog.witnesses, home) == ["head_differs"]


def test_a_segment_that_is_gone(home: Home) -> None:
    next(home.segments.glob("inspection/*.parquet")).unlink()
    assert codes(eventlog.segments, home) == ["segment_missing"]


def test_a_segment_that_was_cut_short(home: Home) -> None:
    path = next(home.segments.glob("inspection/*.parquet"))
    path.write_bytes(path.read_bytes()[:-20])
    assert codes(eventlog.segments, home) == ["segment_damaged"]


def test_a_segment_with_other_events_than_the_manifest_says(home: Home) -> None:
    departments, inspections = (
        next(home.segments.glob(f"{feed}/*.parquet")) for feed in ("department", "inspection")
    )
    inspections.write_bytes(departments.read_bytes())  # two departments, one inspection
    assert codes(eventlog.segments, home) == ["segment_damaged"]


def test_segments_beyond_an_older_manifest_that_was_put_back(home: Home) -> None:
    later = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=1)
    path = next(home.segments.glob("inspection/*.parquet"))
    path.with_name("inspection-0000000099-abcdef01.parquet").write_bytes(path.read_bytes())
    assert codes(eventlog.orphans, home, now=later) == ["orphan_segments"]


def test_a_month_that_was_sealed_is_as_well_as_before(home: Home, tmp_path: Path) -> None:
    ingest(home, [workbook(tmp_path / "检查2.xlsx", [{**INSPECTION, "检查编号": "JC2"}])])
    next_month = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=32)
    done = seal(EventLog.open(home), now=next_month)
    assert [one.feed for one in done.sealed] == ["inspection"]
    for look in (eventlog.manifest, eventlog.witnesses, eventlog.segments, eventlog.orphans):
        assert codes(look, home, now=next_month) == []
