"""Inspection plans, fitted to the visits: all of 2025 are finished in time; of 2024 some are not.

A plan covers a quarter; the department's planned visits of that quarter are dealt out over its plans.
"""

import datetime as dt

import numpy as np

from examples.district2025 import totals
from examples.district2025.chance import Flags, date
from examples.district2025.departments import BY_CODE, Unit
from examples.district2025.visits import Visits
from examples.zone2024.records import Value

Row = dict[str, Value]
_KINDS = (("日常", "日常检查"), ("专项", "专项检查"), ("双随机", "双随机抽查"), ("综合查一次", "综合查一次"))
_ENDS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}
_PLANS_BEFORE = 2_810
# Plans called off with approval in 2025: they leave the count. (department, quarter).
CALLED_OFF = (("BCB12", 3), ("BCB09", 2), ("BCJ06", 4))


def plan_no(unit: Unit, year: int, quarter: int, nth: int) -> str:
    """Number of a plan; `nth` counts from 1 inside the department's quarter."""
    return f"JH{unit.tail}-{year}-{quarter}{nth:03d}"


def _row(unit: Unit, year: int, quarter: int, nth: int, planned: int) -> Row:
    # Every twelfth plan brings departments together.
    kind, title = _KINDS[3 if nth % 12 == 0 else nth % 3]
    return {
        "department_code": unit.code,
        "plan_no": plan_no(unit, year, quarter, nth),
        "plan_name": f"{year}年第{'一二三四'[quarter - 1]}季度{title}计划（{nth}）",
        "plan_kind": kind,
        "starts_date": dt.date(year, 3 * quarter - 2, 1),
        "ends_date": dt.date(year, *_ENDS[quarter]),
        "planned_count": planned,
        "plan_status": "正常",
        "change_approved_date": None,
        "change_approval_no": None,
    }


def _quarters(own: Visits) -> dict[int, Flags]:
    quarter = np.array([(date(int(day)).month + 2) // 3 for day in own.days])
    return {int(each): quarter == each for each in np.unique(quarter)}


def fit_plans(visits: dict[str, Visits], year: int) -> list[Row]:
    """Plans of that year; writes their numbers into the visits that follow them."""
    cells = [
        (code, quarter, np.flatnonzero(rows & own.is_planned))
        for code, own in visits.items()
        if own.unit.is_in_statistics
        for quarter, rows in _quarters(own).items()
    ]
    total = totals.PLANS if year == 2025 else _PLANS_BEFORE
    counts = totals.shares(total, [len(places) for _, _, places in cells], floor=1)
    plans: list[Row] = []
    for (code, quarter, places), count in zip(cells, counts, strict=True):
        own = visits[code]
        for nth in range(1, count + 1):
            mine = places[nth - 1 :: count]
            own.plan_no[mine] = plan_no(own.unit, year, quarter, nth)
            # A year ago the weak ones left every fifth plan two visits short.
            missed = 2 if year == 2024 and own.unit.grade in "CD" and nth % 5 == 0 else 0
            plans.append(_row(own.unit, year, quarter, nth, len(mine) + missed))
    return plans + (_called_off() if year == 2025 else [])


def _called_off() -> list[Row]:
    rows = []
    for number, (code, quarter) in enumerate(CALLED_OFF, start=1):
        approved: Row = {
            "plan_status": "取消",
            "change_approved_date": dt.date(2025, 3 * quarter - 2, 20),
            "change_approval_no": f"滨城执监〔2025〕取{number}号",
        }
        rows.append(_row(BY_CODE[code], 2025, quarter, 901, 6) | approved)
    return rows
