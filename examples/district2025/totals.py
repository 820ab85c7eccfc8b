"""The published totals of the sample district and how they are shared out; arithmetic, no chance.

The totals are those of the public report of 2025; 2024 follows from its comparisons with the year before.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from examples.district2025.departments import COUNTED, OUTSIDE, Unit

Whole = NDArray[np.int64]


class Year(NamedTuple):
    """How many acts the counted departments made in a year; ordinary and spot are penalty decisions."""

    year: int
    inspections: int
    ordinary: int
    spot: int
    not_penalised: int
    corrections: int

    @property
    def end(self) -> dt.date:
        return dt.date(self.year, 12, 31)


# 41,308 is 16.6 % below 49,530, and 1,486 + 3,419 = 4,905 is 27.9 % below 6,803 = 1,903 + 4,900.
BEFORE = Year(2024, 49_530, 4_900, 1_903, 240, 230)
YEAR = Year(2025, 41_308, 3_419, 1_486, 1_345, 310)
OFFICERS, ISSUED, CANCELLED, PLANS = 2_767, 213, 218, 2_748
# Kept apart from the shares: quotas that the report states for one department.
HOUSING, HOUSING_VISITS, HOUSING_ITEMS, HOUSING_ENTRIES = "BCB02", 4_184, 4_432, 11_693
ROAD, ROAD_PENALTIES, ROAD_FINES, SOURCE_PENALTIES, SOURCE_FINES = "BCB03", 212, 1_704_500, 9, 80_000
SEIZED_VEHICLES, MARKED_VEHICLES = 779, 146
MARKET, IRON_CASES, IRON_REFERRED, IRON_AMOUNT = "BCB01", 139, 18, 1_693_200
RECTIFICATION, RECTIFICATION_OPINIONS, STOP_WORK, STOP_WORK_OPINIONS = 1_630, 5_035, 85, 296
NOT_PENALISED_YUAN, REDUCED, REDUCED_YUAN = 11_027_000, 724, 12_583_000
LENIENCY_FROM = dt.date(2025, 3, 1)


def shares(total: int, weights: Sequence[float], floor: int = 0) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total; none with a weight below `floor`."""
    weight = np.asarray(weights, dtype=float)
    least = np.where(weight > 0, floor, 0)
    exact = weight / weight.sum() * (total - least.sum())
    result = np.floor(exact).astype(np.int64)
    behind = np.argsort(-(exact - result), kind="stable")
    result[behind[: total - int(least.sum()) - int(result.sum())]] += 1
    return [int(each) for each in result + least]


def _spread(total: int, weight: Callable[[Unit], float], floor: int = 0) -> dict[str, int]:
    counts = shares(total, [weight(unit) for unit in COUNTED], floor)
    own = {unit.code: int(weight(unit)) for unit in OUTSIDE}
    return {unit.code: count for unit, count in zip(COUNTED, counts, strict=True)} | own


def _existed(unit: Unit, year: Year) -> float:
    """The part of the year in which the department was there."""
    first = max(unit.active_from, dt.date(year.year, 1, 1))
    last = min(unit.active_to or dt.date.max, dt.date(year.year + 1, 1, 1))
    return max(0, (last - first).days) / 365


def inspections(year: Year) -> dict[str, int]:
    """Inspections of that year by department; the housing commission's are stated for 2025."""

    def weight(unit: Unit) -> float:
        if unit.is_in_statistics and year.year == 2025 and unit.code == HOUSING:
            return 0
        return unit.visits * _existed(unit, year)

    total = year.inspections - (HOUSING_VISITS if year.year == 2025 else 0)
    counts = _spread(total, weight)
    return counts | ({HOUSING: HOUSING_VISITS} if year.year == 2025 else {})


def decisions(year: Year, procedure_kind: str) -> dict[str, int]:
    """Penalty decisions of that year by department, 普通 or 简易."""
    if procedure_kind == "简易":
        return _spread(year.spot, lambda unit: unit.spot * _existed(unit, year))
    return _spread(year.ordinary, lambda unit: unit.ordinary * _existed(unit, year))


def spared(year: Year) -> dict[str, int]:
    """Cases that ended without a penalty, by department."""
    return _spread(
        year.not_penalised, lambda unit: unit.ordinary * _existed(unit, year) * unit.is_in_statistics
    )


def corrections(year: Year) -> dict[str, int]:
    """Corrections by education, by department."""
    return _spread(year.corrections, lambda unit: unit.spot * _existed(unit, year) * unit.is_in_statistics)


def officers() -> dict[str, int]:
    """Holders at the end of 2025 by department; the small ones have exactly what is written there."""
    small = {unit.code: int(unit.officers) for unit in COUNTED if 0 < unit.officers < 7}
    counts = _spread(
        OFFICERS - sum(small.values()),
        lambda unit: 0 if unit.code in small or unit.code == "BCB34" else unit.officers,
        floor=6,
    )
    return counts | small


def parts(
    draw: np.random.Generator, count: int, total: int, lowest: int, highest: int, step: int = 100
) -> Whole:
    """`count` multiples of `step` between the bounds that add up to `total`; impossible sums are an error."""
    if not lowest * count <= total <= highest * count or total % step:
        raise ValueError(f"{count} amounts of {lowest} to {highest} cannot add up to {total}")
    mean = total / count
    reach = min(mean - lowest, highest - mean)
    result = ((mean + draw.uniform(-reach, reach, count)) // step * step).astype(np.int64)
    while gap := (total - int(result.sum())) // step:
        able = np.flatnonzero(result + step <= highest if gap > 0 else result - step >= lowest)
        chosen = draw.permutation(able)[: abs(gap)]
        result[chosen] += step if gap > 0 else -step
    return result
