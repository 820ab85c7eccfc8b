"""Corrections by reconsideration and the courts: what deducts, how much, when, from whom, and what gives it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

QUARTER_ENDS = (date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31))
CORRECTING = ("撤销", "部分撤销", "变更", "确认违法", "确认无效", "责令履行")
_numbers = count(1)


@pytest.fixture
def zone(warehouse: Warehouse) -> Warehouse:
    """D1 and D2 enforce; D9 decides reconsiderations."""
    for code in ("D1", "D2", "D9"):
        warehouse.department(code)
    warehouse.asked(*QUARTER_ENDS)
    return warehouse


def reconsidered(
    warehouse: Warehouse, act: str | None, how: str, closed: date, department: str = "D1", **values: Any
) -> None:
    """A reconsideration in which the department is the respondent."""
    row = {"role": "被申请人", "challenged_act_kind": "行政处罚", "case_no": f"复{next(_numbers)}", **values}
    warehouse.event(
        "reconsideration_case",
        department_code=department,
        challenged_act_no=act,
        received_date=date(2024, 1, 2),
        closed_date=closed,
        closing_kind=how,
        **row,
    )


def sued(
    warehouse: Warehouse,
    act: str | None,
    result: str | None,
    closed: date | None,
    department: str = "D1",
    **values: Any,
) -> None:
    """A lawsuit against the department, of the first instance and final unless told otherwise."""
    row = {"role": "被告", "instance": "一审", "challenged_act_kind": "行政处罚", "is_final": True, **values}
    row.setdefault("case_no", f"行初{next(_numbers)}")
    warehouse.event(
        "litigation_case",
        department_code=department,
        challenged_act_no=act,
        received_date=date(2024, 2, 1),
        closed_date=closed,
        result=result,
        **row,
    )


def points(warehouse: Warehouse, department: str = "D1") -> list[str | None]:
    """Points of the indicator in the four quarters of 2024."""
    found = {
        row["cutoff_date"]: row["points"]
        for row in warehouse.rows(
            "department_indicator", department_code=department, indicator_code="correction"
        )
    }
    return [None if found[day] is None else str(found[day].quantize(Decimal("0.01"))) for day in QUARTER_ENDS]


@pytest.mark.parametrize("how", CORRECTING)
def test_an_act_finally_annulled_changed_unlawful_void_or_not_performed_costs_two_points(
    zone: Warehouse, how: str
) -> None:
    reconsidered(zone, "罚1", how, date(2024, 5, 6))
    assert points(zone) == [None, "-2.00", None, None]


@pytest.mark.parametrize("how", ["案前调解和解", "调解", "维持", "驳回", "终止", "不予受理"])
def test_mediation_and_what_leaves_the_act_standing_are_free(zone: Warehouse, how: str) -> None:
    reconsidered(zone, "罚1", how, date(2024, 5, 6))
    assert points(zone) == [None, None, None, None]


@pytest.mark.parametrize("result", ["调解", "撤诉", "驳回诉讼请求", "驳回起诉", "其他"])
def test_a_lawsuit_that_corrects_nothing_is_free(zone: Warehouse, result: str) -> None:
    sued(zone, "罚1", result, date(2024, 5, 6))
    assert points(zone) == [None, None, None, None]


def test_a_minor_procedural_fault_costs_half(zone: Warehouse) -> None:
    reconsidered(zone, "罚1", "确认违法", date(2024, 5, 6), is_minor_procedural_fault=True)
    sued(zone, "罚2", "确认违法", date(2024, 8, 6), is_minor_procedural_fault=True)
    assert points(zone) == [None, "-1.00", "-1.00", None]


def test_no_more_than_ten_points_are_lost_in_a_quarter(zone: Warehouse) -> None:
    for number in range(6):
        reconsidered(zone, f"罚{number}", "撤销", date(2024, 5, 6))
    assert points(zone) == [None, "-10.00", None, None]
    row = zone.row(
        "department_indicator", cutoff_date=QUARTER_ENDS[1], department_code="D1", indicator_code="correction"
    )
    assert (row["numerator"], row["denominator"]) == (6, 0)  # six acts


def test_the_deduction_lowers_the_score_and_shares_no_weight(zone: Warehouse) -> None:
    zone.established("D3")
    zone.plan("P1", department="D3", ends_date=date(2024, 5, 31))
    zone.inspection("J1", date(2024, 5, 6), "D3", plan_no="P1")
    zone.inspection("J2", date(2024, 5, 6), "D3", uploaded_at=None)
    before = zone.row("quarterly_ranking", department_code="D3", period="2024Q2")
    assert (before["applicable_weight"], str(before["score"])) == (75, "46.67")  # plan 26.6667, timeliness 20
    reconsidered(zone, "罚1", "撤销", date(2024, 5, 6), department="D3")
    after = zone.row("quarterly_ranking", department_code="D3", period="2024Q2")
    assert (after["applicable_weight"], str(after["score"])) == (75, "44.67")


def test_an_act_is_charged_once_over_both_roads_and_however_many_applicants(zone: Warehouse) -> None:
    reconsidered(zone, "罚1", "撤销", date(2024, 5, 6))
    reconsidered(zone, "罚1", "撤销", date(2024, 8, 6))
    assert points(zone) == [None, "-2.00", None, None]
    sued(zone, "罚1", "撤销", date(2024, 11, 5))
    # the court decided: the act is finally annulled in the fourth quarter, and only there
    assert points(zone) == [None, None, None, "-2.00"]


def test_the_graver_of_two_faults_of_one_act_counts(zone: Warehouse) -> None:
    reconsidered(zone, "罚1", "确认违法", date(2024, 5, 6), is_minor_procedural_fault=True)
    reconsidered(zone, "罚1", "撤销", date(2024, 5, 7))
    assert points(zone) == [None, "-2.00", None, None]


def test_the_same_case_told_by_the_deciding_organ_and_by_the_respondent_is_one(zone: Warehouse) -> None:
    reconsidered(zone, None, "撤销", date(2024, 5, 6), case_no="复议〔2024〕1号")
    reconsidered(
        zone,
        None,
        "撤销",
        date(2024, 5, 6),
        "D9",
        case_no="复议〔2024〕1号",
        role="复议机关",
        respondent_code="D1",
    )
    assert points(zone) == [None, "-2.00", None, None]
    assert points(zone, "D9") == [None, None, None, None]  # who decides is not corrected


def test_only_what_is_final_counts(zone: Warehouse) -> None:
    sued(zone, "罚1", "撤销", date(2024, 5, 6), is_final=False)
    sued(zone, "罚2", None, None, is_final=None)
    assert points(zone) == [None, None, None, None]


def test_a_reconsideration_waits_while_the_act_is_before_a_court(zone: Warehouse) -> None:
    reconsidered(zone, "罚1", "变更", date(2024, 5, 6))
    sued(zone, "罚1", None, None, is_final=None)
    assert points(zone) == [None, None, None, None]


def test_a_reconsideration_that_the_court_left_standing_counts_when_the_judgment_is_final(
    zone: Warehouse,
) -> None:
    reconsidered(zone, "罚1", "变更", date(2024, 5, 6))
    sued(zone, "罚1", "驳回诉讼请求", date(2024, 8, 6))
    assert points(zone) == [None, None, "-2.00", None]


def test_an_appeal_that_upholds_the_annulment_makes_it_final(zone: Warehouse) -> None:
    sued(zone, "罚1", "撤销", date(2024, 5, 6), is_final=False, case_no="初1")
    sued(zone, None, "撤销", date(2024, 8, 6), instance="二审", role="上诉人", first_case_no="初1")
    assert points(zone) == [None, None, "-2.00", None]


def test_an_appeal_that_saves_the_act_leaves_nothing_to_charge(zone: Warehouse) -> None:
    sued(zone, "罚1", "撤销", date(2024, 5, 6), is_final=False, case_no="初1")
    sued(zone, None, "驳回诉讼请求", date(2024, 8, 6), instance="二审", role="上诉人", first_case_no="初1")
    assert points(zone) == [None, None, None, None]


def test_a_deduction_is_refunded_when_a_later_final_judgment_reverses_it(zone: Warehouse) -> None:
    sued(zone, "罚1", "撤销", date(2024, 5, 6), case_no="初1")
    assert points(zone) == [None, "-2.00", None, None]
    sued(
        zone, None, "驳回诉讼请求", date(2024, 11, 5), instance="再审", role="再审申请人", first_case_no="初1"
    )
    # the quarter that had lost the points has them back; no quarter gains any
    assert points(zone) == [None, None, None, None]
    (row,) = zone.rows("indicator_record", indicator_code="correction")
    assert (row["in_numerator"], row["reason"]) == (False, "纠错结果已被推翻，不扣分")


def test_a_deduction_is_refunded_when_the_reconsideration_decision_is_reversed(zone: Warehouse) -> None:
    reconsidered(zone, "罚1", "撤销", date(2024, 5, 6), is_reversed=True)
    assert points(zone) == [None, None, None, None]


def test_a_reconsideration_decision_annulled_by_the_court_charges_the_organ_that_made_it(
    zone: Warehouse,
) -> None:
    reconsidered(zone, "罚1", "撤销", date(2024, 5, 6), case_no="复1")
    suit = {"challenged_act_kind": "行政复议", "reconsideration_case_no": "复1"}
    sued(zone, "复议决定1", "撤销", date(2024, 8, 6), "D9", **suit)
    assert points(zone) == [None, None, None, None]
    assert points(zone, "D9") == [None, None, "-2.00", None]


def test_a_correction_is_charged_to_who_issued_the_act_whoever_answers_for_it_now(zone: Warehouse) -> None:
    # the item went from D1 to D2, and D2 answers for it; D1 had decided
    zone.penalty("罚1", date(2023, 12, 1), "D1", procedure_kind="简易")
    reconsidered(zone, "罚1", "撤销", date(2024, 5, 6), department="D2")
    assert points(zone, "D1") == [None, "-2.00", None, None]
    assert points(zone, "D2") == [None, None, None, None]


def test_a_number_that_two_departments_used_tells_nothing_and_the_respondent_is_charged(
    zone: Warehouse,
) -> None:
    for code in ("D1", "D9"):
        zone.penalty("罚1", date(2023, 12, 1), code, procedure_kind="简易")
    reconsidered(zone, "罚1", "撤销", date(2024, 5, 6), department="D2")
    assert points(zone, "D2") == [None, "-2.00", None, None]
    assert points(zone, "D1") == points(zone, "D9") == [None, None, None, None]


def test_a_lawsuit_after_reconsideration_is_charged_to_the_respondent_not_to_the_organ(
    zone: Warehouse,
) -> None:
    reconsidered(zone, None, "维持", date(2024, 5, 6), case_no="复1")
    sued(zone, None, "撤销", date(2024, 8, 6), "D9", reconsideration_case_no="复1")
    assert points(zone, "D1") == [None, None, "-2.00", None]
    assert points(zone, "D9") == [None, None, None, None]


def test_a_department_that_is_only_a_third_party_is_not_charged(zone: Warehouse) -> None:
    sued(zone, "罚1", "撤销", date(2024, 5, 6), role="第三人")
    assert points(zone) == [None, None, None, None]


def test_a_correction_of_an_entrusted_organisation_is_the_entrusting_departments(zone: Warehouse) -> None:
    zone.department("W1", kind="受委托组织", parent_code="D1")
    reconsidered(zone, "罚1", "撤销", date(2024, 5, 6), department="W1")
    assert points(zone, "D1") == [None, "-2.00", None, None]


def test_a_correction_stays_with_who_acted_when_its_department_is_merged(zone: Warehouse) -> None:
    zone.department("D3", active_to=date(2024, 4, 1), successor_code="D1")
    reconsidered(zone, "罚1", "撤销", date(2024, 5, 6), department="D3")
    assert points(zone, "D1") == [None, None, None, None]
