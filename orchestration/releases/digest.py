"""Fingerprints: of a table's content, and of the code that makes the tables.

Belongs here: digests that are equal exactly when content is equal, whatever order rows were written in.
Does not belong here: hashes of DuckDB files; two builds of equal content differ in bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import duckdb

SOURCE_ROOT = Path(__file__).resolve().parents[2]
DBT_PROJECT = SOURCE_ROOT / "dbt_project"
# What can change a table: the models, the write side (views, upcasts, reference data) and this package.
_CODE_FOLDERS = ("dbt_project", "ingestion", "orchestration/releases")
_CODE_SUFFIXES = frozenset({".py", ".sql", ".yml", ".yaml", ".csv", ".md"})
_BUILD_FOLDERS = frozenset({"target", "logs", "dbt_packages", "__pycache__"})
_ENGINES = ("duckdb", "dbt-core", "dbt-duckdb")
# What can change a published paper beside the tables and its template.
_PAPER_FOLDERS = ("dashboards/queries", "orchestration/quarter", "orchestration/reports")
_PAPER_ENGINES = ("docxtpl", "jinja2", "python-docx", "xlsxwriter")


def quoted(identifier: str) -> str:
    """The identifier as SQL spells it."""
    return '"' + identifier.replace('"', '""') + '"'


def table_digest(
    connection: duckdb.DuckDBPyConnection, schema: str, table: str, *, where: str = "true"
) -> tuple[int, str]:
    """Row count and digest (64 hex digits) of the rows of `schema.table` that satisfy `where`.

    Each row becomes one unambiguous text (length before every value, `~` for null), its MD5 two 64-bit
    numbers; the sums over all rows are taken, so that order plays no part and duplicates count.
    """
    columns = connection.execute(
        "select column_name, data_type from duckdb_columns() "
        "where schema_name = ? and table_name = ? order by column_name",
        [schema, table],
    ).fetchall()
    texts = [f"{quoted(name)}::varchar" for name, _ in columns]
    row_text = " || ".join(f"coalesce(length({text}) || ':' || {text}, '~')" for text in texts) or "''"
    found = connection.execute(
        f"select count(*), sum(md5_number_lower(r)), sum(md5_number_upper(r)) "
        f"from (select {row_text} as r from {quoted(schema)}.{quoted(table)} where {where})"
    ).fetchone()
    assert found is not None
    rows = int(found[0])
    canon = repr((schema, table, columns, rows, str(found[1] or 0), str(found[2] or 0)))
    return rows, hashlib.sha256(canon.encode()).hexdigest()


def combined_digest(parts: dict[str, str]) -> str:
    """One digest over named digests, independent of the order they were found in."""
    whole = hashlib.sha256()
    for name in sorted(parts):
        whole.update(f"{name}={parts[name]}\n".encode())
    return whole.hexdigest()


@cache
def code_revision(root: Path = SOURCE_ROOT) -> str:
    """Digest (64 hex digits) of everything that decides what the tables hold, engines' versions included."""
    return _revision(root, _CODE_FOLDERS, _ENGINES)


@cache
def paper_revision(root: Path = SOURCE_ROOT) -> str:
    """Digest (64 hex digits) of the code that makes papers from tables and templates, its libraries included."""
    return _revision(root, _PAPER_FOLDERS, _PAPER_ENGINES)


def _revision(root: Path, folders: Sequence[str], engines: Sequence[str]) -> str:
    whole = hashlib.sha256()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root)
            if path.suffix not in _CODE_SUFFIXES or _BUILD_FOLDERS.intersection(relative.parts):
                continue
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{relative.as_posix()}={content}\n".encode())
    for engine in engines:
        whole.update(f"{engine}={version(engine)}\n".encode())
    return whole.hexdigest()
