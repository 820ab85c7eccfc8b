"""国办发〔2018〕118号: other acts than penalties and permits are published within twenty working days.

From Tuesday 5 March 2024 the twentieth working day is 2 April: 6-8 (3), 11-15 (8), 18-22 (13), 25-29 (18), 1, 2 April.
From Wednesday 11 September it is 15 October: 12, 13, Saturday 14 (worked), 18-20 (6), 23-27 (11), Sunday 29 (worked),
30 (13), 8-11 (17), Saturday 12 (worked), 14, 15 October.
"""

from __future__ import annotations

from datetime import date

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "publication_other"
DECIDED, LAST = date(2024, 3, 5), date(2024, 4, 2)


def _published(published: date | None, on: date = DECIDED) -> Report:
    return lambda warehouse, number: warehouse.event(
        "coercive_measure", decision_no=number, measure_date=on, measure_kind="查封", published_date=published
    )


CASES = (
    RuleCase("3月5日查封，4月1日公示", "守规", _published(date(2024, 4, 1)), LAST),
    RuleCase("3月5日查封，4月2日（第二十个工作日）公示", "守规", _published(date(2024, 4, 2)), LAST),
    RuleCase("3月5日查封，4月3日公示", "违反", _published(date(2024, 4, 3)), LAST),
    RuleCase(
        "中秋前9月11日查封，国庆后10月15日（第二十个工作日）公示",
        "守规",
        _published(date(2024, 10, 15), date(2024, 9, 11)),
        date(2024, 10, 15),
    ),
    RuleCase(
        "中秋前9月11日查封，10月16日公示",
        "违反",
        _published(date(2024, 10, 16), date(2024, 9, 11)),
        date(2024, 10, 15),
    ),
    # 4-6 (3), 9-13 (8), 16-20 (13), 23-27 (18), 30, 31 December
    RuleCase(
        "12月3日查封，期限已过，尚未公示", "违反", _published(None, date(2024, 12, 3)), date(2024, 12, 31)
    ),
    RuleCase("12月4日查封，期限未到，尚未公示", "守规", _published(None, date(2024, 12, 4))),
    RuleCase("公示日期早于决定日期", "无法判断", _published(date(2024, 3, 4)), LAST),
    RuleCase("决定之年没有工作日历", "无法判断", _published(date(2031, 3, 6), date(2031, 3, 5))),
    RuleCase(
        "国办发〔2018〕118号之前（2018年12月4日）查封，未公示", "守规", _published(None, date(2018, 12, 4))
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
