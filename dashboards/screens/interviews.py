"""约谈: whose leaders are called in and why, and how far each interview has come.

Belongs here: the list with what is due and overdue, and one department's interview with the records behind it.
Does not belong here: acting on an interview (`zhifa interview`), how the list is cut (dbt).
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboards import address
from dashboards.components import filters
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader
from dashboards.screens import department_quarter
from dashboards.screens.ranking import standing_version
from dashboards.screens.ranking_compared import how_the_list_is_cut
from orchestration.quarter.interviews import CLOSED, HELD, NOTIFIED, PLANNED, REVIEWED
from orchestration.reports import wording

_STAGES = {
    "overdue": "逾期",
    "open": "未办结",
    **{stage: stage for stage in ("待通知", NOTIFIED, HELD, PLANNED, REVIEWED, CLOSED)},
}
_LOOP = (
    "period",
    "department_name",
    "grounds",
    "stage",
    "next_act",
    "next_by_date",
    "overdue_reason",
    "appearance_count",
    "consecutive_count",
    "notice_on",
    "held_on",
    "plan_on",
    "reviewed_on",
    "review_result",
    "closed_on",
)
_PREVIEW = (
    "list_group",
    "place_from_bottom",
    "department_name",
    "score",
    "rank",
    "ground",
    "weakest_indicators",
)


def render(view: Reader) -> None:
    """All interviews, or one department's where the address names one."""
    periods = {row["period"]: row["period_name"] for row in view.rows("quarters")}
    known = filters.departments(view)
    left, middle, right = st.columns(3)
    with left:
        period = filters.choice("季度", "period", periods)
    with middle:
        department = filters.choice("执法主体", "department", known)
    if department is not None:
        _department(view, period, department, known[department])
        return
    with right:
        stage = filters.choice("环节", "stage", _STAGES)
    _numbers(view, period)
    table(
        view,
        "约谈办理",
        view.frame("interview_loop", period=period, stage=stage),
        _LOOP,
        labels={"stage": "环节"},
        opens=_opens,
        hint="选中一行查看列入的原因、依据的记录和各环节期限。",
        empty="没有符合条件的约谈。季度公布后，列入名单的单位显示在这里。",
        note=_judged_on(view),
    )
    _preview(view, period or next(iter(periods), None))


def _opens(row: dict[str, Any]) -> address.Address:
    return address.to("interviews", period=row["period"], department=row["department_code"])


def _judged_on(view: Reader) -> str:
    known = view.row("data_as_of") or {}
    return f"是否逾期以数据截至日 {known['data_as_of']} 判断" if known.get("data_as_of") else ""


def _numbers(view: Reader, period: str | None) -> None:
    counted = view.row("interview_counts", period=period) or {}

    def to_list(stage: str | None = None) -> address.Address:
        return address.to("interviews", period=period, stage=stage)

    figures(
        [
            Figure("列入约谈", counted.get("listed_count"), to_list(), "家次"),
            Figure("待通知", counted.get("unnotified_count"), to_list("待通知"), "家次"),
            Figure("未办结", counted.get("open_count"), to_list("open"), "家次"),
            Figure("逾期", counted.get("overdue_count"), to_list("overdue"), "家次"),
        ]
    )


def _preview(view: Reader, period: str | None) -> None:
    """Who would be listed today, of a quarter that is not published."""
    if period is None or standing_version(view.rows("publications", period=period)) is not None:
        return
    rule = view.row("list_rule", period=period)
    table(
        view,
        f"{wording.quarter_short(period)}预览名单",
        view.frame("interview_list", period=period),
        _PREVIEW,
        opens=lambda row: address.to("interviews", period=period, department=row["department_code"]),
        hint="选中一行查看列入的原因和依据的记录。",
        empty="按现有数据没有单位列入名单。"
        if view.viewer.department_code is None
        else "按现有数据本单位没有列入名单。",
        note="按现有数据计算，公布前随数据变化",
    )
    if rule is not None:
        st.caption(how_the_list_is_cut(rule))


# --- one department ----------------------------------------------------------------------------------


def _department(view: Reader, asked: str | None, department: str, name: str) -> None:
    loops = view.frame("interview_loop", department=department)
    quarters = view.frame("department_quarters", department=department)
    listed = [row["period"] for row in loops.to_dicts()]
    period = asked or max(listed, default=None) or max(quarters["period"], default=None)
    st.subheader(f"{name}　{wording.quarter_short(period) if period else ''}")
    address.link("返回约谈名单", address.to("interviews", period=asked))
    if period is None:
        st.info("该单位没有评估结果，也没有约谈。")
        return
    _why(view, period, department, loops.to_dicts())
    if period in listed:
        table(
            view,
            "办理环节",
            view.frame("interview_stages", period=period, department=department),
            ("act", "by_date", "done_on", "act_state", "said"),
            note=_judged_on(view),
        )
    _records(view, period, department)
    department_quarter.trend(view, quarters)
    table(
        view,
        "历次约谈",
        loops,
        _LOOP,
        labels={"stage": "环节"},
        opens=_opens,
        empty="该单位没有列入过约谈。",
        hint="选中一行查看该季度。",
    )


def _why(view: Reader, period: str, department: str, loops: list[dict[str, Any]]) -> None:
    """What put the department on the list, as published or as the data say today."""
    loop = next((row for row in loops if row["period"] == period), None)
    today = [
        row for row in view.rows("interview_list", period=period) if row["department_code"] == department
    ]
    if loop is None and not today:
        st.info("该单位这个季度没有列入约谈名单。")
        return
    lines = []
    if loop is not None:
        lines.append(_as_listed(loop))
        if loop["consecutive_count"]:
            counted = f"累计列入 {loop['appearance_count']} 次，连续 {loop['consecutive_count']} 个季度。"
        else:
            counted = "之后公布的版本不再列入，已开始的约谈继续办理。"
        lines.append(counted)
    for row in today:
        place = f"倒数第 {row['place_from_bottom']}，" if row["place_from_bottom"] else ""
        lines.append(
            f"按现有数据：{row['ground']}，{place}名次 {row['rank'] or wording.NOTHING}，"
            f"得分 {wording.points(row['score'])}；失分最多的指标：{row['weakest_indicators'] or '无'}。"
        )
    if not today:
        lines.append("按现有数据不再列入名单。")
    rule = view.row("list_rule", period=period)
    if rule is not None:
        lines.append(how_the_list_is_cut(rule))
    st.info("\n\n".join(lines))


def _as_listed(loop: dict[str, Any]) -> str:
    """The published line on which the interview rests."""
    rank = f"第 {loop['listed_rank']} 名" if loop["listed_rank"] else "不排名"
    score = wording.points(loop["listed_score"])
    return f"事由：{loop['grounds']}。公布的第{loop['version']}版：{rank}，得分 {score}。"


def _records(view: Reader, period: str, department: str) -> None:
    """The records behind the score, and the decisions that were not complied with."""
    refused = view.frame("refused_decisions", department=department)
    if refused.height:
        table(
            view,
            "未按期履行的复议决定",
            refused,
            ("record_no", "business_date", "due_on", "message", "legal_basis"),
            opens=lambda row: address.to("record", stream=row["stream_id"]),
            hint="选中一行查看案件。",
        )
    department_quarter.faults_of(view, period, department)
    address.link("查看该单位的全部指标", address.to("ranking", period=period, department=department))
