"""Named read-only queries over a release, shared by the command line and the dashboard.

What belongs here: finding a query by its name and running it with named parameters. What does not: opening a
release, formatting, or any formula: the queries only pick columns and rows of marts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    import polars as pl

FOLDER = Path(__file__).with_name("queries")
PARAMETER = re.compile(r"\$([a-z_]+)")


class UnknownQuery(LookupError):
    """No query of that name; the message lists those there are."""


class WrongParameters(ValueError):
    """A query was given parameters that it does not have."""


@dataclass(frozen=True)
class NamedQuery:
    """One SQL file: its name, text and the names of its `$parameters`."""

    name: str
    sql: str
    parameters: frozenset[str]

    def run(self, connection: duckdb.DuckDBPyConnection, **values: Any) -> list[dict[str, Any]]:
        """Rows as dicts in the query's own order; a parameter that is not given is null.

        Raises WrongParameters for a name that the query does not have.
        """
        cursor = self._executed(connection, values)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def frame(self, connection: duckdb.DuckDBPyConnection, **values: Any) -> pl.DataFrame:
        """The same rows as a frame, a column for each that the query selects. Raises WrongParameters."""
        return self._executed(connection, values).pl()

    def _executed(
        self, connection: duckdb.DuckDBPyConnection, values: dict[str, Any]
    ) -> duckdb.DuckDBPyConnection:
        if unknown := set(values) - self.parameters:
            known = "、".join(sorted(self.parameters))
            raise WrongParameters(f"查询 {self.name} 没有参数 {'、'.join(sorted(unknown))}，可用：{known}")
        bound = {name: values.get(name) for name in self.parameters}
        return connection.execute(self.sql, bound or None)


def query_names() -> list[str]:
    """Names of all queries."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


@cache
def named_query(name: str) -> NamedQuery:
    """The query `queries/<name>.sql`, read once. Raises UnknownQuery."""
    if name not in query_names():
        raise UnknownQuery(f"没有名为 {name} 的查询，可用：{'、'.join(query_names())}")
    sql = (FOLDER / f"{name}.sql").read_text("utf-8")
    code = "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))
    return NamedQuery(name=name, sql=sql, parameters=frozenset(PARAMETER.findall(code)))
