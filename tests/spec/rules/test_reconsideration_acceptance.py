"""行政复议法第三十条、第三十一条、第八十八条: an application is examined within five working days, else it is accepted.

Received on Thursday 26 September 2024: 27 September, 29 (a working Sunday), 30, 8 and 9 October.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "reconsideration_acceptance"
RECEIVED = date(2024, 9, 26)
DUE = date(2024, 10, 9)
MARCH = date(2024, 3, 1)


def _examined(
    on: date | None, received: date = RECEIVED, **values: Any
) -> Callable[[Warehouse, str], object]:
    values = {"role": "复议机关", "acceptance": "受理" if on else None, "accepted_date": on} | values
    return lambda warehouse, number: warehouse.event(
        "reconsideration_case", case_no=number, received_date=received, **values
    )


def _supplemented(asked: date, brought: date | None, on: date | None) -> Callable[[Warehouse, str], object]:
    return _examined(on, MARCH, supplement_requested_date=asked, supplemented_date=brought)


CASES: tuple[RuleCase, ...] = (
    RuleCase("第四个工作日受理", "守规", _examined(date(2024, 10, 8)), DUE),
    RuleCase("第五个工作日受理，其间有国庆假期和调休", "守规", _examined(date(2024, 10, 9)), DUE),
    RuleCase("第六个工作日才受理", "违反", _examined(date(2024, 10, 10)), DUE),
    RuleCase("第六个工作日才决定不予受理", "违反", _examined(date(2024, 10, 10), acceptance="不予受理"), DUE),
    RuleCase("逾期未决定，视为受理", "违反", _examined(None, acceptance="视为受理"), DUE),
    RuleCase(
        "受理前调解和解结案",
        "守规",
        _examined(None, closed_date=date(2024, 11, 20), closing_kind="案前调解和解"),
    ),
    # asked for by Friday 8 March; the supplements of 15 March give until 22 March
    RuleCase(
        "补正后第五个工作日受理",
        "守规",
        _supplemented(date(2024, 3, 8), date(2024, 3, 15), date(2024, 3, 22)),
    ),
    RuleCase(
        "补正后第六个工作日受理",
        "违反",
        _supplemented(date(2024, 3, 8), date(2024, 3, 15), date(2024, 3, 25)),
        date(2024, 3, 22),
    ),
    RuleCase(
        "第六个工作日才通知补正",
        "违反",
        _supplemented(date(2024, 3, 11), date(2024, 3, 15), date(2024, 3, 18)),
        date(2024, 3, 8),
    ),
    RuleCase("已通知补正，申请人尚未补正", "守规", _supplemented(date(2024, 3, 8), None, None)),
    RuleCase(
        "数据截止日前已过五个工作日仍未审查", "违反", _examined(None, date(2024, 12, 20)), date(2024, 12, 27)
    ),
    RuleCase("至数据截止日五个工作日尚未届满", "守规", _examined(None, date(2024, 12, 26))),
    RuleCase("已受理但未填日期", "无法判断", _examined(None, acceptance="受理")),
    RuleCase(
        "所涉年份没有工作日历",
        "无法判断",
        _examined(date(2019, 3, 20), date(2019, 3, 1), acceptance="不予受理"),
    ),
    RuleCase("本单位是被申请人，审查不是其义务", "守规", _examined(date(2024, 10, 10), role="被申请人")),
    RuleCase("新法施行前收到，未拒绝的收到即受理", "守规", _examined(date(2023, 12, 20), date(2023, 12, 1))),
    RuleCase(
        "新法施行前逾期决定不予受理",
        "违反",
        _examined(date(2023, 12, 20), date(2023, 12, 1), acceptance="不予受理"),
        date(2023, 12, 8),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
