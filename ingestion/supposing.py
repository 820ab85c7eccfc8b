"""What the log would hold if a file were loaded: its rows as events that nobody appends.

Belongs here: reading a file by the same pipeline as any export, without archive, receipt or event.
Does not belong here: what is done with the events (`orchestration.quarter.what_if`).
"""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import polars as pl

from ingestion.changes import Known, Spoken, compare
from ingestion.contract import load_contracts
from ingestion.departments import registry
from ingestion.eventlog import EventLog
from ingestion.eventlog.envelope import enveloped
from ingestion.eventlog.log import fold
from ingestion.extract import Extracted, extract
from ingestion.faults import FileFault
from ingestion.headers import recognise
from ingestion.home import Home
from ingestion.mapping import load_mappings
from ingestion.readers import open_document
from ingestion.recognition import exports_of
from ingestion.scope import Scope
from ingestion.vault import Vault

_SOURCE = "platform"
_FAULTS_SHOWN = 5


def supposed_events(home: Home, feed: str, file: Path, *, position: int) -> pl.DataFrame:
    """Events of a feed that the file would add to what the log held at a position; none where it says nothing new.

    Rows are laid on top: what the file does not name stays as it is. Raises `FileFault` for what cannot be read and
    for rejected rows: half a scheme is none.
    """
    log = EventLog.open(home)
    contract = load_contracts()[feed]
    extracted = _read(home, log, feed, file)
    state = fold(log.events(feed, source=_SOURCE, up_to=position))
    as_of = datetime.combine(datetime.max.date(), datetime.min.time())
    changes = compare(
        extracted.rows,
        extracted.rejected,
        Known(state, Spoken.nothing()),
        contract,
        scope=Scope("incremental"),
        as_of=as_of,
    ).events
    if changes.is_empty():
        return changes
    return enveloped(
        changes.with_columns(mapping_revision=pl.lit(None, pl.String)),
        contract,
        source=_SOURCE,
        export_id="supposed",
        batch_id="supposed",
        first_position=position + 1,
        recorded_at=as_of,
    )


def _read(home: Home, log: EventLog, feed: str, file: Path) -> Extracted:
    label = load_contracts()[feed].label
    mappings = [load_mappings()[_SOURCE, feed]]
    with tempfile.TemporaryDirectory(dir=home.work) as work:
        documents = open_document(
            file, recognises=lambda head: bool(recognise(mappings, head)), work=Path(work)
        )
        exports = [export for document in documents for export in exports_of(document, mappings)]
        if len(exports) != 1:
            raise FileFault(
                "one_export", f"{file.name} 里应当只有一份{label}。", f"请使用 zhifa template {feed} 的模板。"
            )
        extracted = extract(exports[0], Vault.open(home, log_is_empty=False), registry(log))
    if extracted.rejected.height:
        faults = extracted.faults(feed=feed, source=_SOURCE).head(_FAULTS_SHOWN)
        said = "；".join(f"第 {row['source_row']} 行{row['message']}" for row in faults.to_dicts())
        raise FileFault(
            "rejected_rows",
            f"{file.name} 有 {extracted.rejected.height} 行不合规：{said}。",
            "请改正后重试。",
        )
    if extracted.rows.is_empty():
        raise FileFault("no_rows", f"{file.name} 表头下面没有任何数据行。", "请填写后重试。")
    return extracted
