"""行政强制法第五十三条: a fine unpaid and unchallenged goes to the court within three months after the time for suit.

Served on 10 January 2024, the six months for suit end on 10 July and the three months on 10 October. Months are
calendar months; an end on a day off gives way to the next working day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "court_application_in_time"
SERVED = date(2024, 1, 10)
DUE = date(2024, 10, 10)


def _served(on: date | None = SERVED, **values: Any) -> Callable[[Warehouse, str], object]:
    decided = values.pop("decided", on or date(2024, 1, 5))
    return lambda warehouse, number: warehouse.penalty(number, decided, served_date=on, **values)


def _challenged(warehouse: Warehouse, number: str) -> None:
    _served()(warehouse, number)
    warehouse.event(
        "reconsideration_case", role="被申请人", challenged_act_kind="行政处罚", challenged_act_no=number
    )


def _sued(warehouse: Warehouse, number: str) -> None:
    _served()(warehouse, number)
    warehouse.event("litigation_case", challenged_act_kind="行政处罚", challenged_act_no=number)


def _in_instalments(warehouse: Warehouse, number: str) -> None:
    warehouse.case(f"{number}-C", date(2024, 1, 2), is_instalment=True)
    _served(case_no=f"{number}-C")(warehouse, number)


CASES: tuple[RuleCase, ...] = (
    RuleCase("三个月期限届满前一日申请", "守规", _served(court_application_date=date(2024, 10, 9)), DUE),
    RuleCase("三个月期限届满当日申请", "守规", _served(court_application_date=date(2024, 10, 10)), DUE),
    RuleCase("三个月期限届满次日申请", "违反", _served(court_application_date=date(2024, 10, 11)), DUE),
    RuleCase("至数据截止日没有申请", "违反", _served(), DUE),
    RuleCase("当事人逾期才缴清，不是机关的过错", "守规", _served(paid_date=date(2024, 11, 1)), DUE),
    # 2 January + 6 months is 2 July, + 3 months is 2 October in the National Day week, so 8 October
    RuleCase(
        "届满日在国庆假期，节后首日申请",
        "守规",
        _served(date(2024, 1, 2), court_application_date=date(2024, 10, 8)),
    ),
    RuleCase(
        "届满日在国庆假期，节后次日申请",
        "违反",
        _served(date(2024, 1, 2), court_application_date=date(2024, 10, 9)),
        date(2024, 10, 8),
    ),
    # 6 July 2024 is a Saturday: the time for suit ends on Monday 8 July, three months later is 8 October
    RuleCase(
        "起诉期限届满日是星期六，顺延后再算三个月",
        "违反",
        _served(date(2024, 1, 6), court_application_date=date(2024, 10, 9)),
        date(2024, 10, 8),
    ),
    # 31 August 2023 + 6 months is the last day of February, 29 February 2024; + 3 months 29 May
    RuleCase(
        "八月三十一日送达，当月没有对应日的以月末为准",
        "违反",
        _served(date(2023, 8, 31), court_application_date=date(2024, 5, 30)),
        date(2024, 5, 29),
    ),
    # 1 April + 6 months is 1 October, so 8 October; + 3 months is 8 January 2025, after the data end
    RuleCase("至数据截止日尚未到期", "守规", _served(date(2024, 4, 1)), date(2025, 1, 8)),
    RuleCase("决定被申请复议", "无法判断", _challenged),
    RuleCase("决定被起诉", "无法判断", _sued),
    RuleCase("批准分期缴纳", "无法判断", _in_instalments),
    RuleCase("没有送达日期，决定已满九个月", "无法判断", _served(None)),
    RuleCase("没有送达日期，但无论何时送达都未到期", "守规", _served(None, decided=date(2024, 6, 3))),
    RuleCase("没有罚款", "守规", _served(fine_yuan=None, penalty_kinds=["警告"])),
    RuleCase("行政强制法施行前的决定", "守规", _served(date(2011, 3, 1))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
