"""行政处罚法第四十二条: whoever acts holds a certificate that is valid on the day, however many others do."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "certificate_not_valid"
DAY = date(2024, 3, 5)


def _third(on: date = DAY, **certificate: Any) -> Report:
    """Two officers without a fault, and a third."""

    def report(warehouse: Warehouse, number: str) -> None:
        for place in (1, 2):
            warehouse.certificate(f"{number}-{place}", f"员{place}{number}")
        warehouse.certificate(f"{number}-3", f"第三人{number}", **certificate)
        officers = [f"{number}-{place}" for place in (1, 2, 3)]
        warehouse.inspection(number, on, inspection_mode="线上", officer_certificate_nos=officers)

    return report


def _renewed(warehouse: Warehouse, number: str) -> None:
    warehouse.certificate(f"{number}-旧", f"甲{number}", expires_date=date(2024, 1, 31))
    warehouse.certificate(f"{number}-新", f"甲{number}", issued_date=date(2024, 2, 1))
    warehouse.inspection(number, DAY, inspection_mode="线上", officer_certificate_nos=[f"{number}-旧"])


def _of_its_case(warehouse: Warehouse, number: str) -> None:
    warehouse.certificate(f"{number}-1", f"甲{number}", expires_date=date(2024, 3, 1))
    warehouse.case(f"案{number}", date(2024, 2, 1), officer_certificate_nos=[f"{number}-1"])
    warehouse.penalty(number, DAY, procedure_kind="普通", case_no=f"案{number}")


CASES = (
    RuleCase("第三名的证件前一日到期，另两名有效", "违反", _third(expires_date=date(2024, 3, 4))),
    RuleCase("第三名的证件当日到期", "守规", _third(expires_date=date(2024, 3, 5))),
    RuleCase("第三名的证件次日到期", "守规", _third(expires_date=date(2024, 3, 6))),
    RuleCase("所填为旧证号，本人已换新证", "守规", _renewed),
    RuleCase("人员取自案件，决定日证件已到期（行为之日不明，由两名人员规则另判）", "守规", _of_its_case),
    RuleCase(
        "2021年修订前，第三名的证件前一日到期",
        "违反",
        _third(date(2021, 7, 14), expires_date=date(2021, 7, 13)),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_the_finding_names_the_certificate_and_two_others_still_suffice(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    _third(expires_date=date(2024, 3, 4))(warehouse, "I1")
    assert warehouse.row("violation", rule_id=RULE)["detail"] == "I1-3"
    assert warehouse.rows("violation", rule_id="two_officers_inspection") == []


def test_a_person_who_has_renewed_is_one_of_two_officers(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.certificate("A1", "甲", expires_date=date(2024, 1, 31))
    warehouse.certificate("A9", "甲", issued_date=date(2024, 2, 1))
    warehouse.certificate("B1", "乙")
    warehouse.inspection("I1", DAY, inspection_mode="现场", officer_certificate_nos=["A1", "B1"])
    assert warehouse.rows("violation", rule_id="two_officers_inspection") == []
