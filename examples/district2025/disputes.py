"""Reconsideration and litigation of the district: the justice bureau as organ, departments as respondents.

Corrected acts are named by their decision numbers, so that the warehouse finds who acted.
"""

import datetime as dt

import polars as pl

from examples.district2025.chance import date, number, spread_days, stream
from examples.district2025.orders import party_columns
from examples.district2025.parties import Pool
from examples.zone2024.records import Value

Row = dict[str, Value]
_ORGAN_CASES, _COURT_CASES = 168, 26
# Of the corrected decisions these, by place in the lists below, still stand published.
STILL_PUBLISHED = (1, 4)
_LAST = number(dt.date(2025, 12, 31))
_CLOSINGS = ("维持", "驳回", "调解", "终止", "维持", "调解", "维持", "终止", "驳回", "调解")
# Decisions of 2025 that were corrected: (department, n-th ordinary decision, how, on minor procedure only).
CORRECTED = (
    ("BCB06", 20, "撤销", False), ("BCB06", 40, "变更", False), ("BCB01", 80, "确认违法", True),
    ("BCB05", 12, "撤销", False), ("BCG28", 1, "撤销", False), ("BCB08", 15, "部分撤销", False),
    ("BCB03", 44, "责令履行", False), ("BCB10", 5, "确认违法", False),
)  # fmt: skip
# Lost in court: (department, n-th ordinary decision, result).
LOST = (("BCB06", 60, "撤销"), ("BCB02", 10, "确认违法"), ("BCB13", 1, "撤销"))


def _decision(table: pl.DataFrame, code: str, nth: int) -> tuple[str, int]:
    """Number and day of the n-th ordinary decision of 2025 of a department."""
    mine = table.filter(
        pl.col("department_code") == code, pl.col("procedure") == "普通", pl.col("decided").dt.year() == 2025
    ).row(nth - 1, named=True)
    return str(mine["decision_no"]), number(mine["decided"])


def _known(day: int) -> dt.date | None:
    return date(day) if day <= _LAST else None


def _organ_case(nth: int, received: int, pool: Pool, place: int) -> Row:
    """One case at the justice bureau; every tenth was settled before acceptance, every twelfth refused."""
    settled, refused = nth % 10 == 3, nth % 12 == 7
    accepted = received + (8 if nth % 37 == 0 else 3)
    is_simple = nth % 6 == 0
    closed = received + 5 if settled or refused else accepted + (24 if is_simple else 48 + nth % 11)
    kind = "案前调解和解" if settled else "不予受理" if refused else _CLOSINGS[nth % 10]
    is_accepted = not (settled or refused)
    row: Row = {
        "department_code": "BCB19",
        "case_no": f"滨城复议〔{date(received).year}〕{nth}号",
        "role": "复议机关",
        "respondent_code": ("BCB06", "BCB01", "BCB03", "BCB10", "BCB05", "BCG04")[nth % 6],
        "reconsideration_organ": "滨城区人民政府",
        "challenged_act_kind": ("行政处罚", "信息公开", "不作为", "行政处罚", "行政强制")[nth % 5],
        "challenged_act_no": None,
        "is_enterprise_related": nth % 6 == 2,
        "domain": ("城市管理", "市场监管", "交通运输", "自然资源")[nth % 4],
        "received_date": date(received),
        "acceptance": "不予受理" if refused else "受理" if is_accepted and accepted <= _LAST else None,
        "accepted_date": _known(accepted) if is_accepted else None,
        "procedure_kind": ("简易" if is_simple else "普通") if is_accepted and accepted <= _LAST else None,
        "reply_notified_date": _known(accepted + 4) if is_accepted else None,
        "replied_date": _known(accepted + (9 if is_simple else 14) + (9 if nth % 41 == 0 else 0))
        if is_accepted
        else None,
        "closed_date": _known(closed),
        "closing_kind": kind if closed <= _LAST else None,
        "decision_no": f"滨城复决〔2025〕{nth}号" if is_accepted and closed <= _LAST else None,
        "opinion_kind": "意见书" if nth % 30 == 1 and closed <= _LAST else None,
        "opinion_sent_date": _known(closed) if nth % 30 == 1 else None,
        "opinion_replied_date": _known(closed + 40) if nth % 30 == 1 else None,
        "uploaded_at": dt.datetime.combine(date(received), dt.time(17, 0)),
    }
    return row | party_columns(pool, place)


def _respondent_case(nth: int, spec: tuple[str, int, str, bool], table: pl.DataFrame, pool: Pool) -> Row:
    """A case at the city's government against one decision, in which it was corrected."""
    code, place, how, is_minor = spec
    act, decided = _decision(table, code, place)
    received = decided + 25
    closed = min(received + 55, _LAST - 5)
    row: Row = {
        "department_code": code,
        "case_no": f"津政复〔2025〕滨{nth:02d}号",
        "role": "被申请人",
        "respondent_code": code,
        "reconsideration_organ": "市人民政府",
        "challenged_act_kind": "行政处罚",
        "challenged_act_no": act,
        "is_enterprise_related": nth % 2 == 0,
        "received_date": date(received),
        "acceptance": "受理",
        "accepted_date": date(received + 4),
        "procedure_kind": "普通",
        "reply_notified_date": date(received + 7),
        "replied_date": date(received + (30 if nth == 3 else 15)),
        "closed_date": date(closed),
        "closing_kind": how,
        "decision_no": f"津政复决〔2025〕滨{nth:02d}号",
        "is_minor_procedural_fault": is_minor,
        "comply_due_date": date(closed + 30) if how == "责令履行" else None,
        "is_reversed": False,
        "uploaded_at": dt.datetime.combine(date(closed), dt.time(15, 0)),
    }
    return row | party_columns(pool, 40 + nth)


def reconsideration_rows(seed: int, table: pl.DataFrame, pool: Pool) -> list[Row]:
    """Cases received from November 2024 on (some carried over) to the end of 2025, and corrected decisions."""
    draw = stream(seed, "reconsideration")
    days = spread_days(draw, _ORGAN_CASES, dt.date(2024, 11, 11), dt.date(2025, 12, 24))
    places = draw.integers(0, len(pool.name), _ORGAN_CASES)
    rows = [
        _organ_case(nth, int(day), pool, int(place))
        for nth, (day, place) in enumerate(zip(days, places, strict=True), start=1)
    ]
    corrected = (_respondent_case(nth, spec, table, pool) for nth, spec in enumerate(CORRECTED, start=1))
    return rows + list(corrected)


def litigation_rows(seed: int, table: pl.DataFrame, pool: Pool) -> list[Row]:
    """Cases in court in 2025; heads or deputies appear but once not, and three acts are corrected."""
    draw = stream(seed, "litigation")
    days = spread_days(draw, _COURT_CASES, dt.date(2025, 1, 8), dt.date(2025, 12, 5))
    rows: list[Row] = []
    for nth, received in enumerate((int(each) for each in days), start=1):
        lost = LOST[nth // 4 - 1] if nth in (4, 8, 12) else None
        code = lost[0] if lost else ("BCB06", "BCB01", "BCB10", "BCB02", "BCB03")[nth % 5]
        heard, closed = received + 45, received + 80
        act = _decision(table, code, lost[1])[0] if lost else None
        row: Row = {
            "department_code": code,
            "case_no": f"（2025）津0116行初{nth + 30}号",
            "instance": "一审",
            "first_case_no": None,
            "role": "被告",
            "court_name": "滨城区人民法院",
            "challenged_act_kind": "行政处罚" if lost else ("行政处罚", "信息公开", "不作为")[nth % 3],
            "challenged_act_no": act,
            "received_date": date(received),
            "answered_date": _known(received + (21 if nth == 9 else 11)),
            "heard_date": _known(heard),
            "head_appearance": None
            if heard > _LAST
            else "未出庭"
            if nth == 11
            else ("分管负责人", "主要负责人")[nth % 2],
            "closed_date": _known(closed),
            "result": None
            if closed > _LAST
            else lost[2]
            if lost
            else ("驳回诉讼请求", "撤诉", "驳回起诉")[nth % 3],
            "is_final": closed + 15 <= _LAST,
            "is_minor_procedural_fault": False,
            "uploaded_at": dt.datetime.combine(date(min(closed, _LAST)), dt.time(14, 0)),
        }
        rows.append(row | party_columns(pool, int(draw.integers(0, len(pool.name)))))
    return rows


def withdrawals(rows: list[Row]) -> dict[str, dt.date]:
    """Decision number -> day on which a corrected decision was taken off the public list."""
    corrected = [
        row for row in rows if row["role"] == "被申请人" or row.get("result") in ("撤销", "确认违法")
    ]
    closed = {str(row["challenged_act_no"]): row["closed_date"] for row in corrected}
    return {
        decision_no: day + dt.timedelta(days=1)
        for place, (decision_no, day) in enumerate(closed.items())
        if place not in STILL_PUBLISHED and isinstance(day, dt.date)
    }
