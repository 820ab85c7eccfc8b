"""What stands against freezing a quarter: no export, rejects over the limit, an open blocker, incomplete files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

DAY = date(2024, 11, 5)


def _receipt(number: int, **values: Any) -> dict[str, Any]:
    full = {
        "feed": "inspection",
        "source": "platform",
        "status": "loaded",
        "delivery": "full",
        "departments": None,
    }
    window = {"window_from": date(2024, 1, 1), "window_to": date(2024, 12, 31)}
    return {
        "receipt_id": number,
        "export_id": f"X{number}",
        "reported_as_of": datetime(2024, 12, 31),
        **full,
        **window,
        **values,
    }


def _reasons(warehouse: Warehouse, department: str = "D1", period: str = "2024Q4") -> list[str]:
    found = warehouse.rows("gate_finding", department_code=department, period=period)
    assert "|".join(sorted(row["reason_code"] for row in found)) == (
        warehouse.row("department_gate", department_code=department, period=period)["reasons"] or ""
    )
    return [row["reason_code"] for row in found]


def _two_officers(warehouse: Warehouse, department: str = "D1") -> dict[str, Any]:
    warehouse.department(department)
    warehouse.certificate("A1", "甲", department=department)
    warehouse.certificate("A2", "乙", department=department)
    return {"department": department, "officer_certificate_nos": ["A1", "A2"]}


def test_a_department_with_records_and_no_faults_has_no_finding(warehouse: Warehouse) -> None:
    warehouse.inspection("I1", DAY, **_two_officers(warehouse))
    assert _reasons(warehouse) == []


def test_a_silent_department_is_found_unless_a_full_export_speaks_for_it(warehouse: Warehouse) -> None:
    warehouse.inspection("I1", DAY, **_two_officers(warehouse))
    for code in ("D2", "D3", "D4"):
        warehouse.department(code)
    receipts = [_receipt(1, departments="D1、D2"), _receipt(2, departments="D3", status="held")]
    warehouse.given("intake.receipt", receipts)
    assert [_reasons(warehouse, code) for code in ("D1", "D2", "D3", "D4")] == [
        [],
        [],
        ["no_export"],
        ["no_export"],
    ]


@pytest.mark.parametrize(("rows", "is_over"), [(20, False), (21, True)])
def test_open_rejects_are_counted_by_row_against_the_limit(
    warehouse: Warehouse, rows: int, is_over: bool
) -> None:
    warehouse.inspection("I1", DAY, **_two_officers(warehouse))
    reject = {"receipt_id": 1, "feed": "inspection", "department_code": "D1", "rule": "r", "message": "m"}
    open_rows = [
        reject | {"source_row": n, "is_open": True, "column_name": c} for n in range(rows) for c in "ab"
    ]
    closed_rows = [reject | {"source_row": 500 + n, "is_open": False} for n in range(50)]
    warehouse.given("intake.receipt", [_receipt(1)])
    warehouse.given("intake.reject", open_rows + closed_rows)
    assert _reasons(warehouse) == (["rejects_over_limit"] if is_over else [])


def test_a_blocker_holds_the_quarter_of_its_record_only(warehouse: Warehouse) -> None:
    officers = _two_officers(warehouse)
    warehouse.inspection("I1", date(2024, 8, 1), **officers)
    warehouse.inspection("I2", DAY, **officers)
    warehouse.penalty("P1", DAY, procedure_kind="简易", fine_yuan=5000, service_kind="当场", **officers)
    warehouse.document("P1", "当场处罚决定书", "备案表", on=DAY)
    assert _reasons(warehouse) == ["open_blocker"]
    assert _reasons(warehouse, period="2024Q3") == []


@pytest.mark.parametrize(("missing", "is_under"), [(1, False), (2, True)])
def test_completeness_is_held_against_the_floor_from_two_integers(
    warehouse: Warehouse, missing: int, is_under: bool
) -> None:
    # five simple decisions owe ten documents: nine present are 90 %, the floor itself
    officers = _two_officers(warehouse)
    for number in range(5):
        warehouse.penalty(f"P{number}", DAY, procedure_kind="简易", service_kind="当场", **officers)
        warehouse.document(f"P{number}", "当场处罚决定书", on=DAY)
        if number >= missing:
            warehouse.document(f"P{number}", "备案表", on=DAY)
    assert _reasons(warehouse) == (["completeness_under_floor"] if is_under else [])
    gate = warehouse.row("department_gate", department_code="D1", period="2024Q4")
    assert (gate["due_document_count"], gate["missing_document_count"]) == (10, missing)


def test_a_document_deducts_in_the_quarter_in_which_it_fell_due(warehouse: Warehouse) -> None:
    # decided on Friday 27 September 2024, due on 16 October: a fault of the fourth quarter
    officers = _two_officers(warehouse)
    warehouse.penalty("P1", date(2024, 9, 27), procedure_kind="简易", service_kind="当场", **officers)
    warehouse.inspection("I1", DAY, **officers)
    assert _reasons(warehouse, period="2024Q3") == []
    assert _reasons(warehouse, period="2024Q4") == ["completeness_under_floor"]


def test_an_entrusted_organisation_answers_through_the_department_that_entrusts_it(
    warehouse: Warehouse,
) -> None:
    officers = _two_officers(warehouse)
    warehouse.department("D2", kind="受委托组织", parent_code="D1")
    warehouse.inspection("I1", DAY, **officers)
    warehouse.penalty(
        "P1", DAY, procedure_kind="简易", service_kind="当场", **(officers | {"department": "D2"})
    )
    assert _reasons(warehouse) == ["completeness_under_floor"]
    assert [row["department_code"] for row in warehouse.rows("department_gate")] == ["D1"]


def test_the_correction_period_is_ten_working_days_after_the_quarter(warehouse: Warehouse) -> None:
    # after 30 September 2024: 8 to 12, 14 to 18 October
    warehouse.inspection("I1", date(2024, 9, 3), **_two_officers(warehouse))
    assert warehouse.row("department_gate")["correction_ends_date"] == date(2024, 10, 18)


def test_quarters_without_data_and_departments_out_of_statistics_have_no_gate(warehouse: Warehouse) -> None:
    warehouse.inspection("I1", DAY, **_two_officers(warehouse))
    warehouse.department("D2", is_in_statistics=False)
    warehouse.department("D3", active_to=date(2024, 10, 1))
    warehouse.department("D4", active_from=date(2025, 1, 1))
    assert [(row["period"], row["department_code"]) for row in warehouse.rows("department_gate")] == [
        ("2024Q4", "D1")
    ]


@pytest.mark.parametrize("feed", ["education", "case"])
def test_any_record_of_the_quarter_proves_that_an_export_came(warehouse: Warehouse, feed: str) -> None:
    getattr(warehouse, feed)("R1", DAY, **_two_officers(warehouse))
    gate = warehouse.row("department_gate", department_code="D1", period="2024Q4")
    assert "no_export" not in (gate["reasons"] or "")


def test_an_entrusted_organisation_without_a_registered_principal_answers_for_itself(
    warehouse: Warehouse,
) -> None:
    warehouse.department("W1", kind="受委托组织", parent_code="无此机关")
    warehouse.inspection("I1", DAY, department="W1")
    assert [row["department_code"] for row in warehouse.rows("department_gate")] == ["W1"]
