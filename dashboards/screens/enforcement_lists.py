"""Lists behind 检查与处罚: inspections, decisions, education corrections, plans.

Belongs here: the records of a quarter, narrowed and opened. Does not belong here: counts and shares (`enforcement`).
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboards import address
from dashboards.address import Address
from dashboards.components import filters
from dashboards.components.tables import table
from dashboards.reader import Reader

AMOUNTS = "金额只供参考，不计入评估"
_RESULTS = {
    "found": "发现问题的（含责令整改、移送立案）",
    "发现问题": "发现问题",
    "责令整改": "责令整改",
    "移送立案": "移送立案",
    "合格": "合格",
    "未发现问题": "未发现问题",
}
_CERTIFICATE = {"shown": "已亮证（扫码）", "not_shown": "未亮证"}
_PROCEDURES = {"简易": "简易程序", "普通": "普通程序"}
_INSPECTIONS = (
    "inspection_date",
    "department_name",
    "inspection_no",
    "party_name",
    "inspection_mode",
    "inspection_result",
    "hazard_count",
    "has_e_certificate",
    "plan_no",
)
_PENALTIES = (
    "decision_date",
    "department_name",
    "decision_no",
    "party_name",
    "cause",
    "procedure_kind",
    "penalty_kinds",
    "fine_yuan",
    "confiscation_yuan",
)
_CORRECTIONS = ("correction_date", "department_name", "record_no", "party_name")
_PLANS = (
    "department_name",
    "plan_no",
    "plan_name",
    "plan_kind",
    "ends_date",
    "planned_count",
    "is_completed",
    "reason",
)
_COMPLETION = ("department_name", "plan_count", "completed_count", "completed_rate")
_PARTY = {"party_name": "当事人"}


def inspections(view: Reader, asked: dict[str, Any]) -> None:
    """Inspections of the quarter."""
    first, second, third = st.columns(3)
    with first:
        month = _month(asked)
    with second:
        result = filters.choice("结果", "result", _RESULTS)
    with third:
        certificate = filters.choice("现场亮证", "certificate", _CERTIFICATE)
    table(
        view,
        "行政检查清单",
        view.frame("inspection_list", **asked, month=month, result=result, certificate=certificate),
        _INSPECTIONS,
        opens=_record,
        labels=_PARTY,
        empty="所选范围内没有检查记录。",
    )


def penalties(view: Reader, asked: dict[str, Any]) -> None:
    """Penalty decisions of the quarter."""
    kinds = {row["penalty_kind"]: row["penalty_kind"] for row in view.rows("penalty_kind_counts", **asked)}
    first, second, third = st.columns(3)
    with first:
        month = _month(asked)
    with second:
        kind = filters.choice("处罚种类", "kind", kinds)
    with third:
        procedure = filters.choice("程序", "procedure", _PROCEDURES)
    table(
        view,
        "处罚决定清单",
        view.frame("penalty_list", **asked, month=month, kind=kind, procedure=procedure),
        _PENALTIES,
        opens=_record,
        labels=_PARTY,
        note=AMOUNTS,
        empty="所选范围内没有处罚决定。",
    )


def corrections(view: Reader, asked: dict[str, Any]) -> None:
    """Education corrections of the quarter."""
    table(
        view,
        "教育改正清单",
        view.frame("education_correction_list", **asked, month=_month(asked)),
        _CORRECTIONS,
        opens=_record,
        labels=_PARTY,
        empty="所选范围内没有教育改正记录。",
    )


def plans(view: Reader, asked: dict[str, Any]) -> None:
    """Plans due from the year's first day to the quarter's end; those not done stand first."""
    table(
        view,
        "各单位计划完成率",
        view.frame("plan_completion", **asked),
        _COMPLETION,
        opens=lambda row: address.to(
            "enforcement", part="plans", **(asked | {"department": row["department_code"]})
        ),
        hint="选中一行查看该单位的计划。",
        note="年初至季度末到期的计划",
        empty="到所选季度末没有到期的检查计划。",
    )
    table(
        view,
        "检查计划清单",
        view.frame("plan_list", **asked),
        _PLANS,
        opens=_record,
        labels=_PARTY,
        empty="没有到期的检查计划。",
    )


def _record(row: dict[str, Any]) -> Address | None:
    return address.to("record", stream=row["stream_id"]) if row["stream_id"] else None


def _month(asked: dict[str, Any]) -> str | None:
    """One of the quarter's three months, or None for all."""
    period = str(asked["period"])
    last = 3 * int(period[5])
    months = {f"{period[:4]}-{month:02}": f"{period[:4]}年{month}月" for month in range(last - 2, last + 1)}
    return filters.choice("月份", "month", months)
