"""All rows of one export, typed: slice by slice, table by table, with what was rejected and skipped.

Belongs here: driving the normaliser over an export's tables and finding keys with two contents.
Does not belong here: comparing with what is known (`changes`), appending (`intake`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import polars as pl

from ingestion import values
from ingestion.body import Body
from ingestion.changes import conflicts, is_distinct
from ingestion.contract import Contract, load_contracts
from ingestion.headers import HeaderMatch
from ingestion.mapping import header_key
from ingestion.normalise import Normaliser, Part
from ingestion.readers import TableSource
from ingestion.recognition import Export
from ingestion.registry import Registry
from ingestion.row_faults import REJECT_SCHEMA
from ingestion.vault import Vault

_SKIPPED_SHOWN = 20
CONFLICTING_KEY = "conflicting_key"


@dataclass(frozen=True)
class TableRejects:
    """Rejected rows of one table: as they came (`row`, `c0`…) and why (`REJECT_SCHEMA`)."""

    table: TableSource
    match: HeaderMatch
    cells: pl.DataFrame
    rejects: pl.DataFrame


@dataclass(frozen=True)
class Extracted:
    """One export's rows. `rows`: `table` (number of the table), `row`, `stream_id`, the feed's columns.
    `rejected`: `table`, `row`, `stream_id`, `department_code`, one row a rejected row. `skipped`: `table`, `row`,
    `reason`. `newest`: greatest date under the mapping's cut-off column, if it names one.
    """

    rows: pl.DataFrame
    rejected: pl.DataFrame
    skipped: pl.DataFrame
    tables: tuple[TableRejects, ...]
    newest: datetime | None

    @property
    def read(self) -> int:
        return self.rows.height + self.rejected.height

    @property
    def is_left_blank(self) -> bool:
        """Whether this is a form, or part of one, of which nothing was filled in, or there was nothing to fill in."""
        return self.read == 0 and any(table.match.fill_in for table in self.tables)

    def said_of_skipped(self) -> str:
        """Which rows carry no record, and why, in words; the first of many."""
        parts = []
        for (number, reason), found in self.skipped.group_by("table", "reason", maintain_order=True):
            sheet = self.tables[int(str(number))].table.sheet
            where = f"“{sheet}”" if sheet and len(self.tables) > 1 else ""
            shown = "、".join(map(str, found["row"].head(_SKIPPED_SHOWN)))
            more = f"等 {found.height} 行" if found.height > _SKIPPED_SHOWN else "行"
            parts.append(f"{where}{reason}（第 {shown} {more}）")
        return f"跳过：{'，'.join(parts)}。" if parts else ""

    def digest(self) -> str:
        """Digest of the typed rows, the rejected keys and their faults, whatever the format and order of rows.

        Sums of 64-bit row hashes: quick, and it only has to tell a file saved again from another one.
        Another version of Polars may hash differently; then rows are compared one by one, as for any file.
        """
        faults = pl.concat([table.rejects.select("column_name", "rule", "message") for table in self.tables])
        frames = (self.rows.drop("table", "row"), self.rejected.select("stream_id"), faults)
        sums = [(frame.height, int(np.add.reduce(frame.hash_rows(1).to_numpy()))) for frame in frames]
        return hashlib.sha256(repr(sums).encode()).hexdigest()

    def faults(self, *, feed: str, source: str) -> pl.DataFrame:
        """Faults as the ledger keeps them, one row a fault."""
        several = len(self.tables) > 1
        parts = [
            table.rejects.with_columns(
                table=pl.lit(number),
                message=pl.lit(f"工作表“{table.table.sheet}”：" if several else "") + pl.col("message"),
            )
            for number, table in enumerate(self.tables)
        ]
        return (
            pl.concat(parts)
            .join(self.rejected, on=["table", "row"], how="left", maintain_order="left")
            .select(
                feed=pl.lit(feed),
                source=pl.lit(source),
                department_code="department_code",
                stream_id="stream_id",
                source_row="row",
                column_name="column_name",
                rule="rule",
                message="message",
            )
        )

    def keys(self) -> pl.DataFrame:
        """`stream_id`, `is_rejected` for every readable key."""
        held = self.rows.select("stream_id", is_rejected=pl.lit(False))
        faulty = self.rejected.select("stream_id", is_rejected=pl.lit(True)).drop_nulls("stream_id")
        distinct = held if is_distinct(held) else held.unique(maintain_order=True)
        return pl.concat([distinct, faulty.unique(maintain_order=True)])


def _one_ahead(slices: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The slices, each read while the one before it is being typed."""
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, slices, None)
        while (cells := coming.result()) is not None:
            coming = reader.submit(next, slices, None)
            yield cells


def extract(export: Export, vault: Vault, registry: Registry) -> Extracted:
    """Read and type all rows of an export. Raises `FileFault` where a table cannot be read to its end."""
    contract = load_contracts()[export.mapping.feed]
    parts: list[Part] = []
    tables: list[TableRejects] = []
    newest: datetime | None = None
    for number, (table, match) in enumerate(export.tables):
        normaliser = Normaliser(contract, match, vault, registry)
        own: list[Part] = []
        for cells in _one_ahead(table.slices()):
            own.append(normaliser.take(cells, number))
            newest = _newest(newest, match, cells)
        parts.extend(own)
        rejects = pl.concat([part.rejects for part in own]) if own else pl.DataFrame(schema=REJECT_SCHEMA)
        cells_ = pl.concat([part.cells for part in own], how="diagonal") if own else pl.DataFrame()
        tables.append(TableRejects(table, match, cells_, rejects))
    extracted = Extracted(
        rows=pl.concat([part.rows for part in parts]),
        rejected=pl.concat([part.rejected for part in parts]),
        skipped=pl.concat([part.skipped for part in parts]),
        tables=tuple(tables),
        newest=newest,
    )
    ambiguous = conflicts(extracted.rows, contract, extracted.rejected)
    return _without(extracted, ambiguous, contract) if ambiguous.len() else extracted


def _newest(so_far: datetime | None, match: HeaderMatch, cells: pl.DataFrame) -> datetime | None:
    cut_off = match.mapping.cut_off
    if cut_off is None:
        return so_far
    for index in match.by_header.get(header_key(cut_off.column_maximum), ()):
        latest = values.timestamp(cells[f"c{index}"]).max()
        if isinstance(latest, datetime):
            so_far = max(so_far, latest) if so_far else latest
    return so_far


def _without(extracted: Extracted, ambiguous: pl.Series, contract: Contract) -> Extracted:
    """Take the rows of ambiguous keys out of the good ones and give each its reason."""
    taken = pl.col("stream_id").is_in(ambiguous.implode())
    rows = extracted.rows.filter(taken)
    said = f"同一{contract.key[-1].label}在本文件中有内容不同的多行，无法判断以哪一行为准，请只保留正确的一行"
    return Extracted(
        rows=extracted.rows.filter(~taken),
        rejected=pl.concat([extracted.rejected, rows.select(extracted.rejected.columns)]),
        skipped=extracted.skipped,
        tables=tuple(
            _with_conflicts(table, rows.filter(pl.col("table") == number)["row"], said, contract)
            for number, table in enumerate(extracted.tables)
        ),
        newest=extracted.newest,
    )


def _with_conflicts(table: TableRejects, rows: pl.Series, said: str, contract: Contract) -> TableRejects:
    """One table's rejects with its ambiguous rows; their cells are read once more, which is rare."""
    if rows.is_empty():
        return table
    again = pl.concat(list(_cells_of(table, rows)), how="diagonal")
    key = contract.key[-1]
    sources = table.match.columns.get(key.name, ())
    rejects = again.select(
        "row",
        column_name=pl.lit(key.label),
        column_index=pl.lit(sources[0].index if sources else None, pl.Int64),
        rule=pl.lit(CONFLICTING_KEY),
        message=pl.lit(said),
    )
    return TableRejects(
        table.table,
        table.match,
        pl.concat([table.cells, again], how="diagonal").sort("row"),
        pl.concat([table.rejects, rejects]).sort("row", maintain_order=True),
    )


def _cells_of(table: TableRejects, rows: pl.Series) -> Iterator[pl.DataFrame]:
    body = Body(table.match)
    for cells in table.table.slices():
        yield body.take(cells)[0].filter(pl.col("row").is_in(rows.implode()))
