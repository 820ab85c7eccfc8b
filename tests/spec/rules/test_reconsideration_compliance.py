"""行政复议法第七十七条: the respondent complies with the decision by the day that it sets.

The data of these cases end on 1 January 2025.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "reconsideration_compliance"
DUE = date(2024, 6, 28)


def _complied(on: date | None, due: date | None = DUE, **values: Any) -> Callable[[Warehouse, str], object]:
    values = {"role": "被申请人", "closing_kind": "责令履行", "closed_date": date(2024, 5, 28)} | values
    return lambda warehouse, number: warehouse.event(
        "reconsideration_case", case_no=number, comply_due_date=due, complied_date=on, **values
    )


def _of_another(warehouse: Warehouse, number: str) -> None:
    warehouse.department("D2")
    _complied(date(2024, 6, 29), role="复议机关", respondent_code="D2")(warehouse, number)


CASES: tuple[RuleCase, ...] = (
    RuleCase("期限前一日履行", "守规", _complied(date(2024, 6, 27)), DUE),
    RuleCase("期限当日履行", "守规", _complied(date(2024, 6, 28)), DUE),
    RuleCase("期限次日履行", "违反", _complied(date(2024, 6, 29)), DUE),
    RuleCase("由复议机关报送的，义务属于被申请人", "违反", _of_another, DUE, "D2"),
    RuleCase("数据截止日前已到期仍未履行", "违反", _complied(None, date(2024, 12, 31)), date(2024, 12, 31)),
    RuleCase("数据截止日当日到期", "守规", _complied(None, date(2025, 1, 1)), date(2025, 1, 1)),
    RuleCase("复议决定已被生效裁判撤销", "守规", _complied(None, is_reversed=True)),
    RuleCase("责令履行而未填期限", "无法判断", _complied(None, None)),
    RuleCase("维持决定没有需要履行的内容", "守规", _complied(None, None, closing_kind="维持")),
    RuleCase("行政复议法施行前", "守规", _complied(None, date(1999, 9, 30), closed_date=date(1999, 9, 1))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
