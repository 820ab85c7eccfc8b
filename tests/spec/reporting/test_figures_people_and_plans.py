"""Departments, certificates and plans: figures counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.spec.reporting.figures import YEAR_END, figure, value, values
from tests.spec.warehouse import Warehouse


def test_departments_in_the_statistics_that_stand_at_the_cut_off_are_counted_once(
    warehouse: Warehouse,
) -> None:
    warehouse.asked(YEAR_END)
    warehouse.department("D1", kind="区级部门")
    warehouse.department("D2", kind="街镇")
    warehouse.department("D3", kind="街镇", active_to=YEAR_END)  # gone on the day itself
    warehouse.department("D4", kind="街镇", active_from=date(2025, 1, 1))
    warehouse.department("D5", kind="受委托组织", parent_code="D1")
    warehouse.department("D6", kind="区级部门", is_in_statistics=False)  # as 公安 and 消防
    expected = {"departments": 2, "sub_districts": 1}
    assert values(warehouse, expected) == expected


def test_certificates_issued_and_cancelled_in_the_year_and_what_remains(warehouse: Warehouse) -> None:
    warehouse.asked(YEAR_END)
    warehouse.department()
    warehouse.certificate("C1", issued_date=date(2024, 1, 1))
    warehouse.certificate("C2", issued_date=date(2023, 12, 31))
    warehouse.certificate("C3", issued_date=YEAR_END, certificate_kind="监督")
    for number, day in (("C4", date(2024, 1, 1)), ("C5", YEAR_END), ("C6", date(2025, 1, 1))):
        warehouse.certificate(number, certificate_status="注销", status_date=day, cancel_reason="退休")
    warehouse.certificate("C7", certificate_status="暂扣", status_date=date(2024, 5, 6))
    expected = {"certificates_issued": 1, "certificates_cancelled": 2, "certificates_net_change": -1}
    assert values(warehouse, expected) == expected
    assert figure(warehouse, "certificates_net_change")["printed_value"] == "-1"


def test_changes_of_certificates_are_counted_with_the_departments_they_concern(warehouse: Warehouse) -> None:
    warehouse.asked(YEAR_END)
    changes = [
        ("D1", "C1", "变更", date(2024, 3, 1)),
        ("D1", "C2", "变更", date(2024, 3, 1)),
        ("D2", "C3", "变更", date(2024, 12, 31)),
        ("D3", "C4", "换证", date(2024, 3, 1)),
        ("D3", "C4", "变更", date(2023, 12, 31)),
    ]
    for department, number, kind, day in changes:
        warehouse.event(
            "certificate_change",
            department_code=department,
            certificate_no=number,
            change_kind=kind,
            change_date=day,
        )
    expected = {"certificate_changes": 3, "certificate_change_departments": 2}
    assert values(warehouse, expected) == expected


def test_a_plan_is_complete_when_its_inspections_in_time_reach_the_planned_count(
    warehouse: Warehouse,
) -> None:
    warehouse.established()
    warehouse.plan("P1", planned_count=2, ends_date=date(2024, 6, 30))
    warehouse.plan("P2", planned_count=1, ends_date=date(2024, 6, 30))
    warehouse.plan("P3", planned_count=1, ends_date=date(2023, 12, 31), starts_date=date(2023, 1, 1))
    warehouse.plan(
        "P4", planned_count=1, ends_date=date(2024, 6, 30), plan_status="取消",
        change_approved_date=date(2024, 6, 1), change_approval_no="1",
    )  # fmt: skip
    warehouse.inspection("J1", date(2024, 5, 6), plan_no="P1")
    warehouse.inspection("J2", date(2024, 5, 7), plan_no="P1")
    warehouse.inspection("J3", date(2024, 7, 1), plan_no="P2")  # a day late
    warehouse.inspection("J4", date(2024, 10, 8))
    expected = {"inspection_plans": 2, "inspection_plans_completed": 1, "plan_completion_rate": 50}
    assert values(warehouse, expected) == expected


def test_per_officer_figures_divide_by_all_holders_and_the_headline_by_those_who_took_part(
    warehouse: Warehouse,
) -> None:
    warehouse.established(officers=3)
    for number in range(4):
        warehouse.inspection(f"J{number}", date(2024, 11, 5), officer_certificate_nos=["D1-C1", "D1-C2"])
    warehouse.penalty("P1", date(2024, 11, 6))
    expected = {
        "officers": 3,
        "inspections": 4,
        "records_per_officer": 3,  # 5 ÷ 2 = 2.5
        "inspections_per_officer": Decimal("1.33"),  # 4 ÷ 3
        "records_per_holder": Decimal("1.67"),  # 5 ÷ 3
        "inspection_penalty_ratio": 25,
        "participation_rate": Decimal("66.67"),
    }
    assert values(warehouse, expected) == expected


def test_what_no_feed_tells_of_is_not_nought(warehouse: Warehouse) -> None:
    warehouse.established()
    warehouse.inspection("J1", date(2024, 11, 5))
    assert value(warehouse, "hazards") == 0  # inspections are known, and found nothing
    assert value(warehouse, "fine_total") is None  # no penalty has been reported
    assert figure(warehouse, "fine_total")["printed_value"] == "无数据"
    assert value(warehouse, "simple_share") is None
