"""Local rules: who visits an enterprise on the spot shows an electronic inspection certificate (亮码检查)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "inspection_without_e_certificate"
DAY = date(2024, 6, 3)


def _visit(on: date = DAY, **values: Any) -> Callable[[Warehouse, str], object]:
    values = {"inspection_mode": "现场", "party_type": "法人及非法人组织"} | values
    return lambda warehouse, number: warehouse.inspection(number, on, party_uscc=f"U{number}", **values)


CASES: tuple[RuleCase, ...] = (
    RuleCase("出示了电子检查证", "守规", _visit(has_e_certificate=True)),
    RuleCase("未出示电子检查证", "违反", _visit(has_e_certificate=False)),
    RuleCase("未填是否出示", "无法判断", _visit(has_e_certificate=None)),
    RuleCase("因线索而查也应出示", "违反", _visit(has_e_certificate=False, inspection_cause="线索")),
    RuleCase("线上检查", "守规", _visit(has_e_certificate=False, inspection_mode="线上")),
    RuleCase("对自然人的检查", "守规", _visit(has_e_certificate=False, party_type="自然人")),
    RuleCase("规定施行前一日", "守规", _visit(date(2019, 12, 31), has_e_certificate=False)),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
