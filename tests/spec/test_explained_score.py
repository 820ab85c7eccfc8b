"""The score that the search for the smallest set reckons with is the one that is printed, fault by fault."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboards.queries import named_query
from orchestration.quarter.shortfall import Fault, ListRule, Shortfall, scored_indicators, shortfall
from tests.spec.warehouse import Warehouse

PERIOD = "2024Q4"
MODELS = ("interview_list", "indicator_fault", "scheme_value")


@pytest.fixture
def zone(warehouse: Warehouse) -> Warehouse:
    """D1 has five officers and ten items; two officers and one item have acted, one of two files has 80 points,
    and six decisions were annulled, which is more than a quarter deducts.
    """
    warehouse.established()
    warehouse.department("D9")
    officers = ["D1-C1", "D1-C2"]
    warehouse.inspection("J1", date(2024, 11, 1), officer_certificate_nos=officers, item_codes=["D1-I1"])
    for number, points in enumerate(("80", "100"), start=1):
        warehouse.event(
            "case_review",
            review_no=f"评{number}",
            case_or_decision_no=f"案{number}",
            reviewer_department_code="D9",
            review_score=Decimal(points),
            period=PERIOD,
            reviewed_date=date(2025, 1, 8),
        )
    for number in range(6):
        warehouse.event(
            "reconsideration_case",
            case_no=f"复{number}",
            role="被申请人",
            challenged_act_kind="行政处罚",
            challenged_act_no=f"决{number}",
            received_date=date(2024, 9, 2),
            closed_date=date(2024, 11, 4),
            closing_kind="撤销",
        )
    warehouse.build(*MODELS)
    return warehouse


def rows(warehouse: Warehouse, query: str, **values: Any) -> list[dict[str, Any]]:
    return named_query(query).run(warehouse.build(), period=PERIOD, **values)


def explained(warehouse: Warehouse, others: list[str]) -> Shortfall:
    indicators = [row for row in rows(warehouse, "indicators") if row["department_code"] == "D1"]
    faults = rows(warehouse, "fault_parts", department="D1")
    (rule,) = rows(warehouse, "list_rule")
    return shortfall(
        scored_indicators(
            indicators,
            deducted=sum(row["part"] for row in faults if row["indicator_code"] == "correction"),
            cap=rule["maximum_correction_points"],
        ),
        [Fault(row["indicator_code"], row["fault_id"], row["part"]) for row in faults],
        [Decimal(score) for score in others],
        ListRule(rule["interview_count"], rule["interview_floor_score"]),
    )


def test_the_score_is_the_printed_one(zone: Warehouse) -> None:
    """Weights 20 + 20 + 10 + 15 = 65: participation 2 of 5, duty 1 of 10, review 90 %, the one record in time.

    12.3077 + 3.0769 + 13.8462 + 23.0769 = 52.3077, less 10.
    """
    (own,) = [row for row in rows(zone, "ranking") if row["department_code"] == "D1"]
    assert own["score"] == Decimal("42.31")
    assert explained(zone, []).score == Decimal("42.31")


def test_every_record_that_costs_points_is_a_fault_with_what_mending_adds(zone: Warehouse) -> None:
    parts: dict[str, list[int]] = {}
    for row in rows(zone, "fault_parts", department="D1"):
        parts.setdefault(row["indicator_code"], []).append(row["part"])
    assert parts == {
        "participation": [1] * 3,
        "duty": [1] * 9,
        "case_file_review": [2000],
        "correction": [200] * 6,
    }


def test_annulments_beyond_the_cap_have_to_be_mended_before_one_gives_anything(zone: Warehouse) -> None:
    """An officer gives 6.1538, an item 3.0769, the file 1.5385; of corrections the first gives nothing, each other 2.

    Three officers make 60.77, one item more 63.85: four faults for 61.00. For 100.00 everything has to go.
    """
    found = explained(zone, ["60.99", "50", "40"])
    assert [fault.indicator_code for fault in found.faults or ()] == ["participation"] * 3 + ["duty"]
    assert (found.score_needed, found.score_after) == (Decimal("61.00"), Decimal("63.85"))
    everything = explained(zone, ["99.99", "99", "98"])
    assert len(everything.faults or ()) == 3 + 9 + 1 + 6
    assert everything.score_after == Decimal("100.00")
