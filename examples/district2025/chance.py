"""Chance, days and moments for the district: one stream of chance a subject, office days and hours.

Nothing here knows departments or records.
"""

import datetime as dt
import zlib
from functools import cache

import chinese_calendar
import numpy as np
import polars as pl
from numpy.typing import NDArray

Days = NDArray[np.int64]
Flags = NDArray[np.bool_]
Texts = NDArray[np.object_]
EPOCH = dt.date(1970, 1, 1)


def stream(seed: int, subject: str) -> np.random.Generator:
    """A stream of its own for each subject, so that one part's change leaves the others be."""
    return np.random.default_rng([seed, zlib.crc32(subject.encode())])


def number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def date(day: int) -> dt.date:
    """The date of that day number."""
    return EPOCH + dt.timedelta(days=int(day))


@cache
def _office_days(first: dt.date, last: dt.date) -> tuple[int, ...]:
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(number(day) for day in days if chinese_calendar.is_workday(day))


def office_days(first: dt.date, last: dt.date) -> Days:
    """Working days from first to last, both included, as day numbers, with 调休 and public holidays."""
    return np.asarray(_office_days(first, last), dtype=np.int64)


def spread_days(draw: np.random.Generator, count: int, first: dt.date, last: dt.date) -> Days:
    """So many working days in order, spread evenly over the span and jittered."""
    days = office_days(first, last)
    places = (np.arange(count) + draw.random(count)) * len(days) / max(count, 1)
    result: Days = days[np.minimum(places.astype(np.int64), len(days) - 1)]
    return result


def moments(draw: np.random.Generator, days: Days, last: dt.date) -> Days:
    """A moment of office hours on each day, in seconds since 1970 (Asia/Shanghai, no zone), none after `last`."""
    return np.minimum(days, number(last)) * 86_400 + draw.integers(9 * 3600, 18 * 3600, len(days))


def pick(draw: np.random.Generator, count: int, options: tuple[str, ...], odds: tuple[float, ...]) -> Texts:
    """So many texts, each with its odds."""
    weight = np.asarray(odds, dtype=float)
    return np.asarray(options, dtype=object)[draw.choice(len(options), count, p=weight / weight.sum())]


def column(values: Texts) -> pl.Series:
    """Texts, some of them None, as a column of a table."""
    return pl.Series(values.tolist(), dtype=pl.String)


def where(condition: Flags, values: Texts) -> Texts:
    """The texts where the condition holds, None elsewhere."""
    result = np.full(len(values), None, dtype=object)
    result[condition] = values[condition]
    return result
