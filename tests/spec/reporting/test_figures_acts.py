"""Inspections, orders, penalties, lenient handling, campaigns and permits of key domains: counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.spec.reporting.figures import YEAR_END, figure, value, values
from tests.spec.warehouse import Warehouse

DAY = date(2024, 11, 5)
FIRM, OTHER = "91120116MA0000001X", "91120116MA0000002X"


def test_a_key_domain_is_every_department_whose_name_says_so(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="建设和交通局")  # 住建 and 交通
    warehouse.department("D2", department_name="应急管理局")
    warehouse.department("D3", department_name="应急执法大队", kind="受委托组织", parent_code="D2")
    warehouse.department("D4", department_name="财政局")
    for code in ("D1", "D2", "D3", "D4"):
        warehouse.inspection("J1", DAY, department=code)
    expected = {
        "inspections": 4,
        "housing_inspections": 1,
        "transport_inspections": 1,
        "emergency_inspections": 2,
        "market_inspections": 0,
        "emergency_construction_share": 75,
    }
    assert values(warehouse, expected) == expected


def test_a_visit_counts_its_items_its_officers_and_its_party(warehouse: Warehouse) -> None:
    warehouse.department(department_name="住房和建设委员会")
    warehouse.inspection(
        "J1", DAY, item_codes=["I1", "I2"], officer_certificate_nos=["C1", "C2", "C3"], hazard_count=4,
        party_name="甲公司", party_type="法人及非法人组织", party_uscc=FIRM,
    )  # fmt: skip
    warehouse.inspection(
        "J2", DAY, item_codes=["I1"], officer_names=["张三", "李四"], party_name="甲公司",
        party_type="法人及非法人组织", party_uscc=FIRM,
    )  # fmt: skip
    warehouse.inspection("J3", DAY, inspection_mode="巡查")
    expected = {
        "housing_inspections": 3,
        "housing_inspection_items": 3,
        "housing_inspection_officers": 5,
        "housing_officers_per_inspection": Decimal("1.67"),  # 5 ÷ 3
        "housing_enterprises": 1,
        "housing_inspections_per_enterprise": 3,
        "housing_hazards": 4,
    }
    assert values(warehouse, expected) == expected


def test_orders_and_their_opinions_by_kind(warehouse: Warehouse) -> None:
    warehouse.asked(YEAR_END)
    warehouse.department(department_name="住房和建设委员会")
    orders = [("Z1", "责令整改", 3), ("Z2", "责令整改", 4), ("Z3", "暂停施工", 5), ("Z4", "现场处理", 1)]
    for number, kind, opinions in orders:
        warehouse.event(
            "corrective_order", order_no=number, order_kind=kind, issued_date=DAY, opinion_count=opinions
        )
    warehouse.event("corrective_order", order_no="Z5", order_kind="责令整改", issued_date=date(2025, 1, 1))
    expected = {
        "housing_rectification_orders": 2,
        "housing_rectification_opinions": 7,
        "housing_opinions_per_rectification_order": Decimal("3.50"),
        "housing_stop_work_orders": 1,
        "housing_stop_work_opinions": 5,
        "housing_opinions": 12,
        "housing_measures": 1,
    }
    assert values(warehouse, expected) == expected


def test_fines_are_stored_in_yuan_and_printed_in_ten_thousands(warehouse: Warehouse) -> None:
    warehouse.department(department_name="应急管理局")
    warehouse.department("D2")
    warehouse.penalty("P1", DAY, fine_yuan=Decimal("4613800.00"), procedure_kind="普通")
    warehouse.penalty("P2", DAY, department="D2", fine_yuan=Decimal("2243200.00"), procedure_kind="简易")
    expected = {
        "fine_total": 6857000,
        "emergency_fines": 4613800,
        "emergency_fine_share": Decimal("67.29"),  # 4613800 ÷ 6857000
        "emergency_penalty_share": 50,
        "emergency_fine_per_penalty": Decimal("461.38"),
        "simple_share": 50,
        "penalties_simple": 1,
        "penalties_ordinary": 1,
    }
    assert values(warehouse, expected) == expected
    assert figure(warehouse, "fine_total")["printed_value"] == "685.70"
    assert figure(warehouse, "fine_total")["printed_unit"] == "万元"


def test_lenient_handling_counts_cases_that_name_a_list_by_the_day_they_closed(warehouse: Warehouse) -> None:
    warehouse.asked(YEAR_END)
    warehouse.department()
    lenient = {"leniency_list": "三张清单2024版", "lenient_amount_yuan": Decimal("1000.50")}
    warehouse.case("A1", date(2023, 12, 1), closed_date=DAY, lenient_kind="不予处罚", **lenient)
    warehouse.case("A2", DAY, lenient_kind="从轻处罚", **lenient)
    warehouse.case("A3", DAY, closed_date=date(2025, 1, 2), lenient_kind="减轻处罚", **lenient)
    warehouse.case("A4", DAY, lenient_kind="减轻处罚", lenient_amount_yuan=Decimal(9))  # under no list
    expected = {
        "not_penalised": 1,
        "reduced": 1,
        "lenient_total": 2,
        "not_penalised_yuan": Decimal("1000.50"),
        "reduced_yuan": Decimal("1000.50"),
        "lenient_yuan": Decimal("2001.00"),
    }
    assert values(warehouse, expected) == expected
    assert figure(warehouse, "lenient_yuan")["printed_value"] == "0.20"


def test_a_campaign_gathers_what_names_it_and_the_decisions_of_its_cases(warehouse: Warehouse) -> None:
    warehouse.department()
    # filed the year before, closed in this one
    warehouse.case("A1", date(2023, 12, 20), closed_date=DAY, campaign="铁拳", outcome="处罚")
    warehouse.case("A2", DAY, campaign="铁拳", outcome="移送司法", closed_date=DAY)
    warehouse.case("A3", DAY, outcome="移送司法")
    warehouse.penalty("P1", DAY, case_no="A1", fine_yuan=Decimal(20000), confiscation_yuan=Decimal(4400))
    warehouse.penalty("P2", DAY, campaign="路警联合", fine_yuan=Decimal(8000))
    seized = {"measure_class": "强制措施", "measure_kind": "扣押", "object_kind": "车辆", "measure_date": DAY}
    warehouse.event("coercive_measure", decision_no="Q1", campaign="路警联合", marks=["双百"], **seized)
    warehouse.event("coercive_measure", decision_no="Q2", campaign="路警联合", marks=["超限"], **seized)
    warehouse.event("coercive_measure", decision_no="Q3", marks=["双百"], **seized)
    expected = {
        "iron_fist_cases": 2,
        "cases": 2,
        "iron_fist_referred": 1,
        "iron_fist_referred_rate": 50,
        "iron_fist_amount": 24400,
        "iron_fist_amount_per_case": Decimal("1.22"),  # 2.44 ÷ 2
        "road_seized_vehicles": 2,
        "road_seized_marked": 1,
        "road_penalties": 1,
        "road_fines": 8000,
        "road_fine_per_penalty": Decimal("0.80"),
        "referred": 2,
        "coercive_measures": 3,
    }
    assert values(warehouse, expected) == expected
    campaign = warehouse.row("campaign", campaign_name="铁拳", cutoff_date=YEAR_END)
    assert (campaign["case_count"], campaign["penalty_count"], campaign["fine_yuan"]) == (2, 1, 20000)


def test_permits_count_when_they_are_granted(warehouse: Warehouse) -> None:
    warehouse.asked(YEAR_END)
    warehouse.department(department_name="应急管理局")
    permits = [
        ("许可", "准予许可", DAY),
        ("备案", "准予许可", DAY),
        ("变更", "不予许可", DAY),
        ("许可", None, None),
    ]
    for number, (kind, decision, day) in enumerate(permits):
        warehouse.event(
            "permit", permit_no=f"X{number}", permit_kind=kind, decision=decision, decided_date=day,
            applied_date=DAY,
        )  # fmt: skip
    assert value(warehouse, "emergency_permits") == 2


def test_acts_of_departments_outside_the_statistics_are_in_no_figure(warehouse: Warehouse) -> None:
    warehouse.department("D1", is_in_statistics=False, department_name="城市管理局")
    warehouse.inspection("J1", DAY)
    assert value(warehouse, "inspections") == 0
    assert value(warehouse, "urban_inspections") == 0
    assert warehouse.rows("figure_record", figure_code="inspections") == []
