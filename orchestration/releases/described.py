"""What each table and column of a release means, put into the release file itself.

Belongs here: reading descriptions where dbt keeps them (`manifest.json`), the table `reference.data_dictionary`, and
comments on tables and columns, which tools such as DBeaver show. Does not belong here: any description; those stand
in the `.yml` beside each model, seed and source.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from orchestration.releases.digest import quoted

# Schema → what stands in it, in the order in which a reader meets them.
MARTS: Mapping[str, str] = {
    "core": "事实表与维表 / Facts and dimensions",
    "quality": "数据质量与法定规则 / Data quality and statutory rules",
    "scoring": "质效评估 / Scoring",
    "supervision": "监督预警 / Supervision",
    "reporting": "年度数据与报告 / Reporting",
}
# What an analyst may build on: the marts, and what is looked up beside them. Steps on the way are not among them.
EXPLAINED = (*MARTS, "reference", "intake")
DICTIONARY = ("reference", "data_dictionary")
_GRAIN = "Grain: "
_TEXTS = ("column_name", "data_type", "description_zh", "description_en", "grain", "table_zh", "table_en")
_TYPES = {"schema_name": "varchar", "table_name": "varchar", "column_order": "bigint"} | dict.fromkeys(
    _TEXTS, "varchar"
)


@dataclass(frozen=True)
class TableEntry:
    """One table: its grain (empty where none is stated), what it holds, and its columns as (name, type, 中文, English).

    `purpose` is 中文 / English; the type is that of the `.yml`, empty where the engine's own is to be asked.
    """

    schema: str
    name: str
    grain: str
    purpose: str
    columns: tuple[tuple[str, str, str, str], ...]


def table_entry(schema: str, name: str, description: str, columns: Iterable[Mapping[str, Any]]) -> TableEntry:
    """The entry of one model, seed or source, from its description and its columns'."""
    head, _, rest = description.strip().partition("\n")
    grain, purpose = (head, rest) if head.startswith(_GRAIN) else ("", description)
    told = []
    for column in columns:
        chinese, english = both_languages(str(column.get("description") or ""))
        told.append((str(column["name"]), str(column.get("data_type") or ""), chinese, english))
    return TableEntry(schema, name, grain, " ".join(purpose.split()), tuple(told))


def both_languages(description: str) -> tuple[str, str]:
    """中文 and English of a description that is written `中文 / English`."""
    chinese, _, english = " ".join(description.split()).partition(" / ")
    return chinese, english


def explained_tables(manifest: Path) -> Iterator[TableEntry]:
    """Every table of the explained schemas that dbt knows, in the order of schemas and names."""
    said = json.loads(manifest.read_text(encoding="utf-8"))
    found = [
        table_entry(
            node["schema"],
            node.get("alias") or node["name"],
            node.get("description") or "",
            node.get("columns", {}).values(),
        )
        for node in (*said["nodes"].values(), *said["sources"].values())
        if node.get("resource_type") in ("model", "seed", "source") and node.get("schema") in EXPLAINED
    ]
    yield from sorted(found, key=lambda entry: (EXPLAINED.index(entry.schema), entry.name))


def describe(connection: duckdb.DuckDBPyConnection, entries: Sequence[TableEntry]) -> None:
    """Write `reference.data_dictionary` and the comments of every described table that the database holds.

    Equal code gives equal rows: nothing here depends on data. A file made from a release (a department's own) is
    described by `describe_again`.
    """
    schema, table = DICTIONARY
    connection.execute(f"create schema if not exists {schema}")
    connection.execute(
        f"create or replace table {schema}.{table} ({', '.join(map(' '.join, _TYPES.items()))})"
    )
    types = _column_types(connection)
    rows = [
        (
            *(entry.schema, entry.name, order),
            *(column, types[entry.schema, entry.name, column], chinese, english),
            *(entry.grain.removeprefix(_GRAIN) or None, *both_languages(entry.purpose)),
        )
        for entry in entries
        for order, (column, _, chinese, english) in enumerate(entry.columns, start=1)
        if (entry.schema, entry.name, column) in types
    ]
    listed = pl.DataFrame(rows, schema=list(_TYPES), orient="row", infer_schema_length=None)
    connection.register("listed", listed.to_arrow())
    connection.execute(f"insert into {schema}.{table} select * from listed")
    connection.unregister("listed")
    describe_again(connection)


def describe_again(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the words of `reference.data_dictionary` as comments on whatever tables the database has of it.

    Nothing where there is no dictionary: a release of an older version.
    """
    schema, table = DICTIONARY
    known = _column_types(connection)
    if (schema, table, "description_zh") not in known:
        return
    rows = connection.execute(
        "select schema_name, table_name, column_name, description_zh, description_en, grain, table_zh, table_en"
        f" from {schema}.{table} order by schema_name, table_name, column_order"
    ).fetchall()
    commented: set[tuple[str, str]] = set()
    # One transaction: each comment on its own would be written to the disk before the next.
    connection.execute("begin")
    for of_schema, name, column, chinese, english, grain, table_zh, table_en in rows:
        if (of_schema, name, column) not in known:
            continue
        place = f"{quoted(of_schema)}.{quoted(name)}"
        if (of_schema, name) not in commented:
            commented.add((of_schema, name))
            said = " / ".join(filter(None, (table_zh, table_en)))
            _comment(connection, f"table {place}", f"{said}\n{_GRAIN}{grain}" if grain else said)
        _comment(connection, f"column {place}.{quoted(column)}", f"{chinese} / {english}")
    connection.execute("commit")


def _comment(connection: duckdb.DuckDBPyConnection, what: str, said: str) -> None:
    text = said.replace("'", "''")
    connection.execute(f"comment on {what} is '{text}'")


def _column_types(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str, str], str]:
    """Types of the columns of base tables as the engine has them; views take no comment on a column."""
    found = connection.execute(
        "select c.schema_name, c.table_name, c.column_name, c.data_type from duckdb_columns() as c"
        " join duckdb_tables() as t using (database_oid, schema_oid, table_oid)"
        " where not c.internal and c.database_name = current_database()"
    ).fetchall()
    return {(row[0], row[1], row[2]): row[3] for row in found}
