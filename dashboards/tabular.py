"""Rows of any query as a workbook or a csv that Excel opens rightly: the one home of "download this table".

Belongs here: cells (numbers stay numbers, dates dates, text never becomes a formula), headings, the second sheet
“说明” that says where the rows come from. Does not belong here: which rows, who may see them, where the file goes.
Used by `zhifa sql` and by the dashboard's download button; knows neither.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

# What Excel itself can hold: rows of a sheet (the heading is one), characters of a cell, exact digits, first day.
EXCEL_ROWS = 1_048_576
EXCEL_COLUMNS = 16_384
_CELL_CHARS = 32_767
_EXACT = 10**15
_FIRST_DAY = date(1900, 3, 1)
# A text that begins so would be run as a formula by a program that opens a csv, or when its cell is edited.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOTES_SHEET = "说明"
_WIDEST, _NARROWEST, _MEASURED_ROWS = 60.0, 8.0, 200
_BOM = "\ufeff"

Notes = Sequence[tuple[str, Any]]


class TooLargeForExcel(ValueError):
    """More rows or columns than a sheet holds; the message says in Chinese what to do instead."""


def check_fits_excel(row_count: int, column_count: int) -> None:
    """Raise `TooLargeForExcel` where the rows and their heading do not fit into one sheet."""
    if row_count > EXCEL_ROWS - 1:
        raise TooLargeForExcel(
            f"结果有 {row_count:,} 行，Excel 一张工作表最多 {EXCEL_ROWS:,} 行（含表头）。"
            "请缩小查询范围、分批导出，或改用 csv、parquet 格式。"
        )
    if column_count > EXCEL_COLUMNS:
        raise TooLargeForExcel(
            f"结果有 {column_count:,} 列，Excel 一张工作表最多 {EXCEL_COLUMNS:,} 列。请只选需要的列。"
        )


def to_xlsx(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    labels: Mapping[str, str] | None = None,
    notes: Notes = (),
    sheet: str = "数据",
    created: datetime | None = None,
) -> bytes:
    """The rows as an xlsx file, one value a column in the order of `columns`; headings are `labels`, else names.

    `notes`: (what, value) lines of the second sheet: release, position, query or filters, time. `created`: the
    workbook's own time; state it and equal rows give equal bytes. Raises `TooLargeForExcel`.
    A Polars frame is `to_xlsx(frame.columns, frame.iter_rows())`, dicts are `to_xlsx(names, in_order(names, rows))`.
    """
    content = io.BytesIO()
    _write_book(content, columns, rows, labels or {}, notes, sheet, created, {"in_memory": True})
    return content.getvalue()


def write_xlsx(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    labels: Mapping[str, str] | None = None,
    notes: Notes = (),
    sheet: str = "数据",
) -> None:
    """As `to_xlsx`, into a file and row by row, for results that are better not held in memory."""
    with path.open("wb") as target:
        options = {"constant_memory": True, "tmpdir": str(path.parent)}
        _write_book(target, columns, rows, labels or {}, notes, sheet, None, options)


def write_csv(
    target: IO[str],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    labels: Mapping[str, str] | None = None,
) -> None:
    """The rows as csv with a byte-order mark, by which Excel knows UTF-8; open `target` with newline="".

    A text that would be run as a formula gets an apostrophe before it; numbers, negative ones too, stay as they are.
    """
    target.write(_BOM)
    writer = csv.writer(target)
    writer.writerow([_harmless((labels or {}).get(name, name)) for name in columns])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])


def in_order(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Rows given as mappings, in the order of the columns."""
    return (tuple(row.get(name) for name in columns) for row in rows)


def _write_book(
    target: IO[bytes],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    labels: Mapping[str, str],
    notes: Notes,
    sheet: str,
    created: datetime | None,
    options: Mapping[str, Any],
) -> None:
    check_fits_excel(0, len(columns))
    book = xlsxwriter.Workbook(target, {**options, "strings_to_formulas": False, "strings_to_urls": False})
    if created is not None:
        book.set_properties({"created": created})
    formats = _formats(book)
    _write_rows(book.add_worksheet(sheet), [labels.get(name, name) for name in columns], rows, formats)
    if notes:
        _write_notes(book.add_worksheet(_NOTES_SHEET), notes, formats)
    book.close()


def _formats(book: Workbook) -> dict[str, Any]:
    top = {"valign": "top"}
    numbers = {0: "0"} | {scale: "0." + "0" * scale for scale in range(1, 7)}
    return {
        "head": book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1}),
        "date": book.add_format(top | {"num_format": "yyyy-mm-dd"}),
        "timestamp": book.add_format(top | {"num_format": "yyyy-mm-dd hh:mm:ss"}),
        "text": book.add_format(top | {"num_format": "@"}),
        # Stays text even when somebody edits the cell.
        "quoted": book.add_format(top | {"num_format": "@", "quote_prefix": True}),
        "wrapped": book.add_format(top | {"text_wrap": True, "num_format": "@"}),
        **{f"decimal{scale}": book.add_format(top | {"num_format": form}) for scale, form in numbers.items()},
    }


def _write_rows(
    sheet: Worksheet, headings: Sequence[str], rows: Iterable[Sequence[Any]], formats: Mapping[str, Any]
) -> None:
    """Heading, rows, a filter over them. Widths come from the first rows and are set before any row is written."""
    source = iter(rows)
    first = list(islice(source, _MEASURED_ROWS))
    for at, heading in enumerate(headings):
        widest = max([_width(heading) + 2.0, *(_width(row[at]) for row in first)])
        sheet.set_column(at, at, min(max(widest + 1.5, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 0)
    for at, heading in enumerate(headings):
        sheet.write_string(0, at, heading, formats["head"])
    count = 0
    for count, row in enumerate(_chained(first, source), start=1):
        if count == EXCEL_ROWS:
            check_fits_excel(count, len(headings))
        for at, value in enumerate(row):
            _write_cell(sheet, count, at, value, formats)
    if headings:
        sheet.autofilter(0, 0, count, len(headings) - 1)
        # Codes and numbers of papers are text on purpose.
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{count + 1}"})


def _chained(first: Sequence[Sequence[Any]], rest: Iterator[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    yield from first
    yield from rest


def _write_notes(sheet: Worksheet, notes: Notes, formats: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 100)
    for at, (what, value) in enumerate(notes):
        sheet.write_string(at, 0, what, formats["head"])
        if isinstance(value, str):
            sheet.write_string(at, 1, value[:_CELL_CHARS], formats["wrapped"])
        else:
            _write_cell(sheet, at, 1, value, formats)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, formats: Mapping[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, datetime) and value.tzinfo is None and value.date() >= _FIRST_DAY:
        sheet.write_datetime(row, column, value, formats["timestamp"])
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= _FIRST_DAY:
        sheet.write_datetime(row, column, datetime.combine(value, time()), formats["date"])
    elif _is_exact_number(value):
        places = value.as_tuple().exponent if isinstance(value, Decimal) else None
        style = formats.get(f"decimal{-places}") if isinstance(places, int) else None
        sheet.write_number(row, column, float(value) if isinstance(value, Decimal) else value, style)
    else:
        text = _text(value)[:_CELL_CHARS]
        sheet.write_string(row, column, text, formats["quoted" if text.startswith(_FORMULA) else "text"])


def _is_exact_number(value: Any) -> bool:
    """A number that Excel holds as it is: it keeps fifteen digits and knows no infinity."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    return math.isfinite(value) and abs(value) < _EXACT


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list | tuple):
        return "、".join(_text(item) for item in value)
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value)


def _csv_cell(value: Any) -> Any:
    return (
        value
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        else _harmless(value)
    )


def _harmless(value: Any) -> str:
    text = _text(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _width(value: Any) -> float:
    """Width in characters of the Latin alphabet; a Han character takes two."""
    return float(sum(2 if ord(sign) > 0x2E7F else 1 for sign in _text(value)[:200].partition("\n")[0]))
