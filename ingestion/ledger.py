"""The books of the intake: accepted exports, receipts, rejects, held files.

Belongs here: tables beside the log's own in the manifest's database, written in the transaction that extends
the log. They are not events: they decide what an export may still say, and let the warehouse see the faults.
Does not belong here: the log's own table of contents (`eventlog.manifest`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl
import sqlalchemy as sa

from ingestion.archive import Archive
from ingestion.books import export_table, held_table, receipt_table, reject_table
from ingestion.changes import Speech, Spoken
from ingestion.eventlog.database import make_tables
from ingestion.eventlog.manifest import Head, LogMoved, head_table, metadata
from ingestion.scope import Scope


@dataclass(frozen=True)
class AcceptedExport:
    """One export that speaks: where its original and its keys lie, and what it speaks about."""

    export_id: str
    feed: str
    source: str
    file_name: str
    file_sha256: str
    document_sha256: str
    archive_path: str
    keys_path: str
    rows_digest: str
    scope: Scope
    as_of: datetime
    can_withdraw: bool
    counts: dict[str, int]

    def row(self) -> dict[str, Any]:
        plain = {name: value for name, value in vars(self).items() if name not in ("scope", "counts")}
        return plain | {
            "delivery": self.scope.delivery,
            "departments": departments_text(self.scope),
            "window_from": self.scope.window_from,
            "window_to": self.scope.window_to,
            "counts": json.dumps(self.counts),
        }


def departments_text(scope: Scope) -> str | None:
    """A scope's departments as one text; null is every department (or, for an incremental export, none)."""
    return None if scope.departments is None else "、".join(scope.departments)


def _scope(row: Any) -> Scope:
    departments = None if row.departments is None else tuple(row.departments.split("、"))
    return Scope(row.delivery, departments, row.window_from, row.window_to)


class Ledger:
    """Reads and writes the intake's books."""

    def __init__(self, engine: sa.Engine, archive: Archive) -> None:
        self._engine = engine
        self._archive = archive
        self._spoken: dict[tuple[str, str], tuple[int, Spoken]] = {}
        with engine.begin() as connection:
            make_tables(connection, metadata)

    # --- accepted exports -----------------------------------------------------------------------------

    def sequence(self) -> int:
        """Number of the last accepted export; grows with each."""
        with self._engine.connect() as connection:
            return connection.execute(sa.select(sa.func.max(export_table.c.sequence))).scalar() or 0

    def accepted(self, feed: str, source: str) -> list[AcceptedExport]:
        """Exports that speak, in the order in which they were accepted."""
        query = (
            sa.select(export_table)
            .where(export_table.c.feed == feed, export_table.c.source == source)
            .where(export_table.c.set_aside_at.is_(None))
            .order_by(export_table.c.sequence)
        )
        with self._engine.connect() as connection:
            return [_accepted(row) for row in connection.execute(query)]

    def find(self, **criteria: Any) -> AcceptedExport | None:
        """The latest accepted export with these values, e.g. `document_sha256=…, feed=…`."""
        query = sa.select(export_table).where(export_table.c.set_aside_at.is_(None))
        for name, value in criteria.items():
            query = query.where(export_table.c[name] == value)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(export_table.c.sequence.desc()).limit(1)).first()
        return None if row is None else _accepted(row)

    def was_set_aside(self, export: AcceptedExport) -> bool:
        """Whether the same document with the same cut-off was loaded once and should not have been."""
        same = (
            getattr(export_table.c, name) == getattr(export, name)
            for name in ("document_sha256", "feed", "source", "as_of")
        )
        query = sa.select(export_table.c.sequence).where(*same, export_table.c.set_aside_at.is_not(None))
        with self._engine.connect() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def spoken(self, feed: str, source: str) -> Spoken:
        """What accepted exports have spoken about. Read once, then kept up with what is accepted after."""
        seen, spoken = self._spoken.get((feed, source), (0, Spoken.nothing()))
        last = self.sequence()
        if seen < last:
            query = sa.select(export_table).where(
                export_table.c.sequence > seen,
                export_table.c.sequence <= last,
                export_table.c.feed == feed,
                export_table.c.source == source,
                export_table.c.set_aside_at.is_(None),
            )
            with self._engine.connect() as connection:
                exports = [_accepted(row) for row in connection.execute(query)]
            keys = self._archive.keys([export.keys_path for export in exports])
            spoken = spoken.and_then(
                [
                    Speech(frame, export.scope, export.as_of, export.can_withdraw)
                    for export, frame in zip(exports, keys, strict=True)
                ]
            )
            self._spoken[feed, source] = (last, spoken)
        return spoken

    def replace(self, connection: sa.Connection, export: AcceptedExport) -> None:
        """An export read again under another mapping: its keys and counts are others now."""
        known = export_table.c.export_id == export.export_id
        connection.execute(export_table.update().where(known).values(**export.row()))
        self._close_rejects(connection, export, rejects_anew=False)
        self._spoken.clear()

    def set_aside(self, connection: sa.Connection, export_id: str, at: datetime) -> None:
        """An export that should never have been loaded speaks no longer; its original stays."""
        self._spoken.clear()
        connection.execute(
            export_table.update().where(export_table.c.export_id == export_id).values(set_aside_at=at)
        )

    # --- one transaction ------------------------------------------------------------------------------

    def accept(
        self,
        connection: sa.Connection,
        export: AcceptedExport,
        receipt: dict[str, Any],
        rejects: pl.DataFrame,
        *,
        seen_sequence: int,
    ) -> None:
        """Write an accepted export, its receipt and its rejects.

        Raises `LogMoved` when another export has been accepted since `seen_sequence`.
        """
        last = connection.execute(sa.select(sa.func.max(export_table.c.sequence))).scalar() or 0
        if last != seen_sequence:
            raise LogMoved("another export has been accepted")
        connection.execute(export_table.insert().values(**export.row()))
        self._close_rejects(connection, export, rejects_anew=True)
        self._write_receipt(connection, receipt, rejects)

    def without_events(self, head: Head, work: Callable[[sa.Connection], None]) -> None:
        """Run `work(connection)` in a transaction that holds the head, for what appends nothing."""
        with self._engine.begin() as connection:
            held = connection.execute(
                head_table.update()
                .where(head_table.c.position == head.position)
                .values(position=head.position)
            )
            if held.rowcount != 1:
                raise LogMoved(f"the log is no longer at position {head.position}")
            work(connection)

    def record(self, receipt: dict[str, Any], rejects: pl.DataFrame | None = None) -> None:
        """A receipt on its own: a file that was refused, held or known already."""
        with self._engine.begin() as connection:
            self._write_receipt(connection, receipt, rejects)

    def _write_receipt(
        self, connection: sa.Connection, receipt: dict[str, Any], rejects: pl.DataFrame | None
    ) -> None:
        written = connection.execute(receipt_table.insert().values(**receipt))
        if rejects is not None and rejects.height:
            receipt_id = written.inserted_primary_key[0] if written.inserted_primary_key else None
            connection.execute(
                reject_table.insert(),
                [dict(row, receipt_id=receipt_id, is_open=True) for row in rejects.iter_rows(named=True)],
            )

    def _close_rejects(
        self, connection: sa.Connection, export: AcceptedExport, *, rejects_anew: bool
    ) -> None:
        """Close what this export mends: rejects whose stream it holds readably, or whose rows it replaces.

        With `rejects_anew` a stream that it rejects once more gets a new reject, which stands for the old one.

        A reject without a readable key is closed by the next export of its feed from its department that has no
        unreadable key itself.
        """
        still_open = connection.execute(
            sa.select(
                reject_table.c.reject_id, reject_table.c.stream_id, reject_table.c.department_code
            ).where(
                reject_table.c.feed == export.feed,
                reject_table.c.source == export.source,
                reject_table.c.is_open,
            )
        ).all()
        if not still_open:
            return
        (keys,) = self._archive.keys([export.keys_path])
        readable = set(keys.filter(~pl.col("is_rejected"))["stream_id"])
        settled = set(keys["stream_id"]) if rejects_anew else readable
        # A stream is named feed/source/department/…
        departments = {stream.split("/")[2] for stream in readable}
        mended = [
            row.reject_id
            for row in still_open
            if (
                row.stream_id in settled
                if row.stream_id
                else export.can_withdraw and row.department_code in (None, *departments)
            )
        ]
        if mended:
            connection.execute(
                reject_table.update()
                .where(reject_table.c.reject_id == sa.bindparam("mended"))
                .values(is_open=False),
                [{"mended": reject_id} for reject_id in mended],
            )

    # --- held files -----------------------------------------------------------------------------------

    def hold(self, values: dict[str, Any]) -> int:
        """Hold a file for a person; the same file for the same reason is held once. Returns its number."""
        with self._engine.begin() as connection:
            known = connection.execute(
                sa.select(held_table.c.held_id).where(
                    held_table.c.file_sha256 == values["file_sha256"],
                    held_table.c.file_name == values["file_name"],  # one archive may hold several
                    held_table.c.feed == values["feed"],
                    held_table.c.reason == values["reason"],
                    held_table.c.status == "held",
                )
            ).scalar()
            if known is not None:
                return int(known)
            key = connection.execute(held_table.insert().values(status="held", **values)).inserted_primary_key
            return int(key[0]) if key else 0

    def held(self, *, status: str | None = "held") -> list[dict[str, Any]]:
        """Held files, oldest first."""
        query = sa.select(held_table).order_by(held_table.c.held_id)
        if status is not None:
            query = query.where(held_table.c.status == status)
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def decide(self, held_id: int, *, status: str, actor: str, reason: str, at: datetime) -> None:
        """Note what a person decided about a held file."""
        with self._engine.begin() as connection:
            connection.execute(
                held_table.update()
                .where(held_table.c.held_id == held_id)
                .values(status=status, decided_by=actor, decision_reason=reason, decided_at=at)
            )

    # --- for readers ----------------------------------------------------------------------------------

    def rows(self, table: sa.Table, columns: Iterable[str], *, where: Any = None) -> list[tuple[Any, ...]]:
        """Rows of one of the books, in order of their number."""
        query = sa.select(*(table.c[name] for name in columns)).order_by(*table.primary_key.columns)
        if where is not None:
            query = query.where(where)
        with self._engine.connect() as connection:
            return [tuple(row) for row in connection.execute(query)]


def _accepted(row: Any) -> AcceptedExport:
    return AcceptedExport(
        export_id=row.export_id,
        feed=row.feed,
        source=row.source,
        file_name=row.file_name,
        file_sha256=row.file_sha256,
        document_sha256=row.document_sha256,
        archive_path=row.archive_path,
        keys_path=row.keys_path,
        rows_digest=row.rows_digest,
        scope=_scope(row),
        as_of=row.as_of,
        can_withdraw=row.can_withdraw,
        counts=json.loads(row.counts),
    )
