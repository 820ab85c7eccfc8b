"""年度数据: a figure with its base, what was declared beside it, and the records behind both."""

from __future__ import annotations

import io
from pathlib import Path

import duckdb
import openpyxl

from ingestion.home import Home
from orchestration.reports.statistics import statistics_workbook
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import as_department, shown_rows, supervised_home

__all__ = ["supervised_home"]
END = "2024-12-31"


def test_a_figure_stands_beside_the_year_before(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "annual", as_at=END)
    rows = {row["指标"]: row for row in shown_rows(page, "年度数据")}
    # six by 甲局 and two by 乙局 in 2024; four in 2023
    visits = rows["行政检查"]
    assert (visits["数值"], visits["单位"], visits["上年同期"], visits["增减"]) == (
        "8",
        "次",
        "4",
        "+100.00%",
    )
    # one decision to eight visits
    assert (rows["检查处罚比"]["数值"], rows["检查处罚比"]["算式"]) == ("12.50", "1 ÷ 8")
    assert "统计区间 2024-01-01 至 2024-12-31" in words(page)


def test_a_department_in_the_address_narrows_to_its_figures(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "annual", as_at=END, department="D2")
    assert {row["指标"]: row["数值"] for row in shown_rows(page, "年度数据")}["行政检查"] == "2"


def test_a_figure_opens_every_record_that_it_rests_on(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "figure", figure="inspections", as_at=END, department="D2")
    assert {row["编号"] for row in shown_rows(page, "所依的记录")} == {"乙检10", "乙检20"}
    whole = opened(supervised_home, "figure", figure="inspections", as_at=END)
    assert len(shown_rows(whole, "所依的记录")) == 8


def test_a_ratio_opens_the_records_of_both_its_parts(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "figure", figure="inspection_penalty_ratio", as_at=END)
    counted = [row["计入"] for row in shown_rows(page, "所依的记录")]
    assert (counted.count("行政检查"), counted.count("行政处罚")) == (8, 1)


def test_declared_and_computed_stand_side_by_side_with_both_sources(
    opened: Opened, supervised_home: Home
) -> None:
    (row,) = shown_rows(opened(supervised_home, "annual", part="declared", as_at=END), "自报与计算")
    assert (row["自报"], row["计算"], float(row["差额"])) == ("7 次", "8 次", -1)
    assert row["核对"] == "不符，口径待核"
    page = opened(supervised_home, "figure", figure="inspections", as_at=END)
    assert [declared["自报"] for declared in shown_rows(page, "自报数")] == ["7 次"]


def test_the_official_table_on_the_screen_is_that_of_the_workbook(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "annual", part="statistics", year="2024", table="annual_penalty")
    rows = {row["执法主体"]: row for row in shown_rows(page, "2024年度行政处罚实施情况统计表")}
    assert (rows["合计"]["罚款"], rows["滨城区甲局"]["罚款"], rows["滨城区甲局"]["合计"]) == (1, 1, 1)
    with duckdb.connect(str(supervised_home.releases / "current.duckdb"), read_only=True) as connection:
        book = openpyxl.load_workbook(io.BytesIO(statistics_workbook(connection, 2024)))
    printed = {row[1]: row[4] for row in book["行政处罚"].iter_rows(min_row=6, values_only=True)}
    assert printed["滨城区甲局"] == rows["滨城区甲局"]["罚款"]


def test_an_address_of_no_figure_says_so(opened: Opened, supervised_home: Home) -> None:
    assert "数据不存在" in words(opened(supervised_home, "figure", figure="none", as_at=END))
    assert "数据不存在" in words(opened(supervised_home, "figure", figure="inspections", as_at="昨天"))
    assert "地址中的“年度”1999-12-31 不存在" in words(opened(supervised_home, "annual", as_at="1999-12-31"))


def test_a_department_sees_its_own_figures_and_no_paper_of_the_office(
    opened: Opened, supervised_home: Home, tmp_path: Path
) -> None:
    home = as_department(supervised_home, tmp_path, "D2")
    page = opened(home, "annual", part="papers", as_at=END)
    assert "地址中的“栏目”papers 不存在" in words(page)
    assert {row["指标"]: row["数值"] for row in shown_rows(page, "年度数据")}["行政检查"] == "2"
    assert "数据不存在" in words(opened(home, "figure", figure="inspections", as_at=END, department="D1"))
    assert "数据不存在" in words(opened(home, "figure", figure="inspections", as_at=END))
