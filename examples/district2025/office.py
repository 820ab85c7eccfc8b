"""The supervision office's own tables for 2025: activities, declared figures, parameters, outages, departments.

The justice bureau keeps them. Activities add up to the published numbers; what is declared as "more than" stays a
lower bound.
"""

import datetime as dt

import numpy as np

from examples.district2025 import planted, totals
from examples.district2025.chance import stream
from examples.district2025.departments import DISTRICT, UNITS, Unit
from examples.district2025.parties import credit_codes, person_names
from examples.zone2024.records import Value

Row = dict[str, Value]
OFFICE = "BCB19"
_PEER_GROUPS = {"街镇": "街镇组", "功能区": "功能区组", "区级部门": "部门组", "受委托组织": None}
# (kind, subject kind, subject, count, of whom content, at least).
_ACTIVITIES: tuple[tuple[str, str, str, int, int | None, bool], ...] = (
    ("联系点", "企业", "企业联系点（第一批）", 8, None, False),
    ("联系点", "企业", "企业联系点（第二批）", 5, None, False),
    ("监督员", "人员", "特邀行政执法监督员", 16, None, False),
    ("问卷", "企业", "企业满意度问卷（上半年）", 620, 604, False),
    ("问卷", "企业", "企业满意度问卷（下半年）", 676, 662, False),
    ("走访", "企业", "走访企业（一季度）", 18, None, False),
    ("走访", "企业", "走访企业（二季度）", 22, None, False),
    ("走访", "企业", "走访企业（三季度）", 20, None, False),
    ("走访", "企业", "走访企业（四季度）", 21, None, False),
    ("走访", "部门", "走访部门（上半年）", 6, None, False),
    ("走访", "部门", "走访部门（下半年）", 4, None, False),
    ("协调会", "部门", "行政执法协调会", 170, None, True),
    ("建议", "部门", "行政执法监督建议", 200, None, True),
    ("评查", "案卷", "案卷评查", 1000, None, True),
    ("座谈", "企业", "企业家座谈会", 3, None, False),
    ("培训", "人员", "执法人员集中培训", 2, None, False),
)
_UNITS_OF_COUNT = {
    "DEPARTMENTS": "个", "SUB_DISTRICTS": "个", "OFFICERS": "人", "CERTIFICATES_ISSUED": "人",
    "CERTIFICATES_CANCELLED": "人", "CERTIFICATES_NET_CHANGE": "人", "INSPECTION_PLANS": "个",
    "PLAN_COMPLETION_RATE": "%", "INSPECTIONS": "次", "PENALTIES": "起", "PENALTIES_SIMPLE": "起",
    "PENALTIES_ORDINARY": "起", "CONTACT_POINTS": "家", "SUPERVISORS": "名", "QUESTIONNAIRE_ANSWERS": "份",
    "VISITS_ENTERPRISE": "家", "VISITS_DEPARTMENT": "个", "HOUSING_INSPECTIONS": "次",
    "HOUSING_INSPECTION_ITEMS": "项次", "HOUSING_INSPECTION_OFFICERS": "人次", "HOUSING_RECTIFICATION_ORDERS": "份",
    "HOUSING_STOP_WORK_ORDERS": "份", "ROAD_SEIZED_VEHICLES": "辆", "REVIEWED_FILES": "本", "REVIEW_PROBLEMS": "处",
    "COORDINATION_MEETINGS": "次", "PROPOSALS": "条",
}  # fmt: skip
# Figure code -> declared value; those in `planted.CONTRADICTIONS` disagree with the records.
_DECLARED = {
    "DEPARTMENTS": "104", "SUB_DISTRICTS": "21", "OFFICERS": "2767", "CERTIFICATES_ISSUED": "213",
    "CERTIFICATES_CANCELLED": "218", "INSPECTION_PLANS": "2748", "PLAN_COMPLETION_RATE": "100",
    "INSPECTIONS": "41308", "PENALTIES": "4905", "PENALTIES_SIMPLE": "1486", "PENALTIES_ORDINARY": "3419",
    "CONTACT_POINTS": "13", "SUPERVISORS": "16", "QUESTIONNAIRE_ANSWERS": "1296", "VISITS_ENTERPRISE": "81",
    "VISITS_DEPARTMENT": "10", "NOT_PENALISED": "1345", "REDUCED": "724", "HOUSING_INSPECTIONS": "4184",
    "HOUSING_INSPECTION_OFFICERS": "11693", "HOUSING_RECTIFICATION_ORDERS": "1630", "HOUSING_STOP_WORK_ORDERS": "85",
    "ROAD_SEIZED_VEHICLES": "779", "IRON_FIST_CASES": "139", "IRON_FIST_REFERRED": "18",
}  # fmt: skip
_LOWER_BOUNDS = {
    "REVIEWED_FILES": "1000",
    "REVIEW_PROBLEMS": "90",
    "COORDINATION_MEETINGS": "170",
    "PROPOSALS": "200",
}

# Limits that local law leaves to the office: (parameter, 全部 or text inside the department's name, value).
_PARAMETERS = (
    ("RECORD_UPLOAD_LIMIT_WORKDAYS", "全部", "7"), ("SIMPLE_FINE_SOLE_TRADER_YUAN", "全部", "3000"),
    ("CORRECTION_PERIOD_WORKDAYS", "全部", "10"), ("OPEN_REJECT_LIMIT_COUNT", "全部", "20"),
    ("COMPLETENESS_FLOOR_PERCENT", "全部", "90"), ("VISIT_CAP_COUNT", "全部", "4"),
    ("JOINT_VISIT_DAYS", "全部", "7"), ("HEARING_AMOUNT_CITIZEN_YUAN", "全部", "5000"),
    ("HEARING_AMOUNT_SOLE_TRADER_YUAN", "全部", "50000"), ("HEARING_AMOUNT_ORGANISATION_YUAN", "全部", "50000"),
    ("HEARING_AMOUNT_CITIZEN_YUAN", "市场监督", "10000"), ("HEARING_AMOUNT_SOLE_TRADER_YUAN", "市场监督", "100000"),
    ("HEARING_AMOUNT_ORGANISATION_YUAN", "市场监督", "100000"),
)  # fmt: skip


def department_rows(seed: int, cut_off: dt.date) -> list[Row]:
    """Who was registered at that day; the merger of July 2025 is not known before it."""
    draw = stream(seed, "departments")
    codes = credit_codes(draw, np.full(len(UNITS), "11", dtype=object))
    contacts = person_names(draw, len(UNITS))
    phones = draw.integers(1000, 9999, len(UNITS))
    return [
        _department(unit, str(code), str(contact), int(phone), cut_off)
        for unit, code, contact, phone in zip(UNITS, codes, contacts, phones, strict=True)
        if unit.active_from <= cut_off
    ]


def _department(unit: Unit, uscc: str, contact: str, phone: int, cut_off: dt.date) -> Row:
    is_over = unit.active_to is not None and unit.active_to <= cut_off
    is_entrusted = unit.parent_code is not None
    return {
        "department_code": unit.code,
        "department_name": f"{DISTRICT}{unit.name}",
        "kind": unit.kind,
        "peer_group": _PEER_GROUPS[unit.kind],
        "department_uscc": uscc,
        "parent_code": unit.parent_code,
        "contact_name": contact,
        "contact_phone": f"022-6688{phone}",
        "active_from": unit.active_from,
        "active_to": unit.active_to if is_over else None,
        "successor_code": unit.successor_code if is_over else None,
        "is_in_statistics": unit.is_in_statistics,
        "is_in_ranking": unit.is_in_ranking and not is_entrusted,
        "is_in_interview": unit.is_in_ranking and not is_entrusted,
        "qualification_published_date": max(dt.date(2023, 3, 20), unit.active_from + dt.timedelta(days=5)),
    }


def activity_rows() -> list[Row]:
    """The office's ledger of 2025."""
    rows: list[Row] = []
    for number, (kind, subject, name, count, content, at_least) in enumerate(_ACTIVITIES, start=1):
        day = dt.date(2025, 1 + (number * 5) % 12, 12)
        rows.append(
            {
                "department_code": OFFICE,
                "activity_no": f"HD-2025-{number:03d}",
                "activity_kind": kind,
                "subject_kind": subject,
                "subject_name": name,
                "activity_date": day,
                "activity_count": count,
                "positive_count": content,
                "is_at_least": at_least,
                "reply_due_date": day + dt.timedelta(days=30) if kind == "建议" else None,
                "replied_date": day + dt.timedelta(days=25) if kind == "建议" else None,
            }
        )
    return rows + _opinions()


def _opinions() -> list[Row]:
    """Supervision opinions to single departments: one answered late, one not at all."""
    rows: list[Row] = []
    for number, code in enumerate(planted.BOTTOM_THREE, start=1):
        day = dt.date(2025, 4, 8 + number)
        replied = (day + dt.timedelta(days=20), day + dt.timedelta(days=52), None)[number - 1]
        rows.append(
            {
                "department_code": OFFICE,
                "activity_no": f"YJS-2025-{number:02d}",
                "activity_kind": "意见书",
                "subject_kind": "部门",
                "subject_name": code,
                "activity_date": day,
                "activity_count": 1,
                "positive_count": None,
                "is_at_least": False,
                "reply_due_date": day + dt.timedelta(days=30),
                "replied_date": replied,
            }
        )
    return rows


def declared_rows(year: int, cut_off: dt.date) -> list[Row]:
    """What the district declares for the year; the year before only its headline."""
    if year == totals.BEFORE.year:
        values = {"INSPECTIONS": "49530", "PENALTIES": "6803", "OFFICERS": "2772"}
    else:
        values = (
            _DECLARED | _LOWER_BOUNDS | {each.figure_code: each.declared for each in planted.CONTRADICTIONS}
        )
    return [
        {
            "department_code": OFFICE,
            "figure_code": code,
            "period": str(year),
            "section": "第二部分" if code in _LOWER_BOUNDS else "总数",
            "declared_value": value,
            "unit": _UNITS_OF_COUNT.get(code, "件"),
            "is_lower_bound": code in _LOWER_BOUNDS,
            "declared_date": cut_off,
            "note": None,
        }
        for code, value in values.items()
    ]


def parameter_rows() -> list[Row]:
    """The office's own limits, which local law leaves to it, confirmed on paper."""
    return [
        {
            "department_code": OFFICE,
            "parameter": name,
            "applies_to": applies_to,
            "valid_from": dt.date(2024, 1, 1),
            "valid_to": None,
            "parameter_value": value,
            "document_no": f"滨城执监〔2024〕参{number}号",
            "approved_by": f"{DISTRICT}司法局",
        }
        for number, (name, applies_to, value) in enumerate(_PARAMETERS, start=1)
    ]


def outage_rows() -> list[Row]:
    """Days on which the platform stood still: every limit is longer by them."""
    return [
        {
            "department_code": OFFICE,
            "outage_no": f"TJ-2025-{number}",
            "from_date": first,
            "to_date": last,
            "approval_no": f"滨城执监〔2025〕停{number}号",
            "note": "平台升级",
        }
        for number, (first, last) in enumerate(
            ((dt.date(2025, 3, 15), dt.date(2025, 3, 16)), (dt.date(2025, 8, 21), dt.date(2025, 8, 22))),
            start=1,
        )
    ]
