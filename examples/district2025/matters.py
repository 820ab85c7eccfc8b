"""The course in time of penalty matters of the district, as arrays: one entry a matter.

A course is drawn backwards from its decision or its end. Amounts are put in by `amounts`, planted breaches by
`breaches`; rows are made in `cases`, papers in `papers`.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from examples.district2025 import totals
from examples.district2025.chance import Days, Flags, Texts, pick, spread_days, stream
from examples.district2025.departments import UNITS, Unit
from examples.district2025.items import GRADES, SPOT_ITEMS, Holding
from examples.district2025.parties import CITIZEN, Pool
from examples.district2025.people import Corps
from examples.district2025.totals import Year

_SOURCES, _SOURCE_ODDS = ("检查", "12345", "投诉", "移送"), (0.62, 0.16, 0.14, 0.08)
NEVER = -1
_OUTCOMES_2025 = (("撤案", 140), ("移送机关", 24), ("终止", 12))


@dataclass
class Matters:
    """Matters of one department and year that ended alike, in order of their end; days of -1 have not come.

    `procedure` is 普通 or 简易 for decisions, empty for cases without one; `outcome` empty is still open.
    """

    unit: Unit
    year: int
    procedure: str
    outcome: str
    act_ended: Days
    discovered: Days
    filed: Days
    noticed: Days
    decided: Days
    served: Days
    paid: Days
    closed: Days
    published: Days
    reminder: Days
    court: Days
    crew: Days
    party: Days
    item: Texts
    grade: Texts
    fine: Days
    confiscation: Days
    source: Texts
    hearing: Flags
    review: Flags
    heard: Days
    corrected: Flags
    campaign: Texts
    lenient_kind: Texts
    lenient_amount: Days
    excluded: Texts
    top_ground: Texts

    def __len__(self) -> int:
        return len(self.filed)


def _ends(draw: np.random.Generator, unit: Unit, count: int, first: dt.date, last: dt.date) -> Days:
    begin = max(first, unit.active_from)
    end = min(last, (unit.active_to or dt.date.max) - dt.timedelta(days=10))
    return spread_days(draw, count, begin, end)


def _blank(unit: Unit, year: Year, procedure: str, outcome: str, ends: Days) -> Matters:
    """Matters of which nothing but the end is settled."""
    count = len(ends)
    never, no, none = np.full(count, NEVER), np.zeros(count, dtype=bool), np.full(count, None, dtype=object)
    days = {
        name: never.copy()
        for name in [
            "act_ended",
            "discovered",
            "filed",
            "noticed",
            "decided",
            "served",
            "paid",
            "closed",
            "published",
            "reminder",
            "court",
            "heard",
            "fine",
            "confiscation",
            "lenient_amount",
            "party",
        ]
    }
    texts = {
        name: none.copy()
        for name in ["item", "grade", "source", "campaign", "lenient_kind", "excluded", "top_ground"]
    }
    flags = {name: no.copy() for name in ("hearing", "review", "corrected")}
    crew = np.full((count, 2), NEVER)
    return Matters(unit, year.year, procedure, outcome, crew=crew, **days, **texts, **flags)


def _people(draw: np.random.Generator, matters: Matters, corps: Corps) -> None:
    """Two officers who hold from filing to the end, taking turns."""
    first, last = int(matters.filed.min()), int(np.maximum(matters.filed, matters.decided).max())
    months = (np.maximum(matters.filed, matters.decided) - first) // 60
    for month in np.unique(months):
        rows = np.flatnonzero(months == month)
        able = corps.able(
            matters.unit.code,
            int(matters.filed[rows].min()),
            int(np.maximum(matters.filed, matters.decided)[rows].max()),
        )
        start = int(draw.integers(0, len(able))) + 2 * np.arange(len(rows))
        matters.crew[rows, 0], matters.crew[rows, 1] = able[start % len(able)], able[(start + 1) % len(able)]
    assert last >= first


def _concerning(draw: np.random.Generator, matters: Matters, pool: Pool, holding: Holding) -> None:
    """Party, item, grade and source; citizens stand in on-the-spot decisions only."""
    count = len(matters)
    places = draw.integers(0, len(pool.name), count)
    if matters.procedure != "简易":
        organisations = np.flatnonzero(pool.kind != CITIZEN)
        places = organisations[draw.integers(0, len(organisations), count)]
    matters.party[:] = places
    # The first items are for the spot; ordinary matters go through the list from its other end.
    codes = holding.penalty[:SPOT_ITEMS] if matters.procedure == "简易" else holding.penalty[::-1]
    if codes:
        matters.item[:] = np.array(codes, dtype=object)[np.arange(count) % len(codes)]
    matters.grade[:] = pick(draw, count, GRADES, (0.3, 0.55, 0.15))
    matters.source[:] = pick(draw, count, _SOURCES, _SOURCE_ODDS)
    matters.discovered[:] = matters.filed - draw.integers(1, 4, count)
    matters.act_ended[:] = matters.discovered - draw.integers(0, 3, count)
    matters.corrected[:] = draw.random(count) < 0.45


def ordinary(draw: np.random.Generator, unit: Unit, year: Year, count: int) -> Matters:
    """Matters with an ordinary decision, every step within its limit; those of 2024 were quick."""
    is_before = year.year == totals.BEFORE.year
    last = dt.date(2024, 12, 6) if is_before else dt.date(2025, 12, 24)
    ends = _ends(draw, unit, count, dt.date(year.year, 1, 22) if is_before else dt.date(2025, 1, 6), last)
    matters = _blank(unit, year, "普通", "处罚", ends)
    matters.decided[:] = ends
    matters.noticed[:] = ends - draw.integers(16, 21, count)
    gap = draw.integers(5, 9, count) if is_before else draw.integers(15, 35, count)
    matters.filed[:] = matters.noticed - gap
    matters.served[:] = ends + draw.integers(0, 3, count)
    matters.paid[:] = matters.served + draw.integers(1, 5 if is_before else 12, count)
    matters.closed[:] = matters.paid + draw.integers(1, 3 if is_before else 6, count)
    matters.published[:] = ends + draw.integers(1, 6, count)
    return matters


def spot(draw: np.random.Generator, unit: Unit, year: Year, count: int) -> Matters:
    """Matters settled on the spot, on one day."""
    ends = _ends(draw, unit, count, dt.date(year.year, 1, 3), dt.date(year.year, 12, 18))
    matters = _blank(unit, year, "简易", "处罚", ends)
    for each in (matters.filed, matters.decided, matters.served, matters.paid, matters.closed):
        each[:] = ends
    matters.published[:] = ends + draw.integers(1, 6, count)
    return matters


def without_decision(draw: np.random.Generator, unit: Unit, year: Year, count: int, outcome: str) -> Matters:
    """Cases that ended otherwise; those under the lists of 2025 from March on."""
    first = dt.date(2025, 3, 3) if year.year == 2025 else dt.date(2024, 2, 5)
    ends = _ends(draw, unit, count, first, dt.date(year.year, 12, 19))
    matters = _blank(unit, year, "", outcome, ends)
    matters.closed[:] = ends
    matters.filed[:] = ends - draw.integers(12, 40, count)
    return matters


def still_open(draw: np.random.Generator, unit: Unit, year: Year, count: int) -> Matters:
    """Cases filed late in 2025 and not ended by the cut-off."""
    filed = _ends(draw, unit, count, dt.date(2025, 11, 10), dt.date(2025, 12, 19))
    matters = _blank(unit, year, "", "", filed)
    matters.filed[:] = filed
    return matters


def _kinds_of_2025(draw: np.random.Generator, unit: Unit, year: Year) -> list[Matters]:
    """Other endings and open cases of 2025: in proportion to ordinary decisions, in the larger departments."""
    weight = unit.ordinary if unit.is_in_statistics else 0
    made = [
        without_decision(draw, unit, year, round(total * weight / totals.YEAR.ordinary), outcome)
        for outcome, total in _OUTCOMES_2025
    ]
    if unit.code == totals.MARKET:
        referred = without_decision(draw, unit, year, totals.IRON_REFERRED, "移送司法")
        referred.campaign[:] = "铁拳"
        made.append(referred)
    return [*made, still_open(draw, unit, year, round(weight / 30))]


def build_matters(
    seed: int, year: Year, corps: Corps, holding: dict[str, Holding], pool: Pool
) -> list[Matters]:
    """Every penalty matter that ended in that year, or was open at its end."""
    ordinary_counts, spot_counts = totals.decisions(year, "普通"), totals.decisions(year, "简易")
    spared = totals.spared(year)
    result: list[Matters] = []
    for unit in UNITS:
        draw = stream(seed, f"matters/{year.year}/{unit.code}")
        made = [
            ordinary(draw, unit, year, ordinary_counts.get(unit.code, 0)),
            spot(draw, unit, year, spot_counts.get(unit.code, 0)),
            without_decision(draw, unit, year, spared.get(unit.code, 0), "不予处罚"),
        ]
        if year.year == totals.YEAR.year:
            made += _kinds_of_2025(draw, unit, year)
        for matters in (each for each in made if len(each)):
            _concerning(draw, matters, pool, holding[unit.code])
            _people(draw, matters, corps)
            result.append(matters)
    return result
