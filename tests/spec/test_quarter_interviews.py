"""Interviews after publication: who is called in, until when each act is due, who is overdue, who appears again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.spec.test_treatment_parameter import office_sets
from tests.spec.warehouse import Warehouse

SIGNED, NOTICE = date(2025, 1, 20), date(2025, 1, 22)


def published(
    warehouse: Warehouse, period: str, *listed: str, version: int = 1, others: tuple[str, ...] = ()
) -> None:
    """A published version that lists some departments and ranks others."""
    for code in (*listed, *others):
        warehouse.event(
            "publication",
            department_code=code,
            period=period,
            version=version,
            signed_on=SIGNED,
            department_name=f"{code}局",
            status="ranked",
            grounds=["末位"] if code in listed else None,
        )


def interviewed(warehouse: Warehouse, **values: Any) -> None:
    """An interview of D1 about the fourth quarter of 2024."""
    row = {"department_code": "D1", "period": "2024Q4", "stage": "已通知", "notice_on": NOTICE, "version": 1}
    warehouse.event("interview", **(row | values))


@pytest.fixture
def zone(warehouse: Warehouse) -> Warehouse:
    """D1 and D2, one inspection in the fourth quarter; data until 14 March 2025."""
    for code in ("D1", "D2"):
        warehouse.department(code, reported_as_of=datetime(2025, 3, 14))
    warehouse.inspection("J1", date(2024, 11, 4))
    return warehouse


def test_who_was_published_as_listed_awaits_a_notice(zone: Warehouse) -> None:
    published(zone, "2024Q4", "D1", others=("D2",))
    row = zone.row("interview")
    assert (row["department_code"], row["department_name"], row["grounds"]) == ("D1", "D1局", "末位")
    assert (row["stage"], row["version"], row["signed_on"]) == ("待通知", 1, SIGNED)


def test_of_several_versions_the_newest_says_who_is_listed(zone: Warehouse) -> None:
    published(zone, "2024Q4", "D1", others=("D2",))
    published(zone, "2024Q4", "D2", others=("D1",), version=2)
    assert [(row["department_code"], row["version"]) for row in zone.rows("interview")] == [("D2", 2)]


def test_an_interview_that_has_begun_goes_on_whatever_a_later_version_says(zone: Warehouse) -> None:
    published(zone, "2024Q4", "D1")
    interviewed(zone, grounds=["末位"])
    published(zone, "2024Q4", "D2", others=("D1",), version=2)
    found = {row["department_code"]: row for row in zone.rows("interview")}
    assert (found["D1"]["stage"], found["D1"]["version"], found["D1"]["appearance_count"]) == ("已通知", 1, 0)
    assert found["D2"]["appearance_count"] == 1


def test_a_publication_that_was_taken_back_calls_nobody_in(zone: Warehouse) -> None:
    published(zone, "2024Q4", "D1")
    step = {"department_code": "全区", "period": "2024Q4"}
    zone.event("quarter_step", step_no=7, step="publish", state="published", version=1, **step)
    assert [row["department_code"] for row in zone.rows("interview")] == ["D1"]
    zone.event("quarter_step", step_no=8, step="withdraw", state="feedback", version=None, **step)
    assert zone.rows("interview") == []


def test_what_an_interview_does_not_state_follows_from_the_scheme_in_working_days(zone: Warehouse) -> None:
    """Spring Festival 28 January to 4 February 2025, worked on 26 January and 8 February; Qingming on 4 April.

    Ten working days after 22 January: 23, 24, 26, 27 January, 5 to 8, 10 and 11 February. Fifteen after 7 February:
    8, 10 to 14, 17 to 21, 24 to 27 February. Thirty after 3 March: 19 by the 28th, 23 by 3 April, 28 by the 11th.
    """
    published(zone, "2024Q4", "D1")
    interviewed(zone, stage="已报整改方案", held_on=date(2025, 2, 7), plan_on=date(2025, 3, 3))
    row = zone.row("interview")
    assert row["hold_by_date"] == date(2025, 2, 11)
    assert row["plan_by_date"] == date(2025, 2, 27)
    assert row["review_by_date"] == date(2025, 4, 15)


def test_a_day_that_the_interview_states_goes_before_the_scheme(zone: Warehouse) -> None:
    published(zone, "2024Q4", "D1")
    interviewed(zone, hold_by_date=date(2025, 1, 24))
    assert zone.row("interview")["hold_by_date"] == date(2025, 1, 24)


def test_the_office_sets_how_long_each_act_may_take(zone: Warehouse) -> None:
    published(zone, "2024Q4", "D1")
    office_sets(zone, "INTERVIEW_WITHIN_WORKDAYS", "3")
    interviewed(zone)
    # 23, 24 and, worked for the Spring Festival, Sunday the 26th
    assert zone.row("interview")["hold_by_date"] == date(2025, 1, 26)


@pytest.mark.parametrize(
    ("stands", "reason"),
    [
        pytest.param(None, "逾期未通知约谈", id="no notice ten working days after signing"),
        pytest.param({}, "逾期未约谈", id="notice, but not held"),
        pytest.param({"hold_by_date": date(2025, 3, 14)}, None, id="the last day is the data end"),
        pytest.param({"stage": "已约谈", "held_on": date(2025, 2, 7)}, "逾期未报整改方案", id="no plan"),
        pytest.param({"stage": "已约谈", "held_on": date(2025, 3, 3)}, None, id="held lately"),
        pytest.param(
            {
                "stage": "已报整改方案",
                "held_on": date(2025, 2, 7),
                "plan_on": date(2025, 2, 20),
                "review_by_date": date(2025, 3, 13),
            },
            "逾期未复核",
            id="not reviewed",
        ),
        pytest.param(
            {
                "stage": "已复核",
                "held_on": date(2025, 2, 7),
                "plan_on": date(2025, 2, 10),
                "reviewed_on": date(2025, 2, 17),
                "review_result": "不合格",
            },
            "复核不合格，逾期未重报整改方案",
            id="a review that failed makes the plan due again",
        ),
        pytest.param(
            {"stage": "已复核", "held_on": date(2025, 2, 7), "review_result": "合格"}, None, id="passed"
        ),
        pytest.param(
            {"stage": "已办结", "held_on": date(2025, 2, 28), "closed_on": date(2025, 3, 3)},
            None,
            id="closed",
        ),
    ],
)
def test_what_is_overdue_on_the_day_that_the_data_have_reached_is_said(
    zone: Warehouse, stands: dict[str, Any] | None, reason: str | None
) -> None:
    published(zone, "2024Q4", "D1")
    if stands is not None:
        interviewed(zone, **stands)
    row = zone.row("interview")
    assert (row["is_overdue"], row["overdue_reason"]) == (reason is not None, reason)


def test_repeat_appearances_are_counted_and_those_in_a_row_too(zone: Warehouse) -> None:
    for period in ("2023Q3", "2023Q4", "2024Q1", "2024Q3", "2024Q4"):
        published(zone, period, "D1", others=("D2",))
    published(zone, "2024Q2", "D2", others=("D1",))
    counts = {
        row["period"]: (row["appearance_count"], row["consecutive_count"])
        for row in zone.rows("interview", department_code="D1")
    }
    assert counts == {
        "2023Q3": (1, 1),
        "2023Q4": (2, 2),
        "2024Q1": (3, 3),
        "2024Q3": (4, 1),
        "2024Q4": (5, 2),
    }
