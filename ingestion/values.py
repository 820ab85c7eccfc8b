"""From what a clerk typed to a value: texts to codes, names, dates, amounts, yes and no.

Belongs here: pure functions on whole columns. Each parser returns the value, null where the text says nothing
or cannot be read; the caller tells the two apart by the text.
Does not belong here: which column is of which kind, what happens to a row that cannot be read (`normalise`).

Normalisation of keys is frozen: `tests/unit/ingestion/test_values.py` holds its vectors, and a change needs a
new schema version, because it would give old records new names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import polars as pl

# Texts that stand for "nothing". 无 means "no" in a yes-or-no column and nothing elsewhere.
EMPTY = ("", "-", "--", "—", "——", "/", "无", "NULL", "N/A", "空")
_LONGEST_EMPTY = max(len(word.encode()) for word in EMPTY)
TRUE = ("是", "有", "Y", "YES", "TRUE", "1", "√", "✓", "需", "已")
FALSE = ("否", "无", "N", "NO", "FALSE", "0", "×", "✗", "不需", "未")

# Everything outside printable ASCII, common Han characters and Chinese punctuation that NFKC leaves alone.
_MAY_CHANGE_UNDER_NFKC = r"[^\x20-\x7E\x{4E00}-\x{9FFF}\x{3001}-\x{301B}]"
# Zero-width spaces and marks that come along when a number is copied from a page: two keys that look alike.
_INVISIBLE = r"\p{Cf}"
_BRACKETS_OPEN = r"[\[【(［〔]"
_BRACKETS_CLOSE = r"[\]】)］〕]"
# A text that is a code in its normal form: most are, and need not be rewritten.
_CODE_ALREADY = r"^[0-9A-Z._:/-]+$"
_EXCEL_EPOCH = pl.date(1899, 12, 30)
# A sign or a point tells 1.2E+10 from a code such as 2024E01.
_SCIENTIFIC = r"(^|\|)[+-]?(\d+(\.\d+)?E[+-]\d+|\d+\.\d+E\d+)(\||$)"
_DATE_PARTS = (
    r"^(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?"
    r"(?:[\sT]*(\d{1,2})\s*[:时]\s*(\d{1,2})(?:\s*[:分]\s*(\d{1,2}))?(?:\.\d+)?\s*[秒分]?)?$"
)
_COMPACT = r"^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$"
_SERIAL = r"^[2-7]\d{4}(\.\d+)?$"

UNIT_FACTORS = {
    "元": 1,
    "百元": 100,
    "千元": 1_000,
    "万元": 10_000,
    "亿元": 100_000_000,
}


def by_unique(column: pl.Series, function: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """Apply a function of the text alone to each different text once. Pays where texts repeat."""
    distinct = column.unique()
    if column.is_empty() or distinct.len() * 2 > column.len():
        return function(column)
    read = function(distinct)
    return column.replace_strict(distinct, read, return_dtype=read.dtype)


def _on_rows(column: pl.Series, rows: pl.Series, function: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """Apply a function to the rows of a mask and leave the others as they are."""
    if not rows.any():
        return column
    # `scatter` writes into the series that it is called on: the caller keeps its own.
    return column.clone().scatter(rows.arg_true(), function(column.filter(rows)))


def tidy(column: pl.Series) -> pl.Series:
    """NFKC, without invisible marks, trimmed; empty is null. The first step for every kind but free text."""
    wide = column.str.contains(_MAY_CHANGE_UNDER_NFKC).fill_null(False)
    narrowed = _on_rows(column, wide, lambda part: part.str.normalize("NFKC").str.replace_all(_INVISIBLE, ""))
    trimmed = narrowed.str.strip_chars()
    return trimmed.set(trimmed == "", None)


def drop_empty_words(column: pl.Series) -> pl.Series:
    """Null where a tidied text is a word for nothing, such as 无 or a dash."""
    short = (column.str.len_bytes() <= _LONGEST_EMPTY).fill_null(False)
    if not short.any():
        return column
    return column.set(short & column.str.to_uppercase().is_in(EMPTY).fill_null(False), None)


def code(column: pl.Series) -> pl.Series:
    """Codes and numbers of things: no white space, upper case, brackets as 〔〕 (〔2024〕 is [2024])."""
    other = ~column.str.contains(_CODE_ALREADY).fill_null(True)
    return drop_empty_words(_on_rows(column, other, _as_code))


def _as_code(part: pl.Series) -> pl.Series:
    return (
        tidy(part)
        .str.replace_all(r"\s+", "")
        .str.to_uppercase()
        .str.replace_all(_BRACKETS_OPEN, "〔")
        .str.replace_all(_BRACKETS_CLOSE, "〕")
    )


def name(column: pl.Series) -> pl.Series:
    """Names: runs of white space are one space, none beside a Han character (张 三 is 张三)."""
    tidied = tidy(column)
    spaced = tidied.str.contains(r"\s").fill_null(False)
    return _on_rows(
        tidied,
        spaced,
        lambda part: (
            part.str.replace_all(r"\s+", " ")
            .str.replace_all(r"(\p{Han}) ", "$1")
            .str.replace_all(r" (\p{Han})", "$1")
        ),
    )


def free(column: pl.Series) -> pl.Series:
    """Free text, trimmed only."""
    trimmed = column.str.strip_chars()
    return trimmed.set(trimmed == "", None)


def is_scientific(column: pl.Series) -> pl.Series:
    """Where a code, or one of a joined list, went through a spreadsheet as 1.20116E+10: its digits are lost."""
    return column.str.contains(_SCIENTIFIC).fill_null(False)


def boolean(column: pl.Series) -> pl.Series:
    """Yes and no in the words that departments use."""
    word = tidy(column).str.to_uppercase()
    words = pl.Series([*TRUE, *FALSE])
    meant = pl.Series([True] * len(TRUE) + [False] * len(FALSE))
    return word.replace_strict(words, meant, default=None, return_dtype=pl.Boolean)


def integer(column: pl.Series) -> pl.Series:
    """Whole numbers; 1,234 and 12.0 are read, 12.5 is not."""
    digits = drop_empty_words(tidy(column)).str.replace_all(",", "", literal=True)
    return digits.str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)


def amount(column: pl.Series, unit: str) -> pl.Series:
    """Amounts of money in yuan, DECIMAL(18,2); `unit` is what the header says. Null when not exact to a cent."""
    # A cell that says 元 itself is taken at its word only where the header does not say otherwise.
    noise = r"^[¥￥]|,|元$" if unit == "元" else r"^[¥￥]|,"
    text = drop_empty_words(tidy(column)).str.replace_all(noise, "")
    plain = text.set(~text.str.contains(r"^[+-]?\d{1,16}(\.\d{1,10})?$").fill_null(False), None)
    exact = plain.cast(pl.Decimal(38, 10), strict=False) * pl.Series([Decimal(UNIT_FACTORS[unit])])
    cents = exact.cast(pl.Decimal(38, 2), strict=False)
    cents = cents.set((cents.cast(pl.Decimal(38, 10)) != exact).fill_null(False), None)
    return cents.cast(pl.Decimal(18, 2), strict=False)


def _from_parts(text: pl.Series, pattern: str) -> pl.Series:
    parts = text.str.extract_groups(pattern).struct.unnest()
    year, month, day, hour, minute, second = (
        parts[column].cast(pl.Int32, strict=False) for column in parts.columns
    )
    iso = pl.select(
        pl.format(
            "{}-{}-{} {}:{}:{}",
            year,
            month,
            day,
            hour.fill_null(0),
            minute.fill_null(0),
            second.fill_null(0),
        )
    ).to_series()
    return iso.str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="us", strict=False)


def _unusual_timestamp(text: pl.Series) -> pl.Series:
    seconds = (
        text.set(~text.str.contains(_SERIAL).fill_null(False), None).cast(pl.Float64, strict=False) * 86_400
    ).round()
    serial = pl.select(
        _EXCEL_EPOCH.cast(pl.Datetime("us")) + pl.duration(seconds=pl.lit(seconds.cast(pl.Int64)))
    ).to_series()
    candidates = (_from_parts(text, _DATE_PARTS), _from_parts(text, _COMPACT), serial)
    return pl.select(
        pl.coalesce(*(candidate.cast(pl.Datetime("us")) for candidate in candidates))
    ).to_series()


def timestamp(column: pl.Series) -> pl.Series:
    """Points in time in every style that we have met (naive Asia/Shanghai); a bare date is its midnight.

    2024-03-05 10:20:00 · 2024年3月5日 · 2024.3.5 · 2024/3/5 10:20 · 20240305 · 45356 (a spreadsheet's serial).
    """
    text = drop_empty_words(tidy(column))
    usual = text.str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="us", strict=False)
    rest = text.is_not_null() & usual.is_null()
    if not rest.any():
        return usual
    return usual.scatter(rest.arg_true(), by_unique(text.filter(rest), _unusual_timestamp))


def date(column: pl.Series) -> pl.Series:
    """Days in every style that `timestamp` reads; a time of day is dropped."""

    return timestamp(column).dt.date()


def split_list(column: pl.Series, separators: str, item: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """Lists in one cell: split at any of `separators`, each item cleaned by `item`; null when nothing is left."""
    class_ = "[" + re.escape(separators) + "\n]"
    parts = tidy(column).str.replace_all(class_, "|").str.split("|")
    items = pl.DataFrame({"at": pl.int_range(parts.len(), eager=True), "item": parts}).explode("item")
    cleaned = items.with_columns(item(items["item"]).alias("item")).drop_nulls("item")
    lists = cleaned.group_by("at").agg(pl.col("item").unique().sort())
    return (
        pl.DataFrame({"at": pl.int_range(parts.len(), eager=True)})
        .join(lists, on="at", how="left", maintain_order="left")
        .get_column("item")
    )
