"""Officers who were away, left or moved, and items that had no occasion: who and what leaves a denominator."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.spec.warehouse import Row, Warehouse

YEAR_END = date(2024, 12, 31)


def share(warehouse: Warehouse, code: str, department: str = "D1", on: date = YEAR_END) -> tuple[int, int]:
    """Numerator and denominator of an indicator."""
    row = warehouse.row(
        "department_indicator", cutoff_date=on, department_code=department, indicator_code=code
    )
    return row["numerator"], row["denominator"]


def away(warehouse: Warehouse, first: date, last: date | None, number: str = "C1") -> None:
    """The officer is on leave from the first to the last day."""
    warehouse.event("officer_absence", certificate_no=number, from_date=first, to_date=last)


def no_occurrence(warehouse: Warehouse, first: date, last: date, approved: date | None) -> Row:
    """Item X is put on the list of items without occasion."""
    return warehouse.event(
        "no_occurrence", item_code="X", from_date=first, to_date=last, approved_date=approved
    )


@pytest.mark.parametrize(
    ("leaves", "expected"),
    [
        # 2024 has 366 days, half of it is 183: 1 January to 1 July are 31 + 29 + 31 + 30 + 31 + 30 + 1 = 183
        pytest.param([(date(2024, 1, 1), date(2024, 7, 1))], (0, 2), id="exactly half the window"),
        pytest.param([(date(2024, 1, 1), date(2024, 7, 2))], (0, 1), id="a day over half the window"),
        pytest.param([(date(2023, 3, 1), date(2024, 7, 2))], (0, 1), id="since the year before"),
        pytest.param([(date(2024, 7, 2), None)], (0, 2), id="183 days and not back yet"),
        pytest.param([(date(2024, 7, 1), None)], (0, 1), id="184 days and not back yet"),
        pytest.param(
            [(date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 3, 1), date(2024, 6, 30))],
            (0, 2),
            id="two leaves that overlap count their days once",
        ),
        pytest.param(
            [(date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 12, 1), date(2024, 12, 2))],
            (0, 1),
            id="182 days and two more",
        ),
    ],
)
def test_the_scored_participation_leaves_out_who_was_absent_over_half_the_window(
    warehouse: Warehouse, leaves: list[tuple[date, date | None]], expected: tuple[int, int]
) -> None:
    warehouse.department()
    warehouse.certificate("C1")
    warehouse.certificate("C2")
    for first, last in leaves:
        away(warehouse, first, last)
    warehouse.asked(YEAR_END)
    assert share(warehouse, "participation") == expected
    assert share(warehouse, "participation_published") == (0, 2)  # the published rate keeps all holders


def test_who_was_absent_over_half_the_window_is_shown_with_the_reason_even_where_he_acted(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    warehouse.certificate("C1")
    away(warehouse, date(2024, 1, 1), date(2024, 10, 31))
    warehouse.inspection("J1", date(2024, 11, 5), officer_certificate_nos=["C1"])
    warehouse.asked(YEAR_END)
    assert share(warehouse, "participation") == (0, 0)
    assert share(warehouse, "participation_published") == (1, 1)
    row = warehouse.row("indicator_record", cutoff_date=YEAR_END, indicator_code="participation")
    assert row["reason"] == "不在岗时间超过规定比例，不计"


def test_an_officer_who_moved_counts_where_he_is_and_is_shown_apart_where_he_was(
    warehouse: Warehouse,
) -> None:
    for code in ("D1", "D2"):
        warehouse.department(code)
    warehouse.certificate("C1", "张三", "D1")
    for department, kind, other in (("D1", "调出", "D2"), ("D2", "调入", "D1")):
        warehouse.event(
            "certificate_change",
            department_code=department,
            certificate_no="C1",
            change_kind=kind,
            change_date=date(2024, 11, 15),
            other_department_code=other,
        )
    warehouse.inspection("J1", date(2024, 11, 1), "D1", officer_certificate_nos=["C1"])
    warehouse.asked(YEAR_END)
    assert share(warehouse, "participation", "D1") == (0, 0)
    assert share(warehouse, "participation", "D2") == (
        1,
        1,
    )  # certified since 2020: the move is no new certificate


@pytest.mark.parametrize(
    ("item", "approvals", "expected"),
    [
        pytest.param({}, [], (0, 1), id="not on the list"),
        pytest.param(
            {}, [(date(2024, 1, 1), YEAR_END, date(2025, 1, 10))], (0, 0), id="approved for the whole year"
        ),
        pytest.param({}, [(date(2024, 1, 1), YEAR_END, None)], (0, 1), id="listed and never approved"),
        # the correction period of the fourth quarter ends on 15 January 2025, ten working days after New Year's Eve
        pytest.param({}, [(date(2024, 1, 1), YEAR_END, date(2025, 1, 16))], (0, 1), id="approved too late"),
        pytest.param(
            {},
            [(date(2024, 1, 2), YEAR_END, date(2025, 1, 10))],
            (0, 1),
            id="not approved for New Year's Day",
        ),
        pytest.param(
            {},
            [
                (date(2024, 1, 1), date(2024, 6, 30), date(2024, 7, 5)),
                (date(2024, 7, 1), YEAR_END, date(2025, 1, 10)),
            ],
            (0, 0),
            id="two approvals that follow one another",
        ),
        pytest.param(
            {"season_months": ["6", "7"]},
            [(date(2024, 6, 1), date(2024, 7, 31), date(2024, 8, 5))],
            (0, 0),
            id="approved for its season",
        ),
        pytest.param(
            {"held_from": date(2024, 10, 1)},
            [(date(2024, 10, 1), YEAR_END, date(2025, 1, 10))],
            (0, 0),
            id="approved since it has been held",
        ),
    ],
)
def test_an_item_on_the_approved_no_occurrence_list_leaves_the_denominator(
    warehouse: Warehouse,
    item: dict[str, Any],
    approvals: list[tuple[date, date, date | None]],
    expected: tuple[int, int],
) -> None:
    warehouse.department()
    warehouse.item("X", **item)
    for first, last, approved in approvals:
        no_occurrence(warehouse, first, last, approved)
    warehouse.asked(YEAR_END)
    assert share(warehouse, "duty") == expected
    assert share(warehouse, "duty_published") == (0, 1)


def test_an_item_that_was_exercised_counts_whatever_the_no_occurrence_list_says(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.item("X")
    no_occurrence(warehouse, date(2024, 1, 1), YEAR_END, date(2025, 1, 10))
    warehouse.inspection("J1", date(2024, 11, 1), item_codes=["X"])
    warehouse.asked(YEAR_END)
    assert share(warehouse, "duty") == (1, 1)
