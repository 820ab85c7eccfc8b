"""国办发〔2024〕54号, before it local rules: departments that would come to one door within days come together.

How many days is the district's own (seven here until the office confirms its own). The later visit is the finding.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "joint_visit_missing"
DAY = date(2024, 6, 10)
OTHER = date(2024, 6, 3)


def _after(
    earlier: date = OTHER, by: str = "D2", said: dict[str, Any] | None = None, **values: Any
) -> Callable[[Warehouse, str], object]:
    """A visit by another department (`values`), then the judged one by D1 (`said`)."""

    def report(warehouse: Warehouse, number: str) -> None:
        party = {"inspection_mode": "现场", "party_type": "法人及非法人组织", "party_uscc": f"U{number}"}
        warehouse.inspection(f"{number}-0", earlier, by, **party | values)
        warehouse.inspection(number, DAY, **party | (said or {}))

    return report


def _combined(warehouse: Warehouse, number: str) -> None:
    warehouse.plan(f"{number}-P", plan_kind="综合查一次")
    _after(said={"plan_no": f"{number}-P"})(warehouse, number)


CASES: tuple[RuleCase, ...] = (
    RuleCase("另一部门七日前到过该企业", "违反", _after()),
    RuleCase("另一部门八日前到过该企业", "守规", _after(date(2024, 6, 2))),
    RuleCase("两个部门同一日先后上门", "违反", _after(DAY, by="D0")),
    RuleCase("两次都是本部门", "守规", _after(by="D1")),
    RuleCase("按综合查一次计划检查", "守规", _combined),
    RuleCase("本次是联合检查", "守规", _after(said={"joint_department_codes": ["D2"]})),
    RuleCase("前一次是本部门参加的联合检查", "守规", _after(joint_department_codes=["D1"])),
    RuleCase("前一次是别的部门之间的联合检查", "违反", _after(joint_department_codes=["D3"])),
    RuleCase("本次因线索而查", "守规", _after(said={"inspection_cause": "线索"})),
    RuleCase("前一次因线索而查", "守规", _after(inspection_cause="线索")),
    RuleCase("前一次是书面检查", "守规", _after(inspection_mode="书面")),
    RuleCase("前一次查的是别的企业", "守规", _after(party_uscc="U-OTHER")),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
