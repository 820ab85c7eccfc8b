"""A period that leaves a limit, or lengthens it, has two days that exist, the first not after the last."""

from __future__ import annotations

from datetime import date

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "excluded_period_unreadable"


def _case(*periods: str) -> Report:
    return lambda warehouse, number: warehouse.case(number, date(2024, 1, 4), excluded_periods=list(periods))


def _reconsideration(warehouse: Warehouse, number: str) -> None:
    kind = {"role": "被申请人", "challenged_act_kind": "行政处罚"}
    warehouse.event(
        "reconsideration_case", case_no=number, excluded_periods=["中止:2024-02-30:2024-03-05"], **kind
    )


CASES = (
    RuleCase("听证期间2月28日至2月29日（闰年）", "守规", _case("听证:2024-02-28:2024-02-29")),
    RuleCase("听证期间止于2月30日", "违反", _case("听证:2024-02-28:2024-02-30")),
    RuleCase("听证期间起于2023年2月29日（平年）", "违反", _case("听证:2023-02-29:2023-03-05")),
    RuleCase("止日早于起日", "违反", _case("鉴定:2024-03-05:2024-03-04")),
    RuleCase("起止为同一日", "守规", _case("鉴定:2024-03-05:2024-03-05")),
    RuleCase(
        "两段期间，其一日期不存在", "违反", _case("公告:2024-03-05:2024-03-06", "中止:2024-04-31:2024-05-06")
    ),
    RuleCase("没有扣除期间", "守规", _case()),
    RuleCase("行政复议案件的中止起于2月30日", "违反", _reconsideration),
    RuleCase(
        "行政强制的鉴定期间止于6月31日",
        "违反",
        lambda warehouse, number: warehouse.event(
            "coercive_measure", decision_no=number, excluded_periods=["鉴定:2024-06-01:2024-06-31"]
        ),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_the_finding_shows_the_period_as_it_was_stated(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    _case("听证:2024-02-28:2024-02-30", "听证:2024-03-05:2024-03-04")(warehouse, "C1")
    found = [(row["detail"], row["message"]) for row in warehouse.rows("violation", rule_id=RULE)]
    first, second = "听证:2024-02-28:2024-02-30", "听证:2024-03-05:2024-03-04"
    assert found == [
        (first, f"扣除或者延长期间“{first}”的日期不存在，未计入期限"),
        (second, f"扣除或者延长期间“{second}”的止日早于起日，未计入期限"),
    ]
