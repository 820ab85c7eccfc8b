"""Penalty cases and decisions of the zone: their course in time and what breaks the law on purpose.

A case's course is drawn backwards from its decision. Documents are made from the course elsewhere.
"""

import datetime as dt
import random
from dataclasses import dataclass, replace
from decimal import Decimal

from examples.zone2024 import departments as quota
from examples.zone2024 import planted
from examples.zone2024.inspections import party_columns, reference, starting
from examples.zone2024.items import Ledger
from examples.zone2024.names import Party
from examples.zone2024.officers import Officer
from examples.zone2024.records import DECEMBER_CUT_OFF, OCTOBER_CUT_OFF, Layer, Record, Value, chance, moment, workdays

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

    @property
    def subject_no(self) -> str:
        """Under which number the file's documents stand."""
        if self.is_simple:
            return self.decision_no
        return planted.case_no(self.unit.short, self.number)

    @property
    def decision_no(self) -> str:
        return planted.decision_no(self.unit.short, self.number, simple=self.is_simple)


def _course(
    draw: random.Random, unit: quota.Department, number: int, layer: Layer, decided: dt.date, crew: list[Officer],
    party: Party, codes: tuple[str, ...],
) -> Course:  # fmt: skip
    """An ordinary matter that ends in a penalty, every step within its limit."""
    noticed = decided - draw.randrange(14, 20) * DAY
    filed = noticed - draw.randrange(15, 21) * DAY
    served = decided + draw.randrange(0, 4) * DAY
    paid = served + draw.randrange(1, 12) * DAY
    return Course(
        unit=unit, number=number, layer=layer, decided=decided, is_simple=False,
        breach=planted.breach_of(unit.code, "普通", number), is_withdrawn=False, party=party, crew=tuple(crew),
        item_codes=codes, outcome="处罚", filed=filed, noticed=noticed, served=served, paid=paid,
        closed=paid + draw.randrange(1, 6) * DAY, is_hearing_notified=draw.random() < 0.2,
        is_reviewed=draw.random() < 0.2, is_corrected=draw.random() < 0.5,
    )  # fmt: skip


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
        period = f"延长:{end}:{end + 30 * DAY}:临开应急延〔2024〕1号"
        return replace(course, filed=filed, excluded_periods=(period,))
    return course


def _spot(course: Course, number: int) -> Course:
    """The same matter settled on the spot, on one day."""
    day = course.decided
    assert day is not None
    return replace(
        course, number=number, is_simple=True, filed=day, noticed=None, served=day, paid=day, closed=day,
        is_hearing_notified=False, is_reviewed=False, is_corrected=False,
        breach=planted.breach_of(course.unit.code, "简易", number),
    )  # fmt: skip


def _other(course: Course, draw: random.Random, outcome: str | None) -> Course:
    """A case without a decision: closed otherwise, or still open in December."""
    if outcome is None:
        filed = draw.choice(workdays(dt.date(2024, 11, 18), dt.date(2024, 12, 13)))
        blank = replace(course, layer=Layer.NEW, filed=filed, closed=None)
    else:
        blank = replace(course, closed=course.decided)
    return replace(blank, outcome=outcome, decided=None, noticed=None, served=None, paid=None, is_hearing_notified=False,
                   is_reviewed=False)  # fmt: skip


def department_courses(
    seed: int, unit: quota.Department, officers: list[Officer], ledger: Ledger, parties: list[Party]
) -> list[Course]:
    """All matters of one department: penalties by layer and date, then cases without one."""
    draw = chance(seed, f"cases/{unit.code}")
    people = [each for each in starting(officers, Layer.OCTOBER) if each.department_code == unit.code and not each.spare]
    covered = ledger.covered(unit.code, "行政处罚")
    courses: list[Course] = []
    spots = ordinary = place = 0
    for layer, count, withdrawn in _shares(unit):
        due = list(ledger.due[unit.code, "行政处罚", layer])
        for nth, day in enumerate(sorted(draw.choice(workdays(*_SPANS[layer])) for _ in range(count))):
            place += 1
            is_first_of_item = bool(due) and nth < count - withdrawn
            codes = (due.pop(0),) if is_first_of_item else (draw.choice(covered),)
            crew = draw.sample([each for each in people if each.holds_on(day)], 2)
            course = _course(draw, unit, ordinary + 1, layer, day, crew, draw.choice(parties), codes)
            # A new item must not show in a case that October knew: those are settled on the spot.
            on_spot = layer is not Layer.OCTOBER and is_first_of_item
            if on_spot or place % quota.SIMPLE_EVERY.get(unit.code, 10_000) == 0:
                spots += 1
                course = _spot(course, spots)
            else:
                ordinary += 1
                course = _broken(course)
            courses.append(replace(course, is_withdrawn=nth >= count - withdrawn))
    for outcome in _other_outcomes(unit.code):
        ordinary += 1
        day = draw.choice(workdays(dt.date(2024, 4, 1), dt.date(2024, 10, 18)))
        crew = draw.sample([each for each in people if each.holds_on(day)], 2)
        course = _course(draw, unit, ordinary, Layer.OCTOBER, day, crew, draw.choice(parties), (draw.choice(covered),))
        courses.append(_other(course, draw, outcome))
    return courses


def _shares(unit: quota.Department) -> tuple[tuple[Layer, int, int], ...]:
    withdrawn = quota.WITHDRAWN_PENALTIES.get(unit.code, 0)
    late, new = quota.LATE_PENALTIES.get(unit.code, 0), quota.NEW_PENALTIES.get(unit.code, 0)
    return (Layer.OCTOBER, unit.penalties, withdrawn), (Layer.LATE, late, 0), (Layer.NEW, new, 0)


def _other_outcomes(code: str) -> list[str | None]:
    spared, dropped, still_open = quota.OTHER_CASES.get(code, (0, 0, 0))
    return ["不予处罚"] * spared + ["撤案"] * dropped + [None] * still_open


def _by(day: dt.date | None, cut_off: dt.date) -> dt.date | None:
    return day if day is not None and day <= cut_off else None


def _case_values(course: Course, cut_off: dt.date, *, is_decision_known: bool) -> dict[str, Value]:
    """The columns of a case that change as it goes on."""
    ended = course.decided or course.closed
    outcome = course.outcome if ended is not None and ended <= cut_off and is_decision_known else None
    reviewed = course.decided - 3 * DAY if course.decided and course.is_reviewed and is_decision_known else None
    return {
        "outcome": outcome, "closed_date": _by(course.closed, cut_off) if is_decision_known else None,
        "is_legal_review_required": course.is_reviewed, "legal_review_date": _by(reviewed, cut_off),
    }  # fmt: skip


def case_record(course: Course, draw: random.Random) -> Record:
    """The case as the platform holds it; the withdrawn decision leaves it dropped."""
    case_sources = ("检查", "检查", "12345", "投诉", "移送")
    values: dict[str, Value] = {
        "department_code": course.unit.code, "case_no": course.subject_no, "case_source": draw.choice(case_sources),
        "item_codes": course.item_codes, "act_ended_date": course.filed - 4 * DAY,
        "discovered_date": course.filed - 2 * DAY, "filed_date": course.filed,
        "excluded_periods": course.excluded_periods, "discretion_grade": draw.choice(("较轻", "一般", "一般", "较重")),
        "lenient_ground": "首次违法且危害后果轻微并及时改正" if course.outcome == "不予处罚" else None,
        "is_correction_ordered": course.is_corrected, "uploaded_at": moment(draw, course.filed + DAY),
    }  # fmt: skip
    values |= party_columns(course.party) | reference(course.crew, by_name=False)
    values |= _case_values(course, DECEMBER_CUT_OFF, is_decision_known=True)
    is_known = course.filed + DAY <= OCTOBER_CUT_OFF
    october = _case_values(course, OCTOBER_CUT_OFF, is_decision_known=course.layer is Layer.OCTOBER)
    if course.is_withdrawn:
        values |= {"outcome": "撤案"}
    layer = Layer.OCTOBER if is_known else Layer.NEW
    return Record("penalty_case", layer, values, october)


def _amounts(course: Course, draw: random.Random) -> dict[str, Value]:
    """Kinds and sums; on the spot at most 200 yuan for people, 3,000 for firms, unless planted."""
    is_firm = course.party.kind == "法人及非法人组织"
    if not course.is_simple:
        fine = Decimal(draw.choice((2000, 5000, 8000, 12000, 30000, 50000, 100000) if is_firm else (500, 1000, 2000)))
        return {"penalty_kinds": ("罚款",) if draw.random() < 0.8 else ("警告", "罚款"), "fine_yuan": fine}
    limit = 3000 if is_firm else 200
    if course.breach == "简易罚款超限额":
        return {"penalty_kinds": ("罚款",), "fine_yuan": Decimal(limit * 2)}
    if course.breach == "简易程序没收":
        kinds = ("没收违法所得", "罚款")
        return {"penalty_kinds": kinds, "fine_yuan": Decimal(100), "confiscation_yuan": Decimal("86.50")}
    return {"penalty_kinds": ("罚款",), "fine_yuan": Decimal(draw.choice((100, 200) if not is_firm else (500, 1000, 3000)))}


def penalty_record(course: Course, draw: random.Random, item_name: str) -> Record:
    """The decision; what came after a cut-off is empty in that set."""
    decided = course.decided
    assert decided is not None
    cause = item_name.removeprefix("对").removesuffix("的行政处罚")
    values: dict[str, Value] = {
        "department_code": course.unit.code, "decision_no": course.decision_no,
        "case_no": None if course.is_simple else course.subject_no,
        "procedure_kind": "简易" if course.is_simple else "普通", "cause": f"{cause}不符合规定",
        "item_codes": course.item_codes, "facts": f"经查，{course.party.name}{cause}不符合规定。",
        "legal_basis": "《中华人民共和国行政处罚法》第二十八条", "notice_date": course.noticed,
        "is_notice_waived": False, "is_hearing_notified": course.is_hearing_notified, "decision_date": decided,
        "confiscation_yuan": None, "service_kind": "当场" if course.is_simple else "直接",
    }  # fmt: skip
    values |= party_columns(course.party) | _amounts(course, draw)
    values["is_collected_on_spot"] = course.is_simple and values["fine_yuan"] == 100
    # Some decisions name no officers: theirs are the officers of the case.
    is_silent = not course.is_simple and draw.random() < 0.15
    values |= reference((), by_name=False) if is_silent else reference(course.crew, by_name=draw.random() < 0.3)
    end = OCTOBER_CUT_OFF if course.layer is Layer.OCTOBER else DECEMBER_CUT_OFF
    uploaded = min(decided + draw.randrange(0, 3) * DAY, end)
    if course.layer is Layer.LATE:
        uploaded = draw.choice(workdays(dt.date(2024, 11, 18), dt.date(2024, 12, 18)))
    values["uploaded_at"] = moment(draw, uploaded)
    published = decided + draw.randrange(1, 5) * DAY
    later = {"served_date": course.served, "paid_date": course.paid, "published_date": published}
    october = {column: _by(day, OCTOBER_CUT_OFF) for column, day in later.items()}
    values |= {column: _by(day, DECEMBER_CUT_OFF) for column, day in later.items()}
    return Record("penalty", course.layer, values, october, is_withdrawn=course.is_withdrawn)
