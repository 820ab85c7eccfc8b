"""How few faults put a department on the interview list: the smallest set whose mending takes it off.

Belongs here: the score as whole numbers, the bar that the others set, the search. Pure: no file, no release, no log.
Does not belong here: which records are faults (`scoring.indicator_record`), the weights, the ranks (dbt).

Points are whole ten-thousandths, scores whole hundredths, as the scoring models round them: each indicator half up
to four decimals, their sum half up to two. A fault is mended on its own: what else the same act would earn in
another indicator is not reckoned with, and the other departments keep their scores.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

_Points = npt.NDArray[np.int64]
_NEVER = np.iinfo(np.int64).min // 2
# Most faults that are looked at in one go; doubled until the set is found or nothing is left to mend.
_FIRST_BOUND = 32


@dataclass(frozen=True)
class ScoredIndicator:
    """An indicator that gives or takes points.

    A share earns `weight` × `numerator` ÷ `denominator`, scaled to 100 by `applicable_weight`. A deduction takes
    `numerator` hundredths of a point, at most `cap`.
    """

    code: str
    numerator: int
    denominator: int = 0
    weight: int = 0
    applicable_weight: int = 0
    cap: int | None = None

    @property
    def is_deduction(self) -> bool:
        return self.cap is not None

    def points(self, mended: int = 0) -> int:
        """Ten-thousandths of a point once faults worth `mended` parts are mended."""
        if self.cap is not None:
            return -100 * min(max(self.numerator - mended, 0), self.cap)
        divisor = self.applicable_weight * self.denominator
        if not divisor:
            return 0
        earned = self.weight * 100 * min(self.numerator + mended, self.denominator) * 10_000
        return (2 * earned + divisor) // (2 * divisor)


@dataclass(frozen=True)
class Fault:
    """One record that costs points. `part`: what mending adds to the numerator, or takes from the deduction."""

    indicator_code: str
    fault_id: str
    part: int


@dataclass(frozen=True)
class ListRule:
    """How the list is cut: the last `interview_count` of a group, all ties in it, nobody at or above the floor."""

    interview_count: int
    floor: Decimal | None = None


@dataclass(frozen=True)
class Shortfall:
    """What stands between a listed department and its way off the list.

    `score_needed` null: no score would do. `faults` null: mending all of them would not reach it.
    """

    score: Decimal
    score_needed: Decimal | None
    faults: tuple[Fault, ...] | None
    score_after: Decimal | None


def score_in_hundredths(points: int) -> int:
    """Hundredths of a score from ten-thousandths of a point, half away from zero."""
    return (abs(points) + 50) // 100 * (1 if points >= 0 else -1)


def needed_score(others: Sequence[Decimal], rule: ListRule) -> Decimal | None:
    """The lowest score that is not listed: above the last so many of the others, or at the floor; null for none.

    Fewer others than the list has places: every score below the floor is listed.
    """
    bars = [rule.floor] if rule.floor is not None else []
    lowest = sorted(others)
    if rule.interview_count <= 0:
        return Decimal(0)
    if len(lowest) >= rule.interview_count:
        bars.append(lowest[rule.interview_count - 1] + Decimal("0.01"))
    return min(bars) if bars else None


def shortfall(
    indicators: Sequence[ScoredIndicator],
    faults: Iterable[Fault],
    others: Sequence[Decimal],
    rule: ListRule,
) -> Shortfall:
    """The smallest set of faults without which the department would not be listed.

    `others`: printed scores of the rest of its group. Of several smallest sets the first in the order of
    indicators, then the faults that weigh most, then by id; a department that is not listed needs none.
    """
    by_indicator = _heaviest_first(faults)
    now = score_in_hundredths(sum(indicator.points() for indicator in indicators))
    needed = needed_score(others, rule)
    if needed is None:
        return Shortfall(_decimal(now), None, None, None)
    target = _least_points(int(needed * 100))
    counts = _fewest(indicators, by_indicator, target)
    if counts is None:
        return Shortfall(_decimal(now), needed, None, None)
    chosen = tuple(
        fault
        for indicator, count in zip(indicators, counts, strict=True)
        for fault in by_indicator.get(indicator.code, [])[:count]
    )
    after = sum(
        indicator.points(sum(fault.part for fault in by_indicator.get(indicator.code, [])[:count]))
        for indicator, count in zip(indicators, counts, strict=True)
    )
    return Shortfall(_decimal(now), needed, chosen, _decimal(score_in_hundredths(after)))


def _decimal(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


def _least_points(hundredths: int) -> int:
    """Fewest ten-thousandths of a point that print as this score or more."""
    return 100 * hundredths - (50 if hundredths > 0 else 49)


def _heaviest_first(faults: Iterable[Fault]) -> Mapping[str, list[Fault]]:
    """Faults by indicator, those first that give most: of so many faults no others give more."""
    found: defaultdict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        if fault.part > 0:
            found[fault.indicator_code].append(fault)
    return {code: sorted(own, key=lambda fault: (-fault.part, fault.fault_id)) for code, own in found.items()}


def _fewest(
    indicators: Sequence[ScoredIndicator], faults: Mapping[str, list[Fault]], target: int
) -> list[int] | None:
    """How many faults of each indicator reach the target with the fewest in all; None where all do not."""
    total = sum(len(faults.get(indicator.code, [])) for indicator in indicators)
    bound = min(_FIRST_BOUND, total)
    while True:
        gained = [_by_count(indicator, faults.get(indicator.code, []), bound) for indicator in indicators]
        if (found := _search(gained, bound, target)) is not None:
            return found
        if bound >= total:
            return None
        bound = min(2 * bound, total)


def _by_count(indicator: ScoredIndicator, own: Sequence[Fault], bound: int) -> list[int]:
    """Points of an indicator with its 0, 1, 2 … heaviest faults mended."""
    points, mended = [indicator.points()], 0
    for fault in own[:bound]:
        mended += fault.part
        points.append(indicator.points(mended))
    return points


def _search(gained: Sequence[Sequence[int]], bound: int, target: int) -> list[int] | None:
    """Most points with 0 … `bound` faults over all indicators, one indicator after the other; then the way back.

    Exact: rounding and the cap make gains uneven, so that taking the greatest gain first may miss the fewest.
    """
    best: _Points = np.full(bound + 1, _NEVER, dtype=np.int64)
    best[0] = 0
    tables = [best]
    for points in gained:
        following: _Points = np.full(bound + 1, _NEVER, dtype=np.int64)
        for count, earned in enumerate(points):
            np.maximum(following[count:], best[: bound + 1 - count] + earned, out=following[count:])
        tables.append(best := following)
    reached = np.flatnonzero(best >= target)
    if not reached.size:
        return None
    counts, left = [], int(reached[0])
    for before, after, points in zip(tables[-2::-1], tables[:0:-1], reversed(gained), strict=True):
        # the fewest of the later indicators, so that the order of the indicators decides between equals
        count = next(
            number
            for number in range(min(left, len(points) - 1) + 1)
            if before[left - number] + points[number] == after[left]
        )
        counts.append(count)
        left -= count
    return counts[::-1]


def scored_indicators(
    rows: Iterable[Mapping[str, Any]], *, deducted: int, cap: int
) -> tuple[ScoredIndicator, ...]:
    """A department's rows of `scoring.department_indicator` that give or take points, in their order.

    `deducted`: hundredths that its faults deduct before the cap; a deduction is told by an effective weight of 0.
    """
    told = [row for row in rows if row["points"] is not None]
    weights = sum(row["weight"] for row in told if row["effective_weight"] > 0)
    return tuple(
        ScoredIndicator(row["indicator_code"], deducted, cap=cap)
        if not row["effective_weight"]
        else ScoredIndicator(
            row["indicator_code"], row["numerator"], row["denominator"], row["weight"], weights
        )
        for row in told
    )


def group_of(
    rows: Iterable[Mapping[str, Any]], department: str, *, is_peer_group_list: bool, minimum_count: int
) -> list[Decimal] | None:
    """Printed scores of the others who stand on one list with a department; None where it stands on no list.

    `rows`: the quarter's ranking with `status`, `is_in_interview`, `peer_group`, `score`, `department_code`.
    """
    candidates = [row for row in rows if row["status"] == "ranked" and row["is_in_interview"]]
    own = next((row for row in candidates if row["department_code"] == department), None)
    if own is None:
        return None
    if is_peer_group_list:
        sizes: defaultdict[str | None, int] = defaultdict(int)
        for row in candidates:
            sizes[row["peer_group"]] += 1

        def name(row: Mapping[str, Any]) -> str | None:
            """Groups that are too small are one: 其他."""
            group: str | None = row["peer_group"]
            return group if group is not None and sizes[group] >= minimum_count else None

        candidates = [row for row in candidates if name(row) == name(own)]
        if len(candidates) < minimum_count:
            return None
    return [row["score"] for row in candidates if row["department_code"] != department]
