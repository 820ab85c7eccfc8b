"""行政处罚法第六十一条: the decision is handed over on the spot, or served within seven working days.

By post or by public notice the department owes the start. From Tuesday 5 March 2024 the seven working days are 6, 7,
8, 11, 12, 13, 14 March; from Wednesday 7 February, over the Spring Festival (10 to 17 February free, Sunday 18 worked),
8, 9, 18, 19, 20, 21, 22 February.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "service_within_limit"
DECIDED, LAST = date(2024, 3, 5), date(2024, 3, 14)


def _served(
    kind: str | None, served: date | None, started: date | None = None, *, on: date = DECIDED, **values: Any
) -> Report:
    service: dict[str, Any] = {"service_kind": kind, "served_date": served, "service_started_date": started}
    values = {"procedure_kind": "普通", **values}
    return lambda warehouse, number: warehouse.penalty(number, on, **service, **values)


CASES = (
    RuleCase("3月5日决定，3月13日直接送达", "守规", _served("直接", date(2024, 3, 13)), LAST),
    RuleCase("3月5日决定，3月14日直接送达", "守规", _served("直接", date(2024, 3, 14)), LAST),
    RuleCase("3月5日决定，3月15日直接送达", "违反", _served("直接", date(2024, 3, 15)), LAST),
    RuleCase("3月5日决定，3月15日留置送达", "违反", _served("留置", date(2024, 3, 15)), LAST),
    RuleCase(
        "春节前2月7日决定，2月22日送达",
        "守规",
        _served("直接", date(2024, 2, 22), on=date(2024, 2, 7)),
        date(2024, 2, 22),
    ),
    RuleCase(
        "春节前2月7日决定，2月23日送达",
        "违反",
        _served("直接", date(2024, 2, 23), on=date(2024, 2, 7)),
        date(2024, 2, 22),
    ),
    RuleCase("当场送达，未另填日期", "守规", _served("当场", None, procedure_kind="简易"), DECIDED),
    RuleCase("当场送达，日期为决定当日", "守规", _served("当场", DECIDED, procedure_kind="简易"), DECIDED),
    RuleCase(
        "注明当场送达，日期却为次日",
        "违反",
        _served("当场", date(2024, 3, 6), procedure_kind="简易"),
        DECIDED,
    ),
    RuleCase("3月14日交邮，4月1日签收", "守规", _served("邮寄", date(2024, 4, 1), date(2024, 3, 14)), LAST),
    RuleCase("3月15日交邮", "违反", _served("邮寄", date(2024, 3, 18), date(2024, 3, 15)), LAST),
    RuleCase(
        "3月14日发出公告，五月视为送达", "守规", _served("公告", date(2024, 5, 13), date(2024, 3, 14)), LAST
    ),
    RuleCase("3月15日才发出公告", "违反", _served("公告", None, date(2024, 3, 15)), LAST),
    RuleCase("邮寄送达，未填交邮日期，3月12日签收", "守规", _served("邮寄", date(2024, 3, 12)), LAST),
    RuleCase("邮寄送达，未填交邮日期，3月15日签收", "无法判断", _served("邮寄", date(2024, 3, 15)), LAST),
    RuleCase("送达日期早于决定日期", "无法判断", _served("直接", date(2024, 3, 4)), LAST),
    # 23, 24, 25, 26, 27, 30, 31 December
    RuleCase(
        "12月20日决定，期限在数据截止日前届满，尚未送达",
        "违反",
        _served(None, None, on=date(2024, 12, 20)),
        date(2024, 12, 31),
    ),
    RuleCase(
        "12月23日决定，期限在数据截止日后届满，尚未送达", "守规", _served(None, None, on=date(2024, 12, 23))
    ),
    RuleCase("来源从不提供送达日期", "无法判断", _served(None, None, source="nfra"), LAST),
    RuleCase("决定之年没有工作日历", "无法判断", _served("直接", date(2031, 3, 6), on=date(2031, 3, 5))),
    RuleCase(
        "决定日期缺失",
        "无法判断",
        lambda warehouse, number: warehouse.event(
            "penalty", decision_no=number, decision_date=None, procedure_kind="普通"
        ),
    ),
    RuleCase(
        "新法施行前（2021年7月14日）决定，八月才送达",
        "守规",
        _served("直接", date(2021, 8, 30), on=date(2021, 7, 14)),
    ),
    # 16, 19, 20, 21, 22, 23, 26 July
    RuleCase(
        "新法施行之日（2021年7月15日）决定，八月才送达",
        "违反",
        _served("直接", date(2021, 8, 30), on=date(2021, 7, 15)),
        date(2021, 7, 26),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
