"""Files that wait for a person: what makes them wait, and what becomes of them."""

from __future__ import annotations

from datetime import datetime

import pytest

from ingestion import holding
from ingestion.holding import UnknownHeldFile
from tests.fixtures import files
from tests.fixtures.exports import INSPECTION, Office, full, numbered, settled, table, workbook

# On both databases that the manifest and the books may be in.
pytestmark = pytest.mark.usefixtures("store")

OCTOBER_31 = datetime(2024, 10, 31)
TEN = numbered(INSPECTION, "检查编号", [f"JC{n}" for n in range(10)])


def _accept(office: Office, held_id: int, **options: datetime) -> list[str]:
    receipts = holding.accept(office.home, held_id, actor="督查员", reason="已电话核实", **options)
    return [receipt.status for receipt in receipts]


def _load_ten_then(office: Office, kept: int):  # type: ignore[no-untyped-def]
    office.one(workbook(office.desk / "行政检查1.xlsx", TEN, full()))
    return office.one(workbook(office.desk / "行政检查2.xlsx", TEN[:kept], full(as_of="2024-11-30")))


def test_a_full_export_that_withdraws_a_fifth_goes_through(office: Office) -> None:
    assert (_load_ten_then(office, 8).status, office.state("inspection").height) == ("loaded", 8)


def test_a_full_export_that_withdraws_more_is_held_and_says_how_much(office: Office) -> None:
    receipt = _load_ten_then(office, 3)
    assert receipt.status == "held"
    assert all(word in receipt.message for word in ("7 条", "10 条", "70%", "zhifa held accept"))
    assert office.state("inspection").height == 10


def test_accepted_it_withdraws(office: Office) -> None:
    held = _load_ten_then(office, 3).held_id
    assert _accept(office, held) == ["loaded"]
    assert office.event_types("inspection")[10:] == ["withdrawn"] * 7
    assert holding.list_held(office.home) == []


def test_discarded_it_changes_nothing_and_its_original_stays(office: Office) -> None:
    held = _load_ten_then(office, 3).held_id
    holding.discard(office.home, held, actor="督查员", reason="导出不全")
    assert holding.list_held(office.home) == []
    assert office.state("inspection").height == 10
    with pytest.raises(UnknownHeldFile, match=f"没有编号为 {held} 的暂存文件"):
        _accept(office, held)


def test_the_same_file_again_is_held_once(office: Office) -> None:
    first = _load_ten_then(office, 3)
    again = office.one(office.desk / "行政检查2.xlsx")
    assert again.held_id == first.held_id
    assert len(holding.list_held(office.home)) == 1


def test_a_file_without_a_cut_off_loads_once_somebody_says_it(office: Office) -> None:
    held = office.one(workbook(office.desk / "行政检查.xlsx", [INSPECTION], None))
    assert (held.status, office.state("inspection").height) == ("held", 0)
    assert _accept(office, held.held_id, as_of=OCTOBER_31) == ["loaded"]
    assert office.state("inspection")["reported_as_of"].to_list() == [OCTOBER_31]


def test_accepted_without_saying_it_the_file_goes_on_waiting(office: Office) -> None:
    held = office.one(workbook(office.desk / "行政检查.xlsx", [INSPECTION], None)).held_id
    assert _accept(office, held) == ["held"]
    assert [file["held_id"] for file in holding.list_held(office.home)] == [held]


def test_every_member_of_an_archive_waits_by_itself(office: Office) -> None:
    members = {
        f"行政检查{n}.xlsx": files.as_bytes(
            files.xlsx, {"导出": table([{**INSPECTION, "检查编号": f"JC{n}"}], None)}
        )
        for n in (1, 2)
    }
    receipts = office.take(settled(files.zipped(office.desk / "月报.zip", members)))
    assert len({receipt.held_id for receipt in receipts}) == 2
    for receipt in receipts:
        assert _accept(office, receipt.held_id, as_of=OCTOBER_31) == ["loaded"]
    assert office.state("inspection")["inspection_no"].to_list() == ["JC1", "JC2"]


def test_held_for_the_second_reason_after_the_first_it_loads_in_two_steps(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查1.xlsx", TEN, full()))
    undated = full().split(" ", 1)[1]
    first = office.one(workbook(office.desk / "行政检查2.xlsx", TEN[:3], undated)).held_id
    day = datetime(2024, 11, 30)
    assert _accept(office, first, as_of=day) == ["held"]
    (second,) = holding.list_held(office.home)
    assert second["reason"] == "too_many_withdrawals" and '--as-of "2024-11-30' in second["message"]
    assert _accept(office, second["held_id"], as_of=day) == ["loaded"]
    assert office.state("inspection").height == 3


def test_a_person_who_knows_better_may_say_so_beforehand(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查1.xlsx", TEN, full()))
    few = workbook(office.desk / "行政检查2.xlsx", TEN[:1], full(as_of="2024-11-30"))
    assert office.one(few, accept_withdrawals=True).counts.withdrawn == 9
