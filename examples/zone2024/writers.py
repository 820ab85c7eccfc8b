"""Tables to bytes: xlsx, xls, csv and zip, equal for equal input. Knows sheets and cells, no feeds."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter
import xlwt

from examples.zone2024.mess import Cell

_STAMP = (2024, 1, 1, 0, 0, 0)
_CREATED = dt.datetime(2024, 1, 1)


@dataclass(frozen=True)
class Sheet:
    """One table: lines above it, an optional row of merged groups, its header, rows and total line.

    `merged` are the columns whose equal neighbours are one merged cell, the value in the topmost.
    """

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    preamble: Sequence[str] = ()
    groups: Sequence[tuple[str, int]] = ()
    total: str | None = None
    merged: Sequence[int] = field(default_factory=tuple)

    @property
    def first_row(self) -> int:
        """Row number, from 1, of the first data row."""
        return len(self.preamble) + bool(self.groups) + 2

    def lines(self) -> list[list[Cell]]:
        """All lines with merged cells blank below their first, as a program sees them."""
        result: list[list[Cell]] = [[line] for line in self.preamble]
        if self.groups:
            result.append([cell for name, width in self.groups for cell in (name, *[None] * (width - 1))])
        result.append(list(self.header))
        above: Sequence[Cell] = ()
        for row in self.rows:
            blank = _blanked(row, above, self.merged)
            result.append(blank)
            above = row
        if self.total is not None:
            result.append([self.total, *[None] * (len(self.header) - 2), len(self.rows)])
        return result


def _blanked(row: Sequence[Cell], above: Sequence[Cell], merged: Sequence[int]) -> list[Cell]:
    """The row without what its merged columns repeat; a later column is merged only inside an earlier one."""
    result = list(row)
    for column in merged:
        if not above or row[column] != above[column]:
            break
        result[column] = None
    return result


class _GbkName(zipfile.ZipInfo):
    """An entry named as Windows tools of the region do: GBK bytes and no UTF-8 flag."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile calls it so
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """A zip with GBK member names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = _GbkName(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def csv_bytes(sheet: Sheet, *, encoding: str) -> bytes:
    """Comma-separated lines with CRLF in that encoding (`utf-8-sig` writes a BOM)."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(sheet.lines())
    return text.getvalue().encode(encoding)


def xls_bytes(sheets: Sequence[Sheet]) -> bytes:
    """A workbook of Excel 97, all cells text or whole numbers."""
    book = xlwt.Workbook(encoding="utf-8")
    for sheet in sheets:
        target = book.add_sheet(sheet.name)
        for number, line in enumerate(sheet.lines()):
            for column, cell in enumerate(line):
                if cell is not None:
                    target.write(number, column, cell if isinstance(cell, int) else str(cell))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xlsx_bytes(sheets: Sequence[Sheet], *, is_dimension_lying: bool = False) -> bytes:
    """A workbook; with a lying dimension its sheets claim to end at C3."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": _CREATED})
    formats = (
        book.add_format({"num_format": "yyyy-mm-dd"}),
        book.add_format({"align": "center", "bold": True}),
    )
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, *formats)
    book.close()
    return _rezipped(buffer.getvalue(), is_dimension_lying=is_dimension_lying)


def _fill(
    target: xlsxwriter.worksheet.Worksheet,
    sheet: Sheet,
    date: xlsxwriter.format.Format,
    bold: xlsxwriter.format.Format,
) -> None:
    for number, line in enumerate(sheet.lines()):
        for column, cell in enumerate(line):
            if isinstance(cell, dt.date):
                target.write_datetime(number, column, dt.datetime(cell.year, cell.month, cell.day), date)
            elif isinstance(cell, int):
                target.write_number(number, column, cell)
            elif cell is not None:
                target.write_string(number, column, cell)
    start = 0
    for name, width in sheet.groups:
        if width > 1:
            target.merge_range(len(sheet.preamble), start, len(sheet.preamble), start + width - 1, name, bold)
        start += width
    for column in sheet.merged:
        _merge_down(target, sheet, column, bold)


def _merge_down(
    target: xlsxwriter.worksheet.Worksheet, sheet: Sheet, column: int, bold: xlsxwriter.format.Format
) -> None:
    blanks = [line[column] is None for line in sheet.lines()[sheet.first_row - 1 :][: len(sheet.rows)]]
    start = 0
    for end in range(1, len(blanks) + 1):
        if end == len(blanks) or not blanks[end]:
            if end - start > 1:
                first, last = sheet.first_row - 1 + start, sheet.first_row - 2 + end
                target.merge_range(first, column, last, column, sheet.rows[start][column], bold)
            start = end


def _rezipped(content: bytes, *, is_dimension_lying: bool) -> bytes:
    """The workbook with fixed entry dates, and with a false extent where asked for."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if is_dimension_lying and name.startswith("xl/worksheets/"):
                part = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:C3"', part)
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return buffer.getvalue()
