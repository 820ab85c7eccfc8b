"""What all sheets of a correction workbook share: formats, header, how a value is written.

Belongs here: the frame of a sheet. Does not belong here: what any sheet says.

Texts are written as texts, never as formulas, and typing into a text cell keeps it one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from ingestion.recognition import READING_MARK
from orchestration.quarter.correction_rows import Row

# First line of a sheet that is only read; the intake passes over whatever begins with the mark.
READING = f"{READING_MARK}，不作为报送数据，请勿在此填写。"
# Limit of the format: characters of a cell.
CELL_CHARS = 32_767
_A4, _LINE_HEIGHT = 9, 15


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its header, how wide, what stands in it."""

    header: str
    width: int
    value: Callable[[Row], Any]


def field(header: str, width: int, name: str) -> Column:
    """A column that shows one value of a row as it is."""
    return Column(header, width, lambda row: row[name])


class Book:
    """A workbook with the formats that its sheets share."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.text = self.format("@")
        self.wrapped = self.format("@", text_wrap=True)
        self.bold = self.format("@", bold=True, text_wrap=True)
        self.head = self.format("@", bold=True, bg_color="#DDEBF7", border=1, text_wrap=True)
        self.asked = self.format("@", bold=True, bg_color="#F8CBAD", border=1, text_wrap=True)
        self.faint = self.format("@", font_color="#7F7F7F", text_wrap=True)
        self.whole, self.decimal = self.format("0"), self.format("0.00##")

    def format(self, number: str, **more: Any) -> Any:
        return self._file.add_format({"num_format": number, "valign": "top", **more})

    def sheet(
        self, name: str, first_line: str, columns: Sequence[tuple[str, int]], asked: Sequence[str] = ()
    ) -> Sheet:
        """A sheet with its first line and its header, both of which stay in view; `asked` are headers to fill in."""
        sheet = self._file.add_worksheet(name)
        sheet.write_string(0, 0, first_line)
        for number, (header, width) in enumerate(columns):
            sheet.set_column(number, number, width, self.text)
            sheet.write_string(1, number, header, self.asked if header in asked else self.head)
        sheet.freeze_panes(2, 0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
        return Sheet(self, sheet, [width for _, width in columns])


class Sheet:
    """One sheet below its header. Rows are as high as their texts need: programs differ in doing that themselves."""

    def __init__(self, book: Book, sheet: Any, widths: Sequence[int]) -> None:
        self._book, self.raw, self._widths = book, sheet, widths
        self._lines: dict[int, int] = {}

    def put(self, row: int, column: int, value: Any, style: Any = None) -> None:
        """A value as what it is: numbers as numbers, days as ISO text, everything else as text."""
        if value is None:
            self.raw.write_blank(row, column, None, style or self._book.text)
        elif isinstance(value, bool):
            self.raw.write_string(row, column, "是" if value else "否", style or self._book.text)
        elif isinstance(value, int):
            self.raw.write_number(row, column, value, style or self._book.whole)
        elif isinstance(value, Decimal):
            self.raw.write_number(row, column, float(value), style or self._book.decimal)
        else:
            text = value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)
            self.raw.write_string(row, column, text[:CELL_CHARS], style or self._book.wrapped)
            self._make_room(row, column, text)

    def _make_room(self, row: int, column: int, text: str) -> None:
        # A Chinese character is twice as wide as a Latin one, as it is twice as long in gb18030.
        needed = -(-len(text.encode("gb18030", "replace")) // max(self._widths[column] - 1, 1))
        if needed > self._lines.get(row, 1):
            self._lines[row] = needed
            self.raw.set_row(row, needed * _LINE_HEIGHT)


def write_list(book: Book, name: str, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """A sheet that is only read: one row a row."""
    sheet = book.sheet(name, READING, [(column.header, column.width) for column in columns])
    for number, row in enumerate(rows, 2):
        for place, column in enumerate(columns):
            sheet.put(number, place, column.value(row))
    if not rows:
        sheet.put(2, 0, "（无）")
