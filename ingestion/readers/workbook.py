"""Workbooks (xlsx, xlsm, legacy xls and WPS .et) as tables of text.

Belongs here: the fast reader, what it renders differently from what a clerk sees, and its refusals.
Does not belong here: locked, broken or oversized packages (`containers`), headers and types.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fastexcel
import polars as pl

from ingestion.faults import FileFault
from ingestion.readers.cells import BROKEN_PACKAGE, HiddenCells, scan_xls, scan_xlsx
from ingestion.readers.containers import SAVE_AS_XLSX, broken, check_package, workbook_stream
from ingestion.readers.tables import HEAD_ROWS, ROW, SLICE_ROWS, FrameCache, Rows, TableSource, trimmed

# Instructions that our own templates and returned workbooks carry; never data.
INSTRUCTION_SHEET = "填写说明"
# The reader holds a dense grid: one stray cell at the far corner would ask for hundreds of gigabytes.
MAX_CELLS = 60_000_000
MAX_WIDTH = 2_000

_DATED = r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"
_MIDNIGHT = r"^\d{4}-\d\d-\d\d 00:00:00$"
_FRACTION = r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+$"
_TIME_ONLY = r"^1899-12-3[01] \d\d:\d\d:\d\d$"
# A decimal with more digits than Excel keeps is the shadow of a binary fraction.
_LONG_DECIMAL = r"^-?\d+\.\d+$"
_PLAIN: dict[str, str | None] = {"": None, "true": "是", "false": "否", "-0": "0"}


class SheetTable(TableSource):
    """One sheet."""

    def __init__(
        self, path: Path, label: str, sheet: str, index: int, hidden: HiddenCells, cache: FrameCache
    ) -> None:
        self.path_label, self.sheet, self.is_hidden = label, sheet, False
        self._path, self._index, self._cells, self._cache = path, index, hidden, cache
        self._head: Rows | None = None

    def head(self, rows: int) -> Rows:
        if self._head is None:
            frame = self._frame().drop(ROW).head(HEAD_ROWS)
            self._head = [trimmed(list(row)) for row in frame.rows()]
        return [list(row) for row in self._head[:rows]]

    def slices(self, rows: int = SLICE_ROWS) -> Iterator[pl.DataFrame]:
        frame = self._frame()
        self._cache.drop(self._path, self.sheet or "")
        yield from frame.iter_slices(rows)

    def has_content(self) -> bool:
        frame = self._frame().drop(ROW)
        return any(frame.to_series(index).null_count() < frame.height for index in range(frame.width))

    def _frame(self) -> pl.DataFrame:
        return self._cache.get(self._path, self.sheet or "", self._load)

    def _load(self) -> pl.DataFrame:
        try:
            loaded = fastexcel.read_excel(self._path.read_bytes()).load_sheet(
                self._index, header_row=None, skip_rows=0, dtypes="string"
            )
            self.is_hidden = loaded.visible != "visible"
            frame = loaded.to_polars()
        except BaseException as problem:
            if not _is_refusal(problem):
                raise
            # A chart stands on a sheet of its own and holds no table.
            if "not a valid worksheet" in str(problem):
                return _numbered(pl.DataFrame())
            fault = broken("工作表")
            fault.sheet = self.sheet
            raise fault from None
        frame.columns = [f"c{index}" for index in range(frame.width)]
        return _numbered(_patched(_as_shown(frame), self._cells))


def _is_refusal(problem: BaseException) -> bool:
    """Whether the fast reader gave up on its input. Its panics are no `Exception`, and have no importable type."""
    return isinstance(problem, fastexcel.FastExcelError | pl.exceptions.PolarsError | ValueError) or (
        type(problem).__name__ == "PanicException"
    )


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_row_index(ROW, offset=1).with_columns(pl.col(ROW).cast(pl.Int64))


def _as_shown(frame: pl.DataFrame) -> pl.DataFrame:
    """Cells as a clerk sees them, where the fast reader renders a value otherwise."""
    return frame.with_columns([_column_as_shown(frame.to_series(index)) for index in range(frame.width)])


def _column_as_shown(cells: pl.Series) -> pl.Series:
    """Each rule first asks whether the column has such a cell at all: most have none."""
    cell = pl.col(cells.name)
    rules = cells.to_frame().select(
        plain=cell.is_in(list(_PLAIN)).any(),
        dated=(cell.str.len_bytes() >= 19).and_(cell.str.contains(_DATED)).any(),
        decimal=(cell.str.len_bytes() >= 17).and_(cell.str.contains(_LONG_DECIMAL)).any(),
    )
    is_plain, is_dated, is_decimal = rules.row(0)
    if is_plain:
        cell = cell.replace(_PLAIN)
    if is_dated:
        cell = _plain_time(cell)
    if is_decimal:
        cell = _fifteen_digits(cell, cells)
    return cells.to_frame().select(cell.alias(cells.name)).to_series() if any(rules.row(0)) else cells


def _plain_time(cell: pl.Expr) -> pl.Expr:
    rounded = cell.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", strict=False).dt.round("1s")
    without = rounded.dt.strftime("%Y-%m-%d %H:%M:%S")
    seconds = pl.when(cell.str.contains(_FRACTION)).then(without).otherwise(cell)
    return (
        pl.when(seconds.str.contains(_MIDNIGHT))
        .then(seconds.str.slice(0, 10))
        .when(seconds.str.contains(_TIME_ONLY))
        .then(seconds.str.slice(11))
        .otherwise(seconds)
    )


def _fifteen_digits(cell: pl.Expr, values: pl.Series) -> pl.Expr:
    long = values.filter(values.str.contains(_LONG_DECIMAL) & (values.str.len_bytes() >= 17)).unique()
    return cell.replace({text: shortest(float(text)) for text in long})


def shortest(value: float) -> str:
    """The shortest decimal of a number at Excel's fifteen digits: 0.30000000000000004 is '0.3'."""
    text = f"{float(f'{value:.15g}'):.20f}" if abs(value) < 1e-4 else f"{value:.15g}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _patched(frame: pl.DataFrame, hidden: HiddenCells) -> pl.DataFrame:
    """Put back what the fast reader left out (error cells) or printed with invented digits."""
    by_column: dict[int, dict[int, str]] = {}
    for (row, column), text in hidden.patches.items():
        if row < frame.height and column < frame.width:
            by_column.setdefault(column, {})[row] = text
    for column, cells in by_column.items():
        rows = sorted(cells)
        series = frame.to_series(column).scatter(rows, [cells[row] for row in rows])
        frame = frame.with_columns(series)
    return frame


def _refuse_vast(sheet: str, cells: HiddenCells) -> None:
    """Before the fast reader sees the workbook: of a legacy one it reads every sheet at once."""
    if cells.height * cells.width > MAX_CELLS or cells.width > MAX_WIDTH:
        raise FileFault(
            "sheet_too_wide",
            f"表格范围过大（约 {cells.height} 行 × {cells.width} 列），可能在很远的行或列里留有内容。",
            "请删除表格右侧和下方多余的行、列后保存，再报送。",
            sheet=sheet,
        )


def open_workbook(path: Path, kind: str, label: str, cache: FrameCache) -> tuple[TableSource, ...]:
    """Its sheets in order, hidden ones too, without sheets of instructions and without empty ones.

    Raises `FileFault` for a broken, oversized or empty workbook.
    """
    try:
        if kind == "xlsx":
            check_package(path)
            hidden = scan_xlsx(path)
        else:
            hidden = scan_xls(workbook_stream(path)[1] or b"")
        for name, cells in hidden.items():
            _refuse_vast(name, cells)
        # By bytes, for the reader goes by a path's extension, and extensions lie.
        names = fastexcel.read_excel(path.read_bytes()).sheet_names
    except (*BROKEN_PACKAGE, OSError):
        raise broken("工作簿") from None
    except BaseException as problem:
        if not _is_refusal(problem):
            raise
        if kind == "xls":
            raise FileFault("unsupported_kind", "这种旧格式工作簿无法读取。", SAVE_AS_XLSX) from None
        raise broken("工作簿") from None
    tables = [
        SheetTable(path, label, name, index, hidden.get(name, HiddenCells()), cache)
        for index, name in enumerate(names)
        if name.strip() != INSTRUCTION_SHEET
    ]
    filled = tuple(table for table in tables if table.has_content())
    if not filled:
        raise FileFault("empty_workbook", "工作簿里没有任何内容。", "请确认导出成功、选对文件后再报送。")
    return filled
