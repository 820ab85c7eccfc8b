"""A record that names a case names one that its department has reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "unknown_case_reference"


def _naming(department: str | None, feed: str, key: str) -> Callable[[Warehouse, str], object]:
    """A case that a department reports (or none), and a record of D1 that names its number."""

    def report(warehouse: Warehouse, number: str) -> None:
        if department:
            warehouse.case(f"C-{number}", date(2024, 6, 3), department)
        warehouse.event(feed, **{key: number, "case_no": f"C-{number}"})

    return report


def _reviewed(as_case: bool, as_decision: bool) -> Callable[[Warehouse, str], object]:
    def report(warehouse: Warehouse, number: str) -> None:
        if as_case:
            warehouse.case(f"C-{number}", date(2024, 6, 3))
        if as_decision:
            warehouse.penalty(f"C-{number}", date(2024, 6, 3))
        warehouse.event("case_review", review_no=number, case_or_decision_no=f"C-{number}", review_score=90)

    return report


def _handed_over(is_registered: bool) -> Callable[[Warehouse, str], object]:
    def report(warehouse: Warehouse, number: str) -> None:
        if is_registered:
            warehouse.case(number, date(2024, 6, 3))
        warehouse.event("case_handover", case_no=number)

    return report


CASES: tuple[RuleCase, ...] = (
    RuleCase("责令整改所引案件已登记", "守规", _naming("D1", "corrective_order", "order_no")),
    RuleCase("责令整改所引案件未登记", "违反", _naming(None, "corrective_order", "order_no")),
    RuleCase("强制措施所引案件已登记", "守规", _naming("D1", "coercive_measure", "decision_no")),
    RuleCase("强制措施所引案件是别的单位的", "违反", _naming("D2", "coercive_measure", "decision_no")),
    RuleCase("线索转成的案件未登记", "违反", _naming(None, "clue", "order_no")),
    RuleCase("评查的案件已登记", "守规", _reviewed(as_case=True, as_decision=False)),
    RuleCase("评查的简易程序决定已登记", "守规", _reviewed(as_case=False, as_decision=True)),
    RuleCase("评查的案卷未登记", "违反", _reviewed(as_case=False, as_decision=False)),
    RuleCase("移交的案件已登记", "守规", _handed_over(is_registered=True)),
    RuleCase("移交的案件未登记", "违反", _handed_over(is_registered=False)),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
