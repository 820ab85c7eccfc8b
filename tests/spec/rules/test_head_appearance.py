"""行政诉讼法第三条: head or deputy of the organ appears when a case against it is heard.

Counted among cases heard; where the court did not call for it (无须出庭), nobody is missed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "head_appearance"
HEARD = date(2024, 6, 3)


def _heard(
    appearance: str | None, on: date | None = HEARD, **values: Any
) -> Callable[[Warehouse, str], object]:
    values = {"role": "被告", "received_date": date(2024, 4, 1)} | values
    return lambda warehouse, number: warehouse.event(
        "litigation_case", case_no=number, heard_date=on, head_appearance=appearance, **values
    )


CASES: tuple[RuleCase, ...] = (
    RuleCase("主要负责人出庭", "守规", _heard("主要负责人")),
    RuleCase("分管负责人出庭", "守规", _heard("分管负责人")),
    RuleCase("开庭而负责人均未出庭", "违反", _heard("未出庭")),
    RuleCase("法院未通知负责人出庭", "守规", _heard("无须出庭")),
    RuleCase("尚未开庭", "守规", _heard("未出庭", None)),
    RuleCase("二审开庭而负责人未出庭", "违反", _heard("未出庭", role="被上诉人", instance="二审")),
    RuleCase("作为第三人参加", "守规", _heard("未出庭", role="第三人")),
    RuleCase("已开庭但未填出庭情况", "无法判断", _heard(None)),
    RuleCase("规定施行前开庭", "守规", _heard("未出庭", date(2015, 4, 30))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
