"""Ties and the interview list: which of the ranked are called in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

PERIOD, YEAR_END = "2024Q4", date(2024, 12, 31)


def scores(warehouse: Warehouse, printed: Mapping[str, str], **department: Mapping[str, Any]) -> None:
    """Departments with these points; `department` gives further columns of single departments."""
    common = {"cutoff_date": YEAR_END, "period": PERIOD}
    warehouse.asked(YEAR_END)
    warehouse.given(
        "int_score_department",
        [
            common
            | {
                "department_code": code,
                "department_name": code,
                "is_in_ranking": True,
                "is_in_interview": True,
            }
            | {"is_entrusted": False, "is_new": False}
            | {"officer_count": 5, "item_count": 10, "countable_item_count": 10}
            | dict(department.get(code, {}))
            for code in printed
        ],
    )
    warehouse.given(
        "department_indicator",
        [
            common
            | {"department_code": code, "indicator_code": "duty", "indicator_order": 1, "weight": 100}
            | {"indicator_name_zh": "履责率", "effective_weight": Decimal(100), "points": Decimal(points)}
            for code, points in printed.items()
        ],
    )


def ranks(warehouse: Warehouse) -> dict[str, int]:
    """Rank of each department."""
    return {row["department_code"]: row["ranking"] for row in warehouse.rows("quarterly_ranking")}


def listed(warehouse: Warehouse) -> list[str]:
    """Departments on the interview list, the lowest first."""
    return [
        row["department_code"] for row in warehouse.rows("interview_list", order_by="score, department_code")
    ]


def test_scores_that_print_alike_share_a_rank(warehouse: Warehouse) -> None:
    # 80.1249 and 80.1151 both print as 80.12; 80.1250 rounds half up to 80.13
    scores(warehouse, {"A": "80.1250", "B": "80.1249", "C": "80.1151", "D": "70.0000"})
    assert ranks(warehouse) == {"A": 1, "B": 2, "C": 2, "D": 4}


def test_the_bottom_three_of_the_ranked_are_listed(warehouse: Warehouse) -> None:
    scores(warehouse, {"A": "90", "B": "80", "C": "70", "D": "60", "E": "50"})
    assert listed(warehouse) == ["E", "D", "C"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ({"A": "90", "B": "70", "C": "70", "D": "60", "E": "50"}, ["E", "D", "B", "C"]),
        ({"A": "90", "B": "80", "C": "70", "D": "50", "E": "50"}, ["D", "E", "C"]),
        ({"A": "90", "B": "50", "C": "50", "D": "50", "E": "50"}, ["B", "C", "D", "E"]),
    ],
)
def test_all_who_tie_at_the_cut_are_listed(
    warehouse: Warehouse, printed: dict[str, str], expected: list[str]
) -> None:
    scores(warehouse, printed)
    assert listed(warehouse) == expected


def test_who_cannot_be_interviewed_takes_no_place_on_the_list(warehouse: Warehouse) -> None:
    scores(warehouse, {"A": "90", "B": "80", "C": "70", "D": "60", "E": "50"}, E={"is_in_interview": False})
    assert listed(warehouse) == ["D", "C", "B"]


def test_who_is_listed_apart_takes_no_place_on_the_list(warehouse: Warehouse) -> None:
    scores(warehouse, {"A": "90", "B": "80", "C": "70", "D": "10"}, D={"officer_count": 4})
    assert listed(warehouse) == ["C", "B", "A"]


def test_with_a_floor_nobody_at_or_above_it_is_listed(warehouse: Warehouse) -> None:
    warehouse.seed_with("scheme_parameter", {"value": "90"}, parameter="interview_floor_score")
    scores(warehouse, {"A": "95", "B": "90", "C": "89.99"})
    assert listed(warehouse) == ["C"]


def test_with_peer_groups_each_group_of_six_has_its_own_list_and_a_smaller_one_none(
    warehouse: Warehouse,
) -> None:
    warehouse.seed_with("scheme_parameter", {"value": "peer_group"}, parameter="interview_scope")
    towns = {f"街{n}": str(60 + n) for n in range(1, 7)}
    offices = {f"局{n}": str(30 + n) for n in range(1, 6)}
    groups = {code: {"peer_group": "街镇"} for code in towns} | {
        code: {"peer_group": "部门"} for code in offices
    }
    scores(warehouse, towns | offices, **groups)
    assert listed(warehouse) == ["街1", "街2", "街3"]


def test_the_list_names_the_indicators_that_cost_most(warehouse: Warehouse) -> None:
    scores(warehouse, {"A": "50"})
    row = {"cutoff_date": YEAR_END, "period": PERIOD, "department_code": "A"}
    lines = [
        ("人员参与率", "20", "15"),
        ("履责率", "40", "10"),
        ("计划完成率", "20", "20"),
        ("归集及时率", "20", "5"),
    ]
    warehouse.given(
        "department_indicator",
        [
            row
            | {
                "indicator_code": name,
                "indicator_name_zh": name,
                "indicator_order": order,
                "weight": int(weight),
            }
            | {"effective_weight": Decimal(weight), "points": Decimal(points)}
            for order, (name, weight, points) in enumerate(lines)
        ],
    )
    assert warehouse.row("interview_list")["weakest_indicators"] == "履责率、归集及时率"


@pytest.mark.parametrize(
    ("decision", "is_listed"),
    [
        ({"comply_due_date": date(2024, 12, 30)}, True),
        ({"comply_due_date": date(2024, 12, 31)}, False),  # the cut-off day is the last day to comply
        ({"comply_due_date": date(2024, 6, 30)}, True),  # it stands on every list until it complies
        ({"comply_due_date": date(2024, 12, 20), "complied_date": date(2024, 12, 31)}, False),
        ({"comply_due_date": date(2024, 12, 20), "complied_date": date(2025, 1, 6)}, True),
        ({"comply_due_date": date(2024, 12, 20), "is_reversed": True}, False),
    ],
)
def test_not_complying_with_a_reconsideration_decision_is_a_ground_of_its_own_whatever_the_rank(
    warehouse: Warehouse, decision: Mapping[str, Any], is_listed: bool
) -> None:
    warehouse.department("A")
    scores(warehouse, {"A": "99", "B": "80", "C": "70", "D": "60"})
    for role, department in (("被申请人", "A"), ("复议机关", "Z")):
        warehouse.event(
            "reconsideration_case",
            department_code=department,
            case_no="复1",
            role=role,
            respondent_code="A",
            challenged_act_kind="行政处罚",
            closing_kind="责令履行",
            **decision,
        )
    grounds = [
        (row["department_code"], row["ground"])
        for row in warehouse.rows("interview_list", order_by="department_code, ground")
    ]
    last = [("B", "末位"), ("C", "末位"), ("D", "末位")]
    assert grounds == ([("A", "拒不履行复议决定")] if is_listed else []) + last


def test_who_does_not_comply_and_is_last_stands_on_the_list_once_for_each_ground(
    warehouse: Warehouse,
) -> None:
    warehouse.department("A")
    scores(warehouse, {"A": "10", "B": "80"})
    warehouse.event(
        "reconsideration_case",
        department_code="A",
        role="被申请人",
        challenged_act_kind="行政处罚",
        comply_due_date=date(2024, 10, 1),
    )
    rows = warehouse.rows("interview_list", department_code="A")
    assert {(row["ground"], row["place_from_bottom"]) for row in rows} == {
        ("末位", 1),
        ("拒不履行复议决定", None),
    }


def test_the_deduction_for_corrections_is_named_among_what_cost_most(warehouse: Warehouse) -> None:
    scores(warehouse, {"A": "50"})
    row = {"cutoff_date": YEAR_END, "period": PERIOD, "department_code": "A"}
    warehouse.given(
        "department_indicator",
        [
            row
            | {"indicator_code": name, "indicator_name_zh": name, "indicator_order": order, "weight": 60}
            | {"effective_weight": weight, "points": Decimal(points)}
            for order, (name, weight, points) in enumerate(
                [
                    ("履责率", Decimal(100), "97"),
                    ("复议应诉纠错", Decimal(0), "-4"),
                    ("归集及时率", Decimal(10), "10"),
                ]
            )
        ],
    )
    assert warehouse.row("interview_list")["weakest_indicators"] == "复议应诉纠错、履责率"
