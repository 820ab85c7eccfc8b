"""Proving the log: recompute every hash, name the first batch that differs, find a cut-off tail.

Belongs here: reading and comparing. It never mends anything.
Does not belong here: how a hash is made (`hashing`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from ingestion.eventlog.envelope import ENVELOPE
from ingestion.eventlog.hashing import GENESIS, batch_hash
from ingestion.eventlog.log import EventLog
from ingestion.eventlog.manifest import Batch
from ingestion.eventlog.segments import fsync_folder, write_durably


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
    problems: list[Problem] = []
    previous, position = GENESIS, 0
    for batch in batches:
        message = _fault_of(log, batch, previous, position)
        if message:
            problems.append(_problem(batch, message))
            break  # what follows is chained to this one; naming more would only blur where it began
        previous, position = batch.batch_hash, batch.last_position
    if not problems and (head.position, head.chain_hash) != (position, previous):
        at = f"清单头在位置 {head.position}，批次却止于 {position}。"
        problems.append(Problem(None, None, None, None, f"{at}清单尾部被改动或截断，请从备份恢复。"))
    problems.extend(cut_tail(log, {batch.last_position: batch.batch_hash for batch in batches}))
    return Verification(len(batches), position, head.position, head.chain_hash, tuple(problems))


def _problem(batch: Batch, message: str) -> Problem:
    return Problem(batch.batch_id, batch.first_position, batch.last_position, batch.segment_path, message)


def _fault_of(log: EventLog, batch: Batch, previous: str, position: int) -> str | None:
    """What is wrong with one batch, given the hash and position before it; None when all holds."""
    if batch.first_position != position + 1:
        return f"应从位置 {position + 1} 开始，实为 {batch.first_position}：批次缺失或次序被调换。"
    if batch.previous_hash != previous:
        return "所记的前一批次哈希与实际不符：批次次序被调换或前文被改动。"
    path = log.segment(batch)
    if not path.exists():
        return "数据段文件不存在。"
    if hashlib.sha256(path.read_bytes()).hexdigest() != batch.segment_sha256:
        return "数据段文件的字节已被改动。"
    try:
        events = pl.read_parquet(path, glob=False)
    except (pl.exceptions.PolarsError, OSError):
        return "数据段文件无法读取。"
    expected = pl.int_range(batch.first_position, batch.last_position + 1, eager=True, dtype=pl.Int64)
    if set(ENVELOPE) - set(events.columns) or not events["position"].equals(expected.alias("position")):
        return "数据段中的位置不连续或列不全。"
    if batch_hash(previous, events) != batch.batch_hash:
        return "数据段内容与所记哈希不符：事件被改动。"
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
