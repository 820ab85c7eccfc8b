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


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its header, how wide, what stands in it."""

    header: str
    width: int
    value: Callable[[Row], Any]


def field(header: str, width: int, name: str) -> Column:
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
        self._whole, self._decimal = self.format("0"), self.format("0.00##")

    def format(self, number: str, **more: Any) -> Any:
        return self._file.add_format({"num_format": number, "valign": "top", **more})

    def sheet(
        self, name: str, first_line: str, columns: Sequence[tuple[str, int]], asked: Sequence[str]
    ) -> Any:
        """A sheet with its first line and its header, both of which stay in view."""
        sheet = self._file.add_worksheet(name)
        sheet.write_string(0, 0, first_line)
        for number, (header, width) in enumerate(columns):
            sheet.set_column(number, number, width, self.text)
            sheet.write_string(1, number, header, self.asked if header in asked else self.head)
        sheet.freeze_panes(2, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
        return sheet

    def put(self, sheet: Any, row: int, column: int, value: Any, style: Any = None) -> None:
        """A value as what it is: numbers as numbers, days as ISO text, everything else as text."""
        if value is None:
            sheet.write_blank(row, column, None, style or self.text)
        elif isinstance(value, bool):
            sheet.write_string(row, column, "是" if value else "否", style or self.text)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, style or self._whole)
        elif isinstance(value, Decimal):
            sheet.write_number(row, column, float(value), style or self._decimal)
        else:
            text = value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)
            sheet.write_string(row, column, text[:CELL_CHARS], style or self.wrapped)


def write_list(book: Book, name: str, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    sheet = book.sheet(name, READING, [(column.header, column.width) for column in columns], ())
    for number, row in enumerate(rows, 2):
        for place, column in enumerate(columns):
            book.put(sheet, number, place, column.value(row))
    if not rows:
        sheet.write_string(2, 0, "（无）", book.text)
