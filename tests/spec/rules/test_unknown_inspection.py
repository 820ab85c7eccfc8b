"""A record that names an inspection names one that its department has reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "unknown_inspection"


def _after(department: str, feed: str, key: str, **values: Any) -> Callable[[Warehouse, str], object]:
    """An inspection that a department reports, and a record of D1 that names its number."""

    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.inspection(f"I-{number}", date(2024, 6, 3), department)
        warehouse.event(feed, **{key: number, "inspection_no": f"I-{number}", **values})

    return report


CASES: tuple[RuleCase, ...] = (
    RuleCase("责令整改所引检查已登记", "守规", _after("D1", "corrective_order", "order_no")),
    RuleCase("责令整改所引检查未登记", "违反", _after("D2", "corrective_order", "order_no")),
    RuleCase(
        "责令整改没有引用检查", "守规", _after("D2", "corrective_order", "order_no", inspection_no=None)
    ),
    RuleCase("评价所引检查已登记", "守规", _after("D1", "inspection_evaluation", "evaluation_no")),
    RuleCase("评价所引检查未登记", "违反", _after("D2", "inspection_evaluation", "evaluation_no")),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
