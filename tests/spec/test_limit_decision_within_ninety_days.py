"""行政处罚法第六十条: a decision within 90 days of filing; 市场监督 may extend by 30, 应急 by 90, with approval.

Filed on 1 March 2024, the first day not counted, the ninetieth day is 30 May 2024.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.spec.warehouse import Row, Warehouse

FILED = date(2024, 3, 1)
MARKET = "市场监督管理局"


def _case(warehouse: Warehouse, decided: date, name: str = "城市管理局", *periods: str) -> list[Row]:
    warehouse.department("D1", department_name=name)
    warehouse.case("C1", FILED, excluded_periods=list(periods))
    warehouse.penalty("P1", decided, procedure_kind="普通", case_no="C1")
    return warehouse.rows("violation", rule_id="decision_within_limit")


@pytest.mark.parametrize(
    ("decided", "is_late"),
    [(date(2024, 5, 29), False), (date(2024, 5, 30), False), (date(2024, 5, 31), True)],
)
def test_the_ninetieth_day_is_the_last(warehouse: Warehouse, decided: date, is_late: bool) -> None:
    found = _case(warehouse, decided)
    assert [row["due_on"] for row in found] == ([date(2024, 5, 30)] if is_late else [])


@pytest.mark.parametrize(("decided", "is_late"), [(date(2024, 6, 9), False), (date(2024, 6, 10), True)])
def test_a_hearing_of_ten_days_leaves_the_count(warehouse: Warehouse, decided: date, is_late: bool) -> None:
    found = _case(warehouse, decided, "城市管理局", "听证:2024-04-01:2024-04-10")
    assert len(found) == is_late


@pytest.mark.parametrize(("decided", "is_late"), [(date(2024, 6, 14), False), (date(2024, 6, 15), True)])
def test_days_that_two_exclusions_share_count_once(
    warehouse: Warehouse, decided: date, is_late: bool
) -> None:
    # 1 to 10 April and 5 to 15 April are 15 days together
    periods = ("听证:2024-04-01:2024-04-10", "鉴定:2024-04-05:2024-04-15")
    assert len(_case(warehouse, decided, "城市管理局", *periods)) == is_late


def test_an_exclusion_inside_another_adds_nothing(warehouse: Warehouse) -> None:
    periods = ("听证:2024-04-01:2024-04-10", "鉴定:2024-04-03:2024-04-04")
    found = _case(warehouse, date(2024, 6, 10), "城市管理局", *periods)
    assert [row["due_on"] for row in found] == [date(2024, 6, 9)]


def test_an_exclusion_that_begins_after_the_limit_saves_nothing(warehouse: Warehouse) -> None:
    found = _case(warehouse, date(2024, 6, 20), "城市管理局", "公告:2024-05-31:2024-06-19")
    assert [row["due_on"] for row in found] == [date(2024, 5, 30)]


@pytest.mark.parametrize(("decided", "is_late"), [(date(2024, 6, 29), False), (date(2024, 6, 30), True)])
def test_market_regulation_may_extend_by_thirty_days_and_no_more(
    warehouse: Warehouse, decided: date, is_late: bool
) -> None:
    # sixty days are stated, thirty are allowed
    found = _case(warehouse, decided, MARKET, "延长:2024-05-31:2024-07-29:津市监延〔2024〕1号")
    assert len(found) == is_late


def test_an_extension_where_no_rule_of_the_domain_is_known_is_unjudged(warehouse: Warehouse) -> None:
    found = _case(warehouse, date(2024, 6, 29), "城市管理局", "延长:2024-05-31:2024-06-29:号")
    assert found == []
    assert warehouse.row("unjudged", rule_id="decision_within_limit")["act_id"] == "D1/C1"


def test_an_open_case_is_late_from_the_day_after_its_limit(warehouse: Warehouse) -> None:
    warehouse.department("D1", reported_as_of=datetime(2024, 5, 30))
    warehouse.case("C1", FILED, reported_as_of=datetime(2024, 5, 30, 23, 59, 59))
    assert warehouse.rows("violation", rule_id="decision_within_limit") == []
    warehouse.case("C1", FILED, reported_as_of=datetime(2024, 5, 31))
    found = warehouse.row("violation", rule_id="decision_within_limit")
    assert found["message"] == "应于 2024-05-30 前作出处理决定，至数据截止日尚未作出"


def test_a_case_closed_without_penalty_is_judged_by_its_closing(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", FILED, outcome="不予处罚", closed_date=date(2024, 5, 30))
    assert warehouse.rows("violation", rule_id="decision_within_limit") == []


def test_the_limit_came_with_the_law_of_2021(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", date(2021, 7, 14), outcome="不予处罚", closed_date=date(2022, 7, 14))
    warehouse.case("C2", date(2021, 7, 15), outcome="不予处罚", closed_date=date(2022, 7, 14))
    assert [row["act_id"] for row in warehouse.rows("violation", rule_id="decision_within_limit")] == [
        "D1/C2"
    ]


@pytest.mark.parametrize(("decided", "is_late"), [(date(2024, 8, 28), False), (date(2024, 8, 29), True)])
def test_work_safety_may_extend_to_a_hundred_and_eighty_days(
    warehouse: Warehouse, decided: date, is_late: bool
) -> None:
    # 安全生产违法行为行政处罚办法第三十二条; the hundred and eightieth day after 1 March is 28 August
    found = _case(warehouse, decided, "应急管理局", "延长:2024-05-31:2024-08-28:津应急延〔2024〕1号")
    assert len(found) == is_late
    assert warehouse.rows("unjudged", rule_id="decision_within_limit") == []


def test_an_extension_gives_no_more_days_than_were_approved(warehouse: Warehouse) -> None:
    found = _case(
        warehouse, date(2024, 6, 20), "应急管理局", "延长:2024-05-31:2024-06-19:津应急延〔2024〕1号"
    )
    assert [row["due_on"] for row in found] == [date(2024, 6, 19)]


def test_each_decision_of_a_case_is_held_against_the_limit(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", FILED)
    warehouse.penalty("P1", date(2024, 5, 30), procedure_kind="普通", case_no="C1")
    assert warehouse.rows("violation", rule_id="decision_within_limit") == []
    warehouse.penalty("P2", date(2024, 5, 31), procedure_kind="普通", case_no="C1")
    found = warehouse.row("violation", rule_id="decision_within_limit")
    assert found["message"] == "应于 2024-05-30 前作出处理决定，实际为 2024-05-31"


def test_a_case_with_an_outcome_but_no_day_of_closing_is_unjudged(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", FILED, outcome="不予处罚")
    assert warehouse.rows("violation", rule_id="decision_within_limit") == []
    found = warehouse.row("unjudged", rule_id="decision_within_limit")
    assert found["reason"] == "案件已有处理结果，但未填结案日期"
