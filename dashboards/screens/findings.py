"""监督预警: what supervision should look at, and why.

Belongs here: findings by kind, severity, department and quarter, the search, and the cases to hand over.
Does not belong here: one finding with its records (`finding`), the rules (dbt_project).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboards import address
from dashboards.components import filters
from dashboards.components.codes import CODES
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader

_PARTS = {"kinds": "按种类", "list": "逐件", "handover": "案件移交清单"}
_FOUND = (
    "severity",
    "kind_name_zh",
    "sentence_zh",
    "measured_value",
    "limit_value",
    "department_name",
    "business_date",
    "party_name",
)
_KINDS = ("severity", "kind_name_zh", "finding_count", "department_count", "latest_date", "note_zh")
_HANDOVER = (
    "case_no",
    "item_name",
    "from_department_name",
    "to_department_name",
    "responsible_department_name",
    "transferred_on",
    "filed_date",
    "handover_status",
    "accepted_date",
    "waiting_days",
    "is_overdue",
)


@dataclass(frozen=True)
class _Asked:
    """What the filters say; None for all."""

    period: str | None
    department: str | None
    kind: str | None
    severity: str | None
    words: str | None

    def but(self, **other: object) -> address.Address:
        """The list with these filters and others in some places."""
        return address.to("findings", **{**vars(self), "part": "list", **other})

    def values(self, *names: str) -> dict[str, str | None]:
        """The named filters as parameters of a query."""
        return {name: getattr(self, name) for name in names}


def render(view: Reader) -> None:
    """The part of the page that the address names, under the filters that all parts share."""
    part = filters.section(_PARTS)
    if part == "handover":
        _handover(view)
        return
    asked = _asked(view)
    counted = (
        view.row("supervision_severities", **asked.values("kind", "department", "period", "words")) or {}
    )
    filters.keep(asked.words, found=bool(counted["finding_count"]))
    _by_severity(asked, counted)
    if part == "list":
        _list(view, asked)
    else:
        _by_kind(view, asked)


def _asked(view: Reader) -> _Asked:
    options: dict[str, dict[str, str]] = {"kind": {}, "period": {}, "department": {}}
    for row in view.rows("supervision_filters"):
        options[row["filter_name"]][row["code"]] = row["label_zh"]
    periods = dict(sorted(options["period"].items(), reverse=True))
    left, middle, right = st.columns([1, 2, 1])
    with left:
        period = filters.choice("季度", "period", periods)
    with middle:
        department = filters.choice("执法主体", "department", options["department"])
    with right:
        severity = filters.choice("级别", "severity", CODES["severity"])
    left, right = st.columns([1, 3])
    with left:
        kind = filters.choice("种类", "kind", options["kind"])
    with right:
        words = filters.words("查找", placeholder="说明、企业名称或记录编号中的文字")
    return _Asked(period, department, kind, severity, words)


def _by_severity(asked: _Asked, counted: dict[str, Any]) -> None:
    """How many findings there are of each severity; a figure leads to the list of them."""
    every = Figure("监督发现", counted["finding_count"], asked.but(severity=None), "件")
    each = [
        Figure(name, counted[f"{code}_count"], asked.but(severity=code), "件")
        for code, name in CODES["severity"].items()
    ]
    figures([every, *each])


def _list(view: Reader, asked: _Asked) -> None:
    table(
        view,
        "监督发现",
        view.frame("supervision_findings", **vars(asked)),
        _FOUND,
        opens=lambda row: address.to("finding", finding=row["finding_id"]),
        hint="选中一行查看依据和全部记录。",
        empty="没有符合条件的监督发现。请放宽筛选条件，或换个说法查找。",
    )


def _by_kind(view: Reader, asked: _Asked) -> None:
    table(
        view,
        "监督发现（按种类）",
        view.frame("supervision_finding_counts", **vars(asked)),
        _KINDS,
        opens=lambda row: asked.but(kind=row["finding_kind"], severity=row["severity"]),
        hint="选中一行查看该种类的每一件。",
        empty="没有符合条件的监督发现。请放宽筛选条件，或换个说法查找。",
    )


def _handover(view: Reader) -> None:
    """Open cases of items that were handed on, until the receiver has accepted them."""
    department = filters.department(view)
    table(
        view,
        "案件移交清单",
        view.frame("handover_list", department=department),
        _HANDOVER,
        opens=lambda row: address.to("record", stream=row["stream_id"]),
        hint="选中一行查看案件。接收之前由立案单位负责。",
        empty="没有待移交的案件：没有事项移交，或移交事项下没有未结案件。",
    )
