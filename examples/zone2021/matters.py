"""Penalty matters of 2021, on either side of 15 July: courses, cases, decisions, papers and the year's fines."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from examples.zone2021 import quotas
from examples.zone2021.people import Staff
from examples.zone2021.visits import item_of
from examples.zone2024.cases import case_record, penalty_record
from examples.zone2024.courses import Bench, Course, spot
from examples.zone2024.departments import DEPARTMENTS, Department
from examples.zone2024.documents import document_records
from examples.zone2024.former import old_item_codes
from examples.zone2024.records import Layer, Record, Value, chance, workdays
from examples.zone2024.world import World

_DAY = dt.timedelta(days=1)
# Decided early enough for all that follows to lie in the year.
_LAST_DECISION = dt.date(2021, 12, 3)
_SPOT_FINES = {False: (300, 500, 1000), True: (500, 1500, 3000)}
_EMERGENCY_FINES = (30000, 49000, 60000)
_FINES = (2000, 5000, 8000, 10000, 15000, 20000)
_LONG = {quotas.LONG_UNDER_OLD_LAW: 120, quotas.LONG_UNDER_NEW_LAW: 100}
_LONG_DECIDED = {
    quotas.LONG_UNDER_OLD_LAW: dt.date(2021, 6, 24),
    quotas.LONG_UNDER_NEW_LAW: dt.date(2021, 11, 26),
}


def _bench(world: World, seed: int, unit: Department, staff: Staff) -> Bench:
    firms = [party for party in world.parties if party.kind == "法人及非法人组织"][:350]
    draw = chance(seed, f"cases of 2021/{unit.code}")
    return Bench(unit, staff.people, world.ledger.covered(unit.code, "行政处罚"), firms, draw)


def courses(world: World, seed: int, staff: dict[str, Staff]) -> list[Course]:
    """All matters that ended in a penalty, by department and date, with those planted about the change of law."""
    result: list[Course] = []
    for unit in DEPARTMENTS:
        ordinary, spots = quotas.ORDINARY.get(unit.code, 0), quotas.SIMPLE.get(unit.code, 0)
        if ordinary + spots == 0:
            continue
        own = staff[unit.code]
        bench = _bench(world, seed, unit, own)
        # Whoever decides in January filed in November: nobody may have been certified in between.
        first = max(dt.date(2021, 1, 11), own.first_day() + 60 * _DAY)
        days = sorted(bench.draw.choice(workdays(first, _LAST_DECISION)) for _ in range(ordinary))
        for number, day in enumerate(days, start=1):
            result.append(_ordinary(world, bench, own, number, _LONG_DECIDED.get((unit.code, number), day)))
        for number, day in enumerate(_spot_days(bench, spots), start=1):
            result.append(_spot(world, bench, own, number, day))
    return result


def _ordinary(world: World, bench: Bench, staff: Staff, number: int, day: dt.date) -> Course:
    code = bench.unit.code
    course = bench.course(number, Layer.OCTOBER, day, item_of(bench.draw, world, code, "行政处罚", day))
    filed = day - _LONG[code, number] * _DAY if (code, number) in _LONG else course.filed
    crew = tuple(staff.crew(filed, 2, number))
    # The emergency bureau's fines are large: the right to a hearing is notified and the case reviewed.
    is_heavy = code == quotas.EMERGENCY
    heard, reviewed = course.is_hearing_notified or is_heavy, course.is_reviewed or is_heavy
    return replace(
        course,
        filed=filed,
        crew=crew,
        breach=None,
        year=2021,
        is_hearing_notified=heard,
        is_reviewed=reviewed,
    )


def _spot_days(bench: Bench, count: int) -> list[dt.date]:
    """Half of them before the new law, half after it."""
    before = workdays(dt.date(2021, 3, 1), dt.date(2021, 7, 9))
    after = workdays(dt.date(2021, 7, 19), _LAST_DECISION)
    old = count // 2
    return sorted(
        [bench.draw.choice(before) for _ in range(old)]
        + [bench.draw.choice(after) for _ in range(count - old)]
    )


def _spot(world: World, bench: Bench, staff: Staff, number: int, day: dt.date) -> Course:
    code = bench.unit.code
    course = bench.course(number, Layer.OCTOBER, day, item_of(bench.draw, world, code, "行政处罚", day))
    crew = staff.crew(day, 2, number)
    alone = (code, number) == quotas.ALONE_UNDER_OLD_LAW
    on_spot = spot(course, number)
    return replace(on_spot, crew=tuple(crew[:1] if alone else crew), breach=None, year=2021)


def course_records(world: World, seed: int, known: list[Course]) -> dict[str, list[Record]]:
    """Cases, decisions and papers of those courses, the fines of the year coming to the published sums."""
    draw = chance(seed, "case records of 2021")
    feeds: dict[str, list[Record]] = {"penalty_case": [], "penalty": [], "case_document": []}
    names = {str(r.values["item_code"]): str(r.values["item_name"]) for r in world.records["power_item"]}
    fines = _fines(known, seed)
    for course in known:
        decision = penalty_record(course, draw, names[course.item_codes[0]])
        sums: dict[str, Value] = {
            "fine_yuan": fines[course.unit.code, course.decision_no],
            "penalty_kinds": ("罚款",),
            "confiscation_yuan": None,
            "is_collected_on_spot": False,
            "legal_basis": f"《中华人民共和国行政处罚法》（{_version(course)}）",
        }
        if not course.is_simple:
            feeds["penalty_case"].append(_filed_under_its_list(course, case_record(course, draw)))
        feeds["penalty"].append(replace(decision, values={**decision.values, **sums}))
        feeds["case_document"] += document_records(course, draw, is_collected=False)
    return feeds


def _filed_under_its_list(course: Course, record: Record) -> Record:
    """A case filed before the change of law names an item of the list of that day; its decision one of the next."""
    assert course.decided is not None
    if not course.filed < quotas.NEW_LAW <= course.decided:
        return record
    codes = old_item_codes(course.unit.code, "行政处罚")
    return replace(record, values={**record.values, "item_codes": (codes[course.number % len(codes)],)})


def _version(course: Course) -> str:
    assert course.decided is not None
    return "2021年修订" if course.decided >= quotas.NEW_LAW else "2017年修正"


def _fines(known: list[Course], seed: int) -> dict[tuple[str, str], Decimal]:
    """(department, decision) -> fine: on the spot inside the limit of the day, the others up to the year's sums."""
    draw = chance(seed, "fines of 2021")
    fines: dict[tuple[str, str], Decimal] = {}
    emergency, others = [], []
    for course in known:
        key = (course.unit.code, course.decision_no)
        assert course.decided is not None
        if course.is_simple:
            planted = (course.unit.code, course.number) in (
                quotas.OVER_LIMIT_SPOT,
                quotas.SAME_FINE_UNDER_NEW_LAW,
            )
            sums = _SPOT_FINES[course.decided >= quotas.NEW_LAW]
            fines[key] = Decimal(1500 if planted else draw.choice(sums))
        elif course.unit.code == quotas.EMERGENCY:
            fines[key] = Decimal(draw.choice(_EMERGENCY_FINES))
            emergency.append(key)
        else:
            fines[key] = Decimal(draw.choice(_FINES))
            others.append(key)
    _raise_to(fines, emergency, quotas.EMERGENCY_FINES)
    elsewhere = sum(fine for (code, _), fine in fines.items() if code != quotas.EMERGENCY)
    on_spot = elsewhere - sum(fines[key] for key in others)
    _raise_to(fines, others, quotas.FINES - quotas.EMERGENCY_FINES - on_spot)
    return fines


def _raise_to(fines: dict[tuple[str, str], Decimal], keys: list[tuple[str, str]], total: Decimal) -> None:
    """Shift those fines by equal hundreds, the last by the rest, so that they come to the total."""
    missing = total - sum(fines[key] for key in keys)
    each = missing / len(keys) // 100 * 100
    for key in keys:
        fines[key] += each
    fines[keys[-1]] += missing - each * len(keys)
    if min(fines[key] for key in keys) <= 0:
        raise AssertionError("a fine came to nothing")
