"""Rows about certificates: the register, its changes of 2025, absences and exams.

Who the people are is decided in `people`.
"""

import datetime as dt

from examples.district2025.chance import EPOCH, date, number, office_days, stream
from examples.district2025.people import FOREVER, Officer
from examples.zone2024.records import Value

Row = dict[str, Value]
_CHANGED_UNITS = (
    "BCB01",
    "BCB03",
    "BCB06",
    "BCB08",
    "BCG01",
    "BCG11",
    "BCJ04",
    "BCB05",
    "BCB10",
    "BCJ12",
    "BCB02",
)
_ABSENCES = ("病假", "产假", "借调", "挂职", "脱产学习", "请假")


def certificate_rows(officers: list[Officer], cut_off: dt.date) -> list[Row]:
    """The register as at that day: nobody certified later, nobody cancelled before it happened."""
    rows: list[Row] = []
    for each in officers:
        if date(each.held_from) > cut_off:
            continue
        is_cancelled = each.held_to != FOREVER and date(each.held_to) <= cut_off
        is_renewed = each.renewed_on is not None and date(each.renewed_on) <= cut_off
        # Before its renewal in 2025 a certificate was to run out a month after it.
        runs_out = each.expires
        if each.renewed_on is not None and not is_renewed:
            runs_out = date(each.renewed_on + 30)
        rows.append(
            {
                "department_code": each.code,
                "certificate_no": each.certificate_no,
                "person_name": each.name,
                "person_id_no": each.person_id_no,
                "certificate_kind": each.kind,
                "issued_date": date(each.held_from),
                "expires_date": runs_out,
                "certificate_status": "注销" if is_cancelled else "有效",
                "status_date": date(each.held_to) if is_cancelled else None,
                "cancel_reason": each.reason if is_cancelled else None,
            }
        )
    return rows


def _change(officer: Officer, kind: str, day: int, **more: Value) -> Row:
    row: Row = {
        "department_code": officer.code,
        "certificate_no": officer.certificate_no,
        "change_kind": kind,
        "change_date": date(day),
        "reason": None,
        "other_department_code": None,
        "new_expires_date": None,
        "approval_no": None,
        "uploaded_at": dt.datetime.combine(date(day), dt.time(16, 30)),
    }
    return row | more


def change_rows(officers: list[Officer], year: int) -> list[Row]:
    """Every change of that year: 核发 and 注销 of each certificate, renewals, moves, suspensions, details."""
    first, last = number(dt.date(year, 1, 1)), number(dt.date(year, 12, 31))
    serial = iter(range(1, 10_000))

    def approval() -> str:
        return f"滨城证管〔{year}〕{next(serial)}号"

    rows: list[Row] = []
    enforcing = [each for each in officers if each.kind == "执法"]
    for each in enforcing:
        other = ("BCB14" if each.code == "BCB34" else "BCB34") if each.moved_with else None
        if first <= each.held_from <= last:
            if each.moved_with:
                rows.append(_change(each, "调入", each.held_from, other_department_code=other))
            rows.append(_change(each, "核发", each.held_from, approval_no=approval()))
        if each.held_to != FOREVER and first <= each.held_to <= last:
            if each.moved_with:
                rows.append(_change(each, "调出", each.held_to, other_department_code=other))
            rows.append(_change(each, "注销", each.held_to, reason=each.reason, approval_no=approval()))
        if each.renewed_on is not None and first <= each.renewed_on <= last:
            rows.append(
                _change(each, "换证", each.renewed_on, new_expires_date=each.expires, approval_no=approval())
            )
    return rows + _details(enforcing, year)


def _details(officers: list[Officer], year: int) -> list[Row]:
    """Corrections of names and posts (变更), and short suspensions that were lifted."""
    days = office_days(dt.date(year, 3, 3), dt.date(year, 11, 20))
    rows: list[Row] = []
    for nth, code in enumerate(_CHANGED_UNITS * 3):
        own = [
            o for o in officers if o.code == code and o.held_to == FOREVER and date(o.held_from).year < 2024
        ]
        officer = own[nth % len(own)]
        rows.append(_change(officer, "变更", int(days[nth * 5]), reason="单位内设机构调整"))
        if nth < 4:
            # They act in nothing that year: an act while suspended would be a breach.
            suspended = next(o for o in own if o.is_silent)
            rows.append(_change(suspended, "暂扣", int(days[nth * 9]), reason="执法行为核查"))
            rows.append(_change(suspended, "恢复", int(days[nth * 9 + 12]), reason="核查结束"))
    return rows


def absence_rows(officers: list[Officer], seed: int) -> list[Row]:
    """Long absences of 2025: every third silent officer was away, and some others for a while."""
    draw = stream(seed, "absences")
    steady = [o for o in officers if o.held_to == FOREVER and o.held_from < number(dt.date(2025, 1, 1))]
    away = [o for o in steady if o.is_silent][::3] + [o for o in steady if not o.is_silent][::60]
    days = office_days(dt.date(2025, 1, 13), dt.date(2025, 3, 14))
    rows: list[Row] = []
    for nth, each in enumerate(away):
        since = int(draw.choice(days))
        until = since + (270 if each.is_silent else int(draw.integers(10, 60)))
        kind = _ABSENCES[nth % len(_ABSENCES)]
        rows.append(
            {
                "department_code": each.code,
                "certificate_no": each.certificate_no,
                "from_date": date(since),
                "to_date": None if nth % 11 == 0 and each.is_silent else date(until),
                "absence_kind": kind,
                "borrowed_by_code": "BCB19" if kind == "借调" else None,
                "evidence_no": f"滨城人〔2025〕{nth + 1}号",
                "uploaded_at": dt.datetime.combine(date(since + 1), dt.time(10, 0)),
            }
        )
    return rows


def exam_rows(officers: list[Officer], seed: int) -> list[Row]:
    """Two rounds of 2025: a tenth of the officers each, and candidates who hold nothing yet."""
    draw = stream(seed, "exams")
    rows: list[Row] = []
    for round_no, day in (("2025-1", dt.date(2025, 5, 16)), ("2025-2", dt.date(2025, 10, 24))):
        seated = [o for o in officers if o.held_from < (day - EPOCH).days < o.held_to][
            int(round_no[-1]) :: 10
        ]
        for nth, each in enumerate(seated):
            score = float(round(draw.uniform(52, 99), 1))
            has_certificate = nth % 12 != 0
            rows.append(
                {
                    "department_code": each.code,
                    "exam_no": f"BCKS{round_no}",
                    "candidate_no": f"{round_no[-1]}{nth + 1:04d}",
                    "person_name": each.name if has_certificate else f"{each.name[0]}新",
                    "certificate_no": each.certificate_no if has_certificate else None,
                    "exam_date": day,
                    "exam_score": str(score),
                    "is_passed": score >= 60,
                }
            )
    return rows
