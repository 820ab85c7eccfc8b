"""数据来源: one figure, its base, every record that counts for it, and what was declared beside it.

Belongs here: one figure at a cut-off. Does not belong here: lists of figures (`annual`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboards import address
from dashboards.components.tables import table
from dashboards.reader import Reader
from dashboards.screens.annual import provenance

_RECORDS = ("label_zh", "department_name", "record_kind", "record_no", "quantity", "unit", "is_at_least")
_DECLARED = (
    "department_name",
    "declared_text",
    "computed_text",
    "difference",
    "difference_unit",
    "verdict",
    "section",
    "declared_date",
)


def render(view: Reader) -> None:
    """The figure that the address names by its code, a cut-off, and perhaps a department."""
    code, asked, department = (address.here(name) for name in ("figure", "as_at", "department"))
    as_at = _day(asked)
    found = (
        view.row("figure_facts", figure=code, as_at=as_at, department=department) if code and as_at else None
    )
    if found is None or as_at is None:
        st.info("地址中的数据不存在，或您无权查看。请从年度数据的表格选中一行进入。")
        return
    _told(view, found, as_at)
    table(
        view,
        "所依的记录",
        view.frame("figure_records", figure=code, as_at=as_at, department=department),
        _RECORDS,
        labels={"label_zh": "计入"},
        opens=lambda row: address.to("record", stream=row["stream_id"]) if row["stream_id"] else None,
        empty="没有逐条记录：这个数为零、没有归集，或由单位自报。",
    )
    declared = view.frame("annual_declared", as_at=as_at, figure=code, department=department)
    if declared.height:
        table(
            view,
            "自报数",
            declared,
            _DECLARED,
            opens=lambda row: address.to("record", stream=row["stream_id"]),
            hint="选中一行查看填报的记录和来源文件。",
        )


def _day(asked: str | None) -> date | None:
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError:
        return None


def _told(view: Reader, found: dict[str, Any], as_at: date) -> None:
    st.subheader(found["label_zh"] + (f"　{found['department_name']}" if found["department_name"] else ""))
    st.metric("数值", f"{found['printed_value']} {found['printed_unit']}")
    if found["numerator"] is not None:
        parts = {"分子": found["numerator"], "分母": found["denominator"]}
        st.caption("　".join(f"{name} {value:,.10g}" for name, value in parts.items() if value is not None))
    st.markdown(f"口径：{found['base_zh'] or '—'}")
    st.caption(provenance(view, str(as_at)))
