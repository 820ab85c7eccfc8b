"""The sample district holds the published totals, what is planted in it, and the same bytes every time."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import polars as pl
import pytest

from examples.district2025 import DEFAULT_SEED, planted
from examples.district2025.disclosure import disclosure_frame
from examples.district2025.exports import TITLES, content_of, exports_of
from examples.district2025.world import CUT_OFFS, World, build_world
from tests.unit.examples.zone_reader import grids

# 公安 and 消防 stand outside the district's statistics.
OUTSIDE = ("BCB35", "BCB36")


@pytest.fixture(scope="module")
def world() -> World:
    return build_world(DEFAULT_SEED)


def _counted(world: World, year: int, feed: str) -> pl.DataFrame:
    return world.feeds[year][feed].filter(~pl.col("department_code").is_in(OUTSIDE))


def _enforcing(world: World, year: int) -> pl.DataFrame:
    return _counted(world, year, "officer_certificate").filter(pl.col("certificate_kind") == "执法")


def _sum(frame: pl.DataFrame, column: str) -> int:
    return int(frame[column].sum())


def _decision(world: World, code: str, procedure: str, nth: int) -> Mapping[str, object]:
    mine = (pl.col("department_code") == code) & (pl.col("procedure_kind") == procedure)
    return dict(world.feeds[2025]["penalty"].filter(mine).row(nth - 1, named=True))


# Published: B25-08 to B25-14; the year before from 41,308 = 49,530 × (1 − 16.6 %) and 4,905 = 6,803 × (1 − 27.9 %).
@pytest.mark.parametrize(
    ("year", "feed", "rows"),
    [
        (2025, "inspection", 41_308),
        (2024, "inspection", 49_530),
        (2025, "penalty", 4_905),
        (2024, "penalty", 6_803),
    ],
)
def test_acts_of_a_year_are_those_of_the_report(world: World, year: int, feed: str, rows: int) -> None:
    assert _counted(world, year, feed).height == rows


def test_procedures_are_split_as_published(world: World) -> None:
    kinds = dict(_counted(world, 2025, "penalty").group_by("procedure_kind").len().iter_rows())
    assert kinds == {"简易": 1_486, "普通": 3_419}


def test_departments_and_officers_are_those_of_the_report(world: World) -> None:
    departments = world.feeds[2025]["department"]
    active = departments.filter(
        "is_in_statistics", pl.col("active_to").is_null(), pl.col("kind") != "受委托组织"
    )
    assert active.height == 104
    assert departments.filter(pl.col("kind") == "街镇").height == 21
    for year, holders in ((2024, 2_772), (2025, 2_767)):
        valid = _enforcing(world, year).filter(
            pl.col("certificate_status") == "有效", pl.col("expires_date") >= CUT_OFFS[year]
        )
        assert valid["person_id_no"].n_unique() == valid.height == holders


def test_certificates_issued_and_cancelled_agree_with_their_changes(world: World) -> None:
    register = _enforcing(world, 2025)
    changes = dict(_counted(world, 2025, "certificate_change").group_by("change_kind").len().iter_rows())
    assert register.filter(pl.col("issued_date").dt.year() == 2025).height == changes["核发"] == 213
    assert register.filter(pl.col("status_date").dt.year() == 2025).height == changes["注销"] == 218


def test_all_plans_of_2025_are_finished_in_time(world: World) -> None:
    plans = world.feeds[2025]["inspection_plan"].filter(pl.col("plan_status") == "正常")
    visits = world.feeds[2025]["inspection"].join(plans, on=["department_code", "plan_no"])
    in_time = visits.filter(pl.col("inspection_date").is_between("starts_date", "ends_date"))
    made = in_time.group_by("department_code", "plan_no").len()
    short = plans.join(made, on=["department_code", "plan_no"], how="left").filter(
        pl.col("len").fill_null(0) < pl.col("planned_count")
    )
    assert (plans.height, short.height) == (2_748, 0)


def test_housing_visits_items_and_officers_add_up(world: World) -> None:
    visits = world.feeds[2025]["inspection"].filter(pl.col("department_code") == "BCB02")
    entries = [
        (visits[name].str.count_matches("、") + 1).sum() for name in ("item_codes", "officer_certificate_nos")
    ]
    assert (visits.height, *entries) == (4_184, 4_432, 11_693)
    orders = world.feeds[2025]["corrective_order"].filter(pl.col("department_code") == "BCB02")
    counted = orders.group_by("order_kind").agg(pl.len(), pl.col("opinion_count").sum())
    assert sorted(counted.iter_rows()) == [("暂停施工", 85, 296), ("责令整改", 1_630, 5_035)]


def test_the_three_lists_hold_since_march(world: World) -> None:
    cases = _counted(world, 2025, "penalty_case").filter(pl.col("leniency_list").is_not_null())
    spared = cases.filter(pl.col("lenient_kind") == "不予处罚")
    lighter = cases.filter(pl.col("lenient_kind") != "不予处罚")
    assert (spared.height, _sum(spared, "lenient_amount_yuan")) == (1_345, 11_027_000)
    assert (lighter.height, _sum(lighter, "lenient_amount_yuan")) == (724, 12_583_000)
    assert cases["closed_date"].is_between(dt.date(2025, 3, 1), dt.date(2025, 12, 31)).all()
    decided = set(world.feeds[2025]["penalty"]["case_no"])
    assert not decided & set(spared["case_no"])
    assert set(lighter["case_no"]) <= decided


def test_campaigns_have_their_cases_and_sums(world: World) -> None:
    penalties = world.feeds[2025]["penalty"]
    fined = {
        name: penalties.filter(pl.col("campaign") == name) for name in ("路警联合", "货运源头治理", "铁拳")
    }
    assert [(each.height, _sum(each, "fine_yuan")) for each in fined.values()][:2] == [
        (212, 1_704_500),
        (9, 80_000),
    ]
    assert _sum(fined["铁拳"], "fine_yuan") + _sum(fined["铁拳"], "confiscation_yuan") == 1_693_200
    iron = world.feeds[2025]["penalty_case"].filter(pl.col("campaign") == "铁拳")
    assert iron["filed_date"].dt.year().unique().to_list() == [2025]
    assert (iron.height, iron.filter(pl.col("outcome") == "移送司法").height) == (139, 18)
    seized = world.feeds[2025]["coercive_measure"].filter(pl.col("campaign") == "路警联合")
    assert (seized.height, seized.filter(pl.col("marks") == "双百").height) == (779, 146)


def test_activities_add_up_and_lower_bounds_say_so(world: World) -> None:
    ledger = world.feeds[2025]["supervision_activity"]
    counted = {
        (kind, subject): (count, content)
        for kind, subject, count, content in ledger.group_by("activity_kind", "subject_kind")
        .agg(pl.col("activity_count").sum(), pl.col("positive_count").sum())
        .iter_rows()
    }
    assert counted["联系点", "企业"][0] == 13
    assert counted["监督员", "人员"][0] == 16
    assert counted["问卷", "企业"] == (1_296, 1_266)
    assert (counted["走访", "企业"][0], counted["走访", "部门"][0]) == (81, 10)
    assert set(ledger.filter("is_at_least")["activity_kind"]) == {"协调会", "建议", "评查"}


def test_what_is_declared_agrees_but_for_the_contradictions(world: World) -> None:
    declared = dict(world.feeds[2025]["declared_figure"].select("figure_code", "declared_value").iter_rows())
    assert {each.figure_code: each.declared for each in planted.CONTRADICTIONS}.items() <= declared.items()
    assert all(each.declared != each.computed for each in planted.CONTRADICTIONS)
    assert (declared["INSPECTIONS"], declared["PENALTIES"]) == ("41308", "4905")


def test_every_feed_that_departments_send_has_rows(world: World) -> None:
    assert all(world.feeds[2025][feed].height for feed in TITLES)
    assert len(TITLES) == 28


def test_planted_visits_are_there(world: World) -> None:
    visits = world.feeds[2025]["inspection"]
    for code, first in planted.SPLIT_VISITS:
        numbers = [f"JC{code[2:]}-2025-{first + n:05d}" for n in range(3)]
        columns = ["party_name", "inspection_date", "officer_certificate_nos", "officer_names"]
        assert visits.filter(pl.col("inspection_no").is_in(numbers)).select(columns).n_unique() == 1
    for code, times in planted.REPEAT_VISITS.items():
        mine = visits.filter(pl.col("department_code") == code, pl.col("party_name").is_not_null())
        assert mine["party_name"].value_counts().filter(pl.col("count") >= times).height
    for day, codes in planted.ONE_DOOR:
        near = visits.filter(
            pl.col("department_code").is_in(codes),
            pl.col("inspection_date").is_between(day - dt.timedelta(days=7), day + dt.timedelta(days=7)),
            pl.col("joint_department_codes").is_null(),
        )
        doors = near.group_by("party_name").agg(pl.col("department_code").n_unique())
        assert doors["department_code"].max() == len(codes)


def test_planted_breaches_are_there(world: World) -> None:
    late = _decision(world, "BCB06", "普通", 120)
    assert isinstance(late["published_date"], dt.date)
    assert isinstance(late["decision_date"], dt.date)
    assert (late["published_date"] - late["decision_date"]).days == 35
    assert "、" not in str(_decision(world, "BCB01", "普通", 400)["officer_certificate_nos"])
    assert _decision(world, "BCB06", "简易", 30)["fine_yuan"] == 6_000
    cases = world.feeds[2025]["penalty_case"]
    old = cases.filter(pl.col("case_no") == _decision(world, "BCB01", "普通", 500)["case_no"])
    assert (old["discovered_date"] - old["act_ended_date"]).dt.total_days().to_list() == [800]
    twice = [_decision(world, "BCB09", "普通", nth) for nth in (10, 11)]
    assert twice[0]["party_name"] == twice[1]["party_name"]


def test_corrected_acts_exist(world: World) -> None:
    decisions = set(world.feeds[2025]["penalty"]["decision_no"])
    for feed in ("reconsideration_case", "litigation_case"):
        challenged = world.feeds[2025][feed]["challenged_act_no"].drop_nulls()
        assert challenged.len() and set(challenged) <= decisions


def test_the_bottom_three_act_with_few_and_upload_late(world: World) -> None:
    visits = world.feeds[2025]["inspection"].with_columns(
        is_late=pl.col("uploaded_at").dt.date() > pl.col("inspection_date").dt.offset_by("12d")
    )
    late = dict(visits.group_by("department_code").agg(pl.col("is_late").mean()).iter_rows())
    ranked = sorted(late, key=lambda code: -late[code])
    assert set(ranked[:3]) == set(planted.BOTTOM_THREE)
    assert late[ranked[2]] > 0.35
    assert sum(late.values()) / len(late) < 0.06


def test_a_second_world_writes_the_same_bytes(world: World) -> None:
    again = build_world(DEFAULT_SEED)
    for year, feeds in world.feeds.items():
        assert all(frame.equals(again.feeds[year][feed]) for feed, frame in feeds.items())
    for feed in ("department", "penalty", "case_handover", "coercive_measure"):
        export = next(exports_of(feed, 2025, CUT_OFFS[2025]))
        frame = world.feeds[2025][feed]
        assert content_of(export, frame) == content_of(export, again.feeds[2025][feed])


def test_files_are_read_back_row_for_row(world: World) -> None:
    exports = list(exports_of("penalty", 2025, CUT_OFFS[2025]))
    penalties = world.feeds[2025]["penalty"]
    (grid,) = grids(exports[2].name, content_of(exports[2], penalties))
    amounts = [
        Decimal(str(line[grid[0].index("罚款金额（万元）")]))
        for line in grid[1:]
        if line[grid[0].index("罚款金额（万元）")]
    ]
    mine = penalties.filter(pl.col("department_code").is_in(exports[2].codes))
    assert sum(amounts) * 10_000 == _sum(mine, "fine_yuan")
    (grid,) = grids(exports[-1].name, content_of(exports[-1], penalties))
    assert grid[-1][0] == "合计"
    assert len(grid) - 2 == penalties.filter(pl.col("department_code").is_in(exports[-1].codes)).height


def test_rows_that_must_come_back_stand_last_in_their_file(world: World) -> None:
    for feed, _, written in planted.REJECTED_ROWS:
        export = next(exports_of(feed, 2025, CUT_OFFS[2025]))
        (grid,) = grids(export.name, content_of(export, world.feeds[2025][feed]))
        assert any(written in line for line in grid[-2:])


def test_a_cut_off_shows_nothing_of_later_days(world: World) -> None:
    cases = world.feeds[2024]["penalty_case"]
    assert cases.filter(pl.col("closed_date") > CUT_OFFS[2024]).is_empty()
    open_then = cases.filter(pl.col("outcome").is_null())["case_no"]
    now = world.feeds[2025]["penalty_case"].filter(pl.col("case_no").is_in(open_then.to_list()))
    assert now.height > 200
    assert now["outcome"].null_count() == 0


def test_the_disclosure_platform_differs_where_planted(world: World) -> None:
    penalties, departments = world.feeds[2025]["penalty"], world.feeds[2025]["department"]
    shown = disclosure_frame(penalties, departments)
    reported = penalties.select("decision_no", "fine_yuan")
    both = shown.join(reported, left_on="行政处罚决定书文号", right_on="decision_no")
    differ = both.filter(
        (pl.col("罚款金额（万元）").cast(pl.Float64) * 10_000 - pl.col("fine_yuan")).abs() > 0.5
    )
    assert shown["罚款金额（万元）"].str.contains(r"^\d+(\.\d{1,4})?$").all()
    assert set(differ["行政处罚决定书文号"]) == set(planted.DISCLOSED_OTHERWISE)
    alone = set(shown["行政处罚决定书文号"]) - set(reported["decision_no"])
    assert alone == {decision_no for _, decision_no, _ in planted.DISCLOSED_ALONE}
