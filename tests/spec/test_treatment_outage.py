"""Outage days extend every upload limit by the working days lost; what falls due then moves with the limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from tests.spec.warehouse import Warehouse

YEAR_END = date(2024, 12, 31)
Days = tuple[date, date]


def timeliness(warehouse: Warehouse, uploaded: datetime, *outages: Days) -> int:
    """Was the record of Monday 4 November 2024 in time? Without an outage it is due on Wednesday 13 November."""
    warehouse.department()
    for number, (first, last) in enumerate(outages):
        warehouse.event("platform_outage", outage_no=f"停{number}", from_date=first, to_date=last)
    warehouse.inspection("J1", date(2024, 11, 4), uploaded_at=uploaded)
    warehouse.asked(YEAR_END)
    row = warehouse.row("department_indicator", cutoff_date=YEAR_END, indicator_code="timeliness")
    assert row["denominator"] == 1
    return int(row["numerator"])


@pytest.mark.parametrize(
    ("outages", "last_day", "day_after"),
    [
        pytest.param([], datetime(2024, 11, 13, 23), datetime(2024, 11, 14), id="no outage"),
        pytest.param(
            [(date(2024, 11, 6), date(2024, 11, 7))],
            datetime(2024, 11, 15, 23),  # Wednesday and Thursday are lost
            datetime(2024, 11, 16),
            id="two working days lost",
        ),
        pytest.param(
            [(date(2024, 11, 9), date(2024, 11, 10))],
            datetime(2024, 11, 13, 23),
            datetime(2024, 11, 14),
            id="a weekend loses nothing",
        ),
        pytest.param(
            [(date(2024, 11, 8), date(2024, 11, 11))],
            datetime(2024, 11, 15, 23),  # Friday and Monday, not the weekend between
            datetime(2024, 11, 16),
            id="over a weekend",
        ),
        pytest.param(
            [(date(2024, 11, 6), date(2024, 11, 7)), (date(2024, 11, 7), date(2024, 11, 8))],
            datetime(2024, 11, 18, 23),  # three days, one of them reported twice; the next one is a Monday
            datetime(2024, 11, 19),
            id="two reports of one day",
        ),
        pytest.param(
            [(date(2024, 11, 13), date(2024, 11, 14))],
            datetime(2024, 11, 15, 23),  # the extension itself falls into the outage
            datetime(2024, 11, 16),
            id="on the last day",
        ),
        pytest.param(
            [(date(2024, 11, 14), date(2024, 11, 20))],
            datetime(2024, 11, 13, 23),
            datetime(2024, 11, 14),
            id="after the limit",
        ),
        pytest.param(
            [(date(2024, 11, 4), date(2024, 11, 4))],
            datetime(2024, 11, 13, 23),
            datetime(2024, 11, 14),
            id="on the day of the act, which is not counted",
        ),
    ],
)
def test_outage_days_extend_the_upload_limit_by_the_working_days_lost(
    new_warehouse: Callable[[], Warehouse], outages: list[Days], last_day: datetime, day_after: datetime
) -> None:
    assert timeliness(new_warehouse(), last_day, *outages) == 1
    assert timeliness(new_warehouse(), day_after, *outages) == 0


def test_the_finding_of_a_late_upload_counts_the_outage_as_well(warehouse: Warehouse) -> None:
    timeliness(warehouse, datetime(2024, 11, 18), (date(2024, 11, 6), date(2024, 11, 7)))
    (found,) = warehouse.rows("violation", rule_id="record_upload_limit")
    assert found["due_on"] == date(2024, 11, 15)


def test_documents_fall_due_later_by_the_working_days_lost(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.event(
        "platform_outage", outage_no="停1", from_date=date(2024, 11, 6), to_date=date(2024, 11, 7)
    )
    warehouse.penalty("决1", date(2024, 11, 4), procedure_kind="简易", is_collected_on_spot=False)
    # ten working days after 4 November end on the 18th, with two lost on the 20th
    assert {row["due_date"] for row in warehouse.rows("int_due_document")} == {date(2024, 11, 20)}


def test_documents_with_a_limit_in_natural_days_are_extended_by_the_working_days_lost(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    warehouse.seed_with("document_requirement", {"is_working_days": False}, procedure_kind="简易")
    warehouse.event(
        "platform_outage", outage_no="停1", from_date=date(2024, 11, 8), to_date=date(2024, 11, 11)
    )
    warehouse.penalty("决1", date(2024, 11, 4), procedure_kind="简易", is_collected_on_spot=False)
    # 4 + 10 is the 14th; Friday and Monday were lost
    assert {row["due_date"] for row in warehouse.rows("int_due_document")} == {date(2024, 11, 16)}
