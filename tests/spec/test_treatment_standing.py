"""Treatments that decide whether a department is ranked, listed apart, or not assessed at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.spec.warehouse import Row, Warehouse

YEAR_END = date(2024, 12, 31)


def standing(warehouse: Warehouse, department: str = "D1", period: str = "2024Q4") -> Row:
    """The department's row in the ranking."""
    return warehouse.row("quarterly_ranking", department_code=department, period=period)


def busy(warehouse: Warehouse, code: str = "D1", **size: Any) -> None:
    """A department with a plan that it has met and one timely record: indicators of weight 75 apply."""
    warehouse.established(code, **size)
    warehouse.plan("P1", department=code)
    warehouse.inspection(
        "J1",
        date(2024, 11, 1),
        department=code,
        plan_no="P1",
        officer_certificate_nos=[f"{code}-C1"],
        item_codes=[f"{code}-I1"],
    )


@pytest.mark.parametrize(
    ("officers", "items", "status", "reason_code"),
    [
        (5, 10, "ranked", None),
        (4, 10, "listed_apart", "few_officers"),
        (5, 9, "listed_apart", "few_items"),
    ],
)
def test_under_five_officers_in_post_or_under_ten_countable_items_is_listed_apart(
    warehouse: Warehouse, officers: int, items: int, status: str, reason_code: str | None
) -> None:
    busy(warehouse, officers=officers, items=items)
    row = standing(warehouse)
    assert (row["status"], row["reason_code"]) == (status, reason_code)
    assert (row["ranking"] is None) == (status != "ranked")
    assert row["score"] is not None


def test_items_whose_feed_is_not_loaded_do_not_count_towards_the_ten(warehouse: Warehouse) -> None:
    busy(warehouse, items=9)
    warehouse.item("许可", category="行政许可")
    assert standing(warehouse)["reason_code"] == "few_items"


def test_a_department_without_any_item_is_not_assessed(warehouse: Warehouse) -> None:
    busy(warehouse, items=0)
    row = standing(warehouse)
    assert (row["status"], row["reason"], row["score"]) == ("not_assessed", "无权责事项，不参评", None)


def test_a_department_with_items_but_no_act_is_scored(warehouse: Warehouse) -> None:
    warehouse.established()
    warehouse.plan("P1")
    warehouse.asked(YEAR_END)
    row = standing(warehouse)
    # participation 0/5, duty 0/10, plan 0/1: weights of 20 + 20 + 20 apply, and all are lost
    assert (row["status"], row["applicable_weight"], row["score"]) == ("ranked", 60, 0)


def test_under_an_applicable_weight_of_60_there_is_no_rank_and_a_reason(warehouse: Warehouse) -> None:
    warehouse.established()
    warehouse.inspection("J1", date(2024, 11, 1))  # no plan due, no case file: 20 + 20 + 15 = 55
    row = standing(warehouse)
    assert (row["status"], row["applicable_weight"], row["ranking"]) == ("not_ranked", 55, None)
    assert row["reason"] == "适用指标权重合计低于60，不排名"


def test_scope_flags_keep_vertical_organs_out_of_the_ranking_but_in_the_figures(warehouse: Warehouse) -> None:
    busy(warehouse, is_in_ranking=False)
    row = standing(warehouse)
    assert (row["status"], row["reason"]) == ("not_ranked", "不纳入排名范围")
    records = warehouse.row("headline_figure", cutoff_date=YEAR_END, figure_code="records")
    assert records["value"] == 1


@pytest.mark.parametrize(
    ("active_from", "status"),
    [
        (date(2024, 10, 1), "ranked"),  # the fourth quarter is full
        (date(2024, 10, 2), "not_ranked"),
    ],
)
def test_a_new_department_is_unranked_until_one_full_quarter(
    warehouse: Warehouse, active_from: date, status: str
) -> None:
    busy(warehouse, active_from=active_from)
    assert standing(warehouse)["status"] == status


def test_a_department_that_was_closed_is_not_in_the_ranking(warehouse: Warehouse) -> None:
    busy(warehouse, "D1")
    busy(warehouse, "D2", active_to=YEAR_END)
    assert [row["department_code"] for row in warehouse.rows("quarterly_ranking", period="2024Q4")] == ["D1"]


def test_an_entrusted_organisation_is_not_ranked_itself(warehouse: Warehouse) -> None:
    busy(warehouse, "D1")
    warehouse.established("W1", kind="受委托组织", parent_code="D1")
    row = standing(warehouse, "W1")
    assert (row["status"], row["reason"]) == ("not_ranked", "受委托组织，计入委托机关")


def test_what_does_not_apply_shares_its_weight_among_the_rest(warehouse: Warehouse) -> None:
    busy(warehouse)
    row = standing(warehouse)
    weights = {
        item["indicator_code"]: str(item["effective_weight"])
        for item in warehouse.rows("department_indicator", period="2024Q4")
        if item["effective_weight"] is not None
    }
    # 20 + 20 + 20 + 15 apply: 20 ÷ 75 and 15 ÷ 75 of a hundred
    assert row["applicable_weight"] == 75
    assert weights == {
        "participation": "26.6667",
        "duty": "26.6667",
        "plan_completion": "26.6667",
        "timeliness": "20.0000",
    }


def test_points_are_the_share_of_the_weight_rounded_half_up(warehouse: Warehouse) -> None:
    busy(warehouse)
    points = {
        item["indicator_code"]: str(item["points"])
        for item in warehouse.rows("department_indicator", period="2024Q4")
        if item["points"] is not None
    }
    # one of five officers, one of ten items, the only plan, the only record: 2000/75 × 1/5, × 1/10, × 1; 20
    assert points == {
        "participation": "5.3333",
        "duty": "2.6667",
        "plan_completion": "26.6667",
        "timeliness": "20.0000",
    }
    assert str(standing(warehouse)["score"]) == "54.67"  # 54.6667


def test_the_latest_gate_decision_stands_beside_the_rank_and_preview_where_there_is_none(
    warehouse: Warehouse,
) -> None:
    busy(warehouse, "D1")
    busy(warehouse, "D2")
    for status in ("hold", "deduct"):
        warehouse.event("gate", department_code="D1", period="2024Q4", gate_status=status)
    assert standing(warehouse, "D1")["gate_status"] == "deduct"
    assert standing(warehouse, "D2")["gate_status"] == "preview"


def test_a_score_that_rests_on_an_unconfirmed_local_parameter_says_so(warehouse: Warehouse) -> None:
    busy(warehouse)
    assert standing(warehouse)["is_confirmed"] is False
    warehouse.seed_with("rule_parameter", {"is_confirmed": True})
    # the limits of case-file documents are local as well
    assert standing(warehouse)["is_confirmed"] is False
    warehouse.seed_with("document_requirement", {"is_confirmed": True})
    assert standing(warehouse)["is_confirmed"] is True


def test_an_entrusted_organisation_is_not_ranked_itself_even_where_its_principal_is_unknown(
    warehouse: Warehouse,
) -> None:
    busy(warehouse, "W1", kind="受委托组织", parent_code="无此机关")
    assert standing(warehouse, "W1")["status"] == "not_ranked"
