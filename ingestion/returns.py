"""Workbooks that go back to the clerk: rejected rows to mend and send again, notices of refused files.

Belongs here: what such a workbook looks like, that it is harmless when opened, and when it expires.
Does not belong here: why a row is rejected (`normalise`), whose rows they are (`returning`).

Every cell is written as text. Formula-looking cells therefore stay text when the workbook is opened, and the
cell format (text, with the quote prefix) keeps them so when they are edited. Nothing is put in front of the
text itself: a workbook that is dropped back in must say exactly what the clerk's file said. A clerk who saves
it as csv carries such a cell there unguarded; the instructions ask not to.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from ingestion.faults import FileFault
from ingestion.readers import INSTRUCTION_SHEET, Rows

REASON_HEADER = "错误原因"
ROW_HEADER = "原文件行号"
# Headers that we add to a clerk's own; a reader of the mended workbook passes them over.
ADDED_HEADERS = (REASON_HEADER, ROW_HEADER)
NOTICE_SHEET = "退回通知"

# Limits of the format: rows of a sheet (some left for the head), characters of a cell, of a sheet's name.
SHEET_ROWS = 1_000_000
CELL_CHARS = 32_767
SHEET_NAME_CHARS = 31
# Comments are drawn one by one when a workbook opens; past this many the fill and the reason must do.
MAX_COMMENTS = 1_000
TRUNCATED = "（内容超过 32767 字，已截断，请按原文件补全）"

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_UNFIT_FOR_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_UNFIT_FOR_SHEETS = re.compile(r"[\[\]:*?/\\]+")
_INSTRUCTIONS = (
    "1. 本工作簿只含未能入库的行；其余各行已经入库，无需重报。",
    "2. 标红的单元格有误，原因见单元格批注和“错误原因”列；“原文件行号”是该行在原文件中的行号。",
    "3. 请直接在本表改正后保存为 xlsx，放回报送目录；“错误原因”“原文件行号”两列不必删除。",
    "4. 请勿改动表头和首行的“数据截止”说明，勿另存为 csv：csv 会丢失文本格式。",
    "5. 本文件可能含个人信息，仅限本单位使用，改正后请删除。",
)


def write_return(
    folder: Path,
    *,
    file_label: str,
    sheet: str | None,
    as_of: datetime | date,
    department: str | None,
    header_rows: Rows,
    rows: pl.DataFrame,
    faults: pl.DataFrame,
) -> Path:
    """A workbook of the rejected rows, in their own order, that loads once it is mended. Returns its path.

    `rows`: `row` and `c0` … as the reader gave them; `faults`: `row`, `column_index` (0-based; null where the
    whole row is at fault) and `message`, one or more for each row. The same content gives the same name.
    """
    reasons: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
    for row, column, message in faults.select("row", "column_index", "message").iter_rows():
        reasons[row].append((column, message))
    ordered = rows.sort("row", maintain_order=True)
    content = repr(
        (file_label, sheet, as_of, department, header_rows, ordered.rows(), sorted(reasons.items()))
    )
    path = folder / _name(file_label, content)
    statement = f"数据截止：{_moment(as_of)} 导出方式：增量"
    title = f"{statement}（来自“{file_label}”{f'，主体编码 {department}' if department else ''}）"
    with _Workbook(path) as book:
        for number, part in enumerate(ordered.iter_slices(SHEET_ROWS)):
            name = _sheet_name(sheet or "退回数据", number)
            _write_rows(book, name, [title], header_rows, part, reasons)
        book.instructions(_INSTRUCTIONS)
    return path


def write_file_notice(folder: Path, *, file_label: str, fault: FileFault) -> Path:
    """A notice for a file that was refused whole: where, what is wrong, what to do. Returns its path."""
    path = folder / _name(file_label, repr((file_label, fault.code, str(fault))))
    with _Workbook(path) as book:
        sheet = book.sheet(NOTICE_SHEET)
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 80)
        for number, (label, value) in enumerate(
            (
                ("文件", file_label),
                ("工作表", fault.sheet),
                ("行", fault.row),
                ("列", fault.column),
                ("问题", fault.message),
                ("处理办法", fault.remedy),
                ("说明", "整个文件未入库，没有任何一行被采用；改正后请重新报送整个文件。"),
            )
        ):
            sheet.write_string(number, 0, label, book.head)
            sheet.write_string(number, 1, "—" if value is None else str(value), book.wrapped)
    return path


# A clerk who has not mended one by then gets it anew with the next export.
KEPT = timedelta(days=90)


def expire(folder: Path, older_than: timedelta, now: datetime) -> list[Path]:
    """Delete returned workbooks last written more than `older_than` before `now` (aware), in `folder` and
    below; they hold clear values. Half-written ones go too. Returns what was deleted, in name order."""
    limit = (now - older_than).timestamp()
    expired = [path for path in sorted(folder.rglob("*.xlsx*")) if path.stat().st_mtime < limit]
    for path in expired:
        path.unlink(missing_ok=True)
    return expired


def _moment(as_of: datetime | date) -> str:
    """A cut-off as the platform states it, to the second."""
    return as_of.strftime("%Y-%m-%d %H:%M:%S") if isinstance(as_of, datetime) else as_of.isoformat()


def _name(file_label: str, content: str) -> str:
    stem = re.sub(r"\.(xlsx|xlsm|xls|et|csv|tsv|txt|zip)$", "", file_label, flags=re.IGNORECASE)
    # A file's name may state its delivery: what goes back is never the whole again.
    stem = stem.replace("全量", "增量")
    readable = _UNFIT_FOR_NAMES.sub("_", stem).strip(" ._")[:60] or "文件"
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{readable}_退回_{digest}.xlsx"


def _sheet_name(sheet: str, number: int) -> str:
    plain = _UNFIT_FOR_SHEETS.sub("_", sheet).strip("'") or "退回数据"
    suffix = f"_{number + 1}" if number else ""
    return plain[: SHEET_NAME_CHARS - len(suffix)] + suffix


class _Workbook:
    """A workbook that appears whole or not at all, with the formats that all of ours share."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
        path.parent.mkdir(parents=True, exist_ok=True)
        self._book = xlsxwriter.Workbook(str(self._temporary), {"strings_to_numbers": False})
        self.text = self._format()
        self.guarded = self._format(quote_prefix=True)
        self.faulty = self._format(bg_color="#F8CBAD", font_color="#9C0006", quote_prefix=True)
        self.reason = self._format(font_color="#9C0006", text_wrap=True)
        self.head = self._format(bold=True, bg_color="#DDEBF7", text_wrap=True, border=1)
        self.wrapped = self._format(text_wrap=True)

    def _format(self, **properties: Any) -> Any:
        return self._book.add_format({"num_format": "@", "valign": "top", **properties})

    def sheet(self, name: str) -> Any:
        return self._book.add_worksheet(name)

    def instructions(self, lines: tuple[str, ...]) -> None:
        sheet = self.sheet(INSTRUCTION_SHEET)
        sheet.set_column(0, 0, 100)
        for number, line in enumerate(lines):
            sheet.write_string(number, 0, line, self.wrapped)

    def __enter__(self) -> _Workbook:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._book.close()
                os.replace(self._temporary, self._path)
        finally:
            self._temporary.unlink(missing_ok=True)


def _write_rows(
    book: _Workbook,
    name: str,
    preamble: list[str],
    header_rows: Rows,
    rows: pl.DataFrame,
    reasons: dict[int, list[tuple[int | None, str]]],
) -> None:
    sheet = book.sheet(name)
    width = _width(header_rows, rows)
    for number, line in enumerate(preamble):
        sheet.write_string(number, 0, line)
    top = len(preamble)
    for number, header in enumerate(header_rows, top):
        for column in range(width):
            sheet.write_string(
                number, column, (header[column] if column < len(header) else None) or "", book.head
            )
        for offset, added in enumerate(ADDED_HEADERS):
            # In the lowest header row, where a reader looks first; above it the added columns are blank.
            text = added if number == top + len(header_rows) - 1 else ""
            sheet.write_string(number, width + offset, text, book.head)
    first = top + len(header_rows)
    sheet.freeze_panes(first, 0)
    _set_widths(sheet, header_rows, rows, width)
    comments = 0
    for number, cells in enumerate(rows.iter_rows(), first):
        faults = reasons.get(cells[0], [])
        comments += _write_row(book, sheet, number, cells, width, faults, may_comment=comments < MAX_COMMENTS)


def _write_row(
    book: _Workbook,
    sheet: Any,
    number: int,
    cells: tuple[Any, ...],
    width: int,
    faults: list[tuple[int | None, str]],
    *,
    may_comment: bool,
) -> int:
    """One rejected row, its reasons and its number in the clerk's file. Returns how many comments it took."""
    marked = _by_column(faults)
    messages = list(dict.fromkeys(message for _, message in faults))
    for column in range(width):
        text = cells[column + 1] if column + 1 < len(cells) else None
        if text is not None and len(text) > CELL_CHARS:
            text = text[:CELL_CHARS]
            messages.append(f"第 {column + 1} 列{TRUNCATED}")
        if column in marked:
            sheet.write_string(number, column, text or "", book.faulty)
            if may_comment:
                sheet.write_comment(number, column, marked[column], {"x_scale": 2})
        elif text:
            guarded = text.startswith(_FORMULA_STARTS)
            sheet.write_string(number, column, text, book.guarded if guarded else book.text)
        else:
            sheet.write_blank(number, column, None, book.text)
    sheet.write_string(number, width, "；".join(messages)[:CELL_CHARS], book.reason)
    sheet.write_string(number, width + 1, str(cells[0]), book.text)
    return len(marked) if may_comment else 0


def _by_column(faults: list[tuple[int | None, str]]) -> dict[int, str]:
    marked: dict[int, list[str]] = defaultdict(list)
    for column, message in faults:
        if column is not None:
            marked[column].append(message)
    return {column: "；".join(messages) for column, messages in marked.items()}


def _width(header_rows: Rows, rows: pl.DataFrame) -> int:
    """Columns of the clerk's table: those of its header, and any further that hold something."""
    filled = [
        index for index in range(rows.width - 1) if rows.to_series(index + 1).null_count() < rows.height
    ]
    return max(max(map(len, header_rows), default=0), max(filled, default=-1) + 1)


def _set_widths(sheet: Any, header_rows: Rows, rows: pl.DataFrame, width: int) -> None:
    """Wide enough for what stands in the first rows, within reason; a Chinese character takes two."""
    for column, texts in enumerate(_columns(header_rows, rows.head(50), width)):
        widest = max((len(text.encode("gb18030", "replace")) for text in texts), default=0)
        sheet.set_column(column, column, min(max(widest + 2, 10), 40))
    sheet.set_column(width, width, 50)
    sheet.set_column(width + 1, width + 1, 12)


def _columns(header_rows: Rows, rows: pl.DataFrame, width: int) -> Iterator[list[str]]:
    for column in range(width):
        heads = [row[column] for row in header_rows if column < len(row)]
        cells = rows.to_series(column + 1).to_list() if column + 1 < rows.width else []
        yield [text for text in (*heads, *cells) if text]
