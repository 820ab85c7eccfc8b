"""国办发〔2024〕54号, before it local rules: enterprises are visited on the spot by plan.

A patrol, and what a clue, a re-check or an instruction called for, needs no plan. The record says so by its cause
(检查缘由), or an order to correct that was re-checked at that enterprise on that day says it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "inspection_without_plan"
DAY = date(2024, 6, 3)


def _visit(on: date = DAY, **values: Any) -> Callable[[Warehouse, str], object]:
    values = {"inspection_mode": "现场", "party_type": "法人及非法人组织"} | values
    return lambda warehouse, number: warehouse.inspection(number, on, party_uscc=f"U{number}", **values)


def _recheck(warehouse: Warehouse, number: str) -> None:
    _visit()(warehouse, number)
    party = {"party_type": "法人及非法人组织", "party_uscc": f"U{number}"}
    warehouse.event("corrective_order", issued_date=date(2024, 5, 20), rechecked_date=DAY, **party)


CASES: tuple[RuleCase, ...] = (
    RuleCase("对企业的现场检查没有计划", "违反", _visit()),
    RuleCase("有计划编号", "守规", _visit(plan_no="PL1")),
    RuleCase("个体工商户也是企业", "违反", _visit(party_type="个体工商户")),
    RuleCase("对自然人的检查", "守规", _visit(party_type="自然人")),
    RuleCase("巡查", "守规", _visit(inspection_mode="巡查")),
    RuleCase("书面检查", "守规", _visit(inspection_mode="书面")),
    RuleCase("因投诉举报线索而查", "守规", _visit(inspection_cause="线索")),
    RuleCase("上级交办", "守规", _visit(inspection_cause="交办")),
    RuleCase("注明复查", "守规", _visit(inspection_cause="复查")),
    RuleCase("未注明缘由，但当日复查了对该企业的责令整改", "守规", _recheck),
    RuleCase("注明按计划检查却没有计划编号", "违反", _visit(inspection_cause="计划")),
    RuleCase("规定施行首日", "违反", _visit(date(2020, 1, 1))),
    RuleCase("规定施行前一日", "守规", _visit(date(2019, 12, 31))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
