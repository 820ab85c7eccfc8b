"""Waivers: what a fault that is waived no longer does, when a waiver holds, and which ones were never used."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.spec.warehouse import CompiledProject, Warehouse

DAY, YEAR_END = date(2024, 11, 4), date(2024, 12, 31)


def waive(warehouse: Warehouse, rule: str, record: str | None = None, **values: Any) -> None:
    """A waiver for D1 in the fourth quarter of 2024, valid into the next year; codes come in capitals."""
    row = {"department_code": "D1", "period": "2024Q4", "valid_until": date(2025, 3, 31), **values}
    row = {"is_revoked": False} | row
    warehouse.event("waiver", rule_id=rule.upper(), record_no=record, **row)


def share(warehouse: Warehouse, indicator: str) -> tuple[int, int]:
    """Numerator and denominator of an indicator of D1 at the end of the quarter."""
    row = warehouse.row(
        "department_indicator", cutoff_date=YEAR_END, department_code="D1", indicator_code=indicator
    )
    return row["numerator"], row["denominator"]


def reasons(warehouse: Warehouse) -> str | None:
    """Reasons of the gate against D1 in the fourth quarter."""
    found: str | None = warehouse.row("department_gate", department_code="D1", period="2024Q4")["reasons"]
    return found


def decided(warehouse: Warehouse, *numbers: str, **values: Any) -> None:
    """Simple decisions by two certified officers: each owes its paper and its filing record on 18 November."""
    warehouse.department()
    for officer in ("甲", "乙"):
        warehouse.certificate(officer)
    row = {"procedure_kind": "简易", "service_kind": "当场", "is_collected_on_spot": False, **values}
    for number in numbers:
        warehouse.penalty(number, DAY, officer_certificate_nos=["甲", "乙"], **row)


@pytest.mark.parametrize(
    ("rule", "record"),
    [
        ("simple_filing", "决1"),
        ("case_file_document", "决1"),
        ("simple_filing", None),
        ("case_file_document", None),
    ],
)
def test_a_waived_missing_document_is_neither_due_nor_missing_but_stays_listed(
    warehouse: Warehouse, rule: str, record: str | None
) -> None:
    decided(warehouse, "决1")
    warehouse.document("决1", "当场处罚决定书", on=DAY)
    assert (share(warehouse, "case_file_document"), reasons(warehouse)) == (
        (1, 2),
        "completeness_under_floor",
    )
    waive(warehouse, rule, record)
    assert (share(warehouse, "case_file_document"), reasons(warehouse)) == ((1, 1), None)
    line = warehouse.row("indicator_record", evidence_id="simple_filing", cutoff_date=YEAR_END)
    assert (line["in_denominator"], line["reason"]) == (False, "缺失，已豁免，不计")
    assert warehouse.rows("indicator_fault", indicator_code="case_file_document") == []
    item = warehouse.row("correction_item", item_kind="missing_document")
    assert (item["is_waived"], item["waiver_id"]) == (True, "D1/2024Q4/1")


def test_a_waiver_of_one_record_leaves_the_others_as_they_are(warehouse: Warehouse) -> None:
    decided(warehouse, "决1", "决2")
    waive(warehouse, "case_file_document", "决1")
    assert share(warehouse, "case_file_document") == (0, 2)
    found = warehouse.rows("correction_item", item_kind="missing_document")
    waived = {row["record_no"]: row["is_waived"] for row in found}
    assert waived == {"决1": True, "决2": False}


def test_a_document_that_is_there_counts_whatever_is_waived(warehouse: Warehouse) -> None:
    # one in time, one late but inside the correction period: a waiver must not take away what was done
    decided(warehouse, "决1")
    warehouse.document("决1", "当场处罚决定书", on=DAY)
    warehouse.document("决1", "备案表", on=date(2025, 1, 6))
    waive(warehouse, "case_file_document")
    assert share(warehouse, "case_file_document") == (2, 2)


def test_a_waived_late_upload_leaves_timeliness_and_one_in_time_stays(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.inspection("J1", DAY, uploaded_at=datetime(2024, 11, 20, 9))
    warehouse.inspection("J2", DAY)
    assert share(warehouse, "timeliness") == (1, 2)
    waive(warehouse, "record_upload_limit")
    assert share(warehouse, "timeliness") == (1, 1)
    line = warehouse.row(
        "indicator_record", indicator_code="timeliness", record_id="D1/J1", cutoff_date=YEAR_END
    )
    assert (line["in_denominator"], line["reason"]) == (False, "逾期上传，已豁免，不计")
    assert warehouse.row("waiver_use")["used_count"] == 1


def test_a_late_upload_is_waived_in_the_quarter_in_which_it_fell_due(warehouse: Warehouse) -> None:
    # inspected on 27 September, due on 11 October
    warehouse.department()
    warehouse.inspection("J1", date(2024, 9, 27), uploaded_at=datetime(2024, 10, 14, 9))
    warehouse.asked(YEAR_END)
    waive(warehouse, "record_upload_limit", "J1", period="2024Q3", waiver_no=1)
    assert share(warehouse, "timeliness") == (0, 1)
    waive(warehouse, "record_upload_limit", "J1", waiver_no=2)
    assert share(warehouse, "timeliness") == (0, 0)
    used = {row["waiver_id"]: row["is_used"] for row in warehouse.rows("waiver_use")}
    assert used == {"D1/2024Q3/1": False, "D1/2024Q4/2": True}


def test_a_waived_violation_blocks_nothing_and_stays_listed(warehouse: Warehouse) -> None:
    decided(warehouse, "决1", fine_yuan=5000)
    warehouse.document("决1", "当场处罚决定书", "备案表", on=DAY)
    assert reasons(warehouse) == "open_blocker"
    waive(warehouse, "simple_procedure_limit", "决1")
    assert reasons(warehouse) is None
    violation = warehouse.row("violation", rule_id="simple_procedure_limit")
    assert (violation["is_waived"], violation["waiver_id"]) == (True, "D1/2024Q4/1")


def test_a_waived_reason_of_the_gate_is_no_finding_and_stays_on_the_correction_list(
    warehouse: Warehouse,
) -> None:
    decided(warehouse, "决1")
    waive(warehouse, "completeness_under_floor")
    assert reasons(warehouse) is None
    assert warehouse.rows("gate_finding", department_code="D1") == []
    assert warehouse.row("correction_item", item_kind="gate")["is_waived"]


def test_a_reason_of_the_gate_cannot_be_waived_for_one_record(warehouse: Warehouse) -> None:
    decided(warehouse, "决1")
    waive(warehouse, "completeness_under_floor", "决1")
    assert reasons(warehouse) == "completeness_under_floor"


@pytest.mark.parametrize(
    ("changes", "is_in_force"),
    [
        pytest.param({}, True, id="valid beyond the quarter"),
        pytest.param({"valid_until": YEAR_END}, True, id="valid on the quarter's last day"),
        pytest.param({"valid_until": date(2024, 12, 30)}, False, id="run out before the quarter's last day"),
        pytest.param({"is_revoked": True}, False, id="revoked"),
        pytest.param({"department_code": "D9"}, True, id="of another department: in force, but not here"),
        pytest.param({"period": "2025Q1"}, True, id="of another quarter: in force, but not here"),
    ],
)
def test_a_waiver_covers_its_department_and_quarter_while_it_is_in_force(
    warehouse: Warehouse, changes: dict[str, Any], is_in_force: bool
) -> None:
    decided(warehouse, "决1")
    waive(warehouse, "case_file_document", **changes)
    covers = is_in_force and not {"department_code", "period"} & set(changes)
    assert share(warehouse, "case_file_document") == ((0, 0) if covers else (0, 2))
    use = warehouse.row("waiver_use")
    assert (use["is_in_force"], use["used_count"], use["is_used"]) == (
        is_in_force,
        2 if covers else 0,
        covers,
    )


def test_while_the_quarter_runs_a_waiver_is_judged_on_the_day_that_the_data_have_reached(
    warehouse: Warehouse,
) -> None:
    early: dict[str, Any] = {"reported_as_of": datetime(2024, 11, 25)}
    warehouse.department(**early)
    warehouse.penalty("决1", DAY, procedure_kind="简易", service_kind="当场", **early)
    waive(warehouse, "case_file_document", valid_until=date(2024, 11, 25))
    assert {row["is_waived"] for row in warehouse.rows("missing_document")} == {True}


def test_a_waiver_reaches_the_organisations_that_its_department_entrusts(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.department("D2", kind="受委托组织", parent_code="D1")
    warehouse.penalty("决1", DAY, "D2", procedure_kind="简易", service_kind="当场")
    waive(warehouse, "case_file_document")
    assert {row["is_waived"] for row in warehouse.rows("missing_document")} == {True}


def test_of_two_waivers_that_cover_a_fault_that_of_the_record_is_used(warehouse: Warehouse) -> None:
    decided(warehouse, "决1")
    waive(warehouse, "simple_filing", waiver_no=1)
    waive(warehouse, "simple_filing", "决1", waiver_no=2)
    used = {row["waiver_id"]: row["used_count"] for row in warehouse.rows("waiver_use")}
    assert used == {"D1/2024Q4/1": 0, "D1/2024Q4/2": 1}


@pytest.mark.parametrize(
    ("rule", "is_used"),
    [("completeness_under_floor", True), ("open_blocker", False), ("rejects_over_limit", True)],
)
def test_a_waived_reason_of_the_gate_is_used_where_the_records_give_it_and_as_granted_where_receipts_would(
    warehouse: Warehouse, rule: str, is_used: bool
) -> None:
    decided(warehouse, "决1")
    waive(warehouse, rule)
    assert warehouse.row("waiver_use")["is_used"] is is_used


def test_what_a_publication_says_of_waivers_and_scores_rests_on_no_receipt(project: CompiledProject) -> None:
    behind = project.in_order(["waiver_use", "violation", "indicator_fault", "interview_list", "interview"])
    assert not {"int_gate_export", "reject_open"} & set(behind)


def test_what_can_be_waived_is_listed(warehouse: Warehouse) -> None:
    kinds = {row["rule_id"]: row["kind"] for row in warehouse.rows("waivable_rule")}
    assert kinds["two_officers_penalty"] == "rule"
    assert kinds["simple_filing"] == kinds["case_file_document"] == "document"
    assert {rule for rule, kind in kinds.items() if kind == "gate"} == {
        "no_export",
        "rejects_over_limit",
        "open_blocker",
        "completeness_under_floor",
    }
