"""Our own mistakes, mended in the open: what a replay of the originals appends, and what it leaves alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from ingestion.eventlog import EventLog
from ingestion.eventlog.seal import seal
from ingestion.eventlog.verify import verify
from ingestion.mapping import Mapping, load_mappings
from ingestion.rederive import CannotRederive, Rederivation, rederive
from tests.fixtures import files
from tests.fixtures.exports import (
    DEPARTMENT,
    INSPECTION,
    OCTOBER,
    Office,
    full,
    numbered,
    settled,
    table,
    workbook,
)

# On both databases that the manifest and the books may be in.
pytestmark = pytest.mark.usefixtures("store")

FIVE = numbered(INSPECTION, "检查编号", [f"JC{n}" for n in range(5)])


def _corrected() -> Mapping:
    """A mapping that knows better: what was called 现场 is 书面."""
    mapping = load_mappings()["platform", "inspection"]
    return mapping.model_copy(
        update={"values": {**mapping.values, "inspection_mode": {"现场": "书面"}}, "revision": "corrected"}
    )


def _rederive(office: Office, **options: object) -> Rederivation:
    return rederive(office.home, source="platform", feed="inspection", **options)  # type: ignore[arg-type]


def _modes(office: Office) -> list[str]:
    return office.state("inspection")["inspection_mode"].to_list()


def test_a_corrected_mapping_renormalises_and_the_history_stays(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查.xlsx", FIVE))
    before = office.position
    done = _rederive(office, mapping=_corrected())
    assert (done.exports, done.renormalised, done.removed, done.position) == (1, 5, 0, before + 5)
    assert office.event_types("inspection") == ["reported"] * 5 + ["renormalised"] * 5
    assert _modes(office) == ["书面"] * 5
    events = EventLog.open(office.home).events("inspection")
    assert events["inspection_mode"].to_list() == ["现场"] * 5 + ["书面"] * 5
    assert events["mapping_revision"].to_list()[5:] == ["corrected"] * 5
    assert EventLog.open(office.home).state("inspection", "platform")["stream_version"].to_list() == [2] * 5


def test_what_lies_in_a_sealed_month_is_renormalised_like_anything_else(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查.xlsx", FIVE[:3]))
    office.one(workbook(office.desk / "行政检查2.xlsx", FIVE[3:]))
    (sealed,) = seal(EventLog.open(office.home), now=datetime(2999, 1, 1)).sealed
    assert (sealed.feed, sealed.batches) == ("inspection", 2)
    assert _rederive(office, mapping=_corrected()).renormalised == 5
    assert _modes(office) == ["书面"] * 5
    assert verify(EventLog.open(office.home)).ok


def test_a_second_run_appends_nothing(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查.xlsx", FIVE))
    first = _rederive(office, mapping=_corrected())
    second = _rederive(office, mapping=_corrected())
    assert (second.renormalised, second.removed, second.position) == (0, 0, first.position)


def test_without_a_reason_nothing_changes(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查.xlsx", FIVE))
    before = office.position
    assert _rederive(office).renormalised == 0
    assert office.position == before


def test_an_export_that_should_never_have_been_loaded_is_taken_out(office: Office) -> None:
    """The wrong export amended one record, added one and withdrew one."""
    office.one(workbook(office.desk / "行政检查1.xlsx", FIVE, full()))
    wrong = [{**FIVE[0], "检查方式": "线上"}, *FIVE[1:4], {**INSPECTION, "检查编号": "JC9"}]
    receipt = office.one(workbook(office.desk / "行政检查2.xlsx", wrong, full(as_of="2024-11-30")))
    assert (receipt.counts.amended, receipt.counts.new, receipt.counts.withdrawn) == (1, 1, 1)
    done = _rederive(office, without=receipt.export_id)
    assert (done.renormalised, done.removed) == (2, 1)
    assert office.state("inspection")["inspection_no"].to_list() == [f"JC{n}" for n in range(5)]
    assert _modes(office) == ["现场"] * 5
    assert office.event_types("inspection")[-3:] == ["renormalised"] * 3


def test_what_was_taken_out_stays_out_when_the_file_comes_again(office: Office) -> None:
    path = workbook(office.desk / "行政检查.xlsx", FIVE)
    _rederive(office, without=office.one(path).export_id)
    again = office.one(path)
    assert again.status == "rejected" and "此前已被剔除" in again.message
    assert office.state("inspection").is_empty()


def test_after_a_wrong_cut_off_was_taken_out_the_file_loads_under_the_right_one(office: Office) -> None:
    path = workbook(office.desk / "行政检查.xlsx", FIVE, None)
    _rederive(office, without=office.one(path, as_of=datetime(2025, 10, 31)).export_id)
    assert office.one(path, as_of=datetime(2024, 10, 31)).counts.restored == 5


def test_an_export_that_is_not_known_is_told_and_nothing_changes(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查.xlsx", FIVE))
    before = office.position
    with pytest.raises(CannotRederive, match="没有编号为 nobody 的已装载导出"):
        _rederive(office, without="nobody")
    assert office.position == before


def test_a_mapping_that_no_longer_reads_the_original_changes_nothing(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查.xlsx", FIVE))
    before = office.position
    mapping = load_mappings()["platform", "inspection"]
    columns = {**mapping.model_dump()["columns"], "inspection_no": {"headers": ["从未有过的表头"]}}
    broken = Mapping.model_validate(mapping.model_dump() | {"columns": columns})
    with pytest.raises(CannotRederive, match=r"行政检查\.xlsx"):
        _rederive(office, mapping=broken)
    assert office.position == before


def test_rows_rejected_for_an_unknown_department_come_in_once_it_is_registered(office: Office) -> None:
    rows = [*FIVE, {**INSPECTION, "执法主体编码": "JKQ03"}]
    assert office.one(workbook(office.desk / "行政检查.xlsx", rows)).counts.rejected == 1
    assert _rederive(office).renormalised == 0
    office.one(workbook(office.desk / "执法主体2.xlsx", [{**DEPARTMENT, "执法主体编码": "JKQ03"}]))
    assert _rederive(office).renormalised == 1
    # The replay's keys count from now on: an older word about the record is superseded.
    older = workbook(
        office.desk / "行政检查0.xlsx",
        [{**rows[5], "检查方式": "线上"}],
        "数据截止：2024-09-30 导出方式：增量",
    )
    assert office.one(older).counts.superseded == 1


def test_an_original_that_holds_two_feeds_can_be_replayed(office: Office) -> None:
    plan = {
        "执法主体编码": "JKQ01",
        "计划编号": "JH1",
        "计划类别": "日常",
        "开始日期": "2024-01-01",
        "结束日期": "2024-12-31",
        "计划检查次数": "12",
        "计划状态": "正常",
    }
    path = files.xlsx(office.desk / "月报.xlsx", {"检查": table(FIVE), "计划": table([plan], OCTOBER)})
    assert sorted(receipt.counts.new for receipt in office.take(settled(path))) == [1, 5]
    assert _rederive(office, mapping=_corrected()).renormalised == 5


def test_the_log_still_proves_itself_afterwards(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查.xlsx", FIVE))
    _rederive(office, mapping=_corrected())
    assert verify(EventLog.open(office.home)).ok
