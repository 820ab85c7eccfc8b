"""The October set: every feed up to 31 October, each department in a form of its own.

Also the tables that both sets share, as functions of the cut-off, and the file that cannot be read.
"""

import datetime as dt
from dataclasses import replace

from examples.zone2024.departments import DEPARTMENTS
from examples.zone2024.exports import Export, content_of, rows_of, written
from examples.zone2024.mess import Style
from examples.zone2024.records import OCTOBER_CUT_OFF, YEAR_END, YEAR_START, Delivery, Value
from examples.zone2024.world import World
from examples.zone2024.writers import zip_bytes

FIRST_FILING = dt.date(2023, 7, 1)
COMBINED = tuple(f"JKQ{number:02d}" for number in range(6, 15))
IN_WAN_YUAN = ("JKQ01", "JKQ04")
_DAY = dt.timedelta(days=1)
_JANUARY_END = dt.date(2024, 1, 31)
_JANUARY_OVERLAP = dt.date(2024, 1, 22)


def all_but(*codes: str) -> tuple[str, ...]:
    """Codes of the other departments, in order."""
    return tuple(unit.code for unit in DEPARTMENTS if unit.code not in codes)


def year_up_to(cut_off: dt.date) -> tuple[dt.date, dt.date]:
    """1 January 2024 to the cut-off, or to the year's end where the export was made after it."""
    return YEAR_START, min(cut_off, YEAR_END)


def lists(delivery: Delivery, cut_off: dt.date, spelling: int, certificates: str) -> list[Export]:
    """Departments, certificates, power items and plans; `certificates` is the form of theirs."""
    year = (YEAR_START, dt.date(2024, 12, 31))
    dates = "dot" if delivery is Delivery.OCTOBER else "cn"
    return [
        Export("执法主体", "department", delivery, cut_off, spelling=spelling, has_number_column=True),
        Export(
            "执法人员证件",
            "officer_certificate",
            delivery,
            cut_off,
            form=certificates,
            spelling=spelling,
            style=Style(dates=dates),
        ),
        Export(
            "权责清单",
            "power_item",
            delivery,
            cut_off,
            spelling=spelling + 1,
            merged=("department_code",),
            said_inside=True,
            has_number_column=True,
            is_dimension_lying=True,
            style=Style(dates="cell"),
        ),
        Export(
            "行政检查计划",
            "inspection_plan",
            delivery,
            cut_off,
            window=year,
            spelling=spelling,
            has_groups=True,
            style=Style(dates="slash", is_full_width=True),
        ),
    ]


def _combined(delivery: Delivery, cut_off: dt.date, spelling: int) -> Export:
    """The smaller departments' inspections in one workbook that says its scope above the table."""
    return Export(
        "各部门检查记录汇总",
        "inspection",
        delivery,
        cut_off,
        COMBINED,
        year_up_to(cut_off),
        spelling=spelling,
        said_inside=True,
        merged=("department_code",),
        has_number_column=True,
        has_total=True,
        style=Style(dates="slash"),
    )


def inspections(delivery: Delivery, cut_off: dt.date, spelling: int) -> list[Export]:
    """Inspections outside the snapshots and the zip, one file a form."""
    window = year_up_to(cut_off)

    def one(code: str, form: str, style: Style, shift: int) -> Export:
        return Export(
            "行政检查",
            "inspection",
            delivery,
            cut_off,
            (code,),
            window,
            form=form,
            spelling=spelling + shift,
            style=style,
        )

    months = replace(
        one("JKQ01", "xlsx", Style(dates="cn"), 0), is_by_month=True, has_total=True, has_number_column=True
    )
    return [
        months,
        one("JKQ03", "xlsx", Style(dates="serial", is_full_width=True), 1),
        one("JKQ04", "xls", Style(dates="compact"), 2),
        one("JKQ05", "gb18030", Style(dates="cn", list_separator="，"), 3),
        _combined(delivery, cut_off, spelling + 1),
    ]


def snapshot(delivery: Delivery, first: dt.date, last: dt.date, spelling: int) -> Export:
    """A monthly snapshot of 市监, reaching ten days back: what was uploaded by the month's last day.

    Some visits of late January show one finding in that snapshot and an order to correct in the next.
    """

    def uploaded(row: dict[str, Value]) -> bool:
        moment = row["uploaded_at"]
        return isinstance(moment, dt.datetime) and moment.date() <= last

    def revise(row: dict[str, Value]) -> dict[str, Value]:
        day = row["inspection_date"]
        is_shown_again = isinstance(day, dt.date) and day >= _JANUARY_OVERLAP
        if last == _JANUARY_END and is_shown_again and row["inspection_result"] == "责令整改":
            return row | {"inspection_result": "发现问题"}
        return row

    window = (max(YEAR_START, first - 10 * _DAY), last)
    return Export(
        "行政检查",
        "inspection",
        delivery,
        last,
        ("JKQ02",),
        window,
        form="utf-8-sig",
        spelling=spelling,
        style=Style(dates="iso"),
        keep=uploaded,
        revise=revise,
    )


def month_ends(first_month: int, last_month: int) -> list[tuple[dt.date, dt.date]]:
    """First and last day of those months of 2024, the last one no later than the sets' cut-off."""
    return [
        (dt.date(2024, month, 1), dt.date(2024, month + 1, 1) - _DAY)
        for month in range(first_month, last_month + 1)
    ]


def village_zip(world: World, delivery: Delivery, cut_off: dt.date) -> bytes:
    """The three sub-districts' inspections in one zip: a csv, a workbook and an old workbook."""
    window = year_up_to(cut_off)
    forms = (("JKQ15", "gb18030", "东河街道"), ("JKQ16", "xlsx", "新湾镇"), ("JKQ17", "xls", "海晏街道"))
    members = {}
    for spelling, (code, form, folder) in enumerate(forms):
        export = Export(
            "行政检查",
            "inspection",
            delivery,
            cut_off,
            (code,),
            window,
            form=form,
            spelling=spelling,
            style=Style(dates=("dot", "cell", "slash")[spelling]),
        )
        members[f"{folder}/{export.name}"] = content_of(export, world)
    return zip_bytes(members)


def _cases(world: World, delivery: Delivery, cut_off: dt.date, spelling: int) -> Export:
    """All cases, the first three once more under square brackets."""
    cases = Export(
        "案件台账",
        "penalty_case",
        delivery,
        cut_off,
        window=(FIRST_FILING, cut_off),
        spelling=spelling,
        style=Style(dates="cell"),
        extra_style=Style(dates="dot", has_square_brackets=True),
    )
    return replace(cases, extra=tuple(rows_of(cases, world)[:3]))


def _decisions(delivery: Delivery, cut_off: dt.date, spelling: int) -> list[Export]:
    """Decisions in two files, one of them in 万元, and the corrections by education."""
    window = year_up_to(cut_off)
    return [
        Export(
            "处罚决定",
            "penalty",
            delivery,
            cut_off,
            IN_WAN_YUAN,
            window,
            spelling=spelling,
            style=Style(dates="cn", is_in_wan_yuan=True),
            has_total=True,
            has_number_column=True,
        ),
        Export(
            "处罚决定",
            "penalty",
            delivery,
            cut_off,
            all_but(*IN_WAN_YUAN),
            window,
            form="utf-8-sig",
            spelling=spelling + 1,
            style=Style(dates="slash"),
        ),
        Export(
            "教育改正",
            "education_correction",
            delivery,
            cut_off,
            window=window,
            form="xls",
            spelling=spelling,
            style=Style(dates="dot"),
        ),
    ]


def _case_files(delivery: Delivery, cut_off: dt.date, spelling: int) -> list[Export]:
    """Scans: one department's with merged case numbers, the others' as a csv."""
    window = (FIRST_FILING, cut_off)
    return [
        Export(
            "案卷材料",
            "case_document",
            delivery,
            cut_off,
            ("JKQ01",),
            window,
            spelling=spelling,
            merged=("department_code", "case_or_decision_no"),
            style=Style(is_full_width=True),
        ),
        Export(
            "案卷材料",
            "case_document",
            delivery,
            cut_off,
            all_but("JKQ01"),
            window,
            form="gb18030",
            spelling=spelling + 1,
            style=Style(dates="compact"),
        ),
    ]


def matters(world: World, delivery: Delivery, cut_off: dt.date, spelling: int) -> list[Export]:
    """Cases, decisions, corrections and case files."""
    cases = _cases(world, delivery, cut_off, spelling)
    return [cases, *_decisions(delivery, cut_off, spelling), *_case_files(delivery, cut_off, spelling)]


def october_exports(world: World) -> list[Export]:
    """The exports of the October set that stand as files of their own."""
    delivery, cut_off = Delivery.OCTOBER, OCTOBER_CUT_OFF
    snapshots = [snapshot(delivery, first, last, last.month) for first, last in month_ends(1, 10)]
    tables = lists(delivery, cut_off, 0, "gb18030") + inspections(delivery, cut_off, 0) + snapshots
    return tables + matters(world, delivery, cut_off, 0)


def october_files(world: World) -> dict[str, bytes]:
    """File name -> bytes of the October set, with one file that must be refused and one to be held."""
    files = written(october_exports(world), world)
    files["街镇报送_十月.zip"] = village_zip(world, Delivery.OCTOBER, OCTOBER_CUT_OFF)
    whole = Export("权责清单", "power_item", Delivery.OCTOBER, OCTOBER_CUT_OFF, ("JKQ10",), is_full=False)
    content = content_of(whole, world)
    files[whole.name] = content[: len(content) * 3 // 5]
    silent = Export("行政检查", "inspection", Delivery.OCTOBER, OCTOBER_CUT_OFF, ("JKQ17",))
    files["行政检查_JKQ17_补报.xlsx"] = content_of(silent, world)
    return files
