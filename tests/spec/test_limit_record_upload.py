"""A record is uploaded within seven working days of the act (local parameter); only the first upload counts.

In 2024 the 1st to 7th of October were free, Sunday 29 September and Saturday 12 October were worked (调休). From
Friday 27 September the seven working days are 29, 30 September, 8, 9, 10, 11, 12 October.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.spec.warehouse import Warehouse

ACT = date(2024, 9, 27)


@pytest.mark.parametrize(
    ("uploaded", "is_late"),
    [
        (datetime(2024, 10, 11, 9), False),
        (datetime(2024, 10, 12, 23, 59, 59), False),
        (datetime(2024, 10, 13, 0, 0), True),
    ],
)
def test_the_seventh_working_day_is_the_last_swapped_days_counted(
    warehouse: Warehouse, uploaded: datetime, is_late: bool
) -> None:
    warehouse.department("D1")
    warehouse.inspection("I1", ACT, uploaded_at=uploaded)
    found = warehouse.rows("violation", rule_id="record_upload_limit")
    assert [row["due_on"] for row in found] == ([date(2024, 10, 12)] if is_late else [])


def test_an_act_on_a_holiday_counts_from_the_next_working_day(warehouse: Warehouse) -> None:
    # 8, 9, 10, 11, 12, 14, 15 October
    warehouse.department("D1")
    warehouse.inspection("I1", date(2024, 10, 3), uploaded_at=datetime(2024, 10, 16))
    assert warehouse.row("violation", rule_id="record_upload_limit")["due_on"] == date(2024, 10, 15)


def test_a_later_upload_of_the_same_record_makes_it_neither_late_nor_timely(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    for number, first, second in (("I1", 10, 20), ("I2", 20, 10)):
        warehouse.inspection(number, ACT, uploaded_at=datetime(2024, 10, first))
        warehouse.inspection(number, ACT, uploaded_at=datetime(2024, 10, second))
    warehouse.inspection("I3", ACT, uploaded_at=datetime(2024, 10, 20))
    assert [row["act_id"] for row in warehouse.rows("violation", rule_id="record_upload_limit")] == ["D1/I3"]


def test_an_upload_that_we_had_misread_does_not_count(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.inspection("I1", ACT, uploaded_at=datetime(2024, 10, 2))
    warehouse.inspection("I1", ACT, uploaded_at=datetime(2024, 10, 20), event_type="renormalised")
    assert [row["act_id"] for row in warehouse.rows("violation", rule_id="record_upload_limit")] == ["D1/I1"]


@pytest.mark.parametrize(
    ("day", "uploaded", "reason"),
    [
        (date(2031, 3, 3), datetime(2031, 3, 4), "所涉年份没有工作日历"),
        (date(2025, 12, 30), datetime(2026, 3, 1), "所涉年份没有工作日历"),
        (ACT, None, "上传时间缺失"),
    ],
)
def test_what_cannot_be_judged_is_listed_and_never_passes_in_silence(
    warehouse: Warehouse, day: date, uploaded: datetime | None, reason: str
) -> None:
    warehouse.department("D1")
    warehouse.inspection("I1", day, uploaded_at=uploaded)
    assert warehouse.rows("violation", rule_id="record_upload_limit") == []
    assert warehouse.row("unjudged", rule_id="record_upload_limit")["reason"] == reason
