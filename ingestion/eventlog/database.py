"""The database that holds the manifest and the intake's books: SQLite beside the segments, or PostgreSQL by URL.

Belongs here: engines, and what differs between the two: how a transaction begins, how it holds still, how tables
come into being when two processes open a new log at once.
Does not belong here: tables and statements (`manifest`, `ingestion.books`, `ingestion.ledger`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

# The driver that we ship; SQLAlchemy would take another for a URL that names none.
_DRIVER = "postgresql+psycopg2"
# Any number that nobody else locks in the same database: "zhifa" in ASCII.
_MAKING_TABLES = 0x7A68696661
_READ_ONLY = "zhifa_read_only"


class UnusableDatabase(ValueError):
    """A URL of a kind of database that the log does not know."""


class Words(sa.TypeDecorator[str]):
    """A text of any length that came from outside. PostgreSQL keeps no zero byte: it is shown as a replacement."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.replace("\0", "\N{REPLACEMENT CHARACTER}")


def database_url(text: str) -> sa.URL:
    """The URL with our driver. Raises `UnusableDatabase` for anything but SQLite and PostgreSQL."""
    try:
        url = sa.make_url(text)
    except sa.exc.ArgumentError as fault:
        raise UnusableDatabase(
            "ZHIFA_MANIFEST_URL 不是数据库地址。写法：postgresql+psycopg2://用户:口令@主机/库名。"
        ) from fault
    if url.drivername in ("postgresql", "postgres", _DRIVER):
        return url.set(drivername=_DRIVER)
    if url.drivername == "sqlite":
        return url
    raise UnusableDatabase(
        f"事件日志的清单不能放在 {url.drivername} 里。ZHIFA_MANIFEST_URL 只支持 SQLite 和 "
        "PostgreSQL（postgresql+psycopg2://用户:口令@主机/库名）。"
    )


def connect(text: str) -> sa.Engine:
    """An engine on the manifest's database, with durable commits and one writer at a time on SQLite."""
    url = database_url(text)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    # A log is opened often; each engine would keep connections of its own. A forked child needs its own, too.
    return _postgresql(url, os.getpid())


def _sqlite(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(url)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=60000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        is_reader = connection.get_execution_options().get(_READ_ONLY)
        connection.exec_driver_sql("BEGIN" if is_reader else "BEGIN IMMEDIATE")

    return engine


@lru_cache(maxsize=32)
def _postgresql(url: sa.URL, _process: int) -> sa.Engine:
    # Between two nights a server may have been restarted: a connection is tried before it is used.
    return sa.create_engine(url, pool_pre_ping=True, connect_args={"application_name": "zhifa"})


@contextmanager
def still(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection that sees the database as it stands at its first statement; writers are not held up."""
    if engine.dialect.name == "sqlite":
        # In WAL mode a read transaction keeps its view while others write.
        options: dict[str, Any] = {_READ_ONLY: True}
    else:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection:
        yield connection


def make_tables(connection: sa.Connection, metadata: sa.MetaData) -> None:
    """Make the tables that are not there yet; of two processes that do so at once one waits.

    On SQLite the transaction has waited already, when it began.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MAKING_TABLES)))
    metadata.create_all(connection)
