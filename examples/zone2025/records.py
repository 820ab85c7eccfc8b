"""Rows of the year 2025 as true values: registers, and what each department did in a quarter.

Belongs here: turning quotas into records. How an export spells them is the business of `exports`.
"""

import datetime as dt
import random
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

import chinese_calendar

from examples.zone2024.departments import DEPARTMENTS, ORGAN, OUTSIDE_RANKING, ZONE
from examples.zone2024.names import credit_code, id_number, person_name
from examples.zone2024.records import Value
from examples.zone2025.quotas import (
    DOCUMENTS,
    FEW_ITEMS,
    FEW_OFFICERS,
    INSPECTIONS,
    ITEMS,
    OFFICERS,
    QUARTERS,
    shortfall,
)

Row: TypeAlias = Mapping[str, Value]
YEAR = 2025
CODES = tuple(unit.code for unit in DEPARTMENTS)
_KINDS = ("当场处罚决定书", "备案表", "罚没收据", "决定书送达回证")
# The seven local limits and those of the laws that leave an amount to the place, as the office confirms them.
LIMITS = (
    ("RECORD_UPLOAD_LIMIT_WORKDAYS", "全部", "7"),
    ("DOCUMENT_LIMIT_DAYS", "全部", "10"),
    ("CORRECTION_PERIOD_WORKDAYS", "全部", "10"),
    ("OPEN_REJECT_LIMIT_COUNT", "全部", "20"),
    ("COMPLETENESS_FLOOR_PERCENT", "全部", "90"),
    ("SIMPLE_FINE_SOLE_TRADER_YUAN", "全部", "3000"),
    ("HEARING_AMOUNT_CITIZEN_YUAN", "全部", "5000"),
    ("HEARING_AMOUNT_SOLE_TRADER_YUAN", "全部", "50000"),
    ("HEARING_AMOUNT_ORGANISATION_YUAN", "全部", "50000"),
    ("HEARING_AMOUNT_CITIZEN_YUAN", "市场监督", "10000"),
    ("HEARING_AMOUNT_SOLE_TRADER_YUAN", "市场监督", "100000"),
    ("HEARING_AMOUNT_ORGANISATION_YUAN", "市场监督", "100000"),
    ("VISIT_CAP_COUNT", "全部", "4"),
    ("JOINT_VISIT_DAYS", "全部", "7"),
)


def departments() -> list[Row]:
    """The seventeen, and the justice office, which enforces nothing."""
    rows = [
        _department(unit.code, unit.name, unit.kind, unit.code not in OUTSIDE_RANKING) for unit in DEPARTMENTS
    ]
    organ = _department(ORGAN, "司法局", "区级部门", False)
    return [*rows, {**organ, "is_in_statistics": False}]


def _department(code: str, name: str, kind: str, is_ranked: bool) -> Row:
    return {
        "department_code": code,
        "department_name": f"{ZONE}{name}",
        "kind": kind,
        "peer_group": "街镇" if kind == "街镇" else "区级部门",
        "active_from": dt.date(2020, 1, 1),
        "is_in_statistics": True,
        "is_in_ranking": is_ranked,
        "is_in_interview": is_ranked,
    }


def officers() -> list[Row]:
    """Certificates `ZF<department>-<n>`, valid all year."""
    draw = random.Random(YEAR)
    return [
        {
            "department_code": code,
            "certificate_no": _officer(code, place),
            "person_name": person_name(draw),
            "person_id_no": id_number(draw, born=dt.date(1980, 1, 1) + dt.timedelta(days=40 * place)),
            "certificate_kind": "执法",
            "issued_date": dt.date(2022, 3, 1),
            "expires_date": dt.date(2027, 2, 28),
            "certificate_status": "有效",
        }
        for code in CODES
        for place in range(FEW_OFFICERS.get(code, OFFICERS))
    ]


def items() -> list[Row]:
    """Nine items of inspection and one of penalty; item n is `<department>-SX<n>`."""
    return [
        {
            "department_code": code,
            "item_code": _item(code, place),
            "item_name": f"第{place + 1}项检查" if place else "当场处罚",
            "category": "行政检查" if place else "行政处罚",
            "held_from": dt.date(2022, 1, 1),
        }
        for code in CODES
        for place in range(FEW_ITEMS.get(code, ITEMS))
    ]


def plans() -> list[Row]:
    """One plan a quarter of four visits; where it is missed, of five."""
    return [
        {
            "department_code": code,
            "plan_no": plan_no(code, quarter),
            "plan_name": f"{YEAR}年第{quarter}季度日常检查",
            "plan_kind": "日常",
            "starts_date": dt.date(YEAR, 3 * quarter - 2, 1),
            "ends_date": last_day(quarter),
            "planned_count": INSPECTIONS + shortfall(quarter, code).is_plan_missed,
            "plan_status": "正常",
        }
        for code in CODES
        for quarter in QUARTERS
    ]


def limits() -> list[Row]:
    """The office's own parameters, each confirmed by its paper."""
    return [
        {
            "department_code": ORGAN,
            "parameter": parameter,
            "applies_to": applies_to,
            "valid_from": dt.date(2000, 1, 1),
            "parameter_value": value,
            "document_no": "临开执监〔2025〕1号",
            "approved_by": f"{ZONE}执法监督办公室",
        }
        for parameter, applies_to, value in LIMITS
    ]


def inspections(quarter: int) -> list[Row]:
    """Four patrols of each department, by two officers each, on working days of the quarter's first two months."""
    return [inspection(quarter, code, place) for code in CODES for place in range(INSPECTIONS)]


def inspection(quarter: int, code: str, place: int) -> Row:
    """One patrol; together the four name every officer and every item that acts."""
    short = shortfall(quarter, code)
    acting = FEW_OFFICERS.get(code, OFFICERS) - short.officers
    exercised = range(1, FEW_ITEMS.get(code, ITEMS) - short.items)
    day = _workday(quarter, 5 + 8 * place)
    return {
        "department_code": code,
        "inspection_no": inspection_no(code, quarter, place),
        "plan_no": plan_no(code, quarter),
        "item_codes": tuple(_item(code, number) for number in exercised if number % INSPECTIONS == place),
        "inspection_mode": "巡查",
        "inspection_cause": "计划",
        "inspection_date": day,
        "officer_certificate_nos": tuple(_officer(code, (2 * place + seat) % acting) for seat in (0, 1)),
        "inspection_result": "未发现问题",
        "uploaded_at": _uploaded(day, is_late=place < short.late),
    }


def penalties(quarter: int) -> list[Row]:
    """One decision on the spot each, of 100 yuan, collected there and served some days later."""
    draw = random.Random(YEAR * 10 + quarter)
    rows: list[Row] = []
    for code in CODES:
        day = _workday(quarter, 20)
        rows.append(
            {
                "department_code": code,
                "decision_no": decision_no(code, quarter),
                "procedure_kind": "简易",
                "cause": "未按规定公示",
                "item_codes": (_item(code, 0),),
                "party_name": f"海晟第{quarter}{code[3:]}商贸有限公司",
                "party_type": "法人及非法人组织",
                "party_uscc": credit_code(draw, kind="91"),
                "penalty_kinds": ("罚款",),
                "fine_yuan": Decimal(100),
                "decision_date": day,
                "service_kind": "直接",
                "service_started_date": day,
                "served_date": _workday(quarter, 22),
                "paid_date": day,
                "is_collected_on_spot": True,
                "published_date": _workday(quarter, 23),
                "officer_certificate_nos": (_officer(code, 0), _officer(code, 1)),
                "uploaded_at": _uploaded(day, is_late=shortfall(quarter, code).late > INSPECTIONS),
            }
        )
    return rows


def documents(quarter: int) -> list[Row]:
    """The file of each decision, without what is missing: the last kinds first."""
    return [
        document(quarter, code, place)
        for code in CODES
        for place in range(DOCUMENTS - shortfall(quarter, code).documents)
    ]


def document(quarter: int, code: str, place: int) -> Row:
    """One scan of a decision's file, on the platform three working days after service."""
    return {
        "department_code": code,
        "case_or_decision_no": decision_no(code, quarter),
        "serial_no": str(place + 1),
        "document_kinds": (_KINDS[place],),
        "document_date": _workday(quarter, 20),
        "uploaded_at": _uploaded(_workday(quarter, 24), is_late=False),
    }


def plan_no(code: str, quarter: int) -> str:
    return f"JH{code[3:]}-{YEAR}-{quarter}"


def inspection_no(code: str, quarter: int, place: int) -> str:
    return f"JC{code[3:]}-{YEAR}{quarter}{place + 1:02d}"


def decision_no(code: str, quarter: int) -> str:
    return f"临开当罚〔{YEAR}〕{code[3:]}{quarter:02d}号"


def last_day(quarter: int) -> dt.date:
    """The quarter's last day."""
    return dt.date(YEAR + quarter // 4, 3 * quarter % 12 + 1, 1) - dt.timedelta(days=1)


def _item(code: str, place: int) -> str:
    return f"{code}-SX{place + 1:02d}"


def _officer(code: str, place: int) -> str:
    return f"ZF{code[3:]}{place + 1:03d}"


def _workday(quarter: int, number: int) -> dt.date:
    """The n-th working day of the quarter, counted from 1."""
    day = dt.date(YEAR, 3 * quarter - 2, 1) - dt.timedelta(days=1)
    while number:
        day += dt.timedelta(days=1)
        number -= chinese_calendar.is_workday(day)
    return day


def _uploaded(day: dt.date, *, is_late: bool) -> dt.datetime:
    """Ten in the morning of the day after, or of the thirtieth day after, long past the limit."""
    return dt.datetime.combine(day + dt.timedelta(days=30 if is_late else 1), dt.time(10))
