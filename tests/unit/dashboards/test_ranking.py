"""季度排名: who stands where, in which version, and why.

The small zone: A to F are ranked by who took part (A all of five, F one of five), G has no items; of the quarter before
A was published first and F sixth.
"""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from ingestion.home import Home
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import as_department


def column(page: object, heading: str, table: int = 0) -> dict[str, object]:
    """A column of a table by the department's name."""
    shown = page.dataframe[table].value  # type: ignore[attr-defined]
    plain = [float(value) if isinstance(value, Decimal) else value for value in shown[heading]]
    return dict(zip(shown["执法主体"], plain, strict=True))


@pytest.fixture(scope="module")
def restated_home(small_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The same release, its quarter published twice: F seventh with 70 and listed, then sixth with 78.67."""
    root = tmp_path_factory.mktemp("restated") / "home"
    shutil.copytree(small_home.root, root, symlinks=True)
    home = Home(root)
    (path,) = home.releases.glob("enforcement-*.duckdb")
    with duckdb.connect(str(path)) as release:
        for code, name, version, rank, score, grounds in (
            ("A", "甲", 1, 1, "99.00", None),
            ("F", "己", 1, 7, "70.00", "末位"),
            ("A", "甲", 2, 1, "100.00", None),
            ("F", "己", 2, 6, "78.67", None),
        ):
            for table in ("core.fct_publication", "supervision.stated_score"):
                release.execute(
                    f"insert into {table} by name select ? as department_code, '2024Q4' as period, "
                    "? as version, ? as department_name, 'ranked' as status, ? as ranking, "
                    "cast(? as decimal(18, 2)) as score, ? as grounds",
                    [code, version, f"滨城区{name}局", rank, score, grounds],
                )
        release.execute(
            "insert into supervision.published_version (period, version, ranked_count, listed_count, is_in_force) "
            "values ('2024Q4', 1, 2, 1, false), ('2024Q4', 2, 2, 1, true)"
        )
        for number, step, state, version, paper, day in (
            (8, "publish", "published", 1, "滨执监〔2025〕3号", "2025-02-12"),
            (9, "restate", "restated", 2, "滨执监〔2025〕6号", "2025-03-03"),
        ):
            release.execute(
                "insert into core.fct_quarter_step by name select '2024Q4' as period, ? as step_no, ? as step, "
                "? as state, ? as version, ? as document_no, cast(? as date) as signed_on, "
                "cast(? as date) as on_date, 900 as pinned_position",
                [number, step, state, version, paper, day, day],
            )
    return home


def test_equal_scores_share_a_rank_and_who_is_not_assessed_has_none(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "ranking", period="2024Q4")
    shown = page.dataframe[0].value
    assert list(shown["名次"][:6]) == [1, 2, 3, 3, 5, 6]
    assert column(page, "参评情况")["滨城区庚局"] == "不参评"


def test_movement_is_against_the_version_published_for_the_quarter_before(
    opened: Opened, small_home: Home
) -> None:
    page = opened(small_home, "ranking", period="2024Q4")
    moved = column(page, "升降")
    assert (moved["滨城区甲局"], moved["滨城区己局"], moved["滨城区乙局"]) == ("持平", "持平", "上季度未排名")
    assert "升降与2024年三季度公布的第1版相比" in words(page)


def test_a_quarter_that_is_not_published_is_called_a_preview(opened: Opened, small_home: Home) -> None:
    said = words(opened(small_home, "ranking", period="2024Q4"))
    assert "预览：按现有数据计算。本季度尚未公布；不作为通报依据。" in said


def test_a_published_quarter_shows_what_was_published_and_today_only_on_demand(
    opened: Opened, restated_home: Home
) -> None:
    published = opened(restated_home, "ranking", period="2024Q4")
    assert "公布结果：第2版，现行有效。滨执监〔2025〕6号，2025年3月3日签发" in words(published)
    assert column(published, "得分") == {"滨城区甲局": 100, "滨城区己局": 78.67}
    first = opened(restated_home, "ranking", period="2024Q4", version="1")
    assert "公布结果：第1版，已被第2版取代" in words(first)
    assert column(first, "得分") == {"滨城区甲局": 99, "滨城区己局": 70}
    today = opened(restated_home, "ranking", period="2024Q4", version="now")
    assert "第2版公布之后收到的数据也计算在内，可能与公布结果不同；不作为通报依据" in words(today)
    assert len(column(today, "得分")) == 7


def test_figures_count_what_their_links_show(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "ranking", period="2024Q4")
    counted = {metric.label: metric.value for metric in page.metric}
    assert (counted["参加排名"], counted["单列"], counted["不排名、不参评"]) == ("6家", "0家", "1家")
    assert opened(small_home, "ranking", period="2024Q4", status="ranked").dataframe[0].value.shape[0] == 6
    assert opened(small_home, "ranking", period="2024Q4", status="unranked").dataframe[0].value.shape[0] == 1


def test_an_address_that_names_what_is_not_there_says_so(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "ranking", period="1999Q1", department="X9", version="7")
    said = words(page)
    assert "“季度”1999Q1 不存在或您无权查看" in said
    assert "“执法主体”X9 不存在或您无权查看" in said
    assert page.dataframe[0].value.shape[0] > 0


def test_an_address_keeps_its_quarter_when_a_newer_one_comes(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "ranking")
    assert page.query_params["period"]


def test_a_department_shows_its_indicators_and_the_records_that_cost_it_points(
    opened: Opened, small_home: Home
) -> None:
    page = opened(small_home, "ranking", period="2024Q4", department="F")
    assert "滨城区己局　2024年四季度" in words(page)
    indicators, faults = page.dataframe[0].value, page.dataframe[1].value
    rates = dict(zip(indicators["指标"], indicators["数值"], strict=True))
    assert rates["人员参与率"] == 20
    missing = faults[faults["指标"] == "人员参与率"]
    assert len(missing) == 4
    assert "两人借调在外" in str([frame.value for frame in page.dataframe])


def test_an_indicator_shows_each_of_its_records(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "ranking", period="2024Q4", department="F", indicator="participation")
    faults, lines = page.dataframe[0].value, page.dataframe[1].value
    assert len(faults) == 4
    assert list(lines["计入分子"]).count("是") == 1


def test_the_matrix_holds_what_each_indicator_cost_each_department(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "ranking", period="2024Q4", part="heat")
    lost = column(page, "人员参与率")
    assert lost["滨城区甲局"] == 0
    rates = column(opened(small_home, "ranking", period="2024Q4", part="heat", measure="value"), "人员参与率")
    assert (rates["滨城区甲局"], rates["滨城区己局"]) == (100, 20)


def test_a_version_and_its_restatement_stand_side_by_side_with_who_moved(
    opened: Opened, restated_home: Home
) -> None:
    page = opened(restated_home, "ranking", period="2024Q4", part="versions")
    assert column(page, "原得分") == {"滨城区甲局": 99, "滨城区己局": 70}
    assert column(page, "现得分") == {"滨城区甲局": 100, "滨城区己局": 78.67}
    assert column(page, "升降") == {"滨城区甲局": "持平", "滨城区己局": "上升 1"}
    assert column(page, "原约谈事由")["滨城区己局"] == "末位"
    # Neither release lies in this home: the page says where the reasons stand.
    assert "zhifa quarter restate 2024Q4" in words(page)


def test_a_quarter_without_a_version_says_that_there_is_nothing_to_compare(
    opened: Opened, small_home: Home
) -> None:
    assert "尚未公布" in words(opened(small_home, "ranking", period="2024Q4", part="versions"))


def test_what_keeps_a_score_from_being_official_is_listed(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "ranking", period="2024Q4", part="scheme")
    assert "未确认的参数" in words(page)
    assert "interview_count" in set(page.dataframe[-1].value["参数代码"])


@pytest.mark.parametrize(
    "asked",
    [
        {"period": "2024Q4"},
        {"period": "2024Q4", "department": "A"},
        {"period": "2024Q4", "part": "heat", "version": "now", "peer_group": "全部"},
        {"period": "2024Q4", "part": "versions", "earlier": "1", "later": "now"},
    ],
)
def test_a_department_sees_its_own_rank_and_nobody_else_whatever_the_address(
    opened: Opened, small_home: Home, tmp_path: Path, asked: dict[str, str]
) -> None:
    page = opened(as_department(small_home, tmp_path, "F"), "ranking", **asked)
    said = words(page) + str([frame.value.to_dict() for frame in page.dataframe])
    assert "滨城区己局　2024年四季度" in said
    assert "名次（共 6 家） 6" in said
    assert not any(f"滨城区{name}局" in said for name in "甲乙丙丁戊庚")
    assert ("A 不存在或您无权查看" in said) == ("department" in asked)


def test_a_department_is_told_how_many_a_published_version_ranked(
    opened: Opened, restated_home: Home, tmp_path: Path
) -> None:
    said = words(opened(as_department(restated_home, tmp_path, "F"), "ranking", period="2024Q4"))
    assert "公布（第2版）：名次 6（共 2 家），得分 78.67" in said
