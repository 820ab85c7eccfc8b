"""The true history of the sample zone in 2024: puts the parts together, decides nothing itself."""

import datetime as dt
import random
from dataclasses import dataclass, replace

from examples.zone2024.cases import case_record, penalty_record
from examples.zone2024.courses import Course, department_courses
from examples.zone2024.departments import (
    DEPARTMENTS,
    EDUCATION_CORRECTIONS,
    ORGAN,
    OUTSIDE_RANKING,
    ZONE,
    Department,
)
from examples.zone2024.documents import document_records
from examples.zone2024.former import leaver_records, old_item_records
from examples.zone2024.inspections import build_inspections, party_columns, reference, starting
from examples.zone2024.items import Ledger, build_items
from examples.zone2024.names import Party, credit_code, parties, person_name
from examples.zone2024.oddities import settle
from examples.zone2024.officers import Officer, build_officers, certificate_records
from examples.zone2024.plans import fit_plans
from examples.zone2024.records import (
    OCTOBER_CUT_OFF,
    YEAR_START,
    Layer,
    Record,
    Value,
    chance,
    moment,
    workdays,
)

_PEER_GROUPS = {"街镇": "街镇组", "功能区": "部门组", "区级部门": "部门组"}


@dataclass(frozen=True)
class World:
    """Everything that happened: all records by feed, with the people, courses, items and parties behind them."""

    records: dict[str, list[Record]]
    officers: list[Officer]
    courses: list[Course]
    ledger: Ledger
    parties: list[Party]


def _departments(seed: int) -> list[Record]:
    draw = chance(seed, "departments")
    seventeen = [
        _department(unit, credit_code(draw, kind="11"), person_name(draw), draw.randrange(1000, 9999))
        for unit in DEPARTMENTS
    ]
    return [*seventeen, _justice_office(draw)]


def _justice_office(draw: random.Random) -> Record:
    """The zone's own organ of reconsideration and supervision, which counts nowhere."""
    unit = Department(ORGAN, "司法局", "司法", "区级部门", 0, 0, 0, 0, 0, 0, 0, 0)
    row = _department(unit, credit_code(draw, kind="11"), person_name(draw), draw.randrange(1000, 9999))
    counts: dict[str, Value] = {"is_in_statistics": False, "is_in_ranking": False, "is_in_interview": False}
    return replace(row, values={**row.values, **counts})


def _department(unit: Department, uscc: str, contact: str, phone: int) -> Record:
    values: dict[str, Value] = {
        "department_code": unit.code,
        "department_name": f"{ZONE}{unit.name}",
        "kind": unit.kind,
        "peer_group": _PEER_GROUPS[unit.kind],
        "department_uscc": uscc,
        "parent_code": None,
        "contact_name": contact,
        "contact_phone": f"022-8888{phone}",
        "active_from": dt.date(2019, 1, 1),
        "active_to": None,
        "is_in_statistics": True,
        "is_in_ranking": unit.code not in OUTSIDE_RANKING,
        "is_in_interview": unit.code not in OUTSIDE_RANKING,
        "qualification_published_date": dt.date(2023, 3, 20),
    }
    return Record("department", Layer.OCTOBER, values)


def _corrections(seed: int, officers: list[Officer], ledger: Ledger, everybody: list[Party]) -> list[Record]:
    draw = chance(seed, "corrections")
    result = []
    for code, count in EDUCATION_CORRECTIONS.items():
        own = [
            each
            for each in starting(officers, Layer.OCTOBER)
            if each.department_code == code and not each.spare
        ]
        for number in range(1, count + 1):
            day = draw.choice(workdays(YEAR_START, OCTOBER_CUT_OFF)[40:-5])
            crew = draw.sample([each for each in own if each.holds_on(day)], 2)
            values: dict[str, Value] = {
                "department_code": code,
                "record_no": f"JY{code[3:]}-2024-{number:02d}",
                "item_codes": (
                    draw.choice(ledger.covered(code, "行政处罚") or ledger.covered(code, "行政检查")),
                ),
                "correction_date": day,
                "uploaded_at": moment(draw, day),
            }
            values |= party_columns(draw.choice(everybody)) | reference(crew, by_name=False)
            result.append(Record("education_correction", Layer.OCTOBER, values))
    return result


def _case_feeds(seed: int, courses: list[Course], ledger: Ledger) -> dict[str, list[Record]]:
    draw = chance(seed, "case records")
    feeds: dict[str, list[Record]] = {"penalty_case": [], "penalty": [], "case_document": []}
    for course in courses:
        is_collected = False
        if not course.is_simple:
            feeds["penalty_case"].append(case_record(course, draw))
        if course.decided is not None:
            penalty = penalty_record(course, draw, ledger.names[course.item_codes[0]])
            is_collected = penalty.values["is_collected_on_spot"] is True
            feeds["penalty"].append(penalty)
        feeds["case_document"] += document_records(course, draw, is_collected=is_collected)
    return feeds


def _of_enterprises(record: Record, everybody: list[Party]) -> Record:
    """A visit of the emergency bureau goes to an enterprise: a firm stands where a citizen was drawn."""
    if record.department_code != "JKQ01" or record.values["party_type"] != "自然人":
        return record
    firm = everybody[int(str(record.values["inspection_no"])[-4:])]
    return replace(record, values={**record.values, **party_columns(firm)})


def build_world(seed: int) -> World:
    """The zone's year; the same seed gives the same world."""
    officers, ledger = build_officers(seed), build_items(seed)
    everybody = parties(chance(seed, "parties"), firms=420, traders=60, citizens=40)
    inspections = settle(build_inspections(seed, officers, ledger, everybody), officers, ledger)
    inspections = [_of_enterprises(record, everybody) for record in inspections]
    plans, inspections = fit_plans(inspections)
    courses: list[Course] = []
    for unit in DEPARTMENTS:
        if unit.penalties:
            courses += department_courses(seed, unit, officers, ledger, everybody)
    certificates = certificate_records(officers)
    records = {
        "department": _departments(seed),
        "officer_certificate": certificates + leaver_records(seed, certificates),
        "power_item": ledger.records + old_item_records(),
        "inspection_plan": plans,
        "inspection": inspections,
        "education_correction": _corrections(seed, officers, ledger, everybody),
    }
    return World(records | _case_feeds(seed, courses, ledger), officers, courses, ledger, everybody)
