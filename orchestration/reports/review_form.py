"""Papers of a review draw: a form for each file drawn (docx), and the table in which results come back (xlsx).

The office may put its own form at `ZHIFA_HOME/templates/review_form.docx`. What it can say (`{{ … }}`, docxtpl):
`period`, `number`, `review_no`, `department_code`, `department_name`, `case_or_decision_no`, `procedure_kind`,
`closed_date`, `reviewer_code`, `reviewer_name`, `drawn_on`, `seed`, `pinned_position`.
Belongs here: what stands on them. Does not belong here: which files are drawn (`orchestration.quarter.review_draw`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from orchestration.reports import wording
from orchestration.reports.filling import TEMPLATES, filled
from orchestration.reports.fixed_bytes import with_fixed_times

TEMPLATE_NAME = "review_form.docx"
TEMPLATE = TEMPLATES / TEMPLATE_NAME
RESULTS_NAME = "案卷评查结果表.xlsx"
# Headers as feed case_review spells them, the width of the column, and what the draw knows already.
_COLUMNS = (
    ("执法主体编码", 14, "department_code"),
    ("执法主体", 26, "department_name"),
    ("评查编号", 16, "review_no"),
    ("案件编号或决定书文号", 30, "case_or_decision_no"),
    ("处罚程序", 10, "procedure_kind"),
    ("评查轮次", 12, "review_round"),
    ("评查周期", 10, "period"),
    ("评查单位编码", 14, "reviewer_code"),
    ("评查单位", 26, "reviewer_name"),
    ("评查日期", 12, None),
    ("评查得分", 10, None),
    ("一票否决项", 24, None),
    ("问题数", 8, None),
    ("存在问题", 40, None),
)
_STATEMENT = (
    "数据截止：　　　　（请填写，如 2025-01-31）　导出方式：增量　"
    "填写列：评查日期、评查得分、一票否决项、问题数、存在问题（均留空的行不报送）"
)


def review_rows(
    drawn: Sequence[Mapping[str, Any]],
    names: Mapping[str, str],
    closed: Mapping[tuple[str, str], date],
) -> list[dict[str, Any]]:
    """What the papers say of each file drawn (rows of feed `review_draw`), numbered in their order.

    `names`: names of departments by code; `closed`: closing days by department and number of the file.
    """
    return [
        {
            "number": number,
            "review_no": f"{row['period']}-{number:03d}",
            "review_round": "季度抽查",
            "period": row["period"],
            "department_code": row["department_code"],
            "department_name": names[row["department_code"]],
            "case_or_decision_no": row["case_or_decision_no"],
            "procedure_kind": row["procedure_kind"],
            "closed_date": wording.day(closed[row["department_code"], row["case_or_decision_no"]]),
            "reviewer_code": row["reviewer_department_code"],
            "reviewer_name": names[row["reviewer_department_code"]],
            "drawn_on": wording.day(row["drawn_on"]),
            "seed": row["seed"],
            "pinned_position": row["pinned_position"],
        }
        for number, row in enumerate(drawn, start=1)
    ]


def review_form(row: Mapping[str, Any], template: bytes, *, dated: date) -> bytes:
    """The form of one file. Raises TemplateFault for what the office's template may not say."""
    return filled(template, TEMPLATE_NAME, row, dated=dated)


def form_name(row: Mapping[str, Any]) -> str:
    """File name of a form; what no file system takes becomes an underscore."""
    number = re.sub(r"[\\/:*?\"<>|\s]", "_", f"{row['department_code']}-{row['case_or_decision_no']}")
    return f"评查表{row['number']:03d}-{number}.docx"


def results_table(rows: Sequence[Mapping[str, Any]], *, dated: date) -> bytes:
    """The list of what was drawn, in the form in which results are dropped into the inbox once filled in."""
    content = io.BytesIO()
    created = datetime(dated.year, dated.month, dated.day)
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": "案卷评查结果表", "created": created})
        head = book.add_format({"bold": True, "border": 1, "bg_color": "#DDEBF7", "text_wrap": True})
        known = book.add_format({"border": 1, "num_format": "@", "text_wrap": True})
        blank = book.add_format({"border": 1, "bg_color": "#FFF2CC", "text_wrap": True})
        day = book.add_format({"border": 1, "bg_color": "#FFF2CC", "num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("案卷评查")
        sheet.write_string(0, 0, _STATEMENT)
        for column, (header, width, _) in enumerate(_COLUMNS):
            sheet.write_string(1, column, header, head)
            sheet.set_column(column, column, width)
        for at, row in enumerate(rows, start=2):
            for column, (header, _, name) in enumerate(_COLUMNS):
                if name is not None:
                    sheet.write_string(at, column, str(row[name]), known)
                else:
                    sheet.write_blank(at, column, None, day if header.endswith("日期") else blank)
        sheet.freeze_panes(2, 4)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
    return with_fixed_times(content.getvalue())
