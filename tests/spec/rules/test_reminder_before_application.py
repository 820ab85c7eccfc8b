"""行政强制法第五十四条、第六十九条: apply to the court only when ten working days have passed since the reminder.

A reminder of Friday 20 September 2024: 23 to 27 are five days, 29 (a working Sunday) and 30 two, 8, 9 and 10 October
three; 10 October is the tenth, the application is open from 11 October.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "reminder_before_application"
REMINDED = date(2024, 9, 20)
TENTH = date(2024, 10, 10)


def _applied(on: date | None, reminded: date | None = REMINDED) -> Callable[[Warehouse, str], object]:
    return lambda warehouse, number: warehouse.penalty(
        number, date(2024, 3, 1), reminder_date=reminded, court_application_date=on
    )


CASES: tuple[RuleCase, ...] = (
    RuleCase("催告后第九个工作日申请", "违反", _applied(date(2024, 10, 9)), TENTH),
    RuleCase("催告后第十个工作日申请，十日尚未届满", "违反", _applied(date(2024, 10, 10)), TENTH),
    RuleCase("催告后满十个工作日的次日申请", "守规", _applied(date(2024, 10, 11)), TENTH),
    RuleCase("没有催告就申请", "违反", _applied(date(2024, 10, 11), None)),
    RuleCase("申请之后才催告", "违反", _applied(date(2024, 9, 19))),
    RuleCase("没有申请法院强制执行", "守规", _applied(None)),
    RuleCase("所涉年份没有工作日历", "无法判断", _applied(date(2019, 4, 1), date(2019, 3, 1))),
    RuleCase("行政强制法施行前的申请", "守规", _applied(date(2011, 12, 30), None)),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
