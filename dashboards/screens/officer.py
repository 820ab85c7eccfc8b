"""One officer: certificates over time, every change, acts, exams, absences.

Belongs here: what is known of one person, by mask and id. Does not belong here: lists of persons (`officers`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboards import address
from dashboards.address import Address
from dashboards.components.tables import table
from dashboards.reader import Reader

_CERTIFICATES = (
    "certificate_no",
    "department_name",
    "certificate_kind",
    "issued_date",
    "valid_from",
    "last_valid_date",
    "certificate_status",
    "cancel_reason",
)
_HISTORY = (
    "change_date",
    "change_kind",
    "department_name",
    "certificate_no",
    "reason",
    "other_department_name",
    "new_expires_date",
    "approval_no",
)
_ACTS = ("act_date", "record_kind", "record_no", "department_name")
_UNCERTIFIED = ("business_date", "department_name", "record_kind", "record_no", "message", "legal_basis")
_EXAMS = ("exam_date", "exam_no", "department_name", "exam_score", "is_passed")
_ABSENCES = ("department_name", "absence_kind", "from_date", "to_date", "is_away", "evidence_no")


def person(view: Reader, person_id: str, as_of: date) -> None:
    """The officer that the address names by `person`; certificates stand first."""
    certificates = view.frame("officer_certificates", person=person_id)
    if certificates.is_empty():
        st.info("地址中的人员不存在，或您无权查看。请从执法人员名册选中一行进入。")
        return
    known = view.rows("officers", as_of=as_of, person=person_id)
    mask = known[0]["person_name"] if known else "姓名已遮盖"
    st.subheader(f"{mask}　{certificates['department_name'][0]}")
    st.caption(f"人员编号 {person_id}　·　数据截至 {as_of}")
    address.link("返回名册", address.to("officers", department=certificates["department_code"][0]))
    table(view, "证件", certificates, _CERTIFICATES, opens=_record)
    table(
        view,
        "证件变动",
        view.frame("officer_history", person=person_id),
        _HISTORY,
        opens=_record,
        empty="没有证件变动。",
    )
    uncertified = view.frame("uncertified_acts", person=person_id)
    if uncertified.height:
        table(view, "当日没有有效执法证", uncertified, _UNCERTIFIED, opens=_record)
    table(
        view,
        "执法记录",
        view.frame("officer_acts", person=person_id),
        _ACTS,
        opens=_record,
        hint="选中一行查看记录。",
        empty="没有参与执法的记录。",
    )
    table(
        view,
        "考试",
        view.frame("exam_results", person=person_id),
        _EXAMS,
        opens=_record,
        empty="没有考试记录。",
    )
    table(
        view,
        "不在岗",
        view.frame("absences", as_of=as_of, person=person_id),
        _ABSENCES,
        opens=_record,
        empty="没有不在岗记录。",
    )


def _record(row: dict[str, Any]) -> Address | None:
    return address.to("record", stream=row["stream_id"]) if row["stream_id"] else None
