"""Case-file completeness: which document of which file is due, at the stage the file has reached.

Ten working days from Friday 1 March 2024 end on Friday 15 March 2024 (4 to 8, 11 to 15 March).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

FILED = date(2024, 3, 1)
ORDINARY_ALWAYS = {
    "案件来源登记表",
    "立案审批表",
    "现场笔录或询问笔录",
    "证据材料",
    "调查终结报告",
    "行政处罚事先告知书",
    "告知书送达回证",
    "处罚决定审批表",
    "行政处罚决定书",
    "决定书送达回证",
    "执行证明",
    "结案审批表",
    "卷内目录",
}
CLOSED = {"outcome": "处罚", "closed_date": date(2024, 4, 30)}
DECIDED = {
    "procedure_kind": "普通",
    "case_no": "C1",
    "notice_date": date(2024, 3, 20),
    "served_date": date(2024, 4, 2),
    "paid_date": date(2024, 4, 10),
}


def _missing(warehouse: Warehouse, **match: Any) -> set[str]:
    return {row["document_name_zh"] for row in warehouse.rows("missing_document", **match)}


def _whole_case(warehouse: Warehouse, case: dict[str, Any], decision: dict[str, Any]) -> None:
    warehouse.department("D1")
    warehouse.case("C1", FILED, **(CLOSED | case))
    warehouse.penalty("P1", date(2024, 4, 1), **(DECIDED | decision))


def test_a_closed_ordinary_case_owes_the_thirteen_documents_of_the_ordinary_procedure(
    warehouse: Warehouse,
) -> None:
    _whole_case(warehouse, {}, {})
    assert _missing(warehouse, state="missing") == ORDINARY_ALWAYS


def test_a_complete_file_owes_nothing(warehouse: Warehouse) -> None:
    _whole_case(warehouse, {}, {})
    kinds = ORDINARY_ALWAYS - {"现场笔录或询问笔录"} | {"询问笔录"}
    warehouse.document("C1", *sorted(kinds), on=FILED)
    assert _missing(warehouse) == set()


@pytest.mark.parametrize(
    ("case", "decision", "expected"),
    [
        ({}, {"is_hearing_notified": True}, {"听证告知书"}),
        ({"hearing_requested_date": date(2024, 3, 21)}, {}, {"听证材料"}),
        ({"is_legal_review_required": True}, {}, {"法制审核意见书"}),
        ({"is_collective_discussion_required": True}, {}, {"集体讨论记录"}),
        ({"is_advance_registration": True}, {}, {"先行登记保存材料"}),
        ({"is_coercive_measure": True}, {}, {"行政强制措施材料"}),
        ({"is_defence_raised": True}, {}, {"陈述申辩复核意见"}),
        ({"excluded_periods": ["延长:2024-05-01:2024-05-30:号"]}, {}, {"延期审批表"}),
        ({"is_instalment": True}, {}, {"分期缴纳审批表"}),
        ({"is_correction_ordered": True}, {}, {"责令改正通知书"}),
        ({"is_audio_visual_required": True}, {}, {"音像记录"}),
        ({"case_source": "非现场"}, {}, {"设备审核材料"}),
    ],
)
def test_a_condition_adds_its_document(
    warehouse: Warehouse, case: dict[str, Any], decision: dict[str, Any], expected: set[str]
) -> None:
    _whole_case(warehouse, {"case_source": "检查"} | case, decision)
    assert _missing(warehouse) - ORDINARY_ALWAYS == expected


@pytest.mark.parametrize(
    ("decision", "lifted"),
    [
        ({"is_notice_waived": True, "notice_date": None}, {"行政处罚事先告知书", "告知书送达回证"}),
        ({"penalty_kinds": ["警告"], "fine_yuan": None}, {"执行证明"}),
    ],
)
def test_a_waiver_lifts_its_document(
    warehouse: Warehouse, decision: dict[str, Any], lifted: set[str]
) -> None:
    _whole_case(warehouse, {}, decision)
    assert ORDINARY_ALWAYS - _missing(warehouse) == lifted


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (datetime(2024, 3, 14, 23, 59, 59), set()),
        (datetime(2024, 3, 15, 23, 59, 59), {"案件来源登记表", "立案审批表"}),
        (datetime(2024, 12, 31, 23, 59, 59), {"案件来源登记表", "立案审批表"}),
    ],
)
def test_an_open_case_owes_what_its_stage_asks_and_only_when_it_falls_due(
    warehouse: Warehouse, as_of: datetime, expected: set[str]
) -> None:
    warehouse.department("D1", reported_as_of=as_of)
    warehouse.case("C1", FILED, reported_as_of=as_of)
    assert _missing(warehouse) == expected


@pytest.mark.parametrize(
    ("uploaded", "state", "days_late"),
    [(date(2024, 3, 14), None, None), (date(2024, 3, 15), None, None), (date(2024, 3, 16), "late", 1)],
)
def test_a_document_after_its_due_day_is_late_and_not_missing(
    warehouse: Warehouse, uploaded: date, state: str | None, days_late: int | None
) -> None:
    warehouse.department("D1")
    warehouse.case("C1", FILED)
    warehouse.document("C1", "案件来源登记表", "立案审批表", on=uploaded)
    found = warehouse.rows("missing_document")
    assert {(row["state"], row["days_late"], row["due_quarter"]) for row in found} == (
        {(state, days_late, "2024Q1")} if state else set()
    )


def test_a_document_uploaded_again_keeps_its_first_upload(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", FILED)
    for day in (date(2024, 3, 10), date(2024, 6, 1)):
        warehouse.document("C1", "案件来源登记表", "立案审批表", on=day, serial_no="1")
    assert _missing(warehouse) == set()


def test_a_withdrawn_document_is_missing(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", FILED)
    warehouse.document("C1", "案件来源登记表", "立案审批表", on=FILED, serial_no="1")
    warehouse.document("C1", "案件来源登记表", on=FILED, serial_no="1", event_type="withdrawn")
    assert _missing(warehouse, state="missing") == {"案件来源登记表", "立案审批表"}


def test_the_calendar_of_swapped_days_moves_the_due_day(warehouse: Warehouse) -> None:
    # from Friday 27 September 2024: 29, 30 September, 8 to 12, 14, 15, 16 October
    warehouse.department("D1")
    warehouse.case("C1", date(2024, 9, 27))
    assert {row["due_date"] for row in warehouse.rows("missing_document")} == {date(2024, 10, 16)}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"service_kind": "当场"}, {"当场处罚决定书", "备案表"}),
        ({"service_kind": "当场", "is_collected_on_spot": True}, {"当场处罚决定书", "备案表", "罚没收据"}),
        (
            {"service_kind": "邮寄", "served_date": date(2024, 3, 6)},
            {"当场处罚决定书", "备案表", "决定书送达回证"},
        ),
    ],
)
def test_a_simple_decision_owes_few_documents(
    warehouse: Warehouse, values: dict[str, Any], expected: set[str]
) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", date(2024, 3, 1), procedure_kind="简易", **values)
    assert _missing(warehouse) == expected
    warehouse.document("P1", *sorted(expected), on=date(2024, 3, 5))
    assert _missing(warehouse) == set()


def test_a_case_dropped_before_a_notice_owes_its_filing_and_closing_documents(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", FILED, outcome="撤案", closed_date=date(2024, 3, 20))
    assert _missing(warehouse) == {"案件来源登记表", "立案审批表", "结案审批表", "卷内目录"}


def test_an_ordinary_decision_cannot_escape_by_leaving_out_its_case(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", date(2024, 4, 1), **(DECIDED | {"case_no": None}))
    assert _missing(warehouse) == ORDINARY_ALWAYS - {"结案审批表", "卷内目录"}


def test_a_source_that_never_tells_cases_owes_no_documents(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", date(2024, 4, 1), source="nfra", **(DECIDED | {"case_no": None}))
    assert _missing(warehouse) == set()


def test_a_stage_in_a_year_without_calendar_is_unjudged(warehouse: Warehouse) -> None:
    warehouse.department("D1", reported_as_of=datetime(2032, 1, 1))
    warehouse.case("C1", date(2031, 3, 3))
    assert _missing(warehouse) == set()
    assert {row["detail"] for row in warehouse.rows("unjudged", rule_id="missing_document")} == {
        "source_registration",
        "filing_approval",
    }


def test_a_closed_case_owes_its_service_receipt_though_it_states_no_day_of_service(
    warehouse: Warehouse,
) -> None:
    _whole_case(warehouse, {}, {"served_date": None})
    # counted from the closing on 30 April 2024: 6 to 11 (调休 Saturday), 13 to 16 May
    found = warehouse.row("missing_document", requirement_id="decision_service")
    assert found["due_date"] == date(2024, 5, 16)


def test_another_sources_later_export_makes_no_document_of_this_source_due(warehouse: Warehouse) -> None:
    known = datetime(2024, 3, 14, 23, 59, 59)
    warehouse.department("D1", reported_as_of=known)
    warehouse.case("C1", FILED, reported_as_of=known)
    later = datetime(2026, 6, 30)
    elsewhere = {"department": "D2", "source": "nfra", "procedure_kind": "普通"}
    warehouse.penalty("X1", date(2024, 3, 1), reported_as_of=later, **elsewhere)
    warehouse.asked(date(2024, 3, 31))
    assert _missing(warehouse) == set()
    assert warehouse.rows("violation", rule_id="decision_within_limit") == []
    assert warehouse.rows("indicator_record", indicator_code="case_file_document") == []
