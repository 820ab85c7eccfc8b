"""Hand-over of open cases and merger of departments: what goes with them and what stays behind."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

SUMMER, YEAR_END = date(2024, 9, 30), date(2024, 12, 31)


def share(warehouse: Warehouse, code: str, department: str, on: date = YEAR_END) -> tuple[int, int]:
    """Numerator and denominator of an indicator."""
    row = warehouse.row(
        "department_indicator", cutoff_date=on, department_code=department, indicator_code=code
    )
    return row["numerator"], row["denominator"]


@pytest.mark.parametrize(
    ("handover", "owed"),
    [
        pytest.param(None, {"D1": 2, "D2": 0}, id="not listed"),
        pytest.param({"handover_status": "待接收"}, {"D1": 2, "D2": 0}, id="not accepted yet"),
        pytest.param(
            {"handover_status": "退回", "accepted_date": date(2024, 7, 1)}, {"D1": 2, "D2": 0}, id="returned"
        ),
        pytest.param(
            {"handover_status": "已接收", "accepted_date": date(2024, 7, 3)},
            {"D1": 2, "D2": 0},
            id="accepted on the day on which they fell due",
        ),
        pytest.param(
            {"handover_status": "已接收", "accepted_date": date(2024, 7, 2)},
            {"D1": 0, "D2": 2},
            id="accepted the day before",
        ),
    ],
)
def test_open_cases_stay_with_the_filer_until_the_hand_over_is_accepted(
    warehouse: Warehouse, handover: dict[str, Any] | None, owed: dict[str, int]
) -> None:
    warehouse.department("D1")
    warehouse.department("D2")
    # filed on Wednesday 19 June: source registration and filing approval fall due on 3 July
    warehouse.case("案1", date(2024, 6, 19), department="D1", item_codes=["X"])
    if handover:
        warehouse.event("case_handover", case_no="案1", to_department_code="D2", **handover)
    warehouse.asked(SUMMER)
    assert {code: share(warehouse, "case_file_document", code, SUMMER)[1] for code in owed} == owed
    assert {row["department_code"] for row in warehouse.rows("missing_document")} == {
        code for code, number in owed.items() if number
    }


def merged(warehouse: Warehouse, on: date = date(2024, 7, 1), **successor: Any) -> None:
    """D1 was merged into D2 on a day; both hold item X in turn; D1 acted once in time and once too late."""
    warehouse.established("D1", items=0, active_to=on, successor_code="D2")
    warehouse.established("D2", **successor)
    warehouse.item("X", "D1")
    warehouse.item("X", "D2", held_from=on)
    warehouse.inspection("J1", date(2024, 5, 6), department="D1", item_codes=["X"])
    warehouse.inspection(
        "J2", date(2024, 5, 7), department="D1", item_codes=["X"], uploaded_at=datetime(2024, 9, 1)
    )


def test_merged_the_successor_inherits_the_acts(warehouse: Warehouse) -> None:
    merged(warehouse)
    warehouse.asked(YEAR_END)
    assert share(warehouse, "per_officer_volume", "D2")[0] == 2
    assert share(warehouse, "duty", "D2") == (1, 11)
    assert warehouse.row("headline_figure", cutoff_date=YEAR_END, figure_code="records")["value"] == 2


def test_before_the_merger_the_acts_are_the_merged_departments_own(warehouse: Warehouse) -> None:
    merged(warehouse)
    warehouse.asked(date(2024, 6, 30))
    assert share(warehouse, "per_officer_volume", "D1", date(2024, 6, 30))[0] == 2
    assert share(warehouse, "per_officer_volume", "D2", date(2024, 6, 30))[0] == 0


def test_merged_the_successor_inherits_no_deduction(warehouse: Warehouse) -> None:
    merged(warehouse, on=date(2024, 6, 1))  # J2 fell due on 16 May and came in September
    warehouse.penalty("决1", date(2024, 5, 8), "D1", procedure_kind="简易", is_collected_on_spot=False)
    warehouse.asked(date(2024, 6, 30))
    assert share(warehouse, "timeliness", "D2", date(2024, 6, 30)) == (0, 0)
    assert share(warehouse, "case_file_document", "D2", date(2024, 6, 30)) == (0, 0)
    assert "D1" not in {
        row["department_code"] for row in warehouse.rows("quarterly_ranking", period="2024Q2")
    }


def test_acts_pass_through_two_mergers_in_a_row(warehouse: Warehouse) -> None:
    merged(warehouse, active_to=date(2024, 10, 1), successor_code="D3")
    warehouse.department("D3")
    warehouse.asked(YEAR_END)
    assert share(warehouse, "per_officer_volume", "D3")[0] == 2


def test_without_a_registered_successor_the_acts_remain_where_they_were(warehouse: Warehouse) -> None:
    warehouse.established("D1", active_to=date(2024, 7, 1), successor_code="无此单位")
    warehouse.inspection("J1", date(2024, 5, 6), department="D1")
    warehouse.asked(YEAR_END)
    assert warehouse.row("headline_figure", cutoff_date=YEAR_END, figure_code="records")["value"] == 1
