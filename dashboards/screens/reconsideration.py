"""复议应诉: reconsideration and litigation cases of a year, how they ended, what was late, who answers.

Belongs here: cases, outcomes, opinions and their replies, duties that were late.
Does not belong here: what a corrected act costs its department (`ranking`).
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboards import address
from dashboards.address import Address
from dashboards.components import charts, filters
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader

PAGE = "reconsideration"
_PARTS = {"summary": "概况", "cases": "案件清单", "faults": "逾期和未履行", "opinions": "意见建议"}
_LABELS = {"case_no": "案号", "accepted_date": "受理"}
_ROADS = {"reconsideration_case": "行政复议", "litigation_case": "行政应诉"}
_STATES = {
    "received": "当年收到（本地办理）",
    "elsewhere": "当年收到（外部复议机关办理）",
    "accepted": "当年受理",
    "closed": "当年办结",
    "open": "尚未办结",
    "overdue": "超过审理期限",
    "corrected": "当年纠错",
    "opinion": "当年制发意见建议",
}
_RESPONDENTS = (
    "respondent_name",
    "reconsideration_count",
    "litigation_count",
    "open_count",
    "open_overdue_count",
    "closed_count",
    "corrected_count",
    "corrected_rate",
    "opinion_count",
)
_OUTCOMES = ("record_kind", "outcome", "case_count", "is_corrected", "enterprise_count")
_CASES = (
    "record_kind",
    "case_no",
    "instance",
    "respondent_name",
    "challenged_act_no",
    "received_date",
    "accepted_date",
    "procedure_kind",
    "due_on",
    "closed_date",
    "outcome",
    "is_corrected",
    "days_overdue",
    "head_appearance",
)
_OPINIONS = (
    "case_no",
    "respondent_name",
    "opinion_kind",
    "opinion_sent_date",
    "opinion_replied_date",
    "outcome",
)
_FAULTS = (
    "business_date",
    "department_name",
    "record_no",
    "rule_name_zh",
    "due_on",
    "message",
    "severity",
    "legal_basis",
)


def render(view: Reader) -> None:
    """The part, year and respondent that the address names."""
    part = filters.section(_PARTS)
    years = {row["case_year"]: f"{row['case_year']}年" for row in view.rows("challenge_years")}
    if not years:
        st.info("还没有复议、应诉案件。请先归集行政复议和行政应诉数据，再运行夜间任务。")
        return
    left, right = st.columns(2)
    with left:
        year = filters.choice("年度", "year", years, is_required=True)
    with right:
        department = filters.choice("被申请人（被告）", "department", filters.departments(view))
    asked = {"year": year, "department": department}
    {"cases": _cases, "faults": _faults, "opinions": _opinions}.get(part, _summary)(view, asked)


def _lists(asked: dict[str, Any], **more: Any) -> Address:
    return address.to(PAGE, part="cases", **(asked | more))


def _summary(view: Reader, asked: dict[str, Any]) -> None:
    totals = {row["record_kind"]: row for row in view.rows("challenge_totals", **asked)}
    shares: dict[str, list[dict[str, Any]]] = {}
    for row in view.rows("challenge_shares", **asked):
        shares.setdefault(row["record_kind"], []).append(row)
    if found := totals.get("reconsideration_case"):
        _reconsidered(found, shares.get("reconsideration_case", []), asked)
    if found := totals.get("litigation_case"):
        _sued(found, shares.get("litigation_case", []), asked)
    table(
        view,
        "被申请人和被告",
        view.frame("challenge_respondents", **asked),
        _RESPONDENTS,
        opens=lambda row: _lists(asked, department=row["respondent_code"]),
        hint="选中一行查看该单位的案件。纠错率按当年审结的复议案件计。",
        empty="所选年度没有案件。",
    )
    table(
        view,
        "办结结果",
        view.frame("challenge_outcomes", **asked),
        _OUTCOMES,
        opens=lambda row: _lists(asked, kind=row["record_kind"], outcome=row["outcome"]),
        hint="选中一行查看这一结果的案件。",
        empty="所选年度没有办结的案件。",
    )
    _months(view, asked)


def _share(found: list[dict[str, Any]]) -> tuple[Any, str | None]:
    """The rate and what it stands on; nothing where several departments' rates stand side by side."""
    if len(found) != 1:
        return None, "所选范围内没有审结的案件"
    (share,) = found
    return share["corrected_rate"], f"纠错 {share['corrected_count']} 件，审结 {share['closed_count']} 件"


def _reconsidered(total: dict[str, Any], shares: list[dict[str, Any]], asked: dict[str, Any]) -> None:
    kind = "reconsideration_case"
    rate, note = _share(shares)
    ours = "本地复议机关办理的；外部复议机关办理的另列"
    figures(
        [
            Figure(
                "复议收到", total["received_count"], _lists(asked, kind=kind, state="received"), " 件", ours
            ),
            Figure(
                "复议受理", total["accepted_count"], _lists(asked, kind=kind, state="accepted"), " 件", ours
            ),
            Figure("复议办结", total["closed_count"], _lists(asked, kind=kind, state="closed"), " 件", ours),
            Figure("复议纠错率", rate, _lists(asked, kind=kind, state="corrected"), "%", note),
        ]
    )
    replied = f"已回复 {total['opinion_replied_count']} 件"
    figures(
        [
            Figure("外部复议", total["elsewhere_count"], _lists(asked, kind=kind, state="elsewhere"), " 件"),
            Figure("尚未办结", total["open_count"], _lists(asked, kind=kind, state="open"), " 件"),
            Figure("超过审理期限", total["overdue_count"], _lists(asked, kind=kind, state="overdue"), " 件"),
            Figure(
                "意见建议", total["opinion_count"], address.to(PAGE, part="opinions", **asked), " 件", replied
            ),
        ]
    )


def _sued(total: dict[str, Any], shares: list[dict[str, Any]], asked: dict[str, Any]) -> None:
    kind = "litigation_case"
    rate, note = _share(shares)
    figures(
        [
            Figure("应诉收到", total["received_count"], _lists(asked, kind=kind, state="received"), " 件"),
            Figure("应诉已结", total["closed_count"], _lists(asked, kind=kind, state="closed"), " 件"),
            Figure("应诉未结", total["open_count"], _lists(asked, kind=kind, state="open"), " 件"),
            Figure("应诉败诉率", rate, _lists(asked, kind=kind, state="corrected"), "%", note),
        ]
    )


def _months(view: Reader, asked: dict[str, Any]) -> None:
    months = view.frame("challenge_months", **asked)
    if months.height:
        told = months.rename({"month_name": "月份", "movement_zh": "种类", "case_count": "件数"})
        charts.trend(told, "月份", "件数", "种类", title="各月收到和办结的复议案件", unit="件")


def _cases(view: Reader, asked: dict[str, Any]) -> None:
    outcomes = {
        row["outcome"]: row["outcome"] for row in view.rows("challenge_outcomes", **asked) if row["outcome"]
    }
    first, second, third = st.columns(3)
    with first:
        kind = filters.choice("种类", "kind", _ROADS)
    with second:
        state = filters.choice("情况", "state", _STATES)
    with third:
        outcome = filters.choice("结果", "outcome", outcomes)
    table(
        view,
        "复议应诉案件",
        view.frame("challenge_cases", **asked, kind=kind, state=state, outcome=outcome),
        _CASES,
        labels=_LABELS,
        opens=_record,
        note="当年收到、当年办结和尚未办结的",
        empty="所选范围内没有案件。",
    )


def _faults(view: Reader, asked: dict[str, Any]) -> None:
    table(
        view,
        "逾期和未履行",
        view.frame("challenge_faults", **asked),
        _FAULTS,
        opens=_record,
        note="单位是负有该项义务的单位",
        empty="所选范围内没有发现逾期或者未履行。",
    )


def _opinions(view: Reader, asked: dict[str, Any]) -> None:
    table(
        view,
        "意见书和建议书",
        view.frame("challenge_cases", **asked, state="opinion"),
        _OPINIONS,
        labels=_LABELS,
        opens=_record,
        hint="选中一行查看案件。回复日期为空的尚未回复。",
        empty="所选年度没有制发复议意见书或者建议书。",
    )


def _record(row: dict[str, Any]) -> Address | None:
    return address.to("record", stream=row["stream_id"]) if row["stream_id"] else None
