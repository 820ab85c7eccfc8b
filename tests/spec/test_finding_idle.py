"""Findings about what is held and not used: items without an act, officers without an act."""

from __future__ import annotations

from datetime import date

from tests.spec.warehouse import Warehouse

YEAR_END = date(2024, 12, 31)


def found(warehouse: Warehouse, kind: str) -> list[str]:
    """Records of the year end's findings of a kind."""
    rows = warehouse.rows("finding", finding_kind=kind, business_date=YEAR_END)
    return [row["record_id"] for row in rows]


def test_an_item_without_an_act_in_the_window_is_idle(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="甲局")
    warehouse.item("X", item_name="对食品经营的检查")
    warehouse.item("Y")
    warehouse.inspection("J1", date(2024, 11, 1), item_codes=["Y"])
    warehouse.asked(YEAR_END)
    assert found(warehouse, "idle_item") == ["D1/X"]
    row = warehouse.row("finding", finding_kind="idle_item", business_date=YEAR_END)
    assert (
        row["sentence_zh"] == "甲局的行政检查事项“对食品经营的检查”（X）2024-01-01 至 2024-12-31 没有履行。"
    )


def test_an_item_out_of_season_is_not_idle(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.item("X", season_months=["7", "8"])
    warehouse.inspection("J1", date(2024, 2, 1))
    spring = date(2024, 3, 31)
    warehouse.asked(spring)
    rows = warehouse.rows("finding", finding_kind="idle_item")
    assert [row["business_date"] for row in rows if row["business_date"] <= spring] == []


def test_an_officer_without_an_act_in_the_window_is_found(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="甲局")
    for number in ("Z1", "Z2"):
        warehouse.certificate(number)
    warehouse.inspection("J1", date(2024, 11, 1), officer_certificate_nos=["Z1"])
    warehouse.asked(YEAR_END)
    assert found(warehouse, "officer_without_act") == ["D1/Z2"]
    row = warehouse.row("finding", finding_kind="officer_without_act", business_date=YEAR_END)
    assert row["sentence_zh"] == "甲局持证人员（Z2）2024-01-01 至 2024-12-31 没有执法记录。"


def test_an_officer_certified_fifty_nine_days_ago_is_not_asked_for_an_act(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    # from 3 November to 31 December are 58 days, from 2 November 59, from 1 November 60
    for day in (1, 2):
        warehouse.certificate(f"Z{day}", issued_date=date(2024, 11, day))
    warehouse.asked(YEAR_END)
    assert found(warehouse, "officer_without_act") == ["D1/Z1"]


def test_an_item_on_the_approved_list_of_no_occurrence_is_not_idle(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    for code in ("X", "Y"):
        warehouse.item(code)
    listed = {"from_date": date(2024, 1, 1), "to_date": YEAR_END, "approval_no": "号"}
    warehouse.event("no_occurrence", item_code="X", approved_date=date(2024, 12, 1), **listed)
    warehouse.asked(YEAR_END)
    assert found(warehouse, "idle_item") == ["D1/Y"]


def test_an_officer_who_was_away_all_year_is_not_asked_for_an_act(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    for number in ("Z1", "Z2"):
        warehouse.certificate(number)
    warehouse.event("officer_absence", certificate_no="Z1", from_date=date(2024, 1, 1), evidence_no="号")
    warehouse.asked(YEAR_END)
    assert found(warehouse, "officer_without_act") == ["D1/Z2"]
