"""一企一档: everything that is on record about one enterprise.

Belongs here: one enterprise: counts, visits against the limit, months, records, findings.
Does not belong here: finding an enterprise (`enterprises`).
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboards import address
from dashboards.components import filters
from dashboards.components.charts import heat
from dashboards.components.codes import CODES, shown
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader

_A_ROW = 4
_VISITS = (
    "calendar_year",
    "department_name",
    "visit_count",
    "limit_count",
    "is_over_limit",
    "called_for_count",
    "last_date",
    "limit_source",
)
_RECORDS = ("event_date", "event_kind", "department_name", "what_zh", "result_zh", "record_no")
_FINDINGS = (
    "severity",
    "kind_name_zh",
    "sentence_zh",
    "measured_value",
    "limit_value",
    "department_name",
    "business_date",
)


def render(view: Reader) -> None:
    """The enterprise that the address names by its code, a sole trader by its token."""
    asked = address.here("enterprise")
    counted = view.rows("enterprise_counts", enterprise=asked) if asked else []
    if asked is None or not counted:
        st.info("地址中的企业不存在，或您没有它的记录。请在企业页面查找。")
        return
    _who(counted)
    _counts(asked, counted)
    _visits(view, asked)
    _months(view, asked)
    _records(view, asked, [row["event_kind"] for row in counted])
    _findings(view, asked)


def _who(counted: list[dict[str, Any]]) -> None:
    known = counted[0]
    first = min(row["first_date"] for row in counted if row["first_date"])
    last = max(row["last_date"] for row in counted if row["last_date"])
    st.subheader(known["party_name"])
    st.caption(
        f"{known['party_type']}　·　统一社会信用代码 {known['party_uscc'] or '未报送'}　·　记录 {first} 至 {last}"
    )


def _counts(asked: str, counted: list[dict[str, Any]]) -> None:
    """How much of each kind there is; a figure narrows the list of records."""
    shown_counts = [
        Figure(
            CODES["event_kind"][row["event_kind"]],
            row["record_count"],
            address.to("enterprise", enterprise=asked, kind=row["event_kind"]),
            "条",
        )
        for row in counted
    ]
    for start in range(0, len(shown_counts), _A_ROW):
        row = shown_counts[start : start + _A_ROW]
        figures(row) if len(row) == _A_ROW else _short_row(row)


def _short_row(row: list[Figure]) -> None:
    """A row that is not full keeps the width of the full ones."""
    with st.container():
        left, _rest = st.columns([len(row), _A_ROW - len(row)])
        with left:
            figures(row)


def _visits(view: Reader, asked: str) -> None:
    visits = view.frame("enterprise_visits", enterprise=asked)
    table(
        view,
        "上门频次与上限",
        visits,
        _VISITS,
        note="同一单位同日多条记录算一次；线索、复查、交办另计",
        empty="没有现场检查记录。",
    )


def _records(view: Reader, asked: str, kinds: list[str]) -> None:
    kind = filters.choice("记录种类", "kind", {code: CODES["event_kind"][code] for code in kinds})
    table(
        view,
        "全部记录",
        view.frame("enterprise_records", enterprise=asked, kind=kind),
        _RECORDS,
        opens=lambda row: address.to("record", stream=row["stream_id"]),
    )


def _findings(view: Reader, asked: str) -> None:
    table(
        view,
        "涉及的监督发现",
        view.frame("enterprise_findings", enterprise=asked),
        _FINDINGS,
        opens=lambda row: address.to("finding", finding=row["finding_id"]),
        empty="没有涉及这家企业的监督发现。",
    )


def _months(view: Reader, asked: str) -> None:
    years = [str(row["calendar_year"]) for row in view.rows("enterprise_years", enterprise=asked)]
    if not years:
        return
    year = filters.choice("年度", "year", {each: f"{each} 年" for each in years}, is_required=True)
    months = view.frame("enterprise_months", enterprise=asked, year=int(year or years[0]))
    if not months.is_empty():
        heat(
            shown(months), "event_kind", "month_name", "record_count", title=f"{year} 年各月记录数", unit="条"
        )
