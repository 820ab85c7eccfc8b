"""行政处罚法第四十二条: at least two officers, each with a certificate valid on the day, in that department."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.warehouse import Warehouse

DAY = date(2024, 3, 5)


def _found(warehouse: Warehouse, rule: str = "two_officers_penalty") -> list[str]:
    return [row["act_id"] for row in warehouse.rows("violation", rule_id=rule)]


def test_two_certified_officers_satisfy_the_law_and_one_does_not(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.certificate("A1", "甲")
    warehouse.certificate("A2", "乙")
    warehouse.penalty("P1", DAY, officer_certificate_nos=["A1", "A2"])
    warehouse.penalty("P2", DAY, officer_certificate_nos=["A1"])
    assert _found(warehouse) == ["D1/P2"]


@pytest.mark.parametrize(
    ("certificate", "is_valid"),
    [
        ({"expires_date": date(2024, 3, 4)}, False),
        ({"expires_date": date(2024, 3, 5)}, True),
        ({"expires_date": date(2024, 3, 6)}, True),
        ({"issued_date": date(2024, 3, 5)}, True),
        ({"issued_date": date(2024, 3, 6)}, False),
        ({"certificate_status": "注销", "status_date": date(2024, 3, 5)}, False),
        ({"certificate_status": "注销", "status_date": date(2024, 3, 6)}, True),
        ({"certificate_status": "暂扣", "status_date": date(2024, 3, 5)}, False),
        ({"certificate_status": "注销", "status_date": None}, False),
        ({"certificate_kind": "监督"}, False),
    ],
)
def test_a_certificate_counts_if_it_is_valid_on_the_day(
    warehouse: Warehouse, certificate: dict[str, object], is_valid: bool
) -> None:
    warehouse.department("D1")
    warehouse.certificate("A1", "甲")
    warehouse.certificate("A2", "乙", **certificate)
    warehouse.penalty("P1", DAY, officer_certificate_nos=["A1", "A2"])
    assert _found(warehouse) == ([] if is_valid else ["D1/P1"])


def test_two_certificates_of_one_person_are_one_officer(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.certificate("A1", "甲")
    warehouse.certificate("A2", "甲")
    warehouse.penalty("P1", DAY, officer_certificate_nos=["A1", "A2"])
    assert _found(warehouse) == ["D1/P1"]


def test_an_officer_of_another_department_is_unidentified_and_leaves_the_rule_unjudged(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1")
    warehouse.department("D2")
    warehouse.certificate("A1", "甲")
    warehouse.certificate("B1", "乙", department="D2")
    warehouse.penalty("P1", DAY, officer_certificate_nos=["A1", "B1"])
    assert _found(warehouse) == []
    assert _found(warehouse, "officer_not_identified") == ["D1/P1"]
    assert [row["act_id"] for row in warehouse.rows("unjudged", rule_id="two_officers_penalty")] == ["D1/P1"]


def test_a_joint_inspection_may_take_its_second_officer_from_the_department_that_joins(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1")
    warehouse.department("D2")
    warehouse.certificate("A1", "甲")
    warehouse.certificate("B1", "乙", department="D2")
    officers = {"officer_certificate_nos": ["A1", "B1"], "inspection_mode": "现场"}
    warehouse.inspection("I1", DAY, joint_department_codes=["D2"], **officers)
    assert _found(warehouse, "two_officers_inspection") == []
    assert warehouse.rows("unjudged", rule_id="two_officers_inspection") == []


def test_looking_at_papers_needs_no_two_officers(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.certificate("A1", "甲")
    warehouse.inspection("I1", DAY, inspection_mode="书面", officer_certificate_nos=["A1"])
    warehouse.inspection("I2", DAY, inspection_mode="现场", officer_certificate_nos=["A1"])
    assert _found(warehouse, "two_officers_inspection") == ["D1/I2"]


def test_a_decision_that_names_nobody_takes_the_officers_of_its_case(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.certificate("A1", "甲")
    warehouse.certificate("A2", "乙")
    warehouse.case("C1", date(2024, 2, 1), officer_certificate_nos=["A1", "A2"])
    warehouse.penalty("P1", DAY, procedure_kind="普通", case_no="C1")
    assert _found(warehouse) == []
    assert {row["certificate_id"] for row in warehouse.rows("bridge_act_officer", act_kind="penalty")} == {
        "D1/A1",
        "D1/A2",
    }


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
    assert _found(warehouse, "officer_not_identified") == ["D1/P2"]


def test_a_record_without_officers_is_a_finding_of_its_own(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", DAY)
    assert _found(warehouse, "officer_not_identified") == ["D1/P1"]
    assert [row["reason"] for row in warehouse.rows("unjudged", rule_id="two_officers_penalty")] == [
        "未填报执法人员"
    ]


def test_no_message_holds_a_name(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", DAY, officer_names=["欧阳某某"])
    messages = [row["message"] for row in warehouse.rows("violation")]
    assert messages and not any("欧阳" in message for message in messages)


@pytest.mark.parametrize(
    ("expires", "is_found"), [(date(2024, 3, 4), True), (date(2024, 3, 5), False), (date(2024, 3, 6), False)]
)
def test_a_third_officer_without_a_valid_certificate_is_found_though_two_others_suffice(
    warehouse: Warehouse, expires: date, is_found: bool
) -> None:
    warehouse.department("D1")
    for number, person in (("A1", "甲"), ("A2", "乙")):
        warehouse.certificate(number, person)
    warehouse.certificate("A3", "丙", expires_date=expires)
    warehouse.inspection("I1", DAY, inspection_mode="线上", officer_certificate_nos=["A1", "A2", "A3"])
    found = warehouse.rows("violation", rule_id="certificate_not_valid")
    assert [row["detail"] for row in found] == (["A3"] if is_found else [])
    assert _found(warehouse, "two_officers_inspection") == []


def test_a_person_who_has_renewed_is_covered_by_the_new_certificate(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.certificate("A1", "甲", expires_date=date(2024, 1, 31))
    warehouse.certificate("A9", "甲", issued_date=date(2024, 2, 1))
    warehouse.certificate("B1", "乙")
    warehouse.inspection("I1", DAY, inspection_mode="现场", officer_certificate_nos=["A1", "B1"])
    assert _found(warehouse, "certificate_not_valid") == []
    assert _found(warehouse, "two_officers_inspection") == []


@pytest.mark.parametrize(
    ("ended", "found", "unjudged"),
    [
        (date(2024, 3, 6), [], []),  # valid on the day of the decision
        (date(2024, 3, 5), [], ["D1/P1"]),  # valid when the case was filed, no longer when it was decided
        (date(2024, 2, 1), ["D1/P1"], []),  # not even when it was filed
    ],
)
def test_officers_taken_from_the_case_are_not_held_to_the_day_of_the_decision_alone(
    warehouse: Warehouse, ended: date, found: list[str], unjudged: list[str]
) -> None:
    warehouse.department("D1")
    warehouse.certificate("A1", "甲")
    warehouse.certificate("A2", "乙", certificate_status="注销", status_date=ended)
    warehouse.case("C1", date(2024, 2, 1), officer_certificate_nos=["A1", "A2"])
    warehouse.penalty("P1", DAY, procedure_kind="普通", case_no="C1")
    assert _found(warehouse) == found
    rows = warehouse.rows("unjudged", rule_id="two_officers_penalty")
    assert [row["act_id"] for row in rows] == unjudged


@pytest.mark.parametrize(
    ("procedure", "day", "is_found"),
    [
        ("简易", date(2021, 7, 14), False),
        ("简易", date(2021, 7, 15), True),
        ("普通", date(2021, 7, 14), True),
    ],
)
def test_before_the_law_of_2021_one_officer_could_decide_on_the_spot(
    warehouse: Warehouse, procedure: str, day: date, is_found: bool
) -> None:
    # 行政处罚法（2017年修正）第三十三、三十四条 against 第四十二条 of the present law
    warehouse.department("D1")
    warehouse.certificate("A1", "甲")
    warehouse.penalty("P1", day, procedure_kind=procedure, officer_certificate_nos=["A1"])
    assert _found(warehouse) == (["D1/P1"] if is_found else [])
