"""Inspections of the district, as arrays: days, officers, items, parties, findings, uploads.

Here belongs how visits are spread; plans are fitted in `plans`, what is odd on purpose is put in by `oddities`.
A party is visited by one department, about twice a year, unless something is planted.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from examples.district2025 import planted, totals
from examples.district2025.chance import Days, Flags, Texts, date, moments, pick, spread_days, stream
from examples.district2025.departments import UNITS, Unit
from examples.district2025.items import Holding
from examples.district2025.people import Corps
from examples.district2025.totals import Year

_MODES, _MODE_ODDS = ("现场", "线上", "书面", "巡查"), (0.80, 0.06, 0.05, 0.09)
_RESULTS = ("合格", "未发现问题", "发现问题", "责令整改", "移送立案")
_RESULT_ODDS = (0.55, 0.15, 0.17, 0.11, 0.02)
_CAMPAIGNS = ("", "安全生产治本攻坚三年行动", "护薪行动", "食品安全守护行动")
_CAMPAIGN_ODDS = (0.90, 0.05, 0.02, 0.03)


@dataclass
class Visits:
    """One department's inspections of a year, in order of date; an entry of -1 is none.

    `crew` has three columns of places in the corps, `items` two of places in the department's codes.
    """

    unit: Unit
    year: int
    days: Days
    crew: Days
    party: Days
    items: Days
    mode: Texts
    result: Texts
    hazards: Days
    e_certificate: Flags
    campaign: Texts
    uploaded: Days
    codes: tuple[str, ...]
    is_planned: Flags
    plan_no: Texts
    joint: Texts
    guests: dict[int, tuple[int, ...]]
    odd_item: dict[int, str]
    odd_officer: dict[int, str]

    def __len__(self) -> int:
        return len(self.days)


def _span(unit: Unit, year: int) -> tuple[dt.date, dt.date]:
    first = max(dt.date(year, 1, 2), unit.active_from)
    last = min(dt.date(year, 12, 30), (unit.active_to or dt.date.max) - dt.timedelta(days=1))
    return first, last


def _crews(corps: Corps, unit: Unit, days: Days, sizes: Days) -> Days:
    """Two or three officers a visit, taking turns month by month, so that everybody able appears."""
    crew = np.full((len(days), 3), -1, dtype=np.int64)
    months = np.array([date(int(day)).month for day in days])
    turn = 0
    for month in np.unique(months):
        rows = np.flatnonzero(months == month)
        able = corps.able(unit.code, int(days[rows].min()), int(days[rows].max()))
        starts = turn + np.concatenate([[0], np.cumsum(sizes[rows])[:-1]])
        for column in range(3):
            named = able[(starts + column) % len(able)]
            crew[rows, column] = np.where(sizes[rows] > column, named, -1)
        turn += int(sizes[rows].sum())
    return crew


def _sizes(draw: np.random.Generator, unit: Unit, year: int, count: int, able: int) -> Days:
    """How many officers go: the housing commission's entries of 2025 add up to the published number."""
    if unit.code == totals.HOUSING and year == 2025:
        threes = totals.HOUSING_ENTRIES - 2 * count
        sizes = np.full(count, 2, dtype=np.int64)
        sizes[draw.permutation(count)[:threes]] = 3
        return sizes
    result: Days = np.where((draw.random(count) < 0.22) & (able > 3), 3, 2).astype(np.int64)
    return result


def _items(draw: np.random.Generator, unit: Unit, year: int, count: int, held: int) -> Days:
    """One item a visit in turn, sometimes a second one; the housing commission's add up as published."""
    items = np.full((count, 2), -1, dtype=np.int64)
    if not held:
        return items
    items[:, 0] = np.arange(count) % held
    seconds = draw.random(count) < 0.12
    if unit.code == totals.HOUSING and year == 2025:
        seconds = np.zeros(count, dtype=bool)
        seconds[draw.permutation(count)[: totals.HOUSING_ITEMS - count]] = True
    if held > 1:
        items[seconds, 1] = (items[seconds, 0] + draw.integers(1, held, count)[seconds]) % held
    return items


def _uploads(draw: np.random.Generator, unit: Unit, days: Days, last: dt.date) -> Days:
    """First upload: within three days, or weeks late where the department is slow."""
    lag = draw.integers(0, 4, len(days))
    is_late = draw.random(len(days)) < planted.QUALITY[unit.grade].late_uploads
    return moments(draw, days + np.where(is_late, draw.integers(16, 45, len(days)), lag), last)


def department_visits(
    seed: int, unit: Unit, year: Year, count: int, corps: Corps, holding: Holding, register: Days
) -> Visits:
    """One department's visits; `register` are the places of the parties that it looks after."""
    draw = stream(seed, f"visits/{year.year}/{unit.code}")
    days = spread_days(draw, count, *_span(unit, year.year))
    quality = planted.QUALITY[unit.grade]
    mode = pick(draw, count, _MODES, _MODE_ODDS)
    result = pick(draw, count, _RESULTS, _RESULT_ODDS)
    party = np.where(mode == "巡查", -1, register[np.cumsum(mode != "巡查") % len(register)])
    found = np.isin(result, ("发现问题", "责令整改", "移送立案"))
    able = len(corps.able(unit.code, int(days.min()), int(days.max())))
    on_site = mode == "现场"
    campaign = pick(draw, count, _CAMPAIGNS, _CAMPAIGN_ODDS)
    return Visits(
        unit=unit,
        year=year.year,
        days=days,
        crew=_crews(corps, unit, days, _sizes(draw, unit, year.year, count, able)),
        party=party,
        items=_items(draw, unit, year.year, count, len(holding.inspection)),
        mode=mode,
        result=result,
        hazards=np.where(found, draw.integers(1, 5, count), 0),
        e_certificate=on_site & (draw.random(count) >= quality.without_e_certificate),
        campaign=campaign,
        uploaded=_uploads(draw, unit, days, year.end),
        codes=holding.inspection,
        is_planned=draw.random(count) >= quality.without_plan,
        plan_no=np.full(count, None, dtype=object),
        joint=np.full(count, None, dtype=object),
        guests={},
        odd_item={},
        odd_officer={},
    )


def registers(counts: dict[str, int]) -> dict[str, Days]:
    """Which places of the pool of parties each department looks after: half as many as it makes visits."""
    result, start = {}, 0
    for unit in UNITS:
        size = max(3, counts.get(unit.code, 0) // 2)
        result[unit.code] = np.arange(start, start + size)
        start += size
    return result


def build_visits(
    seed: int, year: Year, corps: Corps, holding: dict[str, Holding], register: dict[str, Days]
) -> dict[str, Visits]:
    """All visits of a year by department; departments that were not there make none."""
    counts = totals.inspections(year)
    return {
        unit.code: department_visits(
            seed, unit, year, counts[unit.code], corps, holding[unit.code], register[unit.code]
        )
        for unit in UNITS
        if counts[unit.code]
    }
