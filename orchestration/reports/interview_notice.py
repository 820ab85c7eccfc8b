"""The interview notice (约谈通知书) of one listed department: grounds, weakest indicators, records behind them, trend.

What a template can say: `letterhead.…`, `document_no`, `signed_on`, `period`, and the texts and lists of `_context`.
Belongs here: words around rows. Does not belong here: who is listed (scoring), the loop after it (`interviews`).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby, islice
from typing import Any

from orchestration.reports import wording
from orchestration.reports.circular import UNMET, window
from orchestration.reports.filling import filled
from orchestration.reports.office_templates import NOTICE, Templates
from orchestration.reports.published import Material, Signing, lost_points, weakest

# A notice names at most so many records of an indicator; the department's correction list has all of them.
MOST_RECORDS = 10
_WEAKEST = 3


def interview_notice(material: Material, signing: Signing, templates: Templates, code: str) -> bytes:
    """The filled notice of a listed department as docx bytes. Raises TemplateFault."""
    context = _context(material, signing, code) | {"letterhead": templates.letterhead}
    return filled(templates.files[NOTICE], NOTICE, context, dated=signing.signed_on)


def _context(material: Material, signing: Signing, code: str) -> dict[str, Any]:
    row = next(row for row in material.ranking if row["department_code"] == code)
    listed = next(row for row in material.listed if row["department_code"] == code)
    losing = weakest(material.indicators_of(code))
    faults = _faults(material, code, losing)
    appearances, in_a_row = material.appearances(code)
    return {
        "document_no": signing.document_no,
        "version": signing.version,
        "signed_on": wording.day(signing.signed_on),
        "period": wording.quarter(material.period),
        "window": window(material),
        "department": row["department_name"],
        "grounds": wording.named(material.grounds[code]),
        "is_ranked": row["rank"] is not None,
        "rank": row["rank"],
        "ranked_count": len(material.of_status("ranked")),
        "score": wording.points(row["score"]),
        "is_bottom": listed["place_from_bottom"] is not None,
        "unmet": UNMET if row["gate_status"] == "deduct" else "",
        "appearances": appearances,
        "in_a_row": in_a_row,
        "indicators": [_indicator(one) for one in losing],
        "weakest": wording.named(one["indicator_name_zh"] for one in losing[:_WEAKEST]),
        "records": [_record(fault) for fault in _dearest(faults)],
        "record_count": len(faults),
        "most_records": MOST_RECORDS,
        "trend": [_quarter(one) for one in material.trend(code)],
        "hold_workdays": material.limit("interview_within_workdays") or "　　",
        "plan_workdays": material.limit("plan_within_workdays") or "　　",
        "review_workdays": material.limit("rectification_review_workdays") or "　　",
    }


def _faults(material: Material, code: str, losing: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Records that cost points, those of the weakest indicator first, the dearest of each first."""
    order = {row["indicator_code"]: number for number, row in enumerate(losing)}
    own = [
        row for row in material.faults if row["department_code"] == code and row["indicator_code"] in order
    ]
    return sorted(own, key=lambda row: (order[row["indicator_code"]], -row["cost_points"], row["fault_id"]))


def _dearest(faults: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Of each indicator the first few, so that one with many faults does not hide the others."""
    return [
        fault
        for _, own in groupby(faults, key=lambda row: row["indicator_code"])
        for fault in islice(own, MOST_RECORDS)
    ]


def _indicator(row: Mapping[str, Any]) -> dict[str, str]:
    is_rate = bool(row["denominator"])
    return {
        "name": row["indicator_name_zh"],
        "counted": f"{row['numerator']}/{row['denominator']}" if is_rate else str(row["numerator"]),
        "value": wording.NOTHING if row["value"] is None else f"{row['value']}{row['unit']}",
        "weight": wording.points(row["effective_weight"]),
        "points": wording.points(row["points"]),
        "lost": wording.points(lost_points(row)),
    }


def _record(row: Mapping[str, Any]) -> dict[str, str]:
    kind = wording.RECORD_KINDS.get(row["record_kind"], "")
    return {
        "indicator": row["indicator_name_zh"],
        "record": f"{kind} {wording.bare_number(row['record_id'])}".strip(),
        "what": row["what_zh"] or wording.NOTHING,
        "reason": row["reason"] or wording.NOTHING,
        "cost": wording.points(row["cost_points"]),
    }


def _quarter(row: Mapping[str, Any]) -> dict[str, str]:
    if row["status"] is None:
        return {
            "period": wording.quarter_short(row["period"]),
            "rank": wording.NOTHING,
            "score": wording.NOTHING,
            "listed": "未公布",
        }
    standing = wording.STATUS.get(row["status"], row["status"])
    return {
        "period": wording.quarter_short(row["period"]),
        "rank": f"第{row['rank']}名" if row["rank"] is not None else standing,
        "score": wording.points(row["score"]),
        "listed": "列入约谈" if row["is_listed"] else "未列入",
    }
