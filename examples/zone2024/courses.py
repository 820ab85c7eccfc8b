"""The course in time of penalty matters, and what breaks the law in them on purpose.

A course is drawn backwards from its decision. The rows that the platform shows of it are made in `cases`,
its papers in `documents`.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from examples.zone2024 import departments as quota
from examples.zone2024 import planted
from examples.zone2024.inspections import starting
from examples.zone2024.items import Ledger
from examples.zone2024.names import Party
from examples.zone2024.officers import Officer
from examples.zone2024.records import (
    Layer,
    chance,
    workdays,
)

DAY = dt.timedelta(days=1)
_SPANS = {
    Layer.OCTOBER: (dt.date(2024, 1, 4), dt.date(2024, 10, 30)),
    Layer.LATE: (dt.date(2024, 8, 19), dt.date(2024, 9, 27)),
    Layer.NEW: (dt.date(2024, 11, 4), dt.date(2024, 12, 16)),
}


@dataclass(frozen=True)
class Course:
    """The days of one matter; a day that has not come is None. Spot decisions have no filing or notice."""

    unit: quota.Department
    number: int
    layer: Layer
    decided: dt.date | None
    is_simple: bool
    breach: str | None
    is_withdrawn: bool
    party: Party
    crew: tuple[Officer, ...]
    item_codes: tuple[str, ...]
    outcome: str | None
    filed: dt.date
    noticed: dt.date | None = None
    served: dt.date | None = None
    paid: dt.date | None = None
    closed: dt.date | None = None
    is_hearing_notified: bool = False
    is_reviewed: bool = False
    is_corrected: bool = False
    excluded_periods: tuple[str, ...] = ()
    year: int = 2024

    @property
    def subject_no(self) -> str:
        """Under which number the file's documents stand."""
        if self.is_simple:
            return self.decision_no
        return planted.case_no(self.unit.short, self.number, self.year)

    @property
    def decision_no(self) -> str:
        return planted.decision_no(self.unit.short, self.number, simple=self.is_simple, year=self.year)


def _course(
    draw: random.Random,
    unit: quota.Department,
    number: int,
    layer: Layer,
    decided: dt.date,
    crew: list[Officer],
    party: Party,
    codes: tuple[str, ...],
) -> Course:
    """An ordinary matter that ends in a penalty, every step within its limit."""
    noticed = decided - draw.randrange(14, 20) * DAY
    filed = noticed - draw.randrange(15, 21) * DAY
    served = decided + draw.randrange(0, 4) * DAY
    paid = served + draw.randrange(1, 12) * DAY
    return Course(
        unit=unit,
        number=number,
        layer=layer,
        decided=decided,
        is_simple=False,
        breach=planted.breach_of(unit.code, "普通", number),
        is_withdrawn=False,
        party=party,
        crew=tuple(crew),
        item_codes=codes,
        outcome="处罚",
        filed=filed,
        noticed=noticed,
        served=served,
        paid=paid,
        closed=paid + draw.randrange(1, 6) * DAY,
        is_hearing_notified=draw.random() < 0.2,
        is_reviewed=draw.random() < 0.2,
        is_corrected=draw.random() < 0.5,
    )


def _broken(course: Course) -> Course:
    """The course with its planted breach, or with a filing so early that it needed an extension."""
    assert course.decided is not None and course.noticed is not None
    match course.breach:
        case "一名执法人员":
            return replace(course, crew=course.crew[:1])
        case "告知晚于决定":
            return replace(course, noticed=course.decided + 2 * DAY, is_hearing_notified=False)
        case "超过九十日":
            return replace(course, filed=course.decided - 104 * DAY)
    if (course.unit.code, course.number) == planted.EXTENDED_CASE:
        filed = course.decided - 110 * DAY
        end = filed + 90 * DAY
        period = f"延长:{end}:{end + 30 * DAY}:津应急延〔2024〕1号"
        return replace(course, filed=filed, excluded_periods=(period,))
    return course


def spot(course: Course, number: int) -> Course:
    """The same matter settled on the spot, on one day."""
    day = course.decided
    assert day is not None
    return replace(
        course,
        number=number,
        is_simple=True,
        filed=day,
        noticed=None,
        served=day,
        paid=day,
        closed=day,
        is_hearing_notified=False,
        is_reviewed=False,
        is_corrected=False,
        breach=planted.breach_of(course.unit.code, "简易", number),
    )


def _other(course: Course, draw: random.Random, outcome: str | None) -> Course:
    """A case without a decision: closed otherwise, or still open in December."""
    if outcome is None:
        filed = draw.choice(workdays(dt.date(2024, 11, 18), dt.date(2024, 12, 13)))
        blank = replace(course, layer=Layer.NEW, filed=filed, closed=None)
    else:
        blank = replace(course, closed=course.decided)
    return replace(
        blank,
        outcome=outcome,
        decided=None,
        noticed=None,
        served=None,
        paid=None,
        is_hearing_notified=False,
        is_reviewed=False,
    )


@dataclass(frozen=True)
class Bench:
    """What matters draw on: one department, its people who may appear, its covered codes, parties, chance."""

    unit: quota.Department
    people: list[Officer]
    covered: list[str]
    parties: list[Party]
    draw: random.Random

    def course(self, number: int, layer: Layer, day: dt.date, code: str | None = None) -> Course:
        """An ordinary matter decided that day by two officers who hold then."""
        crew = self.draw.sample([each for each in self.people if each.holds_on(day)], 2)
        codes = (code or self.draw.choice(self.covered),)
        return _course(self.draw, self.unit, number, layer, day, crew, self.draw.choice(self.parties), codes)


def _penalties(bench: Bench, ledger: Ledger) -> Iterator[Course]:
    """Matters that end in a penalty, layer by layer and by date, each procedure numbered on its own."""
    unit, draw = bench.unit, bench.draw
    spots = ordinary = place = 0
    for layer, count, withdrawn in _shares(unit):
        due = list(ledger.due[unit.code, "行政处罚", layer])
        for nth, day in enumerate(sorted(draw.choice(workdays(*_SPANS[layer])) for _ in range(count))):
            place += 1
            is_withdrawn = nth >= count - withdrawn
            code = due.pop(0) if due and not is_withdrawn else None
            course = bench.course(ordinary + 1, layer, day, code)
            # A new item must not show in a case that October knew: those are settled on the spot.
            on_spot = layer is not Layer.OCTOBER and code is not None
            if on_spot or place % quota.SIMPLE_EVERY.get(unit.code, 10_000) == 0:
                spots += 1
                course = spot(course, spots)
            else:
                ordinary += 1
                course = _broken(course)
            yield replace(course, is_withdrawn=is_withdrawn)


def department_courses(
    seed: int, unit: quota.Department, officers: list[Officer], ledger: Ledger, parties: list[Party]
) -> list[Course]:
    """All matters of one department: penalties by layer and date, then cases without one."""
    people = [each for each in starting(officers, Layer.OCTOBER) if not each.spare]
    own = [each for each in people if each.department_code == unit.code]
    draw = chance(seed, f"cases/{unit.code}")
    bench = Bench(unit, own, ledger.covered(unit.code, "行政处罚"), parties, draw)
    courses = list(_penalties(bench, ledger))
    ordinary = sum(not each.is_simple for each in courses)
    for number, outcome in enumerate(_other_outcomes(unit.code), start=ordinary + 1):
        day = draw.choice(workdays(dt.date(2024, 4, 1), dt.date(2024, 10, 18)))
        courses.append(_other(bench.course(number, Layer.OCTOBER, day), draw, outcome))
    return courses


def _shares(unit: quota.Department) -> tuple[tuple[Layer, int, int], ...]:
    withdrawn = quota.WITHDRAWN_PENALTIES.get(unit.code, 0)
    late, new = quota.LATE_PENALTIES.get(unit.code, 0), quota.NEW_PENALTIES.get(unit.code, 0)
    return (Layer.OCTOBER, unit.penalties, withdrawn), (Layer.LATE, late, 0), (Layer.NEW, new, 0)


def _other_outcomes(code: str) -> list[str | None]:
    spared, dropped, still_open = quota.OTHER_CASES.get(code, (0, 0, 0))
    return ["不予处罚"] * spared + ["撤案"] * dropped + [None] * still_open
