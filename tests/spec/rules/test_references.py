"""A reference to another feed never rejects a row: what is not known is a violation in the warehouse.

Small rules on the data themselves (数据归集要求), in force on every day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

DAY = date(2024, 3, 5)
FINE, CENT = Decimal(100), Decimal("0.01")


def _visit(on: date | None = DAY, department: str = "D1", **values: Any) -> Report:
    return lambda warehouse, number: warehouse.event(
        "inspection", inspection_no=number, inspection_date=on, department_code=department, **values
    )


def _penalty(**values: Any) -> Report:
    return lambda warehouse, number: warehouse.penalty(number, DAY, **values)


def _with_plan(reporting: str) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.department("D2")
        warehouse.plan(f"计划{number}")
        _visit(department=reporting, plan_no=f"计划{number}")(warehouse, number)

    return report


def _with_item(on: date | None) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.item(f"事项{number}", held_from=date(2024, 3, 1), held_to=date(2024, 6, 1))
        _visit(on, item_codes=[f"事项{number}"])(warehouse, number)

    return report


def _entrusted(warehouse: Warehouse, number: str) -> None:
    warehouse.department("D3", kind="受委托组织", parent_code="D1")
    warehouse.item(f"事项{number}")
    _visit(department="D3", item_codes=[f"事项{number}"])(warehouse, number)


def _joint(warehouse: Warehouse, number: str) -> None:
    warehouse.department("D2")
    warehouse.item(f"事项{number}", "D2")
    _visit(joint_department_codes=["D2"], item_codes=[f"事项{number}"])(warehouse, number)


def _with_case(procedure: str, stated: str | None) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.case(f"案{number}", date(2024, 2, 1))
        case_no = f"{stated}{number}" if stated else None
        _penalty(procedure_kind=procedure, case_no=case_no)(warehouse, number)

    return report


def _scan_of(feed: str | None) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        if feed == "penalty_case":
            warehouse.case(number, date(2024, 2, 1))
        elif feed == "penalty":
            warehouse.penalty(number, DAY)
        warehouse.document(number, "其他", on=DAY)

    return report


def _officers(*persons: str, reporting: str = "certificate", **values: Any) -> Report:
    """Officers 甲 (registered) and 未登记 (not), by certificate number or by name."""

    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.certificate(f"甲{number}")
        column = "officer_certificate_nos" if reporting == "certificate" else "officer_names"
        listed = {column: [f"{person}{number}" for person in persons]} if persons else {}
        _penalty(**listed, **values)(warehouse, number)

    return report


def _twice(
    platform: Mapping[str, Any],
    told: Mapping[str, Any],
    *,
    told_on: date = DAY,
    source: str = "credit_disclosure",
) -> Report:
    """A decision as the platform has it, and as another source tells it."""

    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.penalty(number, DAY, **platform)
        warehouse.penalty(number, told_on, source=source, **told)

    return report


def _only_told(on: date, department: str = "D1", source: str = "credit_disclosure") -> Report:
    return lambda warehouse, number: warehouse.penalty(number, on, department, source=source)


def _department(number_in_the_feed: bool, *, is_withdrawn: bool = False) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        if number_in_the_feed:
            warehouse.department(number)
        warehouse.inspection(f"检{number}", DAY, number)
        if is_withdrawn:
            warehouse.department(number, event_type="withdrawn")

    return report


def _voided(*, is_revoked: bool = False, is_withdrawn: bool = False) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.inspection(number, DAY)
        values = {
            "voided_feed": "inspection",
            "record_no": number,
            "business_date": DAY,
            "is_revoked": is_revoked,
        }
        warehouse.event("voiding", voided_stream_id=f"inspection/platform/D1/{number}", **values)
        if is_withdrawn:
            warehouse.inspection(number, DAY, event_type="withdrawn")

    return report


def _certificate(change: tuple[str, date] | None, **values: Any) -> Report:
    """A certificate of 1 January 2020 as the list has it, and one change that its department reports."""

    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.certificate(number, **values)
        if change:
            kind, on = change
            warehouse.event("certificate_change", certificate_no=number, change_kind=kind, change_date=on)

    return report


def _reviewed(by: str) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.department("D2")
        warehouse.department("D3", kind="受委托组织", parent_code="D1")
        stated = {"review_score": 90, "reviewed_date": DAY, "reviewer_department_code": by}
        warehouse.event("case_review", review_no=number, **stated)

    return report


CANCELLED: dict[str, Any] = {"certificate_status": "注销", "status_date": DAY}


TABLES: Mapping[str, Sequence[RuleCase]] = {
    "officer_not_identified": (
        RuleCase("所填证号已登记", "守规", _officers("甲")),
        RuleCase("所填证号未登记", "违反", _officers("甲", "未登记")),
        RuleCase("所填姓名在本单位恰有一人", "守规", _officers("甲", reporting="name")),
        RuleCase("所填姓名在本单位没有此人", "违反", _officers("未登记", reporting="name")),
        RuleCase("未填报执法人员", "违反", _officers()),
        RuleCase("来源从不提供执法人员", "无法判断", _officers(source="nfra")),
    ),
    "unknown_department": (
        RuleCase("有记录的主体已登记", "守规", _department(True)),
        RuleCase("有记录的主体未登记", "违反", _department(False), department="R01"),
        RuleCase("主体已撤回，记录仍在", "违反", _department(True, is_withdrawn=True), department="R02"),
    ),
    "unknown_plan": (
        RuleCase("计划由本单位登记", "守规", _with_plan("D1")),
        RuleCase("未填计划编号", "守规", _visit(plan_no=None)),
        RuleCase("计划未登记", "违反", _visit(plan_no="没有的计划")),
        RuleCase("计划由其他单位登记", "违反", _with_plan("D2"), department="D2"),
    ),
    "unknown_item": (
        RuleCase("3月1日起持有，2月29日行使", "违反", _with_item(date(2024, 2, 29))),
        RuleCase("3月1日起持有，3月1日行使", "守规", _with_item(date(2024, 3, 1))),
        RuleCase("6月1日移出，5月31日行使", "守规", _with_item(date(2024, 5, 31))),
        RuleCase("6月1日移出，6月1日行使", "违反", _with_item(date(2024, 6, 1))),
        RuleCase("事项未登记", "违反", _visit(item_codes=["没有的事项"])),
        RuleCase("联合检查，事项由参加部门持有", "守规", _joint),
        RuleCase("受委托组织行使委托机关的事项", "守规", _entrusted, department="D3"),
        RuleCase("行为日期缺失", "无法判断", _with_item(None)),
    ),
    "unknown_case": (
        RuleCase("普通程序决定，案件已登记", "守规", _with_case("普通", "案")),
        RuleCase("普通程序决定，未填案件编号", "违反", _with_case("普通", None)),
        RuleCase("普通程序决定，所填案件未登记", "违反", _with_case("普通", "没有的")),
        RuleCase("简易程序决定，未填案件编号", "守规", _with_case("简易", None)),
        RuleCase("简易程序决定，所填案件未登记", "违反", _with_case("简易", "没有的")),
        RuleCase("来源从不提供案件编号", "无法判断", _penalty(procedure_kind="普通", source="nfra")),
    ),
    "unknown_case_file": (
        RuleCase("材料属于已登记的案件", "守规", _scan_of("penalty_case")),
        RuleCase("材料属于已登记的决定", "守规", _scan_of("penalty")),
        RuleCase("材料所属的案件或者决定未登记", "违反", _scan_of(None)),
    ),
    "decision_date_missing": (
        RuleCase("决定日期已填", "守规", _penalty()),
        RuleCase(
            "决定日期缺失",
            "违反",
            lambda warehouse, number: warehouse.event(
                "penalty", decision_no=number, decision_date=None, procedure_kind="普通"
            ),
        ),
    ),
    "source_difference": (
        RuleCase("只有平台一个来源", "守规", _penalty()),
        RuleCase("双公示与平台一致", "守规", _twice({}, {})),
        RuleCase("罚款金额相差一分", "违反", _twice({"fine_yuan": FINE}, {"fine_yuan": FINE + CENT})),
        RuleCase("平台未填没收金额，双公示为零", "守规", _twice({}, {"confiscation_yuan": CENT - CENT})),
        RuleCase("平台未填没收金额，双公示为一分", "违反", _twice({}, {"confiscation_yuan": CENT})),
        RuleCase("处罚种类不同", "违反", _twice({"penalty_kinds": ["罚款", "警告"]}, {})),
        RuleCase("当事人不同", "违反", _twice({"party_name": "甲公司"}, {"party_name": "乙公司"})),
        RuleCase("决定日期差一日", "违反", _twice({}, {}, told_on=date(2024, 3, 6))),
        RuleCase("平台未填当事人类型", "守规", _twice({"party_type": None}, {})),
        RuleCase("来源从不提供没收金额", "守规", _twice({"confiscation_yuan": CENT}, {}, source="nfra")),
    ),
    "unreported_act": (
        RuleCase("双公示的决定，部门也已报送", "守规", _twice({}, {})),
        RuleCase("双公示的决定，部门未报送", "违反", _only_told(DAY), date(2024, 3, 14)),
        RuleCase("数据截止日前一日期满，未报送", "违反", _only_told(date(2024, 12, 20)), date(2024, 12, 31)),
        RuleCase("数据截止日后一日才期满，未报送", "守规", _only_told(date(2024, 12, 23)), date(2025, 1, 2)),
        RuleCase(
            "未在平台登记的机关自行公示", "守规", _only_told(DAY, "某监管局", "nfra"), department="某监管局"
        ),
        RuleCase("决定之年没有工作日历", "无法判断", _only_told(date(2019, 6, 3))),
    ),
    "certificate_history_conflict": (
        RuleCase("证件表和变动表的核发日期相同", "守规", _certificate(("核发", date(2020, 1, 1)))),
        RuleCase("变动表的核发日期晚一日", "违反", _certificate(("核发", date(2020, 1, 2)))),
        RuleCase("两表均在同日注销", "守规", _certificate(("注销", DAY), **CANCELLED)),
        RuleCase("变动表的注销晚一日", "违反", _certificate(("注销", date(2024, 3, 6)), **CANCELLED)),
        RuleCase("变动表已注销，证件表仍为有效", "违反", _certificate(("注销", DAY))),
        RuleCase("没有报送变动", "守规", _certificate(None)),
    ),
    "review_by_itself": (
        RuleCase("由其他单位评查", "守规", _reviewed("D2")),
        RuleCase("由本单位评查", "违反", _reviewed("D1")),
        RuleCase("由本单位委托的组织评查", "违反", _reviewed("D3")),
    ),
    "voided_record_still_reported": (
        RuleCase("未作废的记录", "守规", _visit()),
        RuleCase("已作废的记录，部门导出中仍有", "违反", _voided()),
        RuleCase("已作废的记录，部门已删除", "守规", _voided(is_withdrawn=True)),
        RuleCase("作废已撤销", "守规", _voided(is_revoked=True)),
    ),
}


@pytest.mark.parametrize("rule", TABLES)
def test_the_rule_says_what_is_asked_of_the_data(warehouse: Warehouse, rule: str) -> None:
    check(warehouse, rule, TABLES[rule])
