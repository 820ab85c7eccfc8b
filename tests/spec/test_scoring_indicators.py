"""Scored indicators: who and what stands in numerator and denominator, and the records that prove it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.spec.warehouse import Warehouse

YEAR_END = date(2024, 12, 31)


def share(warehouse: Warehouse, code: str, department: str = "D1", on: date = YEAR_END) -> tuple[int, int]:
    """Numerator and denominator of an indicator."""
    row = warehouse.row(
        "department_indicator", cutoff_date=on, department_code=department, indicator_code=code
    )
    return row["numerator"], row["denominator"]


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (date(2024, 11, 1), (1, 1)),  # 60 days before the year's end
        (date(2024, 11, 2), (0, 0)),  # 59 days
    ],
)
def test_the_scored_participation_leaves_out_who_was_certified_under_60_days(
    warehouse: Warehouse, issued: date, expected: tuple[int, int]
) -> None:
    warehouse.department()
    warehouse.certificate("C1", issued_date=issued)
    warehouse.inspection("J1", date(2024, 12, 20), officer_certificate_nos=["C1"])
    warehouse.asked(YEAR_END)
    assert share(warehouse, "participation") == expected
    assert share(warehouse, "participation_published") == (1, 1)


def test_a_renewed_certificate_does_not_make_a_new_officer(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.certificate("旧", "张三", expires_date=date(2024, 11, 30))
    warehouse.certificate("新", "张三", issued_date=date(2024, 12, 1))
    warehouse.inspection("J1", date(2024, 3, 1), officer_certificate_nos=["旧"])
    warehouse.asked(YEAR_END)
    assert share(warehouse, "participation") == (1, 1)


def test_who_holds_only_a_supervision_certificate_stands_apart(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.certificate("C1")
    warehouse.certificate("C2", certificate_kind="监督")
    warehouse.asked(YEAR_END)
    assert share(warehouse, "participation") == (0, 1)
    row = warehouse.row(
        "indicator_record", indicator_code="participation", record_id="D1/C2", cutoff_date=YEAR_END
    )
    assert (row["in_denominator"], row["reason"]) == (False, "仅持监督证件，不计")


def test_a_clean_inspection_exercises_its_item(warehouse: Warehouse) -> None:
    warehouse.established(items=2)
    warehouse.inspection("J1", date(2024, 3, 1), item_codes=["D1-I1"], inspection_result="合格")
    warehouse.asked(YEAR_END)
    assert share(warehouse, "duty") == (1, 2)


def test_an_item_out_of_season_leaves_the_denominator(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.item("全年")
    warehouse.item("汛期", season_months=["6", "7", "8"])
    warehouse.asked(date(2024, 3, 31), date(2024, 6, 30))
    assert share(warehouse, "duty", on=date(2024, 3, 31)) == (0, 1)
    assert share(warehouse, "duty", on=date(2024, 6, 30)) == (0, 2)
    assert share(warehouse, "duty_published", on=date(2024, 3, 31)) == (0, 2)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([date(2024, 1, 1), date(2024, 6, 30)], (1, 1)),  # first and last day of the plan
        ([date(2024, 1, 1), date(2024, 7, 1)], (0, 1)),  # the second visit came a day late
        ([date(2024, 1, 1)], (0, 1)),
        ([date(2024, 1, 1)] * 5, (1, 1)),
    ],
)
def test_a_plan_is_finished_when_visits_inside_it_reach_the_planned_number(
    warehouse: Warehouse, days: list[date], expected: tuple[int, int]
) -> None:
    warehouse.department()
    warehouse.plan("P1", starts_date=date(2024, 1, 1), ends_date=date(2024, 6, 30), planned_count=2)
    for number, day in enumerate(days):
        warehouse.inspection(f"J{number}", day, plan_no="P1")
    warehouse.asked(YEAR_END)
    assert share(warehouse, "plan_completion") == expected


@pytest.mark.parametrize(
    ("status", "approved", "expected"),
    [
        ("取消", date(2024, 5, 1), (0, 0)),
        ("变更", date(2024, 5, 1), (0, 0)),
        ("取消", None, (0, 1)),  # cancelled, but nobody approved it
        ("正常", None, (0, 1)),
    ],
)
def test_an_approved_change_or_cancellation_leaves_the_plans_due(
    warehouse: Warehouse, status: str, approved: date | None, expected: tuple[int, int]
) -> None:
    warehouse.department()
    warehouse.plan("P1", plan_status=status, change_approved_date=approved)
    warehouse.asked(YEAR_END)
    assert share(warehouse, "plan_completion") == expected


def test_a_plan_that_ends_after_the_cut_off_is_not_due(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.plan("P1", ends_date=date(2024, 7, 1))
    warehouse.asked(date(2024, 6, 30))
    assert share(warehouse, "plan_completion", on=date(2024, 6, 30)) == (0, 0)


@pytest.mark.parametrize(
    ("uploaded", "expected"),
    [
        # seven working days from Thursday 26 September 2024: 27, then Sunday 29 and Monday 30 (调休 makes the
        # Sunday a working day, 1 to 7 October are off), then 8, 9, 10 and 11 October
        (datetime(2024, 10, 11, 23, 59), (1, 1)),
        (datetime(2024, 10, 12, 0, 0), (0, 1)),
    ],
)
def test_a_record_is_in_time_when_first_uploaded_within_seven_working_days(
    warehouse: Warehouse, uploaded: datetime, expected: tuple[int, int]
) -> None:
    warehouse.department()
    warehouse.inspection("J1", date(2024, 9, 26), uploaded_at=uploaded)
    warehouse.asked(YEAR_END)
    assert share(warehouse, "timeliness") == expected


def test_a_second_upload_makes_no_record_late(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.inspection("J1", date(2024, 10, 10), uploaded_at=datetime(2024, 10, 11, 9))
    warehouse.inspection("J1", date(2024, 10, 10), uploaded_at=datetime(2024, 12, 1, 9))
    warehouse.asked(YEAR_END)
    assert share(warehouse, "timeliness") == (1, 1)


def test_a_late_record_deducts_in_the_quarter_in_which_its_upload_fell_due_and_only_there(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    warehouse.inspection("J1", date(2024, 9, 26), uploaded_at=datetime(2024, 12, 1, 9))  # due on 11 October
    warehouse.inspection("J2", date(2024, 2, 26), uploaded_at=datetime(2024, 12, 1, 9))  # due in March
    warehouse.asked(date(2024, 3, 31), date(2024, 9, 30), YEAR_END)
    assert share(warehouse, "timeliness", on=date(2024, 3, 31)) == (0, 1)
    assert share(warehouse, "timeliness", on=date(2024, 9, 30)) == (0, 0)
    assert share(warehouse, "timeliness", on=YEAR_END) == (0, 1)


def test_a_record_without_an_upload_time_is_not_judged(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.inspection("J1", date(2024, 10, 10), uploaded_at=None)
    warehouse.asked(YEAR_END)
    assert share(warehouse, "timeliness") == (0, 0)
    row = warehouse.row("indicator_record", indicator_code="timeliness", cutoff_date=YEAR_END)
    assert row["reason"] == "来源不含上传时间，不计"


def test_case_file_quality_is_documents_present_over_documents_due_in_the_quarter(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    # simple procedure: decision and filing record fall due ten working days after 8 October
    warehouse.penalty("P1", date(2024, 10, 8), procedure_kind="简易", is_collected_on_spot=False)
    warehouse.document("P1", "当场处罚决定书", on=date(2024, 10, 9))
    warehouse.asked(date(2024, 9, 30), YEAR_END)
    assert share(warehouse, "case_file_document", on=date(2024, 9, 30)) == (0, 0)
    assert share(warehouse, "case_file_document") == (1, 2)


@pytest.mark.parametrize(
    ("uploaded", "expected"),
    [
        # ten working days after 30 June 2024 (a Sunday): 1 to 5 and 8 to 12 July
        (date(2024, 7, 12), (2, 2)),
        (date(2024, 7, 13), (1, 2)),
    ],
)
def test_a_document_counts_for_the_quarter_when_it_came_by_the_end_of_the_correction_period(
    warehouse: Warehouse, uploaded: date, expected: tuple[int, int]
) -> None:
    warehouse.department()
    warehouse.penalty("P1", date(2024, 5, 8), procedure_kind="简易", is_collected_on_spot=False)
    warehouse.document("P1", "当场处罚决定书", on=date(2024, 5, 9))
    warehouse.document("P1", "备案表", on=uploaded)
    warehouse.asked(date(2024, 6, 30))
    assert share(warehouse, "case_file_document", on=date(2024, 6, 30)) == expected


def test_every_figure_equals_the_number_of_its_records(warehouse: Warehouse) -> None:
    warehouse.established()
    warehouse.plan("P1", planned_count=1)
    warehouse.inspection(
        "J1",
        date(2024, 11, 1),
        plan_no="P1",
        item_codes=["D1-I1"],
        officer_certificate_nos=["D1-C1", "D1-C2"],
    )
    warehouse.penalty("P1", date(2024, 11, 5), procedure_kind="简易", officer_certificate_nos=["D1-C3"])
    warehouse.asked(YEAR_END)
    expected = {
        "participation": (3, 5),
        "participation_published": (3, 5),
        "duty": (1, 10),
        "duty_published": (1, 10),
        "plan_completion": (1, 1),
        "case_file_document": (0, 2),
        "timeliness": (2, 2),
        "per_officer_volume": (2, 3),
    }
    assert {code: share(warehouse, code) for code in expected} == expected
    records = warehouse.rows("indicator_record", cutoff_date=YEAR_END, indicator_code="plan_completion")
    assert [(row["record_id"], row["stream_id"]) for row in records] == [
        ("D1/P1", "inspection_plan/platform/D1/P1")
    ]


def test_what_falls_due_after_the_data_end_is_no_fault_yet(warehouse: Warehouse) -> None:
    # data up to 23 December, asked for the year's end: the plan still runs, the papers of 20 December are not due
    known = datetime(2024, 12, 23, 23, 59, 59)
    warehouse.department(reported_as_of=known)
    warehouse.plan("P1", reported_as_of=known)
    warehouse.plan("P2", ends_date=date(2024, 12, 23), reported_as_of=known)
    warehouse.penalty("S1", date(2024, 12, 12), procedure_kind="简易", reported_as_of=known)
    warehouse.penalty("S2", date(2024, 12, 9), procedure_kind="简易", reported_as_of=known)
    warehouse.asked(YEAR_END)
    assert share(warehouse, "plan_completion") == (0, 1)
    # ten working days after 9 December end on the 23rd, after 12 December on the 26th
    assert share(warehouse, "case_file_document") == (0, 2)


def test_a_department_with_an_upload_limit_of_its_own_is_scored_by_it_once(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="市场监督管理局")
    warehouse.department("D2", department_name="城市管理局")
    rows = warehouse.query("select * from reference.rule_parameter", models=["rule_parameter"])
    general = next(row for row in rows if row["parameter"] == "record_upload_limit_workdays")
    warehouse.given("rule_parameter", [*rows, general | {"applies_to": "市场监督", "value": "20"}])
    for code in ("D1", "D2"):
        # uploaded on the eighth working day
        warehouse.inspection(
            f"J-{code}", date(2024, 11, 4), department=code, uploaded_at=datetime(2024, 11, 14)
        )
    warehouse.asked(YEAR_END)
    assert share(warehouse, "timeliness", "D1") == (1, 1)
    assert share(warehouse, "timeliness", "D2") == (0, 1)


def test_the_scored_window_is_the_year_to_date_or_by_the_scheme_the_quarter_alone(
    warehouse: Warehouse,
) -> None:
    warehouse.established(officers=2, items=2)
    warehouse.plan("P1", ends_date=date(2024, 9, 30))
    warehouse.plan("P2", ends_date=date(2024, 10, 1))
    for number, day in (("1", date(2024, 9, 30)), ("2", date(2024, 10, 1))):
        crew = {"officer_certificate_nos": [f"D1-C{number}"], "item_codes": [f"D1-I{number}"]}
        warehouse.inspection(f"J{number}", day, plan_no=f"P{number}", **crew)
    warehouse.asked(YEAR_END)
    codes = ("participation", "duty", "plan_completion", "participation_published")
    assert [share(warehouse, code) for code in codes] == [(2, 2)] * 4
    warehouse.seed_with("scheme_parameter", {"value": "quarter"}, parameter="scoring_window")
    assert [share(warehouse, code) for code in codes] == [(1, 2), (1, 2), (1, 1), (2, 2)]
