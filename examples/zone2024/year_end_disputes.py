"""Reconsideration and litigation of 2024, as the zone's justice office and the departments keep them.

111 applications received, 83 accepted, 103 closed = 39 before acceptance + 64 after it. They hold together only
with what came over from 2023: 14 applications settled before acceptance in January and nine accepted ones.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from examples.zone2024.departments import ORGAN
from examples.zone2024.inspections import party_columns
from examples.zone2024.records import Layer, Record, Value, chance, moment, workdays
from examples.zone2024.world import World

_DAY = dt.timedelta(days=1)
_KINDS = ("行政处罚", "行政处罚", "行政处罚", "信息公开", "不作为", "行政许可", "行政强制")
_RESPONDENTS = ("JKQ02", "JKQ03", "JKQ05", "JKQ01", "JKQ06", "JKQ07", "JKQ11", "JKQ04")
# How the 64 reviewed cases ended: 31 by mediation. Penalties are annulled and found unlawful, the first that come.
CLOSINGS = (("调解", 31), ("维持", 22), ("驳回", 4), ("终止", 2), ("责令履行", 1))
CORRECTIONS = ("撤销", "确认违法", "撤销", "确认违法")
_FIRST_OF_2024 = 24
# Planted, by number of the case: accepted on the sixth working day; decided on the 64th day without extension.
LATE_ACCEPTANCE, LATE_DECISION = 40, 45
EXTENDED = (51, 56)
LATE_REPLY = 60


@dataclass(frozen=True)
class _Group:
    """Applications of one course: received in a span, accepted or not, closed in the year or not."""

    count: int
    received: tuple[dt.date, dt.date]
    is_accepted: bool
    is_closed: bool


_GROUPS = (
    # From 2023: settled before acceptance in the first days of January; accepted and decided in 2024.
    _Group(14, (dt.date(2023, 12, 26), dt.date(2023, 12, 29)), False, True),
    _Group(9, (dt.date(2023, 11, 20), dt.date(2023, 12, 15)), True, True),
    # Of 2024: decided; settled before acceptance; still under review; accepted in January.
    _Group(55, (dt.date(2024, 1, 3), dt.date(2024, 10, 25)), True, True),
    _Group(25, (dt.date(2024, 1, 3), dt.date(2024, 12, 20)), False, True),
    _Group(28, (dt.date(2024, 11, 18), dt.date(2024, 12, 20)), True, False),
    _Group(3, (dt.date(2024, 12, 27), dt.date(2024, 12, 30)), False, False),
)


def workday_after(day: dt.date, count: int) -> dt.date:
    """The day that lies so many working days after another, that one not counted."""
    return workdays(day + _DAY, day + 40 * _DAY)[count - 1]


def _plans(draw: random.Random) -> Iterator[tuple[_Group, int, dt.date]]:
    """Each application's group, its place in the group, and its day, in the order of receipt inside a group."""
    for group in _GROUPS:
        days = sorted(draw.choice(workdays(*group.received)) for _ in range(group.count))
        for place, day in enumerate(days):
            yield group, place, day


def reconsideration_cases(world: World, seed: int) -> list[Record]:
    """All applications that the justice office had before it in 2024."""
    draw = chance(seed, "reconsideration")
    closings = [kind for kind, count in CLOSINGS for _ in range(count)]
    draw.shuffle(closings)
    corrections = list(CORRECTIONS)
    penalties = _challengeable(world)
    result = []
    for number, (group, place, day) in enumerate(_plans(draw), start=1):
        values = _application(draw, world, number, day, penalties)
        is_of_2024 = number >= _FIRST_OF_2024
        closing = None
        if group.is_accepted and group.is_closed:
            is_corrected = is_of_2024 and "challenged_act_no" in values and corrections
            closing = corrections.pop(0) if is_corrected else closings.pop()
        # Every n-th of the 111 comes from an enterprise: 16 of them.
        values["is_enterprise_related"] = is_of_2024 and (number - _FIRST_OF_2024) % 7 == 0
        if group.is_accepted:
            is_simple = (group.count == 55 and place % 4 == 2) or (group.count == 28 and place == 27)
            values |= _review(draw, number, day, closing, is_simple=is_simple)
        elif group.is_closed:
            values |= _settled_before_acceptance(day)
        else:
            # Examined in the first days of January.
            values |= {"acceptance": "受理", "accepted_date": workday_after(day, 4), "procedure_kind": "普通"}
        result.append(Record("reconsideration_case", Layer.YEAR_END, values))
    return result


def _challengeable(world: World) -> list[dict[str, Value]]:
    """Penalties that somebody may have challenged: reported in October, one application each."""
    known = [r for r in world.records["penalty"] if r.layer is Layer.OCTOBER and not r.is_withdrawn]
    return [dict(record.values) for record in known if record.department_code in _RESPONDENTS]


def _application(
    draw: random.Random, world: World, number: int, day: dt.date, penalties: list[dict[str, Value]]
) -> dict[str, Value]:
    """Who applied against what; a penalty that the application names was decided within sixty days before."""
    values: dict[str, Value] = {
        "department_code": ORGAN,
        "case_no": f"临开复〔{day.year}〕{number - 23 if day.year == 2024 else 140 + number:03d}号",
        "role": "复议机关",
        "respondent_code": draw.choice(_RESPONDENTS),
        "reconsideration_organ": "临海经济技术开发区管理委员会",
        "challenged_act_kind": draw.choice(_KINDS),
        "received_date": day,
        "uploaded_at": moment(draw, max(day, dt.date(2024, 1, 2))),
    }
    values |= party_columns(draw.choice(world.parties[460:]))
    if values["challenged_act_kind"] == "行政处罚":
        near = [row for row in penalties if _is_within(row["decision_date"], day - 60 * _DAY, day - _DAY)]
        if near:
            act = near[number % len(near)]
            penalties.remove(act)
            values |= {"respondent_code": act["department_code"], "challenged_act_no": act["decision_no"]}
            values |= {column: act[column] for column in ("party_name", "party_type", "party_uscc")}
        else:
            values["challenged_act_kind"] = "其他"
    return values


def _is_within(day: Value, first: dt.date, last: dt.date) -> bool:
    return isinstance(day, dt.date) and first <= day <= last


def _settled_before_acceptance(day: dt.date) -> dict[str, Value]:
    # What came in 2023 was settled in the first working days of January, inside the five days of examination.
    closed = workday_after(day, 3) if day.year == 2024 else max(workday_after(day, 4), dt.date(2024, 1, 2))
    return {
        "acceptance": "撤回",
        "closed_date": closed,
        "closing_kind": "案前调解和解",
        "accepted_date": None,
    }


def _review(
    draw: random.Random, number: int, day: dt.date, closing: str | None, *, is_simple: bool
) -> dict[str, Value]:
    """Acceptance, reply and, where it was closed in the year, its end."""
    accepted = workday_after(day, 6 if number == LATE_ACCEPTANCE else draw.randrange(2, 5))
    notified = workday_after(accepted, 2)
    # Under the law before 2024 the ten days of the respondent are no working days.
    is_short = is_simple or day.year == 2023
    reply_days = 13 if number == LATE_REPLY else draw.randrange(2, 5 if is_short else 9)
    values: dict[str, Value] = {
        "acceptance": "受理",
        "accepted_date": accepted,
        "procedure_kind": "简易" if is_simple else "普通",
        "reply_notified_date": notified,
        "replied_date": workday_after(notified, reply_days),
    }
    if closing is None:
        return values
    took = draw.randrange(20, 28) if is_simple else draw.randrange(30, 56)
    if number in EXTENDED and not is_simple:
        took = 78
        values["extension_approved_date"] = accepted + 55 * _DAY
    if number == LATE_DECISION:
        values["procedure_kind"], took = "普通", 64
    # Those of 2023 end in 2024.
    closed = max(accepted + took * _DAY, dt.date(2024, 1, 4))
    return values | {"closed_date": closed, "closing_kind": closing} | _ending(number, closed, closing)


def _ending(number: int, closed: dt.date, closing: str) -> dict[str, Value]:
    """The decision, an opinion where an act was corrected, and compliance."""
    if closing in ("调解", "终止"):
        return {}
    values: dict[str, Value] = {"decision_no": f"临开复决〔2024〕{number:03d}号"}
    if closing in ("撤销", "确认违法"):
        sent = closed + 3 * _DAY
        values |= {
            "opinion_kind": "意见书",
            "opinion_sent_date": sent,
            "opinion_replied_date": sent + 40 * _DAY,
        }
        values["is_minor_procedural_fault"] = closing == "确认违法"
    if closing == "责令履行":
        values |= {"comply_due_date": closed + 30 * _DAY, "complied_date": closed + 21 * _DAY}
    return values


# Cases in which a department answers before the city: department, received, closed, how.
_RESPONDING = (
    ("JKQ02", dt.date(2024, 3, 12), dt.date(2024, 5, 6), "维持"),
    ("JKQ03", dt.date(2024, 5, 20), dt.date(2024, 7, 11), "调解"),
    ("JKQ05", dt.date(2024, 8, 6), dt.date(2024, 9, 27), "维持"),
    ("JKQ01", dt.date(2024, 10, 14), None, None),
)


def responding_cases(world: World) -> list[Record]:
    """The four cases before the city in which departments of the zone are the respondents (应议)."""
    result = []
    for number, (code, day, closed, how) in enumerate(_RESPONDING, start=1):
        accepted = workday_after(day, 3)
        values: dict[str, Value] = {
            "department_code": code,
            "case_no": f"市复〔2024〕{300 + number}号",
            "role": "被申请人",
            "respondent_code": code,
            "reconsideration_organ": "市人民政府",
            "challenged_act_kind": "信息公开",
            "is_enterprise_related": False,
            "received_date": day,
            "acceptance": "受理",
            "accepted_date": accepted,
            "procedure_kind": "普通",
            "reply_notified_date": workday_after(accepted, 2),
            "replied_date": workday_after(accepted, 8),
            "closed_date": closed,
            "closing_kind": how,
            "uploaded_at": dt.datetime(day.year, day.month, day.day, 16, 20),
        }
        values |= party_columns(world.parties[480 + number])
        result.append(Record("reconsideration_case", Layer.YEAR_END, values))
    return result


# Defendant, received, days to the hearing (None: not heard yet), days to the judgment, who appeared, result.
_TRIALS = (
    ("JKQ02", dt.date(2024, 1, 18), 48, 80, "主要负责人", "驳回诉讼请求"),
    ("JKQ03", dt.date(2024, 2, 27), 51, 88, "分管负责人", "驳回诉讼请求"),
    ("JKQ05", dt.date(2024, 3, 19), 40, 75, "分管负责人", "撤诉"),
    ("JKQ01", dt.date(2024, 4, 11), 55, 95, "主要负责人", "驳回诉讼请求"),
    ("JKQ11", dt.date(2024, 5, 9), 47, 82, "分管负责人", "驳回起诉"),
    ("JKQ02", dt.date(2024, 6, 13), 44, 90, "分管负责人", "驳回诉讼请求"),
    ("JKQ06", dt.date(2024, 7, 4), 50, 86, "主要负责人", "撤诉"),
    ("JKQ05", dt.date(2024, 8, 15), 41, 84, "分管负责人", "驳回诉讼请求"),
    ("JKQ03", dt.date(2024, 10, 10), 52, None, "主要负责人", None),
    ("JKQ07", dt.date(2024, 10, 24), 49, None, "分管负责人", None),
    ("JKQ02", dt.date(2024, 11, 21), None, None, None, None),
    ("JKQ12", dt.date(2024, 12, 5), None, None, None, None),
)


def litigation_cases(world: World) -> list[Record]:
    """The twelve cases of 2024: eight closed, a head or deputy at every hearing, every answer in time."""
    result = []
    for number, (code, day, heard, judged, appeared, verdict) in enumerate(_TRIALS, start=1):
        values: dict[str, Value] = {
            "department_code": code,
            "case_no": f"（2024）津0116行初{100 + number}号",
            "instance": "一审",
            "role": "被告",
            "court_name": "滨海新区人民法院",
            "challenged_act_kind": "行政处罚" if code in ("JKQ01", "JKQ02", "JKQ05") else "其他",
            "received_date": day,
            "answered_date": day + 12 * _DAY,
            "heard_date": day + heard * _DAY if heard else None,
            "head_appearance": appeared,
            "closed_date": day + judged * _DAY if judged else None,
            "result": verdict,
            "is_final": True if judged else None,
            "uploaded_at": dt.datetime(day.year, day.month, day.day, 15, 5),
        }
        values |= party_columns(world.parties[490 + number])
        result.append(Record("litigation_case", Layer.YEAR_END, values))
    return result
