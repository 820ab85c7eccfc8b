"""企业: found by a name or a code, a sole trader by its token alone; one page about each."""

from __future__ import annotations

from pathlib import Path

from ingestion.home import Home
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import (
    as_department,
    shown_rows,
    supervised_home,
    trader_token,
)

__all__ = ["supervised_home"]


def names(opened: Opened, home: Home, searched: str) -> list[str]:
    page = opened(home, "enterprises", words=searched)
    tables = [element for element in page.dataframe if element.proto.alt == "企业"]
    return [row["企业"] for row in shown_rows(page, "企业")] if tables else []


def test_a_firm_is_found_by_part_of_its_name_and_by_its_code(opened: Opened, supervised_home: Home) -> None:
    assert names(opened, supervised_home, "信达") == ["临海信达餐饮有限公司"]
    assert names(opened, supervised_home, "91120103u1") == ["临海信达餐饮有限公司"]


def test_a_sole_trader_is_found_by_its_token_and_by_nothing_else(
    opened: Opened, supervised_home: Home
) -> None:
    assert names(opened, supervised_home, "王") == []
    assert names(opened, supervised_home, "92120103T1") == []
    assert names(opened, supervised_home, trader_token(supervised_home)) == ["王*"]


def test_a_name_that_finds_nothing_does_not_stay_in_the_address(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "enterprises")
    page.text_input(key="filter.words").set_value("王记小吃店").run()
    assert "没有找到" in words(page)
    assert "words" not in page.query_params


def test_the_page_of_a_firm_counts_its_records_by_kind(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "enterprise", enterprise="91120103U1")
    # five visits and the one for a clue by 甲局, one by 乙局
    assert {metric.label: metric.value for metric in page.metric} == {
        "行政检查": "7条",
        "行政处罚决定": "1条",
    }


def test_visits_stand_against_the_limit_and_those_for_a_clue_apart(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "enterprise", enterprise="91120103U1")
    said = {
        row["执法主体"]: (row["上门（次）"], row["上限（次）"], row["超限"], row["因线索、复查、交办（次）"])
        for row in shown_rows(page, "上门频次与上限")
    }
    assert said == {"滨城区甲局": (5, 4, "是", 1), "滨城区乙局": (1, 4, "否", 0)}


def test_a_kind_in_the_address_narrows_the_records(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "enterprise", enterprise="91120103U1", kind="penalty")
    assert [row["编号"] for row in shown_rows(page, "全部记录")] == ["甲罚1"]


def test_findings_about_a_firm_stand_on_its_page(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "enterprise", enterprise="91120103U1")
    assert "频繁上门检查" in [row["种类"] for row in shown_rows(page, "涉及的监督发现")]


def test_an_address_of_no_enterprise_says_so(opened: Opened, supervised_home: Home) -> None:
    assert "企业不存在" in words(opened(supervised_home, "enterprise", enterprise="U9"))


def test_a_department_sees_of_a_firm_only_what_it_did_itself(
    opened: Opened, supervised_home: Home, tmp_path: Path
) -> None:
    home = as_department(supervised_home, tmp_path, "D2")
    page = opened(home, "enterprise", enterprise="91120103U1")
    assert {metric.label: metric.value for metric in page.metric} == {"行政检查": "1条"}
    assert {row["执法主体"] for row in shown_rows(page, "上门频次与上限")} == {"滨城区乙局"}
    # only 甲局 was ever at the other firm
    assert names(opened, home, "远航") == []
    assert "企业不存在" in words(opened(home, "enterprise", enterprise="91120103U2"))
