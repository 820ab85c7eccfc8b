"""The draw of case files: seeded, stratified, reviewed by others, and not repeated until it pleases."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.record import Acting, CannotTake
from orchestration.quarter.review_draw import CaseFile, Drawn, draw, record_draw, shares, standing_draw

PERIOD = "2024Q4"


def files_of(owner: str, ordinary: int, simple: int = 0) -> list[CaseFile]:
    kinds = ["普通"] * ordinary + ["简易"] * simple
    return [CaseFile(owner, owner, f"{kind}{number}", kind) for number, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("sizes", "places", "expected"),
    [
        ({"普通": 90, "简易": 10}, 10, {"普通": 9, "简易": 1}),
        ({"普通": 99, "简易": 1}, 5, {"普通": 4, "简易": 1}),  # at least one of each
        ({"普通": 2, "简易": 1}, 5, {"普通": 2, "简易": 1}),  # no more than there are
        ({"普通": 3, "简易": 9}, 1, {"普通": 0, "简易": 1}),  # one place: the greater stratum
        ({"普通": 6, "简易": 6}, 3, {"普通": 2, "简易": 1}),  # of equals by name
        ({"普通": 7}, 3, {"普通": 3}),
    ],
)
def test_places_go_to_strata_in_proportion(
    sizes: dict[str, int], places: int, expected: dict[str, int]
) -> None:
    assert shares(sizes, places) == expected


def test_the_files_drawn_are_those_whose_hash_with_the_seed_comes_first() -> None:
    # sha256sum of "S|A/普通0" begins with b569, of "S|A/普通1" with 77ae, of "S|A/普通2" with 88ce
    found = draw(files_of("A", 3), ["B"], "S", 1)
    assert [one.file.case_or_decision_no for one in found] == ["普通1"]


def test_nobody_reviews_for_the_department_that_entrusts_it() -> None:
    file = CaseFile("A", "A1", "案1", "普通")
    assert draw([file], ["A", "A1", "B"], "S", 1) == [Drawn(file, "B")]


def test_a_department_alone_has_nobody_to_review_it() -> None:
    with pytest.raises(CannotTake, match="没有其他单位"):
        draw(files_of("A", 2), ["A"], "S", 1)


def test_a_reviewer_whose_files_nobody_else_may_take_passes_on_another_one() -> None:
    # B and C own little, A much: A's three files go to B and C, theirs to A
    found = draw([*files_of("A", 3), *files_of("B", 1), *files_of("C", 1)], ["A", "B", "C"], "S", 3)
    assert sorted(Counter(one.reviewer for one in found).values()) == [1, 2, 2]


@st.composite
def worlds(draw_: st.DrawFn) -> list[CaseFile]:
    departments = draw_(st.integers(2, 7))
    return [
        file
        for number in range(departments)
        for file in files_of(f"D{number}", draw_(st.integers(0, 8)), draw_(st.integers(0, 8)))
    ]


@settings(max_examples=100, deadline=None)
@given(worlds(), st.text(max_size=5), st.integers(1, 6), st.randoms())
def test_every_draw_is_stratified_fair_and_the_same_again(
    files: list[CaseFile], seed: str, each: int, chance: random.Random
) -> None:
    reviewers = [f"D{number}" for number in range(7)]
    found = draw(files, reviewers, seed, each)
    shuffled = list(files)
    chance.shuffle(shuffled)
    assert draw(shuffled, reviewers, seed, each) == found

    owned = Counter(file.owner for file in files)
    drawn = Counter(one.file.owner for one in found)
    assert drawn == Counter({owner: min(each, count) for owner, count in owned.items()})
    strata = {(file.owner, file.procedure_kind) for file in files}
    reached = {(one.file.owner, one.file.procedure_kind) for one in found}
    if each > 1:
        assert reached == strata
    assert len({one.file for one in found}) == len(found)

    assert all(one.reviewer != one.file.owner for one in found)
    load = Counter(one.reviewer for one in found)
    for busy in reviewers:
        for idle in reviewers:
            if load[busy] >= load[idle] + 2:
                assert all(one.file.owner == idle for one in found if one.reviewer == busy)


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 9), st.integers(1, 5), st.text(max_size=5))
def test_departments_with_as_many_files_each_review_as_many(count: int, each: int, seed: str) -> None:
    codes = [f"D{number}" for number in range(count)]
    found = draw([file for code in codes for file in files_of(code, each)], codes, seed, each)
    load = Counter(one.reviewer for one in found)
    assert {load[code] for code in codes} == {each}


def test_another_seed_draws_other_files() -> None:
    files = files_of("A", 40)
    chosen = {seed: {one.file for one in draw(files, ["B"], seed, 5)} for seed in ("甲", "乙")}
    assert chosen["甲"] != chosen["乙"]


def acting(reason: str | None = None) -> Acting:
    return Acting("经办人", date(2025, 1, 6), datetime(2025, 1, 6), reason)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def drawn(home: Home, seed: str, reason: str | None = None, *, is_again: bool = False) -> list[str]:
    found = draw(files_of("A", 40), ["B"], seed, 3)
    rows = record_draw(home, PERIOD, found, acting(reason), seed=seed, pinned_position=1, is_again=is_again)
    assert {row["seed"] for row in rows} <= {seed}
    return [row["case_or_decision_no"] for row in rows]


def test_drawing_again_with_the_same_seed_is_nothing_new(home: Home) -> None:
    first = drawn(home, "甲")
    position = EventLog.open(home).head().position
    assert drawn(home, "甲") == first
    assert EventLog.open(home).head().position == position


def test_another_seed_is_refused_while_a_draw_stands(home: Home) -> None:
    drawn(home, "甲")
    with pytest.raises(CannotTake, match="已于 2025-01-06 以种子 甲 抽取过"):
        drawn(home, "乙")
    with pytest.raises(CannotTake, match="须写明理由"):
        drawn(home, "乙", is_again=True)


def test_a_draw_that_is_repeated_for_a_reason_takes_the_place_of_the_first(home: Home) -> None:
    drawn(home, "甲")
    second = drawn(home, "乙", "抽取时名单有误", is_again=True)
    rows = standing_draw(EventLog.open(home), PERIOD)
    assert [row["case_or_decision_no"] for row in rows] == second
    assert {row["reason"] for row in rows} == {"抽取时名单有误"}
    with pytest.raises(CannotTake, match="种子 甲 此前用过"):
        drawn(home, "甲", "还是第一次的好", is_again=True)
