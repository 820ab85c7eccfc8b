"""What a world consists of: records and the moments at which they became known.

A record holds the columns of one row under the platform's English column names, as true values
(dates, integers, tuples). How an export spells them is the business of `mess` and `exports`.
"""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TypeAlias

import chinese_calendar

Value: TypeAlias = str | int | bool | Decimal | dt.date | dt.datetime | tuple[str, ...] | None

YEAR_START = dt.date(2024, 1, 1)
OCTOBER_CUT_OFF = dt.date(2024, 10, 31)
DECEMBER_CUT_OFF = dt.date(2024, 12, 23)
YEAR_END = dt.date(2024, 12, 31)
YEAR_END_CUT_OFF = dt.date(2025, 1, 15)
# When what December's exports did not hold was entered at the year's end.
YEAR_END_UPLOADS = (dt.date(2024, 12, 24), dt.date(2025, 1, 14))


class Delivery(StrEnum):
    """The sets of exports: three of 2024, and the year 2021."""

    OCTOBER = "october"
    DECEMBER = "december"
    YEAR_END = "year_end"
    YEAR_2021 = "2021"


class Layer(StrEnum):
    """How a record came to be known: in October; in December, of October's time or since; or at the year's end."""

    OCTOBER = "october"
    LATE = "late"
    NEW = "new"
    YEAR_END = "year_end"


@dataclass(frozen=True)
class Record:
    """One row of one feed: `values` as known in December, and what October and the year's end said instead."""

    feed: str
    layer: Layer
    values: Mapping[str, Value]
    october: Mapping[str, Value] = field(default_factory=dict)
    is_withdrawn: bool = False
    year_end: Mapping[str, Value] = field(default_factory=dict)

    @property
    def department_code(self) -> str:
        return str(self.values["department_code"])

    def known(self, delivery: Delivery) -> dict[str, Value] | None:
        """The row as that set of exports shows it; None when the set does not hold it."""
        if delivery is Delivery.OCTOBER:
            return {**self.values, **self.october} if self.layer is Layer.OCTOBER else None
        if self.is_withdrawn or (delivery is Delivery.DECEMBER and self.layer is Layer.YEAR_END):
            return None
        return {**self.values, **(self.year_end if delivery is Delivery.YEAR_END else {})}


def chance(seed: int, subject: str) -> random.Random:
    """A stream of chance of its own for each subject, so that one part's change leaves the others be."""
    return random.Random(f"{seed}/{subject}")


@cache
def workdays(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Working days from first to last, both included, with 调休 and public holidays as decreed."""
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in days if chinese_calendar.is_workday(day))


def moment(draw: random.Random, day: dt.date) -> dt.datetime:
    """A moment of office hours on that day, whole seconds, Asia/Shanghai without zone."""
    return dt.datetime(
        day.year, day.month, day.day, draw.randrange(9, 18), draw.randrange(60), draw.randrange(60)
    )
