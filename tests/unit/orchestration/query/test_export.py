"""Rows in a file: types as they are, the whole file or none."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import polars as pl
import pytest

from dashboards import tabular
from orchestration.query.export import export, format_of
from orchestration.query.statement import Query, QueryFault

TEXT = """select * from (values
    ('临开〔2024〕1号', date '2024-03-05', cast(1234.50 as decimal(18, 2)), 3, '=1+1'),
    ('临开〔2024〕2号', null, null, -4, '说明'),
    ('临开〔2024〕3号', date '2024-03-07', cast(0 as decimal(18, 2)), 5, null)
) as t (decision_no, decision_date, fine_yuan, officer_count, note)"""


@pytest.fixture
def query() -> Iterator[Query]:
    with duckdb.connect() as connection:
        yield Query(connection, TEXT)


def test_a_workbook_holds_numbers_dates_and_no_formula_and_says_where_it_comes_from(
    query: Query, tmp_path: Path
) -> None:
    assert export(query, tmp_path / "a.xlsx", "xlsx", notes=[("日志位置", 7), ("查询语句", TEXT)]) == 3
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["数据", "说明"]
    rows = [tuple(cell.value for cell in row) for row in book["数据"].iter_rows()]
    assert rows[0] == ("decision_no", "decision_date", "fine_yuan", "officer_count", "note")
    assert rows[1] == ("临开〔2024〕1号", datetime(2024, 3, 5), 1234.5, 3, "=1+1")
    assert rows[2] == ("临开〔2024〕2号", None, None, -4, "说明")
    assert book["数据"]["E2"].data_type == "s"
    assert [row[0].value for row in book["说明"].iter_rows()] == ["日志位置", "查询语句"]


def test_a_csv_opens_in_excel_with_chinese_right(query: Query, tmp_path: Path) -> None:
    assert export(query, tmp_path / "a.csv", "csv") == 3
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert rows[1] == ["临开〔2024〕1号", "2024-03-05", "1234.50", "3", "'=1+1"]
    assert rows[2] == ["临开〔2024〕2号", "", "", "-4", "说明"]


def test_parquet_keeps_every_type(query: Query, tmp_path: Path) -> None:
    assert export(query, tmp_path / "a.parquet", "parquet") == 3
    frame = pl.read_parquet(tmp_path / "a.parquet")
    assert frame.schema["fine_yuan"] == pl.Decimal(18, 2)
    assert frame.row(0) == ("临开〔2024〕1号", date(2024, 3, 5), Decimal("1234.50"), 3, "=1+1")


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_a_part_of_the_rows_is_a_part_in_every_format(query: Query, tmp_path: Path, form: str) -> None:
    assert export(query, tmp_path / f"a.{form}", form, offset=1, limit=1) == 1


def test_more_rows_than_excel_holds_are_refused_and_the_file_that_was_there_stays(
    query: Query, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabular, "EXCEL_ROWS", 3)
    (tmp_path / "a.xlsx").write_text("earlier", encoding="utf-8")
    with pytest.raises(QueryFault, match=r"最多 3 行（含表头）.*parquet"):
        export(query, tmp_path / "a.xlsx", "xlsx")
    assert (tmp_path / "a.xlsx").read_text(encoding="utf-8") == "earlier"
    assert os.listdir(tmp_path) == ["a.xlsx"]
    assert export(query, tmp_path / "a.xlsx", "xlsx", limit=2) == 2


def test_a_fault_in_a_later_row_leaves_no_file(tmp_path: Path) -> None:
    text = "select repeat('x', 100), cast(if(i = 150000, 'x', '1') as integer) from range(200000) as r(i)"
    with duckdb.connect() as connection:
        late = Query(connection, text)
        with pytest.raises(QueryFault, match="不能转换"):
            export(late, tmp_path / "a.csv", "csv")
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there_is_said_in_chinese(query: Query, tmp_path: Path) -> None:
    with pytest.raises(QueryFault, match="文件夹不存在"):
        export(query, tmp_path / "no" / "a.csv", "csv")


def test_the_suffix_names_the_format_unless_it_is_stated() -> None:
    assert format_of(Path("a.XLSX"), None) == "xlsx"
    assert format_of(Path("a.txt"), "csv") == "csv"
    with pytest.raises(QueryFault, match="不知道“doc”是什么格式"):
        format_of(Path("a.doc"), None)
