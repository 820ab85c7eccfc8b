"""Limits that end soon after the data cut-off (1 January 2025 in these tests), and clues that are overdue.

Fifteen days ahead is 16 January; certificates are told sixty days ahead, until 2 March.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse


def ahead(warehouse: Warehouse) -> list[tuple[str, date]]:
    """Records with a limit ahead, and its last day."""
    rows = warehouse.rows("finding", finding_kind="deadline_ahead")
    return [(row["record_id"], row["business_date"]) for row in rows]


@pytest.fixture
def department(warehouse: Warehouse) -> Warehouse:
    """A warehouse with one department."""
    warehouse.department("D1", department_name="甲局")
    return warehouse


# 18 October 2024 + 90 days is 16 January 2025
@pytest.mark.parametrize(("filed", "is_ahead"), [(date(2024, 10, 18), True), (date(2024, 10, 19), False)])
def test_an_open_case_is_told_fifteen_days_before_its_limit(
    department: Warehouse, filed: date, is_ahead: bool
) -> None:
    department.case("C1", filed)
    assert (("D1/C1", date(2025, 1, 16)) in ahead(department)) == is_ahead


def test_the_sentence_says_what_is_to_be_done_and_how_long_there_is(department: Warehouse) -> None:
    clue(department, date(2025, 1, 11))
    found = department.row("finding", finding_kind="deadline_ahead")
    assert found["sentence_zh"] == "甲局应于 2025-01-11 前答复线索（W1），距数据截止日还有 10 日。"


def test_a_case_that_was_decided_owes_nothing_more(department: Warehouse) -> None:
    department.case("C1", date(2024, 10, 10), closed_date=date(2024, 12, 30), outcome="撤案")
    # documents of its closing may still be owed, a decision is not
    said = [row["sentence_zh"] for row in department.rows("finding", finding_kind="deadline_ahead")]
    assert [sentence for sentence in said if "作出处理决定" in sentence] == []


def clue(warehouse: Warehouse, due: date, **values: Any) -> None:
    """A clue that was dispatched and is still being worked on."""
    own = {"order_no": "W1", "dispatched_date": date(2024, 12, 2), "outcome": "在办"} | values
    warehouse.event("clue", deadline_date=due, **own)


def seizure(warehouse: Warehouse, due: date) -> None:
    """A seizure whose thirty days end on a day in January 2025."""
    day = date(2024, 12, due.day + 1)
    warehouse.event("coercive_measure", decision_no="强1", measure_kind="扣押", measure_date=day)


def reconsideration(warehouse: Warehouse, due: date) -> None:
    """A case accepted on a day in November 2024: sixty days later is a day in January 2025."""
    day = date(2024, 11, due.day + 1)
    own: dict[str, Any] = {
        "role": "复议机关",
        "acceptance": "受理",
        "received_date": day,
        "accepted_date": day,
    }
    warehouse.event("reconsideration_case", case_no="复1", **own)


# (how to report it, the record, its last day): 31 December + 30 is 30 January … each last day counted by hand
@pytest.mark.parametrize(
    ("report", "record", "due"),
    [
        (clue, "D1/W1", date(2025, 1, 1)),
        (clue, "D1/W1", date(2025, 1, 16)),
        # 16 December + 30 days is 15 January
        (seizure, "D1/强1", date(2025, 1, 15)),
        # 15 November + 60 days is 14 January, a Tuesday
        (reconsideration, "D1/复1", date(2025, 1, 14)),
    ],
)
def test_what_ends_soon_is_told(
    department: Warehouse, report: Callable[[Warehouse, date], None], record: str, due: date
) -> None:
    report(department, due)
    assert (record, due) in ahead(department)


@pytest.mark.parametrize("due", [date(2024, 12, 31), date(2025, 1, 17)])
def test_what_is_over_or_far_away_is_not(department: Warehouse, due: date) -> None:
    clue(department, due)
    assert ahead(department) == []


def test_an_overdue_clue_is_a_finding_of_its_own(department: Warehouse) -> None:
    clue(department, date(2024, 12, 31))
    found = department.row("finding", finding_kind="clue_overdue")
    assert found["sentence_zh"] == "甲局记录 W1：线索应于 2024-12-31 前答复办结，至数据截止日尚未答复。"


def test_a_decision_not_yet_served_is_told(department: Warehouse) -> None:
    # 27 December 2024 is a Friday; 30, 31 December, 2, 3, 6, 7, 8 January are the seven working days
    department.penalty("P1", date(2024, 12, 27))
    assert ("D1/P1", date(2025, 1, 8)) in ahead(department)


@pytest.mark.parametrize(
    ("expires", "is_ahead"),
    [(date(2025, 3, 2), True), (date(2025, 3, 3), False), (date(2024, 12, 31), False)],
)
def test_a_certificate_is_told_sixty_days_before_it_expires(
    department: Warehouse, expires: date, is_ahead: bool
) -> None:
    department.certificate("Z1", expires_date=expires)
    assert ahead(department) == ([("D1/Z1", expires)] if is_ahead else [])


def test_a_certificate_that_was_renewed_is_not_told(department: Warehouse) -> None:
    department.certificate("Z1", "王五", expires_date=date(2025, 1, 31))
    department.certificate("Z2", "王五", issued_date=date(2024, 12, 1))
    assert ahead(department) == []
