"""Tables: Chinese headings, a row that opens, a workbook to take away.

Belongs here: showing a frame and letting a person follow a row or download all of it. A download holds exactly the rows
that the page's query gave, all of them.
Does not belong here: what the rows mean, and what the workbook looks like (`dashboards.tabular`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote, urlencode
from zoneinfo import ZoneInfo

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.address import Address
from dashboards.components.codes import shown
from dashboards.components.columns import label_of
from dashboards.reader import Reader
from dashboards.tabular import to_xlsx

if TYPE_CHECKING:
    from streamlit.elements.arrow import DataframeState

_ROW_HEIGHT = 35
_MOST_ROWS_SHOWN = 20
_FOLLOWED = "followed.{}"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table(
    view: Reader,
    name: str,
    frame: pl.DataFrame,
    columns: Sequence[str],
    *,
    opens: Callable[[dict[str, Any]], Address | None] | None = None,
    labels: Mapping[str, str] | None = None,
    hint: str = "选中一行查看明细。",
    empty: str = "没有符合条件的记录。",
    note: str = "",
) -> None:
    """Show `columns` of `frame` under their Chinese names, with the number of rows and a download of every row.

    `opens` says where a row leads (it gets the whole row, hidden columns too); None leads nowhere.
    """
    st.markdown(f"**{name}**　:gray[{frame.height:,} 行]" + (f"　:gray[{note}]" if note else ""))
    if frame.is_empty():
        st.caption(empty)
        return
    headings = {column: (labels or {}).get(column) or label_of(column) for column in columns}
    display = shown(frame.select(columns)).rename(headings)
    selection = st.dataframe(
        display,
        hide_index=True,
        width="stretch",
        height="content" if frame.height <= _MOST_ROWS_SHOWN else _ROW_HEIGHT * (_MOST_ROWS_SHOWN + 1),
        on_select="rerun" if opens else "ignore",
        selection_mode="single-row",
        key=_key(name),
        column_config=_formats(display),
        placeholder="",
        alt=name,
    )
    left, right = st.columns([4, 1], vertical_alignment="center")
    if opens:
        left.caption(hint)
    right.download_button(
        "下载 xlsx",
        data=lambda: _workbook(view, name, display),
        file_name=f"{name}.xlsx",
        mime=XLSX,
        on_click="ignore",
        key=f"download.{name}",
        width="stretch",
    )
    chosen = cast("DataframeState", selection)["selection"]["rows"] if opens else []
    if opens and chosen:
        target = opens(frame.row(chosen[0], named=True))
        if target is not None:
            st.session_state[_FOLLOWED.format(name)] = _followed(name) + 1
            address.follow(target)


def _key(name: str) -> str:
    """A table's key: its name, and another one once a row was followed, so that its tick does not follow it again.

    A row may lead to the page that it stands on, which keeps its widgets.
    """
    followed = _followed(name)
    return f"table.{name}.{followed}" if followed else f"table.{name}"


def _followed(name: str) -> int:
    return int(st.session_state.get(_FOLLOWED.format(name), 0))


def _workbook(view: Reader, name: str, display: pl.DataFrame) -> bytes:
    notes = (
        ("内容", name),
        ("行数", display.height),
        ("日志位置", view.release.position),
        ("发布版本", view.release.name),
        ("页面地址", unquote(st.context.url or "") + unquote(_asked())),
        ("下载时间", datetime.now(ZoneInfo("Asia/Shanghai")).replace(tzinfo=None, microsecond=0)),
    )
    return to_xlsx(display.columns, display.iter_rows(), notes=notes)


def _asked() -> str:
    parameters = st.query_params.to_dict()
    return f"?{urlencode(parameters)}" if parameters else ""


def _formats(display: pl.DataFrame) -> dict[str, Any]:
    """Days and times as they are written here, whatever the browser's language; all decimals of a decimal number."""
    formats: dict[str, Any] = {}
    for name, kind in display.schema.items():
        if kind == pl.Date:
            formats[name] = st.column_config.DateColumn(format="YYYY-MM-DD")
        elif isinstance(kind, pl.Datetime):
            formats[name] = st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm")
        elif isinstance(kind, pl.Decimal):
            formats[name] = st.column_config.NumberColumn(format=f"%.{kind.scale}f")
    return formats
