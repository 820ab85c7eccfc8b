"""Days that have passed, limits that nobody has confirmed, a calendar that ends."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.doctor import quarters
from orchestration.quarter.record import Acting, take_step
from tests.unit.orchestration.doctor.conftest import codes, release

# 10 February 2025, ten o'clock in Beijing: the quarter before is 2024Q4.
NOW = datetime(2025, 2, 10, 2, 0)


def _rebuilt(home: Home, *statements: str) -> Home:
    for path in home.releases.glob("*"):
        path.unlink()
    release(home, *statements)
    return home


@pytest.mark.parametrize(
    ("today", "known", "said"),
    [
        (date(2026, 11, 30), date(2026, 12, 31), []),
        (date(2026, 12, 1), date(2026, 12, 31), ["calendar_ends"]),
        (date(2026, 12, 1), date(2027, 12, 31), []),
        (date(2027, 1, 1), date(2026, 12, 31), ["calendar_ended"]),
    ],
)
def test_a_calendar_that_ends(today: date, known: date, said: list[str]) -> None:
    assert [found.code for found in quarters.calendar_findings(today, known)] == said


def test_limits_of_the_running_quarter_that_nobody_has_confirmed(home: Home) -> None:
    _rebuilt(
        home,
        "insert into quality.unconfirmed_parameter values ('2025Q1', 'correction_workdays', null, '待确认')",
    )
    assert codes(quarters.parameters, home, now=NOW) == ["parameters_unconfirmed"]
    assert codes(quarters.parameters, home, now=datetime(2025, 4, 10)) == []


def test_a_correction_period_that_is_over_without_a_draft(home: Home) -> None:
    _rebuilt(home, "insert into quality.department_gate values ('2024Q4', date '2025-01-23')")
    assert codes(quarters.correction, home, now=NOW) == ["correction_over"]
    assert codes(quarters.correction, home, now=datetime(2025, 1, 22)) == []


def _step(home: Home, step: str, on: date, **columns: object) -> None:
    take_step(home, "2024Q4", step, Acting("科长", on, NOW), **columns)


def test_a_correction_period_that_is_over_with_a_draft(home: Home) -> None:
    _rebuilt(home, "insert into quality.department_gate values ('2024Q4', date '2025-01-23')")
    for step in ("check", "draft"):
        _step(home, step, date(2025, 1, 24))
    assert codes(quarters.correction, home, now=NOW) == []


def test_time_for_objections_that_is_over(home: Home) -> None:
    for step in ("check", "draft"):
        _step(home, step, date(2025, 1, 24))
    _step(home, "feedback", date(2025, 1, 24), due_date=date(2025, 2, 7))
    assert codes(quarters.feedback, home, now=datetime(2025, 2, 7, 2, 0)) == []
    assert codes(quarters.feedback, home, now=NOW) == ["feedback_over"]
    _step(home, "freeze", date(2025, 2, 10))
    assert codes(quarters.feedback, home, now=NOW) == []


def test_an_interview_that_is_overdue(home: Home) -> None:
    row = (
        "'2024Q4', 'JKQ16', '新湾镇', '末位', '已通知', null, null, null, null, null, null, null, null, null"
    )
    _rebuilt(home, f"insert into supervision.interview values ({row}, true, '逾期未约谈', 1, 1)")
    assert codes(quarters.interviews, home) == ["interviews_overdue"]


def test_the_quarter_of_a_day() -> None:
    days = (date(2025, 1, 1), date(2025, 3, 31), date(2025, 4, 1), date(2025, 12, 31))
    assert [quarters.period_of(day) for day in days] == ["2025Q1", "2025Q1", "2025Q2", "2025Q4"]


def test_looking_at_quarters_adds_nothing_to_the_log(home: Home) -> None:
    before = EventLog.open(home).head()
    for look in (quarters.feedback, quarters.correction, quarters.parameters):
        codes(look, home, now=NOW)
    assert EventLog.open(home).head() == before
