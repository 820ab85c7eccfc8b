"""What the fast workbook reader hides: error cells, numbers that lost digits, how far a sheet reaches.

Belongs here: one pass over the raw parts of a workbook (SpreadsheetML or BIFF), which also proves that an
xlsx is whole.
Does not belong here: the values themselves (`workbook`).
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO
from xml.etree import ElementTree

BLOCK = 8 << 20
# A cell never spans more than this, so what is cut at the end of one block is whole in the next.
OVERLAP = 1 << 16
# Excel keeps 15 digits; a number beyond them is no longer the number that was typed.
EXACT = 1e15

_ERROR_CELL = re.compile(rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>(.*?)</")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_KIND = re.compile(rb'\bt="(\w+)"')
_LONG_NUMBER = re.compile(rb"v>(-?\d(?:\d{15,}(?:\.\d+)?|(?:\.\d+)?[Ee]\+?\d\d\d?))<")
# Cells that are only formatted close themselves; they hold nothing and take no room.
_FAR_CELL = re.compile(rb'r="([A-Z]{2,3}\d{1,7}|[A-Z]\d{7})"[^>/]*>')
_BIFF_DIMENSIONS, _BIFF_BOOLERR, _BIFF_FORMULA, _BIFF_NUMBER = 0x0200, 0x0205, 0x0006, 0x0203
# Those, and LABEL, LABELSST, RSTRING, RK, MULRK: what carries a value.
_BIFF_CELLS = {_BIFF_BOOLERR, _BIFF_FORMULA, _BIFF_NUMBER, 0x0204, 0x00FD, 0x00D6, 0x027E, 0x00BD}
_BIFF_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass
class HiddenCells:
    """Of one sheet: `patches` maps 0-based (row, column) to the text that belongs there."""

    height: int = 0
    width: int = 1
    patches: dict[tuple[int, int], str] = field(default_factory=dict)

    def reach(self, row: int, column: int) -> None:
        self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)


def scientific(value: float) -> str:
    """A number as Excel shows it once digits are gone: '1.20116001234567E+17'."""
    mantissa, exponent = f"{value:.14E}".split("E")
    return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"


def _position(letters: bytes, number: bytes) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(number) - 1, column - 1


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    """Overlapping blocks of a stream; the next one is decompressed while this one is looked at."""
    with ThreadPoolExecutor(1) as ahead:
        carry = b""
        coming = ahead.submit(stream.read, BLOCK)
        while block := coming.result():
            coming = ahead.submit(stream.read, BLOCK)
            yield carry + block
            carry = block[-OVERLAP:]


def _look_for_errors(block: bytes, found: HiddenCells) -> None:
    for attributes, content in _ERROR_CELL.findall(block):
        reference, value = _REFERENCE.search(attributes), _VALUE.search(content)
        if reference and value:
            found.patches[_position(*reference.groups())] = value[1].decode("utf-8", "replace")


def _look_for_long_numbers(block: bytes, found: HiddenCells) -> None:
    for match in _LONG_NUMBER.finditer(block):
        value = float(match[1])
        start = max(block.rfind(b"<c ", 0, match.start()), block.rfind(b":c ", 0, match.start()))
        if start < 0 or abs(value) < EXACT:
            continue
        attributes = block[start : block.find(b">", start)]
        kind, reference = _KIND.search(attributes), _REFERENCE.search(attributes)
        if reference and (kind is None or kind[1] == b"n"):
            found.patches[_position(*reference.groups())] = scientific(value)


def scan_sheet(stream: IO[bytes]) -> HiddenCells:
    """Everything of one worksheet part that the fast reader would not tell."""
    found = HiddenCells(width=26)
    for block in _blocks(stream):
        if b't="e"' in block:
            _look_for_errors(block, found)
        _look_for_long_numbers(block, found)
        for far in set(_FAR_CELL.findall(block)):
            letters = far.rstrip(b"0123456789")
            found.reach(*_position(letters, far[len(letters) :]))
        end = max(block.rfind(b"</c>"), block.rfind(b":c>"))
        start = max(block.rfind(b"<c ", 0, max(end, 0)), block.rfind(b":c ", 0, max(end, 0)))
        if start >= 0 and (last := _REFERENCE.search(block, start, end)):
            found.reach(*_position(*last.groups()))
    return found


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Part → sheet name. Parts are found through the relations, as a reader of workbooks finds them."""
    workbook = ElementTree.fromstring(package.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {entry.get("Id"): entry.get("Target") or "" for entry in relations}
    parts: dict[str, str] = {}
    for element in workbook.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            relation = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
            target = targets.get(relation, "")
            inside = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
            parts[inside] = element.get("name") or ""
    return parts


def scan_xlsx(path: Path) -> dict[str, HiddenCells]:
    """Sheet name → its hidden cells. Every part is read to its end, which proves lengths and checksums.

    Raises `zipfile.BadZipFile`, `zlib.error`, `KeyError` or `ElementTree.ParseError` for a broken package.
    """
    found: dict[str, HiddenCells] = {}
    with zipfile.ZipFile(path) as package:
        parts = _sheet_parts(package)
        for info in package.infolist():
            if info.is_dir() or info.filename.startswith("xl/media/"):
                continue
            with package.open(info) as stream:
                if info.filename in parts:
                    found[parts[info.filename]] = scan_sheet(stream)
                else:
                    while stream.read(BLOCK):
                        pass
    return found


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    while start + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, start)
        yield code, stream[start + 4 : start + 4 + length]
        start += 4 + length


def is_encrypted_biff(stream: bytes) -> bool:
    """Whether a legacy workbook stream asks for a password (a FILEPASS record before its first sheet)."""
    for code, _ in _records(stream, 0):
        if code == 0x002F:
            return True
        if code == 0x000A:
            return False
    return False


def scan_xls(stream: bytes) -> dict[str, HiddenCells]:
    """Sheet name → its hidden cells, from the `Workbook` stream of a BIFF8 file."""
    found: dict[str, HiddenCells] = {}
    for code, body in _records(stream, 0):
        if code == 0x000A:
            break
        if code == 0x0085 and len(body) > 8:
            wide, text = body[7] & 1, body[8:]
            name = text[: body[6] * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")
            found[name] = _scan_biff_sheet(stream, struct.unpack_from("<I", body)[0])
    return found


def _scan_biff_sheet(stream: bytes, start: int) -> HiddenCells:
    found = HiddenCells()
    for code, body in _records(stream, start):
        if code == 0x000A:
            break
        if code == _BIFF_DIMENSIONS and len(body) >= 12:
            first_row, rows, first_column, columns = struct.unpack_from("<IIHH", body)
            found.reach(rows - 1, columns - 1)
            if first_row > rows or first_column > columns:
                # The fast reader would take the difference for a size, and a negative one is a vast one.
                raise struct.error("a range that ends before it begins")
        elif code in _BIFF_CELLS and len(body) >= 8:
            row, column = struct.unpack_from("<HH", body)
            found.reach(row, column)
            if text := _hidden_biff_text(code, body):
                found.patches[row, column] = text
    return found


def _hidden_biff_text(code: int, body: bytes) -> str | None:
    """The text of an error or of a number that lost digits; null for every other cell."""
    if code == _BIFF_BOOLERR and body[7]:
        return _BIFF_ERRORS.get(body[6], "#ERR!")
    if code == _BIFF_FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _BIFF_ERRORS.get(body[8], "#ERR!")
    if code == _BIFF_NUMBER and len(body) >= 14:
        value = float(struct.unpack_from("<d", body, 6)[0])
        return scientific(value) if abs(value) >= EXACT else None
    return None


BROKEN_PACKAGE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ElementTree.ParseError,
    EOFError,
    NotImplementedError,
    struct.error,
)
