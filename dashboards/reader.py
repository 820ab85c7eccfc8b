"""The release that a page reads: found anew at each run of a page, one for the whole run.

Belongs here: the open release of a viewer and its queries. A run asks once which release is current and stays with it,
so that no page and no download shows two releases; the next run sees a newer one. Releases never change, so that one
connection serves everybody who reads the same file.
Does not belong here: which file a viewer reads (`access`), widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from dashboards.access import Viewer, release_path
from dashboards.queries import named_query
from ingestion.home import Home
from orchestration.releases import Release, current_release, open_release
from orchestration.releases.faults import ReleaseFault

Opener = Callable[[Path], duckdb.DuckDBPyConnection]


@dataclass(frozen=True)
class Reader:
    """A viewer's eyes on one release: `release` says what it is, `path` is the file that every query runs on."""

    home: Home
    viewer: Viewer
    release: Release
    path: Path
    connection: duckdb.DuckDBPyConnection = field(repr=False)

    def frame(self, query: str, **values: Any) -> pl.DataFrame:
        """Rows of a named query; see `dashboards/queries`."""
        return named_query(query).frame(self.connection, **values)

    def rows(self, query: str, **values: Any) -> list[dict[str, Any]]:
        """The same rows as dicts."""
        return named_query(query).run(self.connection, **values)

    def row(self, query: str, **values: Any) -> dict[str, Any] | None:
        """The first row, or None."""
        return next(iter(self.rows(query, **values)), None)

    def record(self, stream_id: str) -> dict[str, Any] | None:
        """The row of `core` that a stream is folded to, or None: there is none, or the viewer may not see it."""
        tables = self.connection.execute(
            "select distinct table_name from duckdb_columns() "
            "where schema_name = 'core' and column_name = 'stream_id' "
            # The feed's own table before those that were made of it.
            "order by not ends_with(table_name, '_' || $feed), table_name",
            {"feed": stream_id.split("/", 1)[0]},
        ).fetchall()
        for (table,) in tables:
            found = self.connection.execute(
                f'select * from core."{table}" where stream_id = ? limit 1', [stream_id]
            ).pl()
            if found.height:
                return found.row(0, named=True)
        return None


def reader(home: Home, viewer: Viewer, opened: Opener = open_release) -> Reader:
    """What `viewer` reads now. `opened` gives the connection of a file (the application keeps them).

    Raises ReleaseFault before the first release.
    """
    release = current_release(home)
    if release is None:
        raise ReleaseFault("no_release", "还没有发布版本。", "先把导出文件放入收件箱，再运行 zhifa nightly。")
    path = release_path(home, release, viewer)
    # A cursor of one's own: two sessions that share a connection would disturb each other's results.
    return Reader(home, viewer, release, path, opened(path).cursor())
