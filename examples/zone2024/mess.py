"""The messy forms of values: date styles, full-width digits, 万元, brackets; and the rows that are wrong.

Every form here can be read back to the true value, except those of `FAULTY_ROWS`, which must come back to
the clerk. How tables become bytes is for `writers`, which file is messy in which way for `exports`.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from examples.zone2024.records import Delivery, Value

Cell: TypeAlias = str | int | dt.date | None

_FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")
_SERIAL_ZERO = dt.date(1899, 12, 30)
_AMOUNTS = ("fine_yuan", "confiscation_yuan")
_FULL_WIDTH_COLUMNS = ("inspection_no", "hazard_count", "planned_count", "page_count")


@dataclass(frozen=True)
class Style:
    """How one file writes its values; `dates` is iso, cn, dot, compact, slash, serial or cell."""

    dates: str = "iso"
    is_full_width: bool = False
    is_in_wan_yuan: bool = False
    has_square_brackets: bool = False
    list_separator: str = "、"


def spell_date(day: dt.date, style: str) -> Cell:
    """One date in one of the styles; `cell` leaves a true date for a workbook, `serial` Excel's number."""
    match style:
        case "cn":
            return f"{day.year}年{day.month}月{day.day}日"
        case "dot":
            return f"{day.year}.{day.month}.{day.day}"
        case "compact":
            return f"{day:%Y%m%d}"
        case "slash":
            return f"{day.year}/{day.month}/{day.day}"
        case "serial":
            return (day - _SERIAL_ZERO).days
        case "cell":
            return day
        case _:
            return day.isoformat()


def _spell_amount(amount: Decimal, style: Style) -> str:
    return format((amount / 10_000).normalize(), "f") if style.is_in_wan_yuan else format(amount, "f")


def spell(column: str, value: Value, style: Style) -> Cell:
    """The cell that a file of that style shows for a true value."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, dt.date):
        return spell_date(value, style.dates)
    if isinstance(value, Decimal):
        return _spell_amount(value, style)
    text = style.list_separator.join(value) if isinstance(value, tuple) else str(value)
    if style.is_full_width and column in _FULL_WIDTH_COLUMNS:
        return text.translate(_FULL_WIDTH)
    if style.has_square_brackets:
        text = text.replace("〔", "[").replace("〕", "]")
    return int(text) if isinstance(value, int) else text


class FaultyRow(NamedTuple):
    """A row that must come back: what it changes in a good row of that feed (None: the cell is empty).

    `file` is how the file's name begins, `column` where the fault lies, `key` what makes it no other record.
    """

    delivery: Delivery
    file: str
    feed: str
    column: str
    reason: str
    key: tuple[tuple[str, str], ...]
    written: str | None


FAULTY_ROWS = (
    FaultyRow(
        Delivery.OCTOBER,
        "执法人员证件_",
        "officer_certificate",
        "certificate_no",
        "证件号为科学计数",
        (),
        "1.20116E+10",
    ),
    FaultyRow(
        Delivery.OCTOBER,
        "行政检查_全量_JKQ05_",
        "inspection",
        "inspection_date",
        "日期不存在",
        (("inspection_no", "JC05-2024-9001"),),
        "2024-02-30",
    ),
    FaultyRow(
        Delivery.OCTOBER,
        "处罚决定_全量_JKQ02",
        "penalty",
        "fine_yuan",
        "金额含文字",
        (("department_code", "JKQ03"), ("decision_no", "临开建交罚决〔2024〕022号")),
        "约五千元",
    ),
    FaultyRow(
        Delivery.OCTOBER,
        "各部门检查记录汇总",
        "inspection",
        "department_code",
        "执法主体未登记",
        (("inspection_no", "JC99-2024-0001"),),
        "JKQ99",
    ),
    FaultyRow(
        Delivery.OCTOBER,
        "行政检查_全量_JKQ03_",
        "inspection",
        "inspection_no",
        "同一编号两种内容",
        (("inspection_no", "JC03-2024-9001"), ("inspection_result", "合格")),
        "JC03-2024-9001",
    ),
    FaultyRow(
        Delivery.OCTOBER,
        "行政检查_全量_JKQ03_",
        "inspection",
        "inspection_no",
        "同一编号两种内容",
        (("inspection_no", "JC03-2024-9001"), ("inspection_result", "责令整改")),
        "JC03-2024-9001",
    ),
    FaultyRow(
        Delivery.DECEMBER,
        "各部门检查记录汇总",
        "inspection",
        "inspection_mode",
        "必填项为空",
        (("inspection_no", "JC06-2024-9001"),),
        None,
    ),
    FaultyRow(
        Delivery.DECEMBER,
        "案件台账_",
        "penalty_case",
        "filed_date",
        "日期不存在",
        (("case_no", "临开应急罚案〔2024〕901号"),),
        "2024-11-31",
    ),
)


def faulty_cells(fault: FaultyRow, good: dict[str, Value], style: Style) -> dict[str, Cell]:
    """The cells of the faulty row, made from a good row: its own true one, or any of the same file."""
    values = {**good, **dict(fault.key)}
    return {column: spell(column, value, style) for column, value in values.items()} | {
        fault.column: fault.written
    }
