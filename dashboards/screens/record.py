"""记录: one record, what is wrong with it, what it counts for, each event that made it, and its clear values.

Belongs here: everything about one stream. Does not belong here: lists of records (the other pages), who may see a value
in clear and the book about it (`reveal`).
"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.access import NotAdmitted, may_reveal, sees_the_office
from dashboards.components.tables import table
from dashboards.reader import Reader
from dashboards.reveal import NothingBehind, reveal
from ingestion.contract import Contract, load_contracts
from ingestion.eventlog import EventLog
from orchestration.quarter.explain_record import events_of

_HIDDEN = {"stream_id", "position"}


def render(view: Reader) -> None:
    """The record that the address names by its stream, such as `penalty/platform/JKQ01/文号`."""
    stream = address.here("stream")
    found = view.record(stream) if stream else None
    if stream is None or found is None:
        st.info("地址中的记录不存在，或您无权查看。请从其他页面的表格选中一行进入。")
        return
    feed, source, number = stream.split("/", 2)
    contract = load_contracts()[feed]
    st.subheader(f"{contract.label}　{number.replace('%2F', '/').replace('%25', '%')}")
    st.caption(f"来源 {source}　·　记录名 {stream}　·　数据位置 {view.release.position}")
    table(view, "问题", view.frame("record_violations", stream=stream), _PROBLEMS, empty="没有发现问题。")
    documents = view.frame("record_documents", stream=stream)
    if documents.height:
        table(view, "缺失或迟交的材料", documents, _DOCUMENTS)
    table(
        view,
        "计入的指标",
        view.frame("record_indicators", stream=stream, evidence=number),
        _INDICATORS,
        empty="没有计入任何季度的指标。",
    )
    table(
        view,
        "内容",
        _content(found, {column.name: column.label for column in contract.columns}),
        ("item", "value"),
    )
    events = pl.DataFrame(events_of(EventLog.open(view.home), stream), infer_schema_length=None)
    table(view, "事件", events, _EVENTS if sees_the_office(view.viewer) else _EVENTS_OF_A_DEPARTMENT)
    _clear_values(view, contract, found)


_PROBLEMS = ("rule_name_zh", "severity", "business_date", "due_on", "legal_basis", "message")
_DOCUMENTS = ("document_name_zh", "due_date", "state", "days_late")
_INDICATORS = ("period", "indicator_name_zh", "in_numerator", "in_denominator", "reason")
_EVENTS = ("position", "event_type", "reported_as_of", "recorded_at", "file_name", "source_row")
# One file speaks for several departments, and its name may say for which.
_EVENTS_OF_A_DEPARTMENT = tuple(column for column in _EVENTS if column not in ("file_name", "source_row"))


def _clear_values(view: Reader, contract: Contract, found: dict[str, Any]) -> None:
    """A form by which whom the contract names sees one personal value or free text, for a reason that is kept."""
    tokens = {
        column.label: found[f"{column.name}_token"]
        for column in contract.columns
        if found.get(f"{column.name}_token") and may_reveal(view.viewer, contract.feed, column.name)
    }
    if not tokens:
        return
    with st.expander("查看原文（每次查看都有记录）"), st.form("reveal", border=False):
        item = st.selectbox("项目", list(tokens))
        reason = st.text_input("事由", placeholder="例如：核对当事人身份，监督检查通知书〔2025〕3号")
        if not st.form_submit_button("查看"):
            return
        try:
            # A list column holds a token for each of its members.
            seen = [
                reveal(view.home, view.viewer, token, reason) for token in tokens[item].split("|") if token
            ]
        except (NotAdmitted, NothingBehind) as refused:
            st.warning(str(refused))
        else:
            st.code("\n".join(seen), language=None, wrap_lines=True)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _content(found: dict[str, Any], labels: dict[str, str]) -> pl.DataFrame:
    """Two columns, what the department reported under its contract's names; masks as they are, no tokens."""
    rows = [
        {"item": labels[name], "value": _said(value)}
        for name, value in found.items()
        if name in labels and value is not None and name not in _HIDDEN
    ]
    return pl.DataFrame(rows, schema={"item": pl.String, "value": pl.String})
