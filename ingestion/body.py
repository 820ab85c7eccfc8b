"""Which rows below a header carry a record, and what merged cells say to each of them.

Belongs here: totals, blank rows, repeated headers and rows of a form that nobody filled in put aside; the value of
a merged cell given to every row that it spans, so that a row which goes back to the clerk alone still says all that
it said.
Does not belong here: what the cells mean (`normalise`).
"""

from __future__ import annotations

import polars as pl

from ingestion.headers import HeaderMatch

# Why a row of a form carries no record.
NOT_FILLED_IN = "未填写"


class Body:
    """Takes the slices of one table in order; what a merged cell holds is carried from slice to slice."""

    def __init__(self, match: HeaderMatch) -> None:
        self._match = match
        self._carried: dict[str, str | None] = {}

    def take(self, cells: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """One slice (`row`, then `c0`…): the rows with records, merged cells filled, and `row`, `reason` of others."""
        header = pl.col("row") <= self._match.last_row + 1
        below = cells.filter(~header) if cells.select(header.any()).item() else cells
        reasons = self._reasons(below)
        skipped = below.select("row", reason=reasons).drop_nulls("reason")
        body = below.filter(reasons.is_null()) if skipped.height else below
        for name, column in self._match.mapping.columns.items():
            if column.fill_down and name in self._match.columns:
                body = self._filled_down(name, body)
        return body, skipped

    def _reasons(self, cells: pl.DataFrame) -> pl.Series:
        """Why each row carries no record; null where it does."""
        texts = [name for name in cells.columns if name != "row"]
        blank = pl.all_horizontal(pl.col(name).is_null() for name in texts)
        # 合计 stands in the first cell or, under merged cells, a little to the right of it.
        total = pl.any_horizontal(
            pl.col(name).str.contains(self._match.mapping.total_rows).fill_null(False) for name in texts[:3]
        )
        repeated = pl.all_horizontal(
            (pl.col(f"c{source.index}").str.strip_chars() == source.text).fill_null(False)
            for sources in list(self._match.columns.values())[:3]
            for source in sources[:1]
        )
        reason = (
            pl.when(blank)
            .then(pl.lit("空行"))
            .when(total)
            .then(pl.lit("合计行"))
            .when(repeated)
            .then(pl.lit("重复表头"))
            .when(self._left_blank())
            .then(pl.lit(NOT_FILLED_IN))
        )
        return cells.select(reason).to_series()

    def _left_blank(self) -> pl.Expr:
        """Whether a row leaves everything blank that the form asks to fill in; never where no form says so."""
        asked = self._match.fill_in
        if not asked:
            return pl.lit(False)
        return pl.all_horizontal(
            (pl.col(f"c{index}").str.strip_chars() == "").fill_null(True) for index in asked
        )

    def _filled_down(self, name: str, body: pl.DataFrame) -> pl.DataFrame:
        sources = self._match.columns[name]
        said = body.select(pl.coalesce(f"c{source.index}" for source in sources)).to_series()
        filled = said.fill_null(strategy="forward").fill_null(
            pl.Series([self._carried.get(name)], dtype=pl.String)
        )
        if filled.len():
            self._carried[name] = filled[-1]
        first = f"c{sources[0].index}"
        return body.with_columns(pl.when(said.is_null()).then(filled).otherwise(pl.col(first)).alias(first))
