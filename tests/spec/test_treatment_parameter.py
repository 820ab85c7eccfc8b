"""The office's own values: from their first day on they go before the tables, and what has a paper is confirmed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

YEAR_END = date(2024, 12, 31)


def office_sets(
    warehouse: Warehouse, parameter: str, value: str, applies_to: str = "全部", **values: Any
) -> None:
    """A paper of the office, in force since 2024 unless told."""
    row = {"valid_from": date(2024, 1, 1), "document_no": "执监〔2024〕1号", **values}
    warehouse.event("parameter", parameter=parameter, parameter_value=value, applies_to=applies_to, **row)


def in_force(
    warehouse: Warehouse, parameter: str, department: str = "D1"
) -> list[tuple[date, date | None, int]]:
    """Ranges and values of a department's parameter."""
    rows = warehouse.rows(
        "int_department_parameter", order_by="valid_from", department_code=department, parameter=parameter
    )
    return [(row["valid_from"], row["valid_to"], int(row["value"])) for row in rows]


def test_the_offices_value_goes_before_the_table_from_its_first_day_to_its_last(warehouse: Warehouse) -> None:
    warehouse.department()
    office_sets(
        warehouse,
        "RECORD_UPLOAD_LIMIT_WORKDAYS",
        "10",
        valid_from=date(2024, 7, 1),
        valid_to=date(2024, 10, 1),
    )
    assert in_force(warehouse, "record_upload_limit_workdays") == [
        (date(2000, 1, 1), date(2024, 7, 1), 7),
        (date(2024, 7, 1), date(2024, 10, 1), 10),
        (date(2024, 10, 1), None, 7),
    ]


def test_a_later_paper_ends_an_earlier_one(warehouse: Warehouse) -> None:
    warehouse.department()
    office_sets(warehouse, "RECORD_UPLOAD_LIMIT_WORKDAYS", "10")
    office_sets(warehouse, "RECORD_UPLOAD_LIMIT_WORKDAYS", "5", valid_from=date(2024, 9, 1))
    assert in_force(warehouse, "record_upload_limit_workdays")[1:] == [
        (date(2024, 1, 1), date(2024, 9, 1), 10),
        (date(2024, 9, 1), None, 5),
    ]


def test_a_value_for_one_domain_reaches_the_departments_whose_name_contains_it(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="市场监督管理局")
    warehouse.department("D2", department_name="城市管理局")
    office_sets(warehouse, "RECORD_UPLOAD_LIMIT_WORKDAYS", "10")
    office_sets(warehouse, "RECORD_UPLOAD_LIMIT_WORKDAYS", "20", "市场监督")
    assert in_force(warehouse, "record_upload_limit_workdays", "D1")[-1][2] == 20
    assert in_force(warehouse, "record_upload_limit_workdays", "D2")[-1][2] == 10


def test_a_general_paper_does_not_go_before_the_law_of_a_domain(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="市场监督管理局")
    office_sets(warehouse, "EXTENSION_LIMIT_DAYS", "15")
    # 市场监督管理行政处罚程序规定 64 allows 30 days
    assert in_force(warehouse, "extension_limit_days")[-1][2] == 30


def test_the_upload_limit_that_the_office_set_is_the_one_that_is_scored(warehouse: Warehouse) -> None:
    warehouse.department()
    office_sets(warehouse, "RECORD_UPLOAD_LIMIT_WORKDAYS", "8")
    # the eighth working day after Monday 4 November
    warehouse.inspection("J1", date(2024, 11, 4), uploaded_at=datetime(2024, 11, 14, 9))
    warehouse.asked(YEAR_END)
    row = warehouse.row("department_indicator", cutoff_date=YEAR_END, indicator_code="timeliness")
    assert (row["numerator"], row["denominator"]) == (1, 1)


def test_one_limit_for_all_documents_can_be_set(warehouse: Warehouse) -> None:
    warehouse.department()
    office_sets(warehouse, "DOCUMENT_LIMIT_DAYS", "5")
    warehouse.penalty("决1", date(2024, 11, 4), procedure_kind="简易", is_collected_on_spot=False)
    assert {row["due_date"] for row in warehouse.rows("int_due_document")} == {date(2024, 11, 11)}


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param({}, 2, id="in force"),
        pytest.param({"valid_from": date(2025, 1, 1)}, 5, id="not yet in force"),
        pytest.param({"valid_to": YEAR_END}, 5, id="no longer in force"),
        pytest.param({"applies_to": "市场监督"}, 5, id="the scheme is one for all"),
    ],
)
def test_a_parameter_of_the_scheme_can_be_set(
    warehouse: Warehouse, paper: dict[str, Any], expected: int
) -> None:
    warehouse.department()
    office_sets(warehouse, "MINIMUM_OFFICER_COUNT", "2", **paper)
    warehouse.asked(YEAR_END)
    row = warehouse.row("int_score_parameter", cutoff_date=YEAR_END)
    assert row["minimum_officer_count"] == expected


def test_the_correction_period_that_the_office_set_decides_until_when_uploads_count(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    office_sets(warehouse, "CORRECTION_PERIOD_WORKDAYS", "5")
    warehouse.asked(YEAR_END)
    # 2, 3, 6, 7 and 8 January 2025
    assert warehouse.row("int_cutoff", cutoff_date=YEAR_END)["presence_until"] == date(2025, 1, 8)


PAPERS = (
    ("RECORD_UPLOAD_LIMIT_WORKDAYS", "7"),
    ("CORRECTION_PERIOD_WORKDAYS", "10"),
    ("OPEN_REJECT_LIMIT_COUNT", "20"),
    ("COMPLETENESS_FLOOR_PERCENT", "90"),
    ("SIMPLE_FINE_SOLE_TRADER_YUAN", "3000"),
    ("HEARING_AMOUNT_CITIZEN_YUAN", "5000"),
    ("HEARING_AMOUNT_SOLE_TRADER_YUAN", "50000"),
    ("HEARING_AMOUNT_ORGANISATION_YUAN", "50000"),
    ("VISIT_CAP_COUNT", "4"),
    ("JOINT_VISIT_DAYS", "7"),
    ("DOCUMENT_LIMIT_DAYS", "10"),
)


def test_a_score_is_confirmed_once_every_local_limit_has_a_paper(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.asked(YEAR_END)
    for parameter, value in PAPERS[:-1]:
        office_sets(warehouse, parameter, value)
    assert warehouse.row("int_score_parameter", cutoff_date=YEAR_END)["is_confirmed"] is False
    waiting = warehouse.row("unconfirmed_parameter", cutoff_date=YEAR_END)
    assert (waiting["period"], waiting["parameter"]) == ("2024Q4", "document_limit_days")
    office_sets(warehouse, *PAPERS[-1])
    assert warehouse.row("int_score_parameter", cutoff_date=YEAR_END)["is_confirmed"] is True


def test_a_limit_waits_on_the_days_on_which_no_paper_is_in_force(warehouse: Warehouse) -> None:
    warehouse.department()
    office_sets(warehouse, "VISIT_CAP_COUNT", "4", valid_from=date(2024, 7, 1), valid_to=date(2024, 10, 1))
    ends = (date(2024, 6, 30), date(2024, 9, 30), YEAR_END)
    warehouse.asked(*ends)
    waiting = {
        row["cutoff_date"]
        for row in warehouse.rows("unconfirmed_parameter")
        if row["parameter"] == "visit_cap_count"
    }
    assert waiting & set(ends) == {date(2024, 6, 30), YEAR_END}


@pytest.mark.parametrize(
    ("name", "domains"), [("城市管理局", {None}), ("市场监督管理局", {None, "市场监督"})]
)
def test_the_limit_of_a_domain_waits_only_where_a_department_has_the_domain(
    warehouse: Warehouse, name: str, domains: set[str | None]
) -> None:
    warehouse.department(department_name=name)
    warehouse.asked(YEAR_END)
    rows = warehouse.rows(
        "unconfirmed_parameter", cutoff_date=YEAR_END, parameter="hearing_amount_citizen_yuan"
    )
    assert {row["applies_to"] for row in rows} == domains


def test_the_general_paper_does_not_confirm_the_limit_of_a_domain(warehouse: Warehouse) -> None:
    warehouse.department(department_name="市场监督管理局")
    office_sets(warehouse, "HEARING_AMOUNT_CITIZEN_YUAN", "5000")
    warehouse.asked(YEAR_END)
    row = warehouse.row(
        "unconfirmed_parameter", cutoff_date=YEAR_END, parameter="hearing_amount_citizen_yuan"
    )
    assert row["applies_to"] == "市场监督"
