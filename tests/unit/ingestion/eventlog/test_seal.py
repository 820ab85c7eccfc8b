"""Sealing a month changes files and nothing else: events, folds, pins, hashes and proofs stay."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.contract import load_contracts
from ingestion.eventlog import Batch, EventLog, fold, verify
from ingestion.eventlog.manifest import batch_table
from ingestion.eventlog.seal import GRACE, SealFault, UnfinishedMonth, seal
from ingestion.eventlog.views import create_log_views
from ingestion.home import Home
from tests.conftest import zhifa
from tests.fixtures.random_log import random_changes
from tests.unit.ingestion.eventlog.conftest import FEED, changes
from tests.unit.ingestion.eventlog.test_append import APPEND_TWENTY, child

Append = Callable[..., Batch]
DECEMBER = datetime(2024, 12, 3, 1, 0)  # `append` records everything on 1 November 2024


def _files(home: Home) -> list[str]:
    return sorted(path.name for path in home.segments.glob("*/*"))


def _by_duckdb(log: EventLog, position: int, feed: str = FEED) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        create_log_views(connection, log, position)
        return connection.execute(f"select * from log.{feed} order by position").fetchall()


@pytest.fixture
def batches(append: Append) -> list[Batch]:
    return [append(changes([start, start + 1])) for start in (10, 20, 30)]


def test_a_month_that_is_over_becomes_one_file_and_every_pin_stays_exact(
    batches: list[Batch], home: Home
) -> None:
    log = EventLog.open(home)
    pins = [0, *(batch.last_position for batch in batches)]
    before = [_by_duckdb(log, pin) for pin in pins]
    (sealed,) = seal(log, now=DECEMBER).sealed
    assert (sealed.feed, sealed.month, sealed.batches, sealed.files_before) == (FEED, "2024-11", 3, 3)
    log = EventLog.open(home)
    assert {batch.segment_path for batch in log.batches()} == {sealed.segment_path}
    assert [_by_duckdb(log, pin) for pin in pins] == before
    assert [log.events(FEED, after=2, up_to=pin).height for pin in pins] == [0, 0, 2, 4]
    assert log.head().chain_hash == batches[-1].batch_hash
    proof = verify(log)
    assert proof.ok and (proof.batches, proof.events) == (3, 6)


@pytest.mark.usefixtures("batches")
def test_a_month_that_is_not_over_stays_as_it_is_and_asking_for_it_is_refused(home: Home) -> None:
    log = EventLog.open(home)
    assert seal(log, now=datetime(2024, 11, 30, 23, 59)).sealed == ()
    with pytest.raises(UnfinishedMonth, match="还没有结束"):
        seal(log, now=datetime(2024, 11, 30), month="2024-11")
    with pytest.raises(UnfinishedMonth, match="写法不对"):
        seal(log, now=DECEMBER, month="2024-1")
    assert seal(log, now=DECEMBER, month="2024-10").sealed == ()
    assert len(_files(home)) == 3


@pytest.mark.usefixtures("batches")
def test_sealing_again_finds_nothing_to_do_and_the_old_files_go_after_a_day(home: Home) -> None:
    log = EventLog.open(home)
    seal(log, now=DECEMBER)
    assert len(_files(home)) == 4, "a reader with the old list finds what it names"
    EventLog.open(home)
    assert len(_files(home)) == 4, "opening sweeps orphans, and these are none"
    again = seal(log, now=DECEMBER + GRACE)
    assert (again.sealed, again.removed) == ((), 0)
    later = seal(log, now=DECEMBER + GRACE + timedelta(seconds=1))
    assert (later.sealed, later.removed) == ((), 3)
    assert len(_files(home)) == 1 and verify(EventLog.open(home)).ok


def test_who_has_read_the_old_list_reads_on(batches: list[Batch], home: Home) -> None:
    log = EventLog.open(home)
    with duckdb.connect() as connection:
        create_log_views(connection, log, batches[1].last_position)
        seal(EventLog.open(home), now=DECEMBER)
        assert connection.execute(f"select count(*) from log.{FEED}").fetchall() == [(4,)]
    assert [pl.read_parquet(log.segment(batch)).height for batch in batches] == [2, 2, 2]


def test_a_batch_that_came_late_is_merged_into_its_month_in_log_order(
    append: Append, batches: list[Batch], home: Home
) -> None:
    seal(EventLog.open(home), now=DECEMBER)
    append(changes([40]))
    log = EventLog.open(home)
    assert log.events(FEED)["position"].to_list() == [1, 2, 3, 4, 5, 6, 7]
    (sealed,) = seal(log, now=DECEMBER, month="2024-11").sealed
    assert (sealed.batches, sealed.files_before) == (len(batches) + 1, 2)
    assert verify(log).ok


def test_a_segment_never_mixes_versions(home: Home) -> None:
    log = EventLog.open(home)
    contract = load_contracts()[FEED]
    for number, version in enumerate((1, 1, 2, 2)):
        log.append(
            changes([number]),
            replace(contract, schema_version=version),
            source="platform",
            export_id="E",
            file_name="x.csv",
            seen=log.head(),
            recorded_at=datetime(2024, 11, 1),
        )
    assert [one.schema_version for one in seal(log, now=DECEMBER).sealed] == [1, 2]
    for batch in log.batches():
        assert set(pl.read_parquet(log.segment(batch))["schema_version"]) == {batch.schema_version}
    assert verify(log).ok


def test_a_segment_that_was_changed_is_not_sealed_and_the_batch_is_named(
    batches: list[Batch], home: Home
) -> None:
    log = EventLog.open(home)
    path = log.segment(batches[1])
    pl.read_parquet(path).with_columns(record_no=pl.lit("forged")).write_parquet(path)
    before = _files(home)
    with pytest.raises(SealFault, match=batches[1].batch_id):
        seal(log, now=DECEMBER)
    path.unlink()
    with pytest.raises(SealFault, match="缺失或无法读取"):
        seal(log, now=DECEMBER)
    assert _files(home) == sorted(set(before) - {path.name})
    assert [batch.segment_path for batch in log.batches()] == [batch.segment_path for batch in batches]


# --- proving what is sealed ------------------------------------------------------------------------


def _forge(home: Home, row: int, **values: Any) -> None:
    """Change one row of a sealed segment, and the file's digest in the manifest with it."""
    import hashlib

    log = EventLog.open(home)
    path = log.segment(log.batches()[0])
    frame = pl.read_parquet(path).with_row_index("at")
    frame = frame.with_columns(
        pl.when(pl.col("at") == row).then(pl.lit(value)).otherwise(pl.col(name)).alias(name)
        for name, value in values.items()
    ).drop("at")
    frame.write_parquet(path)
    with log.manifest.engine.begin() as connection:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        connection.execute(batch_table.update().values(segment_sha256=digest))


@pytest.mark.parametrize(("row", "batch"), [(0, 0), (3, 1), (4, 2)])
def test_verify_names_the_batch_inside_a_sealed_segment_whose_event_was_changed(
    batches: list[Batch], home: Home, row: int, batch: int
) -> None:
    seal(EventLog.open(home), now=DECEMBER)
    _forge(home, row, record_no="forged")
    (problem,) = verify(EventLog.open(home)).problems
    assert (problem.batch_id, problem.first_position) == (batches[batch].batch_id, 2 * batch + 1)


def test_of_two_changed_batches_in_two_segments_the_first_in_the_log_is_named(
    append: Append, batches: list[Batch], home: Home
) -> None:
    """The month's segment begins before the other file and is changed behind it."""
    other = append(changes([40]))
    log = EventLog.open(home)
    with log.manifest.engine.begin() as connection:  # the third batch of another month than the others
        late = batch_table.c.batch_id == batches[1].batch_id
        connection.execute(batch_table.update().where(late).values(recorded_at=DECEMBER))
    seal(log, now=DECEMBER, month="2024-11")
    path = log.segment(log.batches()[0])
    frame = pl.read_parquet(path)
    changed = pl.when(pl.col("batch_id") == other.batch_id).then(pl.lit("x")).otherwise(pl.col("record_no"))
    frame.with_columns(record_no=changed).write_parquet(path)
    (problem,) = verify(log).problems
    assert problem.batch_id == other.batch_id
    log.segment(batches[1]).write_bytes(b"")
    (problem,) = verify(log).problems
    assert problem.batch_id == batches[1].batch_id


@pytest.mark.usefixtures("batches")
def test_rows_that_no_batch_claims_are_found_in_a_sealed_segment(home: Home) -> None:
    import hashlib

    log = EventLog.open(home)
    seal(log, now=DECEMBER)
    path = log.segment(log.batches()[0])
    frame = pl.read_parquet(path)
    pl.concat([frame, frame.tail(1)]).write_parquet(path)
    with log.manifest.engine.begin() as connection:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        connection.execute(batch_table.update().values(segment_sha256=digest))
    (problem,) = verify(log).problems
    assert "不属于任何批次" in problem.message


# --- crashes and races -----------------------------------------------------------------------------

SEAL_AND_DIE = """
    import os, signal, sys
    from datetime import datetime
    from pathlib import Path
    from ingestion.eventlog import EventLog
    from ingestion.eventlog.seal import seal
    from ingestion.home import Home

    def die(step):
        if step == sys.argv[2]:
            os.kill(os.getpid(), signal.SIGKILL)

    seal(EventLog.open(Home(Path(sys.argv[1]))), now=datetime(2024, 12, 3), on_step=die)
"""


@pytest.mark.parametrize("step", ["written", "proven", "renamed", "durable", "switched"])
@pytest.mark.usefixtures("batches")
def test_a_process_killed_at_any_step_of_sealing_leaves_a_log_that_proves(home: Home, step: str) -> None:
    before = EventLog.open(home).events(FEED)
    process = child(SEAL_AND_DIE, str(home.root), step)
    assert process.wait(timeout=120) == -signal.SIGKILL
    log = EventLog.open(home)  # sweeps
    assert len(_files(home)) == (4 if step == "switched" else 3)
    assert verify(log).ok and log.events(FEED).equals(before)
    seal(log, now=DECEMBER)
    seal(log, now=DECEMBER + 2 * GRACE)
    assert len(_files(home)) == 1
    assert verify(log).ok and log.events(FEED).equals(before)


SEAL_OFTEN = """
    import sys
    from datetime import datetime
    from pathlib import Path
    from ingestion.eventlog import EventLog
    from ingestion.eventlog.seal import seal
    from ingestion.home import Home

    for _ in range(10):
        seal(EventLog.open(Home(Path(sys.argv[1]))), now=datetime(2024, 12, 3))
"""


def test_sealing_twice_at_once_beside_a_writer_loses_nothing(home: Home) -> None:
    """The writer records a month that is over: the files that are merged are those that it has just written."""
    EventLog.open(home)
    at_work = [child(APPEND_TWENTY, str(home.root), "100")]
    at_work += [child(SEAL_OFTEN, str(home.root)) for _ in range(2)]
    assert [one.wait(timeout=300) for one in at_work] == [0, 0, 0]
    log = EventLog.open(home)
    seal(log, now=DECEMBER)
    assert sorted(map(int, log.events(FEED)["record_no"])) == list(range(100, 120))
    assert len({batch.segment_path for batch in log.batches()}) == 1
    assert verify(log).ok


# --- random histories ------------------------------------------------------------------------------

FEEDS = (FEED, "inspection", "penalty")


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, str, int, int, bool]]:
    """Batches as (feed, source, day of the year 2024, seed), some of them followed by a sealing."""
    day, made = 1, []
    for _ in range(draw(st.integers(2, 7))):
        day += draw(st.integers(0, 45))
        feed, source = draw(st.sampled_from(FEEDS)), draw(st.sampled_from(["platform", "nfra"]))
        made.append((feed, source, day, draw(st.integers(0, 999)), draw(st.booleans())))
    return made


def _everything(log: EventLog) -> list[Any]:
    """What readers and provers see: heads, hashes, pins, folds, the views at every pin."""
    batches = log.batches()
    pins = [0, *(batch.last_position for batch in batches)]
    seen: list[Any] = [log.head(), [(b.batch_id, b.first_position, b.batch_hash) for b in batches]]
    for feed in FEEDS:
        for source in (None, "platform", "nfra"):
            events = [log.events(feed, source=source, up_to=pin) for pin in pins]
            seen.extend(frame.rows() for frame in events)
            seen.extend(fold(frame).rows() for frame in events)
            seen.append(log.events(feed, source=source, after=pins[len(pins) // 2]).rows())
        seen.append(_by_duckdb(log, pins[-1], feed))
        seen.append(_by_duckdb(log, pins[len(pins) // 2], feed))
    return seen


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=histories())
def test_whenever_a_history_is_sealed_nothing_that_anybody_sees_changes(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, str, int, int, bool]]
) -> None:
    home = Home(tmp_path_factory.mktemp("sealed"))
    log = EventLog.open(home)
    for feed, source, day, seed, is_sealed in history:
        at = datetime(2024, 1, 1) + timedelta(days=day)
        contract = load_contracts()[feed]
        log.append(
            random_changes(contract, seed=seed, count=5),
            contract,
            source=source,
            export_id=f"E{day}",
            file_name="x.csv",
            seen=log.head(),
            recorded_at=at,
        )
        if is_sealed:
            before = _everything(log)
            seal(log, now=at + timedelta(days=seed % 60))
            fresh = EventLog.open(home)
            assert _everything(fresh) == before
            assert verify(fresh).ok


# --- the command -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("batches")
def test_the_command_says_what_it_merged(home: Home) -> None:
    done = zhifa(home.root, "log", "seal", "--json")
    assert done.code == 0, done.errors
    (sealed,) = done.said["sealed"]
    assert (sealed["feed"], sealed["month"], sealed["files_before"]) == (FEED, "2024-11", 3)
    assert zhifa(home.root, "log", "seal", "--month", "2999-01").code == 2
    assert zhifa(home.root, "log", "verify").code == 0
