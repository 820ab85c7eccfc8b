"""Are two builds equal? Every table of the compared schemas, row for row, as multisets.

Belongs here: the comparison of a DuckDB release with Parquet tables `<schema>.db/<table>`, whoever wrote them.
Does not belong here: building either side; Spark itself is not needed to compare.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.releases.digest import quoted
from orchestration.releases.store import NO_PROGRESS

COMPARED_SCHEMAS = ("core", "quality", "scoring", "supervision", "reporting")
_SHOWN_ROWS = 3
# Types that hold the same values on both engines, whatever their width; counts stay exact.
_FAMILIES = (
    (re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?"), "integer"),
    (re.compile(r"DECIMAL\(.*\)"), "decimal"),
)


@dataclass(frozen=True)
class TableComparison:
    """One table on both sides. `fault` says why rows could not be compared at all (a table or column is missing)."""

    name: str
    duckdb_rows: int | None
    spark_rows: int | None
    only_duckdb: int = 0
    only_spark: int = 0
    differing_columns: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    fault: str | None = None

    @property
    def is_equal(self) -> bool:
        return self.fault is None and self.only_duckdb == 0 and self.only_spark == 0


def _family(type_name: str) -> str:
    return next((family for pattern, family in _FAMILIES if pattern.fullmatch(type_name)), type_name)


def _columns(connection: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.execute(f"describe select * from {relation}").fetchall()}


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    found = connection.execute(f"select count(*) from ({query})").fetchone()
    assert found is not None
    return int(found[0])


def _type_faults(ours: dict[str, str], theirs: dict[str, str]) -> str | None:
    """Why the columns of the two sides cannot be compared, in Chinese; None where they can."""
    faults = [f"Spark 缺少列 {name}" for name in ours if name not in theirs]
    faults += [f"DuckDB 缺少列 {name}" for name in theirs if name not in ours]
    faults += [
        f"列 {name} 类型不同：DuckDB {ours[name]}，Spark {theirs[name]}"
        for name in ours
        if name in theirs and _family(ours[name]) != _family(theirs[name])
    ]
    return "；".join(faults) or None


def compare_relations(
    connection: duckdb.DuckDBPyConnection, name: str, ours: str, theirs: str
) -> TableComparison:
    """Compare two relations of one connection: rows as multisets, null equal to null, column order no matter."""
    our_columns, their_columns = _columns(connection, ours), _columns(connection, theirs)
    counts = _count(connection, f"select 1 from {ours}"), _count(connection, f"select 1 from {theirs}")
    fault = _type_faults(our_columns, their_columns)
    if fault is not None:
        return TableComparison(name, *counts, fault=fault)

    def missing(columns: list[str], left: str, right: str) -> str:
        listed = ", ".join(quoted(column) for column in columns)
        return f"select {listed} from {left} except all select {listed} from {right}"

    every = list(our_columns)
    only_ours, only_theirs = missing(every, ours, theirs), missing(every, theirs, ours)
    found = _count(connection, only_ours), _count(connection, only_theirs)
    if found == (0, 0):
        return TableComparison(name, *counts)
    differing = tuple(
        column
        for column in every
        if _count(connection, missing([column], ours, theirs))
        or _count(connection, missing([column], theirs, ours))
    )
    examples = [
        f"{side} {dict(zip(every, map(str, row), strict=True))}"
        for side, query in (("仅 DuckDB：", only_ours), ("仅 Spark：", only_theirs))
        for row in connection.execute(f"from ({query}) order by all limit {_SHOWN_ROWS}").fetchall()
    ]
    return TableComparison(name, *counts, *found, differing, tuple(examples))


def _parquet(folder: Path) -> str:
    pattern = str(folder / "*.parquet").replace("'", "''")
    return f"read_parquet('{pattern}', hive_partitioning = false)"


def _spark_tables(warehouse: Path) -> dict[str, Path]:
    return {
        f"{schema}.{folder.name}": folder
        for schema in COMPARED_SCHEMAS
        for folder in sorted((warehouse / f"{schema}.db").glob("*"))
        if folder.is_dir()
    }


def compare_builds(release: Path, warehouse: Path) -> list[TableComparison]:
    """Every table of the compared schemas in the release file or in the warehouse folder, by name."""
    theirs = _spark_tables(warehouse)
    with duckdb.connect(str(release), read_only=True) as connection:
        connection.execute(NO_PROGRESS)
        # Comparing text is comparing bytes, and one thread keeps memory low.
        connection.execute("set threads = 2")
        ours = {
            f"{schema}.{table}": f"{quoted(schema)}.{quoted(table)}"
            for schema, table in connection.execute(
                "select schema_name, table_name from duckdb_tables() where list_contains(?, schema_name)",
                [list(COMPARED_SCHEMAS)],
            ).fetchall()
        }
        return [
            _compared(connection, name, ours.get(name), theirs.get(name)) for name in sorted({*ours, *theirs})
        ]


def _compared(
    connection: duckdb.DuckDBPyConnection, name: str, ours: str | None, theirs: Path | None
) -> TableComparison:
    if ours is None:
        return TableComparison(name, None, None, fault="DuckDB 没有这张表")
    if theirs is None:
        return TableComparison(name, None, None, fault="Spark 没有这张表")
    return compare_relations(connection, name, ours, _parquet(theirs))
