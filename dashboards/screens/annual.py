"""年度数据: the figures of a year with their base, what was declared beside them, and the official tables.

Belongs here: figures at a cut-off, declared against computed, annual statistics, papers made on a click.
Does not belong here: the records behind a figure (`figure`), what is counted where (dbt_project).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboards import address
from dashboards.access import sees_the_office
from dashboards.components import filters
from dashboards.components.tables import XLSX, table
from dashboards.reader import Reader
from orchestration.reports.statistics import TABLES, statistics_workbook

_PARTS = {"figures": "年度数据", "declared": "自报与计算", "statistics": "统计年报表"}
_OFFICE_PARTS = {"papers": "报告文件"}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FIGURES = (
    "section_zh",
    "label_zh",
    "printed_value",
    "printed_unit",
    "previous_printed_value",
    "change_text",
    "formula_text",
    "base_zh",
)
_DECLARED = (
    "department_name",
    "label_zh",
    "declared_text",
    "computed_text",
    "difference",
    "difference_unit",
    "verdict",
    "declared_period",
    "section",
    "declared_date",
    "base_zh",
)
# What a row of an official table rests on, as a figure whose records can be listed.
_FIGURE_OF = {
    "annual_penalty": "penalties",
    "annual_permit": "permits",
    "annual_coercive": "coercive_measures",
    "annual_other_acts": "inspections",
}
_EVERYBODY = "*"


def render(view: Reader) -> None:
    """The part of the page that the address names; papers are of the whole office, for the office alone."""
    part = filters.section({**_PARTS, **(_OFFICE_PARTS if sees_the_office(view.viewer) else {})})
    if part == "figures":
        _figures(view)
    elif part == "declared":
        _declared(view)
    elif part == "statistics":
        _statistics(view)
    else:
        _papers(view)


def _cutoff(view: Reader) -> str | None:
    """The cut-off in the address, the newest year's end by default; None where there is none."""
    known = view.rows("annual_cutoffs")
    if not known:
        st.info("还没有年度数据：日志里还没有可以统计的年度。")
        return None
    names = {
        str(row["cutoff_date"]): f"{row['figure_year']} 年"
        + ("" if row["is_year_end"] else f"（截至 {row['cutoff_date']}）")
        for row in known
    }
    newest = next((str(row["cutoff_date"]) for row in known if row["is_year_end"]), None)
    return filters.choice("年度", "as_at", names, default=newest, is_required=True)


def provenance(view: Reader, as_at: str) -> str:
    """Where the figures at a cut-off come from, in one line."""
    known = view.release
    return (
        f"统计区间 {as_at[:4]}-01-01 至 {as_at}　·　日志位置 {known.position}　·　链哈希 {known.chain_hash[:16]}"
        f"　·　代码版本 {known.code_revision[:12]}"
    )


def _figures(view: Reader) -> None:
    left, middle, right = st.columns([1, 1, 2])
    with left:
        as_at = _cutoff(view)
    if as_at is None:
        return
    sections = {row["section_zh"]: row["section_zh"] for row in view.rows("annual_sections")}
    with middle:
        section = filters.choice("报告部分", "section", sections)
    with right:
        department = filters.department(view)
    st.caption(provenance(view, as_at))
    if department is None and sees_the_office(view.viewer):
        frame = view.frame("annual_figures", as_at=date.fromisoformat(as_at), section=section)
    else:
        frame = view.frame(
            "annual_department_figures",
            as_at=date.fromisoformat(as_at),
            department=department,
            section=section,
        )
    table(
        view,
        "年度数据",
        frame,
        _FIGURES,
        opens=lambda row: address.to(
            "figure", figure=row["figure_code"], as_at=as_at, department=row.get("department_code")
        ),
        hint="选中一行查看这个数所依的每一条记录。",
        note="上年同期按今日的执法主体重列",
        empty="该截止日没有这一部分的数据。",
    )


def _declared(view: Reader) -> None:
    left, right = st.columns([1, 2])
    with left:
        as_at = _cutoff(view)
    with right:
        department = filters.department(view)
    if as_at is None:
        return
    st.caption(provenance(view, as_at))
    table(
        view,
        "自报与计算",
        view.frame("annual_declared", as_at=date.fromisoformat(as_at), department=department),
        _DECLARED,
        opens=lambda row: _sources(row, as_at),
        hint="选中一行查看两边的来源：自报的记录，和计算所依的记录。差额＝自报－计算。",
        note="不符的在前；两数并列，不以一数改另一数",
        empty="该截止日没有自报数。",
    )


def _sources(row: dict[str, Any], as_at: str) -> address.Address:
    """The figure with both its sources; a code that nobody knows has only the declaration."""
    if row["figure_code"] is None:
        return address.to("record", stream=row["stream_id"])
    return address.to("figure", figure=row["figure_code"], as_at=as_at)


def _statistics(view: Reader) -> None:
    left, right = st.columns([1, 2])
    with left:
        year = _year(view)
    if year is None:
        return
    with right:
        chosen = filters.choice(
            "统计表", "table", {each.mart: each.title for each in TABLES}, is_required=True
        )
    shown = next(each for each in TABLES if each.mart == chosen)
    labels = {name: text for _, columns in shown.headings for name, text in columns}
    table(
        view,
        f"{year}{shown.title}",
        view.frame(f"statistics_{shown.mart.removeprefix('annual_')}", year=year),
        ("department_name", *shown.columns),
        labels=labels,
        opens=lambda row: address.to(
            "figure",
            figure=_FIGURE_OF[shown.mart],
            as_at=f"{year}-12-31",
            department=None if row["department_code"] == _EVERYBODY else row["department_code"],
        ),
        hint="选中一行查看所依的记录。",
        empty="该年度没有这张表的数据。",
    )
    st.caption("；".join(note.rstrip("。") for note in shown.notes) + "。")


def _year(view: Reader) -> int | None:
    years = [str(row["statistics_year"]) for row in view.rows("statistics_years")]
    if not years:
        st.info("还没有统计年报数据：日志里还没有处罚、许可、强制记录。")
        return None
    chosen = filters.choice("年度", "year", {each: f"{each} 年" for each in years}, is_required=True)
    return int(chosen) if chosen else None


def _papers(view: Reader) -> None:
    """The official workbook and the annual report, made when somebody asks for them."""
    year = _year(view)
    if year is None:
        return
    st.caption(provenance(view, f"{year}-12-31") + "　·　点击后生成，数据较多时需要几秒")
    st.download_button(
        "下载行政执法统计年报（xlsx）",
        data=lambda: statistics_workbook(view.connection, year),
        file_name=f"{year}年度行政执法统计年报.xlsx",
        mime=XLSX,
        on_click="ignore",
        key="paper.statistics",
    )
    st.download_button(
        "下载年度行政执法报告（docx）",
        data=lambda: _report(view, year),
        file_name=f"{year}年度行政执法报告.docx",
        mime=_DOCX,
        on_click="ignore",
        key="paper.report",
    )


def _report(view: Reader, year: int) -> bytes:
    """The annual report, in the office's own template where it has one."""
    from orchestration.reports.annual import TEMPLATE, ReportInput, annual_report

    day = date(year, 12, 31)
    source = {
        "position": view.release.position,
        "chain_hash": view.release.chain_hash,
        "code_revision": view.release.code_revision,
        "window_from": date(year, 1, 1),
        "window_to": day,
    }
    figures, declared = view.rows("year_figures", as_at=day), view.rows("declared_figures", year=year)
    own = view.home.templates / TEMPLATE.name
    return annual_report(ReportInput(year, figures, declared, source), own if own.is_file() else TEMPLATE)
