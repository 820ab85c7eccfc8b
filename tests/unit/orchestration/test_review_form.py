"""Papers of a review draw: a form for each file, a table that comes back through the inbox once filled in."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from orchestration.reports.filling import TemplateFault
from orchestration.reports.review_form import (
    RESULTS_NAME,
    TEMPLATE,
    form_name,
    results_table,
    review_form,
    review_rows,
)
from orchestration.reports.review_form_template import review_form_template
from tests.fixtures.exports import Office

DRAWN_ON = date(2025, 1, 6)


def drawn(**values: Any) -> dict[str, Any]:
    row = {"department_code": "JKQ01", "period": "2024Q4", "case_or_decision_no": "津开罚〔2024〕1号"}
    row |= {"procedure_kind": "普通", "reviewer_department_code": "JKQ02", "seed": "8-3-1"}
    return {**row, "drawn_on": DRAWN_ON, "pinned_position": 77, **values}


def rows() -> list[dict[str, Any]]:
    second = drawn(case_or_decision_no="a/b:2", procedure_kind="简易")
    closed = {("JKQ01", "津开罚〔2024〕1号"): date(2024, 12, 3), ("JKQ01", "a/b:2"): date(2024, 10, 1)}
    return review_rows([drawn(), second], {"JKQ01": "应急局", "JKQ02": "城管局"}, closed)


def texts(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_form_names_the_file_and_who_reviews_it_on_which_draw() -> None:
    said = texts(review_form(rows()[0], TEMPLATE.read_bytes(), dated=DRAWN_ON))
    for words in (
        "应急局",
        "津开罚〔2024〕1号",
        "普通",
        "2024年12月3日",
        "城管局",
        "2024Q4-001",
        "种子 8-3-1",
        "位置 77",
    ):
        assert words in said
    assert "{{" not in said


def test_the_same_form_again_has_the_same_bytes() -> None:
    one, other = (review_form(rows()[0], TEMPLATE.read_bytes(), dated=DRAWN_ON) for _ in range(2))
    assert one == other
    assert results_table(rows(), dated=DRAWN_ON) == results_table(rows(), dated=DRAWN_ON)


def test_the_template_that_ships_is_the_one_that_its_maker_makes() -> None:
    assert TEMPLATE.read_bytes() == review_form_template()


def test_a_template_of_the_office_that_names_what_there_is_not_is_refused() -> None:
    document = Document()
    document.add_paragraph("{{ fine_yuan }}")
    written = io.BytesIO()
    document.save(written)
    with pytest.raises(TemplateFault, match="无法填写"):
        review_form(rows()[0], written.getvalue(), dated=DRAWN_ON)


def test_a_number_that_no_file_system_takes_still_names_a_form() -> None:
    assert form_name(rows()[1]) == "评查表002-JKQ01-a_b_2.docx"


def test_results_filled_into_the_table_come_back_as_reviews_and_blank_rows_as_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(results_table(rows(), dated=DRAWN_ON)))
    sheet = book.active
    assert sheet is not None
    headers = {cell.value: cell.column for cell in sheet[2]}
    sheet.cell(1, 1).value = str(sheet.cell(1, 1).value).replace("数据截止：", "数据截止：2025-01-31")
    for header, value in {"评查日期": date(2025, 1, 20), "评查得分": 92.5, "问题数": 1}.items():
        sheet.cell(3, headers[header]).value = value
    book.save(office.desk / RESULTS_NAME)
    receipt = office.one(office.desk / RESULTS_NAME)
    assert (receipt.status, receipt.feed) == ("loaded", "case_review")
    assert receipt.counts is not None
    assert (receipt.counts.new, receipt.counts.rejected, receipt.counts.skipped) == (1, 0, 1)
