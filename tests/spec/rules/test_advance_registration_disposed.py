"""行政处罚法第五十六条: evidence registered in advance is disposed of within seven working days.

From Friday 27 September 2024 these are 29, 30 September, 8, 9, 10, 11, 12 October: 1 to 7 October were free, Sunday
29 September and Saturday 12 October were worked.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "advance_registration_disposed"


def _registered(on: date | None, disposed: date | None = None, **values: Any) -> Report:
    values = {"is_advance_registration": True, **values}
    dates: dict[str, Any] = {"advance_registration_date": on, "advance_registration_disposed_date": disposed}
    return lambda warehouse, number: warehouse.case(number, on or date(2024, 3, 5), **dates, **values)


CASES = (
    # 6, 7, 8, 11, 12, 13, 14 March
    RuleCase(
        "3月5日登记保存，3月13日（第六个工作日）处理",
        "守规",
        _registered(date(2024, 3, 5), date(2024, 3, 13)),
        date(2024, 3, 14),
    ),
    RuleCase(
        "3月5日登记保存，3月14日（第七个工作日）处理",
        "守规",
        _registered(date(2024, 3, 5), date(2024, 3, 14)),
        date(2024, 3, 14),
    ),
    RuleCase(
        "3月5日登记保存，3月15日（第八个工作日）处理",
        "违反",
        _registered(date(2024, 3, 5), date(2024, 3, 15)),
        date(2024, 3, 14),
    ),
    RuleCase(
        "国庆前9月27日登记保存，调休上班的10月12日处理",
        "守规",
        _registered(date(2024, 9, 27), date(2024, 10, 12)),
        date(2024, 10, 12),
    ),
    RuleCase(
        "国庆前9月27日登记保存，10月13日处理",
        "违反",
        _registered(date(2024, 9, 27), date(2024, 10, 13)),
        date(2024, 10, 12),
    ),
    # 23, 24, 25, 26, 27, 30, 31 December
    RuleCase(
        "12月20日登记保存，第七个工作日在数据截止日前，尚未处理",
        "违反",
        _registered(date(2024, 12, 20)),
        date(2024, 12, 31),
    ),
    RuleCase(
        "12月23日登记保存，第七个工作日在数据截止日后，尚未处理", "守规", _registered(date(2024, 12, 23))
    ),
    RuleCase(
        "未采取先行登记保存", "守规", lambda warehouse, number: warehouse.case(number, date(2024, 3, 5))
    ),
    RuleCase("注明采取先行登记保存，未填日期", "无法判断", _registered(None)),
    RuleCase(
        "填有登记保存日期，未勾选先行登记保存，至数据截止日尚未处理",
        "违反",
        _registered(date(2024, 3, 5), is_advance_registration=None),
        date(2024, 3, 14),
    ),
    RuleCase(
        "处理日期早于登记保存日期",
        "无法判断",
        _registered(date(2024, 3, 5), date(2024, 3, 4)),
        date(2024, 3, 14),
    ),
    RuleCase("登记保存之年没有工作日历", "无法判断", _registered(date(2031, 3, 5), date(2031, 3, 6))),
    RuleCase(
        "新法施行前（2021年7月14日）登记保存，九月才处理",
        "守规",
        _registered(date(2021, 7, 14), date(2021, 9, 1)),
    ),
    # 16, 19, 20, 21, 22, 23, 26 July
    RuleCase(
        "新法施行之日（2021年7月15日）登记保存，7月27日处理",
        "违反",
        _registered(date(2021, 7, 15), date(2021, 7, 27)),
        date(2021, 7, 26),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
