"""A quarter at its edges, outcome written out: ties, no duty, lone peers, no data, founding, merger, end, silence.

Every zone here is small enough to score by hand. A department of `zone` holds certificates and ten items; participation
and duty apply with 20 each, timeliness with 15 and the plan with 20, 75 of weight in all.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.spec.test_treatment_parameter import office_sets
from tests.spec.warehouse import Warehouse

DAY, YEAR_END = date(2024, 11, 4), date(2024, 12, 31)


def enforcing(
    warehouse: Warehouse,
    code: str,
    took_part: int,
    on: date = DAY,
    plan_ends: date = YEAR_END,
    **values: Any,
) -> None:
    """Five officers of whom some took part in one inspection of all ten items, under a plan that it met, in time."""
    warehouse.established(code, **values)
    warehouse.plan("P1", department=code, ends_date=plan_ends)
    warehouse.inspection(
        "J1",
        on,
        department=code,
        plan_no="P1",
        officer_certificate_nos=[f"{code}-C{n}" for n in range(1, took_part + 1)],
        item_codes=[f"{code}-I{n}" for n in range(1, 11)],
    )


def ranking(warehouse: Warehouse, period: str = "2024Q4") -> dict[str, tuple[str, int | None, str | None]]:
    """Status, rank and score as printed of each department."""
    rows = warehouse.rows("quarterly_ranking", period=period)
    return {
        row["department_code"]: (row["status"], row["ranking"], str(row["score"]) if row["score"] else None)
        for row in rows
    }


def listed(warehouse: Warehouse, period: str = "2024Q4") -> list[str]:
    """Departments on the interview list."""
    return sorted({row["department_code"] for row in warehouse.rows("interview_list", period=period)})


def test_all_who_tie_at_the_cut_are_listed_and_the_next_rank_is_skipped(warehouse: Warehouse) -> None:
    """Participation earns 20/75 of a hundred, 26.6667 points, times officers over five; the rest is 73.3333.

    5 of 5: 100.00; 4: 94.67; 3: 89.33; 2: 84.00; 1: 78.67.
    """
    for code, took_part in (("A", 5), ("B", 4), ("C", 3), ("D", 3), ("E", 2), ("F", 1)):
        enforcing(warehouse, code, took_part)
    assert ranking(warehouse) == {
        "A": ("ranked", 1, "100.00"),
        "B": ("ranked", 2, "94.67"),
        "C": ("ranked", 3, "89.33"),
        "D": ("ranked", 3, "89.33"),
        "E": ("ranked", 5, "84.00"),
        "F": ("ranked", 6, "78.67"),
    }
    # third from the bottom are C and D alike
    assert listed(warehouse) == ["C", "D", "E", "F"]


def test_a_department_without_duty_takes_no_rank_and_no_place_on_the_list(warehouse: Warehouse) -> None:
    for code, took_part in (("A", 5), ("B", 4), ("C", 3), ("D", 2)):
        enforcing(warehouse, code, took_part)
    warehouse.established("Z", items=0)
    row = warehouse.row("quarterly_ranking", department_code="Z")
    assert (row["status"], row["reason"], row["score"]) == ("not_assessed", "无权责事项，不参评", None)
    assert [rank for _, rank, _ in ranking(warehouse).values()] == [1, 2, 3, 4, None]
    assert listed(warehouse) == ["B", "C", "D"]


def test_a_department_alone_in_its_peer_group_is_ranked_and_not_listed(warehouse: Warehouse) -> None:
    office_sets(warehouse, "INTERVIEW_SCOPE", "PEER_GROUP")
    for number in range(1, 7):
        enforcing(warehouse, f"T{number}", 5 - number // 2, peer_group="街镇")
    enforcing(warehouse, "X", 1, peer_group="功能区")
    # 1 → 5, 2 and 3 → 4, 4 and 5 → 3, 6 → 2 officers: the bottom three are T6, T5 and T4
    assert ranking(warehouse)["X"] == ("ranked", 7, "78.67")
    assert listed(warehouse) == ["T4", "T5", "T6"]


def test_a_quarter_without_data_has_no_ranking_no_gate_and_nothing_to_mend(warehouse: Warehouse) -> None:
    enforcing(warehouse, "A", 5, on=date(2024, 2, 1))
    warehouse.inspection("J2", DAY, department="A")
    tables = ("quarterly_ranking", "department_gate", "indicator_fault", "correction_item")
    for table in tables:
        periods = {row["period"] for row in warehouse.rows(table)}
        assert not periods & {"2024Q2", "2024Q3"}, table
    assert {row["period"] for row in warehouse.rows("quarterly_ranking")} == {"2024Q1", "2024Q4"}


def test_a_department_founded_inside_the_quarter_is_ranked_from_the_next_one_on(warehouse: Warehouse) -> None:
    for code, took_part in (("A", 5), ("B", 4), ("C", 3), ("D", 2)):
        enforcing(warehouse, code, took_part, on=date(2024, 8, 1), plan_ends=date(2024, 9, 30))
        warehouse.inspection("J2", DAY, department=code)
    founded = {"plan_ends": date(2024, 9, 30), "active_from": date(2024, 8, 15)}
    enforcing(warehouse, "N", 1, on=date(2024, 9, 2), **founded)
    founding = warehouse.row("quarterly_ranking", department_code="N", period="2024Q3")
    assert (founding["status"], founding["ranking"]) == ("not_ranked", None)
    assert founding["reason"] == "新设主体，未满一个完整季度"
    assert listed(warehouse, "2024Q3") == ["B", "C", "D"]
    assert ranking(warehouse)["N"][:2] == ("ranked", 5)
    assert listed(warehouse) == ["C", "D", "N"]


def test_a_department_merged_inside_the_quarter_leaves_its_acts_and_not_its_faults(
    warehouse: Warehouse,
) -> None:
    """M goes into A on 1 December: its inspection exercised I1, which A holds since; its late upload stays its own."""
    warehouse.established("A", items=9)
    warehouse.item("I1", "A", held_from=date(2024, 12, 1))
    warehouse.established("M", items=0, active_to=date(2024, 12, 1), successor_code="A")
    warehouse.item("I1", "M", held_to=date(2024, 12, 1), handed_to_code="A")
    late = datetime(2024, 11, 20, 9)
    warehouse.inspection("J1", DAY, department="M", item_codes=["I1"], uploaded_at=late)
    assert set(ranking(warehouse)) == {"A"}
    duty = warehouse.row(
        "department_indicator", department_code="A", indicator_code="duty", cutoff_date=YEAR_END
    )
    assert (duty["numerator"], duty["denominator"]) == (1, 10)
    faults = warehouse.rows("indicator_fault", department_code="A", indicator_code="timeliness")
    assert faults == []
    # its clerks can still mend what stood open: the gate and the list name it for this quarter
    items = warehouse.rows("correction_item", rule_id="record_upload_limit")
    assert [(row["department_code"], row["record_no"]) for row in items] == [("M", "J1")]
    gates = {row["department_code"] for row in warehouse.rows("department_gate", period="2024Q4")}
    assert gates == {"A", "M"}


def test_a_department_dissolved_inside_the_quarter_stands_in_no_ranking_and_takes_no_place(
    warehouse: Warehouse,
) -> None:
    for code, took_part in (("A", 5), ("B", 4), ("C", 3), ("D", 2)):
        enforcing(warehouse, code, took_part)
    enforcing(warehouse, "Z", 1, active_to=date(2024, 12, 31))
    assert [rank for _, rank, _ in ranking(warehouse).values()] == [1, 2, 3, 4]
    assert listed(warehouse) == ["B", "C", "D"]
    assert warehouse.rows("indicator_fault", department_code="Z") == []


def test_a_department_that_is_dissolved_the_day_after_the_quarter_is_still_ranked(
    warehouse: Warehouse,
) -> None:
    enforcing(warehouse, "A", 5)
    enforcing(warehouse, "Z", 1, active_to=date(2025, 1, 1))
    assert ranking(warehouse)["Z"] == ("ranked", 2, "78.67")


def test_a_department_that_never_answers_is_scored_as_it_stands_and_blocks_nobody(
    warehouse: Warehouse,
) -> None:
    """S sends nothing: participation 0 of 5, duty 0 of 10 and, its plan of one visit unmet, plan 0 of 1."""
    for code, took_part in (("A", 5), ("B", 4), ("C", 3)):
        enforcing(warehouse, code, took_part)
    warehouse.established("S")
    warehouse.plan("P1", department="S", ends_date=YEAR_END)
    finding = warehouse.row("gate_finding", department_code="S", period="2024Q4")
    assert finding["reason_code"] == "no_export"
    for code in "ABCS":
        status, reasons = ("deduct", ["no_export"]) if code == "S" else ("pass", [])
        warehouse.event("gate", department_code=code, period="2024Q4", gate_status=status, reasons=reasons)
    silent = warehouse.row("quarterly_ranking", department_code="S")
    assert (silent["status"], silent["ranking"], silent["score"]) == ("ranked", 4, Decimal("0.00"))
    assert silent["gate_status"] == "deduct"
    assert listed(warehouse) == ["B", "C", "S"]
    # each of its five officers costs 20 × 100 / (60 × 5), each of its ten items 20 × 100 / (60 × 10), its plan a third
    costs = warehouse.rows("indicator_fault", department_code="S", period="2024Q4")
    assert {(row["indicator_code"], row["cost_points"]) for row in costs} == {
        ("participation", Decimal("6.6667")),
        ("duty", Decimal("3.3333")),
        ("plan_completion", Decimal("33.3333")),
    }
    assert len(costs) == 5 + 10 + 1
