"""What every reader hands on: tables of text, and the documents they stand in.

Belongs here: the shapes that the rest of the write side sees, whatever the file was.
Does not belong here: how a file is read (`workbook`, `delimited`), what its columns mean (`headers`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import polars as pl

from ingestion.faults import FileFault

Rows: TypeAlias = list[list[str | None]]
Recognises: TypeAlias = Callable[[Rows], bool]

ROW = "row"
SLICE_ROWS = 200_000
# How far down a caller may look for a header without reading the table again.
HEAD_ROWS = 50


class TableSource(ABC):
    """One sheet of one workbook, or one delimited text.

    `path_label` is how a clerk would name the file (`月报.zip/检查/1月.xlsx`); `sheet` is null for a text.
    """

    path_label: str
    sheet: str | None
    is_hidden: bool

    @abstractmethod
    def head(self, rows: int) -> Rows:
        """The first rows (at most `HEAD_ROWS`), each cell trimmed and null where blank; blank rows are kept.

        Raises `FileFault` when the sheet cannot be read.
        """

    @abstractmethod
    def slices(self, rows: int = SLICE_ROWS) -> Iterator[pl.DataFrame]:
        """The whole table, at most `rows` rows at a time, blank rows included.

        Columns: `row` (Int64, 1-based, as the clerk's program numbers it) and `c0` … `cN` (String, untrimmed,
        null where empty). Numbers are their shortest exact text, dates ISO text, booleans 是 / 否.
        Raises `FileFault` when the sheet cannot be read.
        """


@dataclass(frozen=True)
class Document:
    """One file, or one member of an archive: its tables, or the fault for which it has none.

    `path` is the document on disk (a member stands in the work folder that the caller gave), `sha256` the
    digest of its bytes.
    """

    label: str
    sha256: str
    path: Path
    tables: tuple[TableSource, ...]
    fault: FileFault | None


class FrameCache:
    """Sheets read lately, so that finding a header and reading the rows below it read a sheet once.

    Holds at most `cells` cells: an archive of hundreds of workbooks must not stay in memory whole.
    """

    def __init__(self, cells: int = 30_000_000) -> None:
        self._cells = cells
        self._frames: OrderedDict[tuple[Path, str], pl.DataFrame] = OrderedDict()

    def get(self, path: Path, sheet: str, load: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        key = (path, sheet)
        if key not in self._frames:
            self._frames[key] = load()
            while len(self._frames) > 1 and self._held() > self._cells:
                self._frames.popitem(last=False)
        self._frames.move_to_end(key)
        return self._frames[key]

    def drop(self, path: Path, sheet: str) -> None:
        self._frames.pop((path, sheet), None)

    def _held(self) -> int:
        return sum(frame.height * frame.width for frame in self._frames.values())


def trimmed(cells: list[str | None]) -> list[str | None]:
    """Cells without surrounding white space (full-width spaces too); blank cells are null."""
    return [(cell.strip() or None) if cell else None for cell in cells]
