"""Tampering: a flipped byte, a changed value, a reordered batch, a cut-off tail are found and located."""

from __future__ import annotations

import json
from collections.abc import Callable

import polars as pl
import pytest
import sqlalchemy as sa

from ingestion.eventlog import Batch, EventLog, verify, write_checkpoint
from ingestion.eventlog.manifest import batch_table, head_table
from ingestion.home import Home
from tests.unit.ingestion.eventlog.conftest import changes

Append = Callable[..., Batch]


@pytest.fixture
def batches(append: Append) -> list[Batch]:
    return [append(changes([start, start + 1])) for start in (10, 20, 30)]


def test_an_untouched_log_proves(batches: list[Batch], home: Home) -> None:
    proof = verify(EventLog.open(home))
    assert proof.ok
    assert (proof.batches, proof.events, proof.position) == (3, 6, 6)
    assert proof.chain_hash == batches[-1].batch_hash


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.999])
def test_a_flipped_byte_anywhere_in_a_segment_is_found_and_located(
    batches: list[Batch], home: Home, share: float
) -> None:
    path = home.log / batches[1].segment_path
    content = bytearray(path.read_bytes())
    content[int(share * len(content))] ^= 0x01
    path.write_bytes(content)
    (problem,) = verify(EventLog.open(home)).problems
    assert (problem.batch_id, problem.first_position) == (batches[1].batch_id, 3)


def test_a_changed_value_is_found_even_when_the_file_digest_was_forged_too(
    batches: list[Batch], home: Home
) -> None:
    import hashlib

    path = home.log / batches[1].segment_path
    frame = pl.read_parquet(path)
    frame.with_columns(record_no=pl.lit("forged")).write_parquet(path)
    log = EventLog.open(home)
    with log.manifest.engine.begin() as connection:
        connection.execute(
            batch_table.update()
            .where(batch_table.c.batch_id == batches[1].batch_id)
            .values(segment_sha256=hashlib.sha256(path.read_bytes()).hexdigest())
        )
    (problem,) = verify(log).problems
    assert problem.batch_id == batches[1].batch_id
    assert "内容与所记哈希不符" in problem.message


def test_rewriting_a_segment_with_another_compression_breaks_no_chain_hash(
    batches: list[Batch], home: Home
) -> None:
    from ingestion.eventlog.hashing import batch_hash

    path = home.log / batches[1].segment_path
    events = pl.read_parquet(path)
    events.write_parquet(path, compression="snappy", row_group_size=1)
    assert batch_hash(batches[0].batch_hash, pl.read_parquet(path)) == batches[1].batch_hash


def test_a_missing_segment_is_found(batches: list[Batch], home: Home) -> None:
    log = EventLog.open(home)
    (home.log / batches[2].segment_path).unlink()
    (problem,) = verify(log).problems
    assert problem.batch_id == batches[2].batch_id


def test_two_batches_exchanged_in_the_manifest_are_found(batches: list[Batch], home: Home) -> None:
    log = EventLog.open(home)
    with log.manifest.engine.begin() as connection:
        for batch, other in ((batches[0], batches[1]), (batches[1], batches[0])):
            connection.execute(
                batch_table.update()
                .where(batch_table.c.last_position == batch.last_position)
                .values(segment_path=other.segment_path + "?", batch_id=other.batch_id + "?")
            )
        for batch in batches[:2]:
            connection.execute(
                batch_table.update()
                .where(batch_table.c.batch_id == batch.batch_id + "?")
                .values(segment_path=batch.segment_path, batch_id=batch.batch_id)
            )
    (problem,) = verify(log).problems
    assert problem.first_position == 1


def cut_tail(home: Home, last: Batch) -> None:
    """What somebody would do who wants the last batch gone without a trace in the log itself."""
    log = EventLog.open(home)
    with log.manifest.engine.begin() as connection:
        connection.execute(sa.delete(batch_table).where(batch_table.c.batch_id == last.batch_id))
        connection.execute(
            head_table.update().values(position=last.first_position - 1, chain_hash=last.previous_hash)
        )


def test_a_cut_off_tail_is_found_by_what_a_release_has_seen(batches: list[Batch], home: Home) -> None:
    release = {"position": 6, "chain_hash": batches[2].batch_hash}
    (home.releases / "enforcement-6.json").write_text(json.dumps(release), encoding="utf-8")
    assert verify(EventLog.open(home)).ok
    cut_tail(home, batches[2])
    (problem,) = verify(EventLog.open(home)).problems
    assert problem.last_position == 6
    assert "截断" in problem.message


def test_a_cut_off_tail_that_was_grown_over_is_found_by_a_checkpoint(
    batches: list[Batch], home: Home, append: Append
) -> None:
    write_checkpoint(EventLog.open(home))
    cut_tail(home, batches[2])
    append(changes([40, 41]))
    (problem,) = verify(EventLog.open(home)).problems
    assert "改写" in problem.message


@pytest.mark.usefixtures("batches")
def test_a_head_that_points_past_the_last_batch_is_found(home: Home) -> None:
    log = EventLog.open(home)
    with log.manifest.engine.begin() as connection:
        connection.execute(head_table.update().values(position=7))
    assert not verify(log).ok
