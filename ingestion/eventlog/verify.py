"""Proving the log: recompute every hash, name the first batch that differs, find a cut-off tail.

Belongs here: reading and comparing. It never mends anything.
Does not belong here: how a hash is made (`hashing`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ingestion.eventlog.envelope import ENVELOPE
from ingestion.eventlog.hashing import GENESIS, batch_hash
from ingestion.eventlog.log import EventLog, by_segment
from ingestion.eventlog.manifest import Batch
from ingestion.eventlog.segments import fsync_folder, write_durably

_BYTES_CHANGED = "数据段文件的字节已被改动。"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: `batch_id` where it can be located, and what in Chinese."""

    batch_id: str | None
    first_position: int | None
    last_position: int | None
    segment_path: str | None
    message: str


@dataclass(frozen=True)
class Verification:
    """Outcome of a proof: how much was read and what is wrong, the first problem first."""

    batches: int
    events: int
    position: int
    chain_hash: str
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(log: EventLog) -> Verification:
    """Recompute the whole chain and hold the head against releases and checkpoints."""
    head = log.head()
    batches = log.batches()
    # What follows the first difference is chained to it; naming more would only blur where it began.
    broken = _first_broken_link(batches)
    found = _first_difference(log, batches, broken)
    problems = [] if found is None else [_problem(found.batch, found.message)]
    position, previous = (batches[-1].last_position, batches[-1].batch_hash) if batches else (0, GENESIS)
    if not problems and (head.position, head.chain_hash) != (position, previous):
        at = f"清单头在位置 {head.position}，批次却止于 {position}。"
        problems.append(Problem(None, None, None, None, f"{at}清单尾部被改动或截断，请从备份恢复。"))
    problems.extend(cut_tail(log, {batch.last_position: batch.batch_hash for batch in batches}))
    if found is not None:
        position = max(
            (batch.last_position for batch in batches if batch.last_position < found.end), default=0
        )
    return Verification(len(batches), position, head.position, head.chain_hash, tuple(problems))


def _problem(batch: Batch, message: str) -> Problem:
    return Problem(batch.batch_id, batch.first_position, batch.last_position, batch.segment_path, message)


@dataclass(frozen=True)
class Difference:
    """A batch that is not what the manifest says, and in what (Chinese)."""

    batch: Batch
    message: str

    @property
    def end(self) -> int:
        return self.batch.last_position


def _first_broken_link(batches: list[Batch]) -> Difference | None:
    """The first batch that does not follow the one before it; segments are not looked at."""
    previous, position = GENESIS, 0
    for batch in batches:
        if batch.first_position != position + 1:
            return Difference(
                batch,
                f"应从位置 {position + 1} 开始，实为 {batch.first_position}：批次缺失或次序被调换。",
            )
        if batch.previous_hash != previous:
            return Difference(batch, "所记的前一批次哈希与实际不符：批次次序被调换或前文被改动。")
        previous, position = batch.batch_hash, batch.last_position
    return None


def _first_difference(log: EventLog, batches: list[Batch], first: Difference | None) -> Difference | None:
    """The first batch whose events are not what its hash says, or `first` where none comes before it.

    Each segment is read once, one at a time; a segment of a whole month begins early and ends late.
    """
    for own in by_segment(batches):
        count = len(own) if first is None else sum(batch.last_position < first.end for batch in own)
        found = _difference_in(log.segment(own[0]), own) if count else None
        if found is not None and found.batch in own[:count]:
            first = found
    return first


def _difference_in(path: Path, batches: list[Batch]) -> Difference | None:
    """What is wrong with the first of the batches of one segment with which anything is wrong."""
    if not path.exists():
        return Difference(batches[0], "数据段文件不存在。")
    is_same = hashlib.sha256(path.read_bytes()).hexdigest() == batches[0].segment_sha256
    try:
        events = pl.read_parquet(path, glob=False, hive_partitioning=False)
    except (pl.exceptions.PolarsError, OSError):
        return Difference(batches[0], "数据段文件无法读取。" if is_same else _BYTES_CHANGED)
    found = content_difference(events, batches)
    if is_same:
        return found
    return Difference(found.batch if found else batches[0], _BYTES_CHANGED)


def content_difference(events: pl.DataFrame, batches: Sequence[Batch]) -> Difference | None:
    """The first batch whose events, out of a segment that should hold these batches and no more, are others."""
    if set(ENVELOPE) - set(events.columns):
        return Difference(batches[0], "数据段的列不全。")
    start = 0
    for batch in batches:
        own = events.slice(start, batch.event_count)
        start += batch.event_count
        expected = pl.int_range(batch.first_position, batch.last_position + 1, eager=True, dtype=pl.Int64)
        if not own["position"].equals(expected.alias("position")):
            return Difference(batch, "数据段中的位置不连续。")
        if batch_hash(batch.previous_hash, own) != batch.batch_hash:
            return Difference(batch, "数据段内容与所记哈希不符：事件被改动。")
    if start != events.height:
        return Difference(batches[-1], "数据段中有不属于任何批次的行。")
    return None


def _witnesses(log: EventLog) -> Iterator[tuple[str, int, str]]:
    """Who has seen the log at some position: releases, checkpoints and publications, as (name, position, hash)."""
    home = log.home
    for folder, pattern in (
        (home.releases, "*.json"),
        (home.checkpoints, "*.json"),
        (home.published, "*/v*/checkpoint.json"),
    ):
        for path in sorted(folder.glob(pattern)):
            said = json.loads(path.read_text(encoding="utf-8"))
            name = path.relative_to(folder).as_posix()
            yield name, int(said["position"]), str(said["chain_hash"])


def cut_tail(log: EventLog, hashes: dict[int, str]) -> Iterator[Problem]:
    """Witnesses that have seen what the log no longer holds; `hashes` are those of its batches by last position."""
    for name, position, chain_hash in _witnesses(log):
        if position and hashes.get(position) != chain_hash:
            what = (
                "日志已不含该位置：尾部被截断" if position not in hashes else "该位置的哈希不同：历史被改写"
            )
            yield Problem(None, None, position, None, f"{name} 见证位置 {position}，{what}，请从备份恢复。")


def write_checkpoint(log: EventLog) -> None:
    """Leave a witness of the head outside the log's folder, so that a cut-off tail is noticed later."""
    head = log.head()
    path = log.home.checkpoints / f"{head.position:012d}-{head.chain_hash[:8]}.json"
    if head.position == 0 or path.exists():
        return
    said = json.dumps({"position": head.position, "chain_hash": head.chain_hash}) + "\n"
    temporary = path.with_suffix(".tmp")
    temporary.unlink(missing_ok=True)
    write_durably(temporary, said.encode())
    temporary.rename(path)
    fsync_folder(path.parent)
