"""行政处罚法第四十四条、第六十二条: the party is told before the decision, unless the law waives it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "notice_before_decision"
DECIDED = date(2024, 3, 5)


def _told(on: date | None, decided: date | None = DECIDED, **values: Any) -> Report:
    values = {"procedure_kind": "普通", **values}
    return lambda warehouse, number: warehouse.event(
        "penalty", decision_no=number, decision_date=decided, notice_date=on, **values
    )


CASES = (
    RuleCase("决定前一日告知", "守规", _told(date(2024, 3, 4)), DECIDED),
    RuleCase("决定当日告知（日期不含时刻，不作违反论）", "守规", _told(DECIDED), DECIDED),
    RuleCase("决定次日才告知", "违反", _told(date(2024, 3, 6)), DECIDED),
    RuleCase("没有告知日期", "违反", _told(None), DECIDED),
    RuleCase("没有告知日期，法律规定免予告知", "守规", _told(None, is_notice_waived=True), DECIDED),
    RuleCase("没有告知日期，注明并非免予告知", "违反", _told(None, is_notice_waived=False), DECIDED),
    RuleCase("简易程序当场告知，没有告知日期", "守规", _told(None, procedure_kind="简易")),
    RuleCase("来源从不提供告知日期", "无法判断", _told(None, source="nfra"), DECIDED),
    RuleCase("决定日期缺失", "无法判断", _told(date(2024, 3, 4), None)),
    RuleCase(
        "2021年修订前（2017年修正第三十一条）决定，没有告知日期",
        "违反",
        _told(None, date(2021, 7, 14)),
        date(2021, 7, 14),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_a_missing_notice_blocks_and_an_untold_one_says_why_it_is_unjudged(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    _told(None)(warehouse, "P1")
    _told(None, source="nfra")(warehouse, "P2")
    assert [(row["act_id"], row["severity"]) for row in warehouse.rows("violation", rule_id=RULE)] == [
        ("D1/P1", "blocker")
    ]
    assert warehouse.row("unjudged", rule_id=RULE)["reason"] == "来源不提供告知日期"
