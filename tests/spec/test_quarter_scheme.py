"""The office's own scheme: weights, peer groups and working days by paper, and the schemes that are refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.spec.test_treatment_parameter import office_sets
from tests.spec.warehouse import Warehouse

YEAR_END = date(2024, 12, 31)
AMOUNT = "罚没金额不得作为评估考核指标（行政处罚法第七十四条、国办发〔2024〕54号）"


def weights(warehouse: Warehouse, on: date = YEAR_END) -> dict[str, int]:
    """Weight of each scored indicator."""
    rows = warehouse.rows("department_indicator", cutoff_date=on, is_scored=True)
    return {row["indicator_code"]: row["weight"] for row in rows}


def faults(warehouse: Warehouse, on: date = YEAR_END) -> dict[str, str]:
    """What is wrong with the scheme: code and sentence."""
    return {row["fault_code"]: row["message"] for row in warehouse.rows("scheme_fault", cutoff_date=on)}


def test_without_a_paper_the_defaults_hold_and_nothing_is_wrong(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.asked(YEAR_END)
    assert weights(warehouse) == {
        "participation": 20,
        "duty": 20,
        "plan_completion": 20,
        "case_file_document": 15,
        "case_file_review": 10,
        "timeliness": 15,
        "correction": 0,
    }
    assert faults(warehouse) == {}


def test_weights_that_the_office_sets_hold_from_their_first_day(warehouse: Warehouse) -> None:
    """Participation 10 of 40 (1 of 4 officers), duty 30 of 40 (1 of 2 items): 6.25 + 37.50 = 43.75."""
    warehouse.established(officers=4, items=2)
    warehouse.inspection("J1", date(2024, 8, 1), officer_certificate_nos=["D1-C1"], item_codes=["D1-I1"])
    office_sets(warehouse, "INDICATOR_WEIGHT", "10", "PARTICIPATION", valid_from=date(2024, 10, 1))
    office_sets(warehouse, "INDICATOR_WEIGHT", "30.0", "DUTY", valid_from=date(2024, 10, 1))
    before = date(2024, 9, 30)
    warehouse.asked(before, YEAR_END)
    assert (weights(warehouse)["duty"], weights(warehouse, before)["duty"]) == (30, 20)
    points = warehouse.rows("department_indicator", cutoff_date=YEAR_END)
    earned = {row["indicator_code"]: row["points"] for row in points if row["points"] is not None}
    assert earned == {"participation": Decimal("6.2500"), "duty": Decimal("37.5000")}
    assert faults(warehouse) == faults(warehouse, before) == {}


@pytest.mark.parametrize(
    ("indicator", "weight", "fault", "message"),
    [
        ("DUTY", "30", "weights_do_not_sum", "计分指标的权重合计为 110，应为 100"),
        ("DUTYS", "20", "unknown_indicator", "指标“DUTYS”不存在"),
        ("FINE_YUAN", "20", "reaches_amount", f"指标“FINE_YUAN”涉及金额，{AMOUNT}"),
        ("罚没收入", "20", "reaches_amount", f"指标“罚没收入”涉及金额，{AMOUNT}"),
        ("PAID_YUAN", "0", "reaches_amount", f"指标“PAID_YUAN”涉及金额，{AMOUNT}"),
        ("DUTY", "19.5", "weight_not_whole", "指标“履责率”的权重“19.5”不是非负整数"),
        ("DUTY", "-20", "weight_not_whole", "指标“履责率”的权重“-20”不是非负整数"),
        ("DUTY", "二十", "weight_not_whole", "指标“履责率”的权重“二十”不是非负整数"),
        (
            "PER_OFFICER_VOLUME",
            "10",
            "not_scored",
            "指标“人均执法量”只展示、不计分，不得设权重（行政处罚法第七十四条、国办发〔2024〕54号）",
        ),
        ("CORRECTION", "10", "deduction_weighed", "指标“复议应诉纠错”按扣分计算，不设权重"),
    ],
)
def test_a_scheme_that_does_not_sum_names_what_is_unknown_or_reaches_an_amount_or_a_count_is_refused(
    warehouse: Warehouse, indicator: str, weight: str, fault: str, message: str
) -> None:
    warehouse.department()
    office_sets(warehouse, "INDICATOR_WEIGHT", weight, indicator)
    warehouse.asked(YEAR_END)
    assert faults(warehouse) == {fault: message}


def test_a_refused_weight_changes_no_score(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.asked(YEAR_END)
    before = weights(warehouse)
    for indicator, weight in (("PER_OFFICER_VOLUME", "10"), ("CORRECTION", "5"), ("FINE_YUAN", "9")):
        office_sets(warehouse, "INDICATOR_WEIGHT", weight, indicator)
    assert weights(warehouse) == before
    volume = warehouse.row("department_indicator", cutoff_date=YEAR_END, indicator_code="per_officer_volume")
    assert (volume["weight"], volume["is_scored"]) == (0, False)


def test_a_scheme_is_refused_only_in_the_quarters_in_which_it_is_in_force(warehouse: Warehouse) -> None:
    warehouse.department()
    office_sets(warehouse, "INDICATOR_WEIGHT", "30", "DUTY", valid_from=date(2024, 10, 1))
    warehouse.asked(date(2024, 9, 30), YEAR_END)
    assert faults(warehouse, date(2024, 9, 30)) == {}
    assert list(faults(warehouse)) == ["weights_do_not_sum"]


def test_a_value_that_cannot_be_read_leaves_the_default_and_refuses_the_scheme(warehouse: Warehouse) -> None:
    warehouse.department()
    office_sets(warehouse, "INTERVIEW_COUNT", "三")
    office_sets(warehouse, "INTERVIEW_SCOPE", "PEER_GROUP")
    warehouse.asked(YEAR_END)
    row = warehouse.row("int_score_parameter", cutoff_date=YEAR_END)
    assert (row["interview_count"], row["is_peer_group_list"]) == (3, True)
    assert faults(warehouse) == {"value_unreadable": "方案参数 interview_count 的值“三”无法识别"}


def test_the_procedures_own_limits_can_be_asked_for(warehouse: Warehouse) -> None:
    warehouse.department()
    office_sets(warehouse, "FEEDBACK_WORKDAYS", "7")
    warehouse.asked(YEAR_END)
    values = {row["parameter"]: row["value"] for row in warehouse.rows("scheme_value", period="2024Q4")}
    names = ("feedback_workdays", "interview_within_workdays", "plan_within_workdays")
    assert [values[name] for name in (*names, "rectification_review_workdays")] == ["7", "10", "15", "30"]


def test_a_peer_group_set_by_paper_goes_before_the_departments_own_row_while_it_is_in_force(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1", peer_group="街镇")
    office_sets(warehouse, "PEER_GROUP", "部门", "D1", valid_from=date(2024, 10, 1))
    warehouse.asked(date(2024, 9, 30), YEAR_END)
    groups = {row["cutoff_date"]: row["peer_group"] for row in warehouse.rows("int_score_department")}
    assert (groups[date(2024, 9, 30)], groups[YEAR_END]) == ("街镇", "部门")


def test_a_peer_group_for_a_department_that_nobody_knows_refuses_the_scheme(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    office_sets(warehouse, "PEER_GROUP", "部门", "D9")
    warehouse.asked(YEAR_END)
    assert faults(warehouse) == {"unknown_department": "分组参数所指的执法主体“D9”不存在"}


def test_a_holiday_that_the_office_ordered_moves_the_limits_that_count_working_days(
    warehouse: Warehouse,
) -> None:
    """Monday 4 November 2024: the seventh working day is 13 November; with the 6th off, the 14th; and with
    Saturday the 9th worked as well, the 13th again."""
    warehouse.department()
    warehouse.inspection("J1", date(2024, 11, 4))
    due = []
    for day, order in ((None, None), (date(2024, 11, 6), "休"), (date(2024, 11, 9), "班")):
        if day and order:
            office_sets(warehouse, "HOLIDAY", order, valid_from=day)
        due.append(warehouse.row("int_scorable_act")["upload_due_date"])
    assert due == [date(2024, 11, 13), date(2024, 11, 14), date(2024, 11, 13)]


def test_an_order_for_a_day_that_no_calendar_knows_leaves_it_unknown(warehouse: Warehouse) -> None:
    warehouse.department()
    office_sets(warehouse, "HOLIDAY", "休", valid_from=date(2031, 1, 1))
    day = warehouse.row("dim_date", calendar_date=date(2031, 1, 1))
    assert (day["is_calendar_known"], day["is_workday"]) == (False, None)


def test_an_order_that_is_neither_rest_nor_work_refuses_the_scheme_and_changes_no_day(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    office_sets(warehouse, "HOLIDAY", "调", valid_from=date(2024, 11, 6))
    warehouse.asked(YEAR_END)
    assert warehouse.row("dim_date", calendar_date=date(2024, 11, 6))["is_workday"] is True
    assert faults(warehouse) == {
        "holiday_unreadable": "2024-11-06 的节假日调整“调”无法识别，应填“休”或者“班”"
    }
