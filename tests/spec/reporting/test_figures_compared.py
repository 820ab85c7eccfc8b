"""Comparison over years, declared against computed, the records behind a figure, figures of one department."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.spec.reporting.figures import YEAR_END, figure, value
from tests.spec.warehouse import Warehouse


def declared(warehouse: Warehouse, code: str, number: str, unit: str = "次", **values: Any) -> None:
    """A figure declared for 2024."""
    values = {"period": "2024", "section": "二、（一）", "is_lower_bound": False, **values}
    warehouse.event("declared_figure", figure_code=code, declared_value=Decimal(number), unit=unit, **values)


def inspections(warehouse: Warehouse, count: int, on: date) -> None:
    """So many visits on one day."""
    for number in range(count):
        warehouse.inspection(f"J{on.year}-{number}", on)


def test_a_figure_stands_beside_the_year_before_with_the_change_in_percent(warehouse: Warehouse) -> None:
    warehouse.department()
    inspections(warehouse, 6, date(2023, 11, 6))
    inspections(warehouse, 5, date(2024, 11, 5))
    row = figure(warehouse, "inspections")
    assert (row["previous_cutoff_date"], row["previous_value"]) == (date(2023, 12, 31), 6)
    assert (row["change"], row["change_percent"]) == (-1, Decimal("-16.67"))


def test_the_year_before_is_restated_with_todays_departments(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="交通运输局")
    warehouse.inspection("J1", date(2023, 11, 6), department="D2")
    warehouse.inspection("J2", date(2024, 11, 5), department="D2")
    # since today D2 acts for D1
    warehouse.department("D2", kind="受委托组织", parent_code="D1")
    row = figure(warehouse, "transport_inspections")
    assert (row["value"], row["previous_value"]) == (1, 1)


def test_rates_change_by_points_and_have_no_percentage_of_a_percentage(warehouse: Warehouse) -> None:
    warehouse.department()
    for year, kinds in ((2023, ["简易", "普通"]), (2024, ["普通"])):
        for number, kind in enumerate(kinds):
            warehouse.penalty(f"P{year}-{number}", date(year, 11, 6), procedure_kind=kind)
    row = figure(warehouse, "simple_share")
    assert (row["value"], row["previous_value"], row["change"], row["change_percent"]) == (0, 50, -50, None)


def test_any_two_years_of_one_log_can_be_compared(warehouse: Warehouse) -> None:
    warehouse.department()
    inspections(warehouse, 2, date(2021, 11, 5))
    inspections(warehouse, 3, date(2024, 11, 5))
    row = warehouse.row(
        "figure_comparison",
        figure_code="inspections",
        cutoff_date=YEAR_END,
        earlier_cutoff_date=date(2021, 12, 31),
    )
    assert (row["value"], row["earlier_value"], row["change_percent"]) == (3, 2, 50)


def test_declared_and_computed_stand_side_by_side_and_a_difference_names_both(warehouse: Warehouse) -> None:
    warehouse.department()
    inspections(warehouse, 5, date(2024, 11, 5))
    declared(warehouse, "INSPECTIONS", "4")
    declared(warehouse, "INSPECTIONS", "5", section="总数")
    verdicts = {row["section"]: row["verdict"] for row in warehouse.rows("declared_figure")}
    assert verdicts == {"二、（一）": "differs", "总数": "agrees"}
    finding = warehouse.row("violation", rule_id="declared_differs")
    assert finding["message"] == "口径待核：“行政检查”2024 自报 4 次（二、（一）），按记录计算为 5 次"
    assert finding["severity"] == "note"
    assert value(warehouse, "inspections") == 5  # never overwritten


def test_amounts_declared_in_ten_thousands_are_held_against_yuan_on_the_decimals_printed(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    warehouse.penalty("P1", date(2024, 11, 6), fine_yuan=Decimal("6857049.99"))
    declared(warehouse, "FINE_TOTAL", "685.70", "万元")
    declared(warehouse, "FINE_TOTAL", "6857050", "元", section="另处")
    rows = {row["section"]: (row["verdict"], row["difference"]) for row in warehouse.rows("declared_figure")}
    assert rows == {"二、（一）": ("agrees", Decimal("0.00")), "另处": ("differs", Decimal("0.01"))}


def test_a_declared_lower_bound_is_kept_as_one(warehouse: Warehouse) -> None:
    warehouse.department()
    inspections(warehouse, 5, date(2024, 11, 5))
    declared(warehouse, "INSPECTIONS", "5", is_lower_bound=True)
    declared(warehouse, "INSPECTIONS", "6", is_lower_bound=True, section="另处")
    declared(warehouse, "HOTLINE_ORDERS", "6.5", "万件", is_lower_bound=True)
    rows = {(row["figure_code"], row["section"]): row for row in warehouse.rows("declared_figure")}
    assert [row["declared_value"] for row in rows.values()] == [None, None, None]
    assert rows["INSPECTIONS", "二、（一）"]["verdict"] == "lower_bound_holds"
    assert rows["INSPECTIONS", "另处"]["verdict"] == "lower_bound_fails"
    hotline = rows["HOTLINE_ORDERS", "二、（一）"]
    assert (hotline["verdict"], hotline["declared_lower_bound"]) == ("not_computed", 65000)
    assert [row["act_id"] for row in warehouse.rows("violation", rule_id="declared_differs")] == [
        "D1/INSPECTIONS/2024/另处"
    ]


def test_a_code_that_nobody_knows_is_unjudged_and_not_silently_right(warehouse: Warehouse) -> None:
    warehouse.asked(YEAR_END)
    warehouse.department()
    declared(warehouse, "NONSENSE", "4")
    row = warehouse.row("unjudged", rule_id="declared_differs")
    assert "NONSENSE" in row["reason"]


def test_the_query_that_explains_a_figure_lists_exactly_its_records(warehouse: Warehouse) -> None:
    warehouse.department(department_name="应急管理局")
    warehouse.inspection("J1", date(2024, 11, 5), hazard_count=3)
    warehouse.inspection("J2", date(2024, 11, 5), hazard_count=2)
    warehouse.inspection("J3", date(2023, 11, 5), hazard_count=9)
    row = figure(warehouse, "emergency_hazards")
    found = warehouse.query(row["explain_sql"], models=["figure_record"])
    assert {each["record_no"]: each["quantity"] for each in found} == {"J1": 3, "J2": 2}
    ratio = warehouse.query(figure(warehouse, "emergency_construction_share")["explain_sql"])
    assert {each["figure_code"] for each in ratio} == {"emergency_inspections", "inspections"}


def test_every_explaining_query_runs(warehouse: Warehouse) -> None:
    warehouse.established()
    inspections(warehouse, 1, date(2024, 11, 5))
    warehouse.build("figure", "figure_record")
    queries = {row["explain_sql"] for row in warehouse.rows("figure") if row["explain_sql"]}
    assert queries
    for query in queries:
        warehouse.query(query)


def test_the_records_behind_a_headline_figure_are_as_many_as_the_figure_says(warehouse: Warehouse) -> None:
    warehouse.established(officers=3, items=2)
    warehouse.inspection(
        "J1", date(2024, 11, 5), officer_certificate_nos=["D1-C1", "D1-C2"], item_codes=["D1-I1"]
    )
    warehouse.penalty("P1", date(2024, 11, 6))
    counts = {
        "officers": 3,
        "officers_participating": 2,
        "power_items": 2,
        "power_items_exercised": 1,
        "records": 2,
    }
    for code, count in counts.items():
        assert value(warehouse, code) == count, code
        assert (
            len(warehouse.query(figure(warehouse, code)["explain_sql"], models=["figure_record"])) == count
        ), code


def test_each_department_has_its_own_figures_and_ratios(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.department("D2")
    warehouse.penalty("P1", date(2024, 11, 6), procedure_kind="简易")
    warehouse.penalty("P2", date(2024, 11, 6), procedure_kind="普通", department="D2")
    rows = {
        row["department_code"]: row["value"]
        for row in warehouse.rows("department_year_figure", cutoff_date=YEAR_END, figure_code="simple_share")
    }
    assert rows == {"D1": 100, "D2": 0}


def test_declared_figures_that_contradict_each_other_are_a_finding_that_names_all_of_them(
    warehouse: Warehouse,
) -> None:
    # T24-28 and T24-31 of the 2024 report: 111 - 83 = 28 were not accepted, and 39 closed before acceptance
    warehouse.asked(YEAR_END)
    for code, number in {"RECEIVED": 111, "ACCEPTED": 83, "CLOSED_BEFORE_ACCEPTANCE": 39}.items():
        declared(warehouse, f"RECONSIDERATION_{code}", str(number), "件")
    for code, number in {"OPEN_RECEIVED": 19, "OPEN_ACCEPTED": 19}.items():
        declared(warehouse, f"RECONSIDERATION_{code}", str(number), "件")
    (finding,) = warehouse.rows("violation", rule_id="declared_contradicts")
    assert finding["message"] == (
        "口径待核：案前调解和解不应多于收到减受理，而2024 自报案前调解和解 39、复议收到 111、复议受理 83"
    )
