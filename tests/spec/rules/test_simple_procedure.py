"""行政处罚法第五十一条: the simple procedure allows at most 200 元 (citizen) or 3,000 元 (organisation), or a warning.

Before 15 July 2021 the limits were 50 and 1,000 元 (2017 text, art. 33).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

CITIZEN, ORGANISATION, SOLE_TRADER = "自然人", "法人及非法人组织", "个体工商户"
DAY, BEFORE, SINCE = date(2024, 3, 5), date(2021, 7, 14), date(2021, 7, 15)


def _fined(yuan: str, party: str | None, on: date | None = DAY, **values: Any) -> Report:
    values = {"procedure_kind": "简易", "penalty_kinds": ["罚款"], **values}
    return lambda warehouse, number: warehouse.event(
        "penalty", decision_no=number, decision_date=on, party_type=party, fine_yuan=Decimal(yuan), **values
    )


def _of_kinds(*kinds: str, on: date = DAY, **values: Any) -> Report:
    values = {"procedure_kind": "简易", **values}
    return lambda warehouse, number: warehouse.penalty(number, on, penalty_kinds=list(kinds), **values)


TABLES = {
    "simple_procedure_limit": (
        RuleCase("对公民当场罚款200元", "守规", _fined("200", CITIZEN)),
        RuleCase("对公民当场罚款200.01元", "违反", _fined("200.01", CITIZEN)),
        RuleCase("对组织当场罚款3000元", "守规", _fined("3000", ORGANISATION)),
        RuleCase("对组织当场罚款3000.01元", "违反", _fined("3000.01", ORGANISATION)),
        RuleCase("对个体工商户（按组织计）当场罚款3000元", "守规", _fined("3000", SOLE_TRADER)),
        RuleCase("对个体工商户（按组织计）当场罚款3000.01元", "违反", _fined("3000.01", SOLE_TRADER)),
        RuleCase("2021年7月14日对公民罚款50元", "守规", _fined("50", CITIZEN, BEFORE)),
        RuleCase("2021年7月14日对公民罚款50.01元", "违反", _fined("50.01", CITIZEN, BEFORE)),
        RuleCase("2021年7月15日对公民罚款50.01元", "守规", _fined("50.01", CITIZEN, SINCE)),
        RuleCase("2021年7月14日对组织罚款1000元", "守规", _fined("1000", ORGANISATION, BEFORE)),
        RuleCase("2021年7月14日对组织罚款1000.01元", "违反", _fined("1000.01", ORGANISATION, BEFORE)),
        RuleCase("2021年7月15日对组织罚款3000元", "守规", _fined("3000", ORGANISATION, SINCE)),
        RuleCase("普通程序罚款90000元", "守规", _fined("90000", ORGANISATION, procedure_kind="普通")),
        RuleCase("当事人类型未填，罚款200元", "守规", _fined("200", None)),
        RuleCase("当事人类型未填，罚款200.01元", "无法判断", _fined("200.01", None)),
        RuleCase("当事人类型未填，罚款3000元", "无法判断", _fined("3000", None)),
        RuleCase("当事人类型未填，罚款3000.01元", "违反", _fined("3000.01", None)),
        RuleCase("决定日期缺失，限额不明", "无法判断", _fined("100", CITIZEN, None)),
    ),
    "simple_procedure_kind": (
        RuleCase("当场罚款", "守规", _of_kinds("罚款")),
        RuleCase("当场警告", "守规", _of_kinds("警告", fine_yuan=None)),
        RuleCase("当场警告并罚款", "守规", _of_kinds("警告", "罚款")),
        RuleCase("当场罚款并没收违法所得", "违反", _of_kinds("罚款", "没收违法所得")),
        RuleCase("当场通报批评", "违反", _of_kinds("通报批评")),
        RuleCase("当场罚款，没收金额0.01元", "违反", _of_kinds("罚款", confiscation_yuan=Decimal("0.01"))),
        RuleCase("当场罚款，没收金额为零", "守规", _of_kinds("罚款", confiscation_yuan=Decimal(0))),
        RuleCase("普通程序没收违法所得", "守规", _of_kinds("没收违法所得", procedure_kind="普通")),
        RuleCase("2021年修订前当场没收", "违反", _of_kinds("没收违法所得", on=BEFORE)),
    ),
}


@pytest.mark.parametrize("rule", TABLES)
def test_the_rule_says_what_the_law_says(warehouse: Warehouse, rule: str) -> None:
    check(warehouse, rule, TABLES[rule])


def test_a_sole_trader_follows_the_parameter(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    _fined("201", SOLE_TRADER)(warehouse, "P1")
    assert warehouse.rows("violation", rule_id="simple_procedure_limit") == []
    warehouse.seed_with("rule_parameter", {"value": "200"}, parameter="simple_fine_sole_trader_yuan")
    assert warehouse.row("violation", rule_id="simple_procedure_limit")["act_id"] == "D1/P1"
