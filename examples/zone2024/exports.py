"""One export: which records a file holds, how it states its scope, and in which form it is written.

What the two sets consist of is in `october` and `december`; how values and tables are spelled is in
`mess` and `writers`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from examples.zone2024.columns import PLAN_GROUPS, headers
from examples.zone2024.departments import DEPARTMENTS, ZONE
from examples.zone2024.mess import FAULTY_ROWS, Cell, FaultyRow, Style, faulty_cells, spell
from examples.zone2024.records import Delivery, Value
from examples.zone2024.world import World
from examples.zone2024.writers import Sheet, csv_bytes, xls_bytes, xlsx_bytes

BUSINESS_DATE = {
    "inspection": "inspection_date",
    "penalty_case": "filed_date",
    "penalty": "decision_date",
    "education_correction": "correction_date",
    "case_document": "uploaded_at",
    "certificate_change": "change_date",
    "corrective_order": "issued_date",
    "coercive_measure": "measure_date",
    "permit": "applied_date",
    "case_handover": "listed_date",
    "case_review": "reviewed_date",
    "reconsideration_case": "received_date",
    "litigation_case": "received_date",
    "clue": "received_date",
    "inspection_evaluation": "evaluated_date",
    "training_exam": "exam_date",
    "supervision_activity": "activity_date",
}

TrueRow: TypeAlias = dict[str, Value]


@dataclass(frozen=True)
class Export:
    """A file to be. `form` is xlsx, xls or the encoding of a csv; empty `departments` is the whole zone.

    With `said_inside` the cut-off and scope stand in lines above the table, else in the file's name.
    """

    title: str
    feed: str
    delivery: Delivery
    cut_off: dt.date
    departments: tuple[str, ...] = ()
    window: tuple[dt.date, dt.date] | None = None
    is_full: bool = True
    form: str = "xlsx"
    spelling: int = 0
    style: Style = field(default_factory=Style)
    said_inside: bool = False
    has_number_column: bool = False
    has_total: bool = False
    has_groups: bool = False
    is_by_month: bool = False
    is_dimension_lying: bool = False
    merged: tuple[str, ...] = ()
    keep: Callable[[TrueRow], bool] | None = None
    revise: Callable[[TrueRow], TrueRow] | None = None
    extra: tuple[Mapping[str, Value], ...] = ()
    extra_style: Style | None = None

    @property
    def extension(self) -> str:
        return self.form if self.form in ("xlsx", "xls") else "csv"

    @property
    def name(self) -> str:
        """The file's name; states cut-off and scope unless they are said inside."""
        if self.said_inside:
            return f"{self.title}.{self.extension}"
        parts = [self.title, "全量" if self.is_full else "增量", "、".join(self.departments) or "全部"]
        if self.window is not None:
            parts.append(f"{self.window[0]:%Y%m%d}-{self.window[1]:%Y%m%d}")
        return "_".join([*parts, f"截止{self.cut_off:%Y%m%d}"]) + f".{self.extension}"

    def preamble(self) -> tuple[str, ...]:
        """The lines above the table: title and statements, or nothing."""
        if not self.said_inside:
            return ()
        scope = "、".join(self.departments) or "全部执法主体"
        said = f"数据截止：{self.cut_off}　导出方式：{'全量' if self.is_full else '增量'}　导出范围：{scope}"
        if self.window is not None:
            said += f"　业务日期：{self.window[0]} 至 {self.window[1]}"
        return f"{ZONE}{self.title}", said


def rows_of(export: Export, world: World) -> list[TrueRow]:
    """The true rows of that file, by department in the zone's order."""
    order = {unit.code: number for number, unit in enumerate(DEPARTMENTS)}
    rows = [
        row for record in world.records[export.feed] if (row := record.known(export.delivery)) is not None
    ]
    rows = [row for row in rows if not export.departments or row["department_code"] in export.departments]
    if export.window is not None and export.feed in BUSINESS_DATE:
        rows = [row for row in rows if _in_window(row[BUSINESS_DATE[export.feed]], export.window)]
    if export.keep is not None:
        rows = [row for row in rows if export.keep(row)]
    if export.revise is not None:
        rows = [export.revise(row) for row in rows]
    # Who is none of the zone's seventeen comes last.
    return sorted(rows, key=lambda row: order.get(str(row["department_code"]), len(order)))


def _in_window(value: Value, window: tuple[dt.date, dt.date]) -> bool:
    day = value.date() if isinstance(value, dt.datetime) else value
    return isinstance(day, dt.date) and window[0] <= day <= window[1]


def faults_of(export: Export) -> list[FaultyRow]:
    """The faulty rows that this file holds; they stand first in it."""
    return [
        each
        for each in FAULTY_ROWS
        if each.delivery is export.delivery and each.feed == export.feed and export.name.startswith(each.file)
    ]


def _lines(export: Export, columns: Iterable[str], rows: Sequence[Mapping[str, Cell]]) -> list[list[Cell]]:
    lines: list[list[Cell]] = [[row.get(column) for column in columns] for row in rows]
    if export.has_number_column:
        lines = [[number, *line] for number, line in enumerate(lines, start=1)]
    return lines


def _sheet(export: Export, name: str, rows: Sequence[Mapping[str, Cell]]) -> Sheet:
    spelled = headers(export.feed, export.spelling, in_wan_yuan=export.style.is_in_wan_yuan)
    header = [*(["序 号"] if export.has_number_column else []), *spelled.values()]
    columns = list(spelled)
    return Sheet(
        name=name,
        header=header,
        rows=_lines(export, columns, rows),
        preamble=export.preamble(),
        groups=PLAN_GROUPS if export.has_groups else (),
        total="合计" if export.has_total else None,
        merged=tuple(columns.index(column) + export.has_number_column for column in export.merged),
    )


def _cells(rows: Iterable[Mapping[str, Value]], style: Style) -> list[dict[str, Cell]]:
    return [{column: spell(column, value, style) for column, value in row.items()} for row in rows]


def sheets_of(export: Export, world: World) -> list[Sheet]:
    """The file's sheets: one, or one a month, each with the header."""
    rows = rows_of(export, world)
    if export.is_by_month:
        date = BUSINESS_DATE[export.feed]
        assert export.window is not None
        months: dict[int, list[TrueRow]] = {month: [] for month in range(1, export.window[1].month + 1)}
        for row in rows:
            day = row[date]
            assert isinstance(day, dt.date)
            months[day.month].append(row)
        return [_sheet(export, f"{month}月", _cells(some, export.style)) for month, some in months.items()]
    faults = faults_of(export)
    cells = [faulty_cells(fault, _basis(fault, world) or rows[0], export.style) for fault in faults]
    cells += _cells(rows, export.style)
    cells += _cells(export.extra, export.extra_style or export.style)
    return [_sheet(export, "Sheet1", cells)]


def _basis(fault: FaultyRow, world: World) -> TrueRow | None:
    """The record that the faulty row was meant to be, where it comes right later, without its upload."""
    for record in world.records[fault.feed]:
        if fault.key and all(record.values[column] == value for column, value in fault.key):
            return {**record.values, "uploaded_at": None}
    return None


def content_of(export: Export, world: World) -> bytes:
    """The file's bytes."""
    sheets = sheets_of(export, world)
    match export.form:
        case "xlsx":
            return xlsx_bytes(sheets, is_dimension_lying=export.is_dimension_lying)
        case "xls":
            return xls_bytes(sheets)
        case encoding:
            return csv_bytes(sheets[0], encoding=encoding)


def written(exports: Iterable[Export], world: World) -> dict[str, bytes]:
    """File name -> bytes of each export; two of one name are a mistake."""
    result: dict[str, bytes] = {}
    for export in exports:
        if export.name in result:
            raise AssertionError(f"two files named {export.name}")
        result[export.name] = content_of(export, world)
    return result
