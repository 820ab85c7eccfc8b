"""Which files the district's departments send, and in which form; the two sets of 2024 and 2025.

A file holds one feed of one department or of a group of them, with its cut-off and scope in its name. Bulk is
csv; the smaller tables come as workbooks with the usual mess. The values themselves are made elsewhere.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from examples.district2025 import planted
from examples.district2025.departments import UNITS
from examples.district2025.frames import Style, headers_of, spelled
from examples.zone2024.mess import Cell
from examples.zone2024.writers import Sheet, xlsx_bytes

_CODES = tuple(unit.code for unit in UNITS)


def _codes(prefix: str, first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{prefix}{number:02d}" for number in range(first, last + 1))


# Who sends together: the large bureaus alone, the others by kind.
FINE_GROUPS = (
    *((f"BCB{number:02d}",) for number in range(1, 9)), _codes("BCB", 9, 21), _codes("BCB", 22, 36),
    *(_codes("BCG", first, first + 9) for first in (1, 11, 21, 31, 41)),
    *(_codes("BCJ", first, first + 6) for first in (1, 8, 15)), _codes("BCW", 1, 3),
)  # fmt: skip
COARSE_GROUPS = (
    ("BCB01",), _codes("BCB", 2, 8), _codes("BCB", 9, 21), _codes("BCB", 22, 36), _codes("BCG", 1, 20),
    _codes("BCG", 21, 40), (*_codes("BCG", 41, 50), *_codes("BCW", 1, 3)), _codes("BCJ", 1, 21),
)  # fmt: skip
EVERYBODY: tuple[tuple[str, ...], ...] = ((),)
TITLES = {
    "department": "执法主体", "officer_certificate": "执法人员证件", "certificate_change": "证件变动",
    "officer_absence": "不在岗人员", "power_item": "权责清单", "no_occurrence": "无发生清单",
    "discretion_benchmark": "裁量基准", "leniency_list": "三张清单", "inspection_plan": "行政检查计划",
    "training_exam": "培训考试", "parameter": "评估参数", "platform_outage": "平台停机日",
    "declared_figure": "自报数", "supervision_activity": "监督活动", "inspection": "行政检查",
    "penalty_case": "案件台账", "penalty": "处罚决定", "case_document": "案卷材料", "case_review": "案卷评查",
    "case_handover": "案件移交", "permit": "行政许可", "coercive_measure": "行政强制", "corrective_order": "责令整改",
    "inspection_evaluation": "检查评价", "clue": "线索工单", "reconsideration_case": "行政复议",
    "litigation_case": "行政应诉", "education_correction": "教育改正",
}  # fmt: skip
BUSINESS_DATE = {
    "inspection": "inspection_date", "penalty_case": "filed_date", "penalty": "decision_date",
    "case_document": "uploaded_at", "inspection_plan": "starts_date", "education_correction": "correction_date",
    "certificate_change": "change_date", "declared_figure": "declared_date",
}  # fmt: skip


@dataclass(frozen=True)
class Export:
    """A file to be; `form` is xlsx or the encoding of a csv, empty `codes` is the whole district."""

    feed: str
    cut_off: dt.date
    codes: tuple[str, ...] = ()
    window: tuple[dt.date, dt.date] | None = None
    form: str = "gb18030"
    spelling: int = 0
    style: Style = field(default_factory=Style)
    is_by_month: bool = False
    has_total: bool = False
    merges_department: bool = False

    @property
    def name(self) -> str:
        """The file's name, which states cut-off and scope."""
        parts = [TITLES[self.feed], "全量", "、".join(self.codes) or "全部"]
        if self.window is not None:
            parts.append(f"{self.window[0]:%Y%m%d}-{self.window[1]:%Y%m%d}")
        return "_".join([*parts, f"截止{self.cut_off:%Y%m%d}"]) + (".xlsx" if self.form == "xlsx" else ".csv")


def exports_of(feed: str, year: int, cut_off: dt.date) -> Iterator[Export]:
    """The files of one feed in one set."""
    window = None
    if feed in BUSINESS_DATE:
        # Cases go on: those filed since September of the year before stand in each list.
        first = dt.date(year - 1, 9, 1) if feed == "penalty_case" else dt.date(year, 1, 1)
        window = (first, cut_off)
    groups = EVERYBODY
    if feed == "inspection":
        groups = FINE_GROUPS
    elif feed in ("penalty_case", "penalty", "case_document"):
        groups = COARSE_GROUPS
    for number, codes in enumerate(groups):
        yield _formed(Export(feed, cut_off, codes, window, spelling=number + year % 2), number)


def _formed(export: Export, number: int) -> Export:
    """The form of the n-th file of its feed."""
    feed, given = (
        export.feed,
        {name: getattr(export, name) for name in ("feed", "cut_off", "codes", "window")},
    )
    spelling, dates = export.spelling, ("iso", "cn", "dot", "slash", "compact")[number % 5]
    if feed == "inspection" and export.codes == ("BCB04",):
        return Export(
            **given, form="xlsx", spelling=spelling, style=Style("cn"), is_by_month=True, has_total=True
        )
    if feed in ("inspection", "penalty") and export.codes and export.codes[0].startswith("BCJ"):
        style = Style("slash", is_in_wan_yuan=feed == "penalty")
        return Export(
            **given, form="xlsx", spelling=spelling, style=style, has_total=True, merges_department=True
        )
    if feed in ("inspection", "penalty", "penalty_case", "case_document"):
        style = Style(dates, is_in_wan_yuan=number == 2, separator="，" if number == 3 else "、")
        return Export(**given, form=("gb18030", "utf-8-sig")[number % 2], spelling=spelling, style=style)
    if feed in ("officer_certificate", "power_item", "discretion_benchmark", "inspection_plan", "clue"):
        return Export(**given, form="gb18030", spelling=spelling, style=Style("dot"))
    merges = feed in ("permit", "training_exam")
    return Export(**given, form="xlsx", spelling=spelling, style=Style("cell"), merges_department=merges)


def rows_of(export: Export, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of that file, by department."""
    chosen = frame
    if export.codes:
        chosen = frame.filter(pl.col("department_code").is_in(export.codes))
    if export.window is not None:
        day = pl.col(BUSINESS_DATE[export.feed]).cast(pl.Date)
        chosen = chosen.filter(day.is_between(*export.window))
    return chosen


def _faulty(export: Export, cells: pl.DataFrame) -> pl.DataFrame:
    """Rows that must come back, made of the first good one; they stand last, in the feed's first file of 2025."""
    is_first = export.codes in ((), FINE_GROUPS[0])
    faults = [each for each in planted.REJECTED_ROWS if each[0] == export.feed and is_first]
    if export.cut_off.year != 2025 or not faults:
        return cells.clear()
    key = {"inspection": "inspection_no", "penalty": "decision_no", "corrective_order": "order_no"}.get(
        export.feed
    )
    rows = []
    for number, (_, column, written) in enumerate(faults, start=1):
        row = cells.head(1).cast(pl.String).row(0, named=True)
        if key is not None:
            row[key] = f"{row[key]}-退{number}"
        rows.append(row | {column: written})
    return pl.DataFrame(rows, schema=dict.fromkeys(cells.columns, pl.String))


def _sheet(export: Export, name: str, headers: dict[str, str], rows: list[tuple[Cell, ...]]) -> Sheet:
    return Sheet(
        name=name,
        header=list(headers.values()),
        rows=rows,
        total="合计" if export.has_total else None,
        merged=(0,) if export.merges_department else (),
    )


def content_of(export: Export, frame: pl.DataFrame) -> bytes:
    """The file's bytes."""
    chosen = rows_of(export, frame)
    headers = headers_of(export.feed, chosen, export.spelling, export.style)
    cells = spelled(chosen.select(list(headers)), export.style)
    if (faults := _faulty(export, cells)).height:
        cells = pl.concat([cells.with_columns(pl.all().cast(pl.String)), faults])
    if export.form != "xlsx":
        text = cells.rename(headers).write_csv(line_terminator="\r\n")
        return text.encode(export.form)
    if not export.is_by_month:
        return xlsx_bytes([_sheet(export, "Sheet1", headers, cells.rows())])
    month = chosen[BUSINESS_DATE[export.feed]].dt.month()
    return xlsx_bytes(
        [_sheet(export, f"{each}月", headers, cells.filter(month == each).rows()) for each in range(1, 13)]
    )
