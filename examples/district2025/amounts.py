"""Fines, confiscations and what was let off: inside the benchmarks, and adding up to the published sums.

Campaign decisions and lenient cases have their totals here; amounts outside the benchmark are planted in
`breaches`.
"""

import datetime as dt

import numpy as np

from examples.district2025 import planted, totals
from examples.district2025.chance import Days, number, stream
from examples.district2025.departments import items_of
from examples.district2025.items import IRON_ITEM, ROAD_ITEM, SOURCE_ITEM, bounds
from examples.district2025.matters import NEVER, Matters
from examples.district2025.parties import FIRM, Pool

HEARING_FROM, REVIEW_FROM = 10_000, 50_000
_IRON_CONFISCATIONS, _IRON_CONFISCATED = 40, 2_000


def _ordinary_fines(draw: np.random.Generator, matters: Matters) -> None:
    """Close to a third of the way up the grade's range, so that alike is treated alike."""
    holder = items_of(matters.unit).code
    limits = np.array(
        [bounds(holder, item, grade) for item, grade in zip(matters.item, matters.grade, strict=True)]
    )
    low, high = limits[:, 0], limits[:, 1]
    share = draw.uniform(0.28, 0.42, len(matters))
    matters.fine[:] = np.maximum(low, ((low + share * (high - low)) // 100 * 100).astype(np.int64))


def _spot_fines(draw: np.random.Generator, matters: Matters, pool: Pool) -> None:
    """At most 200 yuan for people and sole traders, 3,000 for firms; every fifth is a warning."""
    is_firm = pool.kind[matters.party] == FIRM
    small = np.array([50, 100, 200])[draw.integers(0, 3, len(matters))]
    large = np.array([300, 500, 1000, 2000])[draw.integers(0, 4, len(matters))]
    matters.fine[:] = np.where(np.arange(len(matters)) % 5 == 4, NEVER, np.where(is_firm, large, small))


def _free_places(draw: np.random.Generator, matters: Matters, count: int) -> Days:
    """So many decisions of cases filed in the same year in which nothing is planted, in order."""
    taken = [number_ - 1 for number_ in planted.breach_of(matters.unit.code, matters.procedure)]
    able = np.setdiff1d(np.flatnonzero(matters.filed >= number(dt.date(matters.year, 1, 1))), taken)
    return np.sort(draw.permutation(able)[:count])


def _campaigns(draw: np.random.Generator, matters: Matters) -> None:
    """路警联合 and 货运源头治理 of the transport bureau, 铁拳 of the market bureau."""
    if matters.unit.code == totals.ROAD:
        places = _free_places(draw, matters, totals.ROAD_PENALTIES + totals.SOURCE_PENALTIES)
        order = draw.permutation(places)
        road, source = order[totals.SOURCE_PENALTIES :], order[: totals.SOURCE_PENALTIES]
        matters.campaign[road], matters.item[road] = "路警联合", ROAD_ITEM
        matters.fine[road] = totals.parts(draw, len(road), totals.ROAD_FINES, 5_600, 10_900)
        matters.campaign[source], matters.item[source] = "货运源头治理", SOURCE_ITEM
        matters.fine[source] = totals.parts(draw, len(source), totals.SOURCE_FINES, 5_600, 10_900)
        matters.grade[places] = "一般"
    if matters.unit.code == totals.MARKET:
        places = _free_places(draw, matters, totals.IRON_CASES - totals.IRON_REFERRED)
        matters.campaign[places], matters.item[places], matters.grade[places] = "铁拳", IRON_ITEM, "一般"
        confiscated = _IRON_CONFISCATIONS * _IRON_CONFISCATED
        matters.confiscation[places[:_IRON_CONFISCATIONS]] = _IRON_CONFISCATED
        matters.fine[places] = totals.parts(
            draw, len(places), totals.IRON_AMOUNT - confiscated, 10_000, 19_900
        )


def _grounds(matters: Matters) -> None:
    """Hearing rights and legal review wherever the fine is large."""
    matters.hearing[:] = matters.fine >= HEARING_FROM
    matters.review[:] = matters.fine >= REVIEW_FROM


def settle_amounts(seed: int, matters: list[Matters], pool: Pool) -> None:
    """Write amounts into all matters of one year."""
    for each in matters:
        draw = stream(seed, f"amounts/{each.year}/{each.unit.code}/{each.procedure}/{each.outcome}")
        if each.procedure == "普通":
            _ordinary_fines(draw, each)
            if each.year == totals.YEAR.year:
                _campaigns(draw, each)
            _grounds(each)
        elif each.procedure == "简易":
            _spot_fines(draw, each, pool)


def _is_free(each: Matters) -> Days:
    """Decisions that a list may have made lighter: closed since March, no campaign, nothing planted."""
    taken = [number_ - 1 for number_ in planted.breach_of(each.unit.code, each.procedure)]
    inside = (each.closed >= number(totals.LENIENCY_FROM)) & (each.closed <= number(totals.YEAR.end))
    free = inside & np.array([campaign is None for campaign in each.campaign]) & ~each.hearing
    return np.setdiff1d(np.flatnonzero(free), taken)


def settle_leniency(seed: int, matters: list[Matters]) -> None:
    """The three lists in 2025: 1,345 cases let off and 724 decisions made lighter, with the published sums."""
    draw = stream(seed, "leniency")
    year = totals.YEAR
    spared = [e for e in matters if e.outcome == "不予处罚" and e.unit.is_in_statistics]
    sums = totals.parts(draw, year.not_penalised, totals.NOT_PENALISED_YUAN, 1_000, 15_000)
    start = 0
    for each in spared:
        each.lenient_kind[:] = "不予处罚"
        each.lenient_amount[:] = sums[start : start + len(each)]
        start += len(each)
    ordinary = [e for e in matters if e.procedure == "普通" and e.unit.is_in_statistics]
    places = [(n, int(place)) for n, each in enumerate(ordinary) for place in _is_free(each)]
    chosen = np.sort(draw.permutation(len(places))[: totals.REDUCED])
    sums = totals.parts(draw, totals.REDUCED, totals.REDUCED_YUAN, 2_000, 32_000)
    for nth, (which, amount) in enumerate(zip(chosen, sums, strict=True)):
        number_, place = places[int(which)]
        ordinary[number_].lenient_kind[place] = "减轻处罚" if nth % 3 == 0 else "从轻处罚"
        ordinary[number_].lenient_amount[place] = amount
