"""Reconsideration, litigation, the office's own activities and clues: figures counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.spec.reporting.figures import YEAR_END, figure, values
from tests.spec.warehouse import Warehouse

DAY = date(2024, 5, 6)


@pytest.fixture
def office(warehouse: Warehouse) -> Warehouse:
    """A warehouse that reports at the end of 2024."""
    warehouse.asked(YEAR_END)
    warehouse.department()
    return warehouse


def received(
    warehouse: Warehouse, number: str, on: date, accepted: date | None = None, **values: Any
) -> None:
    """An application that this organ decides."""
    if accepted:
        values |= {"acceptance": "受理", "accepted_date": accepted}
    values = {"role": "复议机关", "is_enterprise_related": False, **values}
    warehouse.event("reconsideration_case", case_no=number, received_date=on, **values)


def test_reconsideration_counts_each_step_by_its_own_day(office: Warehouse) -> None:
    # from 2023: one settled before acceptance in January, one accepted and mediated, one never ended
    received(office, "F1", date(2023, 12, 29), closed_date=date(2024, 1, 4), closing_kind="案前调解和解")
    received(
        office, "F2", date(2023, 11, 1), date(2023, 11, 6), closed_date=date(2024, 1, 5), closing_kind="调解"
    )
    received(office, "F3", date(2023, 10, 9), date(2023, 10, 12))
    # closed before the year began: in no figure of 2024
    received(
        office, "F4", date(2023, 1, 9), date(2023, 1, 12), closed_date=date(2023, 3, 1), closing_kind="维持"
    )
    # of 2024
    received(office, "F5", DAY, DAY, procedure_kind="简易", closed_date=date(2024, 6, 1), closing_kind="维持")
    received(office, "F6", DAY, DAY, is_enterprise_related=True)
    received(office, "F7", DAY, closed_date=date(2024, 5, 8), closing_kind="案前调解和解")
    received(office, "F8", DAY, acceptance="不予受理", closed_date=date(2024, 5, 10), closing_kind="不予受理")
    expected = {
        "reconsideration_received": 4,
        "reconsideration_accepted": 2,
        "reconsideration_acceptance_rate": 50,
        "reconsideration_simple": 1,
        "reconsideration_enterprise": 1,
        "reconsideration_closed": 4,  # F1 F2 F5 F7
        "reconsideration_closed_before_acceptance": 2,
        "reconsideration_before_acceptance_carried": 1,
        "reconsideration_closed_after_acceptance": 2,
        "reconsideration_mediated_after": 1,
        "reconsideration_mediated_total": 3,
        "reconsideration_mediated_rate": 75,
        "reconsideration_carried_over": 3,  # F1 F2 F3
        "reconsideration_open_received": 2,  # F3 F6: 3 carried over + 4 received - 4 closed - 1 refused
        "reconsideration_open_accepted": 2,
        "respondent_cases": 0,
    }
    assert values(office, expected) == expected


def test_as_respondent_a_case_is_counted_apart(office: Warehouse) -> None:
    office.event("reconsideration_case", case_no="Y1", role="被申请人", received_date=DAY)
    expected = {"respondent_cases": 1, "reconsideration_received": 0, "reconsideration_open_received": 0}
    assert values(office, expected) == expected


def test_heads_are_due_where_a_case_was_heard_unless_it_says_otherwise(office: Warehouse) -> None:
    for number, (heard, who, closed) in enumerate(
        [
            (DAY, "主要负责人", DAY),
            (DAY, "分管负责人", None),
            (DAY, "未出庭", None),
            (DAY, "无须出庭", DAY),
            (None, None, None),
        ]
    ):
        office.event(
            "litigation_case", case_no=f"S{number}", role="被告", received_date=DAY, heard_date=heard,
            head_appearance=who, closed_date=closed,
        )  # fmt: skip
    expected = {
        "litigation_cases": 5,
        "litigation_closed": 2,
        "litigation_closed_rate": 40,
        "litigation_heard": 3,
        "head_appearance_rate": Decimal("66.67"),
    }
    assert values(office, expected) == expected


def activity(warehouse: Warehouse, number: str, kind: str, count: int, **values: Any) -> None:
    """One line of the office's ledger."""
    values = {"subject_kind": "企业", "is_at_least": False, **values}
    warehouse.event(
        "supervision_activity",
        activity_no=number,
        activity_kind=kind,
        activity_date=DAY,
        activity_count=count,
        **values,
    )


def test_activities_sum_up_and_the_share_of_the_content_has_one_decimal(office: Warehouse) -> None:
    activity(office, "H1", "问卷", 620, positive_count=604)
    activity(office, "H2", "问卷", 676, positive_count=662)
    activity(office, "H3", "走访", 18)
    activity(office, "H4", "走访", 6, subject_kind="部门")
    activity(office, "H5", "联系点", 13)
    expected = {
        "questionnaire_answers": 1296,
        "questionnaire_positive": 1266,
        "questionnaire_positive_rate": Decimal("97.7"),  # 1266 ÷ 1296 = 97.685
        "visits_enterprise": 18,
        "visits_department": 6,
        "contact_points": 13,
    }
    assert values(office, expected) == expected
    assert figure(office, "questionnaire_positive_rate")["printed_value"] == "97.7"


def test_more_than_so_many_stays_a_lower_bound_and_never_becomes_a_number(office: Warehouse) -> None:
    activity(office, "H1", "协调会", 100, is_at_least=True)
    activity(office, "H2", "协调会", 70)
    row = figure(office, "coordination_meetings")
    assert (row["value"], row["lower_bound"], row["is_lower_bound"]) == (None, 170, True)
    assert row["printed_value"] == "不少于 170"


def test_labour_clues_are_those_of_the_labour_hotline_that_were_answered(office: Warehouse) -> None:
    for number, (replied, outcome, mediated) in enumerate(
        [
            (DAY, "办结", True),
            (date(2024, 5, 7), "办结", False),  # a day after its deadline
            (DAY, "不属实", None),
            (DAY, "退回", None),
            (None, "在办", None),
        ]
    ):
        office.event(
            "clue", order_no=f"K{number}", channel="12333", received_date=DAY, deadline_date=DAY,
            replied_date=replied, outcome=outcome, is_mediated=mediated,
        )  # fmt: skip
    office.event("clue", order_no="K9", channel="12345", received_date=DAY, replied_date=DAY, outcome="办结")
    expected = {
        "labour_clues_closed": 3,
        "labour_clues_in_time": 2,
        "labour_clues_in_time_rate": 67,
        "labour_clues_mediated_rate": 33,
    }
    assert values(office, expected) == expected
