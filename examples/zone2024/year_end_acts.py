"""What the departments entered only at the year's end: visits, decisions and orders of the whole of 2024.

All of it is done by officers and under items that December's figures count already, so that the officers, the
participants and the items of 2024 stay what they were on 23 December; only the number of records grows.
"""

import datetime as dt
import heapq
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from examples.zone2024 import planted
from examples.zone2024.cases import case_record, penalty_record
from examples.zone2024.courses import Bench, Course, spot
from examples.zone2024.departments import Department, department
from examples.zone2024.documents import document_records
from examples.zone2024.inspections import party_columns, reference, starting
from examples.zone2024.names import Party, parties
from examples.zone2024.officers import Officer
from examples.zone2024.plans import plan_no
from examples.zone2024.records import (
    YEAR_END,
    YEAR_END_UPLOADS,
    YEAR_START,
    Layer,
    Record,
    Value,
    chance,
    moment,
    workdays,
)
from examples.zone2024.world import World

EMERGENCY = "JKQ01"
# The published year of the emergency bureau.
VISITS, ENTERPRISES, HAZARDS = 1033, 484, 1589
DECISIONS, FINES = 91, Decimal("8611200.00")
# Visits after 23 December, and on-the-spot decisions, of the others.
LAST_WEEK_VISITS = {"JKQ02": 3, "JKQ03": 3, "JKQ05": 2, "JKQ06": 1, "JKQ11": 1}
LAST_WEEK_SPOTS = {"JKQ02": 2, "JKQ05": 2}
_LAST_WEEK = (dt.date(2024, 12, 24), YEAR_END)
_PLAN_QUARTERS = 4


@dataclass(frozen=True)
class Stage:
    """One department with the people, items and chance that its acts of the year's end draw on."""

    world: World
    unit: Department
    seed: int

    def crew_pool(self, day: dt.date) -> list[Officer]:
        """Those who appear in acts that October knew, hold that day and are still there."""
        people = starting(self.world.officers, Layer.OCTOBER)
        own = [each for each in people if each.department_code == self.unit.code and not each.spare]
        return [each for each in own if each.holds_on(day)]

    def number_after(self, feed: str, column: str) -> int:
        """The first number that no record of the department bears yet."""
        own = [r for r in self.world.records[feed] if r.department_code == self.unit.code]
        return 1 + max(int("".join(c for c in str(r.values[column])[-5:] if c.isdigit())) for r in own)


def _visit(stage: Stage, draw_subject: str, number: int, day: dt.date, party: Party | None) -> Record:
    draw = chance(stage.seed, draw_subject)
    mode = "现场" if party is not None else "巡查"
    codes = draw.sample(stage.world.ledger.covered(stage.unit.code, "行政检查"), 1)
    crew = draw.sample(stage.crew_pool(day), 2)
    values: dict[str, Value] = {
        "department_code": stage.unit.code,
        "inspection_no": planted.inspection_no(stage.unit.code, number),
        "plan_no": None,
        "item_codes": tuple(codes),
        "joint_department_codes": (),
        "inspection_mode": mode,
        "inspection_date": day,
        "inspection_result": "合格",
        "hazard_count": 0,
        "has_e_certificate": mode == "现场",
        "campaign": None,
        "uploaded_at": moment(draw, draw.choice(workdays(*YEAR_END_UPLOADS))),
    }
    values |= party_columns(party) | reference(crew, by_name=False)
    return Record("inspection", Layer.YEAR_END, values)


def _known_visits(world: World) -> list[Record]:
    return [r for r in world.records["inspection"] if r.department_code == EMERGENCY and not r.is_withdrawn]


def _enterprises_to_visit(world: World, seed: int, visits: int) -> list[Party]:
    """Whom the visits go to, so that the year's come to so many different enterprises."""
    names = {party.name for party in world.parties}
    newly = parties(chance(seed, "year-end enterprises"), firms=120, traders=0, citizens=0)
    newly = [party for party in newly if party.name not in names]
    made = Counter(str(r.values["party_uscc"]) for r in _known_visits(world) if r.values["party_uscc"])
    everyone = [party for party in world.parties + newly if party.uscc is not None]
    fresh = [party for party in everyone if party.uscc not in made][: ENTERPRISES - len(made)]
    chosen = [party for party in everyone if party.uscc in made] + fresh
    if len(chosen) != ENTERPRISES:
        raise AssertionError("too few enterprises in the zone")
    # Whoever has had the fewest visits is next, so that nobody is visited beyond the yearly cap.
    queue = [(made[str(party.uscc)], place) for place, party in enumerate(chosen)]
    heapq.heapify(queue)
    result = []
    for _ in range(visits):
        count, place = heapq.heappop(queue)
        result.append(chosen[place])
        heapq.heappush(queue, (count + 1, place))
    return result


def emergency_visits(world: World, seed: int) -> list[Record]:
    """The emergency bureau's visits that December's export did not hold: the rest of 1,033, with all hazards."""
    stage = Stage(world, department(EMERGENCY), seed)
    known = _known_visits(world)
    count = VISITS - len(known)
    draw = chance(seed, "year-end visits")
    days = sorted(draw.choice(workdays(YEAR_START, YEAR_END)) for _ in range(count))
    enterprises = _enterprises_to_visit(world, seed, count)
    draw.shuffle(enterprises)
    first = stage.number_after("inspection", "inspection_no")
    hazards = HAZARDS - sum(int(str(record.values["hazard_count"])) for record in known)
    result = []
    for place, (day, party) in enumerate(zip(days, enterprises, strict=True)):
        record = _visit(stage, f"year-end visit/{EMERGENCY}/{place}", first + place, day, party)
        found = hazards // count + (place % count < hazards % count)
        changes: dict[str, Value] = {"hazard_count": found, "plan_no": _plan_of(day)}
        if found:
            changes["inspection_result"] = "责令整改" if found > 1 else "发现问题"
        result.append(replace(record, values={**record.values, **changes}))
    return result


def _plan_of(day: dt.date) -> str:
    return plan_no(EMERGENCY, (day.month + 2) // 3, 3)


def emergency_plans(world: World, visits: list[Record]) -> list[Record]:
    """One plan a quarter for those visits, asking for as many as were made."""
    sample = next(r for r in world.records["inspection_plan"] if r.department_code == EMERGENCY)
    made = [str(record.values["plan_no"]) for record in visits]
    result = []
    for quarter in range(1, _PLAN_QUARTERS + 1):
        number = plan_no(EMERGENCY, quarter, 3)
        last = dt.date(2024, quarter * 3, 31 if quarter in (1, 4) else 30)
        values: dict[str, Value] = {
            **sample.values,
            "plan_no": number,
            "plan_name": f"2024年第{'一二三四'[quarter - 1]}季度重点企业全覆盖检查计划",
            "plan_kind": "专项",
            "starts_date": dt.date(2024, quarter * 3 - 2, 1),
            "ends_date": last,
            "planned_count": made.count(number),
        }
        result.append(Record("inspection_plan", Layer.YEAR_END, values))
    return result


def last_week_visits(world: World, seed: int) -> list[Record]:
    """A few visits of the others between 24 and 31 December."""
    result = []
    for code, count in LAST_WEEK_VISITS.items():
        stage = Stage(world, department(code), seed)
        first = stage.number_after("inspection", "inspection_no")
        days = workdays(*_LAST_WEEK)
        for place in range(count):
            party, day = world.parties[(place * 37 + int(code[3:])) % 420], days[place * 2]
            result.append(_visit(stage, f"year-end visit/{code}/{place}", first + place, day, party))
    return result


def year_end_courses(world: World, seed: int) -> list[Course]:
    """The matters of the year's end: the emergency bureau's up to 91 decisions, and a few on the spot."""
    known = sum(
        c.decided is not None and not c.is_withdrawn for c in world.courses if c.unit.code == EMERGENCY
    )
    result = _courses(world, seed, EMERGENCY, DECISIONS - known, (dt.date(2024, 3, 1), dt.date(2024, 12, 6)))
    for code, count in LAST_WEEK_SPOTS.items():
        own = [c for c in world.courses if c.unit.code == code and c.is_simple]
        drawn = _courses(world, seed, code, count, (dt.date(2024, 12, 24), dt.date(2024, 12, 27)))
        result += [spot(course, len(own) + number) for number, course in enumerate(drawn, start=1)]
    return result


def _courses(world: World, seed: int, code: str, count: int, span: tuple[dt.date, dt.date]) -> list[Course]:
    unit, draw = department(code), chance(seed, f"year-end cases/{code}")
    stage = Stage(world, unit, seed)
    firms = [party for party in world.parties if party.kind == "法人及非法人组织"]
    pool = [each for each in stage.crew_pool(span[0]) if each.holds_on(span[1])]
    bench = Bench(unit, pool, world.ledger.covered(code, "行政处罚"), firms, draw)
    first = 1 + max(c.number for c in world.courses if c.unit.code == code and not c.is_simple)
    days = sorted(draw.choice(workdays(*span)) for _ in range(count))
    courses = [bench.course(first + n, Layer.YEAR_END, day) for n, day in enumerate(days)]
    # Heavy fines: the right to a hearing is notified, the case reviewed and discussed.
    return [replace(c, breach=None, is_hearing_notified=True, is_reviewed=True) for c in courses]


def course_records(world: World, seed: int) -> dict[str, list[Record]]:
    """Cases, decisions and papers of those matters; the emergency bureau's fines come to the year's sum."""
    draw = chance(seed, "year-end case records")
    courses = year_end_courses(world, seed)
    shares = _shares(world, sum(c.unit.code == EMERGENCY for c in courses))
    feeds: dict[str, list[Record]] = {"penalty_case": [], "penalty": [], "case_document": []}
    for course in courses:
        decision = penalty_record(course, draw, world.ledger.names[course.item_codes[0]])
        if course.unit.code == EMERGENCY:
            heavy: dict[str, Value] = {"fine_yuan": shares.pop(), "penalty_kinds": ("罚款",)}
            decision = replace(decision, values={**decision.values, **heavy})
        if not course.is_simple:
            feeds["penalty_case"].append(_discussed(course, case_record(course, draw)))
        feeds["penalty"].append(decision)
        is_collected = decision.values["is_collected_on_spot"] is True
        papers = document_records(course, draw, is_collected=is_collected)
        feeds["case_document"] += [_with_minutes(course, paper) for paper in papers]
    return feeds


def _shares(world: World, count: int) -> list[Decimal]:
    """So many fines of hundreds of thousands that bring the bureau's year to its published sum."""
    known = [r for r in world.records["penalty"] if r.department_code == EMERGENCY and not r.is_withdrawn]
    rest = FINES - sum(Decimal(str(record.values["fine_yuan"])) for record in known)
    each = rest / count // 10000 * 10000
    shares = [each + (-1 if n % 2 else 1) * Decimal(40000) for n in range(count - 1)]
    return [rest - sum(shares), *shares]


def _discussed(course: Course, record: Record) -> Record:
    assert course.decided is not None
    heavy: dict[str, Value] = {
        "legal_review_grounds": ("疑难复杂",),
        "legal_review_result": "通过",
        "is_collective_discussion_required": True,
        "collective_discussion_date": course.decided - dt.timedelta(days=1),
    }
    return replace(record, values={**record.values, **heavy})


def _with_minutes(course: Course, paper: Record) -> Record:
    """The scan of the approval also holds the minutes of the discussion."""
    kinds = paper.values["document_kinds"]
    assert isinstance(kinds, tuple)
    if course.is_simple or "处罚决定审批表" not in kinds:
        return paper
    return replace(paper, values={**paper.values, "document_kinds": (*kinds, "集体讨论记录")})
