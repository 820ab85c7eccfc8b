"""Every figure of the three published reports comes out of exports that went through the real nightly job.

The values are those of the reports (see `published`); where the folder of published figures lies beside the
repository they are also held against it, row by row. Inconsistent rows come out as findings that name both sides,
approximate ones as lower bounds, never as numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Loaded, Zone
from tests.golden import published
from tests.golden.published import Proof

FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts" / "golden_figures.csv"
drill = pytest.mark.drill
beside_the_facts = pytest.mark.skipif(not FACTS.exists(), reason="the published figures are not at hand")


def printed(loaded: Loaded, day: date) -> dict[str, str]:
    """Figures at a cut-off as they are printed."""
    rows = loaded.rows("select figure_code, printed_value from reporting.figure where cutoff_date = ?", day)
    return {row["figure_code"]: row["printed_value"] for row in rows}


def wrong(proofs: Iterable[Proof], found: Mapping[str, Any]) -> dict[str, tuple[str, str, Any]]:
    """Where what came out is not what was published: figure → golden id, published, found."""
    return {
        code: (proof.golden_id, expected, found.get(code))
        for proof in proofs
        for code, expected in {**proof.published, **proof.also}.items()
        if not _equals(expected, found.get(code))
    }


def _equals(expected: str, found: Any) -> bool:
    try:
        return Decimal(str(found)) == Decimal(expected)
    except ArithmeticError:
        return False


def headline(zone: Zone, day: date, position: int) -> dict[str, Any]:
    """The eleven figures at a day, as a log position knew them."""
    answer = zone.zhifa("figures", "--as-at", day.isoformat(), "--position", str(position), "--json")
    return dict(answer.said["figures"])


@drill
def test_the_zones_headline_at_both_dates_and_what_came_between(zone: Zone) -> None:
    october = headline(zone, published.OCTOBER, zone.october["position"])
    december = headline(zone, published.DECEMBER, zone.december["position"])
    assert wrong(published.AT_OCTOBER, october) == {}
    assert wrong(published.AT_DECEMBER, december) == {}
    between = {code: december[code] - october[code] for code in published.BETWEEN.published}
    assert wrong([published.BETWEEN], between) == {}


@drill
def test_the_zones_report_of_2024(zone_year: Loaded) -> None:
    assert wrong(published.ZONE_2024, printed(zone_year, published.END_2024)) == {}


@drill
def test_the_zones_report_of_2021_out_of_the_same_log(zone_year: Loaded) -> None:
    assert wrong(published.ZONE_2021, printed(zone_year, published.END_2021)) == {}


@drill
def test_the_zone_of_2024_against_that_of_2021(zone_year: Loaded) -> None:
    rows = zone_year.rows(
        "select figure_code, change_percent from reporting.figure_comparison"
        " where cutoff_date = ? and earlier_cutoff_date = ?",
        published.END_2024,
        published.END_2021,
    )
    assert wrong(published.ZONE_CHANGES, {row["figure_code"]: row["change_percent"] for row in rows}) == {}


@drill
@pytest.mark.parametrize(
    "each", published.CONTRADICTIONS, ids=lambda each: f"{each.golden_id}-{each.named[0]}"
)
def test_what_the_report_contradicts_itself_in_is_a_finding_that_names_both_sides(
    zone_year: Loaded, each: published.Contradiction
) -> None:
    rows = zone_year.rows("select message from quality.violation where rule_id = ?", each.rule_id)
    messages = [row["message"] for row in rows]
    assert [message for message in messages if all(part in message for part in each.named)], messages


def kept_bounds(loaded: Loaded, proofs: Iterable[Proof]) -> list[tuple[Any, ...]]:
    """Declared lower bounds of published rows that are not kept as such."""
    rows = {row["figure_code"]: row for row in loaded.rows("select * from reporting.declared_figure")}
    return [
        (code, rows[code]["declared_value"], rows[code]["declared_lower_bound"], rows[code]["verdict"])
        for proof in proofs
        for code, bound in proof.published.items()
        if rows[code]["declared_value"] is not None
        or rows[code]["declared_lower_bound"] != Decimal(bound)
        or rows[code]["verdict"] not in ("not_computed", "lower_bound_holds")
    ]


@drill
def test_what_the_zone_only_declared_as_more_than_stays_a_lower_bound(zone_year: Loaded) -> None:
    assert kept_bounds(zone_year, published.ZONE_BOUNDS) == []


@drill
def test_the_districts_report_of_2025(district: Loaded) -> None:
    assert wrong(published.DISTRICT_2025, printed(district, published.END_2025)) == {}


@drill
def test_the_district_against_the_year_before(district: Loaded) -> None:
    rows = district.rows(
        "select figure_code, change_percent from reporting.figure where cutoff_date = ?", published.END_2025
    )
    assert (
        wrong(published.DISTRICT_CHANGES, {row["figure_code"]: row["change_percent"] for row in rows}) == {}
    )


@drill
def test_the_districts_contradictions_are_findings_and_nothing_else_is(district: Loaded) -> None:
    rows = district.rows("select figure_code, verdict from reporting.declared_figure where period = '2025'")
    assert {row["figure_code"] for row in rows if row["verdict"] == "differs"} == set(
        published.DISTRICT_CONTRADICTIONS
    )
    findings = district.rows(
        "select record_no, message from quality.violation where rule_id = 'declared_differs'"
        " and message like '%”2025 %'"
    )
    said = {row["record_no"]: row["message"] for row in findings}
    for code, (declared, computed) in published.DISTRICT_CONTRADICTIONS.items():
        assert f"自报 {declared} " in said[code] and f"计算为 {computed} " in said[code]


@drill
def test_what_the_district_published_as_more_than_is_a_lower_bound_on_both_sides(district: Loaded) -> None:
    assert kept_bounds(district, published.DISTRICT_BOUNDS) == []
    rows = district.rows(
        "select figure_code, value, lower_bound from reporting.figure where cutoff_date = ? and is_lower_bound",
        published.END_2025,
    )
    assert {row["figure_code"]: (row["value"], row["lower_bound"]) for row in rows} == {
        "reviewed_files": (None, 1000),
        "coordination_meetings": (None, 170),
        "proposals": (None, 200),
    }


def _published_rows() -> dict[str, dict[str, str]]:
    with FACTS.open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@beside_the_facts
def test_every_published_row_is_proved_here_or_said_why_not() -> None:
    proved = {proof.golden_id for proof in (*published.EXACT, *published.BOUNDS)}
    proved |= {each.golden_id for each in published.CONTRADICTIONS}
    assert set(_published_rows()) - proved == set(published.NOT_CARRIED)


@beside_the_facts
def test_the_values_expected_here_are_the_published_ones() -> None:
    rows = _published_rows()
    different = {
        proof.golden_id: rows[proof.golden_id]["value"]
        for proof in published.EXACT
        if [Decimal(part) for part in rows[proof.golden_id]["value"].split("/")]
        != [Decimal(value) for value in proof.published.values()]
    }
    assert different == {}


@beside_the_facts
def test_rows_marked_inconsistent_are_contradictions_and_approximate_ones_bounds() -> None:
    status = {golden_id: row["status"] for golden_id, row in _published_rows().items()}
    inconsistent = {golden_id for golden_id, said in status.items() if said.startswith("INCONSISTENT")}
    assert inconsistent == {each.golden_id for each in published.CONTRADICTIONS}
    approximate = {golden_id for golden_id, said in status.items() if said == "approximate"}
    assert approximate == {proof.golden_id for proof in published.BOUNDS}
