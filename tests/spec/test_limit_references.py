"""How references between feeds are resolved; what cannot be resolved is a finding (tests/spec/rules/test_references).

Nothing here rejects a row: the order of arrival would decide the truth.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.warehouse import Warehouse

DAY = date(2024, 3, 5)


def _found(warehouse: Warehouse, rule: str) -> list[str]:
    return [row["act_id"] for row in warehouse.rows("violation", rule_id=rule)]


@pytest.mark.parametrize(
    ("day", "is_held"),
    [
        (date(2024, 2, 29), False),
        (date(2024, 3, 1), True),
        (date(2024, 5, 31), True),
        (date(2024, 6, 1), False),
    ],
)
def test_an_item_is_held_from_its_first_day_until_before_its_last(
    warehouse: Warehouse, day: date, is_held: bool
) -> None:
    warehouse.department("D1")
    warehouse.item("X1", held_from=date(2024, 3, 1), held_to=date(2024, 6, 1))
    warehouse.inspection("I1", day, item_codes=["X1"])
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


def test_records_outlive_the_withdrawal_of_their_department(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.inspection("I1", DAY)
    warehouse.department("D1", event_type="withdrawn")
    assert _found(warehouse, "unknown_department") == ["D1"]
    assert warehouse.row("dim_department")["is_provisional"] is True
