"""行政诉讼法第六十七条: the defendant answers within fifteen days of the copy of the complaint; a day off gives way.

Received on 4 March 2024, the fifteenth day is 19 March; received on 19 April it is 4 May, in the Labour Day week.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "litigation_answer"
RECEIVED = date(2024, 3, 4)
DUE = date(2024, 3, 19)


def _answered(
    on: date | None, received: date = RECEIVED, **values: Any
) -> Callable[[Warehouse, str], object]:
    values = {"role": "被告", "instance": "一审"} | values
    return lambda warehouse, number: warehouse.event(
        "litigation_case", case_no=number, received_date=received, answered_date=on, **values
    )


CASES: tuple[RuleCase, ...] = (
    RuleCase("第十四日答辩", "守规", _answered(date(2024, 3, 18)), DUE),
    RuleCase("第十五日答辩", "守规", _answered(date(2024, 3, 19)), DUE),
    RuleCase("第十六日答辩", "违反", _answered(date(2024, 3, 20)), DUE),
    RuleCase("届满日在劳动节假期，节后首日答辩", "守规", _answered(date(2024, 5, 6), date(2024, 4, 19))),
    RuleCase(
        "届满日在劳动节假期，节后次日答辩",
        "违反",
        _answered(date(2024, 5, 7), date(2024, 4, 19)),
        date(2024, 5, 6),
    ),
    RuleCase("答辩期内原告撤诉", "守规", _answered(None, closed_date=date(2024, 3, 12), result="撤诉")),
    RuleCase("数据截止日前已届满仍未答辩", "违反", _answered(None, date(2024, 12, 16)), date(2024, 12, 31)),
    RuleCase("届满日是元旦，顺延后尚未到期", "守规", _answered(None, date(2024, 12, 17)), date(2025, 1, 2)),
    RuleCase("二审的被上诉人", "守规", _answered(None, role="被上诉人", instance="二审")),
    RuleCase("第三人", "守规", _answered(None, role="第三人")),
    RuleCase("所涉年份没有工作日历", "无法判断", _answered(date(2019, 6, 3), date(2019, 5, 6))),
    RuleCase("十五日的规定施行前", "守规", _answered(date(2015, 6, 30), date(2015, 4, 30))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
