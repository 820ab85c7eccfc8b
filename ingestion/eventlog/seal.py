"""Sealing a month: the many small segments of one feed become one, and no hash changes.

Belongs here: which segments are merged, proving the merged file before anything refers to it, the switch, and when
the old files go.
Does not belong here: what a hash is over (`hashing`), comparing (`verify`).

The order of the steps is the guarantee: write, fsync, prove what was written, rename, fsync, one transaction. A crash
before the transaction leaves an orphan for the sweep; after it the old files are known as retired and wait.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

from ingestion.eventlog import segments
from ingestion.eventlog.log import EventLog, Step, by_segment
from ingestion.eventlog.manifest import Batch
from ingestion.eventlog.verify import content_difference
from ingestion.home import Home

# A build, a verification or a backup reads the list of segments first and the segments afterwards; none takes a day.
GRACE = timedelta(days=1)


class SealFault(RuntimeError):
    """The segments do not hold what the manifest says: they are left as they are."""


class UnfinishedMonth(ValueError):
    """A month that is not over, or that is none."""


@dataclass(frozen=True)
class SealedSegment:
    """What one feed's month came to: `batches` that lay in `files_before` segments now lie in `segment_path`."""

    feed: str
    month: str
    schema_version: int
    batches: int
    files_before: int
    segment_path: str


@dataclass(frozen=True)
class Sealing:
    """What one run did: segments made, and files of earlier runs that nobody needs any more."""

    sealed: tuple[SealedSegment, ...]
    removed: int


def month_of(at: datetime) -> str:
    """The month of our own clock (UTC) as 2024-12."""
    return f"{at:%Y-%m}"


def seal(
    log: EventLog,
    *,
    now: datetime,
    month: str | None = None,
    on_step: Step = lambda _step: None,
) -> Sealing:
    """Merge the segments of every month that is over, or of `month` alone; `now` is UTC without zone.

    Raises `UnfinishedMonth` for a month that is not over, `SealFault` where a batch does not prove: what was merged
    before it stays merged, everything else stays as it was.
    """
    if month is not None:
        _check(month, now)
    with _one_sealer(log.home):
        removed = _remove_retired(log, now - GRACE)
        sealed = tuple(_merge(log, own, now, on_step) for own in _to_merge(log.batches(), month, now))
    return Sealing(sealed, removed)


def _check(month: str, now: datetime) -> None:
    try:
        is_month = month_of(datetime.strptime(month, "%Y-%m")) == month
    except ValueError:
        is_month = False
    if not is_month:
        raise UnfinishedMonth(f"月份 {month} 的写法不对，应为 2024-12 这样的年月。")
    if month >= month_of(now):
        raise UnfinishedMonth(f"{month} 还没有结束（按 UTC），之后的月份才能封存。")


def _to_merge(batches: list[Batch], month: str | None, now: datetime) -> Iterator[list[Batch]]:
    """Batches of one feed, month and schema version that lie in more than one segment."""
    grouped: dict[tuple[str, str, int], list[Batch]] = {}
    for batch in batches:
        its_month = month_of(batch.recorded_at)
        if its_month < month_of(now) and month in (None, its_month):
            grouped.setdefault((its_month, batch.feed, batch.schema_version), []).append(batch)
    return (own for _key, own in sorted(grouped.items()) if len(by_segment(own)) > 1)


def _merge(log: EventLog, batches: list[Batch], now: datetime, on_step: Step) -> SealedSegment:
    feed, version = batches[0].feed, batches[0].schema_version
    month = month_of(batches[0].recorded_at)
    files = [log.segment(own[0]) for own in by_segment(batches)]
    content, digest = segments.encode(_events(files, batches))
    folder = log.home.segments / feed
    path = folder / f"{feed}-{month}-v{version}-{digest[:16]}.parquet"
    relative = str(path.relative_to(log.home.log))
    temporary = path.with_suffix(segments.TEMPORARY_SUFFIX)
    with log.adding_files():
        temporary.unlink(missing_ok=True)
        try:
            segments.write_durably(temporary, content)
            on_step("written")
            _prove(temporary, batches)
            on_step("proven")
            temporary.rename(path)
            on_step("renamed")
            segments.fsync_folder(folder)
            on_step("durable")
            log.manifest.reseat(batches, relative, digest, now)
        finally:
            temporary.unlink(missing_ok=True)  # a merged file that nothing refers to is left to the sweep
    on_step("switched")
    return SealedSegment(feed, month, version, len(batches), len(files), relative)


def _events(files: list[Path], batches: list[Batch]) -> pl.DataFrame:
    """The events of all files in log order. A column that came later is null in what was written before it."""
    try:
        frames = [pl.read_parquet(path, glob=False, hive_partitioning=False) for path in files]
        return pl.concat(frames, how="diagonal").sort("position")
    except (pl.exceptions.PolarsError, OSError) as fault:
        first, last = batches[0], batches[-1]
        raise SealFault(
            f"{first.feed} 的数据段（位置 {first.first_position} 至 {last.last_position}）缺失或无法读取，没有封存。"
            "请运行 zhifa log verify，按提示从备份恢复。"
        ) from fault


def _prove(path: Path, batches: list[Batch]) -> None:
    """Recompute every batch's hash out of the bytes that are on disk."""
    found = content_difference(pl.read_parquet(path, glob=False, hive_partitioning=False), batches)
    if found is not None:
        raise SealFault(
            f"批次 {found.batch.batch_id}：{found.message}没有封存，原数据段未动。"
            "请运行 zhifa log verify，按提示从备份恢复。"
        )


def _remove_retired(log: EventLog, before: datetime) -> int:
    """Remove segments that were retired long enough ago for every reader to have the new list."""
    paths = log.manifest.retired(before=before)
    for path in paths:
        (log.home.log / path).unlink(missing_ok=True)
    if paths:
        log.manifest.forget_retired(paths)
    return len(paths)


@contextmanager
def _one_sealer(home: Home) -> Iterator[None]:
    """Two at once would merge the same files twice; loads go on."""
    with (home.log / "seal.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
