"""行政处罚法第六十四条第二项: time and place are told seven working days before the hearing.

Before the hearing on Monday 18 March 2024 the working days are 15, 14, 13, 12, 11, 8, 7 March: the notice comes on the
7th at the latest. Before Monday 14 October 2024: 12 (worked), 11, 10, 9, 8 October, 30, 29 September (worked).
"""

from __future__ import annotations

from datetime import date

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "hearing_notice_ahead"
HELD, LAST = date(2024, 3, 18), date(2024, 3, 7)


def _told(told: date | None, held: date | None = HELD) -> Report:
    return lambda warehouse, number: warehouse.case(
        number, date(2021, 1, 4), hearing_notice_date=told, hearing_held_date=held
    )


CASES = (
    RuleCase("3月18日听证，3月6日通知", "守规", _told(date(2024, 3, 6)), LAST),
    RuleCase("3月18日听证，3月7日（之前第七个工作日）通知", "守规", _told(date(2024, 3, 7)), LAST),
    RuleCase("3月18日听证，3月8日通知", "违反", _told(date(2024, 3, 8)), LAST),
    RuleCase(
        "国庆后10月14日听证，9月29日（调休上班）通知",
        "守规",
        _told(date(2024, 9, 29), date(2024, 10, 14)),
        date(2024, 9, 29),
    ),
    RuleCase(
        "国庆后10月14日听证，9月30日通知",
        "违反",
        _told(date(2024, 9, 30), date(2024, 10, 14)),
        date(2024, 9, 29),
    ),
    RuleCase("举行过听证，通知日期未填", "无法判断", _told(None), LAST),
    RuleCase("没有举行听证", "守规", _told(None, None)),
    RuleCase("听证之年没有工作日历", "无法判断", _told(date(2031, 3, 4), date(2031, 3, 18))),
    RuleCase(
        "新法施行前（2021年7月14日）听证，前一日通知", "守规", _told(date(2021, 7, 13), date(2021, 7, 14))
    ),
    # 14, 13, 12, 9, 8, 7, 6 July
    RuleCase(
        "新法施行之日（2021年7月15日）听证，前一日通知",
        "违反",
        _told(date(2021, 7, 14), date(2021, 7, 15)),
        date(2021, 7, 6),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
