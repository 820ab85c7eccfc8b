"""Explaining a rank: the neighbours and how far away they are."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from orchestration.quarter.explain import neighbour


def ranked(code: str, rank: int | None, score: str) -> dict[str, Any]:
    return {"department_code": code, "department_name": code, "rank": rank, "score": Decimal(score)}


TABLE = [
    ranked("A", 1, "90.00"),
    ranked("B", 2, "88.50"),
    ranked("C", 2, "88.50"),
    ranked("D", 4, "80.25"),
    ranked("E", None, "89.00"),
]


def test_the_neighbours_are_the_next_printed_scores_with_all_who_share_them() -> None:
    above = neighbour(TABLE, TABLE[3], is_above=True)
    assert above == {
        "rank": 2,
        "score": Decimal("88.50"),
        "distance": Decimal("8.25"),
        "departments": ["B", "C"],
    }
    below = neighbour(TABLE, TABLE[0], is_above=False)
    assert below is not None
    assert (below["rank"], below["distance"]) == (2, Decimal("1.50"))


def test_a_department_that_shares_a_rank_has_its_neighbour_beyond_the_tie() -> None:
    below = neighbour(TABLE, TABLE[1], is_above=False)
    assert below is not None
    assert below["departments"] == ["D"]


def test_the_first_has_nobody_above_and_who_is_not_ranked_no_neighbours() -> None:
    assert neighbour(TABLE, TABLE[0], is_above=True) is None
    assert neighbour(TABLE, TABLE[4], is_above=True) is None
