"""季度排名: who stands where in a quarter, as published or as the data say today.

Belongs here: the choice of quarter, version and section, and the ranking itself.
Does not belong here: one department (`department_quarter`), versions side by side (`ranking_versions`), matrix and peer
groups (`ranking_compared`), who is called in (`interviews`).
"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.components import filters
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader
from dashboards.screens import department_quarter, ranking_compared, ranking_versions
from orchestration.reports import wording

NOW = "now"
_MOVEMENT = ("movement", "score_change")
_PARTS = {
    "list": "排名",
    "heat": "指标热力图",
    "groups": "组别比较",
    "versions": "版本对照",
    "scheme": "方案与参数",
}
_UNRANKED = ["not_ranked", "not_assessed"]
_STATUS = {**wording.STATUS, "unranked": "不排名、不参评"}
_COLUMNS = (
    "rank",
    "movement",
    "department_name",
    "peer_group",
    "group_rank",
    "score",
    "score_change",
    "status",
    "gate_status",
    "grounds",
    "reason",
)


def render(view: Reader) -> None:
    """A quarter's ranking, or one department of it where the address names one; a department sees itself alone."""
    left, middle, _ = st.columns(3)
    with left:
        period = filters.quarter(view)
    if period is None:
        st.info("还没有可以评估的季度。装入执法主体、人员和检查数据并运行夜间任务后，这里显示排名。")
        return
    known = filters.departments(view)
    with middle:
        own = view.viewer.department_code
        department = filters.choice("执法主体", "department", known, default=own, is_required=own is not None)
    if department is not None:
        department_quarter.render(view, period, department, known[department])
        return
    versions = view.rows("publications", period=period)
    part = filters.section(_PARTS)
    if part == "list":
        _ranking(view, period, versions)
    elif part == "heat":
        ranking_compared.heat_map(view, period)
    elif part == "groups":
        ranking_compared.groups(view, period)
    elif part == "versions":
        ranking_versions.render(view, period, versions)
    else:
        ranking_compared.scheme(view, period)


def version_names(versions: list[dict[str, Any]]) -> dict[str, str]:
    """Versions of a quarter to choose from, today's data last: code → what is shown."""
    return {str(row["version"]): f"第{row['version']}版　{row['document_no'] or ''}" for row in versions} | {
        NOW: "现有数据"
    }


def standing_version(versions: list[dict[str, Any]]) -> int | None:
    """The version that holds, or None."""
    return next((int(row["version"]) for row in versions if row["is_in_force"]), None)


def _ranking(view: Reader, period: str, versions: list[dict[str, Any]]) -> None:
    standing = standing_version(versions)
    left, middle, right = st.columns(3)
    with left:
        version = _version(versions, standing)
    _say_which(versions, version, standing)
    before = wording.quarter_before(period)
    before_version = standing_version(view.rows("publications", period=before))
    frame = view.frame(
        "ranking_moves",
        period=period,
        version=version,
        before_period=before,
        before_version=before_version,
    )
    has_before = frame["rank_before"].is_not_null().any()
    with middle:
        group = filters.choice(
            "组别", "peer_group", {name: name for name in frame["peer_group"].drop_nulls().unique().sort()}
        )
    with right:
        status = filters.choice("参评情况", "status", _STATUS)
    _numbers(view, period, version)
    if version is None and frame.filter(~frame["is_confirmed"]).height:
        st.warning("地方参数尚未全部确认，现有得分只能作预览，正式评分会被拒绝。")
        address.link("查看未确认的参数", address.to("ranking", period=period, part="scheme"))
    of = f"公布的第{before_version}版" if before_version else "的现有数据"
    when = wording.quarter_short(before)
    table(
        view,
        "季度排名",
        _narrowed(frame, group, status),
        _COLUMNS if has_before else [name for name in _COLUMNS if name not in _MOVEMENT],
        opens=lambda row: address.to("ranking", period=period, department=row["department_code"]),
        hint="选中一行查看该单位的指标和失分记录。",
        empty="没有符合条件的单位。请放宽组别或参评情况。",
        note=f"升降与{when}{of}相比" if has_before else f"{when}没有可比的名次",
    )


def _version(versions: list[dict[str, Any]], standing: int | None) -> int | None:
    """The version that is asked for, the one that holds by default; None for today's data."""
    asked = filters.choice(
        "版本",
        "version",
        version_names(versions),
        default=str(standing) if standing else NOW,
        is_required=True,
        default_moves=True,
    )
    return None if asked in (None, NOW) else int(str(asked))


def _narrowed(frame: pl.DataFrame, group: str | None, status: str | None) -> pl.DataFrame:
    if group is not None:
        frame = frame.filter(pl.col("peer_group") == group)
    if status is not None:
        frame = frame.filter(pl.col("status").is_in(_UNRANKED if status == "unranked" else [status]))
    return frame


def _say_which(versions: list[dict[str, Any]], version: int | None, standing: int | None) -> None:
    """Which of published and present numbers one looks at."""
    if version is None:
        after = (
            f"第{standing}版公布之后收到的数据也计算在内，可能与公布结果不同；"
            if standing
            else "本季度尚未公布；"
        )
        st.info(f"预览：按现有数据计算。{after}不作为通报依据。")
        return
    said = next(row for row in versions if row["version"] == version)
    if version == standing:
        validity = "现行有效"
    elif standing is not None:
        validity = f"已被第{standing}版取代"
    else:
        validity = "已撤回或者已被取代"
    st.success(
        f"公布结果：第{version}版，{validity}。{said['document_no'] or ''}，"
        f"{wording.day(said['signed_on'])}签发，依据日志位置 {said['pinned_position']}。"
    )


def _numbers(view: Reader, period: str, version: int | None) -> None:
    said = view.row("quarter_summary", period=period, version=version) or {}
    shown = NOW if version is None else version

    def to_list(**chosen: str) -> address.Address:
        return address.to("ranking", period=period, version=shown, **chosen)

    figures(
        [
            Figure("参加排名", said.get("ranked_count"), to_list(status="ranked"), "家"),
            Figure(
                "单列",
                said.get("apart_count"),
                to_list(status="listed_apart"),
                "家",
                "人员或者事项太少，列出得分，不排名次",
            ),
            Figure("不排名、不参评", said.get("unranked_count"), to_list(status="unranked"), "家"),
            Figure("列入约谈", said.get("listed_count"), address.to("interviews", period=period), "家"),
        ]
    )
