"""行政处罚法第四十二条: at least two officers, each with a certificate valid on the day, in that department."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

MODEL = "int_violation_two_officers"
DAY = date(2024, 3, 5)
Certificate = Mapping[str, Any]


def _certified(warehouse: Warehouse, number: str, *others: Certificate, first: str = "甲") -> list[str]:
    """A certificate of 甲 without a fault, then one of 乙 for each given; their numbers."""
    warehouse.certificate(f"{number}-1", f"{first}{number}")
    for place, values in enumerate(others, start=2):
        person = values.get("person", "乙")
        rest = {key: value for key, value in values.items() if key != "person"}
        warehouse.certificate(f"{number}-{place}", f"{person}{number}", **rest)
    return [f"{number}-{place}" for place in range(1, len(others) + 2)]


def _penalty(*others: Certificate, on: date | None = DAY, **values: Any) -> Report:
    values = {"procedure_kind": "普通", **values}

    def report(warehouse: Warehouse, number: str) -> None:
        numbers = _certified(warehouse, number, *others)
        warehouse.event(
            "penalty", decision_no=number, decision_date=on, officer_certificate_nos=numbers, **values
        )

    return report


def _visit(*others: Certificate, mode: str = "现场", on: date = DAY) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        numbers = _certified(warehouse, number, *others)
        warehouse.inspection(number, on, inspection_mode=mode, officer_certificate_nos=numbers)

    return report


def _with_a_stranger(warehouse: Warehouse, number: str) -> None:
    warehouse.department("D2")
    warehouse.certificate(f"{number}-外", f"丁{number}", department="D2")
    own = _certified(warehouse, number)
    warehouse.penalty(number, DAY, officer_certificate_nos=[*own, f"{number}-外"])


def _with_one_who_joins(warehouse: Warehouse, number: str) -> None:
    warehouse.department("D2")
    warehouse.certificate(f"{number}-外", f"丁{number}", department="D2")
    officers = [*_certified(warehouse, number), f"{number}-外"]
    joint: dict[str, Any] = {"joint_department_codes": ["D2"], "inspection_mode": "现场"}
    warehouse.inspection(number, DAY, officer_certificate_nos=officers, **joint)


def _of_its_case(*others: Certificate) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        numbers = _certified(warehouse, number, *others)
        warehouse.case(f"案{number}", date(2024, 2, 1), officer_certificate_nos=numbers)
        warehouse.penalty(number, DAY, procedure_kind="普通", case_no=f"案{number}")

    return report


def _named(*names: str) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        _certified(warehouse, number, {"person_name": f"李四{number}"}, first="张三")
        warehouse.penalty(number, DAY, officer_names=[f"{name}{number}" for name in names])

    return report


def _ended(on: date | None) -> dict[str, Any]:
    return {"certificate_status": "注销", "status_date": on}


TABLES: Mapping[str, Sequence[RuleCase]] = {
    "two_officers_penalty": (
        RuleCase("两名持证人员", "守规", _penalty({})),
        RuleCase("一名持证人员", "违反", _penalty()),
        RuleCase("第二名的证件前一日到期", "违反", _penalty({"expires_date": date(2024, 3, 4)})),
        RuleCase("第二名的证件当日到期", "守规", _penalty({"expires_date": date(2024, 3, 5)})),
        RuleCase("第二名的证件次日到期", "守规", _penalty({"expires_date": date(2024, 3, 6)})),
        RuleCase("第二名的证件当日核发", "守规", _penalty({"issued_date": date(2024, 3, 5)})),
        RuleCase("第二名的证件次日核发", "违反", _penalty({"issued_date": date(2024, 3, 6)})),
        RuleCase("第二名的证件当日注销", "违反", _penalty(_ended(date(2024, 3, 5)))),
        RuleCase("第二名的证件次日注销", "守规", _penalty(_ended(date(2024, 3, 6)))),
        RuleCase("第二名的证件已注销，日期未填", "违反", _penalty(_ended(None))),
        RuleCase(
            "第二名的证件当日暂扣",
            "违反",
            _penalty({"certificate_status": "暂扣", "status_date": date(2024, 3, 5)}),
        ),
        RuleCase("第二名持监督证", "违反", _penalty({"certificate_kind": "监督"})),
        RuleCase("两个证号属同一人", "违反", _penalty({"person": "甲"})),
        RuleCase("第二名是其他单位人员，在本单位没有登记", "无法判断", _with_a_stranger),
        RuleCase("未填报执法人员", "无法判断", lambda warehouse, number: warehouse.penalty(number, DAY)),
        RuleCase("决定日期缺失", "无法判断", _penalty(on=None)),
        RuleCase(
            "来源从不提供执法人员",
            "无法判断",
            lambda warehouse, number: warehouse.penalty(number, DAY, source="nfra"),
        ),
        RuleCase("按姓名填报，两人均可辨认", "守规", _named("张三", "李四")),
        RuleCase("按姓名填报，一人无法辨认", "无法判断", _named("张三", "王五")),
        RuleCase("决定未填人员，取自案件的两名持证人员", "守规", _of_its_case({})),
        RuleCase("人员取自案件，其一的证件决定次日注销", "守规", _of_its_case(_ended(date(2024, 3, 6)))),
        RuleCase(
            "人员取自案件，其一立案日持证、决定日已注销", "无法判断", _of_its_case(_ended(date(2024, 3, 5)))
        ),
        RuleCase("人员取自案件，其一立案日已注销", "违反", _of_its_case(_ended(date(2024, 2, 1)))),
        RuleCase(
            "2021年7月14日简易程序，一名持证人员（2017年修正允许）",
            "守规",
            _penalty(on=date(2021, 7, 14), procedure_kind="简易"),
        ),
        RuleCase(
            "2021年7月15日简易程序，一名持证人员",
            "违反",
            _penalty(on=date(2021, 7, 15), procedure_kind="简易"),
        ),
        RuleCase("2021年7月14日普通程序，一名持证人员", "违反", _penalty(on=date(2021, 7, 14))),
    ),
    "two_officers_inspection": (
        RuleCase("现场检查，两名持证人员", "守规", _visit({})),
        RuleCase("现场检查，一名持证人员", "违反", _visit()),
        RuleCase("书面检查，一名持证人员", "守规", _visit(mode="书面")),
        RuleCase("线上检查，一名持证人员", "守规", _visit(mode="线上")),
        RuleCase("联合检查，第二名来自参加部门", "守规", _with_one_who_joins),
        RuleCase("现场检查，第二名的证件前一日到期", "违反", _visit({"expires_date": date(2024, 3, 4)})),
        RuleCase("现场检查，第二名的证件当日到期", "守规", _visit({"expires_date": date(2024, 3, 5)})),
        RuleCase("2021年7月14日现场检查，一名持证人员", "违反", _visit(on=date(2021, 7, 14))),
    ),
}


@pytest.mark.parametrize("rule", TABLES)
def test_the_rule_says_what_the_law_says(warehouse: Warehouse, rule: str) -> None:
    check(warehouse, rule, TABLES[rule], model=MODEL)


def test_a_decision_that_names_nobody_takes_the_officers_of_its_case(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    _of_its_case({})(warehouse, "P1")
    found = warehouse.rows("bridge_act_officer", act_kind="penalty")
    assert {row["certificate_id"] for row in found} == {"D1/P1-1", "D1/P1-2"}


def test_a_name_counts_where_exactly_one_person_of_the_department_bears_it_that_day(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1")
    warehouse.certificate("A1", "甲", person_name="张三")
    warehouse.certificate("A2", "乙", person_name="李四")
    warehouse.certificate("A3", "丙", person_name="李四", expires_date=date(2024, 3, 4))
    warehouse.penalty("P1", DAY, officer_names=["张三", "李四"])
    warehouse.penalty("P2", date(2024, 3, 4), officer_names=["张三", "李四"])
    named = warehouse.rows("bridge_act_officer")
    resolved = {(row["act_id"], row["certificate_id"]) for row in named if row["is_resolved"]}
    assert resolved == {("D1/P1", "D1/A1"), ("D1/P1", "D1/A2"), ("D1/P2", "D1/A1")}
    assert [row["act_id"] for row in warehouse.rows("violation", rule_id="officer_not_identified")] == [
        "D1/P2"
    ]


def test_no_message_holds_a_name(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", DAY, officer_names=["欧阳某某"])
    messages = [row["message"] for row in warehouse.rows("violation")]
    assert messages and not any("欧阳" in message for message in messages)
