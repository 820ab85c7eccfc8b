"""行政复议法第七十六条: an opinion (意见书) is answered within sixty days; a proposal (建议书) asks for none.

Sent on 4 March 2024, the sixtieth day is 3 May, in the Labour Day week: Monday 6 May.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "reconsideration_opinion"
SENT = date(2024, 3, 4)
DUE = date(2024, 5, 6)


def _answered(on: date | None, sent: date = SENT, **values: Any) -> Callable[[Warehouse, str], object]:
    values = {"role": "被申请人", "opinion_kind": "意见书"} | values
    return lambda warehouse, number: warehouse.event(
        "reconsideration_case", case_no=number, opinion_sent_date=sent, opinion_replied_date=on, **values
    )


def _of_another(warehouse: Warehouse, number: str) -> None:
    warehouse.department("D2")
    _answered(date(2024, 5, 7), role="复议机关", respondent_code="D2")(warehouse, number)


CASES: tuple[RuleCase, ...] = (
    RuleCase("假期前报送", "守规", _answered(date(2024, 4, 30)), DUE),
    RuleCase("届满日在假期，节后首日报送", "守规", _answered(date(2024, 5, 6)), DUE),
    RuleCase("节后次日报送", "违反", _answered(date(2024, 5, 7)), DUE),
    RuleCase("由复议机关报送的，义务属于被申请人", "违反", _of_another, DUE, "D2"),
    RuleCase("建议书没有报送期限", "守规", _answered(None, opinion_kind="建议书")),
    RuleCase("数据截止日前已届满仍未报送", "违反", _answered(None, date(2024, 11, 1)), date(2024, 12, 31)),
    RuleCase("至数据截止日尚未届满", "守规", _answered(None, date(2024, 11, 4)), date(2025, 1, 3)),
    RuleCase("未填是意见书还是建议书", "无法判断", _answered(None, opinion_kind=None)),
    RuleCase("行政复议法实施条例施行前", "守规", _answered(date(2007, 12, 1), date(2007, 7, 31))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
