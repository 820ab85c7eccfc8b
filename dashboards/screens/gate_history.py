"""质量闸门, a part of 数据质量: who was held, deducted or passed, when and why; the pages of the checks.

Belongs here: outcomes of the gate and their history. Does not belong here: what stands against passing right now in
single records (the pages about them), the checks themselves (`expectations`).
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.access import sees_the_office
from dashboards.components import filters
from dashboards.components.codes import CODES
from dashboards.components.tables import table
from dashboards.reader import Reader
from ingestion.eventlog import EventLog

_PERIODS = ("period", "evaluated_on", "pass_count", "hold_count", "deduct_count")
_NOW = (
    "department_name",
    "gate_status",
    "evaluated_on",
    "evaluated_reasons",
    "reasons",
    "completeness_rate",
    "due_document_count",
    "missing_document_count",
    "blocker_count",
    "rejected_row_count",
    "export_count",
    "correction_ends_date",
)
_HISTORY = (
    "period",
    "department_name",
    "gate_status",
    "evaluated_reasons",
    "evaluated_on",
    "data_position",
    "event_type",
    "actor",
    "reason",
    "recorded_at",
)
_RELATIVE = re.compile(r'\s(?:href|src)="(?!#|data:)[^"]*"')
_PAGE_HEIGHT = 900


def render(view: Reader) -> None:
    """The quarters, the departments of one, and for the office every evaluation that was ever recorded."""
    table(
        view,
        "各季度闸门结论",
        view.frame("gate_periods"),
        _PERIODS,
        opens=lambda row: address.to("data_quality", part="gate", period=row["period"]),
        hint="选中一行查看该季度各单位。",
        empty="还没有评估过闸门。季度补正期满后运行 zhifa gate 季度。",
    )
    period = filters.quarter(view)
    table(
        view,
        f"{period or ''} 各单位闸门",
        _with_reasons(view.frame("gate_now", period=period), "evaluated_reasons", "reasons"),
        _NOW,
        opens=lambda row: _behind(row, period),
        hint="选中一行查看缺失材料；没有缺失材料的，查看未更正的退回行。",
        empty="该季度没有闸门数据。",
    )
    if sees_the_office(view.viewer):
        _history(view, period)


def _behind(row: dict[str, Any], period: str | None) -> address.Address:
    """What a department has to mend: missing documents before rows that were sent back."""
    if row["missing_document_count"]:
        return address.to("case_files", period=period, department=row["department_code"])
    return address.to("data_quality", part="returns", department=row["department_code"])


def _history(view: Reader, period: str | None) -> None:
    """Evaluations are events: the log tells each of them, up to what this release knows."""
    events = EventLog.open(view.home).events("gate", up_to=view.release.position)
    names = filters.departments(view)
    told = (
        events.filter(pl.col("period") == period)
        .sort("position", descending=True)
        .with_columns(
            pl.col("department_code").replace(names).alias("department_name"),
            pl.col("reasons").alias("evaluated_reasons"),
        )
    )
    table(
        view,
        "历次评估",
        _with_reasons(told, "evaluated_reasons"),
        _HISTORY,
        opens=lambda row: address.to("record", stream=row["stream_id"]),
        hint="选中一行查看该单位这一季度闸门的全部事件。",
        empty="该季度还没有评估过。",
    )


def _with_reasons(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Codes joined by | in words."""

    def said(codes: str) -> str:
        return "、".join(CODES["gate_reason"].get(code, code) for code in codes.split("|"))

    return frame.with_columns(
        pl.col(name).cast(pl.String).map_elements(said, return_dtype=pl.String) for name in columns
    )


def checks(view: Reader) -> None:
    """The pages that an evaluation left in the home: shown here, for no browser can open a path of the server."""
    kept = view.home.root / "gate"
    periods = sorted((folder.parent.name for folder in kept.glob("*/index.html")), reverse=True)
    if not periods:
        st.info("还没有检查明细。评估季度闸门（zhifa gate 季度）后生成。")
        return
    left, right = st.columns(2)
    with left:
        period = filters.choice("季度", "period", {each: each for each in periods}, is_required=True)
    folder = kept / (period if period in periods else periods[0])
    pages = {"index": "评估结论"} | {page: title for page, title, _ in _pages_of(folder)}
    with right:
        page = filters.choice("页面", "page", pages, is_required=True)
    paths = {"index": folder / "index.html"} | {name: path for name, _, path in _pages_of(folder)}
    st.download_button(
        "下载全部检查明细（zip）",
        data=lambda: _zipped(folder),
        file_name=f"{folder.name}质量闸门检查明细.zip",
        mime="application/zip",
        on_click="ignore",
        help="解压后用浏览器打开 index.html，不需要网络。",
    )
    content = _RELATIVE.sub("", paths[page or "index"].read_text(encoding="utf-8"))
    # As a data address the page is nobody's neighbour: it reaches neither this application nor any host.
    encoded = base64.b64encode(content.encode("utf-8")).decode("ascii")
    st.iframe(f"data:text/html;charset=utf-8;base64,{encoded}", height=_PAGE_HEIGHT, alt="检查明细")


def _pages_of(folder: Path) -> list[tuple[str, str, Path]]:
    """(suite, title, file) of the pages that the index of the checks names."""
    index = folder / "checks" / "index.html"
    if not index.is_file():
        return []
    named = re.findall(r'<li><a href="(validations/([^/"]+)/[^"]+)">([^<]+)</a>', index.read_text("utf-8"))
    return [(suite, title, folder / "checks" / path) for path, suite, title in named]


def _zipped(folder: Path) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    return content.getvalue()
