"""行政强制法第二十五条、第三十二条: thirty days of seizure, thirty more with approval, without tests.

From 1 March 2024 the thirtieth day is 31 March, a Sunday: a burden on the party runs over no day off.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "seizure_period"
STARTED = date(2024, 3, 1)
DUE = date(2024, 3, 31)


def _seized(
    released: date | None, started: date = STARTED, **values: Any
) -> Callable[[Warehouse, str], object]:
    values = {"measure_kind": "扣押", "measure_date": started, "released_date": released} | values
    return lambda warehouse, number: warehouse.event("coercive_measure", decision_no=number, **values)


CASES: tuple[RuleCase, ...] = (
    RuleCase("第二十九日解除", "守规", _seized(date(2024, 3, 30)), DUE),
    RuleCase("第三十日解除", "守规", _seized(date(2024, 3, 31)), DUE),
    RuleCase("第三十日是星期日，次日才解除，不顺延", "违反", _seized(date(2024, 4, 1)), DUE),
    RuleCase(
        "批准延长三十日，最后一日解除",
        "守规",
        _seized(date(2024, 4, 30), extended_to_date=date(2024, 4, 30)),
    ),
    RuleCase(
        "批准延长至五月十日，超过法定的三十日，只算到四月三十日",
        "违反",
        _seized(date(2024, 5, 1), extended_to_date=date(2024, 5, 10)),
        date(2024, 4, 30),
    ),
    RuleCase(
        "只批准延长十日，第十一日解除",
        "违反",
        _seized(date(2024, 4, 11), extended_to_date=date(2024, 4, 10)),
        date(2024, 4, 10),
    ),
    # 10 to 19 March and 15 to 20 March are eleven days together: 31 March becomes 11 April
    RuleCase(
        "检测和鉴定共十一日不计入，第三十日解除",
        "守规",
        _seized(
            date(2024, 4, 11), excluded_periods=["检测:2024-03-10:2024-03-19", "鉴定:2024-03-15:2024-03-20"]
        ),
    ),
    RuleCase(
        "检测和鉴定共十一日不计入，次日解除",
        "违反",
        _seized(
            date(2024, 4, 12), excluded_periods=["检测:2024-03-10:2024-03-19", "鉴定:2024-03-15:2024-03-20"]
        ),
        date(2024, 4, 11),
    ),
    RuleCase(
        "期限届满以后才送检，不再扣除",
        "违反",
        _seized(date(2024, 4, 5), excluded_periods=["检测:2024-04-01:2024-04-05"]),
        DUE,
    ),
    RuleCase(
        "冻结没有扣除期间",
        "违反",
        _seized(date(2024, 4, 1), measure_kind="冻结", excluded_periods=["鉴定:2024-03-10:2024-03-19"]),
        DUE,
    ),
    RuleCase("其他强制措施没有三十日期限", "守规", _seized(date(2024, 6, 1), measure_kind="其他措施")),
    RuleCase("数据截止日的前一日届满仍未解除", "违反", _seized(None, date(2024, 12, 1)), date(2024, 12, 31)),
    RuleCase("数据截止日当日届满，尚未过期", "守规", _seized(None, date(2024, 12, 2)), date(2025, 1, 1)),
    RuleCase("已填处理方式、未填日期", "无法判断", _seized(None, disposal="解除")),
    RuleCase("行政强制法施行前一日扣押", "守规", _seized(date(2012, 6, 1), date(2011, 12, 31))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
