"""行政复议法第四十八条、第五十四条、第八十八条: the respondent replies in ten working days, simple five.

Told on Friday 20 September 2024: the fifth working day is the 27th, the tenth 10 October (29 September is worked,
1 to 7 October are off). The law of 2017 gave ten natural days.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "reconsideration_reply"
TOLD = date(2024, 9, 20)
TENTH = date(2024, 10, 10)


def _replied(on: date | None, told: date | None = TOLD, **values: Any) -> Callable[[Warehouse, str], object]:
    values = {"role": "被申请人", "acceptance": "受理", "procedure_kind": "普通"} | values
    values = {"received_date": date(2024, 9, 2), "accepted_date": date(2024, 9, 6)} | values
    return lambda warehouse, number: warehouse.event(
        "reconsideration_case", case_no=number, reply_notified_date=told, replied_date=on, **values
    )


def _of_another(warehouse: Warehouse, number: str) -> None:
    warehouse.department("D2")
    _replied(date(2024, 10, 11), role="复议机关", respondent_code="D2")(warehouse, number)


SIMPLE: dict[str, Any] = {"procedure_kind": "简易"}
OLD: dict[str, Any] = {"received_date": date(2023, 9, 11), "accepted_date": date(2023, 9, 15)}


CASES: tuple[RuleCase, ...] = (
    RuleCase("第九个工作日答复", "守规", _replied(date(2024, 10, 9)), TENTH),
    RuleCase("第十个工作日答复，其间有国庆假期和调休", "守规", _replied(date(2024, 10, 10)), TENTH),
    RuleCase("第十一个工作日答复", "违反", _replied(date(2024, 10, 11)), TENTH),
    RuleCase("简易程序第五个工作日答复", "守规", _replied(date(2024, 9, 27), **SIMPLE)),
    RuleCase(
        "简易程序第六个工作日（调休上班的星期日）答复",
        "违反",
        _replied(date(2024, 9, 29), **SIMPLE),
        date(2024, 9, 27),
    ),
    RuleCase("由复议机关报送的，义务属于被申请人", "违反", _of_another, TENTH, "D2"),
    RuleCase(
        "被申请人未登记",
        "无法判断",
        _replied(date(2024, 10, 11), role="复议机关", respondent_code="D9"),
    ),
    RuleCase(
        "答复期限内案件已调解结案", "守规", _replied(None, closed_date=date(2024, 10, 9), closing_kind="调解")
    ),
    RuleCase("没有答复，期满后才结案", "违反", _replied(None, closed_date=date(2024, 10, 30)), TENTH),
    RuleCase("没有收到答复通知的日期", "无法判断", _replied(date(2024, 10, 9), None)),
    RuleCase("数据截止日前已届满仍未答复", "违反", _replied(None, date(2024, 12, 16)), date(2024, 12, 30)),
    RuleCase("至数据截止日尚未届满", "守规", _replied(None, date(2024, 12, 18)), date(2025, 1, 2)),
    # 20 September 2023 + 10 is the 30th, in a holiday; Saturday 7 October was worked
    RuleCase(
        "新法施行前为十个自然日，届满在国庆假期，调休上班日答复",
        "守规",
        _replied(date(2023, 10, 7), date(2023, 9, 20), **OLD),
    ),
    RuleCase(
        "新法施行前逾期一日", "违反", _replied(date(2023, 10, 8), date(2023, 9, 20), **OLD), date(2023, 10, 7)
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_a_case_that_both_sides_report_is_judged_once_by_what_the_organ_received(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1")
    warehouse.department("D2")
    common = {"case_no": "R1", "acceptance": "受理", "reply_notified_date": TOLD}
    organ = {"department_code": "D1", "role": "复议机关", "respondent_code": "D2"}
    warehouse.event("reconsideration_case", **common, **organ, replied_date=date(2024, 10, 11))
    warehouse.event(
        "reconsideration_case",
        **common,
        department_code="D2",
        role="被申请人",
        replied_date=date(2024, 10, 9),
    )
    found = warehouse.row(f"int_violation_{RULE}")
    assert (found["department_code"], found["act_id"]) == ("D2", "D1/R1")
