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
from dashboards.components.tables import table
from dashboards.reader import Reader
from dashboards.screens.enforcement_lists import AMOUNTS, corrections, inspections, penalties, plans

PAGE = "enforcement"
_PARTS = {
    "summary": "概况",
    "inspections": "行政检查",
    "penalties": "行政处罚",
    "corrections": "教育改正",
    "plans": "检查计划",
}
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
_MONTHS = ("month_name", "inspection_count", "penalty_count", "education_correction_count")


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
        plans(view, asked)
        return
    with third:
        categories = {row["category"]: row["category"] for row in view.rows("item_categories")}
        asked["category"] = filters.choice("事项类别", "category", categories)
    {"inspections": inspections, "penalties": penalties, "corrections": corrections}.get(part, _summary)(
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
        note=AMOUNTS,
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
        ]
    )
    amounts = f"罚款 {total['fine_yuan']:,} 元，没收 {total['confiscation_yuan']:,} 元（{AMOUNTS}）"
    address.link(amounts, _lists("penalties", asked))


def _months(view: Reader, asked: dict[str, Any]) -> None:
    """Twelve months as a line each of inspections and penalties, then in numbers; a row opens the month's records."""
    months = view.frame("enforcement_months", **asked)
    if months.height:
        drawn = months.select(
            pl.col("month_name").alias("月份"),
            pl.col("inspection_count").alias("行政检查"),
            pl.col("penalty_count").alias("行政处罚"),
        ).unpivot(index="月份", variable_name="种类", value_name="件数")
        charts.trend(drawn, "月份", "件数", "种类", title="近十二个月检查和处罚", unit="件")
    table(
        view,
        "各月检查与处罚",
        months,
        _MONTHS,
        opens=lambda row: _lists(
            "inspections" if row["inspection_count"] else "penalties",
            asked,
            period=row["period"],
            month=row["month_name"],
        ),
        hint="选中一行查看这个月的记录。",
        note="到所选季度末的十二个月",
        empty="近十二个月没有记录。",
    )


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
