"""A wrongly entered record is voided by the office with approval, as an event of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from ingestion.eventlog import EventLog
from ingestion.vault import Vault
from ingestion.voiding import Approval, CannotVoid, Record, find_record, revoke, void, voidings
from tests.fixtures import exports
from tests.fixtures.exports import Office

AT = datetime(2024, 11, 4, 1, 0)
APPROVAL = Approval("办公室甲", "主任乙", "法制[2024]9号", "与 张三 的检查重复")
STREAM = "inspection/platform/JKQ01/JC1"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office whose department JKQ01 has reported the inspections JC1 and JC2."""
    office = Office(tmp_path)
    rows = exports.numbered(exports.INSPECTION, "检查编号", ["JC1", "JC2"])
    assert office.one(exports.workbook(office.desk / "行政检查.xlsx", rows)).status == "loaded"
    return office


def _void(office: Office, record: Record | None = None, approval: Approval = APPROVAL) -> bool:
    named = record or find_record(office.home, STREAM)
    return void(office.home, named, approval, reason_kind="重复录入", recorded_at=AT).is_new


def test_a_record_is_found_by_its_stream_or_by_feed_department_and_number(office: Office) -> None:
    by_stream = find_record(office.home, STREAM)
    assert by_stream == find_record(office.home, "inspection", " jkq01", "ｊｃ１")
    assert (by_stream.number, by_stream.business_date) == ("JC1", date(2024, 3, 5))


def test_an_unknown_record_is_refused_with_those_that_come_near(office: Office) -> None:
    with pytest.raises(CannotVoid, match=r"没有记录 inspection/platform/JKQ01/JC9.*最接近的.*JKQ01/JC1"):
        find_record(office.home, "inspection", "JKQ01", "JC9")


@pytest.mark.parametrize("feed", ["gate", "voiding", "inspektion"])
def test_only_what_departments_report_can_be_voided(office: Office, feed: str) -> None:
    with pytest.raises(CannotVoid, match=f"没有可作废的数据类别 {feed}"):
        find_record(office.home, feed, "JKQ01", "JC1")


def test_the_act_is_an_event_and_the_departments_own_stream_stays_as_it_is(office: Office) -> None:
    before = office.state("inspection")
    assert _void(office)
    assert office.state("inspection").equals(before)
    (row,) = office.state("voiding", "system").to_dicts()
    assert (row["voided_stream_id"], row["record_no"], row["is_revoked"]) == (STREAM, "JC1", False)
    assert (row["requested_by"], row["approved_by"], row["document_no"]) == (
        "办公室甲",
        "主任乙",
        "法制〔2024〕9号",
    )
    # Our clock is UTC, the act's time is Shanghai's.
    assert row["voided_at"] == datetime(2024, 11, 4, 9, 0)


def test_the_reason_lies_in_the_vault_and_the_log_holds_its_token(office: Office) -> None:
    _void(office)
    (row,) = office.state("voiding", "system").to_dicts()
    assert "张三" not in str(row)
    vault = Vault.open(office.home, log_is_empty=False)
    assert vault.reveal(row["reason_token"], actor="t", reason="t", at=AT) == "与 张三 的检查重复"


def test_the_same_act_again_is_no_event_whoever_repeats_it(office: Office) -> None:
    _void(office)
    position = office.position
    assert not _void(office, approval=replace(APPROVAL, approved_by="主任丙"))
    assert office.position == position


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"approved_by": " "}, "须经批准"),
        ({"document_no": ""}, "须经批准"),
        ({"approved_by": "办公室 甲"}, "不能批准自己的申请"),
        ({"reason": "  "}, "写明理由"),
        ({"requested_by": ""}, "写明申请人"),
    ],
)
def test_no_act_without_another_persons_approval(office: Office, change: dict[str, str], said: str) -> None:
    position = office.position
    with pytest.raises(CannotVoid, match=said):
        _void(office, approval=replace(APPROVAL, **change))
    assert office.position == position


def test_what_the_department_has_withdrawn_itself_needs_no_voiding(office: Office) -> None:
    rows = exports.numbered(exports.INSPECTION, "检查编号", ["JC2", "JC3", "JC4", "JC5", "JC6", "JC7"])
    office.one(exports.workbook(office.desk / "补.xlsx", rows))
    receipt = office.one(
        exports.workbook(office.desk / "行政检查全.xlsx", rows, exports.full(as_of="2024-11-01"))
    )
    assert receipt.counts.withdrawn == 1
    with pytest.raises(CannotVoid, match="已由部门撤回"):
        _void(office)


def test_a_revocation_is_approved_as_well_and_both_acts_remain_in_the_log(office: Office) -> None:
    record = find_record(office.home, STREAM)
    with pytest.raises(CannotVoid, match="没有作废过"):
        revoke(office.home, record, APPROVAL, recorded_at=AT)
    _void(office)
    with pytest.raises(CannotVoid, match="须经批准"):
        revoke(office.home, record, replace(APPROVAL, approved_by=""), recorded_at=AT)
    done = revoke(office.home, record, replace(APPROVAL, document_no="法制〔2024〕10号"), recorded_at=AT)
    assert done.is_new and not revoke(office.home, record, APPROVAL, recorded_at=AT).is_new
    events = EventLog.open(office.home).events("voiding")
    assert events["is_revoked"].to_list() == [False, True]
    assert (events["document_no"][1], events["revoke_document_no"][1]) == (
        "法制〔2024〕9号",
        "法制〔2024〕10号",
    )
    assert _void(office)
    assert EventLog.open(office.home).events("voiding")["is_revoked"].to_list() == [False, True, False]


def test_the_list_says_whether_the_department_still_reports_it(office: Office) -> None:
    _void(office)
    (row,) = voidings(office.home)
    assert (row["voided_stream_id"], row["is_still_reported"]) == (STREAM, True)
