"""DuckDB for Great Expectations, with results that outlive their connection.

Great Expectations fetches rows after it has given its connection back; DuckDB's cursor is empty by then and
every expectation fails with "list index out of range". Here each result is read to its end at once.

Belongs here: that cure, under a name of its own, so that other users of the DuckDB dialect see no change.
Does not belong here: anything about the checks.
"""

from __future__ import annotations

from typing import Any

from duckdb_sqlalchemy import Dialect, DuckDBExecutionContext
from sqlalchemy.dialects import registry
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

DRIVER = "duckdb+zhifa_buffered"


class BufferedExecutionContext(DuckDBExecutionContext):
    """Reads a statement's rows to the end as soon as it has run."""

    def post_exec(self) -> None:
        super().post_exec()  # type: ignore[no-untyped-call]
        if self.cursor is not None and self.cursor.description is not None:
            description = self.cursor.description
            self.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
                self.cursor, alternate_description=description, initial_buffer=self.cursor.fetchall()
            )


class BufferedDialect(Dialect):
    """The DuckDB dialect with buffered results."""

    execution_ctx_cls = BufferedExecutionContext
    supports_statement_cache = Dialect.supports_statement_cache

    def connect(self, *arguments: Any, **options: Any) -> Any:
        """A connection that draws no bar on the standard output while a query takes its time."""
        connection = super().connect(*arguments, **options)
        connection.cursor().execute("set enable_progress_bar = false")
        return connection


def register() -> str:
    """Make the dialect known to SQLAlchemy and return the driver part of its URLs."""
    registry.register("duckdb.zhifa_buffered", __name__, "BufferedDialect")
    return DRIVER
