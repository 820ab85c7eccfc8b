"""Views over the committed segments up to a position: how SQL reads the log.

Belongs here: `log.<feed>` in a DuckDB database, typed and empty where a feed has no events. A segment that no
committed batch names can never be picked up, because the views name their files one by one.
Does not belong here: receipts and the calendar (`ingestion.inputs`), any fold.
"""

from __future__ import annotations

from collections import defaultdict

import duckdb
import polars as pl

from ingestion.contract import Contract, load_contracts
from ingestion.eventlog.envelope import event_schema
from ingestion.eventlog.log import EventLog, by_segment
from ingestion.eventlog.manifest import Batch
from ingestion.eventlog.upcast import steps

SQL_TYPES: dict[pl.DataType, str] = {
    pl.String(): "VARCHAR",
    pl.Int64(): "BIGINT",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    pl.Datetime("us"): "TIMESTAMP",
    pl.Decimal(18, 2): "DECIMAL(18,2)",
}


def sql_columns(contract: Contract) -> dict[str, str]:
    """A feed's columns in the log and their SQL types, in order."""
    return {name: SQL_TYPES[dtype] for name, dtype in event_schema(contract).items()}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _version_query(log: EventLog, contract: Contract, version: int, batches: list[Batch]) -> str:
    """Events of one schema version, taken step by step to today's."""
    files = ", ".join(_quoted(str(log.segment(own[0]))) for own in by_segment(batches))
    query = f"select * from read_parquet([{files}], union_by_name = true, hive_partitioning = false)"
    for step in steps(contract, version):
        new = ", ".join(f"{expression} as {name}" for name, expression in step.columns.items())
        query = (
            f"select columns(c -> c not in ({', '.join(map(_quoted, step.columns))})), {new} from ({query})"
        )
    return query


def _view(log: EventLog, contract: Contract, position: int, batches: list[Batch]) -> str:
    columns = sql_columns(contract)
    typed = ", ".join(f"cast(null as {type_}) as {name}" for name, type_ in columns.items())
    parts = [f"select {typed} where false"]
    by_version: defaultdict[int, list[Batch]] = defaultdict(list)
    for batch in batches:
        by_version[batch.schema_version].append(batch)
    parts += [_version_query(log, contract, version, own) for version, own in sorted(by_version.items())]
    # By name: a column that an old segment does not have is null, and the first part gives every type.
    united = " union all by name ".join(f"({part})" for part in parts)
    cast = ", ".join(f"cast({name} as {type_}) as {name}" for name, type_ in columns.items())
    return f"create or replace view log.{contract.feed} as select {cast} from ({united}) where position <= {position}"


def create_log_views(connection: duckdb.DuckDBPyConnection, log: EventLog, position: int) -> None:
    """Make schema `log` with one view a feed, cut at `position`. Raises `UnknownPosition` for no batch's end."""
    log.check_pin(position)
    connection.execute("create schema if not exists log")
    by_feed: defaultdict[str, list[Batch]] = defaultdict(list)
    for batch in log.batches(up_to=position):
        by_feed[batch.feed].append(batch)
    for feed, contract in load_contracts().items():
        connection.execute(_view(log, contract, position, by_feed[feed]))
