"""One department in a quarter: its rank, its indicators, what cost it points, and from there each record.

Belongs here: what 季度排名 shows once a department is chosen, and the trend that 约谈 shows too.
Does not belong here: other departments; a department's own file is enough for everything here.
"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.components import charts, filters
from dashboards.components.codes import CODES
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader
from orchestration.reports import wording

_INDICATORS = (
    "indicator_name_zh",
    "numerator",
    "denominator",
    "value",
    "unit",
    "is_scored",
    "effective_weight",
    "points",
    "lost_points",
    "fault_count",
    "reason",
)
_FAULTS = ("indicator_name_zh", "record_kind", "record_id", "what_zh", "reason", "cost_points")
_LINES = ("record_kind", "record_id", "evidence_zh", "in_numerator", "in_denominator", "reason")
_QUARTERS = (
    "period",
    "status",
    "published_rank",
    "published_score",
    "rank",
    "score",
    "gate_status",
    "grounds",
)
_OBJECTIONS = ("answer", "subject", "statement", "submitted_on", "decision", "decision_reason", "decided_on")


def render(view: Reader, period: str, department: str, name: str) -> None:
    """The department; with an indicator in the address, the records behind that one."""
    st.subheader(f"{name}　{wording.quarter_short(period)}")
    if view.viewer.department_code is None:
        address.link("返回全部单位的排名", address.to("ranking", period=period))
    indicators = view.frame("department_indicators", period=period, department=department)
    if indicators.is_empty():
        st.info("该单位这个季度没有评估结果。请换一个季度。")
        return
    names = dict(zip(indicators["indicator_code"], indicators["indicator_name_zh"], strict=True))
    left, _ = st.columns([1, 2])
    with left:
        indicator = filters.choice("指标", "indicator", names)
    if indicator is not None:
        _records(view, period, department, indicator, names[indicator])
        return
    faults = view.frame("indicator_faults", period=period, department=department)
    quarters = view.frame("department_quarters", department=department)
    _standing(view, period, department, quarters, faults)
    table(
        view,
        "指标得分",
        indicators,
        _INDICATORS,
        labels={"value": "数值"},
        opens=lambda row: address.to(
            "ranking", period=period, department=department, indicator=row["indicator_code"]
        ),
        hint="选中一行查看该指标的每一条记录。",
        note="按现有数据计算",
    )
    _faults(view, faults)
    trend(view, quarters)
    _answers(view, period, department)


def _standing(
    view: Reader, period: str, department: str, quarters: pl.DataFrame, faults: pl.DataFrame
) -> None:
    row = next((row for row in quarters.to_dicts() if row["period"] == period), None)
    if row is None:
        return
    size = view.row("ranking_size", period=period) or {}
    of_all = f"（共 {size['ranked_count']} 家）" if row["rank"] is not None and size else ""
    published = (
        f"公布（第{row['version']}版）：名次 {_of_published(view, row)}，"
        f"得分 {wording.points(row['published_score'])}"
        if row["version"]
        else "本季度尚未公布，以下为预览"
    )
    st.info(f"{published}。现有数据：{wording.STATUS[row['status']]}。")
    figures(
        [
            Figure(f"名次{of_all}", row["rank"], address.to("ranking", period=period, version="now")),
            Figure("得分", row["score"], address.to("interviews", department=department), "", "走势见约谈页"),
            Figure(
                "闸门",
                gate_word(row["gate_status"]),
                address.to("data_quality", part="gate", period=period, department=department),
            ),
            Figure(
                "失分记录",
                faults.height,
                address.to("case_files", period=period, department=department),
                "条",
            ),
        ]
    )


def _of_published(view: Reader, row: dict[str, Any]) -> str:
    """A published rank and what it is out of; others' ranks are no part of a department's own file."""
    if row["published_rank"] is None:
        return wording.NOTHING
    version = next(
        said for said in view.rows("publications", period=row["period"]) if said["version"] == row["version"]
    )
    return f"{row['published_rank']}（共 {version['ranked_count']} 家）"


def gate_word(status: str) -> str:
    """The gate's outcome in a word, for a figure."""
    return CODES["gate_status"][status].partition("（")[0]


def _faults(view: Reader, faults: pl.DataFrame) -> None:
    table(
        view,
        "失分记录",
        # What mending gains most stands first, whatever the indicator.
        faults.sort("cost_points", descending=True, nulls_last=True, maintain_order=True),
        _FAULTS,
        opens=lambda row: address.to("record", stream=row["stream_id"]) if row["stream_id"] else None,
        hint="选中一行查看记录。扣去的分数是单独补正这一条可以加的分数。",
        empty="没有失分记录。",
    )


def faults_of(view: Reader, period: str, department: str) -> None:
    """The department's faults of a quarter; a row opens the record."""
    _faults(view, view.frame("indicator_faults", period=period, department=department))


def _records(view: Reader, period: str, department: str, indicator: str, name: str) -> None:
    address.link("返回全部指标", address.to("ranking", period=period, department=department))
    faults = view.frame("indicator_faults", period=period, department=department)
    _faults(view, faults.filter(faults["indicator_code"] == indicator))
    table(
        view,
        f"{name}的记录",
        view.frame("indicator_lines", period=period, department=department, indicator=indicator),
        _LINES,
        opens=lambda row: address.to("record", stream=row["stream_id"]) if row["stream_id"] else None,
        hint="选中一行查看记录。",
        empty="没有计入该指标的记录。",
    )


def trend(view: Reader, quarters: pl.DataFrame) -> None:
    """Scores over the quarters, published and as the data say today, as a chart and a table."""
    drawn = _points(quarters.to_dicts())
    if drawn.height > 1:
        charts.trend(drawn, "季度", "得分", "口径", title="各季度得分", unit="分")
    table(view, "各季度得分", quarters, _QUARTERS, labels={"rank": "现名次", "score": "现得分"})


def _points(rows: list[dict[str, Any]]) -> pl.DataFrame:
    said = [
        {"季度": wording.quarter_mark(row["period"]), "得分": float(score), "口径": basis}
        for row in rows
        for basis, score in (("公布", row["published_score"]), ("现有数据", row["score"]))
        if score is not None
    ]
    return pl.DataFrame(said, schema={"季度": pl.String, "得分": pl.Float64, "口径": pl.String})


def _answers(view: Reader, period: str, department: str) -> None:
    """What the department answered to the draft, and how that was decided."""
    said = view.frame("objections", period=period)
    said = said.filter(said["department_code"] == department)
    if said.height:
        table(view, "反馈意见", said, _OBJECTIONS)
