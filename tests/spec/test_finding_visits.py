"""Findings about visits: too often, one after another, without plan or certificate, records that look split."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.warehouse import Row, Warehouse

FIRM: dict[str, Any] = {"party_type": "法人及非法人组织", "party_uscc": "U1", "inspection_mode": "现场"}
GOOD: dict[str, Any] = FIRM | {"plan_no": "P1", "has_e_certificate": True}


def records(warehouse: Warehouse, finding: Row) -> list[tuple[str, bool]]:
    """Records behind a finding, with whether each is its main one."""
    rows = warehouse.rows("finding_record", finding_id=finding["finding_id"])
    return sorted((row["record_id"], row["is_main"]) for row in rows)


def visited(warehouse: Warehouse, *days: date, department: str = "D1", **values: Any) -> None:
    """Visits of the firm by a department, numbered from its code."""
    warehouse.department(department, department_name=f"{department}局")
    for number, day in enumerate(days, start=1):
        warehouse.inspection(f"{department}-{number}0", day, department, **GOOD | values)


def test_five_visits_where_four_are_allowed_are_one_finding_with_all_five(warehouse: Warehouse) -> None:
    visited(warehouse, *(date(2024, month, 1) for month in (2, 4, 6, 8, 10)))
    (found,) = warehouse.rows("finding")
    assert found["finding_kind"] == "repeat_visits"
    assert found["sentence_zh"] == "D1局在 2024 年对同一企业现场检查 5 次，超过年度频次上限 4 次。"
    assert (found["measured_value"], found["limit_value"]) == ("5 次", "4 次")
    assert (found["period"], found["party_key"], found["rule_id"]) == ("2024Q4", "U1", "visit_cap")
    assert records(warehouse, found) == [
        ("D1/D1-10", False),
        ("D1/D1-20", False),
        ("D1/D1-30", False),
        ("D1/D1-40", False),
        ("D1/D1-50", True),
    ]


def test_four_visits_are_no_finding(warehouse: Warehouse) -> None:
    visited(warehouse, *(date(2024, month, 1) for month in (2, 4, 6, 8)))
    assert warehouse.rows("finding") == []


def test_two_departments_within_a_week_are_a_finding_of_the_later_one(warehouse: Warehouse) -> None:
    visited(warehouse, date(2024, 6, 3), department="D2")
    visited(warehouse, date(2024, 6, 10))
    (found,) = warehouse.rows("finding")
    assert (found["finding_kind"], found["department_code"]) == ("joint_visit_missing", "D1")
    assert found["sentence_zh"] == (
        "D1局到企业现场检查：7 日内已有其他 1 个部门到该企业现场检查（最近为 2024-06-03），"
        "未实行综合查一次或者联合检查。"
    )
    assert records(warehouse, found) == [("D1/D1-10", True), ("D2/D2-10", False)]


def test_a_visit_without_plan_or_certificate_is_two_findings(warehouse: Warehouse) -> None:
    visited(warehouse, date(2024, 6, 3), plan_no=None, has_e_certificate=False)
    said = {row["finding_kind"]: row["sentence_zh"] for row in warehouse.rows("finding")}
    assert said == {
        "inspection_without_plan": "D1局记录 D1-10：对企业的现场检查没有检查计划，也未注明因线索、复查或者交办而查。",
        "inspection_without_e_certificate": "D1局记录 D1-10：对企业的现场检查未出示电子检查证。",
    }


def test_two_records_of_one_visit_are_a_finding_that_names_both(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="D1局")
    for number in ("J7", "J8"):
        warehouse.inspection(number, date(2024, 6, 3), **GOOD, officer_certificate_nos=["C1", "C2"])
    (found,) = warehouse.rows("finding", finding_kind="split_records")
    assert found["sentence_zh"] == (
        "D1局的检查 J8 与编号 J7 的检查当事人、日期、执法人员相同且编号相连，疑似一次检查拆分填报。"
    )
    assert records(warehouse, found) == [("D1/J7", False), ("D1/J8", True)]
