"""Which departments there are, as far as a file's edge must know.

Belongs here: the register that a file is held against, and provisional departments for a source that only has names.
Does not belong here: what a department is for scoring (dbt `dim_department`).
"""

from __future__ import annotations

from datetime import datetime

import polars as pl

from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog, LogMoved
from ingestion.eventlog.envelope import REPORTED, stream_id
from ingestion.eventlog.log import one_writer
from ingestion.ledger import AcceptedExport
from ingestion.mapping import Mapping, load_mappings
from ingestion.registry import Registry, register_of

FEED = "department"


def _present(log: EventLog, source: str) -> pl.Series:
    return log.state(FEED, source).filter("is_present")["department_code"]


def registry(log: EventLog) -> Registry:
    """The register of departments. Credit codes and names are those of departments that somebody has registered:
    a provisional department is a name without more, and nobody's answer to the question who that is.
    """
    registering = [source for source, feed in load_mappings() if feed == FEED]
    registered = pl.concat([log.state(FEED, source).filter("is_present") for source in registering])
    return register_of(known_departments(log), registered)


def known_departments(log: EventLog) -> frozenset[str]:
    """Codes of all departments that the log holds, from whatever source."""
    sources = {source for source, _feed in load_mappings()}
    return frozenset(code for source in sources for code in _present(log, source))


def register_provisional(
    log: EventLog, rows: pl.DataFrame, mapping: Mapping, accepted: AcceptedExport, *, recorded_at: datetime
) -> None:
    """Report a department for each code of `rows` that nobody has registered.

    A provisional department counts in statistics and is neither ranked nor interviewed; its kind and its first
    day are unknown until somebody registers it.
    """
    while True:
        try:
            with one_writer(log.home):
                return _report_fresh(log, rows, mapping, accepted, recorded_at)
        except LogMoved:
            continue


def _report_fresh(
    log: EventLog, rows: pl.DataFrame, mapping: Mapping, accepted: AcceptedExport, recorded_at: datetime
) -> None:
    seen = log.head()
    fresh = rows.select(pl.col("department_code").unique().sort()).filter(
        ~pl.col("department_code").is_in(list(known_departments(log)))
    )
    if fresh.is_empty():
        return
    contract = load_contracts()[FEED]
    known = {
        "department_name": pl.col("department_code"),
        "is_in_statistics": pl.lit(True),
        "is_in_ranking": pl.lit(False),
        "is_in_interview": pl.lit(False),
    }
    unknown = {
        name: pl.lit(None, dtype)
        for name, dtype in contract.physical_columns().items()
        if name not in ("department_code", *known)
    }
    events = fresh.with_columns(
        stream_id=stream_id(FEED, mapping.source, ["department_code"]),
        stream_version=pl.lit(1),
        event_type=pl.lit(REPORTED),
        is_present=pl.lit(True),
        reported_as_of=pl.lit(accepted.as_of, pl.Datetime("us")),
        source_row=pl.lit(None, pl.Int64),
        mapping_revision=pl.lit(mapping.revision),
        **known,
        **unknown,
    )
    log.append(
        events,
        contract,
        source=mapping.source,
        export_id=accepted.export_id,
        file_name=accepted.file_name,
        seen=seen,
        recorded_at=recorded_at,
    )
