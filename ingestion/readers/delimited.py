"""Delimited texts (comma, tab, semicolon; any encoding that Chinese offices use) as tables of text.

Belongs here: which encoding and separator a text has, and where its decoded form is kept.
Does not belong here: cutting it into records (`records`), headers and types.
A text is gone through once when it is opened: decoded strictly, cut, measured; reading parses it later,
segment by segment. A decoding counts only when the caller recognises what it gives: GB18030 decodes the bytes
of Big5 into garbage without an error.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

import polars as pl

from ingestion.faults import FileFault
from ingestion.readers.containers import SAVE_AS_XLSX
from ingestion.readers.records import Cutter, lenient, rows_of
from ingestion.readers.tables import HEAD_ROWS, SLICE_ROWS, Recognises, Rows, TableSource, trimmed

ENCODINGS = ("utf-8", "gb18030", "big5hkscs")
SEPARATORS = (",", "\t", ";")
HEAD_BYTES = 1 << 18
BLOCK = 16 << 20
# Texts up to this size are kept decoded in memory; larger ones go to a spool file in the work folder.
IN_MEMORY = 96 << 20

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Reading:
    """One way to read a text, and the first rows that it gives."""

    encoding: str
    bom_length: int
    separator: str
    # Texts of old programs end their lines with a bare carriage return.
    has_bare_returns: bool
    head: Rows

    @property
    def cells(self) -> int:
        """How many cells the separator cuts off: a text's own separator cuts most."""
        return sum(max(0, len(row) - 1) for row in self.head)


def _undecodable(row: int | None) -> FileFault:
    return FileFault("undecodable", "文字编码无法识别，或含有损坏的字符。", SAVE_AS_XLSX, row=row)


class DelimitedTable(TableSource):
    """One delimited text, gone through and found readable. `body` is its UTF-8, or the file that holds it."""

    def __init__(self, label: str, reading: Reading, body: Path | io.BytesIO, cutter: Cutter) -> None:
        self.path_label, self.sheet, self.is_hidden = label, None, False
        self._head, self._separator, self._body = reading.head, reading.separator, body
        self._segments, self._width = tuple(cutter.segments), cutter.width

    def head(self, rows: int) -> Rows:
        return [list(row) for row in self._head[:rows]]

    def slices(self, rows: int = SLICE_ROWS) -> Iterator[pl.DataFrame]:
        with self._open() as stream:
            for frame in rows_of(stream, self._segments, self._separator, self._width):
                yield from frame.iter_slices(rows)

    def _open(self) -> AbstractContextManager[IO[bytes]]:
        # What is kept in memory is read again and again, and never copied.
        return nullcontext(self._body) if isinstance(self._body, io.BytesIO) else self._body.open("rb")


def _is_plain(raw: bytes) -> bool:
    """Whether lines are records: no quotation mark, and carriage returns at line ends only."""
    return b'"' not in raw and (b"\r" not in raw or raw.count(b"\r") == raw.count(b"\r\n"))


def _take_plain(stream: IO[bytes], reading: Reading, cutter: Cutter) -> bytes:
    """Take whole lines while they are plain, looking at bytes only; return what was read and not taken.

    In these encodings a line feed, a separator and a quotation mark are never part of another character.
    """
    rest = b""
    while block := stream.read(BLOCK):
        raw = rest + block
        end = raw.rfind(b"\n") + 1
        piece, rest = raw[:end], raw[end:]
        if not _is_plain(piece):
            return raw
        cutter.take_plain(piece, piece.decode(reading.encoding).encode())
    if rest and _is_plain(rest):
        cutter.take_plain(rest, rest.decode(reading.encoding).encode())
        return b""
    return rest


def _decoded(rest: bytes, stream: IO[bytes], reading: Reading) -> Iterator[tuple[str, bool]]:
    """The text from `rest` on, block by block, and whether a block is the last. Raises `UnicodeDecodeError`."""
    decoder = codecs.getincrementaldecoder(reading.encoding)("strict")
    is_last = False
    while not is_last:
        block = stream.read(BLOCK)
        is_last = len(block) < BLOCK
        text = decoder.decode(rest + block, final=is_last)
        rest = b""
        yield (text.replace("\r", "\n") if reading.has_bare_returns else text), is_last


def _go_through(path: Path, label: str, reading: Reading, spool: Path) -> DelimitedTable:
    """Decode all of a text and cut it. Raises `FileFault`, naming the row as well as can be told."""
    in_place = reading.encoding == "utf-8" and not reading.has_bare_returns
    offset = reading.bom_length if in_place else 0
    memory = io.BytesIO()
    is_small = path.stat().st_size <= IN_MEMORY
    with path.open("rb") as stream, nullcontext(memory) if in_place or is_small else spool.open("wb") as sink:
        stream.seek(reading.bom_length)
        cutter = Cutter(
            reading.separator, max(map(len, reading.head), default=1), offset, None if in_place else sink
        )
        try:
            is_bytewise = reading.encoding in ENCODINGS and not reading.has_bare_returns
            rest = _take_plain(stream, reading, cutter) if is_bytewise else b""
            for text, is_last in _decoded(rest, stream, reading):
                cutter.feed(text, is_last=is_last)
        except UnicodeDecodeError as problem:
            raise _undecodable(cutter.next_row + problem.object[: problem.start].count(b"\n")) from None
        body = path if in_place else memory if is_small else spool
    return DelimitedTable(label, reading, body, cutter)


def _readings(path: Path) -> Iterator[Reading]:
    """Every way to read the beginning of a text that raises no error: encodings times separators."""
    with path.open("rb") as stream:
        raw = stream.read(HEAD_BYTES)
    is_whole = path.stat().st_size <= HEAD_BYTES
    bom_length, named = next(((len(mark), name) for mark, name in _BOMS if raw.startswith(mark)), (0, ""))
    for encoding in (named,) if named else ENCODINGS:
        try:
            text = codecs.getincrementaldecoder(encoding)("strict").decode(raw[bom_length:], final=is_whole)
        except UnicodeDecodeError:
            continue
        bare = "\r" in text and "\n" not in text
        text = text.replace("\r", "\n") if bare else text
        text = text if is_whole else text[: text.rfind("\n") + 1]
        for separator in SEPARATORS:
            try:
                records = list(islice(lenient(text, separator), HEAD_ROWS))
            except csv.Error:
                continue
            yield Reading(
                encoding, bom_length, separator, bare, [trimmed(list(record)) for record in records]
            )


def open_delimited(path: Path, label: str, recognises: Recognises, spool: Path) -> DelimitedTable:
    """A text as a table. `spool` is where its decoded form may be kept; nothing is written beside `path`.

    The first reading that `recognises` accepts wins; where none is accepted, the first encoding that decodes
    the whole text does, so that the check of headers can say what is wrong.
    Raises `FileFault` for a text that is empty, in no known encoding, or with a quotation mark never closed.
    """
    readings = list(_readings(path))
    if any(not any(any(row) for row in reading.head) for reading in readings):
        raise FileFault("empty_file", "文件里没有任何内容。", "请确认导出成功、选对文件后再报送。")
    first_fault: FileFault | None = None
    recognised = [reading for reading in readings if recognises(reading.head)]
    for encoding in dict.fromkeys(reading.encoding for reading in recognised or readings):
        candidates = [reading for reading in recognised or readings if reading.encoding == encoding]
        try:
            return _go_through(path, label, max(candidates, key=lambda reading: reading.cells), spool)
        except FileFault as fault:
            first_fault = first_fault or fault
    raise first_fault or _undecodable(_first_bad_row(path))


def _first_bad_row(path: Path) -> int:
    """Row of the first byte that the most patient encoding cannot read."""
    with path.open("rb") as stream:
        raw = stream.read(HEAD_BYTES)
    reached = 0
    for encoding in ENCODINGS:
        try:
            codecs.getincrementaldecoder(encoding)("strict").decode(raw)
        except UnicodeDecodeError as problem:
            reached = max(reached, problem.start)
    return raw.count(b"\n", 0, reached) + 1
