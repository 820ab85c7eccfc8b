"""总览: the quarter on one screen, and what waits for somebody today.

Belongs here: where the quarter stands, what has to be decided, the gate, the trend, how fresh the data are; each line
leads to the page where it is dealt with.
Does not belong here: lists, which the other pages hold; any figure of its own.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.access import sees_the_office
from dashboards.address import Address
from dashboards.components import charts, filters
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader
from dashboards.screens import department_quarter
from dashboards.screens.ranking import NOW, standing_version
from ingestion.holding import list_held
from orchestration.quarter.steps import STATE_LABELS, STEP_LABELS, Quarter
from orchestration.reports import wording

_SHANGHAI = ZoneInfo("Asia/Shanghai")
# A night that brings nothing still builds a release unless it failed; a day and some hours are not yet a missed night.
_OLD_AFTER_HOURS = 30
_DECISIONS = ("decision_kind", "what_zh", "department_name", "period", "item_count", "due_date", "is_overdue")
_GATE = ("department_name", "gate_status", "reason_name_zh", "message", "correction_ends_date")
_STEPS = ("step", "state", "on_date", "due_date", "version", "document_no", "signed_on", "pinned_position")
_TREND = ("period", "version", "ranked_count", "highest_score", "median_score", "lowest_score")


def render(view: Reader) -> None:
    """The chosen quarter, the newest by default."""
    data_as_of = (view.row("data_as_of") or {}).get("data_as_of")
    _freshness(view, data_as_of)
    left, _, _ = st.columns(3)
    with left:
        period = filters.quarter(view)
    if period is None:
        st.info("还没有可以评估的季度。装入执法主体、人员和检查数据并运行夜间任务后，这里显示季度情况。")
        _held_only(view)
        return
    quarter = Quarter.folded(period, view.rows("quarter_steps", period=period))
    standing = standing_version(view.rows("publications", period=period))
    _numbers(view, quarter, standing)
    _way(quarter)
    _decisions(view, period, data_as_of)
    _gate(view, period)
    _trend(view)
    _steps(view, quarter)
    _last_night(view)


# --- freshness ---------------------------------------------------------------------------------------


def _freshness(view: Reader, data_as_of: date | None) -> None:
    built = datetime.fromtimestamp(view.release.path.stat().st_mtime, UTC)
    hours = int((datetime.now(UTC) - built).total_seconds() // 3600)
    st.caption(
        f"数据截至 {wording.day(data_as_of)}　·　日志位置 {view.release.position}　·　"
        f"版本生成于 {built.astimezone(_SHANGHAI):%Y-%m-%d %H:%M}（{_ago(hours)}）"
    )
    if hours >= _OLD_AFTER_HOURS:
        st.warning(
            f"最新的版本是{_ago(hours)}生成的，之后没有成功的夜间任务。请维护人员运行 zhifa doctor 查看原因。"
        )


def _ago(hours: int) -> str:
    if hours < 1:
        return "不到1小时前"
    return f"{hours}小时前" if hours < 48 else f"{hours // 24}天前"


def _last_night(view: Reader) -> None:
    night = view.row("last_night")
    if night is None:
        if not sees_the_office(view.viewer):
            return
        st.caption("最近一次装入：还没有收到文件。")
        return
    when = night["recorded_at"].replace(tzinfo=UTC).astimezone(_SHANGHAI)
    st.caption(
        f"最近一次装入：{when:%Y-%m-%d %H:%M}，{night['file_count']} 个文件，"
        f"其中装入 {night['loaded_count']}，未变 {night['unchanged_count']}，"
        f"暂存待处理 {night['held_count']}，退回 {night['refused_count']}。"
    )
    address.link("查看收件和回执", address.to("data_quality", part="loads"))


# --- the quarter -------------------------------------------------------------------------------------


def _numbers(view: Reader, quarter: Quarter, standing: int | None) -> None:
    period, shown = quarter.period, standing or NOW
    loop = view.row("interview_counts", period=None) or {}
    state = Figure(
        "季度状态",
        STATE_LABELS[quarter.state],
        address.to("ranking", period=period, version=shown),
        note=_next(quarter),
    )
    interviews = Figure(
        f"约谈未办结（逾期 {loop.get('overdue_count', 0)}）",
        loop.get("open_count"),
        address.to("interviews", stage="open"),
        "家次",
    )
    if view.viewer.department_code is not None:
        figures([state, *_own(view, period), interviews])
        return
    said = view.row("quarter_summary", period=period, version=standing) or {}
    figures(
        [
            state,
            Figure(
                f"参加排名（{f'公布第{standing}版' if standing else '预览'}）",
                said.get("ranked_count"),
                address.to("ranking", period=period, version=shown, status="ranked"),
                "家",
            ),
            Figure(
                "闸门暂缓 / 扣减",
                f"{said.get('hold_count', 0)} / {said.get('deduct_count', 0)}",
                address.to("data_quality", part="gate", period=period),
                note=f"尚未过闸门（预览）：{said.get('waiting_count', 0)} 家",
            ),
            interviews,
        ]
    )


def _own(view: Reader, period: str) -> list[Figure]:
    """A department's own rank and gate, as the data say today."""
    department = view.viewer.department_code
    rows = view.rows("department_quarters", department=department)
    row = next((row for row in rows if row["period"] == period), None)
    if row is None:
        return []
    here = address.to("ranking", period=period, department=department)
    gate = address.to("data_quality", part="gate", period=period, department=department)
    return [
        Figure(f"名次（得分 {wording.points(row['score'])}）", row["rank"], here),
        Figure("闸门", department_quarter.gate_word(row["gate_status"]), gate),
    ]


def _decisions(view: Reader, period: str, data_as_of: date | None) -> None:
    """What waits for somebody; a department sees what is about itself."""
    frame = view.frame("decisions", period=period, as_of=data_as_of)
    if sees_the_office(view.viewer):
        frame = pl.concat([_held(view, frame.schema), frame])
    else:
        frame = frame.filter(pl.col("department_code").is_not_null())
    table(
        view,
        "需要处理",
        frame,
        _DECISIONS,
        opens=lambda row: _where(row, period),
        labels={"what_zh": "内容"},
        hint="选中一行到办理的页面。",
        empty="没有等待处理的事项。",
        note=f"以数据截至日 {data_as_of} 判断" if data_as_of else "",
    )


def _held_only(view: Reader) -> None:
    if sees_the_office(view.viewer):
        held = _held(view, view.frame("decisions", period=None, as_of=None).schema)
        if held.height:
            table(view, "需要处理", held, ("decision_kind", "what_zh"), labels={"what_zh": "内容"})


def _held(view: Reader, schema: pl.Schema) -> pl.DataFrame:
    """Files that wait for the office; they lie beside the release."""
    files = list_held(view.home) if view.home.has_log() else []
    rows = [
        dict.fromkeys(schema)
        | {
            "decision_kind": "held_file",
            "what_zh": f"{file['file_name']}：{file['message']}",
            "item_count": 1,
            "is_overdue": False,
        }
        for file in files
    ]
    return pl.DataFrame(rows, schema=schema)


def _where(row: dict[str, Any], period: str) -> Address:
    """The page where a line is dealt with."""
    kind, department = row["decision_kind"], row["department_code"]
    if kind == "interview":
        return address.to("interviews", period=row["period"], department=department)
    if kind == "finding":
        return address.to("findings", department=department, kind=row["detail"])
    if kind == "hold":
        return address.to("data_quality", part="gate", period=period, department=department)
    if kind == "held_file":
        return address.to("data_quality", part="held")
    if kind in ("parameter", "scheme"):
        return address.to("ranking", period=period, part="scheme")
    if kind == "objection":
        return address.to("ranking", period=row["period"], department=department)
    return address.to("ranking", period=row["period"], version=NOW)


def _gate(view: Reader, period: str) -> None:
    table(
        view,
        "闸门",
        view.frame("gate_reasons", period=period),
        _GATE,
        opens=lambda row: address.to(
            "data_quality", part="gate", period=period, department=row["department_code"]
        ),
        hint="选中一行查看该单位的数据质量。",
        empty="没有暂缓或者扣减的单位。",
        note="暂缓、扣减的，以及按现有数据达不到标准的",
    )


def _trend(view: Reader) -> None:
    """Scores over the quarters: the highest, the middle and the lowest, or a department's own."""
    if view.viewer.department_code is not None:
        department_quarter.trend(
            view, view.frame("department_quarters", department=view.viewer.department_code)
        )
        return
    frame = view.frame("score_trend")
    drawn = pl.DataFrame(
        [
            {
                "季度": wording.quarter_mark(row["period"]) + ("*" if row["version"] else ""),
                "得分": float(score),
                "口径": name,
            }
            for row in frame.to_dicts()
            for name, score in (
                ("最高", row["highest_score"]),
                ("中位", row["median_score"]),
                ("最低", row["lowest_score"]),
            )
        ],
        schema={"季度": pl.String, "得分": pl.Float64, "口径": pl.String},
    )
    if frame.height > 1:
        charts.trend(drawn, "季度", "得分", "口径", title="参加排名单位的得分", unit="分")
        st.caption("带 * 的季度为公布的版本，其余按现有数据计算，尚未公布。")
    table(
        view,
        "各季度得分",
        frame,
        _TREND,
        labels={"version": "公布版本"},
        opens=lambda row: address.to("ranking", period=row["period"], version=row["version"] or NOW),
        hint="选中一行查看该季度的排名。公布版本为空的，按现有数据计算。",
    )


def _way(quarter: Quarter) -> None:
    """The way of the quarter in one line."""
    done = [
        f"{label} {step.on_date:%m-%d}"
        for name, label in STEP_LABELS.items()
        if name != "withdraw" and (step := quarter.standing(name)) is not None
    ]
    st.markdown(f"**办理进度**　{' → '.join([*done, _next(quarter)])}")


def _next(quarter: Quarter) -> str:
    if quarter.in_force is not None:
        return "已公布，数据有变化时可以重述"
    return f"下一步：{STEP_LABELS[quarter.next_step]}"


def _steps(view: Reader, quarter: Quarter) -> None:
    """Each step that was done."""
    frame = view.frame("quarter_steps", period=quarter.period)
    table(
        view,
        "办理步骤",
        frame.with_columns(pl.col("step").replace(STEP_LABELS), pl.col("state").replace(STATE_LABELS)),
        _STEPS,
        labels={"state": "之后状态"},
        empty="本季度还没有开始办理。季度结束并过了补正期后，先核查：zhifa quarter check。",
    )
