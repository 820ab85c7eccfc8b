"""Officers of the district and their certificates: who held when, who acts, and what changed in 2025.

Here belong people, certificates, their changes, absences and exams. Which acts people appear in is for `visits`
and `matters`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from stdnum.cn import ric

from examples.district2025 import planted, totals
from examples.district2025.chance import Days, date, number, office_days, stream
from examples.district2025.departments import MERGED_ON, NEW_ON, UNITS, Unit
from examples.district2025.parties import person_names

FOREVER = number(dt.date(2099, 1, 1))
_REASONS = ("退休", "调岗", "调离", "辞职", "退休", "调岗")
_RENEWED, _CHANGED, _SUSPENDED = 40, 33, 4


@dataclass(frozen=True)
class Officer:
    """One certificate for enforcing and its holder; `held_to` is the first day it is not valid."""

    code: str
    name: str
    certificate_no: str
    person_id_no: str
    held_from: int
    held_to: int
    is_silent: bool
    reason: str | None = None
    kind: str = "执法"
    moved_with: str | None = None
    renewed_on: int | None = None

    @property
    def expires(self) -> dt.date:
        """Last day of validity as printed today: six years after issue, or after renewal."""
        start = date(self.renewed_on if self.renewed_on is not None else self.held_from)
        return dt.date(start.year + 6, start.month, min(start.day, 28))


@dataclass
class _Desk:
    """Gives out names that are unique inside a department, certificate numbers and identities."""

    draw: np.random.Generator
    names: Iterator[str]
    serial: dict[str, int]
    taken: set[tuple[str, str]]

    def issue(self, unit: Unit, place: int, since: int, until: int, *, silent: bool) -> Officer:
        name = next(each for each in self.names if (unit.code, each) not in self.taken)
        self.taken.add((unit.code, name))
        self.serial[unit.code] += 1
        total = sum(self.serial.values())
        # 7919 and 12,000 have no common factor: no two people share a day of birth and a number.
        born = dt.date(1966, 1, 1) + dt.timedelta(days=total * 7_919 % 12_000)
        body = f"120103{born:%Y%m%d}{total % 1000:03d}"
        reason = _REASONS[total % 6] if until != FOREVER else None
        certificate = f"120990{place:03d}{self.serial[unit.code]:03d}"
        identity = body + str(ric.calc_check_digit(body + "0"))
        return Officer(unit.code, name, certificate, identity, since, until, silent, reason)


def _changes_by_unit(held: dict[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """How many certificates each department issued and cancelled in 2025; the merger and the new one included."""
    fixed_in = {planted.NEW_DEPARTMENT: held[planted.NEW_DEPARTMENT], planted.SUCCESSOR: 6}
    fixed_out = {planted.MERGED_DEPARTMENT: 6, planted.NEW_DEPARTMENT: 0}
    codes = [unit.code for unit in UNITS if unit.is_in_statistics]
    joined = totals.shares(
        totals.ISSUED - sum(fixed_in.values()),
        [held.get(code, 0) if code not in fixed_in and held.get(code, 0) >= 8 else 0 for code in codes],
    )
    left = totals.shares(
        totals.CANCELLED - sum(fixed_out.values()),
        [held.get(code, 0) if code not in fixed_out and held.get(code, 0) >= 8 else 0 for code in codes],
    )
    return (
        dict(zip(codes, joined, strict=True)) | fixed_in,
        dict(zip(codes, left, strict=True)) | fixed_out,
    )


def _unit_officers(
    desk: _Desk, unit: Unit, place: int, held: int, joined: int, left: int
) -> Iterator[Officer]:
    """Everybody of one department: here all along, come in 2025, gone in 2025, gone in 2024."""
    draw, early = desk.draw, office_days(dt.date(2020, 3, 2), dt.date(2024, 6, 28))
    coming = office_days(dt.date(2025, 1, 6), dt.date(2025, 9, 30))
    going = office_days(dt.date(2025, 1, 6), dt.date(2025, 12, 19))
    steady = held - joined
    silent = round(held * planted.QUALITY[unit.grade].silent_officers)
    for nth in range(steady):
        yield desk.issue(unit, place, int(draw.choice(early)), FOREVER, silent=nth >= steady - silent)
    for _ in range(joined):
        since = number(NEW_ON) if unit.code == planted.NEW_DEPARTMENT else int(draw.choice(coming))
        yield desk.issue(unit, place, since, FOREVER, silent=False)
    for _ in range(left):
        until = number(MERGED_ON) if unit.code == planted.MERGED_DEPARTMENT else int(draw.choice(going))
        yield desk.issue(unit, place, int(draw.choice(early)), until, silent=False)
    for _ in range(held // 45):
        until = int(draw.choice(office_days(dt.date(2024, 3, 1), dt.date(2024, 11, 29))))
        yield desk.issue(unit, place, number(dt.date(2021, 5, 10)), until, silent=False)
    if unit.code in ("BCB01", "BCB04", "BCB06", "BCB19"):
        supervisor = desk.issue(unit, place, number(dt.date(2022, 5, 16)), FOREVER, silent=True)
        yield replace(supervisor, kind="监督")


def _merged_into(officers: list[Officer]) -> list[Officer]:
    """The merged department's people take their places in its successor: same person, new certificate."""
    leaving = [o for o in officers if o.code == planted.MERGED_DEPARTMENT and o.held_to == number(MERGED_ON)]
    coming = iter(leaving)
    result = []
    for each in officers:
        is_newcomer = each.code == planted.SUCCESSOR and each.held_from >= number(dt.date(2025, 1, 1))
        if is_newcomer and (old := next(coming, None)) is not None:
            same = replace(each, name=old.name, person_id_no=old.person_id_no, moved_with=old.certificate_no)
            result.append(replace(same, held_from=number(MERGED_ON)))
        elif each in leaving:
            result.append(replace(each, reason="调岗", moved_with=each.certificate_no))
        else:
            result.append(each)
    return result


def build_officers(seed: int) -> list[Officer]:
    """Everybody who held a certificate in 2024 or 2025, by department."""
    draw = stream(seed, "officers")
    held = totals.officers()
    joined, left = _changes_by_unit(held)
    desk = _Desk(draw, iter(person_names(draw, 12_000)), defaultdict(int), set())
    officers: list[Officer] = []
    for place, unit in enumerate(UNITS, start=1):
        count = held.get(unit.code, 0)
        arrivals, leavers = joined.get(unit.code, 0), left.get(unit.code, 0)
        officers += _unit_officers(desk, unit, place, count, arrivals, leavers)
    officers = _merged_into(officers)
    renewable = [
        n
        for n, each in enumerate(officers)
        if each.held_to == FOREVER and each.kind == "执法" and date(each.held_from).year < 2024
    ]
    for nth, place in enumerate(renewable[:: len(renewable) // _RENEWED][:_RENEWED]):
        day = int(office_days(dt.date(2025, 2, 10), dt.date(2025, 11, 28))[nth * 4])
        officers[place] = replace(officers[place], renewed_on=day)
    return officers


class Corps:
    """Whom acts can name, by place in the list of officers."""

    def __init__(self, officers: list[Officer]) -> None:
        self.officers = officers
        self._of: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(officers):
            if each.kind == "执法":
                self._of[each.code].append(place)

    def able(self, code: str, first: int, last: int) -> Days:
        """Places of those of a department who act and hold a certificate all through those days."""
        held = [
            place
            for place in self._of[code]
            if self.officers[place].held_from <= first
            and self.officers[place].held_to > last
            and not self.officers[place].is_silent
        ]
        return np.array(held, dtype=np.int64)

    def gone(self, code: str) -> int:
        """One whose certificate ended early in 2025: naming that person later is a breach."""
        first, last = number(dt.date(2025, 1, 1)), number(dt.date(2025, 6, 1))
        return next(place for place in self._of[code] if first <= self.officers[place].held_to < last)
