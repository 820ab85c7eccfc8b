"""Two sources of one decision: the platform is used, a difference is a finding, and so is what it was never told."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.spec.warehouse import Row, Warehouse

DAY = date(2024, 3, 5)
YEAR_END = date(2024, 12, 31)


def _told(warehouse: Warehouse, number: str = "P1", on: date = DAY, **values: Any) -> None:
    """A decision as the credit disclosure platform shows it: no officers, no upload."""
    values = {"source": "credit_disclosure", "procedure_kind": "普通", "uploaded_at": None} | values
    warehouse.penalty(number, on, **values)


def _differences(warehouse: Warehouse) -> list[Row]:
    return warehouse.rows("violation", rule_id="source_difference")


@pytest.fixture
def department(warehouse: Warehouse) -> Warehouse:
    """Department D1, registered with the platform."""
    warehouse.department("D1")
    return warehouse


def test_the_platform_is_used_and_sources_that_agree_are_no_fault(department: Warehouse) -> None:
    department.penalty("P1", DAY, cause="平台", party_name="甲公司")
    _told(department, cause="双公示", party_name="甲公司")
    row = department.row("fct_penalty")
    assert (row["cause"], row["source"], row["is_counted"]) == ("平台", "platform", True)
    assert _differences(department) == []
    assert department.rows("violation", rule_id="unreported_act") == []


def test_the_credit_disclosure_precedes_a_regulators_own_page(department: Warehouse) -> None:
    _told(department, cause="双公示")
    department.penalty("P1", DAY, source="nfra", cause="公示")
    assert department.row("fct_penalty")["cause"] == "双公示"


@pytest.mark.parametrize(
    ("platform", "disclosed", "message"),
    [
        (
            {"fine_yuan": Decimal("6000")},
            {"fine_yuan": Decimal("5000")},
            "罚款金额（元）不一致：来源 credit_disclosure 为 5000.00，采用的来源 platform 为 6000.00",
        ),
        (
            {"confiscation_yuan": None},
            {"confiscation_yuan": Decimal("0.01")},
            "没收金额（元）不一致：来源 credit_disclosure 为 0.01，采用的来源 platform 为 0.00",
        ),
        (
            {"penalty_kinds": ["罚款", "警告"]},
            {"penalty_kinds": ["罚款"]},
            "处罚种类不一致：来源 credit_disclosure 为 罚款，采用的来源 platform 为 罚款、警告",
        ),
        (
            {"party_name": "甲公司"},
            {"party_name": "乙公司"},
            "当事人不一致：来源 credit_disclosure 为 乙公司，采用的来源 platform 为 甲公司",
        ),
        (
            {"party_type": "自然人", "party_name": "张三"},
            {"party_type": "自然人", "party_name": "张四"},
            "当事人不一致：来源 credit_disclosure 为 张*，采用的来源 platform 为 张*",
        ),
        (
            {"party_type": "自然人", "party_name": "张三"},
            {"party_name": "张三"},
            "当事人类型不一致：来源 credit_disclosure 为 法人及非法人组织，采用的来源 platform 为 自然人",
        ),
        (
            {},
            {"decision_date": date(2024, 3, 6)},
            "决定日期不一致：来源 credit_disclosure 为 2024-03-06，采用的来源 platform 为 2024-03-05",
        ),
    ],
)
def test_a_decision_that_two_sources_tell_differently_is_a_finding_that_names_both(
    department: Warehouse, platform: Row, disclosed: Row, message: str
) -> None:
    department.penalty("P1", DAY, **platform)
    day = disclosed.pop("decision_date", DAY) if "decision_date" in (disclosed := dict(disclosed)) else DAY
    _told(department, on=day, **disclosed)
    (found,) = _differences(department)
    assert (found["message"], found["severity"], found["act_id"]) == (message, "warning", "D1/P1")
    assert found["stream_id"] == "penalty/credit_disclosure/D1/P1"
    # It is the platform's word that stands.
    assert department.row("fct_penalty")["source"] == "platform"


@pytest.mark.parametrize(
    ("platform", "disclosed"),
    [
        ({"confiscation_yuan": None}, {"confiscation_yuan": Decimal(0)}),
        ({"party_type": None, "party_name": "甲公司"}, {"party_name": "甲公司"}),
        ({"penalty_kinds": None}, {"penalty_kinds": ["罚款"]}),
        ({"served_date": DAY, "officer_certificate_nos": ["C1"]}, {}),
        ({"party_type": "自然人", "party_name": "张三"}, {"party_type": "自然人", "party_name": "张三"}),
    ],
)
def test_what_one_source_does_not_say_is_no_difference(
    department: Warehouse, platform: Row, disclosed: Row
) -> None:
    department.penalty("P1", DAY, **platform)
    _told(department, **disclosed)
    assert _differences(department) == []


def test_a_column_that_a_source_never_delivers_is_not_held_against_it(department: Warehouse) -> None:
    department.penalty("P1", DAY, confiscation_yuan=Decimal(500))
    department.penalty("P1", DAY, source="nfra")
    assert _differences(department) == []


def _platform_reaches(warehouse: Warehouse, day: date) -> None:
    """The platform's penalties have been delivered up to the end of this day."""
    at = datetime(day.year, day.month, day.day, 23, 59, 59)
    warehouse.penalty("P0", date(2024, 1, 2), reported_as_of=at)


@pytest.mark.parametrize(
    ("reaches", "is_found"),
    [
        # Decided on Friday 2024-04-26; of the seven working days 04-28 (调休) is the first, then 04-29, 04-30,
        # 05-06 to 05-08 after the holiday, and 05-09 is the last.
        (date(2024, 4, 26), False),
        (date(2024, 5, 8), False),
        (date(2024, 5, 9), True),
        (date(2024, 5, 31), True),
    ],
)
def test_a_decision_that_the_department_has_not_reported_when_its_limit_ends_is_a_finding(
    department: Warehouse, reaches: date, is_found: bool
) -> None:
    _platform_reaches(department, reaches)
    _told(department, on=date(2024, 4, 26))
    found = department.rows("violation", rule_id="unreported_act")
    assert [row["act_id"] for row in found] == (["D1/P1"] if is_found else [])
    if found:
        assert (found[0]["severity"], found[0]["detail"]) == ("warning", "credit_disclosure")
        assert found[0]["message"] == (
            f"来源 credit_disclosure 有此决定，部门截至 {reaches} 未报送（应于 2024-05-09 前上传）"
        )


def test_the_finding_goes_when_the_department_reports_the_decision(department: Warehouse) -> None:
    _platform_reaches(department, YEAR_END)
    _told(department)
    assert len(department.rows("violation", rule_id="unreported_act")) == 1
    department.penalty("P1", DAY)
    assert department.rows("violation", rule_id="unreported_act") == []
    assert all(row["is_counted"] for row in department.rows("fct_penalty"))


def test_a_decision_that_the_office_has_voided_was_reported(department: Warehouse) -> None:
    _platform_reaches(department, YEAR_END)
    department.penalty("P1", DAY)
    _told(department)
    department.event(
        "voiding",
        department_code="D1",
        voided_stream_id="penalty/platform/D1/P1",
        voided_feed="penalty",
        record_no="P1",
        is_revoked=False,
    )
    assert department.row("fct_penalty", decision_no="P1")["source"] == "credit_disclosure"
    assert department.rows("violation", rule_id="unreported_act") == []


def test_authorities_that_do_not_report_to_the_platform_owe_it_nothing_and_count_as_ever(
    warehouse: Warehouse,
) -> None:
    warehouse.event("department", source="nfra", department_code="某监管局", kind=None, active_from=None)
    warehouse.department("D1")
    _platform_reaches(warehouse, YEAR_END)
    warehouse.penalty("P1", DAY, department="某监管局", source="nfra")
    assert warehouse.rows("violation", rule_id="unreported_act") == []
    assert warehouse.row("fct_penalty", source="nfra")["is_counted"] is True
    acts = {row["act_id"] for row in warehouse.rows("int_scorable_act")}
    assert acts == {"D1/P0", "某监管局/P1"}


def test_figures_and_scores_count_only_what_the_department_itself_reported(department: Warehouse) -> None:
    _platform_reaches(department, YEAR_END)
    department.certificate("C1")
    department.item("X1", category="行政处罚")
    _told(department, officer_certificate_nos=["C1"], item_codes=["X1"])
    row = department.row("fct_penalty", decision_no="P1")
    assert (row["source"], row["is_counted"]) == ("credit_disclosure", False)
    department.asked(YEAR_END)
    figures = {
        row["figure_code"]: row["numerator"]
        for row in department.rows("headline_figure", cutoff_date=YEAR_END)
    }
    assert (figures["penalties"], figures["records"]) == (1, 1)
    assert (figures["officers_participating"], figures["power_items_exercised"]) == (0, 0)


def test_whether_a_source_counts_is_dated_data(department: Warehouse) -> None:
    _told(department)
    department.seed_with("source_precedence", {"is_counted": True}, source="credit_disclosure")
    assert department.row("fct_penalty")["is_counted"] is True
    assert [row["act_id"] for row in department.rows("int_scorable_act")] == ["D1/P1"]
