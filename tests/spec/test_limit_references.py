"""A reference to another feed never rejects a row: what is not known is a violation in the warehouse."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.warehouse import Warehouse

DAY = date(2024, 3, 5)


def _found(warehouse: Warehouse, rule: str) -> list[str]:
    return [row["act_id"] for row in warehouse.rows("violation", rule_id=rule)]


def test_a_plan_must_be_registered_by_the_department_that_names_it(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.department("D2")
    warehouse.plan("JH1")
    warehouse.inspection("I1", DAY, plan_no="JH1")
    warehouse.inspection("I2", DAY, plan_no=None)
    warehouse.inspection("I3", DAY, plan_no="JH9")
    warehouse.inspection("I4", DAY, plan_no="JH1", department="D2")
    assert _found(warehouse, "unknown_plan") == ["D1/I3", "D2/I4"]


@pytest.mark.parametrize(
    ("day", "is_held"),
    [
        (date(2024, 2, 29), False),
        (date(2024, 3, 1), True),
        (date(2024, 5, 31), True),
        (date(2024, 6, 1), False),
    ],
)
def test_an_item_must_be_held_on_the_day(warehouse: Warehouse, day: date, is_held: bool) -> None:
    warehouse.department("D1")
    warehouse.item("X1", held_from=date(2024, 3, 1), held_to=date(2024, 6, 1))
    warehouse.inspection("I1", day, item_codes=["X1"])
    assert _found(warehouse, "unknown_item") == ([] if is_held else ["D1/I1"])
    assert warehouse.row("bridge_act_item")["is_held_on_day"] is is_held


def test_a_joint_inspection_credits_every_department_that_holds_the_item(warehouse: Warehouse) -> None:
    for code in ("D1", "D2", "D3"):
        warehouse.department(code)
    warehouse.item("X1", department="D1")
    warehouse.item("X1", department="D2")
    warehouse.item("X2", department="D3")
    warehouse.inspection("I1", DAY, joint_department_codes=["D2", "D3"], item_codes=["X1", "X2"])
    assert [row["item_id"] for row in warehouse.rows("bridge_act_item", order_by="item_id")] == [
        "D1/X1",
        "D2/X1",
        "D3/X2",
    ]
    assert _found(warehouse, "unknown_item") == []


def test_an_entrusted_organisation_exercises_the_items_of_the_department_that_entrusts_it(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1")
    warehouse.department("D2", kind="受委托组织", parent_code="D1")
    warehouse.item("X1", department="D1")
    warehouse.inspection("I1", DAY, department="D2", item_codes=["X1"])
    assert warehouse.row("bridge_act_item")["item_id"] == "D1/X1"


def test_an_ordinary_decision_needs_its_case_and_a_simple_one_does_not(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", date(2024, 2, 1))
    warehouse.penalty("P1", DAY, procedure_kind="普通", case_no="C1")
    warehouse.penalty("P2", DAY, procedure_kind="普通", case_no=None)
    warehouse.penalty("P3", DAY, procedure_kind="普通", case_no="C9")
    warehouse.penalty("P4", DAY, procedure_kind="简易", case_no=None)
    assert _found(warehouse, "unknown_case") == ["D1/P2", "D1/P3"]


def test_a_scan_must_belong_to_a_case_or_decision(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", date(2024, 2, 1))
    warehouse.penalty("P1", DAY, procedure_kind="简易")
    for number in ("C1", "P1", "C9"):
        warehouse.document(number, "其他", on=DAY, serial_no="1")
    assert _found(warehouse, "unknown_case_file") == ["D1/C9/1"]


def test_a_decision_without_a_day_is_kept_and_reported(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.event("penalty", decision_no="P1", decision_date=None, procedure_kind="普通")
    assert _found(warehouse, "decision_date_missing") == ["D1/P1"]


def test_records_outlive_the_withdrawal_of_their_department(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.inspection("I1", DAY)
    warehouse.department("D1", event_type="withdrawn")
    assert _found(warehouse, "unknown_department") == ["D1"]
    assert warehouse.row("dim_department")["is_provisional"] is True


def test_of_two_sources_with_one_number_the_platform_is_used_and_the_other_named(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", DAY, source="platform", cause="平台")
    warehouse.penalty("P1", DAY, source="nfra", cause="公示")
    assert warehouse.row("fct_penalty")["cause"] == "平台"
    assert [row["detail"] for row in warehouse.rows("violation", rule_id="source_conflict")] == [
        "penalty/nfra/D1/P1"
    ]
