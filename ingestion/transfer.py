"""The manifest and the books, row by row from one database into another, whatever the two are.

Belongs here: copying every table of a log between SQLite and PostgreSQL, at one moment and in one transaction.
Does not belong here: segments and other files (`orchestration.backup`).
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from ingestion.books import receipt_table
from ingestion.eventlog.database import connect, make_tables, still
from ingestion.eventlog.manifest import Head, batch_table, head_table, identity_table, metadata

_ROWS_AT_ONCE = 2_000


class NotEmpty(RuntimeError):
    """The target holds another log."""


@dataclass(frozen=True)
class Contents:
    """What a manifest says at one moment: its log's name, its head, and the digest of each segment by path."""

    log_id: str
    head: Head
    segments: dict[str, str]


def contents(connection: sa.Connection) -> Contents:
    """What the manifest of this database says. The database holds one."""
    head = connection.execute(sa.select(head_table.c.position, head_table.c.chain_hash)).one()
    log_id = connection.execute(sa.select(identity_table.c.log_id)).scalar() or ""
    query = sa.select(batch_table.c.segment_path, batch_table.c.segment_sha256).distinct()
    segments = {row.segment_path: row.segment_sha256 for row in connection.execute(query)}
    return Contents(log_id, Head(head.position, head.chain_hash), segments)


def copy_out(source: sa.Engine, path: Path) -> Contents:
    """The manifest as it stands at this moment, as one SQLite file; loads go on meanwhile."""
    target = connect(f"sqlite:///{path}")
    try:
        with still(source) as reading:
            said = contents(reading)
            _copy(reading, target)
        # One file without a journal beside it, which can be copied and linked.
        with target.connect() as connection:
            file = connection.connection.dbapi_connection
            assert isinstance(file, sqlite3.Connection)
            file.execute("PRAGMA journal_mode=DELETE")
    finally:
        target.dispose()
    return said


def copy_in(path: Path, target: sa.Engine) -> None:
    """The manifest out of an SQLite file into an empty database; a second time it is there already.

    Raises `NotEmpty` where the database holds another log, or this one at another position.
    """
    source = connect(f"sqlite:///{path}")
    try:
        with still(source) as reading:
            said = contents(reading)
            if (standing := _standing(target)) is None:
                _copy(reading, target)
            elif (standing.log_id, standing.head) != (said.log_id, said.head):
                raise NotEmpty(f"目标数据库里已有日志 {standing.log_id[:8]}，位置 {standing.head.position}。")
    finally:
        source.dispose()


def _standing(engine: sa.Engine) -> Contents | None:
    """What an existing manifest says; None where there is none, or an empty one that somebody opened."""
    if not sa.inspect(engine).has_table(identity_table.name):
        return None
    with engine.connect() as connection:
        counts = [
            connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in (identity_table, batch_table, *_books(engine))
        ]
        return contents(connection) if any(counts) else None


def _books(engine: sa.Engine) -> tuple[sa.Table, ...]:
    return (receipt_table,) if sa.inspect(engine).has_table(receipt_table.name) else ()


def _copy(source: sa.Connection, target: sa.Engine) -> None:
    """Every row of every table, in one transaction of the target."""
    with target.begin() as writing:
        make_tables(writing, metadata)
        for table in metadata.sorted_tables:
            writing.execute(table.delete())
            rows = source.execute(sa.select(table).order_by(*table.primary_key.columns)).mappings()
            for some in rows.partitions(_ROWS_AT_ONCE):
                writing.execute(table.insert(), [dict(row) for row in some])
            _number_on(writing, table)


def _number_on(connection: sa.Connection, table: sa.Table) -> None:
    """Let the next row's number follow the copied ones; SQLite goes by the rows themselves."""
    column = table.autoincrement_column
    if connection.dialect.name != "postgresql" or column is None:
        return
    last = connection.execute(sa.select(sa.func.max(column))).scalar()
    if last is not None:
        sequence = sa.func.pg_get_serial_sequence(table.name, column.name)
        connection.execute(sa.select(sa.func.setval(sequence, last)))
