"""The smallest set of faults that put a department on the list, by hand and against trying everything."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.quarter.shortfall import (
    Fault,
    ListRule,
    ScoredIndicator,
    group_of,
    needed_score,
    scored_indicators,
    shortfall,
)

THREE = ListRule(interview_count=3)


def faults_of(code: str, count: int, part: int = 1) -> list[Fault]:
    return [Fault(code, f"{code}-{number}", part) for number in range(count)]


def decimals(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


def test_off_the_list_means_strictly_above_the_third_lowest_of_the_others() -> None:
    assert needed_score(decimals("90", "50", "70", "60"), THREE) == Decimal("70.01")


def test_a_score_at_the_floor_is_off_the_list_where_that_is_easier() -> None:
    others = decimals("95", "96", "97")
    assert needed_score(others, ListRule(3, Decimal(90))) == Decimal(90)
    assert needed_score(others, ListRule(3, Decimal(98))) == Decimal("97.01")


def test_with_fewer_others_than_places_no_score_helps_unless_there_is_a_floor() -> None:
    assert needed_score(decimals("10", "20"), THREE) is None
    assert needed_score(decimals("10", "20"), ListRule(3, Decimal(90))) == Decimal(90)


def test_two_missing_documents_of_ten_are_the_smallest_set() -> None:
    # 100 × 7 ÷ 10 = 70; each document gives 10 points; the bar is 80.01, so that one (80.00, a tie) is not enough
    found = shortfall(
        [ScoredIndicator("case_file_document", 7, 10, 15, 15)],
        faults_of("case_file_document", 3),
        decimals("80", "79", "78"),
        THREE,
    )
    assert found.score == Decimal("70.00")
    assert found.score_needed == Decimal("80.01")
    assert [fault.fault_id for fault in found.faults or ()] == [
        "case_file_document-0",
        "case_file_document-1",
    ]
    assert found.score_after == Decimal("90.00")


def test_mending_everything_may_still_not_be_enough() -> None:
    # a denominator whose other misses cannot be mended
    found = shortfall(
        [ScoredIndicator("duty", 1, 10, 20, 20)], faults_of("duty", 2), decimals("40", "50", "60"), THREE
    )
    assert (found.score, found.faults) == (Decimal("10.00"), None)


def test_under_the_cap_the_first_corrections_mended_give_nothing() -> None:
    # seven acts corrected at 2 points are 14, capped at 10: mending two leaves 10, mending three leaves 8
    indicators = [
        ScoredIndicator("duty", 10, 10, 20, 20),
        ScoredIndicator("correction", 1400, cap=1000),
    ]
    found = shortfall(indicators, faults_of("correction", 7, 200), decimals("90", "91", "91.99"), THREE)
    assert found.score == Decimal("90.00")
    assert [fault.indicator_code for fault in found.faults or ()] == ["correction"] * 3
    assert found.score_after == Decimal("92.00")


def test_one_fault_that_weighs_much_comes_before_several_that_weigh_little() -> None:
    # 20 of 40 weights: one of two plans is 25 points, one of a hundred records 0.5
    indicators = [
        ScoredIndicator("timeliness", 90, 100, 20, 40),
        ScoredIndicator("plan_completion", 1, 2, 20, 40),
    ]
    faults = faults_of("timeliness", 10) + faults_of("plan_completion", 1)
    found = shortfall(indicators, faults, decimals("72", "71", "73"), THREE)
    assert [fault.indicator_code for fault in found.faults or ()] == ["plan_completion"]


def test_a_department_that_is_not_listed_needs_nothing_mended() -> None:
    found = shortfall(
        [ScoredIndicator("duty", 9, 10, 20, 20)], faults_of("duty", 1), decimals("1"), ListRule(1)
    )
    assert found.faults == ()


def test_a_big_department_is_answered_as_exactly_as_a_small_one() -> None:
    # 3,000 of 6,000 records late: 50 points; 80.01 needs 1,801 records more (6,000 × 0.80005 = 4,800.3)
    found = shortfall(
        [ScoredIndicator("timeliness", 3000, 6000, 15, 15)],
        faults_of("timeliness", 3000),
        decimals("80", "70", "60"),
        THREE,
    )
    assert len(found.faults or ()) == 1801


def test_points_of_an_indicator_are_read_from_its_row() -> None:
    rows: list[dict[str, Any]] = [
        {"indicator_code": "duty", "points": Decimal(30), "effective_weight": Decimal(50), "weight": 20}
        | {"numerator": 6, "denominator": 10},
        {
            "indicator_code": "plan_completion",
            "points": Decimal(50),
            "effective_weight": Decimal(50),
            "weight": 20,
        }
        | {"numerator": 3, "denominator": 3},
        {"indicator_code": "correction", "points": Decimal(-2), "effective_weight": Decimal(0), "weight": 0}
        | {"numerator": 1, "denominator": 0},
        {"indicator_code": "duty_published", "points": None, "effective_weight": None, "weight": 0}
        | {"numerator": 6, "denominator": 10},
    ]
    found = scored_indicators(rows, deducted=200, cap=1000)
    assert [indicator.points() for indicator in found] == [300_000, 500_000, -20_000]


def test_who_stands_on_one_list_follows_the_scope_of_the_list() -> None:
    def row(code: str, score: int, group: str | None, **more: object) -> dict[str, object]:
        ranked = {"status": "ranked", "is_in_interview": True, "peer_group": group, "score": Decimal(score)}
        return {"department_code": code} | ranked | more

    rows = [row("A", 50, "街镇"), row("B", 60, "街镇"), row("C", 70, "部门"), row("D", 80, None)]
    rows += [row("E", 10, "街镇", status="listed_apart"), row("F", 20, "街镇", is_in_interview=False)]
    assert group_of(rows, "A", is_peer_group_list=False, minimum_count=2) == decimals("60", "70", "80")
    assert group_of(rows, "A", is_peer_group_list=True, minimum_count=2) == decimals("60")
    assert group_of(rows, "C", is_peer_group_list=True, minimum_count=2) == decimals("80")
    # groups under the minimum are one, and no list where even together they are too few
    assert group_of(rows, "A", is_peer_group_list=True, minimum_count=3) == decimals("60", "70", "80")
    assert group_of(rows, "A", is_peer_group_list=True, minimum_count=5) is None
    assert group_of(rows, "E", is_peer_group_list=False, minimum_count=2) is None


def score_with(indicators: list[ScoredIndicator], mended: tuple[Fault, ...]) -> Decimal:
    """A score in fractions and decimals, written apart from the code under test."""
    total = Decimal(0)
    for indicator in indicators:
        parts = sum(fault.part for fault in mended if fault.indicator_code == indicator.code)
        if indicator.cap is not None:
            total -= Decimal(min(indicator.numerator - parts, indicator.cap)) / 100
            continue
        share = Fraction(
            100 * indicator.weight * (indicator.numerator + parts),
            indicator.applicable_weight * indicator.denominator,
        )
        total += (Decimal(share.numerator) / Decimal(share.denominator)).quantize(
            Decimal("0.0001"), ROUND_HALF_UP
        )
    return total.quantize(Decimal("0.01"), ROUND_HALF_UP)


@st.composite
def departments(draw: st.DrawFn) -> tuple[list[ScoredIndicator], list[Fault]]:
    """Two shares, a review and corrections, with at most nine faults in all."""
    weights = draw(st.lists(st.integers(1, 30), min_size=3, max_size=3))
    indicators, faults = [], []
    for code, weight in zip(("duty", "timeliness"), weights, strict=False):
        missing = draw(st.integers(0, 3))
        done = draw(st.integers(0, 9))
        if missing + done:
            indicators.append(ScoredIndicator(code, done, missing + done, weight, sum(weights)))
            faults += faults_of(code, missing)
    gaps = draw(st.lists(st.integers(1, 10_000), max_size=3))
    if gaps:
        indicators.append(
            ScoredIndicator(
                "case_file_review",
                10_000 * len(gaps) - sum(gaps),
                10_000 * len(gaps),
                weights[2],
                sum(weights),
            )
        )
        faults += [Fault("case_file_review", f"review-{number}", gap) for number, gap in enumerate(gaps)]
    deducted = draw(st.lists(st.sampled_from([100, 200]), max_size=3))
    if deducted:
        indicators.append(
            ScoredIndicator("correction", sum(deducted), cap=draw(st.sampled_from([200, 300, 1000])))
        )
        faults += [Fault("correction", f"correction-{number}", part) for number, part in enumerate(deducted)]
    return indicators, faults


@settings(max_examples=150, deadline=None)
@given(
    departments(),
    st.lists(st.decimals(0, 100, places=2), max_size=5),
    st.integers(1, 3),
    st.none() | st.decimals(50, 95, places=2),
)
def test_no_smaller_set_takes_it_off_the_list_and_the_set_found_does(
    department: tuple[list[ScoredIndicator], list[Fault]],
    others: list[Decimal],
    interview_count: int,
    floor: Decimal | None,
) -> None:
    indicators, faults = department

    def is_listed(mended: tuple[Fault, ...]) -> bool:
        score = score_with(indicators, mended)
        below = sum(1 for other in others if other < score)
        return below < interview_count and (floor is None or score < floor)

    smallest = next(
        (
            size
            for size in range(len(faults) + 1)
            if any(not is_listed(chosen) for chosen in combinations(faults, size))
        ),
        None,
    )
    found = shortfall(indicators, faults, others, ListRule(interview_count, floor))
    assert found.score == score_with(indicators, ())
    if smallest is None:
        assert found.faults is None
    else:
        assert found.faults is not None
        assert len(found.faults) == smallest
        assert not is_listed(found.faults)
        assert found.score_after == score_with(indicators, found.faults)
