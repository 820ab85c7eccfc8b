"""The rule of the gate: correction runs to the end of its last day, then the quarter is scored as it stands."""

from __future__ import annotations

from datetime import date

import pytest

from expectations.outcome import GateStatus, department_status, quarter_status

ENDS = date(2025, 1, 15)


@pytest.mark.parametrize(
    ("has_finding", "on", "is_platform_failure", "expected"),
    [
        (False, date(2025, 1, 1), False, "pass"),
        (False, date(2025, 2, 1), False, "pass"),
        (True, date(2025, 1, 14), False, "hold"),
        (True, date(2025, 1, 15), False, "hold"),
        (True, date(2025, 1, 16), False, "deduct"),
        (False, date(2025, 2, 1), True, "hold"),
        (True, date(2025, 2, 1), True, "hold"),
    ],
)
def test_a_department_passes_is_held_or_is_scored_as_it_stands(
    has_finding: bool, on: date, is_platform_failure: bool, expected: GateStatus
) -> None:
    status = department_status(
        has_finding=has_finding, on=on, correction_ends_date=ENDS, is_platform_failure=is_platform_failure
    )
    assert status == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["pass", "pass"], "pass"),
        (["pass", "deduct"], "deduct"),
        (["deduct", "hold", "pass"], "hold"),
    ],
)
def test_one_held_department_holds_the_quarter_and_one_deducted_does_not(
    statuses: list[GateStatus], expected: GateStatus
) -> None:
    assert quarter_status(statuses) == expected
