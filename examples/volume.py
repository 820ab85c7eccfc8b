"""Large inspection exports for the benchmark: realistic columns, any number of rows.

Nothing here makes published figures; for those see `zone2024`. Equal arguments give equal files.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import xlsxwriter

from examples.zone2024.columns import headers
from examples.zone2024.departments import DEPARTMENTS
from examples.zone2024.exports import Export, sheets_of
from examples.zone2024.names import parties
from examples.zone2024.records import DECEMBER_CUT_OFF, Delivery, chance
from examples.zone2024.world import build_world
from examples.zone2024.writers import xlsx_bytes

INSPECTIONS_STEM = "行政检查_全量_全部_20240101-20241231_截止20241231"
DEPARTMENTS_NAME = "执法主体_全量_全部_截止20241231.xlsx"
_SLICE = 100_000
_MODES = ("现场", "现场", "现场", "线上", "书面")
_RESULTS = ("合格", "未发现问题", "发现问题", "责令整改")


def _pools(seed: int) -> pl.DataFrame:
    """Parties to draw from, one a row: party_name, party_type, party_uscc."""
    people = parties(chance(seed, "volume"), firms=900, traders=80, citizens=20)
    return pl.DataFrame(people, schema=["party_name", "party_type", "party_uscc"], orient="row")


def _pick(values: tuple[str, ...] | list[str], index: pl.Expr) -> pl.Expr:
    return pl.lit(pl.Series(values)).gather(index % len(values))


def _slice(first: int, count: int, pool: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Rows first..first+count-1 under the contract's column names, all text as a csv shows it."""
    number = pl.int_range(first, first + count, dtype=pl.Int64)
    mixed = ((number + seed) * 2_654_435_761) % 4_294_967_291
    codes = [unit.code for unit in DEPARTMENTS]
    digits = _pick([code[3:] for code in codes], number)
    day = pl.lit(dt.date(2024, 1, 1)) + pl.duration(days=mixed % 360)
    party = mixed // 7
    columns = {
        "department_code": _pick(codes, number),
        "inspection_no": pl.format("JC{}-2024-{}", digits, number.cast(pl.String).str.zfill(7)),
        "plan_no": pl.format("JH{}-2024-{}1", digits, mixed % 4 + 1),
        "item_codes": pl.format("JC{}{}", digits, (mixed % 90 + 1).cast(pl.String).str.zfill(3)),
        "joint_department_codes": pl.lit(None, dtype=pl.String),
        "party_name": _pick(pool["party_name"].to_list(), party),
        "party_type": _pick(pool["party_type"].to_list(), party),
        "party_uscc": _pick(pool["party_uscc"].to_list(), party),
        "inspection_mode": _pick(_MODES, mixed // 11),
        "inspection_date": day.dt.to_string("%Y-%m-%d"),
        "officer_certificate_nos": pl.format(
            "120116{}{}、120116{}{}", digits, mixed % 30 + 100, digits, mixed % 30 + 131
        ),
        "officer_names": pl.lit(None, dtype=pl.String),
        "inspection_result": _pick(_RESULTS, mixed // 13),
        "hazard_count": (mixed % 5).cast(pl.String),
        "has_e_certificate": _pick(["是", "否"], mixed // 17),
        "campaign": _pick(["安全生产治本攻坚三年行动", "护薪行动"], mixed // 19),
        "uploaded_at": pl.format(
            "{} {}:{}:00", day.dt.to_string("%Y-%m-%d"), mixed % 8 + 10, mixed % 50 + 10
        ),
    }
    return pl.select([expression.alias(name) for name, expression in columns.items()])


def _slices(rows: int, seed: int) -> Iterator[pl.DataFrame]:
    pool = _pools(seed)
    for first in range(1, rows + 1, _SLICE):
        yield _slice(first, min(_SLICE, rows - first + 1), pool, seed)


def write_inspections_csv(path: Path, rows: int, encoding: str = "gb18030", seed: int = 1) -> None:
    """Write that many inspections as csv; existing files are replaced."""
    with path.open("wb") as target:
        target.write((",".join(headers("inspection", 0).values()) + "\r\n").encode(encoding))
        for frame in _slices(rows, seed):
            text = frame.write_csv(include_header=False, line_terminator="\r\n")
            target.write(text.encode("utf-8" if encoding == "utf-8-sig" else encoding))


def write_inspections_xlsx(path: Path, rows: int, seed: int = 1) -> None:
    """Write that many inspections as one sheet, row by row in constant memory."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    book.set_properties({"created": dt.datetime(2024, 12, 31)})
    sheet = book.add_worksheet("Sheet1")
    sheet.write_row(0, 0, list(headers("inspection", 0).values()))
    line = 1
    for frame in _slices(rows, seed):
        for cells in frame.iter_rows():
            for column, cell in enumerate(cells):
                if cell is not None:
                    sheet.write_string(line, column, cell)
            line += 1
    book.close()


def write_departments(path: Path, seed: int = 1) -> None:
    """Write the export of the departments that the inspections name, as xlsx."""
    export = Export("执法主体", "department", Delivery.DECEMBER, DECEMBER_CUT_OFF)
    path.write_bytes(xlsx_bytes(sheets_of(export, build_world(seed))))
