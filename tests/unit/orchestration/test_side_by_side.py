"""Two rankings side by side: who moves, up or down, on or off the list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from orchestration.quarter.what_if import Scored, side_by_side


def ranked(code: str, rank: int | None, score: str | None, status: str = "ranked") -> dict[str, Any]:
    row = {"department_code": code, "department_name": code, "status": status, "rank": rank}
    return row | {"score": None if score is None else Decimal(score)}


BEFORE = Scored(
    [ranked("A", 1, "90.00"), ranked("B", 2, "80.00"), ranked("C", 3, "70.00")],
    {"C": ["末位"], "B": ["末位"]},
)


def rows(after: Scored) -> dict[str, dict[str, Any]]:
    return {row["department_code"]: row for row in side_by_side(BEFORE, after)}


def test_a_move_up_is_positive_a_move_down_negative() -> None:
    told = rows(Scored([ranked("C", 1, "95.00"), ranked("A", 2, "90.00"), ranked("B", 3, "80.00")], {}))
    assert [told[code]["rank_change"] for code in "ABC"] == [-1, -1, 2]
    assert told["C"]["score_change"] == Decimal("25.00")
    assert list(told) == ["C", "A", "B"]  # in the order of the new ranking


def test_the_same_ranking_moves_nobody() -> None:
    assert not any(row["is_moved"] for row in rows(BEFORE).values())


def test_who_leaves_the_list_with_the_same_score_has_moved() -> None:
    told = rows(Scored(BEFORE.ranking, {"C": ["末位"]}))
    assert (told["B"]["is_moved"], told["B"]["is_listed_before"], told["B"]["is_listed_after"]) == (
        True,
        True,
        False,
    )
    assert not told["C"]["is_moved"]


def test_who_is_no_longer_ranked_has_no_movement_but_has_moved() -> None:
    told = rows(Scored([*BEFORE.ranking[:2], ranked("C", None, "70.00", "listed_apart")], BEFORE.listed))
    assert (told["C"]["rank_change"], told["C"]["is_moved"]) == (None, True)


def test_a_department_that_stands_in_one_ranking_only_is_told_as_well() -> None:
    told = rows(Scored([*BEFORE.ranking, ranked("D", 4, "60.00")], BEFORE.listed))
    assert (told["D"]["status_before"], told["D"]["is_moved"]) == (None, True)
    told = rows(Scored(BEFORE.ranking[:2], {}))
    assert (told["C"]["status_after"], told["C"]["is_moved"]) == (None, True)
