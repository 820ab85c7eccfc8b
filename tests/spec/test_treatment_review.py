"""Case-file review: whose review counts, how several are taken together, and what a fatal fault does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count

import pytest

from tests.spec.warehouse import Row, Warehouse

YEAR_END = date(2024, 12, 31)
_numbers = count(1)


def review(warehouse: Warehouse, file: str, score: str, reviewer: str = "D9", **values: object) -> None:
    """A review of a file of D1 for the fourth quarter."""
    row = {"period": "2024Q4", "reviewed_date": date(2025, 1, 8), **values}
    warehouse.event(
        "case_review",
        review_no=f"评{next(_numbers)}",
        case_or_decision_no=file,
        reviewer_department_code=reviewer,
        review_score=Decimal(score),
        **row,
    )


def indicator(warehouse: Warehouse, on: date = YEAR_END) -> Row:
    """The review indicator of D1."""
    warehouse.asked(on)
    return warehouse.row(
        "department_indicator", cutoff_date=on, department_code="D1", indicator_code="case_file_review"
    )


@pytest.fixture
def zone(warehouse: Warehouse) -> Warehouse:
    """D1 is reviewed, D9 reviews, W1 enforces for D1."""
    warehouse.department("D1")
    warehouse.department("D9")
    warehouse.department("W1", kind="受委托组织", parent_code="D1")
    return warehouse


def test_without_a_review_the_indicator_does_not_apply(zone: Warehouse) -> None:
    row = indicator(zone)
    assert (row["is_applicable"], row["value"], row["points"]) == (False, None, None)
    assert row["reason"] == "本季度无评查结果"


@pytest.mark.parametrize(
    ("reviews", "value"),
    [
        pytest.param([("A1", "90.5")], "90.50", id="one file"),
        pytest.param([("A1", "90.5"), ("A2", "80")], "85.25", id="two files"),
        # 90.01 and 90 have the mean 90.005, which prints as 90.01
        pytest.param([("A1", "90.01"), ("A1", "90")], "90.01", id="two reviews of one file, half up"),
        # A1 is worth 80, A2 100: the mean of files, not of reviews (which would be 86.67)
        pytest.param([("A1", "90"), ("A1", "70"), ("A2", "100")], "90.00", id="a file counts once"),
        pytest.param([("A1", "120")], "100.00", id="no file is worth more than a hundred"),
    ],
)
def test_the_review_score_is_the_mean_over_files_of_their_mean(
    zone: Warehouse, reviews: list[tuple[str, str]], value: str
) -> None:
    for file, score in reviews:
        review(zone, file, score)
    assert str(indicator(zone)["value"]) == value


def test_a_veto_item_makes_the_review_zero(zone: Warehouse) -> None:
    review(zone, "A1", "96", veto_item="处罚主体不适格")
    review(zone, "A2", "90")
    assert str(indicator(zone)["value"]) == "45.00"


@pytest.mark.parametrize("reviewer", ["D1", "W1"])
def test_a_review_by_the_department_itself_does_not_count_and_is_a_finding(
    zone: Warehouse, reviewer: str
) -> None:
    review(zone, "A1", "100", reviewer=reviewer)
    review(zone, "A1", "80")
    assert str(indicator(zone)["value"]) == "80.00"
    (found,) = zone.rows("violation", rule_id="review_by_itself")
    assert (found["department_code"], found["severity"]) == ("D1", "warning")
    assert found["message"] == f"案卷 A1 由 {reviewer} 评查，与被评查单位为同一单位，评查得分不计"


def test_a_review_counts_for_the_quarter_that_it_names(zone: Warehouse) -> None:
    review(zone, "A1", "80", period="2024Q3", reviewed_date=date(2024, 10, 20))
    assert indicator(zone)["is_applicable"] is False
    assert str(indicator(zone, on=date(2024, 9, 30))["value"]) == "80.00"


def test_on_a_day_inside_the_quarter_only_what_has_been_reviewed_counts(zone: Warehouse) -> None:
    review(zone, "A1", "80", reviewed_date=date(2024, 11, 20))
    review(zone, "A2", "60", reviewed_date=date(2024, 12, 1))
    assert str(indicator(zone, on=date(2024, 11, 30))["value"]) == "80.00"


def test_the_review_is_worth_ten_of_a_hundred_beside_the_other_indicators(zone: Warehouse) -> None:
    zone.certificate("C1", department="D1")
    review(zone, "A1", "80")
    row = indicator(zone)
    # participation (20) and review (10) apply: 10 of 30 are 33.3333, of which 80 % are 26.6667
    assert (str(row["effective_weight"]), str(row["points"])) == ("33.3333", "26.6667")


def test_the_review_of_an_entrusted_organisations_file_counts_for_the_entrusting_department(
    zone: Warehouse,
) -> None:
    review(zone, "A1", "70", department_code="W1")
    assert str(indicator(zone)["value"]) == "70.00"
