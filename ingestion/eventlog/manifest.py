"""The manifest: which segments are the log, in which order, under which hash.

Belongs here: the tables `head`, `batch` and `log_identity` and the one transaction that extends the log.
SQLAlchemy Core and nothing that only one database can do; paths are relative to the home.
Does not belong here: receipts and accepted exports (`ledger`), which share the database; engines (`database`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from ingestion.eventlog.database import Words, make_tables
from ingestion.eventlog.hashing import GENESIS

metadata = sa.MetaData()

head_table = sa.Table(
    "head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("chain_hash", sa.String(64), nullable=False),
)
# Ties a manifest to the folder of its segments: either alone would take the other's files for leftovers.
identity_table = sa.Table(
    "log_identity",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("log_id", sa.String(32), nullable=False),
)
batch_table = sa.Table(
    "batch",
    metadata,
    sa.Column("last_position", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("first_position", sa.BigInteger, nullable=False, unique=True),
    sa.Column("batch_id", sa.String(80), nullable=False, unique=True),
    sa.Column("feed", sa.String(40), nullable=False),
    sa.Column("source", sa.String(40), nullable=False),
    sa.Column("schema_version", sa.Integer, nullable=False),
    sa.Column("export_id", sa.String(80), nullable=False),
    sa.Column("file_name", Words, nullable=False),
    sa.Column("segment_path", sa.Text, nullable=False),
    sa.Column("segment_sha256", sa.String(64), nullable=False),
    sa.Column("previous_hash", sa.String(64), nullable=False),
    sa.Column("batch_hash", sa.String(64), nullable=False),
    sa.Column("recorded_at", sa.DateTime, nullable=False),
)
# Segments that were merged into another (`seal`), kept for readers who still have the old list.
retired_table = sa.Table(
    "retired_segment",
    metadata,
    sa.Column("segment_path", sa.String(400), primary_key=True),
    sa.Column("retired_at", sa.DateTime, nullable=False),
)


class LogMoved(RuntimeError):
    """Another writer has extended the log since we compared: compare again."""


class UnknownPosition(ValueError):
    """A pin that is not the last position of a batch."""

    def __init__(self, position: int, nearest: tuple[int, ...]) -> None:
        near = "、".join(str(number) for number in nearest) or "0（日志为空）"
        super().__init__(f"位置 {position} 不是任何批次的末尾，不能作为固定点。最近的可用位置：{near}。")
        self.position = position
        self.nearest = nearest


@dataclass(frozen=True)
class Head:
    """Where the log stands: its last position (0 when empty) and the hash of everything up to it."""

    position: int
    chain_hash: str


@dataclass(frozen=True)
class Batch:
    """One batch: the events of one feed of one export."""

    last_position: int
    first_position: int
    batch_id: str
    feed: str
    source: str
    schema_version: int
    export_id: str
    file_name: str
    segment_path: str
    segment_sha256: str
    previous_hash: str
    batch_hash: str
    recorded_at: datetime

    @property
    def event_count(self) -> int:
        return self.last_position - self.first_position + 1


class Manifest:
    """The log's table of contents."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        with engine.begin() as connection:
            make_tables(connection, metadata)
            if connection.execute(sa.select(head_table.c.id)).first() is None:
                connection.execute(head_table.insert().values(id=1, position=0, chain_hash=GENESIS))

    def head(self) -> Head:
        with self.engine.connect() as connection:
            row = connection.execute(sa.select(head_table.c.position, head_table.c.chain_hash)).one()
        return Head(row.position, row.chain_hash)

    @contextmanager
    def held(self) -> Iterator[sa.Connection]:
        """A transaction that waits for every commit on its way, and that no commit can pass.

        A writer that was killed may have left a commit with the server: without waiting, it would come after us.
        """
        with self.engine.begin() as connection:
            connection.execute(sa.select(head_table.c.position).with_for_update()).one()
            yield connection

    def log_id(self, proposed: str | None = None) -> str | None:
        """The log's name; `proposed` becomes it where there is none yet."""
        query = sa.select(identity_table.c.log_id)
        with self.engine.connect() as connection:
            known = connection.execute(query).scalar()
        if known is not None or proposed is None:
            return known
        with self.held() as connection:
            known = connection.execute(query).scalar()
            if known is None:
                connection.execute(identity_table.insert().values(id=1, log_id=proposed))
            return known or proposed

    def batches(self, *, after: int = 0, up_to: int | None = None) -> list[Batch]:
        """Batches in log order whose last position is in (after, up_to]."""
        query = sa.select(batch_table).where(batch_table.c.last_position > after)
        if up_to is not None:
            query = query.where(batch_table.c.last_position <= up_to)
        with self.engine.connect() as connection:
            rows = connection.execute(query.order_by(batch_table.c.last_position)).mappings()
            return [Batch(**row) for row in rows]

    def segment_paths(self, connection: sa.Connection) -> set[str]:
        """Paths of all files that somebody may read: the segments of batches, and those retired of late."""
        queries = (sa.select(batch_table.c.segment_path).distinct(), sa.select(retired_table.c.segment_path))
        return {str(row.segment_path) for query in queries for row in connection.execute(query)}

    def reseat(self, batches: Sequence[Batch], path: str, sha256: str, at: datetime) -> None:
        """Let these batches lie in one other segment, and retire those that they lay in; all or nothing.

        Raises `LogMoved` when they do not lie where they lay when they were read.
        """
        old = sorted({batch.segment_path for batch in batches})
        with self.held() as connection:
            moved = connection.execute(
                batch_table.update()
                .where(batch_table.c.segment_path.in_(old))
                .values(segment_path=path, segment_sha256=sha256)
            )
            if moved.rowcount != len(batches):
                raise LogMoved("the segments have been merged meanwhile")
            connection.execute(
                retired_table.insert(), [{"segment_path": one, "retired_at": at} for one in old]
            )

    def retired(self, *, before: datetime) -> list[str]:
        """Paths of segments that were retired before then."""
        query = sa.select(retired_table.c.segment_path).where(retired_table.c.retired_at < before)
        with self.engine.connect() as connection:
            return [str(row.segment_path) for row in connection.execute(query)]

    def forget_retired(self, paths: Sequence[str]) -> None:
        """Strike retired segments whose files are gone."""
        with self.engine.begin() as connection:
            connection.execute(retired_table.delete().where(retired_table.c.segment_path.in_(paths)))

    def extend(self, batch: Batch, seen: Head, also: Callable[[sa.Connection], None] | None = None) -> None:
        """Make `batch` part of the log, together with whatever `also` writes, or nothing at all.

        Raises `LogMoved` when the head is no longer `seen`.
        """
        with self.engine.begin() as connection:
            moved = connection.execute(
                head_table.update()
                .where(head_table.c.position == seen.position, head_table.c.chain_hash == seen.chain_hash)
                .values(position=batch.last_position, chain_hash=batch.batch_hash)
            )
            if moved.rowcount != 1:
                raise LogMoved(f"the log is no longer at position {seen.position}")
            connection.execute(batch_table.insert().values(**vars(batch)))
            if also is not None:
                also(connection)

    def check_pin(self, position: int) -> None:
        """Raise `UnknownPosition`, naming the nearest, unless `position` ends a batch (or is 0)."""
        if position == 0:
            return
        last = batch_table.c.last_position
        with self.engine.connect() as connection:
            below = connection.execute(sa.select(sa.func.max(last)).where(last <= position)).scalar()
            above = connection.execute(sa.select(sa.func.min(last)).where(last > position)).scalar()
        if below != position:
            raise UnknownPosition(position, tuple(near for near in (below, above) if near is not None))
