"""检查与处罚: inspections, penalties and education corrections of a quarter, by department and month.

Belongs here: counts, shares and lists; amounts, for information alone.
Does not belong here: what counts for a score (`ranking`), findings (`supervision`).
"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.address import Address
from dashboards.components import charts, filters
from dashboards.components.figures import Figure, figures
from dashboards.components.labels import CODES
from dashboards.components.tables import table
from dashboards.reader import Reader

PAGE = "enforcement"
_PARTS = {
    "summary": "概况",
    "inspections": "行政检查",
    "penalties": "行政处罚",
    "corrections": "教育改正",
    "plans": "检查计划",
}
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
_DEPARTMENTS = (
    "department_name",
    "inspection_count",
    "found_count",
    "found_rate",
    "on_site_count",
    "e_certificate_count",
    "e_certificate_rate",
    "penalty_count",
    "simple_count",
    "ordinary_count",
    "education_correction_count",
    "hazard_count",
    "fine_yuan",
    "confiscation_yuan",
)
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
_AMOUNTS = "金额只供参考，不计入评估"
_PARTY = {"party_name": "当事人"}


def render(view: Reader) -> None:
    """The part that the address names, of the quarter, department and item category that it names."""
    part = filters.section(_PARTS)
    quarters = {row["period"]: row["period_name"] for row in view.rows("enforcement_quarters")}
    if not quarters:
        st.info("还没有检查、处罚或者教育改正记录。请先归集这几类数据，再运行夜间任务。")
        return
    first, second, third = st.columns(3)
    with first:
        period = filters.choice("季度", "period", quarters, is_required=True)
    with second:
        department = filters.department(view)
    asked: dict[str, Any] = {"period": period, "department": department}
    if part == "plans":
        _plans(view, asked)
        return
    with third:
        categories = {row["category"]: row["category"] for row in view.rows("item_categories")}
        asked["category"] = filters.choice("事项类别", "category", categories)
    {"inspections": _inspections, "penalties": _penalties, "corrections": _corrections}.get(part, _summary)(
        view, asked
    )


def _lists(part: str, asked: dict[str, Any], **more: Any) -> Address:
    return address.to(PAGE, part=part, **(asked | more))


def _summary(view: Reader, asked: dict[str, Any]) -> None:
    """Figures, then departments, months and kinds of penalty."""
    totals = view.rows("enforcement_totals", **asked)
    if len(totals) == 1:
        _figures(totals[0], asked)
    table(
        view,
        "各单位检查与处罚",
        view.frame("enforcement_departments", **asked),
        _DEPARTMENTS,
        opens=lambda row: (
            _lists("inspections", asked, department=row["department_code"])
            if row["inspection_count"]
            else _lists("penalties", asked, department=row["department_code"])
        ),
        hint="选中一行查看该单位的记录。",
        note=_AMOUNTS,
        empty="所选季度没有检查、处罚或者教育改正记录。",
    )
    _months(view, asked)
    _kinds(view, asked)


def _figures(total: dict[str, Any], asked: dict[str, Any]) -> None:
    figures(
        [
            Figure("行政检查", f"{total['inspection_count']:,}", _lists("inspections", asked), " 次"),
            Figure(
                "发现问题占比",
                total["found_rate"],
                _lists("inspections", asked, result="found"),
                "%",
                f"发现问题、责令整改或移送立案 {total['found_count']:,} 次，检查 {total['inspection_count']:,} 次",
            ),
            Figure(
                "亮证检查占比",
                total["e_certificate_rate"],
                _lists("inspections", asked, certificate="shown"),
                "%",
                f"出示电子检查证 {total['e_certificate_count']:,} 次，现场检查 {total['on_site_count']:,} 次",
            ),
            Figure("教育改正", total["education_correction_count"], _lists("corrections", asked), " 件"),
        ]
    )
    figures(
        [
            Figure("行政处罚", f"{total['penalty_count']:,}", _lists("penalties", asked), " 起"),
            Figure("简易程序", total["simple_count"], _lists("penalties", asked, procedure="简易"), " 起"),
            Figure("普通程序", total["ordinary_count"], _lists("penalties", asked, procedure="普通"), " 起"),
            Figure("罚款", f"{total['fine_yuan']:,}", _lists("penalties", asked), " 元", _AMOUNTS),
        ]
    )


def _months(view: Reader, asked: dict[str, Any]) -> None:
    months = view.frame("enforcement_months", **asked)
    names = CODES["record_kind"]
    told = months.with_columns(pl.col("record_kind").replace(names)).rename(
        {"month_name": "月份", "record_kind": "种类", "record_count": "件数"}
    )
    if told.height:
        charts.trend(told, "月份", "件数", "种类", title="近十二个月检查、处罚、教育改正", unit="件")


def _kinds(view: Reader, asked: dict[str, Any]) -> None:
    table(
        view,
        "处罚种类",
        view.frame("penalty_kind_counts", **asked),
        ("penalty_kind", "decision_count", "simple_count", "ordinary_count"),
        opens=lambda row: _lists("penalties", asked, kind=row["penalty_kind"]),
        hint="选中一行查看这一种类的决定。一个决定有几种处罚的，各计一次。",
        empty="所选季度没有处罚决定。",
    )


def _inspections(view: Reader, asked: dict[str, Any]) -> None:
    left, right = st.columns(2)
    with left:
        result = filters.choice("结果", "result", _RESULTS)
    with right:
        certificate = filters.choice("现场亮证", "certificate", _CERTIFICATE)
    table(
        view,
        "行政检查清单",
        view.frame("inspection_list", **asked, result=result, certificate=certificate),
        _INSPECTIONS,
        opens=_record,
        labels=_PARTY,
        empty="所选范围内没有检查记录。",
    )


def _penalties(view: Reader, asked: dict[str, Any]) -> None:
    kinds = {row["penalty_kind"]: row["penalty_kind"] for row in view.rows("penalty_kind_counts", **asked)}
    left, right = st.columns(2)
    with left:
        kind = filters.choice("处罚种类", "kind", kinds)
    with right:
        procedure = filters.choice("程序", "procedure", _PROCEDURES)
    table(
        view,
        "处罚决定清单",
        view.frame("penalty_list", **asked, kind=kind, procedure=procedure),
        _PENALTIES,
        opens=_record,
        labels=_PARTY,
        note=_AMOUNTS,
        empty="所选范围内没有处罚决定。",
    )


def _corrections(view: Reader, asked: dict[str, Any]) -> None:
    table(
        view,
        "教育改正清单",
        view.frame("education_correction_list", **asked),
        _CORRECTIONS,
        opens=_record,
        labels=_PARTY,
        empty="所选范围内没有教育改正记录。",
    )


def _plans(view: Reader, asked: dict[str, Any]) -> None:
    """Plans due from the year's first day to the quarter's end; those not done stand first."""
    table(
        view,
        "各单位计划完成率",
        view.frame("plan_completion", **asked),
        _COMPLETION,
        opens=lambda row: _lists("plans", asked, department=row["department_code"]),
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
