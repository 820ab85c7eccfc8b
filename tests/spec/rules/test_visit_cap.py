"""国办发〔2024〕54号, before it local rules: one department visits one enterprise no more often a year than the cap.

The cap is the district's own (four here until the office confirms its own). Visits that a clue, a re-check or an
instruction called for do not count; several records of one day are one visit, and so is a joint inspection.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "visit_cap"
MARCH = (date(2024, 3, 1), date(2024, 3, 11), date(2024, 3, 21))
DAY = date(2024, 6, 3)


def _visits(
    *earlier: date, judged: date = DAY, department: str = "D1", **values: Any
) -> Callable[[Warehouse, str], object]:
    """Earlier visits by a department, then the judged one by D1; `values` belong to the last of the earlier ones."""

    def report(warehouse: Warehouse, number: str) -> None:
        party = {"inspection_mode": "现场", "party_type": "法人及非法人组织", "party_uscc": f"U{number}"}
        for serial, day in enumerate(earlier):
            own = values if serial == len(earlier) - 1 else {}
            warehouse.inspection(f"{number}-{serial}", day, department, **party | own)
        warehouse.inspection(number, judged, **party)

    return report


CASES: tuple[RuleCase, ...] = (
    RuleCase("本年第四次检查", "守规", _visits(*MARCH)),
    RuleCase("本年第五次检查", "违反", _visits(*MARCH, date(2024, 4, 1))),
    RuleCase(
        "其中一次因线索而查，不计入", "守规", _visits(*MARCH, date(2024, 4, 1), inspection_cause="线索")
    ),
    RuleCase("其中两条是同一日的记录，算一次", "守规", _visits(*MARCH, MARCH[2])),
    RuleCase(
        "其中一次是联合检查，也算一次",
        "违反",
        _visits(*MARCH, date(2024, 4, 1), joint_department_codes=["D2"]),
    ),
    RuleCase(
        "其中一次是书面检查，不是上门", "守规", _visits(*MARCH, date(2024, 4, 1), inspection_mode="书面")
    ),
    RuleCase("上年的检查不计入", "守规", _visits(*MARCH, date(2023, 12, 31))),
    RuleCase("其他部门的检查不计入", "守规", _visits(*MARCH, date(2024, 4, 1), department="D2")),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
