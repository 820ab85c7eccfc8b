"""The published figures of the zone's report for 2024 come out of the real nightly job, exactly.

Figures T24-01 … T24-17 of the report; the sample exports are built to these counts and sent through everything.
"""

from __future__ import annotations

import pytest

from tests.conftest import Zone

# One worker builds the zone and runs everything on it.
pytestmark = pytest.mark.drill

# T24-12 … T24-17, as at 31 October 2024.
OCTOBER = {
    "officers": 284,
    "officers_participating": 253,
    "participation_rate": 89.08,
    "records": 1273,
    "inspections": 1055,
    "penalties": 212,
    "education_corrections": 6,
    "records_per_officer": 5,
    "power_items": 884,
    "power_items_exercised": 633,
    "duty_rate": 71.61,
}
# T24-01 … T24-11, as at 23 December 2024.
DECEMBER = {
    "officers": 288,
    "officers_participating": 265,
    "participation_rate": 92.01,
    "records": 1488,
    "inspections": 1233,
    "penalties": 249,
    "education_corrections": 6,
    "records_per_officer": 6,
    "power_items": 884,
    "power_items_exercised": 682,
    "duty_rate": 77.15,
}
# 31 October as December knows it, worked out in docs/sample_zone.md: 23 late inspections, 5 withdrawn and one
# moved to November; 9 late penalties and one withdrawn; 3 officers certified and 2 cancelled after the fact.
OCTOBER_AS_DECEMBER_KNOWS_IT = {
    "officers": 285,
    "officers_participating": 256,
    "participation_rate": 89.82,
    "records": 1298,
    "inspections": 1072,
    "penalties": 220,
    "education_corrections": 6,
    "records_per_officer": 5,
    "power_items": 883,
    "power_items_exercised": 644,
    "duty_rate": 72.93,
}


def test_the_figures_of_31_october_come_out_at_their_own_position_after_december_is_loaded(
    zone: Zone,
) -> None:
    answer = zone.zhifa(
        "figures", "--as-at", "2024-10-31", "--position", str(zone.october["position"]), "--json"
    )
    assert answer.said["position"] == zone.october["position"]
    assert answer.said["figures"] == OCTOBER


def test_the_figures_of_23_december_come_out(zone: Zone) -> None:
    answer = zone.zhifa("figures", "--as-at", "2024-12-23", "--json")
    assert answer.said["position"] == zone.december["position"]
    assert answer.said["figures"] == DECEMBER


def test_31_october_is_another_figure_once_the_late_uploads_are_known(zone: Zone) -> None:
    answer = zone.zhifa("figures", "--as-at", "2024-10-31", "--json")
    assert answer.said["figures"] == OCTOBER_AS_DECEMBER_KNOWS_IT


def test_a_day_that_no_release_knows_is_built_aside_and_leaves_the_current_release_alone(
    zone_copy: Zone,
) -> None:
    current = (zone_copy.home.releases / "current.duckdb").readlink()
    answer = zone_copy.zhifa("figures", "--as-at", "2024-06-15", "--json")
    assert answer.code == 0
    figures = answer.said["figures"]
    assert (
        figures["records"] == figures["inspections"] + figures["penalties"] + figures["education_corrections"]
    )
    assert 0 < figures["records"] < OCTOBER["records"]
    assert (zone_copy.home.releases / "current.duckdb").readlink() == current


def test_a_position_that_ends_no_batch_is_refused_with_the_nearest(zone: Zone) -> None:
    answer = zone.zhifa("figures", "--as-at", "2024-10-31", "--position", "7")
    assert answer.code == 2
    assert "最近的可用位置：" in answer.errors
