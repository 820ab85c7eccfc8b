"""监督预警: what deserves a look, narrowed, searched, and opened down to its records."""

from __future__ import annotations

from pathlib import Path

from ingestion.home import Home
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import as_department, shown_rows, supervised_home

__all__ = ["supervised_home"]
REPEATED = "频繁上门检查"


def found(page: object) -> list[tuple[str, str]]:
    return [(row["种类"], row["执法主体"]) for row in shown_rows(page, "监督发现")]


def test_a_finding_shows_its_sentence_its_limit_and_what_was_measured(
    opened: Opened, supervised_home: Home
) -> None:
    (row,) = shown_rows(opened(supervised_home, "findings", part="list", kind="repeat_visits"), "监督发现")
    assert (row["实际"], row["界限"], row["企业"]) == ("5 次", "4 次", "临海信达餐饮有限公司")
    assert row["为什么"] == "在 2024 年对同一企业现场检查 5 次，超过年度频次上限 4 次。"


def test_kinds_come_first_each_with_how_many_and_what_to_look_at(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "findings", department="D1")
    rows = {row["种类"]: row for row in shown_rows(page, "监督发现（按种类）")}
    repeated = rows[REPEATED]
    assert (repeated["件数"], repeated["看什么"]) == (1, "同一部门一年内对同一企业现场检查超过频次上限")


def test_the_department_in_the_address_narrows_list_and_figures(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "findings", part="list", department="D2")
    assert {department for _, department in found(page)} == {"滨城区乙局"}
    assert page.metric[0].value == f"{len(found(page))}件"


def test_a_quarter_without_a_finding_of_the_kind_says_what_to_do(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "findings", part="list", kind="repeat_visits", department="D2")
    assert "请放宽筛选条件" in words(page)


def test_a_search_finds_by_the_name_of_a_firm_and_by_the_number_of_a_record(
    opened: Opened, supervised_home: Home
) -> None:
    by_firm = opened(supervised_home, "findings", part="list", words="信达")
    assert (REPEATED, "滨城区甲局") in found(by_firm)
    by_record = opened(supervised_home, "findings", part="list", words="乙检10")
    assert {department for _, department in found(by_record)} == {"滨城区乙局"}


def test_what_was_searched_in_vain_does_not_stay_in_the_address(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "findings")
    page.text_input(key="filter.words").set_value("王小明").run()
    assert "words" not in page.query_params
    page.text_input(key="filter.words").set_value("信达").run()
    assert page.query_params["words"] == "信达"


def test_an_address_that_names_no_department_says_so_and_shows_everything(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "findings", part="list", department="D9")
    assert "地址中的“执法主体”D9 不存在或您无权查看" in words(page)
    assert len(found(page)) == len(found(opened(supervised_home, "findings", part="list")))


def test_a_finding_opens_with_all_five_visits_behind_it(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "finding", finding="repeat_visits/D1/91120103U1/2024")
    assert "超过年度频次上限 4 次" in words(page)
    records = shown_rows(page, "依据的记录")
    assert {row["记录"] for row in records} == {f"D1/甲检{number}0" for number in (1, 2, 3, 4, 5)}
    assert [row["记录"] for row in records if row["主记录"] == "是"] == ["D1/甲检50"]


def test_an_address_of_no_finding_says_so(opened: Opened, supervised_home: Home) -> None:
    assert "监督发现不存在" in words(opened(supervised_home, "finding", finding="没有"))


def test_an_open_case_of_a_transferred_item_stands_in_the_list_to_hand_over(
    opened: Opened, supervised_home: Home
) -> None:
    (row,) = shown_rows(opened(supervised_home, "findings", part="handover"), "案件移交清单")
    assert (row["案件编号"], row["移出单位"], row["接收单位"]) == ("甲案1", "滨城区甲局", "滨城区乙局")
    assert (row["现负责单位"], row["移交状态"]) == ("滨城区甲局", "未列入")


def test_a_department_reaches_no_finding_of_another_by_filter_search_or_address(
    opened: Opened, supervised_home: Home, tmp_path: Path
) -> None:
    home = as_department(supervised_home, tmp_path, "D2")
    page = opened(home, "findings", part="list", department="D1")
    assert "D1 不存在或您无权查看" in words(page)
    assert {department for _, department in found(page)} == {"滨城区乙局"}
    assert "没有符合条件" in words(opened(home, "findings", part="list", words="甲检"))
    other = opened(home, "finding", finding="repeat_visits/D1/91120103U1/2024")
    assert "监督发现不存在" in words(other)
