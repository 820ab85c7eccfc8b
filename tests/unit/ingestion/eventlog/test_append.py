"""Appending: all of a batch or none, one winner, nothing left behind by a crash."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import polars as pl
import pytest
import sqlalchemy as sa

from ingestion.eventlog import Batch, EventLog, LogMoved, UnknownPosition, segments, verify
from ingestion.eventlog.hashing import batch_hash
from ingestion.home import Home
from tests.unit.ingestion.eventlog.conftest import FEED, changes

Append = Callable[..., Batch]

# Runs in a process of its own, so that a kill is a kill.
APPEND_AND_DIE = """
    import os, signal, sys
    from pathlib import Path
    from datetime import datetime
    from ingestion.contract import load_contracts
    from ingestion.eventlog import EventLog
    from ingestion.home import Home
    from tests.unit.ingestion.eventlog.conftest import FEED, NOW, changes

    log = EventLog.open(Home(Path(sys.argv[1])))

    def die(step):
        if step == sys.argv[2]:
            os.kill(os.getpid(), signal.SIGKILL)

    log.append(changes([10, 11, 12]), load_contracts()[FEED], source="platform", export_id="E2",
               file_name="x.csv", seen=log.head(), recorded_at=NOW, on_step=die)
"""
STEPS = ("before write", "written", "renamed", "durable", "committed")


def child(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(code), *arguments], cwd=os.getcwd())


def test_positions_are_gapless_from_one_and_each_batch_follows_the_last(append: Append, home: Home) -> None:
    first, second = append(changes([1, 2, 3])), append(changes([4, 5]))
    assert (first.first_position, first.last_position) == (1, 3)
    assert (second.first_position, second.last_position) == (4, 5)
    assert second.previous_hash == first.batch_hash
    events = EventLog.open(home).events(FEED)
    assert events["position"].to_list() == [1, 2, 3, 4, 5]
    assert EventLog.open(home).head().chain_hash == second.batch_hash


def test_who_compared_with_an_older_head_must_compare_again_and_leaves_nothing(
    append: Append, home: Home
) -> None:
    log = EventLog.open(home)
    seen = log.head()
    append(changes([1]))
    with pytest.raises(LogMoved):
        append(changes([2]), seen=seen)
    assert EventLog.open(home).events(FEED)["record_no"].to_list() == ["1"]
    assert len(list(home.segments.glob("*/*"))) == 1


@pytest.mark.parametrize("step", STEPS)
def test_a_process_killed_at_any_step_leaves_all_of_a_batch_or_none(
    append: Append, home: Home, step: str
) -> None:
    append(changes([1, 2]))
    process = child(APPEND_AND_DIE, str(home.root), step)
    assert process.wait(timeout=60) == -signal.SIGKILL
    log = EventLog.open(home)  # sweeps
    numbers = log.events(FEED)["record_no"].to_list()
    assert numbers == (["1", "2", "10", "11", "12"] if step == "committed" else ["1", "2"])
    assert verify(log).ok
    assert set(home.segments.glob("*/*")) == {log.segment(batch) for batch in log.batches()}
    append(changes([3]))
    assert EventLog.open(home).events(FEED)["record_no"].to_list() == [*numbers, "3"]


APPEND_TWENTY = """
    import sys
    from pathlib import Path
    from ingestion.contract import load_contracts
    from ingestion.eventlog import EventLog, LogMoved
    from ingestion.home import Home
    from tests.unit.ingestion.eventlog.conftest import FEED, NOW, changes

    log = EventLog.open(Home(Path(sys.argv[1])))
    lost = 0
    for number in range(20):
        while True:
            try:
                log.append(changes([int(sys.argv[2]) + number]), load_contracts()[FEED], source="platform",
                           export_id="E", file_name="x.csv", seen=log.head(), recorded_at=NOW)
                break
            except LogMoved:
                lost += 1
"""


def test_two_writers_at_once_both_get_everything_in_and_no_position_is_given_twice(home: Home) -> None:
    EventLog.open(home)
    writers = [child(APPEND_TWENTY, str(home.root), start) for start in ("100", "200")]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    log = EventLog.open(home)
    events = log.events(FEED)
    assert events["position"].to_list() == list(range(1, 41))
    assert sorted(map(int, events["record_no"])) == [*range(100, 120), *range(200, 220)]
    assert verify(log).ok


def test_a_disk_that_fills_up_fails_the_append_and_leaves_the_log_as_it_was(
    append: Append, home: Home
) -> None:
    append(changes([1]))
    before = EventLog.open(home).head()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    log = EventLog.open(home)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, hard))
        with pytest.raises(OSError, match="File too large"):
            append(changes(list(range(2, 5_000))), log=log)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    log = EventLog.open(home)
    assert log.head() == before
    assert len(list(home.segments.glob("*/*"))) == 1
    assert verify(log).ok


def test_what_is_written_in_the_same_transaction_fails_with_the_batch(append: Append, home: Home) -> None:
    def refuse(_connection: object) -> None:
        raise RuntimeError("the receipt cannot be written")

    with pytest.raises(RuntimeError):
        append(changes([1]), also=refuse)
    log = EventLog.open(home)
    assert log.head().position == 0
    assert list(home.segments.glob("*/*")) == []


def test_opening_the_log_sweeps_orphans_but_not_while_somebody_appends(append: Append, home: Home) -> None:
    append(changes([1]))
    orphan = home.segments / FEED / "orphan.parquet"

    def look(step: str) -> None:
        if step == "renamed":
            orphan.write_bytes(b"another writer's segment")
            EventLog.open(home)
            assert orphan.exists()

    append(changes([2]), on_step=look)
    EventLog.open(home)
    assert not orphan.exists()
    assert EventLog.open(home).events(FEED).height == 2


def test_a_commit_that_a_killed_writer_left_on_its_way_keeps_its_segment(append: Append, home: Home) -> None:
    """A database server finishes a commit that it has received, whatever became of who sent it."""
    first = append(changes([1]))
    log = EventLog.open(home)
    events = log.events(FEED).with_columns(position=pl.lit(2, pl.Int64))
    content, digest = segments.encode(events)
    path = home.segments / FEED / "late.parquet"
    late = replace(
        first,
        first_position=2,
        last_position=2,
        batch_id="late",
        segment_path=str(path.relative_to(home.log)),
        segment_sha256=digest,
        previous_hash=first.batch_hash,
        batch_hash=batch_hash(first.batch_hash, events),
    )
    path.write_bytes(content)
    is_open, may_commit = Event(), Event()

    def not_yet(_connection: sa.Connection) -> None:
        is_open.set()
        assert may_commit.wait(30)

    # No lock of ours is held: its holder is dead. Only the transaction is still there.
    with ThreadPoolExecutor(2) as pool:
        committing = pool.submit(log.manifest.extend, late, log.head(), not_yet)
        assert is_open.wait(30)
        opening = pool.submit(EventLog.open, home)
        with pytest.raises(TimeoutError):
            opening.result(timeout=0.5)
        may_commit.set()
        committing.result(timeout=60)
        assert verify(opening.result(timeout=60)).ok
    assert path.exists()


def test_a_pin_is_the_end_of_a_batch_and_any_other_number_names_the_nearest(
    append: Append, home: Home
) -> None:
    append(changes([1, 2, 3]))
    append(changes([4, 5]))
    log = EventLog.open(home)
    for position in (0, 3, 5):
        log.check_pin(position)
    with pytest.raises(UnknownPosition, match="3、5") as refusal:
        log.check_pin(4)
    assert refusal.value.nearest == (3, 5)
    with pytest.raises(UnknownPosition, match="最近的可用位置：5"):
        log.check_pin(99)


def test_segments_are_plain_parquet_that_polars_and_duckdb_read_alike(append: Append, home: Home) -> None:
    import duckdb

    batch = append(changes([1, 2]))
    path = home.log / batch.segment_path
    by_duckdb = duckdb.sql(f"select position, stream_id from read_parquet('{path}') order by 1").fetchall()
    assert by_duckdb == pl.read_parquet(path).select("position", "stream_id").rows()
    allowed = {"VARCHAR", "BIGINT", "BOOLEAN", "DATE", "TIMESTAMP", "DECIMAL(18,2)"}
    types = {row[1] for row in duckdb.sql(f"describe select * from read_parquet('{path}')").fetchall()}
    assert types <= allowed


def test_paths_in_the_manifest_are_relative_so_that_a_home_can_be_moved(
    append: Append, home: Home, tmp_path: Path
) -> None:
    append(changes([1]))
    home.root.rename(tmp_path / "elsewhere")
    moved = EventLog.open(Home(tmp_path / "elsewhere"))
    assert moved.events(FEED).height == 1
    assert verify(moved).ok
