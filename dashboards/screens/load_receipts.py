"""装载和回执, a part of 数据质量: what came in which night, and what became of every row.

Belongs here: nights, receipts, the rows that one file got back. Does not belong here: what still waits to be mended.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboards import address
from dashboards.components import filters
from dashboards.components.codes import CODES
from dashboards.components.tables import table
from dashboards.reader import Reader

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


def render(view: Reader) -> None:
    """Nights, then receipts; a receipt in the address shows its rows that were sent back."""
    receipt = address.here("receipt")
    if receipt is not None:
        _one_receipt(view, receipt)
        return
    left, middle, right = st.columns([2, 1, 1])
    with left:
        department = filters.department(view)
    with middle:
        feed = filters.feed(view)
    with right:
        status = filters.choice("处理结果", "status", CODES["receipt_status"])
    night = _night()
    if department is None and night is None and status is None:
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
        view.frame("receipts", feed=feed, night=night, department=department, status=status),
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
