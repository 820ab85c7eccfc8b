"""复议应诉: cases of a year, how they ended and what was late.

Sixty days from acceptance on 5 March 2024 end on Saturday 4 May, within the holiday; it rolls over to Monday 6 May.
"""

from __future__ import annotations

from ingestion.home import Home
from tests.unit.dashboards.casework import casework_home
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import shown_rows

__all__ = ["casework_home"]


def test_a_year_counts_what_was_received_and_closed_and_the_share_corrected(
    opened: Opened, casework_home: Home
) -> None:
    page = opened(casework_home, "reconsideration")
    shown = {metric.label: metric.value for metric in page.metric}
    assert (shown["复议收到"], shown["复议受理"], shown["复议办结"]) == ("2 件", "2 件", "2 件")
    assert (shown["复议纠错率"], shown["超过审理期限"], shown["意见建议"]) == ("50.00%", "1 件", "1 件")
    assert (shown["应诉收到"], shown["应诉未结"], shown["应诉败诉率"]) == ("1 件", "1 件", "—")


def test_each_respondent_has_its_own_share(opened: Opened, casework_home: Home) -> None:
    rows = shown_rows(opened(casework_home, "reconsideration"), "被申请人和被告")
    shares = {row["被申请人（被告）"]: str(row["纠错率（%）"]) for row in rows}
    assert shares == {"滨城区甲局": "100.00", "滨城区乙局": "0.00"}


def test_a_decision_after_its_limit_is_listed_with_its_days(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "reconsideration", part="cases", state="overdue")
    (late,) = shown_rows(page, "复议应诉案件")
    assert (late["案号"], str(late["期限"])[:10], late["超期（天）"]) == ("复1", "2024-05-06", 4)


def test_the_duty_that_was_late_is_the_organ_s_not_the_respondent_s(
    opened: Opened, casework_home: Home
) -> None:
    faults = shown_rows(opened(casework_home, "reconsideration", part="faults"), "逾期和未履行")
    owed = {row["规则"]: row["执法主体"] for row in faults}
    assert owed["行政复议决定超过审理期限"] == "滨城区司法局"
    assert owed["行政复议意见书未在六十日内报送落实情况"] == "滨城区甲局"


def test_an_opinion_without_a_reply_has_no_day_of_reply(opened: Opened, casework_home: Home) -> None:
    (opinion,) = shown_rows(opened(casework_home, "reconsideration", part="opinions"), "意见书和建议书")
    assert (opinion["案号"], opinion["文书"], str(opinion["回复"])) == ("复1", "意见书", "NaT")


def test_a_respondent_narrows_and_an_unknown_one_says_so(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "reconsideration", part="cases", department="D1")
    assert [row["案号"] for row in shown_rows(page, "复议应诉案件")] == ["复1"]
    assert "D8 不存在或您无权查看" in words(opened(casework_home, "reconsideration", department="D8"))
