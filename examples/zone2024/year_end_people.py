"""What changed about officers in 2024 and was reported at the year's end: changes, absences, exams, a hand-over.

Issues and cancellations say again what the list of certificates says; the 28 changes of particulars in nine
departments are the published ones.
"""

import datetime as dt

from examples.zone2024.officers import Officer
from examples.zone2024.records import (
    YEAR_END,
    YEAR_START,
    Delivery,
    Layer,
    Record,
    Value,
    chance,
    moment,
    workdays,
)
from examples.zone2024.world import World

# Changes of particulars by department: 28 in nine.
CHANGES = {
    "JKQ01": 5, "JKQ02": 6, "JKQ03": 4, "JKQ04": 3, "JKQ05": 4, "JKQ06": 2, "JKQ07": 2, "JKQ11": 1, "JKQ12": 1,
}  # fmt: skip
# (department, place in the department's list, kind, first day, last day or still away).
ABSENCES = (
    ("JKQ02", 6, "病假", dt.date(2024, 3, 4), dt.date(2024, 4, 12)),
    ("JKQ02", 41, "借调", dt.date(2024, 1, 8), None),
    ("JKQ03", 34, "产假", dt.date(2024, 2, 1), dt.date(2024, 7, 31)),
    ("JKQ05", 40, "借调", dt.date(2024, 2, 19), dt.date(2024, 12, 31)),
    ("JKQ05", 9, "请假", dt.date(2024, 6, 3), dt.date(2024, 6, 28)),
    ("JKQ07", 12, "脱产学习", dt.date(2024, 3, 1), dt.date(2024, 5, 31)),
    ("JKQ11", 11, "挂职", dt.date(2024, 1, 15), None),
)
_EXAMS = (
    ("2024年第一次执法人员考试", dt.date(2024, 5, 18)),
    ("2024年第二次执法人员考试", dt.date(2024, 10, 19)),
)
_WITHOUT_CERTIFICATE = 4


def _staff(world: World, code: str) -> list[Officer]:
    """The department's people who hold a certificate all year, in the order of their list."""
    own = [each for each in world.officers if each.department_code == code and not each.spare]
    return [each for each in own if each.holds_on(YEAR_START) and each.holds_on(YEAR_END)]


def _change(row: dict[str, Value], kind: str, day: dt.date, **more: Value) -> Record:
    values: dict[str, Value] = {
        "department_code": row["department_code"],
        "certificate_no": row["certificate_no"],
        "change_kind": kind,
        "change_date": day,
        "uploaded_at": dt.datetime(2025, 1, 8, 10, 0) + dt.timedelta(minutes=day.timetuple().tm_yday),
        **more,
    }
    return Record("certificate_change", Layer.YEAR_END, values)


def certificate_changes(world: World, seed: int) -> list[Record]:
    """Issues and cancellations of 2024 as the list has them, and the changes of particulars."""
    result: list[Record] = []
    for record in world.records["officer_certificate"]:
        row = record.known(Delivery.YEAR_END)
        assert row is not None
        issued, ended = row["issued_date"], row["status_date"]
        if isinstance(issued, dt.date) and issued >= YEAR_START:
            result.append(_change(row, "核发", issued))
        if row["certificate_status"] == "注销" and isinstance(ended, dt.date) and ended >= YEAR_START:
            result.append(_change(row, "注销", ended, reason=row["cancel_reason"]))
    draw = chance(seed, "certificate changes")
    for code, count in CHANGES.items():
        for officer in draw.sample(_staff(world, code), count):
            row = {"department_code": code, "certificate_no": officer.certificate_no}
            day = draw.choice(workdays(dt.date(2024, 2, 19), dt.date(2024, 11, 29)))
            result.append(
                _change(row, "变更", day, reason=draw.choice(("职务变更", "单位名称规范", "照片更新")))
            )
    return result


def absences(world: World) -> list[Record]:
    """Those who held a certificate and were away for a time; two are still away."""
    result = []
    for number, (code, place, kind, first, last) in enumerate(ABSENCES, start=1):
        officer = _staff(world, code)[place]
        values: dict[str, Value] = {
            "department_code": code,
            "certificate_no": officer.certificate_no,
            "from_date": first,
            "to_date": last,
            "absence_kind": kind,
            "borrowed_by_code": "JKQ08" if kind == "借调" else None,
            "evidence_no": f"临开人〔2024〕{number}号",
            "uploaded_at": dt.datetime(2025, 1, 6, 9, number),
        }
        result.append(Record("officer_absence", Layer.YEAR_END, values))
    return result


def exams(world: World, seed: int) -> list[Record]:
    """Two exams: a share of each department's officers, and people who hold no certificate yet."""
    draw = chance(seed, "exams")
    result: list[Record] = []
    for exam, day in _EXAMS:
        serial = 0
        for code in sorted({officer.department_code for officer in world.officers}):
            staff = _staff(world, code)
            sitting: list[Officer | None] = [*draw.sample(staff, max(2, len(staff) // 4))]
            sitting += [None] * (_WITHOUT_CERTIFICATE if code in ("JKQ01", "JKQ02") else 0)
            for person in sitting:
                serial += 1
                score = draw.randrange(52, 100)
                values: dict[str, Value] = {
                    "department_code": code,
                    "exam_no": exam,
                    "candidate_no": f"{day:%Y%m}{serial:04d}",
                    "person_name": person.name if person else f"考生{serial}",
                    "certificate_no": person.certificate_no if person else None,
                    "exam_date": day,
                    "exam_score": score,
                    "is_passed": score >= 60,
                }
                result.append(Record("training_exam", Layer.YEAR_END, values))
    return result


def handovers(world: World, seed: int) -> list[Record]:
    """规自's open case, handed to 建交 with the items of December and accepted there."""
    draw = chance(seed, "handovers")
    open_cases = [c for c in world.courses if c.unit.code == "JKQ11" and c.outcome is None]
    result = []
    for number, course in enumerate(open_cases, start=1):
        values: dict[str, Value] = {
            "department_code": "JKQ11",
            "case_no": course.subject_no,
            "item_code": f"CF11{9 + number:03d}",
            "to_department_code": "JKQ03",
            "listed_date": dt.date(2024, 12, 16),
            "accepted_date": dt.date(2024, 12, 20),
            "handover_status": "已接收",
            "document_no": f"临开规自移〔2024〕{number}号",
            "uploaded_at": moment(draw, dt.date(2024, 12, 20)),
        }
        result.append(Record("case_handover", Layer.YEAR_END, values))
    return result
