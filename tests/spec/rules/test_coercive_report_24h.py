"""行政强制法第十九条: a measure taken on the spot is reported to the head, and approved, within twenty-four hours.

The data of these cases end on 1 January 2025.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "coercive_report_24h"
DONE = datetime(2024, 3, 1, 9)
DUE = date(2024, 3, 2)


def _measure(done: datetime | None = DONE, **values: Any) -> Callable[[Warehouse, str], object]:
    day = done.date() if done else DONE.date()
    values = {"measure_class": "强制措施", "is_on_spot": True, "measure_date": day} | values
    return lambda warehouse, number: warehouse.event(
        "coercive_measure", decision_no=number, implemented_at=done, **values
    )


CASES: tuple[RuleCase, ...] = (
    RuleCase(
        "当场扣押后次日同一时刻之前一分钟报告", "守规", _measure(reported_at=datetime(2024, 3, 2, 8, 59)), DUE
    ),
    RuleCase("恰好二十四小时报告", "守规", _measure(reported_at=datetime(2024, 3, 2, 9)), DUE),
    RuleCase("超过二十四小时一分钟才报告", "违反", _measure(reported_at=datetime(2024, 3, 2, 9, 1)), DUE),
    RuleCase("不是当场实施，事先已批准", "守规", _measure(is_on_spot=False)),
    RuleCase("强制执行不适用当场实施的规定", "守规", _measure(measure_class="强制执行")),
    RuleCase(
        "数据截止前一日已满二十四小时仍未报告",
        "违反",
        _measure(datetime(2024, 12, 30, 9)),
        date(2024, 12, 31),
    ),
    RuleCase("至数据截止日二十四小时尚未届满", "守规", _measure(datetime(2024, 12, 31, 9)), date(2025, 1, 1)),
    RuleCase("当场实施但未填实施时间", "无法判断", _measure(None)),
    RuleCase("行政强制法施行前一日", "守规", _measure(datetime(2011, 12, 31, 9))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
