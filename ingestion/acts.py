"""The system's and the office's own acts as events: what the gate said, what was decided and published.

Belongs here: appending rows of a feed whose contract's origin is `system`, so that a position pins them too.
Does not belong here: deciding what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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

Rows = Sequence[Mapping[str, Any]]


def record_acts(
    home: Home,
    *,
    feed: str,
    rows: Rows | Callable[[EventLog], Rows],
    recorded_at: datetime,
    by: str = "zhifa",
) -> Batch | None:
    """Append acts as one batch; rows that say what is known already append nothing (None for none at all).

    Each row holds values of the contract's columns. `rows` may be a function: it is asked while no other
    writer can append, so that what it reads in the log still holds; what it raises appends nothing.
    Raises ValueError for a feed that departments report.
    """
    contract = load_contracts()[feed]
    if contract.origin != "system":
        raise ValueError(f"{feed} is reported by departments")
    while True:
        log = EventLog.open(home)
        with one_writer(home):
            seen = log.head()
            frame = _frame(feed, rows(log) if callable(rows) else rows)
            result = compare(
                frame,
                pl.DataFrame(schema={"row": pl.Int64, "stream_id": pl.String}),
                Known(log.state(feed, SOURCE), Spoken.nothing()),
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


def _frame(feed: str, rows: Rows) -> pl.DataFrame:
    """Rows as typed columns with the name of their stream."""
    contract = load_contracts()[feed]
    schema = contract.physical_columns()
    frame = pl.DataFrame([{name: _held(row.get(name)) for name in schema} for row in rows], schema=schema)
    key = [column.name for column in contract.key]
    return frame.with_columns(
        stream_id=stream_id(feed, SOURCE, key), row=pl.int_range(1, pl.len() + 1, dtype=pl.Int64)
    )


def _held(value: Any) -> Any:
    """A value as the log holds it: lists sorted and joined."""
    return LIST_SEPARATOR.join(sorted(map(str, value))) or None if isinstance(value, list | tuple) else value
