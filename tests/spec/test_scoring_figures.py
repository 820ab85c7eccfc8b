"""Published figures: formulas of the 2024 report, on tables small enough to count by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.spec.warehouse import Warehouse

OCTOBER = date(2024, 10, 31)


def figure(warehouse: Warehouse, code: str, on: date = OCTOBER) -> Decimal | None:
    """The zone's figure on a cut-off."""
    value: Decimal | None = warehouse.row("headline_figure", cutoff_date=on, figure_code=code)["value"]
    return value


def test_records_are_inspections_penalties_and_education_corrections(warehouse: Warehouse) -> None:
    warehouse.established()
    warehouse.inspection("J1", date(2024, 1, 1))
    warehouse.inspection("J2", date(2024, 10, 31))
    warehouse.penalty("P1", date(2024, 5, 6))
    warehouse.education("E1", date(2024, 5, 6))
    warehouse.case("A1", date(2024, 5, 6))  # a filed case is no record of its own
    assert figure(warehouse, "inspections") == 2
    assert figure(warehouse, "penalties") == 1
    assert figure(warehouse, "education_corrections") == 1
    assert figure(warehouse, "records") == 4


def test_the_window_runs_from_1_january_to_the_cut_off_day(warehouse: Warehouse) -> None:
    warehouse.established()
    for number, day in enumerate([date(2023, 12, 31), date(2024, 1, 1), OCTOBER, date(2024, 11, 1)]):
        warehouse.inspection(f"J{number}", day)
    assert figure(warehouse, "records") == 2


def test_participation_is_holders_with_an_act_over_holders_in_percent(warehouse: Warehouse) -> None:
    warehouse.established(officers=3)
    warehouse.inspection("J1", date(2024, 3, 1), officer_certificate_nos=["D1-C1", "D1-C2"])
    warehouse.inspection("J2", date(2024, 4, 1), officer_certificate_nos=["D1-C1"])
    assert figure(warehouse, "officers") == 3
    assert figure(warehouse, "officers_participating") == 2
    assert figure(warehouse, "participation_rate") == Decimal("66.67")  # 2 ÷ 3


def test_a_person_with_two_certificates_is_one_officer(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.department("D2")
    warehouse.certificate("C1", "张三")
    warehouse.certificate("C2", "张三", department="D2")
    assert figure(warehouse, "officers") == 1


def test_a_certificate_counts_to_the_day_it_expires_and_not_on_the_day_it_is_cancelled(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    warehouse.certificate("C1", expires_date=date(2024, 10, 31))
    warehouse.certificate("C2", expires_date=date(2024, 10, 30))
    warehouse.certificate(
        "C3", certificate_status="注销", status_date=date(2024, 10, 31), cancel_reason="退休"
    )
    warehouse.certificate(
        "C4", certificate_status="注销", status_date=date(2024, 11, 1), cancel_reason="退休"
    )
    warehouse.certificate("C5", issued_date=date(2024, 10, 31))
    warehouse.certificate("C6", issued_date=date(2024, 11, 1))
    assert figure(warehouse, "officers") == 3  # C1, C4 and C5


def test_records_per_officer_divides_by_participants_and_rounds_half_up(warehouse: Warehouse) -> None:
    # T24-15 in small: the report divides by participating officers, not by all holders
    warehouse.established(officers=4)
    for number in range(5):
        warehouse.inspection(f"J{number}", date(2024, 3, 1), officer_certificate_nos=["D1-C1", "D1-C2"])
    assert figure(warehouse, "records_per_officer") == 3  # 5 ÷ 2 = 2.5


def test_duty_rate_is_items_exercised_by_their_holder_over_items_held(warehouse: Warehouse) -> None:
    warehouse.established(items=3)
    warehouse.item("许可1", category="行政许可")  # its feed is not loaded: not countable
    warehouse.item("旧", held_to=date(2024, 10, 31))  # handed over on the cut-off day
    warehouse.inspection("J1", date(2024, 3, 1), item_codes=["D1-I1", "旧"])
    assert figure(warehouse, "power_items") == 3
    assert figure(warehouse, "power_items_exercised") == 1
    assert figure(warehouse, "duty_rate") == Decimal("33.33")


def test_departments_outside_the_statistics_appear_in_no_figure(warehouse: Warehouse) -> None:
    warehouse.established("D1", is_in_statistics=False)
    warehouse.inspection("J1", date(2024, 3, 1), officer_certificate_nos=["D1-C1"])
    assert {code: figure(warehouse, code) for code in ("officers", "records", "power_items")} == {
        "officers": 0,
        "records": 0,
        "power_items": 0,
    }
    assert figure(warehouse, "participation_rate") is None


def test_an_asked_for_date_is_a_cut_off_of_its_own(warehouse: Warehouse) -> None:
    warehouse.established()
    warehouse.inspection("J1", date(2024, 3, 1))
    warehouse.inspection("J2", date(2024, 3, 3))
    warehouse.asked(date(2024, 3, 2))
    assert figure(warehouse, "records", on=date(2024, 3, 2)) == 1
    assert warehouse.row("int_cutoff", cutoff_date=date(2024, 3, 2))["period"] is None


def test_each_quarter_with_data_has_a_cut_off_and_its_period(warehouse: Warehouse) -> None:
    warehouse.given("report_date", [])
    warehouse.inspection("J1", date(2024, 3, 31))
    warehouse.penalty("P1", date(2024, 10, 1))
    warehouse.inspection("J2", date(2042, 3, 1))  # a slip of the pen, years after the data's own cut-off
    cutoffs = [(row["cutoff_date"], row["period"]) for row in warehouse.rows("int_cutoff")]
    assert cutoffs == [(date(2024, 3, 31), "2024Q1"), (date(2024, 12, 31), "2024Q4")]


def test_each_department_has_its_own_figures(warehouse: Warehouse) -> None:
    warehouse.established("D1", officers=2)
    warehouse.established("D2", officers=1)
    warehouse.inspection("J1", date(2024, 3, 1), department="D2", officer_certificate_nos=["D2-C1"])
    rates = {
        row["department_code"]: (row["numerator"], row["denominator"], row["value"])
        for row in warehouse.rows("department_figure", cutoff_date=OCTOBER, figure_code="participation_rate")
    }
    assert rates == {"D1": (0, 2, Decimal("0.00")), "D2": (1, 1, Decimal("100.00"))}
