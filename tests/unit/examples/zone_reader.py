"""Reads the sample zone's files back with other people's readers, for the tests beside this file.

Knows file forms only: no headers, no feeds, and nothing of the package under test.
"""

import csv
import io
import zipfile

import python_calamine

Grid = list[list[object]]


def member_name(entry: zipfile.ZipInfo) -> str:
    """A member's name as a Windows tool of the region reads it."""
    return entry.filename if entry.flag_bits & 0x800 else entry.filename.encode("cp437").decode("gbk")


def grids(name: str, content: bytes) -> list[Grid]:
    """The tables of a file, one a sheet or zip member, cells as the reader gives them."""
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(member_name(entry), archive.read(entry)) for entry in archive.infolist()]
        return [grid for member, inner in members for grid in grids(member, inner)]
    if name.endswith(".csv"):
        encoding = "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "gb18030"
        return [[list(row) for row in csv.reader(io.StringIO(content.decode(encoding)))]]
    book = python_calamine.load_workbook(io.BytesIO(content))
    return [book.get_sheet_by_name(sheet).to_python(skip_empty_area=False) for sheet in book.sheet_names]
