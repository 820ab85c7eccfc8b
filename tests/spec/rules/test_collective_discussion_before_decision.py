"""行政处罚法第五十七条: complex or heavy cases are discussed by the heads before the decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "collective_discussion_before_decision"
DECIDED = date(2024, 3, 5)


def _decided(on: date | None = DECIDED, **case: Any) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.case(f"案{number}", date(2021, 1, 4), **case)
        warehouse.event(
            "penalty", decision_no=number, case_no=f"案{number}", decision_date=on, procedure_kind="普通"
        )

    return report


def _discussed(discussed: date | None, decided: date | None = DECIDED) -> Report:
    return _decided(decided, is_collective_discussion_required=True, collective_discussion_date=discussed)


CASES = (
    RuleCase("应当集体讨论，决定前一日讨论", "守规", _discussed(date(2024, 3, 4)), DECIDED),
    RuleCase("应当集体讨论，决定当日讨论", "守规", _discussed(DECIDED), DECIDED),
    RuleCase("应当集体讨论，决定次日才讨论", "违反", _discussed(date(2024, 3, 6)), DECIDED),
    RuleCase("应当集体讨论，没有讨论日期", "违反", _discussed(None), DECIDED),
    RuleCase("不属于集体讨论情形", "守规", _decided(is_collective_discussion_required=False)),
    RuleCase("未注明是否属于集体讨论情形", "守规", _decided()),
    RuleCase(
        "普通程序决定没有对应案件",
        "无法判断",
        lambda warehouse, number: warehouse.penalty(number, DECIDED, procedure_kind="普通"),
    ),
    RuleCase(
        "简易程序决定",
        "守规",
        lambda warehouse, number: warehouse.penalty(number, DECIDED, procedure_kind="简易"),
    ),
    RuleCase("应当集体讨论，决定日期缺失", "无法判断", _discussed(date(2024, 3, 4), None)),
    RuleCase(
        "2021年修订前（2017年修正第三十八条）应当集体讨论，没有讨论日期",
        "违反",
        _discussed(None, date(2021, 7, 14)),
        date(2021, 7, 14),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
