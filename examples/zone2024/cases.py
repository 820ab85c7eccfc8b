"""Rows of penalty cases and decisions: what the platform shows of a course at either cut-off."""

import datetime as dt
import random
from decimal import Decimal

from examples.zone2024.courses import DAY, Course
from examples.zone2024.inspections import party_columns, reference
from examples.zone2024.records import (
    DECEMBER_CUT_OFF,
    OCTOBER_CUT_OFF,
    YEAR_END_CUT_OFF,
    YEAR_END_UPLOADS,
    Layer,
    Record,
    Value,
    moment,
    workdays,
)

# Fines of firms; those for work safety are heavier. Where the right to a hearing was not notified or the case not
# reviewed, they stay under the amount from which both are due.
_FINES = {
    True: (2000, 5000, 8000, 12000, 30000, 50000, 100000),
    False: (2000, 5000, 8000, 12000, 20000, 30000, 40000),
}
_WORK_SAFETY_FINES = {
    True: (30000, 49000, 60000, 80000, 90000, 120000, 200000),
    False: (10000, 20000, 30000, 36000, 42000, 46000, 49000),
}


def _by(day: dt.date | None, cut_off: dt.date) -> dt.date | None:
    return day if day is not None and day <= cut_off else None


def _case_values(course: Course, cut_off: dt.date, *, is_decision_known: bool) -> dict[str, Value]:
    """The columns of a case that change as it goes on."""
    ended = course.decided or course.closed
    outcome = course.outcome if ended is not None and ended <= cut_off and is_decision_known else None
    reviewed = (
        course.decided - 3 * DAY if course.decided and course.is_reviewed and is_decision_known else None
    )
    return {
        "outcome": outcome,
        "closed_date": _by(course.closed, cut_off) if is_decision_known else None,
        "is_legal_review_required": course.is_reviewed,
        "legal_review_date": _by(reviewed, cut_off),
    }


def case_record(course: Course, draw: random.Random) -> Record:
    """The case as the platform holds it; the withdrawn decision leaves it dropped."""
    case_sources = ("检查", "检查", "12345", "投诉", "移送")
    values: dict[str, Value] = {
        "department_code": course.unit.code,
        "case_no": course.subject_no,
        "case_source": draw.choice(case_sources),
        "item_codes": course.item_codes,
        "act_ended_date": course.filed - 4 * DAY,
        "discovered_date": course.filed - 2 * DAY,
        "filed_date": course.filed,
        "excluded_periods": course.excluded_periods,
        "discretion_grade": draw.choice(("较轻", "一般", "一般", "较重")),
        "lenient_ground": "首次违法且危害后果轻微并及时改正" if course.outcome == "不予处罚" else None,
        "is_correction_ordered": course.is_corrected,
        "uploaded_at": moment(draw, course.filed + DAY),
    }
    values |= party_columns(course.party) | reference(course.crew, by_name=False)
    values |= _case_values(course, DECEMBER_CUT_OFF, is_decision_known=True)
    is_known = course.filed + DAY <= OCTOBER_CUT_OFF
    october = _case_values(course, OCTOBER_CUT_OFF, is_decision_known=course.layer is Layer.OCTOBER)
    if course.is_withdrawn:
        values |= {"outcome": "撤案"}
    layer = Layer.OCTOBER if is_known else Layer.NEW
    if course.layer is Layer.YEAR_END:
        layer, values["uploaded_at"] = course.layer, moment(draw, draw.choice(workdays(*YEAR_END_UPLOADS)))
    later = {} if course.is_withdrawn else _case_values(course, YEAR_END_CUT_OFF, is_decision_known=True)
    return Record("penalty_case", layer, values, october, year_end=later)


def _amounts(course: Course, draw: random.Random) -> dict[str, Value]:
    """Kinds and sums; on the spot at most 200 yuan for people, 3,000 for firms, unless planted."""
    is_firm = course.party.kind == "法人及非法人组织"
    if not course.is_simple:
        sums = _WORK_SAFETY_FINES if course.unit.code == "JKQ01" else _FINES
        can_be_heavy = course.is_hearing_notified and course.is_reviewed
        fine = Decimal(draw.choice(sums[can_be_heavy] if is_firm else (500, 1000, 2000)))
        return {"penalty_kinds": ("罚款",) if draw.random() < 0.8 else ("警告", "罚款"), "fine_yuan": fine}
    limit = 3000 if is_firm else 200
    if course.breach == "简易罚款超限额":
        return {"penalty_kinds": ("罚款",), "fine_yuan": Decimal(limit * 2)}
    if course.breach == "简易程序没收":
        kinds = ("没收违法所得", "罚款")
        return {"penalty_kinds": kinds, "fine_yuan": Decimal(100), "confiscation_yuan": Decimal("86.50")}
    return {
        "penalty_kinds": ("罚款",),
        "fine_yuan": Decimal(draw.choice((100, 200) if not is_firm else (500, 1000, 3000))),
    }


def penalty_record(course: Course, draw: random.Random, item_name: str) -> Record:
    """The decision; what came after a cut-off is empty in that set."""
    decided = course.decided
    assert decided is not None
    cause = item_name.removeprefix("对").removesuffix("的行政处罚")
    values: dict[str, Value] = {
        "department_code": course.unit.code,
        "decision_no": course.decision_no,
        "case_no": None if course.is_simple else course.subject_no,
        "procedure_kind": "简易" if course.is_simple else "普通",
        "cause": f"{cause}不符合规定",
        "item_codes": course.item_codes,
        "facts": f"经查，{course.party.name}{cause}不符合规定。",
        "legal_basis": "《中华人民共和国行政处罚法》第二十八条",
        "notice_date": course.noticed,
        "is_notice_waived": False,
        "is_hearing_notified": course.is_hearing_notified,
        "decision_date": decided,
        "confiscation_yuan": None,
        "service_kind": "当场" if course.is_simple else "直接",
    }
    values |= party_columns(course.party) | _amounts(course, draw)
    values["is_collected_on_spot"] = course.is_simple and values["fine_yuan"] == 100
    # Some decisions name no officers: theirs are the officers of the case.
    is_silent = not course.is_simple and draw.random() < 0.15
    values |= (
        reference((), by_name=False) if is_silent else reference(course.crew, by_name=draw.random() < 0.3)
    )
    end = OCTOBER_CUT_OFF if course.layer is Layer.OCTOBER else DECEMBER_CUT_OFF
    uploaded = min(decided + draw.randrange(0, 3) * DAY, end)
    if course.layer is Layer.LATE:
        uploaded = draw.choice(workdays(dt.date(2024, 11, 18), dt.date(2024, 12, 18)))
    elif course.layer is Layer.YEAR_END:
        uploaded = draw.choice(workdays(*YEAR_END_UPLOADS))
    values["uploaded_at"] = moment(draw, uploaded)
    published = decided + draw.randrange(1, 5) * DAY
    later = {"served_date": course.served, "paid_date": course.paid, "published_date": published}
    october = {column: _by(day, OCTOBER_CUT_OFF) for column, day in later.items()}
    values |= {column: _by(day, DECEMBER_CUT_OFF) for column, day in later.items()}
    after = {column: _by(day, YEAR_END_CUT_OFF) for column, day in later.items()}
    return Record("penalty", course.layer, values, october, course.is_withdrawn, after)
