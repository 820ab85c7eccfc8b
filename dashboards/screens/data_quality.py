"""数据质量: what came in, what went back, what did not arrive, and what the gate made of it.

Belongs here: arrivals, loads with their receipts, rejects, held files. Does not belong here: the gate (`gate_history`),
faults of records (the pages about them).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.access import sees_the_office
from dashboards.components import filters
from dashboards.components.figures import Figure, figures
from dashboards.components.labels import CODES
from dashboards.components.tables import table
from dashboards.reader import Reader
from dashboards.screens import gate_history

_PARTS = {"arrivals": "到报情况", "returns": "退回待更正", "loads": "装载和回执", "gate": "质量闸门"}
_OFFICE_PARTS = {"held": "暂存文件", "checks": "检查明细"}
_BEIJING = ZoneInfo("Asia/Shanghai")
_AHEAD_OF_UTC = timedelta(hours=8)
_BEHIND = ("department_name", "feed", "arrival", "as_of_date", "newest_date", "days_behind")
_NIGHTS = (
    "night",
    "feed",
    "source",
    "file_count",
    "loaded_count",
    "same_count",
    "held_count",
    "refused_count",
    "read_count",
    "new_count",
    "amended_count",
    "withdrawn_count",
    "rejected_count",
)
_RECEIPTS = (
    "receipt_id",
    "file_name",
    "feed",
    "receipt_status",
    "is_balanced",
    "read_count",
    "new_count",
    "amended_count",
    "restored_count",
    "unchanged_count",
    "superseded_count",
    "rejected_count",
    "withdrawn_count",
    "skipped_count",
    "message",
    "reported_as_of",
    "departments",
    "source",
    "taken_at",
)
_REJECTS = ("source_row", "department_code", "column_name", "message", "is_open")
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
        "loads": _loads,
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
    waiting = Figure(
        "闸门未通过" + (f"（{known['gate_period']}）" if known["gate_period"] else ""),
        known["waiting_count"],
        address.to("data_quality", part="gate", period=known["gate_period"]),
        "个",
        "最近评估的季度中，结论为暂缓或扣减的执法主体",
    )
    figures(
        [
            Figure("最近装载", known["latest_night"], address.to("data_quality", part="loads")),
            Figure("未更正退回行", known["open_row_count"], address.to("data_quality", part="returns"), "行"),
            Figure(
                "整份退回的文件",
                known["refused_count"],
                address.to("data_quality", part="loads", status="rejected"),
                "份",
            ),
            waiting,
        ]
    )


def _feed(view: Reader) -> str | None:
    feeds = {row["feed"]: CODES["feed"].get(row["feed"], row["feed"]) for row in view.rows("receipt_feeds")}
    return filters.choice("数据类别", "feed", feeds)


def _arrivals(view: Reader) -> None:
    """Whom to call today: what did not arrive, then how far everything has come."""
    left, right = st.columns(2)
    with left:
        department = filters.department(view)
    with right:
        feed = _feed(view)
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


def _loads(view: Reader) -> None:
    """Nights, then receipts; a receipt in the address shows its rows that were sent back."""
    receipt = address.here("receipt")
    if receipt is not None:
        _one_receipt(view, receipt)
        return
    left, right = st.columns(2)
    with left:
        department = filters.department(view)
    with right:
        feed = _feed(view)
    night = _night()
    if department is None and night is None:
        table(
            view,
            "装载（按日和类别）",
            view.frame("load_nights", feed=feed),
            _NIGHTS,
            opens=lambda row: address.to("data_quality", part="loads", night=row["night"], feed=row["feed"]),
            hint="选中一行查看当日该类数据的回执。",
            empty="还没有装载过文件。",
        )
    table(
        view,
        "回执" + (f"（{night}）" if night else ""),
        view.frame("receipts", feed=feed, night=night, department=department, status=address.here("status")),
        _RECEIPTS,
        opens=lambda row: address.to("data_quality", part="loads", receipt=row["receipt_id"]),
        hint="选中一行查看该文件的退回行。账平：读取行＝新增＋变更＋恢复＋未变＋已被取代＋退回行。",
        empty="没有符合条件的回执。全区汇总报送的文件没有写明单位，请把执法主体改为全部。",
    )


def _night() -> date | None:
    """The day in the address, or None; one that is no day is told."""
    asked = address.here("night")
    if asked is None:
        return None
    try:
        night = date.fromisoformat(asked)
    except ValueError:
        st.warning(f"地址中的“装载日”{asked} 不是日期，已忽略。")
        return None
    address.link("查看全部装载日", address.to("data_quality", part="loads"))
    return night


def _one_receipt(view: Reader, receipt: str) -> None:
    address.link("返回全部回执", address.to("data_quality", part="loads"))
    number = int(receipt) if receipt.isdecimal() else -1
    found = view.frame("receipts", receipt=number)
    if found.is_empty():
        st.info(f"地址中的回执 {receipt} 不存在，或您无权查看。")
        return
    table(view, "回执", found, _RECEIPTS)
    table(
        view,
        "该文件的退回行",
        view.frame("receipt_rejects", receipt=number),
        _REJECTS,
        opens=lambda row: address.to("record", stream=row["stream_id"]) if row["stream_id"] else None,
        hint="选中一行查看记录；退回后尚未更正的新记录还没有内容。",
        empty="该文件没有退回行。",
    )


def _returns(view: Reader) -> None:
    """Departments that have rows to mend, then the rows and how long each waits."""
    left, right = st.columns(2)
    with left:
        department = filters.department(view)
    with right:
        feed = _feed(view)
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
