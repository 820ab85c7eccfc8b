"""行政处罚法第五十八条: no decision before legal review has passed, where one of its four grounds is met.

A hearing comes before the review: the reviewer reads its record.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "legal_review_before_decision"
DECIDED = date(2024, 3, 5)


def _decided(on: date | None = DECIDED, **case: Any) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.case(f"案{number}", date(2021, 1, 4), **case)
        warehouse.event(
            "penalty", decision_no=number, case_no=f"案{number}", decision_date=on, procedure_kind="普通"
        )

    return report


def _reviewed(on: date | None, **case: Any) -> Report:
    return _decided(is_legal_review_required=True, legal_review_date=on, **case)


CASES = (
    RuleCase("应当审核，决定前一日通过", "守规", _reviewed(date(2024, 3, 4)), DECIDED),
    RuleCase("应当审核，决定当日通过", "守规", _reviewed(DECIDED), DECIDED),
    RuleCase("应当审核，决定次日通过", "违反", _reviewed(date(2024, 3, 6)), DECIDED),
    RuleCase("应当审核，没有审核日期", "违反", _reviewed(None), DECIDED),
    RuleCase(
        "应当审核，审核未通过仍作出决定",
        "违反",
        _reviewed(date(2024, 3, 4), legal_review_result="不通过"),
        DECIDED,
    ),
    RuleCase(
        "应当审核，注明通过，未填审核日期", "无法判断", _reviewed(None, legal_review_result="通过"), DECIDED
    ),
    RuleCase(
        "未勾选应当审核，但填有法定审核情形，没有审核日期",
        "违反",
        _decided(is_legal_review_required=False, legal_review_grounds=["疑难复杂"]),
        DECIDED,
    ),
    RuleCase("不属于审核情形，未审核", "守规", _decided(is_legal_review_required=False)),
    RuleCase("未注明是否属于审核情形，也未听证", "守规", _decided()),
    RuleCase(
        "举行过听证，未注明是否属于审核情形",
        "无法判断",
        _decided(hearing_held_date=date(2024, 2, 20)),
        DECIDED,
    ),
    RuleCase(
        "听证前一日审核通过",
        "违反",
        _reviewed(date(2024, 2, 19), hearing_held_date=date(2024, 2, 20)),
        DECIDED,
    ),
    RuleCase(
        "听证当日审核通过", "守规", _reviewed(date(2024, 2, 20), hearing_held_date=date(2024, 2, 20)), DECIDED
    ),
    RuleCase(
        "听证次日审核通过", "守规", _reviewed(date(2024, 2, 21), hearing_held_date=date(2024, 2, 20)), DECIDED
    ),
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
    RuleCase("应当审核，决定日期缺失", "无法判断", _decided(None, is_legal_review_required=True)),
    RuleCase(
        "新法施行前（2021年7月14日）决定，没有审核",
        "守规",
        _decided(date(2021, 7, 14), is_legal_review_required=True),
    ),
    RuleCase(
        "新法施行之日（2021年7月15日）决定，没有审核",
        "违反",
        _decided(date(2021, 7, 15), is_legal_review_required=True),
        date(2021, 7, 15),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
