"""Inspection plans, fitted to the inspections that were made, so that most are fulfilled and some are not."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from examples.zone2024 import planted
from examples.zone2024.departments import DEPARTMENTS
from examples.zone2024.records import Layer, Record, Value

_QUARTERS = tuple(
    (dt.date(2024, first, 1), dt.date(2024, last, day))
    for first, last, day in ((1, 3, 31), (4, 6, 30), (7, 9, 30), (10, 12, 31))
)
_KINDS = (("日常", "日常检查计划"), ("专项", "专项检查计划"), ("双随机", "双随机抽查计划"))
# Of every five inspections this many follow a plan.
_PLANNED_OF_FIVE = 4
# (department, quarter, new status): approved changes, reported in December.
_CHANGED = (("JKQ04", 4, "变更"), ("JKQ06", 4, "取消"), ("JKQ11", 4, "变更"))
_MISSED = 3


def _followed(inspections: list[Record], code: str) -> Iterator[tuple[int, int, int]]:
    """(place in the list, quarter 1..4, kind 0..2) of each inspection of that department with a plan."""
    kinds = 3 if sum(each.department_code == code for each in inspections) > 60 else 1
    count = 0
    for place, record in enumerate(inspections):
        if record.department_code != code or record.is_withdrawn or record.values["plan_no"] is not None:
            continue
        count += 1
        if count % 5 < _PLANNED_OF_FIVE:
            day = record.values["inspection_date"]
            assert isinstance(day, dt.date)
            yield place, (day.month + 2) // 3, count % kinds


def _plan(code: str, quarter: int, kind: int, planned: int) -> Record:
    starts, ends = _QUARTERS[quarter - 1]
    name = f"2024年第{'一二三四'[quarter - 1]}季度{_KINDS[kind][1]}"
    values: dict[str, Value] = {
        "department_code": code,
        "plan_no": plan_no(code, quarter, kind),
        "plan_name": name,
        "plan_kind": _KINDS[kind][0],
        "starts_date": starts,
        "ends_date": ends,
        "planned_count": planned,
        "plan_status": "正常",
        "change_approved_date": None,
        "change_approval_no": None,
    }
    for number, (changed, when, status) in enumerate(_CHANGED, start=1):
        if (code, quarter) == (changed, when) and kind == 0:
            approval: dict[str, Value] = {
                "plan_status": status,
                "change_approved_date": dt.date(2024, 11, 15),
                "change_approval_no": f"临开执监〔2024〕{number}号",
                "planned_count": planned + _MISSED,
            }
            before = {column: values[column] for column in approval} | {"planned_count": planned + _MISSED}
            return Record("inspection_plan", Layer.OCTOBER, values | approval, before)
    return Record("inspection_plan", Layer.OCTOBER, values)


def plan_no(code: str, quarter: int, kind: int) -> str:
    """Number of a plan; kind counts from 0."""
    return f"JH{code[3:]}-2024-{quarter}{kind + 1}"


def _is_unfinished(code: str, quarter: int, kind: int) -> bool:
    if code in planted.BOTTOM_THREE:
        return quarter != 1
    return code in planted.UNFINISHED_PLAN_EVERY_OTHER and (quarter, kind) == (3, 0)


def fit_plans(inspections: list[Record]) -> tuple[list[Record], list[Record]]:
    """The plans, and the inspections with their plan numbers.

    A finished plan asks for exactly the visits made under it by 23 December; an unfinished one for 3 more.
    """
    linked = list(inspections)
    plans: list[Record] = []
    for unit in DEPARTMENTS:
        made: dict[tuple[int, int], int] = {}
        for place, quarter, kind in _followed(inspections, unit.code):
            made[quarter, kind] = made.get((quarter, kind), 0) + 1
            number = plan_no(unit.code, quarter, kind)
            linked[place] = replace(linked[place], values={**linked[place].values, "plan_no": number})
        for (quarter, kind), count in sorted(made.items()):
            missed = _MISSED if _is_unfinished(unit.code, quarter, kind) else 0
            plans.append(_plan(unit.code, quarter, kind, count + missed))
    return plans, linked
