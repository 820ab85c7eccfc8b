"""What a downloaded table holds when Excel opens it: numbers, dates and text as they are, and never a formula."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from dashboards import tabular
from dashboards.tabular import TooLargeForExcel, check_fits_excel, in_order, to_xlsx, write_csv, write_xlsx

COLUMNS = ("certificate_no", "decided_on", "uploaded_at", "fine_yuan", "record_count", "is_late", "note")
ROW = (
    "012011600001234567",
    date(2024, 3, 5),
    datetime(2024, 3, 5, 10, 20, 30),
    Decimal("1234.50"),
    -7,
    True,
    None,
)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def values(content: bytes) -> list[tuple[Any, ...]]:
    return [tuple(cell.value for cell in row) for row in opened(content).worksheets[0].iter_rows()]


def test_numbers_stay_numbers_dates_dates_and_codes_text() -> None:
    heading, row = values(to_xlsx(COLUMNS, [ROW], labels={"fine_yuan": "罚款（元）"}))
    assert heading[:4] == ("certificate_no", "decided_on", "uploaded_at", "罚款（元）")
    assert row == (
        "012011600001234567",
        datetime(2024, 3, 5),
        datetime(2024, 3, 5, 10, 20, 30),
        1234.5,
        -7,
        "是",
        None,
    )


def test_a_day_looks_like_a_day_and_an_amount_keeps_its_two_places() -> None:
    sheet = opened(to_xlsx(COLUMNS, [ROW])).worksheets[0]
    assert [sheet.cell(2, at).number_format for at in (1, 2, 4)] == ["@", "yyyy-mm-dd", "0.00"]


@pytest.mark.parametrize("text", ["=1+1", "+86 10", "-无-", "@SUM(A1)", "\t=1", '=HYPERLINK("http://a")'])
def test_text_that_looks_like_a_formula_is_text(text: str) -> None:
    cell = opened(to_xlsx(["x"], [(text,)])).worksheets[0].cell(2, 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_an_address_in_a_text_becomes_no_link() -> None:
    sheet = opened(to_xlsx(["x"], [("https://example.com/a",)])).worksheets[0]
    assert sheet.cell(2, 1).hyperlink is None


def test_a_number_of_more_digits_than_excel_keeps_is_written_as_text() -> None:
    assert values(to_xlsx(["x"], [(123_456_789_012_345_678,), (float("nan"),)]))[1:] == [
        ("123456789012345678",),
        ("nan",),
    ]


def test_a_day_before_excels_calendar_is_text() -> None:
    assert values(to_xlsx(["x"], [(date(1899, 12, 31),)]))[1] == ("1899-12-31",)


def test_the_second_sheet_says_where_the_rows_come_from() -> None:
    book = opened(to_xlsx(["x"], [(1,)], notes=[("发布版本", "enforcement-7"), ("日志位置", 7)]))
    assert book.sheetnames == ["数据", "说明"]
    assert [tuple(cell.value for cell in row) for row in book["说明"].iter_rows()] == [
        ("发布版本", "enforcement-7"),
        ("日志位置", 7),
    ]


def test_a_polars_frame_and_rows_by_name_give_the_same_bytes() -> None:
    moment = datetime(2025, 1, 24, 9)
    frame = pl.DataFrame({"code": ["A"], "score": [88.5]})
    rows = [{"score": 88.5, "code": "A"}]
    by_name = to_xlsx(frame.columns, in_order(frame.columns, rows), created=moment)
    assert by_name == to_xlsx(frame.columns, frame.iter_rows(), created=moment)


def test_no_row_is_lost_of_a_table_longer_than_what_widths_are_measured_by() -> None:
    numbers = list(range(1, 1_002))
    assert [row[0] for row in values(to_xlsx(["n"], [(number,) for number in numbers]))] == ["n", *numbers]


def test_no_rows_still_make_a_workbook_with_its_headings() -> None:
    assert values(to_xlsx(["a", "b"], [])) == [("a", "b")]


def test_a_file_written_row_by_row_holds_the_same(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", COLUMNS, [ROW] * 500)
    content = (tmp_path / "a.xlsx").read_bytes()
    assert values(content) == values(to_xlsx(COLUMNS, [ROW] * 500))


def test_excels_last_row_still_fits_and_one_more_is_refused_with_a_way_out() -> None:
    check_fits_excel(1_048_575, 5)
    with pytest.raises(TooLargeForExcel, match=r"1,048,576 行（含表头）.*parquet"):
        check_fits_excel(1_048_576, 5)


def test_rows_that_turn_out_to_be_too_many_while_writing_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "EXCEL_ROWS", 4)
    assert len(values(to_xlsx(["x"], [(n,) for n in range(3)]))) == 4
    with pytest.raises(TooLargeForExcel):
        to_xlsx(["x"], [(n,) for n in range(4)])


def test_csv_begins_with_the_mark_by_which_excel_knows_chinese_and_runs_no_formula() -> None:
    target = io.StringIO()
    write_csv(target, ["name", "change"], [("=1+1", Decimal("-3.50")), ("商务局，开发区", None)])
    assert target.getvalue().startswith("\ufeff")
    assert list(csv.reader(io.StringIO(target.getvalue().removeprefix("\ufeff")))) == [
        ["name", "change"],
        ["'=1+1", "-3.50"],
        ["商务局，开发区", ""],
    ]
