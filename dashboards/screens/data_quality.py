"""数据质量: what came in, what went back, what did not arrive, and what the gate made of it.

Belongs here: arrivals, rejects, held files. Does not belong here: loads and receipts (`load_receipts`), the gate
(`gate_history`), faults of records (the pages about them).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.access import sees_the_office
from dashboards.components import filters
from dashboards.components.codes import CODES
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader
from dashboards.screens import gate_history, load_receipts

_PARTS = {"arrivals": "到报情况", "returns": "退回待更正", "loads": "装载和回执", "gate": "质量闸门"}
_OFFICE_PARTS = {"held": "暂存文件", "checks": "检查明细"}
_BEIJING = ZoneInfo("Asia/Shanghai")
_AHEAD_OF_UTC = timedelta(hours=8)
_BEHIND = ("department_name", "feed", "arrival", "as_of_date", "newest_date", "days_behind")
_WAITING = ("department_name", "row_count", "file_count", "sent_back_on", "open_days")
_OPEN = (
    "department_name",
    "feed",
    "message",
    "column_name",
    "file_name",
    "source_row",
    "sent_back_on",
    "open_days",
)
_WORKBOOKS = ("department_name", "file_name", "taken_at")
_HELD = ("held_id", "file_name", "feed", "source", "message", "held_at")


def render(view: Reader) -> None:
    """The part of the page that the address names; what lies beside the release is for the office alone."""
    parts = {**_PARTS, **(_OFFICE_PARTS if sees_the_office(view.viewer) else {})}
    part = filters.section(parts)
    _state(view)
    shows = {
        "arrivals": _arrivals,
        "returns": _returns,
        "loads": load_receipts.render,
        "gate": gate_history.render,
        "held": _held,
        "checks": gate_history.checks,
    }
    shows[part](view)


def _today() -> date:
    return datetime.now(_BEIJING).date()


def _state(view: Reader) -> None:
    """Four figures that lead to the parts of this page."""
    known = view.row("quality_state") or {}
    night, period = known["latest_night"], known["gate_period"]
    figures(
        [
            Figure(
                "最近装载",
                f"{night:%m-%d}" if night else None,
                address.to("data_quality", part="loads"),
                note=f"{night}（北京时间）" if night else None,
            ),
            Figure("未更正退回行", known["open_row_count"], address.to("data_quality", part="returns"), "行"),
            Figure(
                "整份退回文件",
                known["refused_count"],
                address.to("data_quality", part="loads", status="rejected"),
                "份",
            ),
            Figure(
                "闸门未通过",
                known["waiting_count"],
                address.to("data_quality", part="gate", period=period),
                "个",
                f"最近评估的季度（{period}）中，结论为暂缓或扣减的执法主体" if period else "还没有评估过闸门",
            ),
        ]
    )


def _arrivals(view: Reader) -> None:
    """Whom to call today: what did not arrive, then how far everything has come."""
    left, right = st.columns(2)
    with left:
        department = filters.department(view)
    with right:
        feed = filters.feed(view)
    arrived = view.frame("feed_arrivals", department=department, feed=feed)
    behind = arrived.filter(pl.col("arrival") == "behind").sort(
        "days_behind", "department_code", "feed", descending=[True, False, False]
    )
    table(
        view,
        "未按时到的数据",
        behind,
        _BEHIND,
        opens=lambda row: address.to(
            "data_quality", part="loads", department=row["department_code"], feed=row["feed"]
        ),
        hint="选中一行查看该单位该类数据的回执。",
        note="与同类数据最新的全量导出相比",
        empty="各单位的全量导出都与同类数据最新的截止日一致。",
    )
    _matrix(view, arrived)


def _matrix(view: Reader, arrived: pl.DataFrame) -> None:
    """Departments × feeds: the day that the latest full export reaches."""
    feeds = sorted(arrived["feed"].unique().to_list(), key=lambda feed: CODES["feed"].get(feed, feed))
    if feeds:
        said = pl.when(pl.col("as_of_date").is_null()).then(pl.lit("—"))
        cells = arrived.with_columns(
            said.otherwise(
                pl.col("as_of_date").cast(pl.String)
                + pl.when(pl.col("arrival") == "behind").then(pl.lit("（落后）")).otherwise(pl.lit(""))
            ).alias("cell")
        )
        matrix = cells.pivot("feed", index=["department_code", "department_name"], values="cell")
    else:
        matrix = pl.DataFrame({"department_code": [], "department_name": []})
    table(
        view,
        "各单位各类数据报到哪一天",
        matrix,
        ("department_name", *feeds),
        opens=lambda row: address.to("data_quality", part="loads", department=row["department_code"]),
        # A feed is called 执法主体 too.
        labels={"department_name": "单位"} | {feed: CODES["feed"].get(feed, feed) for feed in feeds},
        hint="选中一行查看该单位的回执。— 表示没有收到过全量导出；增量导出不表明其余没有变化，不计。",
        empty="没有收到过全量导出。",
    )


def _returns(view: Reader) -> None:
    """Departments that have rows to mend, then the rows and how long each waits."""
    left, right = st.columns(2)
    with left:
        department = filters.department(view)
    with right:
        feed = filters.feed(view)
    today = _today()
    if department is None:
        known = filters.departments(view)
        table(
            view,
            "等待各单位更正",
            view.frame("returns_waiting", feed=feed, today=today),
            _WAITING,
            opens=lambda row: (
                address.to("data_quality", part="returns", department=row["department_code"])
                if row["department_code"] in known
                else None
            ),
            hint="选中一行查看该单位的每一行。",
            empty="没有等待更正的退回行。",
        )
    table(
        view,
        "未更正的退回行",
        view.frame("rejects_waiting", department=department, feed=feed, today=today),
        _OPEN,
        opens=lambda row: address.to("data_quality", part="loads", receipt=row["receipt_id"]),
        hint="选中一行查看所在文件的回执。",
        empty="没有未更正的退回行。",
    )
    if department is None and sees_the_office(view.viewer):
        _workbooks(view)


def _workbooks(view: Reader) -> None:
    """Workbooks that went back and were not swept away yet, by their folders; what stands in them is the clerk's."""
    names = filters.departments(view)
    rows = [
        {
            "department_name": names.get(path.parent.name, path.parent.name.lstrip("_")),
            "file_name": path.name,
            "taken_at": datetime.fromtimestamp(path.stat().st_mtime, _BEIJING).replace(tzinfo=None),
        }
        for path in sorted(view.home.returns.glob("*/*.xlsx"))
    ]
    table(
        view,
        "退回的工作簿",
        pl.DataFrame(
            rows, schema={"department_name": pl.String, "file_name": pl.String, "taken_at": pl.Datetime}
        ),
        _WORKBOOKS,
        note="放在 returns 文件夹，按单位发回；改好后放回收件箱即可",
        empty="没有退回的工作簿。",
    )


def _held(view: Reader) -> None:
    """Files that wait for a decision of the office."""
    from ingestion.holding import list_held

    rows = [row | {"held_at": row["held_at"] + _AHEAD_OF_UTC} for row in list_held(view.home)]
    waiting = pl.DataFrame(rows, infer_schema_length=None)
    table(
        view,
        "暂存文件",
        waiting,
        _HELD,
        note="处理：zhifa held accept 编号 或 zhifa held discard 编号，并写明事由",
        empty="没有等待处理的暂存文件。",
    )
