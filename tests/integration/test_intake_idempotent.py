"""The same content again appends nothing, whatever has happened to the file; other content does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import files
from tests.fixtures.exports import INSPECTION, PENALTY, Office, full, numbered, settled, table, text, workbook

# On both databases that the manifest and the books may be in.
pytestmark = pytest.mark.usefixtures("store")

ROWS = [
    {**INSPECTION, "检查编号": "JC〔2024〕1", "执法人员": "欧阳锋、慕容复", "隐患数": "3"},
    {**INSPECTION, "检查编号": "JC〔2024〕2", "检查日期": "2024-03-06"},
    {**INSPECTION, "检查编号": "JC〔2024〕3", "检查日期": "2024-02-30"},
]
WITH_ALL = [{**dict.fromkeys(ROWS[0]), **row} for row in ROWS]


def _original(desk: Path) -> Path:
    return text(desk / "行政检查.csv", WITH_ALL, full(), encoding="gb18030")


def _renamed(desk: Path) -> Path:
    return settled(Path(shutil.copy(_original(desk), desk / "行政检查（副本）.csv")))


def _as_xlsx(desk: Path) -> Path:
    return workbook(desk / "行政检查.xlsx", WITH_ALL, full())


def _as_xls(desk: Path) -> Path:
    return settled(files.xls(desk / "行政检查.xls", {"导出": table(WITH_ALL, full())}))


def _as_utf8(desk: Path) -> Path:
    return text(desk / "行政检查.csv", WITH_ALL, full(), encoding="utf-8-sig")


def _shuffled(desk: Path) -> Path:
    columns = list(reversed(WITH_ALL[0]))
    return text(
        desk / "行政检查.csv", [{name: row[name] for name in columns} for row in reversed(WITH_ALL)], full()
    )


def _zipped(desk: Path) -> Path:
    content = _original(desk).read_bytes()
    return settled(files.zipped(desk / "月报.zip", {"检查/行政检查.csv": content}, encoding="gbk"))


def _respelled(desk: Path) -> Path:
    """The same said otherwise: brackets, full-width digits, date styles, order of a list."""
    first = {
        **WITH_ALL[0],
        "检查编号": "ＪＣ [２０２４] 1",
        "检查日期": "2024年3月5日",
        "执法人员": "慕容复,欧阳锋",
        "执法人员证件号": "12011600456，12011600123",
        "检查方式": "现场检查",
        "隐患数": "3.0",
    }
    return text(desk / "行政检查.csv", [first, *WITH_ALL[1:]], full())


@pytest.mark.parametrize(
    "again", [_original, _renamed, _as_xlsx, _as_xls, _as_utf8, _shuffled, _zipped, _respelled]
)
def test_the_same_content_again_is_no_event(office: Office, again: Callable[[Path], Path]) -> None:
    first = office.one(_original(office.desk)).counts
    assert (first.read, first.new, first.rejected) == (3, 2, 1)
    before = office.position
    second = office.one(again(office.desk))
    assert (second.status, second.counts.read) == ("unchanged", 3)
    assert (second.counts.unchanged, second.counts.rejected, second.counts.withdrawn) == (2, 1, 0)
    assert office.position == before


def test_the_same_rows_under_a_later_cut_off_speak_again_but_change_nothing(office: Office) -> None:
    office.one(workbook(office.desk / "行政检查.xlsx", [INSPECTION], full()))
    before = office.position
    later = office.one(workbook(office.desk / "行政检查.xlsx", [INSPECTION], full(as_of="2024-11-30")))
    assert (later.status, later.counts.unchanged) == ("loaded", 1)
    stale = {**INSPECTION, "检查方式": "书面"}
    between = office.one(workbook(office.desk / "行政检查.xlsx", [stale], full(as_of="2024-11-15")))
    assert between.counts.superseded == 1
    assert office.position == before


def test_a_change_and_its_reversal_are_two_events(office: Office) -> None:
    for day, mode in (("2024-10-01", "现场"), ("2024-10-02", "线上"), ("2024-10-03", "现场")):
        row = {**INSPECTION, "检查方式": mode}
        office.one(workbook(office.desk / "行政检查.xlsx", [row], f"数据截止：{day} 导出方式：增量"))
    assert office.event_types("inspection") == ["reported", "amended", "amended"]


def test_what_a_full_export_no_longer_holds_is_withdrawn_and_comes_back_restored(office: Office) -> None:
    numbers = [f"JC{n}" for n in range(6)]
    for as_of, held in (("2024-10-01", numbers), ("2024-10-02", numbers[:5]), ("2024-10-03", numbers)):
        rows = numbered(INSPECTION, "检查编号", held)
        office.one(workbook(office.desk / "行政检查.xlsx", rows, full(as_of=as_of)))
    assert office.event_types("inspection") == ["reported"] * 6 + ["withdrawn", "restored"]
    assert office.state("inspection").height == 6


def test_a_full_export_says_nothing_about_other_departments_or_days(office: Office) -> None:
    rows = [
        *numbered(INSPECTION, "检查编号", [f"JC{n}" for n in range(5)]),
        {**INSPECTION, "检查编号": "JC8", "检查日期": "2024-07-01"},
        {**INSPECTION, "检查编号": "JC9", "执法主体编码": "JKQ02"},
    ]
    office.one(workbook(office.desk / "行政检查1.xlsx", rows))
    narrow = full("2024-01-01 至 2024-06-30", "JKQ01", as_of="2024-11-30")
    counts = office.one(workbook(office.desk / "行政检查2.xlsx", rows[:4], narrow)).counts
    assert (counts.unchanged, counts.withdrawn) == (4, 1)
    held = {name.rsplit("/", 1)[1] for name in office.state("inspection")["stream_id"]}
    assert held == {"JC0", "JC1", "JC2", "JC3", "JC8", "JC9"}


def test_a_late_older_file_changes_nothing_that_later_ones_have_said(office: Office) -> None:
    newer = [{**INSPECTION, "检查方式": "线上"}]
    office.one(workbook(office.desk / "行政检查2.xlsx", newer, full(as_of="2024-11-30")))
    older = [INSPECTION, {**INSPECTION, "检查编号": "JC2"}]
    receipt = office.one(workbook(office.desk / "行政检查1.xlsx", older, full(as_of="2024-10-31")))
    assert (receipt.counts.read, receipt.counts.superseded, receipt.counts.new) == (2, 2, 0)
    assert office.state("inspection")["inspection_mode"].to_list() == ["线上"]


def test_amounts_in_ten_thousands_equal_amounts_in_yuan(office: Office) -> None:
    office.one(workbook(office.desk / "行政处罚.xlsx", [{**PENALTY, "罚款金额": "12345.6"}]))
    in_wan = {name: value for name, value in PENALTY.items() if name != "罚款金额"} | {
        "罚款金额（万元）": 1.23456
    }
    assert office.one(workbook(office.desk / "行政处罚2.xlsx", [in_wan])).status == "unchanged"


def test_what_has_been_loaded_leaves_the_inbox_and_stays_in_the_archive(office: Office) -> None:
    path = workbook(office.home.inbox / "行政检查.xlsx", [INSPECTION])
    content = path.read_bytes()
    office.take(office.home.inbox)
    assert not path.exists()
    assert content in [kept.read_bytes() for kept in office.home.archive.rglob("*.xlsx")]
