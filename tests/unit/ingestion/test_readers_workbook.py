"""Workbooks come out as a clerk sees them, cell by cell and row number by row number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from ingestion.readers import Document, open_document
from tests.fixtures import files

HEADER = ["检查编号", "执法证号", "检查日期"]


def _recognises(rows: list[list[str | None]]) -> bool:
    return any("检查编号" in row for row in rows)


def _only(path: Path, work: Path) -> Document:
    (document,) = open_document(path, recognises=_recognises, work=work)
    assert document.fault is None, document.fault
    return document


def _cells(document: Document, table: int = 0) -> list[tuple[object, ...]]:
    return pl.concat(list(document.tables[table].slices())).rows()


def test_numbers_are_their_shortest_exact_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([1150000.0, 12011600123, 0.1 + 0.2, 0.5, 1.2e-7, -3, 1234.56, 12345678.9])
    book.save(tmp_path / "a.xlsx")
    assert _cells(_only(tmp_path / "a.xlsx", tmp_path)) == [
        (1, "1150000", "12011600123", "0.3", "0.5", "0.00000012", "-3", "1234.56", "12345678.9")
    ]


def test_a_number_that_lost_digits_is_shown_in_scientific_notation_and_text_is_left_alone(
    tmp_path: Path,
) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", {"表": [[120116001234567890, "120116001234567890", 12011600123]]})
    assert _cells(_only(path, tmp_path)) == [(1, "1.20116001234568E+17", "120116001234567890", "12011600123")]


def test_dates_are_iso_text_and_times_only_where_there_is_one(tmp_path: Path) -> None:
    moments = [
        dt.datetime(2024, 3, 5),
        dt.datetime(2024, 3, 5, 10, 20),
        dt.datetime(2024, 3, 5, 10, 20, 30, 600000),
    ]
    path = files.xlsx(tmp_path / "a.xlsx", {"表": [moments]})
    assert _cells(_only(path, tmp_path)) == [(1, "2024-03-05", "2024-03-05 10:20:00", "2024-03-05 10:20:31")]


def test_booleans_are_yes_and_no_in_chinese(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", {"表": [[True, False, "是"]]})
    assert _cells(_only(path, tmp_path)) == [(1, "是", "否", "是")]


def test_text_keeps_leading_zeros_spaces_and_line_ends(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", {"表": [["00123", " 甲 ", "一\n二", "=1+1", ""]]})
    assert _cells(_only(path, tmp_path))[0][:5] == (1, "00123", " 甲 ", "一\n二", "=1+1")


def test_error_cells_are_their_text_and_formulas_their_last_value(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_formula(0, 0, "=1/0", None, "#DIV/0!")
    sheet.write_formula(0, 1, "=1+1", None, 2)
    sheet.write_formula(3, 2, "=A9", None, "#REF!")
    book.close()
    cells = _cells(_only(tmp_path / "a.xlsx", tmp_path))
    assert cells[0] == (1, "#DIV/0!", "2", None)
    assert cells[3] == (4, None, None, "#REF!")


def test_row_numbers_are_those_of_the_sheet_although_rows_above_and_between_are_blank(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", {"表": [[], [], HEADER, [], ["JC1", "1", "2024-01-01"]]})
    table = _only(path, tmp_path).tables[0]
    assert table.head(5)[2] == HEADER
    assert [row[0] for row in _cells(_only(path, tmp_path))] == [1, 2, 3, 4, 5]


def test_a_stated_dimension_that_lies_loses_no_row(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", {"表": [HEADER, *[[f"JC{n}", "1", "x"] for n in range(9)]]})
    files.rewritten(path, "xl/worksheets/sheet1.xml", (b'ref="A1:C10"', b'ref="A1:A2"'))
    cells = _cells(_only(path, tmp_path))
    assert len(cells) == 10 and cells[9] == (10, "JC8", "1", "x")


def test_merged_cells_are_blank_below_the_first(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["主体", "编号"], ["甲局", "1"], [None, "2"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "a.xlsx")
    assert _cells(_only(tmp_path / "a.xlsx", tmp_path))[2] == (3, None, "2")


def test_hidden_sheets_are_read_and_marked_and_empty_and_instruction_sheets_are_not_tables(
    tmp_path: Path,
) -> None:
    sheets = {"1月": [HEADER], "空": [], "填写说明": [["请逐列填写"]], "2月": [HEADER]}
    document = _only(files.xlsx(tmp_path / "a.xlsx", sheets, hidden=["2月"]), tmp_path)
    assert [(table.sheet, table.is_hidden) for table in document.tables] == [("1月", False), ("2月", True)]


def test_a_sheet_that_is_a_chart_is_passed_over(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    book.add_worksheet("数据").write(0, 0, 1)
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=数据!$A$1"})
    book.add_chartsheet("图").set_chart(chart)
    book.close()
    assert [table.sheet for table in _only(tmp_path / "a.xlsx", tmp_path).tables] == ["数据"]


def test_a_legacy_workbook_reads_like_a_new_one_whatever_its_name_says(tmp_path: Path) -> None:
    rows = [HEADER, ["JC1", 12011600123, dt.datetime(2024, 3, 5)], ["JC2", 120116001234567890.0, "#REF!"]]
    document = _only(files.xls(tmp_path / "导出.xlsx", {"表": rows}), tmp_path)
    assert _cells(document)[1:] == [
        (2, "JC1", "12011600123", "2024-03-05"),
        (3, "JC2", "1.20116001234568E+17", "#REF!"),
    ]


@pytest.mark.parametrize("name", ["导出.et", "导出.ETT"])
@pytest.mark.parametrize("write", [files.xls, files.xlsx], ids=["legacy", "package"])
def test_a_wps_table_reads_like_the_workbook_that_it_is(
    tmp_path: Path, name: str, write: Callable[[Path, files.Sheets], Path]
) -> None:
    rows = [HEADER, ["JC1", "12011600123", dt.datetime(2024, 3, 5)]]
    document = _only(write(tmp_path / name, {"表": rows}), tmp_path)
    assert _cells(document) == [(1, *HEADER), (2, "JC1", "12011600123", "2024-03-05")]


def test_a_wps_table_inside_a_zip_is_read(tmp_path: Path) -> None:
    content = files.as_bytes(files.xls, {"表": [HEADER, ["JC1", "1", "x"]]})
    document = _only(files.zipped(tmp_path / "月报.zip", {"检查/1月.et": content}), tmp_path)
    assert (document.label, _cells(document)[1]) == ("月报.zip/检查/1月.et", (2, "JC1", "1", "x"))


def test_slices_hold_no_more_rows_than_asked_and_join_to_the_whole(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", {"表": [HEADER, *[[f"JC{n}", "1", "x"] for n in range(25)]]})
    slices = list(_only(path, tmp_path).tables[0].slices(10))
    assert [frame.height for frame in slices] == [10, 10, 6]
    assert pl.concat(slices)["row"].to_list() == list(range(1, 27))


def test_every_sheet_can_be_looked_at_before_any_is_read(tmp_path: Path) -> None:
    sheets = {f"{month}月": [HEADER, [f"JC{month}", "1", "x"]] for month in range(1, 13)}
    document = _only(files.xlsx(tmp_path / "a.xlsx", sheets), tmp_path)
    assert all(table.head(1) == [HEADER] for table in document.tables)
    assert [pl.concat(list(table.slices())).rows()[1][1] for table in document.tables] == [
        f"JC{month}" for month in range(1, 13)
    ]


def test_cells_that_are_only_formatted_far_away_do_not_make_a_sheet_vast(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", {"表": [HEADER]})
    far = b'<row r="1048576" ht="15"><c r="XFD1048576" s="1"/></row></sheetData>'
    files.rewritten(path, "xl/worksheets/sheet1.xml", (b"</sheetData>", far))
    assert _cells(_only(path, tmp_path)) == [(1, *HEADER)]
