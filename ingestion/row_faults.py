"""Faults of rows, gathered as masks and told in Chinese.

Belongs here: what a fault of a row is, which message may quote a cell, and which key can still be trusted.
Does not belong here: finding faults (`normalise`), sending rows back (`returning`).
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from ingestion.contract import Column

REJECT_SCHEMA: dict[str, pl.DataType] = {
    "row": pl.Int64(),
    "column_name": pl.String(),
    "column_index": pl.Int64(),
    "rule": pl.String(),
    "message": pl.String(),
}
# The one fault of a key column that leaves the key readable: the code is plain, only nobody has registered it.
UNKNOWN_DEPARTMENT = "unknown_department"
# The fault of a row whose cells do not stand under their headers: no cell of it can be trusted.
NO_HEADER = "no_header"
# What a message may quote: digits, signs and dates, never a word that could be a name.
_QUOTABLE = r"^[\x20-\x7E年月日〔〕]{1,40}$"

# A fault of rows: rule, mask of rows, message, the texts to quote from.
Note = Callable[[str, pl.Series, str, pl.Series | None], None]


class RowFaults:
    """Faults of one slice, gathered as masks: no row is looked at alone unless it is faulty."""

    def __init__(self, rows: pl.Series) -> None:
        self._rows = rows
        self._found: list[pl.DataFrame] = []

    def noter(self, column: Column, index: int | None) -> Note:
        """How one column notes its faults: rule, mask, message, and the texts to quote from, if any may be."""

        def note(rule: str, wrong: pl.Series, message: str, quote: pl.Series | None) -> None:
            texts = quote if column.classification == "public" else None
            self.note(rule, wrong, message, label=column.label, index=index, quote=texts)

        return note

    def note(
        self,
        rule: str,
        wrong: pl.Series,
        message: str,
        *,
        label: str,
        index: int | None,
        quote: pl.Series | None = None,
    ) -> None:
        """Note a fault of the rows where `wrong`; a message quotes a text only where that can be no name."""
        if not wrong.any():
            return
        rows = self._rows.filter(wrong)
        said = pl.Series([None], dtype=pl.String).new_from_index(0, rows.len())
        if quote is not None:
            said = quote.filter(wrong)
            said = said.set(~said.str.contains(_QUOTABLE).fill_null(False), None)
        words = pl.select(
            pl.when(said.is_not_null())
            .then(pl.format("“{}”{}", said, pl.lit(message)))
            .otherwise(pl.lit(message))
        ).to_series()
        self._found.append(
            pl.DataFrame(
                {"row": rows, "column_name": label, "column_index": index, "rule": rule, "message": words},
                schema=REJECT_SCHEMA,
            )
        )

    def rows(self) -> pl.Series:
        """Mask of the rows with at least one fault."""
        return self._mask(self.frame())

    def without_key(self, key: set[str]) -> pl.Series:
        """Mask of the rows whose key cannot be trusted: it is at fault itself, or the cells have moved."""
        at_fault = pl.col("column_name").is_in(key) & (pl.col("rule") != UNKNOWN_DEPARTMENT)
        return self._mask(self.frame().filter(at_fault | (pl.col("rule") == NO_HEADER)))

    def _mask(self, found: pl.DataFrame) -> pl.Series:
        return self._rows.is_in(found["row"].unique().implode())

    def frame(self) -> pl.DataFrame:
        if not self._found:
            return pl.DataFrame(schema=REJECT_SCHEMA)
        return pl.concat(self._found).sort("row", "column_index", nulls_last=True, maintain_order=True)
