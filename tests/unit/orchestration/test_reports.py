"""The annual report and the statistics workbook: every figure filled, footnotes numbered, the same bytes again."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from docx import Document

from orchestration.reports.annual import TEMPLATE, ReportInput, annual_report
from orchestration.reports.filling import TemplateFault
from orchestration.reports.starting_template import starting_template
from orchestration.reports.statistics import TABLES, statistics_workbook, years_known
from orchestration.reports.template_text import (
    CAMPAIGN_COLUMNS,
    CAMPAIGN_ROWS,
    DOMAIN_COLUMNS,
    DOMAIN_ROWS,
    SECTIONS,
)

_CODE = re.compile(r"\[\[([a-z_]+)\]\]|change\.([a-z_]+)")
PROVENANCE = {
    "position": 4984,
    "chain_hash": "ab12",
    "code_revision": "cd34",
    "window_from": date(2024, 1, 1),
    "window_to": date(2024, 12, 31),
}


def _figure(code: str, scope: str | None = None, kind: str | None = None, **values: Any) -> dict[str, Any]:
    row = {
        "figure_code": code,
        "label_zh": f"名称{code}",
        "base_zh": f"口径{code}",
        "scope_code": scope,
        "scope_kind": kind,
    }
    row |= {"printed_value": "12", "printed_unit": "次", "unit": "次", "value": Decimal(12)}
    row |= {"previous_value": Decimal(10), "change": Decimal(2), "change_percent": Decimal("20.00")}
    return row | values


def _figures() -> list[dict[str, Any]]:
    """All figures that the template names."""
    text = " ".join(piece for heading, pieces in SECTIONS for piece in (heading, *pieces))
    codes = dict.fromkeys(first or second for first, second in _CODE.findall(text))
    rows = [_figure(code) for code in codes]
    for kind, scopes, measures in (
        ("domain", DOMAIN_COLUMNS, DOMAIN_ROWS),
        ("campaign", CAMPAIGN_COLUMNS, CAMPAIGN_ROWS),
    ):
        rows += [
            _figure(f"{scope}_{measure}", scope, kind) for scope, _ in scopes for measure, _, _ in measures
        ]
    return rows


def _declared(verdict: str) -> dict[str, Any]:
    return {
        "department_name": "建设和交通局", "label_zh": "住建责令整改通知书", "figure_code": "X", "period": "2024",
        "section": "三、", "declared_text": "145 份", "computed_text": "155", "computed_unit": "份",
        "verdict": verdict,
    }  # fmt: skip


def _report(figures: list[dict[str, Any]] | None = None, template: Path = TEMPLATE) -> bytes:
    declared = [_declared("differs"), _declared("agrees")]
    return annual_report(ReportInput(2024, figures or _figures(), declared, PROVENANCE), template)


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode("utf-8")


def _text(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_every_figure_is_filled_and_each_has_its_base_in_a_footnote() -> None:
    content = _report()
    body, notes = _part(content, "word/document.xml"), _part(content, "word/footnotes.xml")
    assert "{{" not in body + notes and "{%" not in body + notes
    references = [int(number) for number in re.findall(r'footnoteReference w:id="(\d+)"', body)]
    assert references == list(range(1, len(references) + 1))
    kept = [int(number) for number in re.findall(r'<w:footnote w:id="(\d+)"', notes)]
    assert kept == references
    assert "口径departments" in notes


def test_a_change_is_said_in_words() -> None:
    figures = _figures()
    for row in figures:
        if row["figure_code"] == "inspections":
            row |= {"change": Decimal(-8222), "change_percent": Decimal("-16.60")}
        if row["figure_code"] == "penalties":
            row |= {"previous_value": None}
    text = _text(_report(figures))
    assert "同比下降16.6%" in text
    assert "上年同期无数据" in text


def test_a_difference_between_declared_and_computed_stands_in_the_annex_and_agreement_does_not() -> None:
    text = _text(_report())
    assert text.count("住建责令整改通知书") == 1
    assert "145 份" in text and "155 份" in text


def test_what_is_not_known_prints_as_that_and_is_listed() -> None:
    figures = _figures()
    for row in figures:
        if row["figure_code"] == "permits":
            row |= {"printed_value": "无数据", "value": None}
    text = _text(_report(figures))
    assert "（含变更、备案）无数据" in text
    assert "名称permits" in text


def test_the_same_release_gives_the_same_bytes() -> None:
    assert _report() == _report()


def test_the_template_that_ships_is_the_one_that_its_module_makes() -> None:
    # one home for its words: whoever changes them runs `python -m orchestration.reports.starting_template`
    assert starting_template() == TEMPLATE.read_bytes()


def test_a_template_that_names_an_unknown_figure_is_refused_with_the_code(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("本年{{ f.no_such_figure }}。")
    document.save(str(tmp_path / "own.docx"))
    with pytest.raises(TemplateFault, match="no_such_figure"):
        _report(template=tmp_path / "own.docx")


def test_a_template_of_the_office_fills_what_it_names(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ year }}年检查{{ n.inspections }}，位置{{ position }}。")
    document.save(str(tmp_path / "own.docx"))
    assert "2024年检查12，位置4984。" in _text(_report(template=tmp_path / "own.docx"))


def test_a_file_that_is_no_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(b"no document")
    with pytest.raises(TemplateFault, match=r"own\.docx"):
        _report(template=tmp_path / "own.docx")


@pytest.fixture
def statistics() -> duckdb.DuckDBPyConnection:
    """A release with one department and the total in each of the four tables."""
    connection = duckdb.connect()
    connection.execute("create schema reporting")
    for table in TABLES:
        kinds = ", ".join(
            f"{name} {'DECIMAL(18,2)' if name.endswith('_yuan') else 'BIGINT'}" for name in table.columns
        )
        connection.execute(
            f"create table reporting.{table.mart}"
            f" (statistics_year BIGINT, department_code VARCHAR, department_name VARCHAR, is_total BOOLEAN, {kinds})"
        )
        for code, name, is_total in (("D1", "甲局", False), ("*", "合计", True)):
            numbers = [None if column == "ruling_count" else 3 for column in table.columns]
            marks = ", ".join("?" for _ in range(4 + len(numbers)))
            connection.execute(
                f"insert into reporting.{table.mart} values ({marks})", [2024, code, name, is_total, *numbers]
            )
    return connection


def test_the_workbook_has_the_official_columns_in_their_order(statistics: duckdb.DuckDBPyConnection) -> None:
    assert years_known(statistics) == [2024]
    book = openpyxl.load_workbook(io.BytesIO(statistics_workbook(statistics, 2024)))
    assert book.sheetnames == ["行政处罚", "行政许可", "行政强制", "其他行政执法行为"]
    sheet = book["行政处罚"]
    assert sheet["A1"].value == "2024年度行政处罚实施情况统计表"
    assert [cell.value for cell in sheet[4][2:15]] == [
        "警告", "通报批评", "罚款", "没收违法所得、没收非法财物", "暂扣许可证件", "降低资质等级",
        "限制开展生产经营活动", "责令停产停业", "责令关闭、限制从业", "吊销许可证件", "行政拘留",
        "其他行政处罚", "合计",
    ]  # fmt: skip
    assert [cell.value for cell in sheet["B"][5:7]] == ["合计", "甲局"]
    assert sheet.page_setup.orientation == "landscape"


def test_what_no_feed_tells_of_is_blank_and_not_nought(statistics: duckdb.DuckDBPyConnection) -> None:
    book = openpyxl.load_workbook(io.BytesIO(statistics_workbook(statistics, 2024)))
    heads = {cell.value: cell.column for cell in book["其他行政执法行为"][3]}
    assert book["其他行政执法行为"].cell(6, heads["行政裁决（次）"]).value is None
    assert book["其他行政执法行为"].cell(6, heads["行政检查（次）"]).value == 3


def test_the_same_statistics_give_the_same_bytes(statistics: duckdb.DuckDBPyConnection) -> None:
    assert statistics_workbook(statistics, 2024) == statistics_workbook(statistics, 2024)
