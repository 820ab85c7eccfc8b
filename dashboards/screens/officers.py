"""执法人员: who holds a certificate, what runs out next, who acted without one, who took part.

Belongs here: certificates, acts, exams and absences of officers, who appear by mask and id alone.
Does not belong here: names (`zhifa reveal`), what participation costs (`ranking`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from dashboards import address
from dashboards.address import Address
from dashboards.components import filters
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader
from dashboards.screens.officer import person

PAGE = "officers"
_PARTS = {
    "roster": "名册",
    "expiring": "即将到期",
    "uncertified": "无证执法",
    "participation": "参与情况",
    "exams": "培训考试",
    "absences": "不在岗",
}
_STATES = {"valid": "证件有效", "lapsed": "证件已失效"}
_DAYS = {"30": "30 天内", "60": "60 天内", "90": "90 天内"}
_PASSED = {"true": "合格", "false": "不合格"}
_ROSTER = (
    "department_name",
    "person_name",
    "certificate_no",
    "certificate_kind",
    "certificate_state",
    "valid_from",
    "last_valid_date",
    "cancel_reason",
    "act_count",
    "last_act_date",
)
_EXPIRING = ("last_valid_date", "days_left", "department_name", "person_name", "certificate_no")
UNCERTIFIED = (
    "business_date",
    "department_name",
    "person_name",
    "record_kind",
    "record_no",
    "message",
    "legal_basis",
)
_PARTICIPATION = (
    "department_name",
    "holder_count",
    "participant_count",
    "participation_published_rate",
    "scored_holder_count",
    "scored_participant_count",
    "participation_scored_rate",
)
_ABSENTEES = ("department_name", "person_name", "certificate_no", "is_scored_holder", "scored_reason")
_ROUNDS = (
    "exam_no",
    "exam_date",
    "candidate_count",
    "passed_count",
    "failed_count",
    "without_certificate_count",
)
EXAMS = (
    "exam_date",
    "exam_no",
    "department_name",
    "person_name",
    "certificate_no",
    "exam_score",
    "is_passed",
)
ABSENCES = (
    "department_name",
    "person_name",
    "certificate_no",
    "absence_kind",
    "from_date",
    "to_date",
    "is_away",
    "evidence_no",
)


def render(view: Reader) -> None:
    """The part and department that the address names; with `person`, one officer."""
    found = view.row("data_as_of")
    as_of: date | None = found["data_as_of"] if found else None
    if as_of is None:
        st.info("还没有数据。请先归集执法人员证件，再运行夜间任务。")
        return
    if asked := address.here("person"):
        person(view, asked, as_of)
        return
    part = filters.section(_PARTS)
    left, right = st.columns(2)
    with left:
        department = filters.department(view)
    shows: dict[str, Callable[[], None]] = {
        "roster": lambda: _roster(view, department, as_of),
        "expiring": lambda: _expiring(view, department, as_of),
        "uncertified": lambda: _uncertified(view, department),
        "participation": lambda: _participation(view, department),
        "exams": lambda: _exams(view, department),
        "absences": lambda: _absences(view, department, as_of),
    }
    with right:
        st.caption(f"证件情况截至数据日 {as_of}。姓名一律遮盖。")
    shows[part]()


def _opens(row: dict[str, Any]) -> Address | None:
    """An officer where the person is known, else the record itself."""
    if row["person_id"]:
        return address.to(PAGE, person=row["person_id"])
    return address.to("record", stream=row["stream_id"]) if row["stream_id"] else None


def _roster(view: Reader, department: str | None, as_of: date) -> None:
    total = view.rows("officer_totals", as_of=as_of, department=department)[0]

    def part(name: str, **more: str) -> Address:
        return address.to(PAGE, part=name, department=department, **more)

    ahead = f"60 天内 {total['expiring_60_count']} 张，90 天内 {total['expiring_90_count']} 张"
    figures(
        [
            Figure(
                "持有效执法证", total["holder_count"], part("roster", state="valid"), " 人", "一人多证计一人"
            ),
            Figure("30 天内到期", total["expiring_30_count"], part("expiring", days="30"), " 张", ahead),
            Figure(
                "无证执法", total["uncertified_count"], part("uncertified"), " 人次", "当日没有有效执法证"
            ),
            Figure("目前不在岗", total["absent_count"], part("absences"), " 人次"),
        ]
    )
    state = filters.choice("证件", "state", _STATES)
    table(
        view,
        "执法人员名册",
        view.frame("officers", as_of=as_of, department=department, state=state),
        _ROSTER,
        opens=_opens,
        hint="选中一行查看该人员的证件变动和执法记录。",
        note="执法记录为数据日前一年",
        empty="所选范围内没有执法人员。",
    )


def _expiring(view: Reader, department: str | None, as_of: date) -> None:
    days = filters.choice("到期", "days", _DAYS, default="90", is_required=True)
    table(
        view,
        "即将到期的执法证",
        view.frame("certificates_expiring", as_of=as_of, days=days, department=department),
        _EXPIRING,
        opens=_opens,
        hint="选中一行查看该人员。已换发的不列。",
        empty="所选天数内没有到期而未换发的执法证，可以放宽天数。",
    )


def _uncertified(view: Reader, department: str | None) -> None:
    table(
        view,
        "无证执法",
        view.frame("uncertified_acts", department=department),
        UNCERTIFIED,
        opens=_opens,
        hint="选中一行查看该人员；执法记录列在其中。",
        empty="没有发现当日没有有效执法证而参与执法的人员。",
    )


def _participation(view: Reader, department: str | None) -> None:
    period = filters.quarter(view)
    table(
        view,
        "人员参与率",
        view.frame("participation", period=period, department=department),
        _PARTICIPATION,
        opens=lambda row: address.to(
            PAGE, part="participation", period=period, department=row["department_code"]
        ),
        hint="选中一行查看该单位没有执法记录的人员。",
        note="年初至季度末；公布口径为全部持证人员，评估口径不计不在岗过半和新领证的",
        empty="所选季度没有参与率。",
    )
    table(
        view,
        "没有执法记录的持证人员",
        view.frame("participation_absentees", period=period, department=department),
        _ABSENTEES,
        opens=_opens,
        hint="选中一行查看该人员。",
        empty="所选范围内的持证人员都有执法记录。",
    )


def _exams(view: Reader, department: str | None) -> None:
    rounds = view.frame("exam_rounds", department=department)
    left, right = st.columns(2)
    with left:
        exam = filters.choice("场次", "exam", {name: name for name in rounds["exam_no"]})
    with right:
        passed = filters.choice("成绩", "passed", _PASSED)
    table(
        view,
        "考试场次",
        rounds,
        _ROUNDS,
        opens=lambda row: address.to(PAGE, part="exams", department=department, exam=row["exam_no"]),
        hint="选中一行查看这一场的成绩。",
        empty="还没有培训考试记录。",
    )
    table(
        view,
        "考试成绩",
        view.frame("exam_results", department=department, exam=exam, passed=passed),
        EXAMS,
        opens=_opens,
        hint="选中一行查看该人员；没有证件的考生打开考试记录。",
        empty="所选范围内没有考试成绩。",
    )


def _absences(view: Reader, department: str | None, as_of: date) -> None:
    table(
        view,
        "不在岗记录",
        view.frame("absences", as_of=as_of, department=department),
        ABSENCES,
        opens=_opens,
        hint="选中一行查看该人员。",
        empty="没有不在岗记录。",
    )
