"""What a department declares is held against what its records count: both stand, and a difference is a finding.

Five inspections of 2024 and 6,857,049.99 元 of fines stand in the records of these cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "declared_differs"
OWED_BY = "申报该数字的执法主体"


def _declared(code: str, number: str, unit: str = "次", **values: Any) -> Report:
    """The case's number stands as the section of the report; a figure's code is not free to choose."""

    def report(warehouse: Warehouse, section: str) -> None:
        for visit in range(5):
            warehouse.inspection(f"J{visit}", date(2024, 11, 5))
        warehouse.penalty("P1", date(2024, 11, 6), fine_yuan=Decimal("6857049.99"))
        stated = {"period": "2024", "is_lower_bound": False, "section": section, **values}
        warehouse.event(
            "declared_figure", figure_code=code, declared_value=Decimal(number), unit=unit, **stated
        )

    return report


CASES = (
    RuleCase("自报检查4次，记录为5次", "违反", _declared("INSPECTIONS", "4")),
    RuleCase("自报检查5次，记录为5次", "守规", _declared("INSPECTIONS", "5")),
    RuleCase("自报检查6次，记录为5次", "违反", _declared("INSPECTIONS", "6")),
    RuleCase("自报检查“5次以上”，记录为5次", "守规", _declared("INSPECTIONS", "5", is_lower_bound=True)),
    RuleCase("自报检查“6次以上”，记录为5次", "违反", _declared("INSPECTIONS", "6", is_lower_bound=True)),
    RuleCase(
        "自报罚款685.70万元，记录为6857049.99元（按所报小数）",
        "守规",
        _declared("FINE_TOTAL", "685.70", "万元"),
    ),
    RuleCase("自报罚款6857050元，记录为6857049.99元", "违反", _declared("FINE_TOTAL", "6857050", "元")),
    RuleCase(
        "自报热线工单6.5万件以上，没有相应记录（只能自报）",
        "守规",
        _declared("HOTLINE_ORDERS", "6.5", "万件", is_lower_bound=True),
    ),
    RuleCase("自报的指标代码不在指标表中", "无法判断", _declared("NONSENSE", "4")),
)


def _section(row: Mapping[str, Any]) -> str:
    return str(row["act_id"]).rsplit("/", 1)[-1]


def test_the_rule_says_what_is_asked_of_declared_figures(warehouse: Warehouse) -> None:
    warehouse.asked(date(2024, 12, 31))
    check(warehouse, RULE, CASES, number_in=_section)
