"""行政处罚法第六十条: a decision within 90 days of filing; 市场监督 may extend by 30, 应急 by 90, with approval.

Filed on 1 March 2024, the first day not counted, the ninetieth day is 30 May 2024. Hearing, appraisal, notice by
publication and suspension are left out of the count.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "decision_within_limit"
FILED, LAST = date(2024, 3, 1), date(2024, 5, 30)


def _decided(on: date, *periods: str, filed: date = FILED, department: str = "D1") -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.case(number, filed, department, excluded_periods=list(periods))
        warehouse.penalty(f"罚{number}", on, department, procedure_kind="普通", case_no=number)

    return report


def _by_market_regulation(on: date, *periods: str) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.department("D2", department_name="市场监督管理局")
        _decided(on, *periods, department="D2")(warehouse, number)

    return report


def _by_work_safety(on: date, *periods: str) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.department("D3", department_name="应急管理局")
        _decided(on, *periods, department="D3")(warehouse, number)

    return report


def _closed(on: date | None, filed: date = FILED, **values: Any) -> Report:
    values = {"outcome": "不予处罚", **values}
    return lambda warehouse, number: warehouse.case(number, filed, closed_date=on, **values)


def _decided_twice(warehouse: Warehouse, number: str) -> None:
    _decided(date(2024, 5, 30))(warehouse, number)
    warehouse.penalty(f"又{number}", date(2024, 5, 31), procedure_kind="普通", case_no=number)


HEARING = "听证:2024-04-01:2024-04-10"
SIXTY = "延长:2024-05-31:2024-07-29:津市监延〔2024〕1号"
NINETY = "延长:2024-05-31:2024-08-28:津应急延〔2024〕1号"
CASES = (
    RuleCase("3月1日立案，5月29日决定", "守规", _decided(date(2024, 5, 29)), LAST),
    RuleCase("3月1日立案，5月30日（第九十日）决定", "守规", _decided(date(2024, 5, 30)), LAST),
    RuleCase("3月1日立案，5月31日决定", "违反", _decided(date(2024, 5, 31)), LAST),
    RuleCase("听证十日，第一百日决定", "守规", _decided(date(2024, 6, 9), HEARING), date(2024, 6, 9)),
    RuleCase("听证十日，第一百零一日决定", "违反", _decided(date(2024, 6, 10), HEARING), date(2024, 6, 9)),
    RuleCase(
        "鉴定十日，第一百零一日决定",
        "违反",
        _decided(date(2024, 6, 10), "鉴定:2024-04-01:2024-04-10"),
        date(2024, 6, 9),
    ),
    RuleCase(
        "公告十日，第一百零一日决定",
        "违反",
        _decided(date(2024, 6, 10), "公告:2024-04-01:2024-04-10"),
        date(2024, 6, 9),
    ),
    RuleCase(
        "中止十日，第一百零一日决定",
        "违反",
        _decided(date(2024, 6, 10), "中止:2024-04-01:2024-04-10"),
        date(2024, 6, 9),
    ),
    # 1 to 10 April and 5 to 15 April are 15 days together
    RuleCase(
        "听证与鉴定部分重叠，重叠之日只扣一次，第一百零五日决定",
        "守规",
        _decided(date(2024, 6, 14), HEARING, "鉴定:2024-04-05:2024-04-15"),
        date(2024, 6, 14),
    ),
    RuleCase(
        "听证与鉴定部分重叠，第一百零六日决定",
        "违反",
        _decided(date(2024, 6, 15), HEARING, "鉴定:2024-04-05:2024-04-15"),
        date(2024, 6, 14),
    ),
    RuleCase(
        "鉴定期间在听证期间之内，不另扣除",
        "违反",
        _decided(date(2024, 6, 10), HEARING, "鉴定:2024-04-03:2024-04-04"),
        date(2024, 6, 9),
    ),
    RuleCase(
        "期满之后才公告，不得扣除", "违反", _decided(date(2024, 6, 20), "公告:2024-05-31:2024-06-19"), LAST
    ),
    RuleCase(
        "市场监管部门延长六十日，只认三十日，第一百二十日决定",
        "守规",
        _by_market_regulation(date(2024, 6, 28), SIXTY),
        date(2024, 6, 29),
        "D2",
    ),
    RuleCase(
        "市场监管部门延长后，届满日决定",
        "守规",
        _by_market_regulation(date(2024, 6, 29), SIXTY),
        date(2024, 6, 29),
        "D2",
    ),
    RuleCase(
        "市场监管部门延长后，届满次日决定",
        "违反",
        _by_market_regulation(date(2024, 6, 30), SIXTY),
        date(2024, 6, 29),
        "D2",
    ),
    # 安全生产违法行为行政处罚办法第三十二条; the hundred and eightieth day after 1 March is 28 August
    RuleCase(
        "应急部门延长九十日，第一百八十日决定",
        "守规",
        _by_work_safety(date(2024, 8, 28), NINETY),
        date(2024, 8, 28),
        "D3",
    ),
    RuleCase(
        "应急部门延长九十日，第一百八十一日决定",
        "违反",
        _by_work_safety(date(2024, 8, 29), NINETY),
        date(2024, 8, 28),
        "D3",
    ),
    RuleCase(
        "应急部门只批准延长二十日，次日决定",
        "违反",
        _by_work_safety(date(2024, 6, 20), "延长:2024-05-31:2024-06-19:津应急延〔2024〕1号"),
        date(2024, 6, 19),
        "D3",
    ),
    RuleCase(
        "注明延长，但该领域没有登记延长规定",
        "无法判断",
        _decided(date(2024, 6, 29), "延长:2024-05-31:2024-06-29:号"),
    ),
    RuleCase(
        "扣除期间的日期不存在，逾期决定", "无法判断", _decided(date(2024, 6, 5), "听证:2024-04-20:2024-04-31")
    ),
    RuleCase(
        "扣除期间的日期不存在，但未逾期", "守规", _decided(date(2024, 5, 30), "听证:2024-04-20:2024-04-31")
    ),
    RuleCase("不予处罚，第九十日结案", "守规", _closed(date(2024, 5, 30)), LAST),
    RuleCase("不予处罚，第九十一日结案", "违反", _closed(date(2024, 5, 31)), LAST),
    RuleCase("已有处理结果，结案日期未填", "无法判断", _closed(None), LAST),
    RuleCase("同案两个决定，后一个逾期", "违反", _decided_twice, LAST),
    RuleCase(
        "10月2日立案，期限在数据截止前一日届满，尚未决定",
        "违反",
        _closed(None, date(2024, 10, 2), outcome=None),
        date(2024, 12, 31),
    ),
    RuleCase(
        "10月3日立案，期限在数据截止日届满，尚未决定", "守规", _closed(None, date(2024, 10, 3), outcome=None)
    ),
    RuleCase(
        "10月4日立案，期限在数据截止后届满，尚未决定", "守规", _closed(None, date(2024, 10, 4), outcome=None)
    ),
    RuleCase(
        "新法施行前（2021年7月14日）立案，一年后结案", "守规", _closed(date(2022, 7, 14), date(2021, 7, 14))
    ),
    RuleCase(
        "新法施行之日（2021年7月15日）立案，一年后结案",
        "违反",
        _closed(date(2022, 7, 14), date(2021, 7, 15)),
        date(2021, 10, 13),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_an_open_case_is_late_from_the_day_after_its_limit(warehouse: Warehouse) -> None:
    warehouse.department("D1", reported_as_of=datetime(2024, 5, 30))
    warehouse.case("C1", FILED, reported_as_of=datetime(2024, 5, 30, 23, 59, 59))
    assert warehouse.rows("violation", rule_id=RULE) == []
    warehouse.case("C1", FILED, reported_as_of=datetime(2024, 5, 31))
    found = warehouse.row("violation", rule_id=RULE)
    assert found["message"] == "应于 2024-05-30 前作出处理决定，至数据截止日尚未作出"


def test_the_last_decision_of_a_case_is_named(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    _decided_twice(warehouse, "C1")
    found = warehouse.row("violation", rule_id=RULE)
    assert found["message"] == "应于 2024-05-30 前作出处理决定，实际为 2024-05-31"


def test_a_case_with_an_outcome_but_no_day_of_closing_says_so(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    _closed(None)(warehouse, "C1")
    assert warehouse.row("unjudged", rule_id=RULE)["reason"] == "案件已有处理结果，但未填结案日期"
