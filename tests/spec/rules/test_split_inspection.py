"""One visit is one record: same party, day and officers under consecutive numbers look like one visit split up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "split_inspection"
DAY = date(2024, 6, 3)


def _pair(gap: int = 1, on: date = DAY, **values: Any) -> Callable[[Warehouse, str], object]:
    """An earlier record (`gap` numbers before, on a day, with `values`) and the judged one of 3 June."""

    def report(warehouse: Warehouse, number: str) -> None:
        same: dict[str, Any] = {"inspection_mode": "现场", "officer_certificate_nos": ["C1", "C2"]}
        same |= {"party_type": "法人及非法人组织", "party_uscc": f"U{number}"}
        # R5 comes before R06 as R05 would, R004 as R04 would, and neither is another case's record
        earlier = f"R{int(number[1:]) - gap:0{2 * gap - 1}}"
        warehouse.inspection(earlier, on, **same | values)
        warehouse.inspection(number, DAY, **same)

    return report


CASES: tuple[RuleCase, ...] = (
    RuleCase(
        "只有一条记录",
        "守规",
        lambda warehouse, number: warehouse.inspection(number, DAY, inspection_mode="现场"),
    ),
    RuleCase("当事人、日期、人员相同，编号相连", "违反", _pair()),
    RuleCase("编号不相连", "守规", _pair(2)),
    RuleCase("日期不同", "守规", _pair(on=date(2024, 6, 4))),
    RuleCase("执法人员不同", "守规", _pair(officer_certificate_nos=["C1", "C3"])),
    RuleCase("同样的人员，先后顺序不同", "违反", _pair(officer_certificate_nos=["C2", "C1"])),
    RuleCase("当事人不同", "守规", _pair(party_uscc="U-OTHER")),
    RuleCase("另一条是书面检查", "守规", _pair(inspection_mode="书面")),
    RuleCase("另一个单位的记录", "守规", _pair(department="D2")),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
