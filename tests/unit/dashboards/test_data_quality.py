"""数据质量: what came, what went back and waits, what did not arrive, and who was held."""

from __future__ import annotations

from pathlib import Path

from ingestion.home import Home
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import as_department, shown_rows, supervised_home

__all__ = ["supervised_home"]


def test_who_sent_nothing_since_the_newest_export_of_a_feed_is_behind_by_days(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "data_quality")
    (row,) = shown_rows(page, "未按时到的数据")
    # 乙局 reaches 30 November, 甲局 31 December
    assert (row["执法主体"], row["数据类别"], row["落后（天）"]) == ("滨城区乙局", "行政检查", 31)
    reached = {each["单位"]: each["行政检查"] for each in shown_rows(page, "各单位各类数据报到哪一天")}
    assert reached == {"滨城区甲局": "2024-12-31", "滨城区乙局": "2024-11-30（落后）"}


def test_loads_are_counted_by_the_night_in_beijing(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "data_quality", part="loads")
    nights = {
        (str(row["装载日"])[:10], row["文件"], row["已装载"], row["整份退回"])
        for row in shown_rows(page, "装载（按日和类别）")
    }
    # 18:00 UTC is two in the morning of the next day
    assert nights == {("2025-01-01", 1, 1, 0), ("2025-01-01", 1, 0, 1), ("2024-12-02", 2, 2, 0)}


def test_every_receipt_accounts_for_its_rows(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "data_quality", part="loads", feed="inspection")
    rows = {row["文件"]: row for row in shown_rows(page, "回执")}
    assert {row["账平"] for row in rows.values()} == {"是"}
    sent = rows["乙局检查.xlsx"]
    assert (sent["读取行"], sent["新增"], sent["退回行"]) == (3, 2, 1)


def test_a_receipt_opens_its_rows_that_were_sent_back(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "data_quality", part="loads", receipt="2")
    (row,) = shown_rows(page, "该文件的退回行")
    assert (row["行"], row["出错列"], row["尚未更正"]) == (3, "检查日期", "是")
    assert "回执 99 不存在" in words(opened(supervised_home, "data_quality", part="loads", receipt="99"))


def test_a_department_with_rows_to_mend_stands_in_the_list_of_who_is_waited_for(
    opened: Opened, supervised_home: Home
) -> None:
    page = opened(supervised_home, "data_quality", part="returns")
    (row,) = shown_rows(page, "等待各单位更正")
    assert (row["执法主体"], row["行数"], str(row["退回日期"])[:10]) == ("滨城区乙局", 1, "2024-12-02")
    assert row["已等（天）"] > 600


def test_the_gate_says_who_is_held_and_why(opened: Opened, supervised_home: Home) -> None:
    page = opened(supervised_home, "data_quality", part="gate", period="2024Q4")
    (quarter,) = shown_rows(page, "各季度闸门结论")
    assert (quarter["季度"], quarter["暂缓"], quarter["通过"]) == ("2024年四季度", 1, 0)
    held = shown_rows(page, "2024Q4 各单位闸门")[0]
    assert (held["执法主体"], held["闸门"], held["评估时的理由"]) == ("滨城区乙局", "暂缓", "退回行超限")


def test_the_office_sees_files_that_wait_for_it_and_the_pages_of_the_checks(
    opened: Opened, supervised_home: Home
) -> None:
    (row,) = shown_rows(opened(supervised_home, "data_quality", part="held"), "暂存文件")
    assert (row["文件"], str(row["暂存时间"])) == ("乙局补报.xlsx", "2025-01-01 02:00:00")
    assert "还没有检查明细" not in words(opened(supervised_home, "data_quality", part="checks"))


def test_a_department_sees_its_own_returns_and_nothing_of_the_office(
    opened: Opened, supervised_home: Home, tmp_path: Path
) -> None:
    home = as_department(supervised_home, tmp_path, "D1")
    page = opened(home, "data_quality", part="held")
    assert "地址中的“栏目”held 不存在" in words(page)
    assert "乙局" not in words(page)
    assert {row["单位"] for row in shown_rows(page, "各单位各类数据报到哪一天")} == {"滨城区甲局"}
    assert "没有未更正的退回行" in words(opened(home, "data_quality", part="returns"))
    assert "回执 2 不存在" in words(opened(home, "data_quality", part="loads", receipt="2"))
