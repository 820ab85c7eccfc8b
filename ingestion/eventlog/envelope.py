"""What every event carries around its feed's columns.

Belongs here: the envelope's columns, the event types, how a stream is named, putting changes into envelopes.
Does not belong here: the feeds' own columns (`contract`), storage (`segments`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import polars as pl

from ingestion.contract import Contract

REPORTED: Final = "reported"
AMENDED: Final = "amended"
WITHDRAWN: Final = "withdrawn"
RESTORED: Final = "restored"
RENORMALISED: Final = "renormalised"

ENVELOPE: Final[dict[str, pl.DataType]] = {
    "position": pl.Int64(),
    "event_id": pl.String(),
    "feed": pl.String(),
    "source": pl.String(),
    "stream_id": pl.String(),
    "stream_version": pl.Int64(),
    "event_type": pl.String(),
    # What the fold needs and nothing more: does the stream exist after this event?
    "is_present": pl.Boolean(),
    "schema_version": pl.Int64(),
    "reported_as_of": pl.Datetime("us"),
    "recorded_at": pl.Datetime("us"),
    "batch_id": pl.String(),
    "export_id": pl.String(),
    "source_row": pl.Int64(),
    "mapping_revision": pl.String(),
}


def event_schema(contract: Contract) -> dict[str, pl.DataType]:
    """Columns of a feed's events in order: the envelope, then the feed's own."""
    return {**ENVELOPE, **contract.physical_columns()}


def empty_events(contract: Contract) -> pl.DataFrame:
    """No events, typed."""
    return pl.DataFrame(schema=event_schema(contract))


def stream_id(feed: str, source: str, key: Sequence[str]) -> pl.Expr:
    """Readable name of a row's stream, `feed/source/key part/…`; a slash inside a part is escaped.

    `key` names the columns that hold the key parts, a day as 2024-03-05; a null part makes the name null.
    """
    parts = [
        pl.col(name)
        .cast(pl.String)
        .str.replace_all("%", "%25", literal=True)
        .str.replace_all("/", "%2F", literal=True)
        for name in key
    ]
    return pl.concat_str([pl.lit(f"{feed}/{source}"), *parts], separator="/")


def enveloped(
    changes: pl.DataFrame,
    contract: Contract,
    *,
    source: str,
    export_id: str,
    batch_id: str,
    first_position: int,
    recorded_at: datetime,
) -> pl.DataFrame:
    """Changes as the events of one batch, numbered from `first_position`. Raises ValueError for none."""
    if changes.is_empty():
        raise ValueError("a batch holds at least one event")
    last = first_position + changes.height
    return changes.with_columns(
        position=pl.int_range(first_position, last, dtype=pl.Int64),
        event_id=pl.format("{}@{}", "stream_id", "stream_version"),
        feed=pl.lit(contract.feed),
        source=pl.lit(source),
        schema_version=pl.lit(contract.schema_version, pl.Int64),
        recorded_at=pl.lit(recorded_at, pl.Datetime("us")),
        batch_id=pl.lit(batch_id),
        export_id=pl.lit(export_id),
    ).select(pl.col(name).cast(dtype) for name, dtype in event_schema(contract).items())
