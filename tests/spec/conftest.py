"""Fixtures of the spec tests: the compiled project once a session, a fresh warehouse a test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import chinese_calendar
import pytest

from tests.spec.warehouse import CompiledProject, Warehouse, compiled_project

# the years around the tests' dates are enough, and keep a test quick
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2025, 12, 31)


@pytest.fixture(scope="session")
def project() -> CompiledProject:
    """The dbt project, compiled."""
    return compiled_project()


@pytest.fixture(scope="session")
def calendar() -> list[tuple[date, bool, str | None]]:
    """Working days and holidays as the State Council announced them."""
    days = [FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
    return [
        (day, chinese_calendar.is_workday(day), chinese_calendar.get_holiday_detail(day)[1]) for day in days
    ]


@pytest.fixture
def new_warehouse(
    project: CompiledProject, calendar: list[tuple[date, bool, str | None]]
) -> Callable[[], Warehouse]:
    """Makes empty warehouses, for a test that compares two."""
    return lambda: Warehouse(project, calendar)


@pytest.fixture
def warehouse(new_warehouse: Callable[[], Warehouse]) -> Warehouse:
    """An empty warehouse."""
    return new_warehouse()
