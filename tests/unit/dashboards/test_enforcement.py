"""检查与处罚: counts, shares and lists of a quarter."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ingestion.home import Home
from tests.unit.dashboards.casework import casework_home
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import shown_rows

__all__ = ["casework_home"]


def figures(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def test_the_newest_quarter_counts_each_act_once(opened: Opened, casework_home: Home) -> None:
    assert figures(opened(casework_home, "enforcement")) == {
        "行政检查": "3 次",
        "发现问题占比": "33.33%",
        "亮证检查占比": "50.00%",
        "教育改正": "1 件",
        "行政处罚": "1 起",
        "简易程序": "1 起",
        "普通程序": "0 起",
    }


def test_amounts_are_told_in_words_as_information(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "enforcement")
    (link,) = [element.proto.label for element in page.get("page_link") if "罚款" in element.proto.label]
    assert link == "罚款 200.00 元，没收 0.00 元（金额只供参考，不计入评估）"


def test_a_month_counts_what_happened_in_it_and_opens_its_records(
    opened: Opened, casework_home: Home
) -> None:
    months = {row["月份"]: row for row in shown_rows(opened(casework_home, "enforcement"), "各月检查与处罚")}
    assert (months["2024-11"]["检查"], months["2024-11"]["处罚"]) == (1, 1)
    page = opened(casework_home, "enforcement", part="inspections", month="2024-10")
    assert [row["检查编号"] for row in shown_rows(page, "行政检查清单")] == ["甲检1"]


def test_a_department_and_a_category_of_items_narrow_the_figures(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "enforcement", department="D1")
    assert figures(page)["发现问题占比"] == "50.00%"
    assert [row["执法主体"] for row in shown_rows(page, "各单位检查与处罚")] == ["滨城区甲局"]
    page = opened(casework_home, "enforcement", category="行政检查")
    assert (figures(page)["行政检查"], figures(page)["行政处罚"]) == ("1 次", "0 起")


def test_a_decision_with_two_kinds_of_penalty_stands_in_both(opened: Opened, casework_home: Home) -> None:
    kinds = shown_rows(opened(casework_home, "enforcement"), "处罚种类")
    assert {row["处罚种类"]: row["决定数"] for row in kinds} == {"罚款": 1, "警告": 1}


def test_lists_hold_the_records_behind_a_figure(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "enforcement", part="inspections", result="found")
    assert [row["检查编号"] for row in shown_rows(page, "行政检查清单")] == ["甲检1"]
    page = opened(casework_home, "enforcement", part="inspections", certificate="not_shown")
    assert [row["检查编号"] for row in shown_rows(page, "行政检查清单")] == ["甲检2"]
    page = opened(casework_home, "enforcement", part="penalties", period="2024Q2", procedure="普通")
    assert [row["决定书文号"] for row in shown_rows(page, "处罚决定清单")] == ["甲罚1"]
    page = opened(casework_home, "enforcement", part="corrections")
    assert [row["编号"] for row in shown_rows(page, "教育改正清单")] == ["乙改1"]


def test_plans_that_were_not_done_in_time_stand_first(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "enforcement", part="plans")
    plans = [(row["计划编号"], row["按期完成"]) for row in shown_rows(page, "检查计划清单")]
    assert plans == [("乙计划", "否"), ("甲计划", "是")]


def test_a_quarter_that_is_not_there_says_so(opened: Opened, casework_home: Home) -> None:
    assert "1999Q1 不存在" in words(opened(casework_home, "enforcement", period="1999Q1"))
