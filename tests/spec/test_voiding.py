"""What the office has voided counts nowhere, whatever the department's own export goes on saying."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

DAY = date(2024, 3, 5)
STREAM = "inspection/platform/D1/I1"


def _void(warehouse: Warehouse, stream: str = STREAM, **values: Any) -> None:
    feed, _, department, number = stream.split("/", 3)
    row = {
        "department_code": department,
        "voided_stream_id": stream,
        "voided_feed": feed,
        "record_no": number,
        "business_date": DAY,
        "reason_kind": "重复录入",
        "document_no": "法制〔2024〕9号",
        "is_revoked": False,
    }
    warehouse.event("voiding", **row | values)


def _numbers(warehouse: Warehouse) -> list[str]:
    return [row["inspection_no"] for row in warehouse.rows("fct_inspection")]


@pytest.fixture
def two_visits(warehouse: Warehouse) -> Warehouse:
    """Inspections I1 and I2 of department D1."""
    warehouse.department("D1")
    warehouse.inspection("I1", DAY)
    warehouse.inspection("I2", DAY)
    return warehouse


def test_a_voided_record_is_in_no_fact_and_in_no_figure(two_visits: Warehouse) -> None:
    two_visits.asked(date(2024, 12, 31))
    _void(two_visits)
    assert _numbers(two_visits) == ["I2"]
    assert [row["stream_id"] for row in two_visits.rows("stg_inspection")] == ["inspection/platform/D1/I2"]
    figure = two_visits.row("headline_figure", cutoff_date=date(2024, 12, 31), figure_code="inspections")
    assert figure["numerator"] == 1


def test_a_later_export_that_still_holds_it_does_not_bring_it_back(two_visits: Warehouse) -> None:
    _void(two_visits)
    two_visits.inspection("I1", DAY, inspection_result="合格")
    assert _numbers(two_visits) == ["I2"]


def test_a_revoked_voiding_lets_the_record_count_again_and_a_second_one_takes_it_out_again(
    two_visits: Warehouse,
) -> None:
    _void(two_visits)
    _void(two_visits, is_revoked=True)
    assert _numbers(two_visits) == ["I1", "I2"]
    assert two_visits.row("fct_voiding")["is_in_force"] is False
    _void(two_visits)
    assert _numbers(two_visits) == ["I2"]


def test_nothing_is_dropped_in_silence_the_voiding_stands_in_a_table_of_its_own(
    two_visits: Warehouse,
) -> None:
    _void(
        two_visits,
        requested_by="办公室甲",
        approved_by="主任乙",
        reason="与十二号重复",
        voided_at=datetime(2024, 4, 1, 9, 30),
    )
    row = two_visits.row("fct_voiding")
    assert (row["voided_stream_id"], row["record_no"], row["reason_kind"]) == (STREAM, "I1", "重复录入")
    assert (row["requested_by"], row["approved_by"]) == ("办公室甲", "主任乙")
    assert row["voided_at"] == datetime(2024, 4, 1, 9, 30)
    assert (row["is_in_force"], row["is_still_reported"]) == (True, True)
    assert len(row["reason_token"]) == 32


def test_the_department_is_told_to_delete_what_is_void_until_it_has(two_visits: Warehouse) -> None:
    _void(two_visits)
    found = two_visits.row("violation", rule_id="voided_record_still_reported")
    assert (found["act_id"], found["severity"], found["business_date"]) == ("D1/I1", "note", DAY)
    assert "法制〔2024〕9号" in found["message"]
    two_visits.inspection("I1", DAY, event_type="withdrawn")
    assert two_visits.rows("violation", rule_id="voided_record_still_reported") == []
    assert two_visits.row("fct_voiding")["is_still_reported"] is False


def test_what_another_source_says_of_the_number_is_not_voided_with_it(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", DAY, source="platform", cause="平台")
    warehouse.penalty("P1", DAY, source="nfra", cause="公示")
    _void(warehouse, "penalty/platform/D1/P1")
    assert warehouse.row("fct_penalty")["cause"] == "公示"


def test_the_acts_of_the_gate_and_the_voidings_themselves_are_never_left_out(two_visits: Warehouse) -> None:
    gate = two_visits.event("gate", department_code="D1", period="2024Q1")
    two_visits.event("voiding", department_code="D1", voided_stream_id=gate["stream_id"], is_revoked=False)
    assert len(two_visits.rows("stg_gate")) == 1
    assert len(two_visits.rows("stg_voiding")) == 1
