"""约谈: who is called in and why, and what is due.

In the small zone F was published sixth and listed for the third quarter of 2024, and notified on 6 November; its data
reach to the first of January 2025.
"""

from __future__ import annotations

from pathlib import Path

from ingestion.home import Home
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import as_department


def test_an_interview_stands_with_its_next_act_and_until_when(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "interviews")
    (row,) = page.dataframe[0].value.to_dict("records")
    assert (row["执法主体"], row["约谈事由"], row["环节"], row["下一步"]) == (
        "滨城区己局",
        "末位",
        "已通知",
        "约谈",
    )
    assert str(row["下一步期限"])[:10] == "2024-11-20"
    assert row["逾期事项"] == "逾期未约谈"


def test_figures_count_what_their_filters_show(opened: Opened, small_home: Home) -> None:
    counted = {metric.label: metric.value for metric in opened(small_home, "interviews").metric}
    assert counted == {"列入约谈": "1家次", "待通知": "0家次", "未办结": "1家次", "逾期": "1家次"}
    assert opened(small_home, "interviews", stage="overdue").dataframe[0].value.shape[0] == 1
    said = words(opened(small_home, "interviews", stage="待通知"))
    assert "没有符合条件的约谈" in said


def test_a_quarter_that_is_not_published_shows_who_would_be_listed(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "interviews")
    assert "2024年四季度预览名单" in words(page)
    preview = page.dataframe[-1].value
    # The last three by score are F, E and the two at the tie of C and D.
    assert set(preview["执法主体"]) == {f"滨城区{name}局" for name in "己戊丙丁"}
    assert "取末 3 名，同分并列的全部列入" in words(page)


def test_a_department_shows_why_and_the_state_of_each_act(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "interviews", period="2024Q3", department="F")
    said = words(page)
    assert "事由：末位。公布的第1版：第 6 名，得分 70.00。" in said
    acts = page.dataframe[0].value
    assert dict(zip(acts["环节"], acts["情况"], strict=True)) == {
        "通知": "已办",
        "约谈": "逾期",
        "报整改方案": "待办",
        "复核": "待办",
        "办结": "待办",
    }


def test_the_records_behind_a_listing_stand_beside_the_trend(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "interviews", period="2024Q4", department="F")
    said = words(page)
    assert "失分记录" in said
    assert "各季度得分" in said
    assert "失分最多的指标：人员参与率" in said


def test_who_is_not_listed_is_told_so(opened: Opened, small_home: Home) -> None:
    said = words(opened(small_home, "interviews", period="2024Q4", department="A"))
    assert "该单位这个季度没有列入约谈名单" in said


def test_an_address_that_names_what_is_not_there_says_so(opened: Opened, small_home: Home) -> None:
    assert "“环节”想当然 不存在或您无权查看" in words(opened(small_home, "interviews", stage="想当然"))


def test_a_department_sees_its_own_interview_and_no_other(
    opened: Opened, small_home: Home, tmp_path: Path
) -> None:
    own = opened(as_department(small_home, tmp_path / "own", "F"), "interviews")
    assert list(own.dataframe[0].value["执法主体"]) == ["滨城区己局"]
    other = opened(as_department(small_home, tmp_path / "other", "A"), "interviews", department="F")
    said = words(other) + str([frame.value.to_dict() for frame in other.dataframe])
    assert "“执法主体”F 不存在或您无权查看" in said
    assert "己局" not in said
