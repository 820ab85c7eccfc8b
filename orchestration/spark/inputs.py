"""What dbt reads, as relations of a Spark session: the same names, types and rows as in DuckDB.

Belongs here: `log.<feed>` over the committed segments up to a position, `intake.*` and `reference.*`.
Does not belong here: which receipts count, what the calendar says (`ingestion.inputs`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import reduce

import polars as pl
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as fn
from pyspark.sql import types as t

from ingestion.contract import Contract, load_contracts
from ingestion.eventlog import EventLog
from ingestion.eventlog.envelope import event_schema
from ingestion.eventlog.log import by_segment
from ingestion.eventlog.manifest import Batch
from ingestion.eventlog.upcast import steps
from ingestion.inputs import small_inputs
from orchestration.spark.settings import segment_location

_TYPES: dict[pl.DataType, t.DataType] = {
    pl.String(): t.StringType(),
    pl.Int64(): t.LongType(),
    pl.Boolean(): t.BooleanType(),
    pl.Date(): t.DateType(),
    pl.Datetime("us"): t.TimestampNTZType(),
    pl.Decimal(18, 2): t.DecimalType(18, 2),
}


def struct(columns: Mapping[str, pl.DataType]) -> t.StructType:
    """Columns in order with their Spark types."""
    return t.StructType([t.StructField(name, _TYPES[dtype]) for name, dtype in columns.items()])


def _version(
    session: SparkSession, log: EventLog, contract: Contract, version: int, batches: list[Batch]
) -> DataFrame:
    """Events of one schema version, taken step by step to today's; a column that they do not have is null."""
    files = [segment_location(log.home.log, own[0].segment_path) for own in by_segment(batches)]
    schema = struct(event_schema(contract))
    upcasts = steps(contract, version)
    if not upcasts:
        return session.read.schema(schema).parquet(*files)
    events = session.read.option("mergeSchema", "true").parquet(*files)
    for step in upcasts:
        events = events.withColumns({name: fn.expr(text) for name, text in step.columns.items()})
    return events.select(
        *(
            (fn.col(field.name) if field.name in events.columns else fn.lit(None))
            .cast(field.dataType)
            .alias(field.name)
            for field in schema.fields
        )
    )


def create_log_views(session: SparkSession, log: EventLog, position: int) -> None:
    """Make `log.<feed>` for every feed, cut at `position`. Raises `UnknownPosition` for no batch's end."""
    log.check_pin(position)
    by_feed: defaultdict[str, defaultdict[int, list[Batch]]] = defaultdict(lambda: defaultdict(list))
    for batch in log.batches(up_to=position):
        by_feed[batch.feed][batch.schema_version].append(batch)
    for feed, contract in load_contracts().items():
        parts = [
            _version(session, log, contract, version, batches)
            for version, batches in sorted(by_feed[feed].items())
        ] or [session.createDataFrame([], struct(event_schema(contract)))]
        events = reduce(DataFrame.unionByName, parts)
        events.where(fn.col("position") <= position).createOrReplaceGlobalTempView(feed)


def create_inputs(session: SparkSession, log: EventLog, position: int) -> None:
    """Make schemas `log`, `intake` and `reference`, cut at `position`."""
    create_log_views(session, log, position)
    for name, frame in small_inputs(log, position).items():
        session.sql(f"create schema if not exists {name.partition('.')[0]}")
        # Rows are handed over, not a file: the machines of a cluster cannot see this one's folders.
        session.createDataFrame(frame.rows(), struct(frame.schema)).coalesce(1).write.saveAsTable(name)
