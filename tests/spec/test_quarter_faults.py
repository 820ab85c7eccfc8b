"""What a department is asked to mend in a quarter, and what each fault costs it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

DAY, YEAR_END = date(2024, 11, 4), date(2024, 12, 31)
LATE = datetime(2024, 11, 20, 9)  # the limit of seven working days ends on 13 November


def items(warehouse: Warehouse, kind: str, period: str = "2024Q4") -> list[dict[str, Any]]:
    """Entries of one kind on the correction list of D1."""
    return warehouse.rows("correction_item", item_kind=kind, period=period, department_code="D1")


def costs(warehouse: Warehouse, indicator: str) -> dict[str, Decimal]:
    """Points that each fault of an indicator costs D1 in the fourth quarter."""
    rows = warehouse.rows("indicator_fault", indicator_code=indicator, period="2024Q4", department_code="D1")
    return {row["fault_id"]: row["cost_points"] for row in rows}


def simple_decision(warehouse: Warehouse, number: str = "决1", **values: Any) -> None:
    """An on-the-spot decision: its paper and its filing record are due on 18 November."""
    row = {"procedure_kind": "简易", "service_kind": "当场", "is_collected_on_spot": False, **values}
    warehouse.penalty(number, DAY, **row)


def test_missing_and_late_documents_stand_in_the_quarter_in_which_they_fell_due(warehouse: Warehouse) -> None:
    warehouse.department()
    simple_decision(warehouse)
    warehouse.document("决1", "备案表", on=date(2024, 11, 20))
    (missing,) = items(warehouse, "missing_document")
    assert missing["item_id"] == "document/penalty/D1/决1/simple_decision"
    assert (missing["rule_id"], missing["legal_basis"]) == ("simple_decision", "行政处罚法第五十二条")
    assert missing["message"] == "当场处罚决定书应于 2024-11-18 前归集，尚未归集"
    (late,) = items(warehouse, "late_document")
    assert (late["item_id"], late["days_late"]) == ("document/penalty/D1/决1/simple_filing", 2)
    assert late["message"] == "备案表应于 2024-11-18 前归集，首次上传为 2024-11-20"


def test_a_document_that_comes_late_stays_the_same_thing_to_mend(warehouse: Warehouse) -> None:
    warehouse.department()
    simple_decision(warehouse)
    before = {row["item_id"] for row in items(warehouse, "missing_document")}
    warehouse.document("决1", "备案表", "当场处罚决定书", on=date(2024, 11, 20))
    assert {row["item_id"] for row in items(warehouse, "late_document")} == before
    assert items(warehouse, "missing_document") == []


def test_a_violation_stands_in_the_quarter_of_its_business_day(warehouse: Warehouse) -> None:
    warehouse.department()
    simple_decision(warehouse, fine_yuan=5000)
    found = {row["rule_id"]: row for row in items(warehouse, "violation")}["simple_procedure_limit"]
    assert (found["severity"], found["legal_basis"]) == ("blocker", "行政处罚法第五十一条")
    assert (found["record_no"], found["case_or_decision_no"]) == ("决1", "决1")
    assert found["item_id"] == "violation/simple_procedure_limit/penalty/D1/决1"


def test_a_late_upload_stands_in_the_quarter_in_which_it_fell_due_where_it_costs(
    warehouse: Warehouse,
) -> None:
    # inspected on Friday 27 September 2024; the seventh working day is 11 October
    warehouse.department()
    warehouse.inspection("J1", date(2024, 9, 27), uploaded_at=datetime(2024, 10, 14, 9))
    late = {
        period: [
            row["record_no"]
            for row in items(warehouse, "violation", period)
            if row["rule_id"] == "record_upload_limit"
        ]
        for period in ("2024Q3", "2024Q4")
    }
    assert late == {"2024Q3": [], "2024Q4": ["J1"]}


def test_an_open_reject_stands_once_in_each_quarter_that_its_file_speaks_about(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.inspection("J1", DAY)
    receipt: dict[str, Any] = {
        "feed": "inspection",
        "source": "platform",
        "status": "loaded",
        "delivery": "full",
    }
    receipt |= {"window_from": date(2024, 10, 1), "window_to": YEAR_END, "file_name": "检查.xlsx"}
    as_of = {"reported_as_of": datetime(2024, 12, 31)}
    warehouse.given("intake.receipt", [{"receipt_id": n} | receipt | as_of for n in (1, 2)])
    reject: dict[str, Any] = {
        "feed": "inspection",
        "source": "platform",
        "department_code": "D1",
        "is_open": True,
    }
    reject |= {"rule": "required", "column_name": "inspection_date", "message": "检查日期必填"}
    warehouse.given(
        "intake.reject",
        [
            reject | {"receipt_id": 1, "source_row": 7, "stream_id": "inspection/platform/D1/J2"},
            reject | {"receipt_id": 2, "source_row": 9, "stream_id": "inspection/platform/D1/J2"},
            reject | {"receipt_id": 2, "source_row": 4, "stream_id": None},
        ],
    )
    assert [row["item_id"] for row in items(warehouse, "reject")] == [
        "reject/inspection/platform/D1/J2/required/inspection_date",
        "reject/inspection/platform/检查.xlsx/4/required/inspection_date",
    ]


def test_a_reason_of_the_gate_is_to_be_mended_until_the_correction_period_ends(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.department("D2")
    warehouse.inspection("J1", DAY, "D2")
    (found,) = items(warehouse, "gate")
    # ten working days after 31 December 2024: 2, 3, 6 to 10, 13 to 15 January
    assert (found["item_id"], found["due_date"]) == ("gate/no_export", date(2025, 1, 15))


def test_an_entrusted_organisations_faults_are_mended_by_who_entrusts_it(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.department("D2", kind="受委托组织", parent_code="D1")
    simple_decision(warehouse, department="D2")
    assert {row["record_no"] for row in items(warehouse, "missing_document")} == {"决1"}


def test_what_a_fault_costs_is_what_mending_it_alone_would_gain(warehouse: Warehouse) -> None:
    """Participation 20 (1 of 4), duty 20 (1 of 2), timeliness 15 (0 of 1): 55 of weight apply."""
    warehouse.established(officers=4, items=2)
    warehouse.inspection("J1", DAY, officer_certificate_nos=["D1-C1"], item_codes=["D1-I1"], uploaded_at=LATE)
    # 2000 / (55 × 4), 2000 / (55 × 2), 1500 / 55
    officer = Decimal("9.0909")
    assert costs(warehouse, "participation") == {
        f"participation/officer/D1/D1-C{n}": officer for n in (2, 3, 4)
    }
    assert costs(warehouse, "duty") == {"duty/power_item/D1/D1-I2": Decimal("18.1818")}
    assert costs(warehouse, "timeliness") == {"timeliness/inspection/D1/J1": Decimal("27.2727")}


def test_each_missing_document_and_each_point_of_a_review_has_its_cost(warehouse: Warehouse) -> None:
    """Documents 15 (1 of 2), timeliness 15 (1 of 1), review 10 (files of 80 and 100): 40 of weight apply."""
    warehouse.department()
    warehouse.department("D2")
    simple_decision(warehouse)
    warehouse.document("决1", "备案表", on=DAY)
    for number, score in (("决1", 80), ("决2", 100)):
        warehouse.event(
            "case_review",
            case_or_decision_no=number,
            reviewer_department_code="D2",
            review_score=Decimal(score),
            period="2024Q4",
            veto_item=None,
        )
    # 15 × 100 × 1 / (40 × 2); 10 × 100 × 2000 / (40 × 20,000)
    assert costs(warehouse, "case_file_document") == {
        "case_file_document/penalty/D1/决1/simple_decision": Decimal("18.7500")
    }
    assert costs(warehouse, "case_file_review") == {"case_file_review/case_file/D1/决1": Decimal("2.5000")}


@pytest.mark.parametrize(
    ("annulled", "minor", "of_annulled", "of_minor"),
    [
        pytest.param(2, 1, "2", "1", id="under the cap each gives back its own"),
        pytest.param(
            5, 1, "1", "0", id="one point beyond the cap: an annulment gives back one, a fault none"
        ),
        pytest.param(6, 0, "0", None, id="two points beyond the cap: one alone gives back nothing"),
    ],
)
def test_a_correction_costs_what_it_takes_off_under_the_cap_of_ten(
    warehouse: Warehouse, annulled: int, minor: int, of_annulled: str, of_minor: str | None
) -> None:
    warehouse.department()
    for number in range(annulled + minor):
        warehouse.event(
            "reconsideration_case",
            case_no=f"复{number}",
            role="被申请人",
            challenged_act_kind="行政处罚",
            challenged_act_no=f"决{number}",
            received_date=date(2024, 10, 8),
            closed_date=date(2024, 11, 20),
            closing_kind="撤销" if number < annulled else "确认违法",
            is_minor_procedural_fault=number >= annulled,
        )
    warehouse.asked(YEAR_END)
    rows = warehouse.rows("indicator_fault", indicator_code="correction")
    by_reason = {row["reason"]: row["cost_points"] for row in rows}
    assert len(rows) == annulled + minor
    expected = {"撤销": Decimal(of_annulled)}
    if of_minor is not None:
        expected["程序轻微违法：确认违法"] = Decimal(of_minor)
    assert by_reason == expected


def test_what_is_only_shown_and_what_has_no_quarter_costs_nothing(warehouse: Warehouse) -> None:
    warehouse.established(items=1)
    warehouse.inspection("J1", DAY)
    warehouse.asked(date(2024, 11, 30), YEAR_END)
    found = warehouse.rows("indicator_fault")
    assert {row["cutoff_date"] for row in found} == {YEAR_END}
    assert {row["indicator_code"] for row in found} == {"participation", "duty"}
