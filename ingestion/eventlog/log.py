"""The event log: append, read, fold.

Belongs here: the one way in which events become durable, and the fold to state.
Does not belong here: deciding which events there are (`changes`), proving the log (`verify`).
"""

from __future__ import annotations

import fcntl
import secrets
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import numpy as np
import polars as pl
import sqlalchemy as sa

from ingestion.contract import Contract, load_contracts
from ingestion.eventlog import segments
from ingestion.eventlog.database import connect
from ingestion.eventlog.envelope import empty_events, enveloped
from ingestion.eventlog.hashing import batch_hash
from ingestion.eventlog.identity import check_identity
from ingestion.eventlog.manifest import Batch, Head, LogMoved, Manifest
from ingestion.eventlog.upcast import check_chains
from ingestion.home import Home

Step = Callable[[str], None]


def fold(events: pl.DataFrame) -> pl.DataFrame:
    """State from events: each stream's last event by position. Withdrawn streams stay, `is_present` false."""
    return events.sort("position").unique("stream_id", keep="last", maintain_order=True)


def by_segment(batches: Iterable[Batch]) -> list[list[Batch]]:
    """Batches by the file that they lie in, in log order: one each until a month is sealed."""
    grouped: dict[str, list[Batch]] = {}
    for batch in batches:
        grouped.setdefault(batch.segment_path, []).append(batch)
    return list(grouped.values())


def _rows_of(events: pl.DataFrame, batches: list[Batch]) -> pl.DataFrame:
    """Of a segment's events those of these batches, which are in log order."""
    if events.height == sum(batch.event_count for batch in batches):
        return events
    firsts = np.array([batch.first_position for batch in batches])
    lasts = np.array([batch.last_position for batch in batches])
    positions = events["position"].to_numpy()
    which = np.searchsorted(firsts, positions, side="right") - 1
    return events.filter(pl.Series((which >= 0) & (positions <= lasts[which])))


@contextmanager
def one_writer(home: Home) -> Iterator[None]:
    """Held from comparing to appending, so that what was compared with still holds.

    The manifest's own check stays the guard: this lock only spares writers on one machine the second try.
    """
    with (home.log / "writer.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class EventLog:
    """One district's log. Many readers and writers may have it open at once."""

    def __init__(self, home: Home, manifest: Manifest) -> None:
        self.home = home
        self.manifest = manifest
        # (feed, source) → the position reached, and the frames that fold to the state there.
        self._states: dict[tuple[str, str], tuple[int, list[pl.DataFrame]]] = {}

    @classmethod
    def open(cls, home: Home) -> EventLog:
        """Open, or make, the log of a home, and sweep what a crash left behind.

        Raises `StrangeManifest` where manifest and segments are not of one log.
        """
        check_chains(load_contracts().values())
        home.prepare()
        log = cls(home, Manifest(connect(home.manifest_url)))
        check_identity(home, log.manifest)
        log._sweep()
        return log

    def head(self) -> Head:
        return self.manifest.head()

    def batches(self, up_to: int | None = None) -> list[Batch]:
        return self.manifest.batches(up_to=up_to)

    def check_pin(self, position: int) -> None:
        self.manifest.check_pin(position)

    # --- reading -----------------------------------------------------------------------------------

    def segment(self, batch: Batch) -> Path:
        """Where a batch's segment lies."""
        return self.home.log / batch.segment_path

    def events(
        self, feed: str, *, source: str | None = None, after: int = 0, up_to: int | None = None
    ) -> pl.DataFrame:
        """Events of a feed in (after, up_to], in position order, as today's schema."""
        contract = load_contracts()[feed]
        wanted = [
            batch
            for batch in self.manifest.batches(after=after, up_to=up_to)
            if batch.feed == feed and source in (None, batch.source)
        ]
        frames = [
            _rows_of(segments.read(self.segment(own[0]), contract, own[0].schema_version), own)
            for own in by_segment(wanted)
        ]
        if not frames:
            return empty_events(contract)
        events = pl.concat(frames)
        # Segments of whole months and single ones may lie across one another.
        return events if events["position"].is_sorted() else events.sort("position")

    def state(self, feed: str, source: str) -> pl.DataFrame:
        """Every stream's last event at the head, withdrawn ones among them. Read once, then kept up."""
        position, parts = self._states.get((feed, source), (0, []))
        head = self.head().position
        if position < head or not parts:
            parts = [*parts, self.events(feed, source=source, after=position, up_to=head)]
        if len(parts) > 1 or position == 0:
            parts = [fold(pl.concat(parts))]
        self._states[feed, source] = (head, parts)
        return parts[0]

    # --- appending ---------------------------------------------------------------------------------

    def append(
        self,
        changes: pl.DataFrame,
        contract: Contract,
        *,
        source: str,
        export_id: str,
        file_name: str,
        seen: Head,
        recorded_at: datetime,
        also: Callable[[sa.Connection], None] | None = None,
        on_step: Step = lambda _step: None,
    ) -> Batch:
        """Append one batch, all of it or nothing, and return once it is durable.

        `changes` holds the feed's columns and, of the envelope, stream_id, stream_version, event_type,
        is_present, reported_as_of, source_row and mapping_revision. `also` writes into the same transaction.
        Raises `LogMoved` when the log is no longer at `seen`: compare again.
        """
        first = seen.position + 1
        batch_id = f"{contract.feed}-{first:010d}-{secrets.token_hex(4)}"
        events = enveloped(
            changes,
            contract,
            source=source,
            export_id=export_id,
            batch_id=batch_id,
            first_position=first,
            recorded_at=recorded_at,
        )
        with ThreadPoolExecutor(1) as beside:  # both let go of the interpreter while they work
            hashing = beside.submit(batch_hash, seen.chain_hash, events)
            content, digest = segments.encode(events)
            chain_hash = hashing.result()
        folder = self.home.segments / contract.feed
        if not folder.exists():
            folder.mkdir(exist_ok=True)
            segments.fsync_folder(folder.parent)
        path = folder / f"{batch_id}.parquet"
        batch = Batch(
            last_position=seen.position + events.height,
            first_position=first,
            batch_id=batch_id,
            feed=contract.feed,
            source=source,
            schema_version=contract.schema_version,
            export_id=export_id,
            file_name=file_name,
            segment_path=str(path.relative_to(self.home.log)),
            segment_sha256=digest,
            previous_hash=seen.chain_hash,
            batch_hash=chain_hash,
            recorded_at=recorded_at,
        )
        with self.adding_files():
            temporary = path.with_suffix(segments.TEMPORARY_SUFFIX)
            try:
                on_step("before write")
                segments.write_durably(temporary, content)
                on_step("written")
                temporary.rename(path)
                on_step("renamed")
                segments.fsync_folder(folder)
                on_step("durable")
                self.manifest.extend(batch, seen, also)
            except BaseException:
                # A crash leaves these to the sweep; an error we live through cleans up behind itself.
                temporary.unlink(missing_ok=True)
                if not self._is_committed(batch):
                    path.unlink(missing_ok=True)
                raise
        on_step("committed")
        self._keep_up(batch, events)
        return batch

    def _is_committed(self, batch: Batch) -> bool:
        """Whether the manifest holds a batch, for an error that came after the commit; unknown means yes."""
        try:
            found = self.manifest.batches(after=batch.first_position - 1, up_to=batch.last_position)
        except sa.exc.SQLAlchemyError:
            return True
        return any(known.batch_id == batch.batch_id for known in found)

    def _keep_up(self, batch: Batch, events: pl.DataFrame) -> None:
        """Remember what was just appended; it is folded when somebody asks for the state."""
        key = (batch.feed, batch.source)
        position, parts = self._states.get(key, (-1, []))
        if position == batch.first_position - 1:
            self._states[key] = (batch.last_position, [*parts, events])

    # --- locks -------------------------------------------------------------------------------------

    @contextmanager
    def adding_files(self) -> Iterator[None]:
        """Held while a segment is not yet in the manifest, so that no sweep takes it for an orphan."""
        with (self.home.log / "append.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
            yield

    def _sweep(self) -> None:
        """Remove segments that no committed batch names, unless somebody is appending right now."""
        with (self.home.log / "append.lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            present = list(self.home.segments.glob("*/*"))
            with self.manifest.held() as connection:
                known = self.manifest.segment_paths(connection)
            for path in present:
                if str(path.relative_to(self.home.log)) not in known:
                    path.unlink()


__all__ = ["EventLog", "LogMoved", "fold"]
