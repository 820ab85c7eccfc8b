"""执法人员: certificates over time and ahead, who acted without one, persons by mask and id alone."""

from __future__ import annotations

import duckdb
from streamlit.testing.v1 import AppTest

from ingestion.home import Home
from tests.unit.dashboards.casework import casework_home
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import shown_rows

__all__ = ["casework_home"]


def person_of(home: Home, certificate: str) -> str:
    with duckdb.connect(str(home.releases / "current.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "select person_id from core.dim_officer_certificate where certificate_no = ?", [certificate]
        ).fetchone()
    assert found is not None
    return str(found[0])


def everything(page: AppTest) -> str:
    tables = [element.value.to_string() for element in page.dataframe]
    return words(page) + "\n".join(tables)


def test_the_roster_counts_who_holds_a_valid_certificate_on_the_day_of_the_data(
    opened: Opened, casework_home: Home
) -> None:
    page = opened(casework_home, "officers")
    assert [metric.value for metric in page.metric] == ["3 人", "0 张", "1 人次", "1 人次"]
    states = {row["执法证号"]: row["证件情况"] for row in shown_rows(page, "执法人员名册")}
    assert states == {"Z1": "有效", "Z2": "有效", "Z3": "已失效", "Z4": "有效"}


def test_a_certificate_is_ahead_by_the_days_from_the_day_of_the_data(
    opened: Opened, casework_home: Home
) -> None:
    # from 1 January to 15 February 2025 there are 45 days
    (row,) = shown_rows(opened(casework_home, "officers", part="expiring", days="60"), "即将到期的执法证")
    assert (row["执法证号"], row["剩余天数"]) == ("Z2", 45)
    assert "可以放宽天数" in words(opened(casework_home, "officers", part="expiring", days="30"))


def test_who_acted_after_the_certificate_had_run_out_is_named_by_mask(
    opened: Opened, casework_home: Home
) -> None:
    (row,) = shown_rows(opened(casework_home, "officers", part="uncertified"), "无证执法")
    assert (row["姓名（遮盖）"], row["编号"], row["执法主体"]) == ("王*", "甲检1", "滨城区甲局")


def test_an_officer_s_page_holds_changes_acts_exams_and_no_name(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "officers", person=person_of(casework_home, "Z2"))
    assert [row["变动"] for row in shown_rows(page, "证件变动")][-1] == "核发"
    assert [row["编号"] for row in shown_rows(page, "执法记录")] == ["甲检2"]
    assert [row["合格"] for row in shown_rows(page, "考试")] == ["否"]
    assert "李四" not in everything(page)


def test_no_part_shows_a_name(opened: Opened, casework_home: Home) -> None:
    for part in ("roster", "expiring", "uncertified", "participation", "exams", "absences"):
        shown = everything(opened(casework_home, "officers", part=part))
        assert not [name for name in ("张三", "李四", "王五", "赵六") if name in shown], part


def test_who_took_no_part_is_listed_with_the_reason(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "officers", part="participation", period="2024Q4")
    idle = {row["执法证号"]: row["计入评估"] for row in shown_rows(page, "没有执法记录的持证人员")}
    assert idle == {"Z4": "是"}


def test_an_unknown_person_in_the_address_says_so(opened: Opened, casework_home: Home) -> None:
    assert "人员不存在，或您无权查看" in words(opened(casework_home, "officers", person="nobody"))
