"""The zone's year 2021 comes to its published figures and fits under the lists of 2024."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from examples.zone2021 import expected, write_year
from examples.zone2021.year import build_year
from examples.zone2024.records import Delivery
from examples.zone2024.world import World, build_world
from tests.unit.examples.year_recount import YearRecount
from tests.unit.examples.zone_recount import Recount

LAW = dt.date(2021, 7, 15)


def counted(world: World) -> dict[str, object]:
    """The figures of the year, by counting again."""
    year = YearRecount(world, Delivery.YEAR_2021, 2021)
    emergency = year.emergency()
    headline = Recount(world, Delivery.YEAR_2021).figures(dt.date(2021, 12, 31))
    decisions = year.of_year("penalty", "decision_date")
    building = year.of_year("inspection", "inspection_date", "JKQ03")
    crews = [row["officer_certificate_nos"] or row["officer_names"] for row in building]
    return {
        "departments": sum(bool(row["is_in_statistics"]) for row in year.rows("department")),
        "officers": year.people()["officers"],
        "officers_participating": headline.officers_participating,
        "inspections": len(year.of_year("inspection", "inspection_date")),
        "penalties": len(decisions),
        "penalties_simple": sum(row["procedure_kind"] == "简易" for row in decisions),
        "penalties_ordinary": sum(row["procedure_kind"] == "普通" for row in decisions),
        "fine_total": f"{sum(Decimal(str(row['fine_yuan'])) for row in decisions):.2f}",
        "emergency_permits": len(year.of_year("permit", "decided_date", "JKQ01")),
        "housing_inspections": len(building),
        "housing_inspection_officers": sum(len(crew) for crew in crews if isinstance(crew, tuple)),
        **{code: figure for code, figure in emergency.items() if code in expected.FIGURES},
    }


@pytest.mark.parametrize("seed", [2024, 7])
def test_counting_again_gives_the_published_figures_of_2021(seed: int) -> None:
    assert counted(build_year(build_world(seed), seed)) == expected.FIGURES


def test_the_set_has_the_expected_number_of_records(zone_2021: World) -> None:
    for feed, count in expected.STREAMS.items():
        assert len(zone_2021.records[feed]) == count, feed


def test_the_lists_of_2024_hold_whatever_stood_on_those_of_2021(zone: World, zone_2021: World) -> None:
    """A full list withdraws what it does not hold: nothing of 2021 may be missing from October's."""
    for feed, key in (
        ("department", "department_code"),
        ("officer_certificate", "certificate_no"),
        ("power_item", "item_code"),
    ):
        then = {(r.department_code, r.values[key]) for r in zone_2021.records[feed]}
        now = {(r.department_code, r.values[key]) for r in zone.records[feed] if r.known(Delivery.OCTOBER)}
        assert then <= now, feed


def test_numbers_of_2021_are_none_of_2024(zone: World, zone_2021: World) -> None:
    keys = {
        "inspection": "inspection_no",
        "penalty": "decision_no",
        "penalty_case": "case_no",
        "inspection_plan": "plan_no",
    }
    for feed, key in keys.items():
        then = {(r.department_code, r.values[key]) for r in zone_2021.records[feed]}
        assert not then & {(r.department_code, r.values[key]) for r in zone.records[feed]}, feed


def test_records_lie_on_either_side_of_the_change_of_law(zone_2021: World) -> None:
    days = [r.values["decision_date"] for r in zone_2021.records["penalty"]]
    before = sum(isinstance(day, dt.date) and day < LAW for day in days)
    assert before > 50 and len(days) - before > 50
    simple = {str(r.values["decision_no"]): r.values for r in zone_2021.records["penalty"]
              if r.department_code == "JKQ05" and r.values["procedure_kind"] == "简易"}  # fmt: skip
    over, lawful = simple["临开城管当罚〔2021〕002号"], simple["临开城管当罚〔2021〕008号"]
    assert over["fine_yuan"] == lawful["fine_yuan"] == 1500
    assert str(over["decision_date"]) < "2021-07-15" <= str(lawful["decision_date"])


def test_two_runs_write_equal_bytes(tmp_path: Path) -> None:
    first, second = write_year(tmp_path / "a"), write_year(tmp_path / "b")
    assert [path.name for path in first] == [path.name for path in second]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(first, second, strict=True))
