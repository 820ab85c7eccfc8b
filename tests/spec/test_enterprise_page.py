"""一企一档 and the list of cases to hand over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.spec.warehouse import Row, Warehouse

FIRM: dict[str, Any] = {"party_type": "法人及非法人组织", "party_uscc": "U1", "party_name": "某某有限公司"}
TRADER: dict[str, Any] = {"party_type": "个体工商户", "party_uscc": "T1", "party_name": "王记小吃店"}


def test_an_enterprise_is_told_with_every_record_about_it(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="甲局")
    at_door = {"inspection_mode": "现场", "joint_department_codes": ["D2"], "inspection_result": "责令整改"}
    warehouse.inspection("J1", date(2025, 1, 1), **FIRM, **at_door)
    warehouse.event("corrective_order", order_no="令1", issued_date=date(2024, 6, 4), **FIRM)
    warehouse.case("C1", date(2024, 7, 1), **FIRM)
    warehouse.penalty("P1", date(2024, 8, 1), **FIRM, case_no="C1", procedure_kind="普通")
    rating = {"inspection_no": "J1", "rating": "满意", "evaluated_date": date(2025, 1, 1)}
    warehouse.event("inspection_evaluation", evaluation_no="评1", **rating)
    warehouse.inspection("J2", date(2024, 6, 3), party_type="自然人", party_name="王五", party_uscc=None)
    page = warehouse.rows("enterprise_page", order_by="event_date, event_kind", party_key="U1")
    assert [(row["event_kind"], row["what_zh"], row["result_zh"]) for row in page] == [
        ("corrective_order", "责令整改", None),
        ("penalty_case", "立案（来源：检查）", None),
        ("penalty", "普通程序处罚", "罚款，罚款 100.00 元"),
        ("inspection", "现场检查", "责令整改"),
        ("inspection_evaluation", "评价检查 J1", "满意"),
    ]
    found = warehouse.row("enterprise")
    assert (found["party_name"], found["party_uscc"]) == ("某某有限公司", "U1")
    counts = [found[name] for name in ("inspection_count", "order_count", "case_count", "penalty_count")]
    assert counts == [1, 1, 1, 1]
    assert (found["first_date"], found["last_date"]) == (date(2024, 6, 4), date(2025, 1, 1))
    # the data end on 1 January 2025: that year D1 came to the door, and D2 with it
    assert found["door_department_count"] == 2


def test_a_sole_trader_is_told_by_a_token_and_masked(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.inspection("J1", date(2024, 6, 3), **TRADER)
    found = warehouse.row("enterprise")
    assert (found["party_name"], found["party_uscc"]) == ("王*", "T*")
    assert found["party_key"] not in ("T1", "王记小吃店")


def transferred(warehouse: Warehouse, on: date, **handover: Any) -> list[Row]:
    """Item X passes from D1 to D2 on a day while D1 has case C1 open under it; the data end on 1 January 2025."""
    warehouse.department("D1")
    warehouse.department("D2")
    warehouse.item("X", "D1", held_to=on, handed_to_code="D2")
    warehouse.item("X", "D2", held_from=on)
    warehouse.case("C1", date(2024, 9, 2), item_codes=["X"])
    warehouse.case("C2", date(2024, 9, 2), item_codes=["X"], closed_date=date(2024, 10, 1), outcome="撤案")
    warehouse.case("C3", date(2024, 9, 2), item_codes=["OTHER"])
    if handover:
        warehouse.event("case_handover", case_no="C1", to_department_code="D2", **handover)
    return warehouse.rows("case_handover_list")


# from 2 December to 1 January are 30 days
@pytest.mark.parametrize(("on", "is_overdue"), [(date(2024, 12, 2), False), (date(2024, 12, 1), True)])
def test_an_open_case_of_a_transferred_item_is_to_hand_over_within_thirty_days(
    warehouse: Warehouse, on: date, is_overdue: bool
) -> None:
    (row,) = transferred(warehouse, on)
    assert (row["case_no"], row["handover_status"], row["is_overdue"]) == ("C1", "未列入", is_overdue)
    assert (row["from_department_code"], row["to_department_code"]) == ("D1", "D2")


@pytest.mark.parametrize(
    ("status", "responsible", "is_overdue"),
    [("待接收", "D1", True), ("退回", "D1", True), ("已接收", "D2", False)],
)
def test_a_case_stays_with_who_filed_it_until_it_is_accepted(
    warehouse: Warehouse, status: str, responsible: str, is_overdue: bool
) -> None:
    accepted = date(2024, 12, 20) if status == "已接收" else None
    (row,) = transferred(
        warehouse,
        date(2024, 11, 1),
        handover_status=status,
        listed_date=date(2024, 11, 5),
        accepted_date=accepted,
    )
    assert (row["responsible_department_code"], row["is_overdue"]) == (responsible, is_overdue)
