"""What one database lets pass and the other does not: the books take both alike."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ingestion.eventlog import EventLog, verify
from tests.fixtures import files
from tests.fixtures.exports import (
    INSPECTION,
    OCTOBER,
    Office,
    full,
    numbered,
    rejects_of,
    settled,
    table,
    workbook,
)

pytestmark = pytest.mark.usefixtures("store")


def test_texts_longer_than_anybody_thought_of_are_kept_whole(office: Office) -> None:
    long = "JC" + "9" * 900
    rows = [
        {**INSPECTION, "检查编号": long, "检查日期": "2024-02-30"},
        {**INSPECTION, "检查编号": "JC1", "执法主体编码": "JKQ" + "7" * 300},
    ]
    receipt = office.one(workbook(office.desk / "行政检查.xlsx", rows, full()))
    assert (receipt.counts.read, receipt.counts.rejected) == (2, 2)
    rejects = rejects_of(office)
    assert long in rejects["stream_id"][0]
    assert rejects["department_code"][1] == "JKQ" + "7" * 300


def test_a_file_with_a_zero_byte_is_refused_before_any_database_sees_it(office: Office) -> None:
    """Only one of the databases would keep such a text."""
    rows = [{**INSPECTION, "检查编号": "JC\x001"}]
    path = office.desk / "行政检查.csv"
    grid = [[str(cell or "") for cell in row] for row in table(rows, OCTOBER)]
    path.write_bytes(files.csv_bytes(grid, "utf-8-sig"))
    assert office.one(settled(path)).status == "rejected"


def test_a_zero_byte_that_a_workbook_smuggles_in_is_no_fault_of_the_house(office: Office) -> None:
    """A workbook may spell any character as _x0000_; what of it reaches the books must be kept by both."""
    rows = [
        {**INSPECTION, "检查编号": "JCQQ1", "检查日期": "2024-02-30"},
        {**INSPECTION, "检查编号": "JCQQ2", "执法主体编码": "QQ"},
        {**INSPECTION, "检查编号": "JC3"},
    ]
    plain = workbook(office.desk / "原件" / "行政检查.xlsx", rows)
    smuggled = office.desk / "行政检查.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(smuggled, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"QQ", b"_x0000_"))
    receipt = office.one(settled(smuggled))
    assert (receipt.status, receipt.counts.new, receipt.counts.rejected) == ("loaded", 1, 2)
    assert rejects_of(office)["source_row"].n_unique() == 2


LOAD = """
import sys
from pathlib import Path
from ingestion.home import Home
from ingestion.intake import ingest
receipts = ingest(Home(Path(sys.argv[1])), [Path(sys.argv[2])])
assert [receipt.status for receipt in receipts] == ["loaded"] * 5, receipts
"""


def test_two_intakes_at_once_accept_every_export_once_and_the_log_proves(office: Office) -> None:
    for desk, start in (("left", 100), ("right", 200)):
        for number in range(start, start + 5):
            rows = numbered(INSPECTION, "检查编号", [f"JC{number}"])
            workbook(office.desk / desk / f"行政检查{number}.xlsx", rows)
    intakes = [
        subprocess.Popen(
            [sys.executable, "-c", LOAD, str(office.home.root), str(office.desk / desk)],
            cwd=Path(os.getcwd()),
        )
        for desk in ("left", "right")
    ]
    assert [intake.wait(timeout=300) for intake in intakes] == [0, 0]
    assert office.state("inspection").height == 10
    assert verify(EventLog.open(office.home)).ok
