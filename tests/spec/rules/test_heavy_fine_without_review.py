"""行政处罚法第五十八条、第六十三条: a large fine goes with a hearing right told and a legal review passed.

Large is 50,000 元 for an organisation (local, not confirmed; see hearing_right_notified).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "heavy_fine_without_review"
PARAMETERS_OF = ("hearing_right_notified",)
DAY = date(2024, 3, 5)
REVIEWED: dict[str, Any] = {"legal_review_date": date(2024, 3, 4)}
TOLD: dict[str, Any] = {"is_hearing_notified": True}


def _fined(yuan: str, case: dict[str, Any] | None = None, on: date = DAY, **values: Any) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.case(f"案{number}", date(2021, 1, 4), **(case or {}))
        stated = {"procedure_kind": "普通", "case_no": f"案{number}", "fine_yuan": Decimal(yuan)}
        warehouse.penalty(number, on, **{**stated, **values})

    return report


CASES = (
    RuleCase("罚款49999.99元，未告知听证、未审核", "守规", _fined("49999.99")),
    RuleCase("罚款50000元，未告知听证、未审核", "违反", _fined("50000")),
    RuleCase("罚款50000元，已告知听证，未审核", "违反", _fined("50000", **TOLD)),
    RuleCase("罚款50000元，已审核，未告知听证", "违反", _fined("50000", REVIEWED)),
    RuleCase("罚款50000元，已告知听证，已审核", "守规", _fined("50000", REVIEWED, **TOLD)),
    RuleCase("罚款50000元，决定当日审核通过", "守规", _fined("50000", {"legal_review_date": DAY}, **TOLD)),
    RuleCase(
        "罚款50000元，决定次日才审核",
        "违反",
        _fined("50000", {"legal_review_date": date(2024, 3, 6)}, **TOLD),
    ),
    RuleCase(
        "罚款50000元，审核未通过",
        "违反",
        _fined("50000", REVIEWED | {"legal_review_result": "不通过"}, **TOLD),
    ),
    RuleCase(
        "罚款50000元，注明审核通过，未填日期",
        "守规",
        _fined("50000", {"legal_review_result": "通过"}, **TOLD),
    ),
    RuleCase(
        "罚款50000元，当事人放弃听证，已审核", "守规", _fined("50000", REVIEWED, is_hearing_waived=True)
    ),
    RuleCase(
        "罚款50000元，举行过听证，已审核",
        "守规",
        _fined("50000", REVIEWED | {"hearing_held_date": date(2024, 3, 1)}),
    ),
    RuleCase("罚款50000元，没有对应案件，未告知听证", "违反", _fined("50000", case_no=None)),
    RuleCase("罚款50000元，没有对应案件，已告知听证", "无法判断", _fined("50000", case_no=None, **TOLD)),
    RuleCase("当事人类型未填，罚款5000元", "无法判断", _fined("5000", party_type=None)),
    RuleCase("来源从不提供是否告知听证", "无法判断", _fined("50000", source="nfra")),
    RuleCase("新法施行前（2021年7月14日）罚款50000元", "守规", _fined("50000", on=date(2021, 7, 14))),
    RuleCase("新法施行之日（2021年7月15日）罚款50000元", "违反", _fined("50000", on=date(2021, 7, 15))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


@pytest.mark.parametrize(
    ("case", "values", "missing"),
    [({}, {}, "听证权利告知、法制审核"), (REVIEWED, {}, "听证权利告知"), ({}, TOLD, "法制审核")],
)
def test_the_finding_says_which_is_missing(
    warehouse: Warehouse, case: dict[str, Any], values: dict[str, Any], missing: str
) -> None:
    warehouse.department("D1")
    _fined("50000", case, **values)(warehouse, "P1")
    assert warehouse.row("violation", rule_id=RULE)["message"] == f"较大数额罚款 50000.00 元，缺少：{missing}"
