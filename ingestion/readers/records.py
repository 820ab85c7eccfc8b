"""A decoded delimited text, cut into segments of whole records and parsed.

Belongs here: quotation marks, line ends inside cells, ragged and blank lines, bounded memory.
Does not belong here: encodings, separators and files (`delimited`).
Two parsers give the same rows: a fast one for text whose quotation marks are regular, and the lenient one of
spreadsheet programs, for which a stray mark is a character like any other.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import polars as pl

from ingestion.faults import FileFault

# A text that cannot be cut within this many characters is looked at by the lenient parser.
PATIENCE = 16 << 20
MAX_WIDTH = 2_000
MAX_CELL = 1 << 24
# More lines than this in one cell, or a line as wide as the table, is a quotation mark never closed.
MAX_LINES_IN_CELL = 100
WIDE_TABLE = 6
# Stand for a doubled quotation mark and for a quoted cell while a text is judged.
_PAIR, _CELL = "\x01", "\x02"


@dataclass(frozen=True)
class Segment:
    """Whole records of a text: where they stand in it (bytes of UTF-8), the first one's number."""

    offset: int
    length: int
    first_row: int
    is_regular: bool


def unclosed_quote(row: int) -> FileFault:
    return FileFault(
        "unclosed_quote",
        "双引号没有成对，后面的内容会被并进同一格。",
        "请补上或删去多余的双引号，或另存为 xlsx 再报送。",
        row=row,
    )


def parse(text: bytes, separator: str, width: int, is_regular: bool) -> pl.DataFrame:
    """Records as a frame of `width` text columns `c0` …, more where a record has more.

    Blank lines are rows of nulls, empty cells null.
    """
    if is_regular and (frame := _fast(text, separator, width)) is not None:
        return frame
    records = [[cell or None for cell in record] for record in lenient(text.decode("utf-8"), separator)]
    width = max(width, max(map(len, records), default=0))
    padding: list[str | None] = [None] * width
    rows = [(record + padding)[:width] for record in records]
    return pl.DataFrame(rows, schema=dict.fromkeys(_names(width), pl.String), orient="row")


def lenient(text: str, separator: str) -> Iterator[list[str]]:
    """Records by the rules of spreadsheet programs; a bare carriage return inside a line is a space."""
    csv.field_size_limit(MAX_CELL)
    plain = text.replace("\r\n", "\n").replace("\r", " ") if "\r" in text else text
    return csv.reader(io.StringIO(plain, newline=""), delimiter=separator)


def _names(width: int) -> list[str]:
    return [f"c{index}" for index in range(width)]


def _fast(text: bytes, separator: str, width: int) -> pl.DataFrame | None:
    """The same by the fast parser; null where it refuses. A made header keeps blank and short first lines."""
    schema = dict.fromkeys(_names(width), pl.String)
    try:
        frame = pl.read_csv(
            separator.join(schema).encode() + b"\n" + text,
            separator=separator,
            schema=schema,
            raise_if_empty=False,
        )
    except pl.exceptions.PolarsError:
        return None
    has_quotes = b'"' in text
    if has_quotes and b"\r" in text:
        frame = frame.with_columns(pl.all().str.replace_all("\r\n", "\n", literal=True))
    return frame.with_columns(pl.all().replace({"": None})) if has_quotes and b'""' in text else frame


def _outside_marks(text: str, separator: str) -> str | None:
    """What stands outside quoted cells, or null where the two parsers may not agree on a text: where there is
    a bare carriage return, or a quotation mark that neither opens a cell, closes one nor is doubled inside one."""
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        return None
    if '"' not in text:
        return text
    bare = f"\n{text}\n"
    if '""' in text:
        # Twice, for neighbouring empty cells share the separator between them.
        for _ in range(2):
            for end in (separator, "\n", "\r\n"):
                bare = bare.replace(f'{separator}""{end}', separator + end).replace(f'\n""{end}', "\n" + end)
        bare = bare.replace('""', _PAIR)
    parts = bare.split('"')
    outside = _CELL.join(parts[::2])
    cells = len(parts) // 2
    opened = sum(outside.count(before + _CELL) for before in (separator, "\n"))
    closed = sum(outside.count(_CELL + after) for after in (separator, "\n", "\r\n"))
    if len(parts) % 2 == 0 or not opened == closed == cells or _PAIR in outside:
        return None
    return outside.replace(_CELL, "")[1:-1]


def _even_end(text: str) -> int:
    """After the last line end that has an even number of quotation marks before it; 0 where there is none."""
    end = text.rfind("\n") + 1
    marks = text.count('"', 0, end)
    while end and marks % 2:
        before = text.rfind("\n", 0, end - 1) + 1
        marks -= text.count('"', before, end)
        end = before
    return end


def _extent(plain: bytes, separator: bytes) -> tuple[int, int]:
    """Lines of a text without quoted cells, and the most cells that a line has."""
    rows = plain.count(b"\n") + (not plain.endswith(b"\n"))
    first = plain.count(separator, 0, plain.find(b"\n") + 1 or None)
    if plain.count(separator) == first * rows:
        # Were one line wider and another narrower for it, the parser would refuse the wider one.
        return rows, first + 1
    return rows, max(line.count(separator) for line in plain.split(b"\n")) + 1


class Cutter:
    """Takes a text block by block, writes its UTF-8 to `sink` (if any), and gathers `segments` and `width`.

    Raises `FileFault` for a quotation mark that is never closed and for a table wider than any.
    """

    def __init__(self, separator: str, width: int, offset: int, sink: IO[bytes] | None) -> None:
        self.segments: list[Segment] = []
        self.width = max(width, 1)
        self._separator, self._sink = separator, sink
        self._offset, self._row, self._rest = offset, 1, ""

    @property
    def next_row(self) -> int:
        """Number of the first record that is not yet in a segment."""
        return self._row

    def take_plain(self, raw: bytes, encoded: bytes) -> None:
        """Whole lines without quotation marks, as they stand in the file and as UTF-8."""
        if raw:
            self._append(encoded, *_extent(raw, self._separator.encode()), is_regular=True)

    def feed(self, text: str, *, is_last: bool) -> None:
        text = self._rest + text
        end = len(text) if is_last else _even_end(text)
        outside = _outside_marks(text[:end], self._separator) if len(text) - end <= PATIENCE else None
        if outside is None and not is_last:
            # Where marks are irregular, counting them says nothing of where a record ends.
            end = self._lenient_end(text)
        self._rest = text[end:]
        if end:
            self._add(text[:end], outside)

    def _lenient_end(self, text: str) -> int:
        """After the last record but one as the lenient parser sees it: the last may go on in what follows."""
        plain = text.replace("\r\n", "\n").replace("\r", " ")
        reader = csv.reader(io.StringIO(plain, newline=""), delimiter=self._separator)
        last = before = 0
        try:
            for _ in reader:
                before, last = last, reader.line_num
        except csv.Error:
            raise unclosed_quote(self._row) from None
        if not before and len(text) > PATIENCE:
            raise unclosed_quote(self._row)
        end = 0
        for _ in range(before):
            end = text.find("\n", end) + 1
        return end

    def _add(self, text: str, outside: str | None) -> None:
        encoded = text.encode("utf-8")
        if outside is None:
            rows, width = self._measure(text)
        else:
            plain = encoded if outside is text else outside.encode("utf-8")
            rows, width = _extent(plain, self._separator.encode())
        self._append(encoded, rows, width, is_regular=outside is not None)

    def _append(self, encoded: bytes, rows: int, width: int, *, is_regular: bool) -> None:
        self.width = max(self.width, width)
        if self.width > MAX_WIDTH:
            raise FileFault("too_wide", f"超过 {MAX_WIDTH} 列。", "请检查分隔符，或另存为 xlsx 再报送。")
        self.segments.append(Segment(self._offset, len(encoded), self._row, is_regular))
        self._offset += len(encoded)
        self._row += rows
        if self._sink is not None:
            self._sink.write(encoded)

    def _measure(self, text: str) -> tuple[int, int]:
        """Records and the widest of them, in a text whose marks are irregular."""
        rows = width = 0
        try:
            for record in lenient(text, self._separator):
                rows, width = rows + 1, max(width, len(record))
                if any("\n" in cell and self._has_swallowed(cell) for cell in record):
                    raise unclosed_quote(self._row + rows - 1)
        except csv.Error:
            raise unclosed_quote(self._row + rows) from None
        return rows, width

    def _has_swallowed(self, cell: str) -> bool:
        lines = cell.split("\n")
        seps = self.width - 1
        return len(lines) > MAX_LINES_IN_CELL or (
            self.width >= WIDE_TABLE and any(line.count(self._separator) == seps for line in lines)
        )


def rows_of(
    stream: IO[bytes], segments: tuple[Segment, ...], separator: str, width: int
) -> Iterator[pl.DataFrame]:
    """Segments of a decoded text as frames with their record numbers in `row`."""
    for segment in segments:
        stream.seek(segment.offset)
        frame = parse(stream.read(segment.length), separator, width, segment.is_regular)
        yield frame.with_row_index("row", offset=segment.first_row).with_columns(pl.col("row").cast(pl.Int64))
