"""总览: where the quarter stands and what waits for somebody.

In the small zone nothing was done yet about the fourth quarter of 2024; of the third, F was notified on 6 November and
is overdue since 20 November.
"""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

from ingestion.archive import Archive
from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.ledger import Ledger
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import as_department


def test_a_quarter_that_nobody_began_is_open_and_waits_for_its_check(
    opened: Opened, small_home: Home
) -> None:
    page = opened(small_home, "overview", period="2024Q4")
    counted = {metric.label: metric.value for metric in page.metric}
    assert counted["季度状态"] == "开放"
    assert counted["参加排名（预览）"] == "6家"
    assert counted["约谈未办结（逾期 1）"] == "1家次"
    assert "下一步：核查" in words(page)


def test_what_waits_names_who_and_until_when_overdue_first(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "overview", period="2024Q4")
    waiting = page.dataframe[0].value
    first = waiting.iloc[0]
    assert (first["事项种类"], first["内容"], first["执法主体"]) == ("约谈逾期", "逾期未约谈", "滨城区己局")
    assert str(first["期限"])[:10] == "2024-11-20"
    assert first["逾期"] == "是"
    assert "参数待确认" in set(waiting["事项种类"])
    # The objection of F was decided: it waits for nobody.
    assert "异议" not in set(waiting["事项种类"])


def test_a_held_file_waits_for_the_office(opened: Opened, small_home: Home, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(small_home.root, home.root, symlinks=True)
    Ledger(EventLog.open(home).manifest.engine, Archive(home)).hold(
        {
            "file_name": "检查_空.xlsx",
            "file_sha256": "ab" * 32,
            "archive_path": "ab/ab",
            "feed": "inspection",
            "source": "platform",
            "reason": "too_few_rows",
            "message": "行数比上次少一半",
            "held_at": datetime(2025, 1, 2, tzinfo=UTC).replace(tzinfo=None),
        }
    )
    waiting = opened(home, "overview", period="2024Q4").dataframe[0].value
    assert list(waiting[waiting["事项种类"] == "暂存文件"]["内容"]) == ["检查_空.xlsx：行数比上次少一半"]


def test_the_release_says_how_old_it_is(opened: Opened, small_home: Home) -> None:
    said = words(opened(small_home, "overview"))
    assert "日志位置 1" in said
    assert "不到1小时前" in said
    assert "没有成功的夜间任务" not in said


def test_a_release_that_missed_its_night_is_called_old(
    opened: Opened, small_home: Home, tmp_path: Path
) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(small_home.root, home.root, symlinks=True)
    (path,) = home.releases.glob("enforcement-*.duckdb")
    old = time.time() - 50 * 3600
    os.utime(path, (old, old))
    assert "最新的版本是2天前生成的" in words(opened(home, "overview"))


def test_the_trend_holds_the_highest_the_middle_and_the_lowest(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "overview", period="2024Q4")
    trend = next(frame.value for frame in page.dataframe if "中位" in frame.value.columns)
    row = trend[trend["季度"] == "2024年四季度"].iloc[0]
    # 100.00, 94.67, 89.33, 89.33, 84.00, 78.67: of six the third from below.
    assert (float(row["最高"]), float(row["中位"]), float(row["最低"])) == (100, 89.33, 78.67)


def test_a_department_sees_what_waits_for_itself_and_nothing_of_the_office(
    opened: Opened, small_home: Home, tmp_path: Path
) -> None:
    home = as_department(small_home, tmp_path, "F")
    page = opened(home, "overview", period="2024Q4")
    counted = {metric.label: metric.value for metric in page.metric}
    assert counted["名次（得分 78.67）"] == "6"
    assert set(page.dataframe[0].value["执法主体"]) == {"滨城区己局"}
    said = words(page) + str([frame.value.to_dict() for frame in page.dataframe])
    assert not any(f"滨城区{name}局" in said for name in "甲乙丙丁戊庚")
    assert "暂存文件" not in said
