"""What was published of a quarter: each version as it stated the scores, and the one that holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dashboards.queries import named_query
from tests.spec.test_quarter_edge_cases import enforcing
from tests.spec.warehouse import Warehouse

PERIOD = "2024Q4"


def published(warehouse: Warehouse, code: str, version: int, rank: int, score: str, *grounds: str) -> None:
    warehouse.event(
        "publication", department_code=code, period=PERIOD, version=version, signed_on=date(2025, 2, 12),
        department_name=f"滨城区{code}局", status="ranked", ranking=rank, score=Decimal(score),
        grounds=list(grounds) or None,
    )  # fmt: skip


def step(warehouse: Warehouse, number: int, name: str, state: str, version: int | None) -> None:
    warehouse.event(
        "quarter_step", department_code="全区", period=PERIOD, step_no=number, step=name, state=state,
        version=version,
    )  # fmt: skip


@pytest.fixture
def twice(warehouse: Warehouse) -> Warehouse:
    """Published, then restated: F, last and called in, moves up to third. Today's data rank both."""
    for code, took_part in (("A", 5), ("F", 1)):
        enforcing(warehouse, code, took_part, department_name=f"滨城区{code}局")
    published(warehouse, "A", 1, 1, "99.00")
    published(warehouse, "F", 1, 7, "70.00", "末位", "连续下降")
    published(warehouse, "A", 2, 1, "99.00")
    published(warehouse, "F", 2, 3, "88.50")
    step(warehouse, 7, "publish", "published", 1)
    step(warehouse, 8, "restate", "restated", 2)
    return warehouse


def test_the_newest_version_holds_and_each_says_how_many_it_ranks_and_lists(twice: Warehouse) -> None:
    assert [
        (row["version"], row["ranked_count"], row["listed_count"], row["is_in_force"])
        for row in twice.rows("published_version", order_by="version")
    ] == [(1, 2, 1, False), (2, 2, 0, True)]


def test_after_a_withdrawal_no_version_holds(twice: Warehouse) -> None:
    step(twice, 9, "withdraw", "feedback", None)
    assert [row["is_in_force"] for row in twice.rows("published_version", order_by="version")] == [False] * 2


def test_each_version_keeps_its_scores_beside_those_of_today(twice: Warehouse) -> None:
    stated = {
        row["version"]: (row["ranking"], row["score"], row["grounds"])
        for row in twice.rows("stated_score", department_code="F")
    }
    assert stated[1] == (7, Decimal("70.00"), "末位、连续下降")
    assert stated[2] == (3, Decimal("88.50"), None)
    (today,) = twice.rows("quarterly_ranking", department_code="F")
    assert stated[None][:2] == (today["ranking"], today["score"])


def test_the_trend_takes_the_version_that_holds_else_todays_scores(twice: Warehouse) -> None:
    def trend() -> list[tuple[object, ...]]:
        models = ("stated_score", "published_version")
        return [
            (row["version"], row["lowest_score"])
            for row in named_query("score_trend").run(twice.build(*models))
            if row["period"] == PERIOD
        ]

    assert trend() == [(2, Decimal("88.50"))]
    step(twice, 9, "withdraw", "feedback", None)
    (today,) = twice.rows("quarterly_ranking", department_code="F")
    assert trend() == [(None, today["score"])]
