"""Sections of 季度排名 that hold departments against each other, and the scheme by which all are scored.

Belongs here: the matrix of departments and indicators, peer groups, parameters.
Does not belong here: the ranking itself (`ranking`), one department (`department_quarter`).
"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.address import Address
from dashboards.components import charts, filters
from dashboards.components.tables import table
from dashboards.reader import Reader
from orchestration.reports import wording

_MEASURES = {"lost_points": "失分", "value": "指标值"}
_PREVIEW = "按现有数据计算；公布的版本只公布得分和名次。"


def heat_map(view: Reader, period: str) -> None:
    """Departments × scored indicators, by lost points or by value; a row opens the department."""
    groups = {
        row["peer_group"]: row["peer_group"]
        for row in view.rows("peer_groups", period=period)
        if row["peer_group"] is not None
    }
    left, right, _ = st.columns(3)
    with left:
        measure = filters.choice("显示", "measure", _MEASURES, is_required=True) or "lost_points"
    with right:
        group = filters.choice("组别", "peer_group", groups)
    frame = view.frame("indicator_matrix", period=period, peer_group=group)
    if frame.is_empty():
        st.info("这个季度没有可比较的单位。请换一个季度或者组别。")
        return
    st.caption(f"{_PREVIEW}空格表示该指标对该单位不适用。颜色越深，数值越大；格内为数值。")
    names = wording.short_names(dict(zip(frame["department_code"], frame["department_name"], strict=True)))
    drawn = frame.with_columns(
        pl.col("department_code").replace(names).alias("单位"),
        pl.col("indicator_name_zh").alias("指标"),
        pl.col(measure).cast(pl.Float64).alias(_MEASURES[measure]),
    )
    charts.heat(drawn, "单位", "指标", _MEASURES[measure], title=f"各单位各指标{_MEASURES[measure]}")
    _matrix(view, period, frame, measure)


def _matrix(view: Reader, period: str, frame: pl.DataFrame, measure: str) -> None:
    wide = frame.pivot("indicator_code", index=["department_code", "department_name", "rank"], values=measure)
    indicators = dict(zip(frame["indicator_code"], frame["indicator_name_zh"], strict=True))
    table(
        view,
        f"指标矩阵（{_MEASURES[measure]}）",
        wide,
        ("rank", "department_name", *indicators),
        labels=indicators,
        opens=_department(period),
        hint="选中一行查看该单位的失分记录。",
    )


def groups(view: Reader, period: str) -> None:
    """Peer groups beside each other; a row opens the ranking of the group."""
    rule = view.row("list_rule", period=period)
    if rule is not None:
        st.caption(how_the_list_is_cut(rule))
    table(
        view,
        "组别比较",
        view.frame("peer_groups", period=period),
        ("peer_group", "ranked_count", "highest_score", "median_score", "lowest_score", "listed_count"),
        opens=lambda row: address.to("ranking", period=period, version="now", peer_group=row["peer_group"]),
        hint="选中一行查看组内排名。",
        empty="这个季度没有参加排名的单位。",
        note=_PREVIEW,
    )


def how_the_list_is_cut(rule: dict[str, Any]) -> str:
    """A row of `list_rule` as a sentence."""
    scope = (
        f"按组别列名单，组内参加排名的不少于 {rule['minimum_peer_group_count']} 家"
        if rule["is_peer_group_list"]
        else "全区一张名单"
    )
    floor = rule["interview_floor_score"]
    spared = f"；得分不低于 {floor} 的不约谈" if floor is not None else ""
    return f"约谈名单：{scope}，取末 {rule['interview_count']} 名，同分并列的全部列入{spared}。"


def scheme(view: Reader, period: str) -> None:
    """By what the quarter is scored, and what keeps it from being official."""
    table(
        view,
        "未确认的参数",
        view.frame("unconfirmed_parameters", period=period),
        ("note", "applies_to", "parameter"),
        empty="地方参数都已确认。",
        note="确认后方可正式评分：在参数表中写明数值、批准人和文号后报送",
    )
    faults = view.frame("scheme_faults", period=period)
    if faults.height:
        table(view, "方案的问题", faults, ("message",))
    table(
        view,
        "评分方案",
        view.frame("scheme_stated", period=period),
        ("note_zh", "value", "parameter"),
        labels={"value": "数值", "note_zh": "参数"},
    )


def _department(period: str) -> Any:
    def opens(row: dict[str, Any]) -> Address:
        return address.to("ranking", period=period, department=row["department_code"])

    return opens
