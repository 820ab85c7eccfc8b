"""A template has a contract's columns under the headers that the platform's mapping knows."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ingestion.contract import load_contracts
from ingestion.mapping import load_mappings
from ingestion.readers import INSTRUCTION_SHEET, open_document
from ingestion.templates import write_template

FEEDS = sorted(feed for source, feed in load_mappings() if source == "platform")


def _sheet(feed: str, folder: Path) -> Worksheet:
    path = write_template(load_contracts()[feed], load_mappings()["platform", feed], folder / f"{feed}.xlsx")
    return openpyxl.load_workbook(path).worksheets[0]


def _drop_downs(sheet: Worksheet) -> dict[str, str]:
    """Header → the values of its drop-down."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            found[sheet.cell(2, next(iter(rule.sqref.ranges)).min_col).value] = rule.formula1.strip('"')
    return found


@pytest.mark.parametrize("feed", FEEDS)
def test_the_headers_of_a_template_are_read_back_as_its_feeds_columns(feed: str, tmp_path: Path) -> None:
    mapping = load_mappings()["platform", feed]
    path = write_template(load_contracts()[feed], mapping, tmp_path / "a.xlsx")
    (document,) = open_document(path, recognises=lambda _: True, work=tmp_path)
    (table,) = document.tables
    header = [text for text in table.head(2)[1] if text]
    assert header == [mapping.headers_of(column.name)[0].name for column in load_contracts()[feed].columns]


@pytest.mark.parametrize("feed", FEEDS)
def test_every_code_list_is_a_drop_down_and_every_header_says_what_is_wanted(
    feed: str, tmp_path: Path
) -> None:
    sheet, mapping = _sheet(feed, tmp_path), load_mappings()["platform", feed]
    drop_downs = _drop_downs(sheet)
    for number, column in enumerate(load_contracts()[feed].columns, 1):
        header = sheet.cell(2, number)
        assert column.description in header.comment.text
        assert header.comment.text.startswith("必填" if column.required else "选填")
        if column.enum and not column.is_list:
            assert drop_downs[mapping.headers_of(column.name)[0].name] == ",".join(column.enum)


def test_codes_are_text_so_that_no_number_turns_into_scientific_notation(tmp_path: Path) -> None:
    sheet = _sheet("officer_certificate", tmp_path)
    formats = {
        sheet.cell(2, n).value: sheet.column_dimensions[openpyxl.utils.get_column_letter(n)]
        for n in range(1, 11)
    }
    assert formats["执法证号"].number_format == "@"
    assert formats["身份证号"].number_format == "@"
    assert formats["发证日期"].number_format == "yyyy-mm-dd"


def test_yes_and_no_are_a_drop_down_and_lists_of_values_are_not(tmp_path: Path) -> None:
    drop_downs = _drop_downs(_sheet("penalty", tmp_path))
    assert drop_downs["当场收缴"] == "是,否"
    assert "处罚种类" not in drop_downs
    note = next(cell.comment.text for cell in _sheet("penalty", tmp_path)[2] if cell.value == "处罚种类")
    assert "警告、通报批评、罚款" in note and "顿号" in note


def test_required_headers_have_a_colour_of_their_own(tmp_path: Path) -> None:
    colours = {cell.value: cell.fill.fgColor.rgb for cell in _sheet("inspection", tmp_path)[2]}
    assert colours["检查编号"] == colours["检查日期"] != colours["专项行动"]


def test_all_columns_are_explained_on_the_instruction_sheet(tmp_path: Path) -> None:
    path = write_template(
        load_contracts()["inspection"], load_mappings()["platform", "inspection"], tmp_path / "a.xlsx"
    )
    rows = list(openpyxl.load_workbook(path)[INSTRUCTION_SHEET].iter_rows(values_only=True))
    explained = [row[0] for row in rows[5:]]
    assert len(explained) == len(load_contracts()["inspection"].columns) == 18
    assert rows[4] == ("列名", "必填", "填写要求", "可选值", "说明", "示例")


def test_the_statement_line_gives_a_cut_off_only_once_the_clerk_has_filled_it_in(tmp_path: Path) -> None:
    line = str(_sheet("inspection", tmp_path)["A1"].value)
    stated = load_mappings()["platform", "inspection"].statements
    patterns = [
        statement.pattern
        for statement in stated
        if "as_of" in statement.pattern and statement.within == "preamble"
    ]
    assert patterns and not any(re.search(pattern, line) for pattern in patterns)
    filled = line.replace("数据截止：　　", "数据截止：2024-10-31　", 1)
    assert any(re.search(pattern, filled) for pattern in patterns)
