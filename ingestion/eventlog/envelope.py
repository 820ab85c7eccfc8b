"""What every event carries around its feed's columns.

Belongs here: the envelope's columns, the event types, how a stream is named.
Does not belong here: the feeds' own columns (`contract`), storage (`segments`).
"""

from __future__ import annotations

from collections.abc import Sequence
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
