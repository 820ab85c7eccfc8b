"""Officers of the zone and their certificates, cohort by cohort.

A cohort says when a person held a valid certificate, when that became known, and from when the person
appears in acts. Which acts those are is for `inspections` and `cases`.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from examples.zone2024 import departments as quota
from examples.zone2024.names import id_number, person_name
from examples.zone2024.records import Layer, Record, Value, chance, workdays

FAR_AHEAD = dt.date(2029, 12, 31)


@dataclass(frozen=True)
class Officer:
    """One person in one department; `active` is the layer of the first act, None for none at all."""

    department_code: str
    name: str
    certificate_no: str
    held_from: dt.date
    held_to: dt.date
    active: Layer | None
    is_namesake: bool = False
    person_id_no: str | None = None
    known: Layer = Layer.OCTOBER
    spare: dict[str, Value] = field(default_factory=dict, compare=False)

    def holds_on(self, day: dt.date) -> bool:
        """Whether the certificate is valid that day; `held_to` is the first day it is not."""
        return self.held_from <= day < self.held_to


class Roster:
    """Hands out names that are unique inside a department, and certificate numbers unique in the zone."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._taken: set[tuple[str, str]] = set()
        self._serial: dict[str, int] = {}
        self._identities: set[str] = set()

    def name(self, code: str) -> str:
        while (code, name := person_name(self._draw)) in self._taken:
            pass
        self._taken.add((code, name))
        return name

    def certificate_no(self, code: str) -> str:
        self._serial[code] = self._serial.get(code, 0) + 1
        return f"120116{code[3:]}{self._serial[code]:03d}"

    def identity(self) -> str:
        born = dt.date(
            self._draw.randrange(1966, 1999), self._draw.randrange(1, 13), self._draw.randrange(1, 29)
        )
        number = id_number(self._draw, born=born)
        if number in self._identities:
            return self.identity()
        self._identities.add(number)
        return number

    def issue_day(self, first: dt.date, last: dt.date) -> dt.date:
        return self._draw.choice(workdays(first, last))


def _officer(
    roster: Roster,
    code: str,
    since: dt.date,
    active: Layer | None,
    *,
    until: dt.date = FAR_AHEAD,
    known: Layer = Layer.OCTOBER,
    spare: dict[str, Value] | None = None,
) -> Officer:
    return Officer(
        department_code=code,
        name=roster.name(code),
        certificate_no=roster.certificate_no(code),
        held_from=since,
        held_to=until,
        active=active,
        person_id_no=roster.identity(),
        known=known,
        spare=spare or {},
    )


def _steady(roster: Roster, code: str) -> Iterator[Officer]:
    """Those with a certificate from before 2024 to after it."""
    unit = quota.department(code)
    late, new = quota.LATE_STARTERS.get(code, 0), quota.NEW_STARTERS.get(code, 0)
    activity: list[Layer | None] = [None] * unit.silent_officers + [Layer.LATE] * late + [Layer.NEW] * new
    activity += [Layer.OCTOBER] * (unit.steady_officers - len(activity))
    for active in reversed(activity):
        since = roster.issue_day(dt.date(2020, 1, 6), dt.date(2023, 11, 30))
        yield _officer(roster, code, since, active)


def _leaving(roster: Roster, code: str) -> Iterator[Officer]:
    """Those whose certificate ended: since October, in September but reported late, or long ago."""
    since = dt.date(2021, 3, 1)
    for number in range(quota.LEAVERS.get(code, 0)):
        active = None if code in quota.SILENT_LEAVERS else Layer.OCTOBER
        gone = dt.date(2024, 11, 11 + number)
        yield _officer(
            roster, code, since, active, until=gone, spare={"cancel_reason": "调岗", "gone_known": Layer.NEW}
        )
    for _ in range(quota.LATE_CANCELLED.get(code, 0)):
        spare: dict[str, Value] = {"cancel_reason": "退休", "gone_known": Layer.LATE}
        yield _officer(roster, code, since, Layer.OCTOBER, until=dt.date(2024, 9, 14), spare=spare)
    for number in range(quota.FORMER.get(code, 0)):
        gone = dt.date(2024, 3, 29) if number == 0 else dt.date(2024, 5 + number, 17)
        spare = {"cancel_reason": ("调离", "退休")[number % 2], "gone_known": Layer.OCTOBER}
        yield _officer(roster, code, since, None, until=gone, spare=spare)


def _joining(roster: Roster, code: str) -> Iterator[Officer]:
    """Those certified in August but reported late, in November, or for supervision only."""
    people, silent = quota.LATE_CERTIFIED.get(code, (0, 0))
    for number in range(people):
        active = Layer.LATE if number >= silent else None
        yield _officer(roster, code, dt.date(2024, 8, 5), active, known=Layer.LATE)
    people, silent = quota.NEWCOMERS.get(code, (0, 0))
    for number in range(people):
        active = Layer.NEW if number >= silent else None
        yield _officer(roster, code, dt.date(2024, 11, 4), active, known=Layer.NEW)
    for _ in range(quota.SUPERVISORS.get(code, 0)):
        yield _officer(roster, code, dt.date(2022, 5, 16), None, spare={"certificate_kind": "监督"})


def _with_namesakes(officers: list[Officer]) -> list[Officer]:
    """In three departments the first two steady officers bear one name."""
    result = list(officers)
    for code in ("JKQ02", "JKQ03", "JKQ05"):
        first, second = [n for n, each in enumerate(result) if each.department_code == code][:2]
        for place in (first, second):
            values = {**result[place].__dict__, "name": result[first].name, "is_namesake": True}
            result[place] = Officer(**values)
    return result


def build_officers(seed: int) -> list[Officer]:
    """Everybody who held a certificate in 2024, in department order, one entry a person."""
    roster = Roster(chance(seed, "officers"))
    everybody: list[Officer] = []
    for unit in quota.DEPARTMENTS:
        for cohort in (_steady, _leaving, _joining):
            everybody += cohort(roster, unit.code)
    return _with_namesakes(everybody)


def _values(officer: Officer, **changes: Value) -> dict[str, Value]:
    values: dict[str, Value] = {
        "department_code": officer.department_code,
        "certificate_no": officer.certificate_no,
        "person_name": officer.name,
        "person_id_no": officer.person_id_no,
        "certificate_kind": "执法",
        "issued_date": officer.held_from,
        "expires_date": FAR_AHEAD - dt.timedelta(days=1),
        "certificate_status": "有效",
        "status_date": None,
        "cancel_reason": None,
    }
    return {**values, **changes}


def _certificate(officer: Officer) -> Record:
    """The certificate under which the person acts, with what October did not know yet."""
    kind = officer.spare.get("certificate_kind", "执法")
    if officer.held_to == FAR_AHEAD:
        return Record("officer_certificate", officer.known, _values(officer, certificate_kind=kind))
    values = _values(
        officer,
        certificate_status="注销",
        status_date=officer.held_to,
        cancel_reason=officer.spare["cancel_reason"],
    )
    if officer.spare["gone_known"] is Layer.OCTOBER:
        return Record("officer_certificate", Layer.OCTOBER, values)
    before: dict[str, Value] = {"certificate_status": "有效", "status_date": None, "cancel_reason": None}
    return Record("officer_certificate", Layer.OCTOBER, values, before)


def certificate_records(officers: list[Officer]) -> list[Record]:
    """All certificates: those people act under, and the second ones that must not count a person twice."""
    records = [_certificate(officer) for officer in officers]
    by_department = {
        unit.code: [o for o in officers if o.department_code == unit.code] for unit in quota.DEPARTMENTS
    }
    for code in ("JKQ01", "JKQ04", "JKQ11"):
        # Renewed: the certificate before, long expired.
        old = by_department[code][2]
        expired = _values(old, certificate_no=f"{old.certificate_no[:-3]}9{old.certificate_no[-2:]}")
        expired |= {"issued_date": dt.date(2016, 4, 11), "expires_date": old.held_from - dt.timedelta(days=1)}
        records.append(Record("officer_certificate", Layer.OCTOBER, expired))
    for code in ("JKQ02", "JKQ05"):
        # Two at once: the next one was issued while the present one is still good.
        twice = by_department[code][3]
        second = _values(twice, certificate_no=f"{twice.certificate_no[:-3]}8{twice.certificate_no[-2:]}")
        records.append(
            Record("officer_certificate", Layer.OCTOBER, second | {"issued_date": dt.date(2024, 10, 8)})
        )
    # Moved: the former department cancelled its certificate the year before.
    moved = by_department["JKQ03"][4]
    former = _values(
        moved, department_code="JKQ06", certificate_no="12011606901", issued_date=dt.date(2018, 6, 4)
    )
    former |= {"certificate_status": "注销", "status_date": moved.held_from, "cancel_reason": "调岗"}
    records.append(Record("officer_certificate", Layer.OCTOBER, former))
    return records
