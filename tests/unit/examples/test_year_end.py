"""The zone's whole year 2024 comes to the published figures, and adds to December without touching it."""

import datetime as dt
from collections import Counter

import pytest

from examples.zone2024 import expected_year_end as expected
from examples.zone2024.records import Delivery
from examples.zone2024.world import World, build_world
from examples.zone2024.year_end_declared import DECLARED
from examples.zone2024.year_end_world import year_end_world
from tests.unit.examples.year_recount import YearRecount
from tests.unit.examples.zone_recount import Recount


def counted(world: World) -> dict[str, object]:
    """The figures of the year, by counting again."""
    year = YearRecount(world, Delivery.YEAR_END, 2024)
    headline = Recount(world, Delivery.YEAR_END).figures(dt.date(2024, 12, 31))
    return {
        **year.people(),
        **year.emergency(),
        **year.housing(),
        **year.reconsideration(),
        **year.disputes(),
        **year.labour(),
        "officers_participating": headline.officers_participating,
        "power_items": headline.power_items,
        "power_items_exercised": headline.power_items_exercised,
    }


def test_counting_again_gives_the_published_figures_of_the_year(zone_year_end: World) -> None:
    assert counted(zone_year_end) == expected.FIGURES


def test_the_figures_of_the_year_do_not_hang_on_the_seed() -> None:
    assert counted(year_end_world(build_world(7), 7)) == expected.FIGURES


def test_the_set_brings_the_expected_number_of_records(zone: World, zone_year_end: World) -> None:
    for feed, count in expected.NEW_STREAMS.items():
        known = [r for r in zone_year_end.records[feed] if r.known(Delivery.YEAR_END) is not None]
        before = [r for r in zone.records.get(feed, []) if r.known(Delivery.DECEMBER) is not None]
        assert len(known) - len(before) == count, feed


def test_the_set_takes_nothing_back_that_december_showed(zone: World, zone_year_end: World) -> None:
    for feed, records in zone.records.items():
        kept = [r for r in records if r.known(Delivery.DECEMBER) is not None]
        shown = {id(r.values) for r in zone_year_end.records[feed]}
        assert all(id(r.values) in shown for r in kept), feed
        assert all(r.known(Delivery.YEAR_END) is not None for r in kept), feed


def test_keys_of_the_ledgers_are_unique_inside_their_department(zone_year_end: World) -> None:
    keys = {"inspection": "inspection_no", "penalty": "decision_no", "penalty_case": "case_no",
            "corrective_order": "order_no", "coercive_measure": "decision_no", "permit": "permit_no",
            "reconsideration_case": "case_no", "litigation_case": "case_no", "clue": "order_no",
            "inspection_evaluation": "evaluation_no", "case_review": "review_no", "inspection_plan": "plan_no",
            "supervision_activity": "activity_no"}  # fmt: skip
    for feed, key in keys.items():
        numbers = Counter((r.department_code, r.values[key]) for r in zone_year_end.records[feed])
        assert numbers.most_common(1)[0][1] == 1, feed


def test_the_notices_of_the_building_bureau_have_the_published_parts(zone_year_end: World) -> None:
    orders = [r.values for r in zone_year_end.records["corrective_order"] if r.department_code == "JKQ03"]
    notices = Counter(row["domain"] for row in orders if row["order_kind"] == "责令整改")
    assert notices == {"房建": 19, "市政": 80, "燃气": 33, "消防验收": 23}
    opinions = Counter[str]()
    for row in orders:
        opinions[f"{row['order_kind']}{row['domain']}"] += int(str(row["opinion_count"]))
    assert sorted(opinions.values()) == [31, 40, 45, 59, 251]


def test_every_labour_clue_is_answered_in_time_and_every_hearing_attended(zone_year_end: World) -> None:
    clues = YearRecount(zone_year_end, Delivery.YEAR_END, 2024).of_year("clue", "replied_date", "JKQ06")
    assert all(str(row["replied_date"]) <= str(row["deadline_date"]) for row in clues)
    trials = [r.values for r in zone_year_end.records["litigation_case"]]
    heads = {row["head_appearance"] for row in trials if row["heard_date"] is not None}
    assert heads == {"主要负责人", "分管负责人"}


def test_some_work_orders_are_late_or_open_past_their_day(zone_year_end: World) -> None:
    orders = [r.values for r in zone_year_end.records["clue"] if r.department_code != "JKQ06"]
    late = [
        row
        for row in orders
        if row.get("replied_date") and str(row["replied_date"]) > str(row["deadline_date"])
    ]
    still_open = [row for row in orders if row["outcome"] == "在办"]
    assert (len(late), len(still_open)) == (expected.CLUES_LATE, expected.CLUES_OPEN)


@pytest.mark.parametrize(("declared", "sides"), list(expected.CONTRADICTIONS.items()))
def test_declared_figures_contradict_the_records_where_listed(
    zone_year_end: World, declared: tuple[str, str], sides: tuple[str, str]
) -> None:
    (figure,) = [each for each in DECLARED if (each.code, each.section) == declared]
    assert figure.value == sides[0]
    computed = counted(zone_year_end)
    if figure.code.lower() in computed:
        assert str(computed[figure.code.lower()]) == sides[1]


def test_every_other_declared_figure_of_the_year_agrees(zone_year_end: World) -> None:
    computed = counted(zone_year_end)
    for each in DECLARED:
        if each.period == "2024" and (each.code, each.section) not in expected.CONTRADICTIONS:
            code = each.code.lower()
            assert str(computed.get(code, each.value)) == each.value, code
