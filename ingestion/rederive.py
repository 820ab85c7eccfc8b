"""Our own mistakes, mended in the open: archived originals replayed under today's mapping.

Belongs here: the replay, and the difference to the log as `renormalised` events (ours, never `amended`, which is
the department's word). It serves a corrected mapping and a file that should never have been loaded.
Does not belong here: the comparison itself (`changes`).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import sqlalchemy as sa

from ingestion.archive import Archive
from ingestion.changes import Known, Speech, Spoken, compare
from ingestion.contract import Contract, load_contracts
from ingestion.departments import registry
from ingestion.eventlog import EventLog, fold
from ingestion.eventlog.envelope import RENORMALISED, empty_events, event_schema
from ingestion.eventlog.log import one_writer
from ingestion.extract import Extracted, extract
from ingestion.faults import FileFault
from ingestion.headers import recognise
from ingestion.home import Home
from ingestion.ledger import AcceptedExport, Ledger
from ingestion.mapping import Mapping, load_mappings
from ingestion.readers import Document, open_document
from ingestion.recognition import Export, exports_of
from ingestion.registry import Registry
from ingestion.vault import Vault


class CannotRederive(ValueError):
    """The replay cannot be done; nothing has changed."""


@dataclass(frozen=True)
class Rederivation:
    """What a replay changed: streams given other content, streams taken out, and over how many exports."""

    source: str
    feed: str
    exports: int
    renormalised: int
    removed: int
    position: int


def rederive(
    home: Home,
    *,
    source: str,
    feed: str,
    without: str | None = None,
    mapping: Mapping | None = None,
    recorded_at: datetime | None = None,
) -> Rederivation:
    """Replay all accepted exports of a source's feed and append what comes out differently today.

    `without`: an export that should never have been loaded; it speaks no longer. `mapping`: today's mapping,
    the one on disk where it is left out. Raises `CannotRederive`, having changed nothing.
    """
    mapping = mapping or load_mappings().get((source, feed))
    if mapping is None:
        raise CannotRederive(f"没有来源 {source}、数据类别 {feed} 的映射。")
    log = EventLog.open(home)
    archive = Archive(home)
    ledger = Ledger(log.manifest.engine, archive)
    vault = Vault.open(home, log_is_empty=log.head().position == 0)
    now = recorded_at or datetime.now(UTC).replace(tzinfo=None)
    with one_writer(home):
        seen = log.head()
        accepted = ledger.accepted(feed, source)
        if without is not None and without not in {export.export_id for export in accepted}:
            raise CannotRederive(f"没有编号为 {without} 的已装载导出。请用 zhifa log status 查看。")
        kept = [export for export in accepted if export.export_id != without]
        target, replayed = _replay(home, kept, mapping, vault, archive, registry(log))
        contract = load_contracts()[feed]
        changes = _difference(log.state(feed, source), target, contract, mapping)

        def also(connection: sa.Connection) -> None:
            for export in replayed:
                ledger.replace(connection, export)
            if without is not None:
                ledger.set_aside(connection, without, now)

        if changes.is_empty():
            ledger.without_events(seen, also)
        else:
            log.append(
                changes,
                contract,
                source=source,
                export_id=f"rederive-{seen.position + 1}",
                file_name="zhifa log rederive" + (f" --without {without}" if without else ""),
                seen=seen,
                recorded_at=now,
                also=also,
            )
    present = changes["is_present"]
    return Rederivation(
        source, feed, len(kept), int(present.sum()), int((~present).sum()), log.head().position
    )


def _replay(
    home: Home,
    exports: Sequence[AcceptedExport],
    mapping: Mapping,
    vault: Vault,
    archive: Archive,
    register: Registry,
) -> tuple[pl.DataFrame, list[AcceptedExport]]:
    """State as the exports would have made it under `mapping`, and the exports with their keys of today."""
    contract = load_contracts()[mapping.feed]
    state = empty_events(contract)
    spoken = Spoken.nothing()
    replayed: list[AcceptedExport] = []
    for export in exports:
        extracted = _read_again(home, export, mapping, vault, archive, register)
        result = compare(
            extracted.rows,
            extracted.rejected,
            Known(state, spoken),
            contract,
            scope=export.scope,
            as_of=export.as_of,
        )
        state = _advanced(state, result.events, contract)
        keys, digest = extracted.keys(), extracted.digest()
        can_withdraw = extracted.rejected["stream_id"].null_count() == 0
        spoken = spoken.and_then([Speech(keys, export.scope, export.as_of, can_withdraw)])
        replayed.append(
            replace(
                export,
                keys_path=archive.keep_keys(f"{export.export_id}-{mapping.revision}-{digest[:8]}", keys),
                rows_digest=digest,
                can_withdraw=can_withdraw,
                counts=export.counts | {"read": extracted.read, "rejected": extracted.rejected.height},
            )
        )
    return state, replayed


def _read_again(
    home: Home,
    export: AcceptedExport,
    mapping: Mapping,
    vault: Vault,
    archive: Archive,
    register: Registry,
) -> Extracted:
    """The rows of an accepted export, from its original."""
    with tempfile.TemporaryDirectory(dir=home.work) as work:
        copy = Path(work) / export.file_name.split("/", 1)[0]
        shutil.copyfile(archive.path(export.archive_path), copy)
        folder = Path(work) / "opened"
        folder.mkdir()
        documents = open_document(
            copy, recognises=lambda head: bool(recognise([mapping], head)), work=folder, label=copy.name
        )
        try:
            for document in documents:
                if document.sha256 == export.document_sha256:
                    return extract(_of_feed(document, mapping), vault, register)
        except FileFault as fault:
            raise CannotRederive(f"按现在的映射无法读取“{export.file_name}”：{fault}") from fault
    raise CannotRederive(f"档案中找不到“{export.file_name}”的原件。")


def _of_feed(document: Document, mapping: Mapping) -> Export:
    """A document's export of the mapping's feed. Other sheets of it may be other feeds'."""
    others = {**load_mappings(), (mapping.source, mapping.feed): mapping}
    for export in exports_of(document, list(others.values())):
        if export.mapping == mapping:
            return export
    # A person may have said which feed it is: then no other may claim it.
    (export,) = exports_of(document, [mapping])
    return export


def _advanced(state: pl.DataFrame, events: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    """State after more events, which are placed after all that it has seen."""
    start = state["position"].max()
    first = (start if isinstance(start, int) else 0) + 1
    placed = events.with_columns(position=pl.int_range(first, first + pl.len(), dtype=pl.Int64))
    schema = event_schema(contract)
    typed = placed.select(
        pl.col(name).cast(dtype) if name in placed.columns else pl.lit(None, dtype).alias(name)
        for name, dtype in schema.items()
    )
    return fold(pl.concat([state, typed]))


def _difference(
    current: pl.DataFrame, target: pl.DataFrame, contract: Contract, mapping: Mapping
) -> pl.DataFrame:
    """`renormalised` changes that lead from the current state to the target."""
    content = list(contract.physical_columns())
    facts = ["is_present", "stream_version", "reported_as_of", "source_row", *content]
    both = target.select("stream_id", *facts).join(
        current.select("stream_id", *facts), on="stream_id", how="full", coalesce=True, suffix="_now"
    )
    due = pl.col("is_present").fill_null(False)
    now = pl.col("is_present_now").fill_null(False)
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_now")) for name in content)
    changed = both.filter((due != now) | (due & differs)).sort("stream_id")
    shown = (
        pl.when(due).then(pl.col(name)).otherwise(pl.col(f"{name}_now")).alias(name)
        for name in ("reported_as_of", "source_row", *content)
    )
    return changed.select(
        "stream_id",
        pl.col("stream_version_now").fill_null(0).add(1).alias("stream_version"),
        pl.lit(RENORMALISED).alias("event_type"),
        due.alias("is_present"),
        pl.lit(mapping.revision).alias("mapping_revision"),
        *shown,
    )
