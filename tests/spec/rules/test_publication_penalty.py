"""国办发〔2018〕118号, 行政处罚法第四十八条: penalties are published within seven working days.

Market regulation has twenty, publishes ordinary decisions only, and no bare warnings
(市场监督管理行政处罚信息公示规定). From Tuesday 5 March 2024 the seventh working day is 14 March; the twentieth, over
清明 (4 to 6 April free, Sunday 7 worked), is 2 April: 6-8 (3), 11-15 (8), 18-22 (13), 25-29 (18), 1, 2 April.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "publication_penalty"
DECIDED, LAST = date(2024, 3, 5), date(2024, 3, 14)


def _published(published: date | None, on: date = DECIDED, **values: Any) -> Report:
    values = {"procedure_kind": "普通", **values}
    return lambda warehouse, number: warehouse.penalty(number, on, published_date=published, **values)


def _by_market_regulation(published: date | None, on: date = DECIDED, **values: Any) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.department("D2", department_name="市场监督管理局")
        _published(published, on, department="D2", **values)(warehouse, number)

    return report


def _annulled(warehouse: Warehouse, number: str) -> None:
    _published(None)(warehouse, number)
    warehouse.event(
        "reconsideration_case",
        case_no=f"复{number}",
        role="被申请人",
        challenged_act_kind="行政处罚",
        challenged_act_no=number,
        closed_date=date(2024, 3, 12),
        closing_kind="撤销",
    )


CASES = (
    RuleCase("3月5日决定，3月13日公示", "守规", _published(date(2024, 3, 13)), LAST),
    RuleCase("3月5日决定，3月14日公示", "守规", _published(date(2024, 3, 14)), LAST),
    RuleCase("3月5日决定，3月15日公示", "违反", _published(date(2024, 3, 15)), LAST),
    RuleCase(
        "国庆前9月27日决定，10月12日（调休上班）公示",
        "守规",
        _published(date(2024, 10, 12), date(2024, 9, 27)),
        date(2024, 10, 12),
    ),
    RuleCase(
        "国庆前9月27日决定，10月13日公示",
        "违反",
        _published(date(2024, 10, 13), date(2024, 9, 27)),
        date(2024, 10, 12),
    ),
    RuleCase("简易程序决定，3月15日公示", "违反", _published(date(2024, 3, 15), procedure_kind="简易"), LAST),
    RuleCase(
        "12月20日决定，期限已过，尚未公示", "违反", _published(None, date(2024, 12, 20)), date(2024, 12, 31)
    ),
    RuleCase("12月23日决定，期限未到，尚未公示", "守规", _published(None, date(2024, 12, 23))),
    RuleCase(
        "市场监管部门，第二十个工作日公示",
        "守规",
        _by_market_regulation(date(2024, 4, 2)),
        date(2024, 4, 2),
        "D2",
    ),
    RuleCase(
        "市场监管部门，第二十一个工作日公示",
        "违反",
        _by_market_regulation(date(2024, 4, 3)),
        date(2024, 4, 2),
        "D2",
    ),
    RuleCase(
        "市场监管部门的简易程序决定，未公示",
        "守规",
        _by_market_regulation(None, procedure_kind="简易"),
        department="D2",
    ),
    RuleCase(
        "市场监管部门仅给予警告，未公示",
        "守规",
        _by_market_regulation(None, penalty_kinds=["警告"], fine_yuan=None),
        department="D2",
    ),
    RuleCase(
        "市场监管部门警告并罚款，未公示",
        "违反",
        _by_market_regulation(None, penalty_kinds=["警告", "罚款"]),
        date(2024, 4, 2),
        "D2",
    ),
    RuleCase(
        "其他部门仅给予警告，未公示", "违反", _published(None, penalty_kinds=["警告"], fine_yuan=None), LAST
    ),
    RuleCase("公示前已被复议撤销，未公示", "守规", _annulled),
    RuleCase("公示日期早于决定日期", "无法判断", _published(date(2024, 3, 4)), LAST),
    RuleCase("来源从不提供公示日期", "无法判断", _published(None, source="credit_disclosure"), LAST),
    RuleCase("决定之年没有工作日历", "无法判断", _published(date(2031, 3, 6), date(2031, 3, 5))),
    RuleCase(
        "国办发〔2018〕118号之前（2018年12月4日）决定，未公示", "守规", _published(None, date(2018, 12, 4))
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
