"""行政处罚法第六十四条第一项: the party may ask for a hearing within five working days of being told of the right.

Told on Tuesday 5 March 2024: 6, 7, 8, 11, 12 March; on Friday 27 September, over the National Day: 29, 30 September
(Sunday 29 was worked), 8, 9, 10 October.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "hearing_waiting_days"
TOLD, LAST = date(2024, 3, 5), date(2024, 3, 12)


def _decided(on: date, told: date | None = TOLD, held: date | None = None, **values: Any) -> Report:
    values = {"procedure_kind": "普通", "is_hearing_notified": True, "notice_date": told, **values}

    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.case(f"案{number}", date(2021, 1, 4), hearing_held_date=held)
        warehouse.penalty(number, on, case_no=f"案{number}", **values)

    return report


CASES = (
    RuleCase("3月5日告知，3月11日（第四个工作日）决定", "违反", _decided(date(2024, 3, 11)), LAST),
    RuleCase("3月5日告知，3月12日（第五个工作日）决定", "违反", _decided(date(2024, 3, 12)), LAST),
    RuleCase("3月5日告知，3月13日决定", "守规", _decided(date(2024, 3, 13)), LAST),
    RuleCase(
        "国庆前9月27日告知，10月10日（第五个工作日）决定",
        "违反",
        _decided(date(2024, 10, 10), date(2024, 9, 27)),
        date(2024, 10, 10),
    ),
    RuleCase(
        "国庆前9月27日告知，10月11日决定",
        "守规",
        _decided(date(2024, 10, 11), date(2024, 9, 27)),
        date(2024, 10, 10),
    ),
    RuleCase("期限内决定，当事人已书面放弃听证", "守规", _decided(date(2024, 3, 6), is_hearing_waived=True)),
    RuleCase("期限内决定，决定前已举行听证", "守规", _decided(date(2024, 3, 12), held=date(2024, 3, 11))),
    RuleCase("期限内决定，听证在决定之后", "违反", _decided(date(2024, 3, 11), held=date(2024, 3, 12)), LAST),
    RuleCase("没有告知听证权利，次日决定", "守规", _decided(date(2024, 3, 6), is_hearing_notified=False)),
    RuleCase("告知了听证权利，告知日期未填", "无法判断", _decided(date(2024, 3, 6), None)),
    RuleCase("告知之年没有工作日历", "无法判断", _decided(date(2031, 4, 1), date(2031, 3, 5))),
    RuleCase(
        "期限内决定，没有对应案件，不知是否听证",
        "无法判断",
        lambda warehouse, number: warehouse.penalty(
            number, date(2024, 3, 6), procedure_kind="普通", is_hearing_notified=True, notice_date=TOLD
        ),
        LAST,
    ),
    RuleCase(
        "新法施行前（2021年7月14日）决定，前一日告知",
        "守规",
        _decided(date(2021, 7, 14), date(2021, 7, 13)),
    ),
    # told on Wednesday 14 July 2021: 15, 16, 19, 20, 21 July
    RuleCase(
        "新法施行之日（2021年7月15日）决定，前一日告知",
        "违反",
        _decided(date(2021, 7, 15), date(2021, 7, 14)),
        date(2021, 7, 21),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
