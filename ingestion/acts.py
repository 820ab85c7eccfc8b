"""The system's own acts as events: what the gate said, later what was decided and published.

Belongs here: appending rows of a feed whose contract's origin is `system`, so that a position pins them too.
Does not belong here: deciding what they say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import polars as pl

from ingestion.changes import Known, Spoken, compare
from ingestion.contract import LIST_SEPARATOR, load_contracts
from ingestion.eventlog import Batch, EventLog, LogMoved
from ingestion.eventlog.envelope import stream_id
from ingestion.eventlog.log import one_writer
from ingestion.home import Home
from ingestion.scope import Scope

SOURCE = "system"


def record_acts(
    home: Home, *, feed: str, rows: Sequence[Mapping[str, Any]], recorded_at: datetime, by: str = "zhifa"
) -> Batch | None:
    """Append acts as one batch; rows that say what is known already append nothing (None for none at all).

    Each row holds values of the contract's columns. Raises ValueError for a feed that departments report.
    """
    contract = load_contracts()[feed]
    if contract.origin != "system":
        raise ValueError(f"{feed} is reported by departments")
    schema = contract.physical_columns()
    frame = pl.DataFrame([{name: _held(row.get(name)) for name in schema} for row in rows], schema=schema)
    key = [column.name for column in contract.key]
    frame = frame.with_columns(
        stream_id=stream_id(feed, SOURCE, key), row=pl.int_range(1, pl.len() + 1, dtype=pl.Int64)
    )
    nothing_rejected = pl.DataFrame(schema={"row": pl.Int64, "stream_id": pl.String})
    while True:
        log = EventLog.open(home)
        with one_writer(home):
            seen = log.head()
            state = log.state(feed, SOURCE)
            result = compare(
                frame,
                nothing_rejected,
                Known(state, Spoken.nothing()),
                contract,
                scope=Scope("incremental"),
                as_of=recorded_at,
            )
            if result.events.is_empty():
                return None
            try:
                return log.append(
                    result.events.with_columns(mapping_revision=pl.lit(None, pl.String)),
                    contract,
                    source=SOURCE,
                    export_id=f"{feed}-{seen.position + 1}",
                    file_name=by,
                    seen=seen,
                    recorded_at=recorded_at,
                )
            except LogMoved:
                continue


def _held(value: Any) -> Any:
    """A value as the log holds it: lists sorted and joined."""
    return LIST_SEPARATOR.join(sorted(map(str, value))) or None if isinstance(value, list | tuple) else value
