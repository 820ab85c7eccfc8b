"""案卷完整性: what case files lack, whose they are, and what falls due next.

Belongs here: departments × documents, a department's case files, one case file with all its documents, the countdown.
Does not belong here: what a missing document costs (`ranking`), the correction list (`zhifa quarter`).
"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.address import Address
from dashboards.components import filters
from dashboards.components.figures import Figure, figures
from dashboards.components.tables import table
from dashboards.reader import Reader

PAGE = "case_files"
_PARTS = {"matrix": "主体与材料", "files": "案卷清单", "countdown": "倒计时"}
_STATES = {"missing": "有缺失", "late": "有迟交", "due": "全部（含齐备）"}
_DAYS = {"3": "3 天内", "7": "7 天内", "15": "15 天内", "30": "30 天内"}
_DUTIES = {"true": "归集案卷材料", "false": "办案和答复期限"}
_FILES = (
    "department_name",
    "subject_no",
    "procedure_kind",
    "missing_count",
    "late_count",
    "earliest_due_date",
    "longest_overdue_days",
    "documents_zh",
)
_KINDS = ("document_name_zh", "due_count", "missing_count", "late_count", "department_count")
_DOCUMENTS = (
    "document_name_zh",
    "state",
    "document_stage",
    "stage_date",
    "due_date",
    "first_uploaded_at",
    "days_late",
    "is_waived",
)
_SCANS = ("serial_no", "document_kinds", "document_date", "page_count", "first_uploaded_at", "uploaded_at")
_CALLS = (
    "department_name",
    "workdays_left",
    "next_due_on",
    "today_count",
    "two_workday_count",
    "overdue_count",
    "longest_overdue_days",
    "ahead_count",
)
_DUE = ("due_on", "workdays_left", "days_left", "department_name", "duty_zh", "record_kind", "record_no")


def render(view: Reader) -> None:
    """The section that the address names; with `subject`, one case file."""
    kind, subject = address.here("kind"), address.here("subject")
    if kind and subject:
        _case_file(view, kind, subject)
        return
    part = filters.section(_PARTS)
    if part == "countdown":
        _countdown(view)
    elif part == "files":
        _files(view)
    else:
        _matrix(view)


def _quarters(view: Reader) -> str | None:
    periods = {row["period"]: row["period_name"] for row in view.rows("quarters")}
    return filters.choice("到期季度", "period", periods)


def _matrix(view: Reader) -> None:
    """How much each department lacks of each document; a row opens the department's case files."""
    left, right = st.columns(2)
    with left:
        period = _quarters(view)
    with right:
        department = filters.department(view)
    _totals(view, period, department)
    found = view.frame("case_file_matrix", period=period, department=department)
    table(
        view,
        "执法主体与材料",
        _crossed(found),
        ("department_name", "missing_total", "late_total", *_document_names(found)),
        labels={"missing_total": "缺失合计", "late_total": "迟交合计"}
        | {name: name for name in _document_names(found)},
        opens=lambda row: address.to(PAGE, part="files", department=row["department_code"], period=period),
        hint="选中一行查看该单位的案卷。每格为缺失份数，迟交的另注。",
        empty="没有缺失或迟交的材料。",
    )
    table(
        view,
        "各种材料",
        view.frame("case_file_by_document", period=period, department=department),
        _KINDS,
        opens=lambda row: address.to(
            PAGE, part="files", document=row["requirement_id"], department=department, period=period
        ),
        hint="选中一行查看缺这种材料的案卷。",
        empty="所选范围内没有到期的材料。",
    )


def _totals(view: Reader, period: str | None, department: str | None) -> None:
    total = view.rows("case_file_totals", period=period, department=department)[0]

    def lists(**more: str) -> Address:
        return address.to(PAGE, part="files", period=period, department=department, **more)

    figures(
        [
            Figure(
                "缺失材料",
                total["missing_count"],
                lists(state="missing"),
                " 份",
                "已到期、截至数据日仍未上传",
            ),
            Figure("缺材料的案卷", total["file_count"], lists(state="missing"), " 卷"),
            Figure("迟交材料", total["late_count"], lists(state="late"), " 份", "已上传，但晚于期限"),
            Figure(
                "应备材料", f"{total['due_count']:,}", lists(state="due"), " 份", "已到期或已上传的应备材料"
            ),
        ]
    )


def _document_names(found: pl.DataFrame) -> list[str]:
    """Documents with a fault, those that most lack first."""
    ordered = found.sort("document_total", "document_name_zh", descending=[True, False])
    return ordered["document_name_zh"].unique(maintain_order=True).to_list()


def _crossed(found: pl.DataFrame) -> pl.DataFrame:
    """A row a department, a column a document: `2`, `2（迟1）`, `迟1`, empty where nothing is wrong."""
    late = pl.when(pl.col("late_count") > 0)
    cell = (
        pl.when((pl.col("missing_count") > 0) & (pl.col("late_count") > 0))
        .then(pl.format("{}（迟{}）", "missing_count", "late_count"))
        .otherwise(late.then(pl.format("迟{}", "late_count")).otherwise(pl.format("{}", "missing_count")))
    )
    keys = ["department_code", "department_name", "missing_total", "late_total"]
    if found.is_empty():
        return found.select(keys)
    return (
        found.with_columns(cell=cell)
        .pivot("document_name_zh", index=keys, values="cell", aggregate_function="first")
        .select(*keys, *_document_names(found))
    )


def _files(view: Reader) -> None:
    """Case files with a fault; a row opens the file."""
    first, second, third, fourth = st.columns(4)
    with first:
        period = _quarters(view)
    with second:
        department = filters.department(view)
    with third:
        kinds = {row["requirement_id"]: row["document_name_zh"] for row in view.rows("required_documents")}
        document = filters.choice("材料", "document", kinds)
    with fourth:
        state = filters.choice("情况", "state", _STATES)
    table(
        view,
        "案卷清单",
        view.frame("case_files", period=period, department=department, document=document, state=state),
        _FILES,
        opens=lambda row: address.to(PAGE, kind=row["subject_kind"], subject=row["subject_id"]),
        hint="选中一行查看案卷的全部材料。",
        empty="所选范围内没有缺失或迟交材料的案卷。",
    )


def _case_file(view: Reader, kind: str, subject: str) -> None:
    """One case file: every document that it must hold, then what was uploaded."""
    documents = view.frame("case_file", kind=kind, subject=subject)
    if documents.is_empty():
        st.info("地址中的案卷不存在，或您无权查看。请从案卷清单选中一行进入。")
        return
    file: dict[str, Any] = documents.row(0, named=True)
    st.subheader(f"{file['subject_no']}　{file['department_name']}")
    st.caption(f"{file['procedure_kind']}程序　·　数据截至 {_data_day(view)}")
    left, right = st.columns(2)
    with left:
        address.link("查看该记录", address.to("record", stream=file["stream_id"]))
    with right:
        back = address.to(PAGE, part="files", department=file["department_code"])
        address.link("该单位的其他案卷", back)
    table(view, "应备材料", documents, _DOCUMENTS)
    table(
        view,
        "已上传的扫描件",
        view.frame("case_file_uploads", kind=kind, subject=subject),
        _SCANS,
        opens=lambda row: address.to("record", stream=row["stream_id"]),
        empty="平台上没有该案卷的扫描件。",
    )


def _countdown(view: Reader) -> None:
    """Whom to call today, then each duty with the working days left for it."""
    first, second, third = st.columns(3)
    with first:
        days = filters.choice("期限", "days", _DAYS, default="7", is_required=True)
    with second:
        department = filters.department(view)
    with third:
        documents = filters.choice("事项", "duty", _DUTIES)
    asked = {"days": days, "department": department, "documents": documents}
    st.caption(
        f"从数据截止日 {_data_day(view)} 起算；当天为 0 个工作日。"
        "两个工作日内到期的单位在前，其次是已有材料缺失的，再按期限先后。"
    )
    table(
        view,
        "联系单位",
        view.frame("deadline_departments", **asked),
        _CALLS,
        opens=lambda row: (
            address.to(PAGE, part="countdown", department=row["department_code"], days=days, duty=documents)
            if row["ahead_count"]
            else address.to(PAGE, part="files", department=row["department_code"], state="missing")
        ),
        hint="选中一行查看该单位的事项。",
        empty="没有单位有即将到期的事项或已缺失的材料。",
    )
    table(
        view,
        "即将到期",
        view.frame("deadlines", **asked),
        _DUE,
        opens=_duty_opens,
        hint="选中一行：材料打开案卷，其他事项打开记录。",
        empty="所选天数内没有到期的事项，可以放宽天数。",
    )


def _duty_opens(row: dict[str, Any]) -> Address:
    if row["is_document"]:
        return address.to(PAGE, kind=row["record_kind"], subject=row["record_id"])
    return address.to("record", stream=row["stream_id"])


def _data_day(view: Reader) -> str:
    found = view.row("data_as_of")
    return str(found["data_as_of"]) if found and found["data_as_of"] else "不明"
