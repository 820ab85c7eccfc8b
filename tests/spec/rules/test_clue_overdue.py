"""A clue that was dispatched is answered by its deadline; what was sent back is nobody's delay.

The data of these cases end on 1 January 2025.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "clue_overdue"
DUE = date(2024, 6, 14)


def _clue(replied: date | None, due: date | None = DUE, **values: Any) -> Callable[[Warehouse, str], object]:
    values = {"dispatched_date": date(2024, 6, 3), "outcome": "办结" if replied else "在办"} | values
    return lambda warehouse, number: warehouse.event(
        "clue", order_no=number, deadline_date=due, replied_date=replied, **values
    )


CASES: tuple[RuleCase, ...] = (
    RuleCase("期限前一日答复", "守规", _clue(date(2024, 6, 13)), DUE),
    RuleCase("期限当日答复", "守规", _clue(date(2024, 6, 14)), DUE),
    RuleCase("期限次日答复", "违反", _clue(date(2024, 6, 15)), DUE),
    RuleCase("数据截止日前已到期仍在办", "违反", _clue(None, date(2024, 12, 31)), date(2024, 12, 31)),
    RuleCase("数据截止日当日到期仍在办", "守规", _clue(None, date(2025, 1, 1)), date(2025, 1, 1)),
    RuleCase("没有派至本单位", "守规", _clue(None, dispatched_date=None)),
    RuleCase("已退回", "守规", _clue(None, outcome="退回")),
    RuleCase("转为执法，期限内答复", "守规", _clue(date(2024, 6, 14), outcome="转执法")),
    RuleCase("已派单但没有期限", "无法判断", _clue(date(2024, 6, 14), None)),
    RuleCase("已办结但没有答复日期", "无法判断", _clue(None, outcome="办结")),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
