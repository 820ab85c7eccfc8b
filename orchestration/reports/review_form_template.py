"""Makes the review form that ships: `python -m orchestration.reports.review_form_template`.

Belongs here: the first form of the document. The office changes a copy in `ZHIFA_HOME/templates`; nothing reads this
module at run time.
"""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm

from orchestration.reports.paper import BODY, HEAD, SIZE_3, Paper, mark_row, set_widths
from orchestration.reports.review_form import TEMPLATE

_FACTS = (
    ("评查周期", "{{ period }}", "序号", "{{ number }}"),
    ("被评查单位", "{{ department_name }}", "单位编码", "{{ department_code }}"),
    ("案件编号或文号", "{{ case_or_decision_no }}", "处罚程序", "{{ procedure_kind }}"),
    ("结案日期", "{{ closed_date }}", "抽取日期", "{{ drawn_on }}"),
    ("评查单位", "{{ reviewer_name }}", "评查编号", "{{ review_no }}"),
)
# What a file is reviewed for; the points are the office's own and stand in its copy of the template.
_SUBJECTS = (
    "执法主体和人员资格",
    "事实和证据",
    "法律适用",
    "行政处罚裁量",
    "程序和期限",
    "权利告知和听证",
    "法制审核和集体讨论",
    "文书制作和送达",
    "执行和结案",
    "立卷归档",
)


def review_form_template() -> bytes:
    """The template's bytes; the same each time."""
    paper = Paper()
    paper.set_up_page()
    paper.number_pages()
    paper.title("行政处罚案卷评查表")
    paper.line("", indent=False, height=14)
    _facts(paper)
    paper.line("", indent=False, height=14)
    _subjects(paper)
    paper.line("一票否决项（有则本卷记零分）：", HEAD, indent=False, before=8)
    paper.line("评查得分（0—100分）：　　　　　　发现问题数：", indent=False)
    paper.line("评查人（签名）：　　　　　评查日期：　　年　　月　　日", indent=False)
    paper.line(
        "按种子 {{ seed }}、日志位置 {{ pinned_position }} 抽取；评查结果填入《案卷评查结果表》报回。",
        BODY,
        SIZE_3 * 0.75,
        indent=False,
        height=20,
    )
    return paper.saved("行政处罚案卷评查表")


def _facts(paper: Paper) -> None:
    table = paper.document.add_table(rows=len(_FACTS), cols=4, style="Table Grid")
    for row, texts in zip(table.rows, _FACTS, strict=True):
        row.height = Mm(8)
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            paper.cell(
                cell, text, font=BODY if number % 2 else HEAD, align="left" if number % 2 else "center"
            )
    set_widths(table, (30, 60, 26, 40))
    _centre_upright(table)


def _subjects(paper: Paper) -> None:
    table = paper.document.add_table(rows=1 + len(_SUBJECTS), cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("序号", "评查内容", "存在问题", "扣分"), strict=True):
        paper.cell(cell, text, font=HEAD)
    table.rows[0].height = Mm(8)
    mark_row(table.rows[0], "w:tblHeader")
    for number, (row, subject) in enumerate(zip(table.rows[1:], _SUBJECTS, strict=True), start=1):
        row.height = Mm(10)  # room to write in by hand
        paper.cell(row.cells[0], str(number))
        paper.cell(row.cells[1], subject, align="left")
        mark_row(row, "w:cantSplit")
    set_widths(table, (14, 46, 76, 20))
    _centre_upright(table)


def _centre_upright(table: Any) -> None:
    for row in table.rows:
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


if __name__ == "__main__":
    TEMPLATE.write_bytes(review_form_template())
