"""A file that cannot be taken in says so in plain Chinese, goes back with a notice, and stops no other file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ingestion import loading
from tests.fixtures import files
from tests.fixtures.exports import (
    CERTIFICATE,
    DEPARTMENT,
    INSPECTION,
    OCTOBER,
    Office,
    numbered,
    settled,
    table,
    text,
    workbook,
)

Build = Callable[[Path], Path]


def _sheets(name: str, **sheets: list[list[str]]) -> Build:
    return lambda desk: settled(files.xlsx(desk / name, sheets))


def _bytes(name: str, content: bytes) -> Build:
    def build(desk: Path) -> Path:
        (desk / name).write_bytes(content)
        return settled(desk / name)

    return build


def _cut(desk: Path) -> Path:
    path = workbook(desk / "行政检查.xlsx", numbered(INSPECTION, "检查编号", [f"JC{n}" for n in range(99)]))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return settled(path)


def _without(column: str) -> Build:
    return lambda desk: workbook(
        desk / "行政检查.xlsx", [{name: value for name, value in INSPECTION.items() if name != column}]
    )


# what is wrong, the file, what the message must say: where, what and what to do
BAD_FILES: list[tuple[str, Build, tuple[str, ...]]] = [
    ("unknown header", lambda d: workbook(d / "行政检查.xlsx", [{**INSPECTION, "检查耗时": "3"}]),
     ("导出", "第 2 行", "检查耗时", "请")),
    ("misspelt header", lambda d: workbook(d / "行政检查.xlsx", [{**INSPECTION, "专项行动名": "x"}]),
     ("第 2 行", "专项行动名", "是否应为“专项行动", "请")),
    ("missing header", _without("检查日期"), ("第 2 行", "缺少表头：检查日期", "请补上")),
    ("no header at all", _sheets("行政检查.xlsx", 数据=[["JKQ01", "JC1", "现场"]]), ("数据", "没有找到表头", "请")),
    ("a wrong sheet", _sheets("行政检查.xlsx", 封面=[["关于报送的说明", "某某局", "2024 年"], ["一", "二", "三"]]),
     ("封面", "没有找到表头", "请确认选对了工作表")),
    ("a month-sheet that nobody knows",
     _sheets("行政检查.xlsx", 一月=table([INSPECTION]), 二月=[["编 码", "单 号", "日子"], ["JKQ01", "JC2", "x"]]),
     ("二月", "请")),
    ("an empty file", _bytes("行政检查.xlsx", b""), ("空", "请重新导出")),
    ("a header and nothing below", _sheets("行政检查.xlsx", 导出=table([INSPECTION])[:2]), ("没有任何数据行", "请")),
    ("a truncated workbook", _cut, ("损坏或不完整", "请重新")),
    ("a corrupt workbook", _bytes("行政检查.xlsx", b"PK\x03\x04 nothing of a workbook"), ("损坏", "请重新")),
    ("a locked workbook", lambda d: settled(files.locked_xlsx(d / "行政检查.xlsx", {"导出": table([INSPECTION])})),
     ("打开密码", "请取消密码")),
    ("a zip bomb", lambda d: settled(files.bomb(d / "行政检查.zip", 64 << 20)), ("压缩比", "请拆分")),
    ("a file of the wrong feed", lambda d: workbook(d / "执法人员.xlsx", [INSPECTION]),
     ("第 2 行", "执法人员", "行政检查", "请核对")),
    ("a cut-off in the future",
     lambda d: workbook(d / "行政检查.xlsx", [INSPECTION], "数据截止：2924-10-31 导出方式：增量"),
     ("2924-10-31", "晚于今天", "请核对年份")),
]  # fmt: skip
BY_NAME = pytest.mark.parametrize(
    ("build", "said"), [case[1:] for case in BAD_FILES], ids=[case[0] for case in BAD_FILES]
)


@BY_NAME
def test_it_is_refused_with_where_what_and_how_to_mend_it(
    office: Office, build: Build, said: tuple[str, ...]
) -> None:
    before = office.position
    path = build(office.desk)
    receipt = office.one(path)
    assert receipt.status == "rejected"
    assert receipt.file == path.name
    assert [word for word in said if word not in receipt.message] == []
    assert office.position == before


@BY_NAME
def test_the_files_beside_it_are_loaded(office: Office, build: Build, said: tuple[str, ...]) -> None:
    del said
    good = text(office.desk / "行政检查_好.csv", [{**INSPECTION, "检查编号": "JC77"}])
    receipts = {receipt.file: receipt for receipt in office.take(build(office.desk), good)}
    assert sorted(receipt.status for receipt in receipts.values()) == ["loaded", "rejected"]
    assert receipts[good.name].counts.new == 1


def test_a_notice_of_it_lies_in_the_folder_of_unknown_senders(office: Office) -> None:
    receipt = office.one(_bytes("行政检查.xlsx", b"")(office.desk))
    (notice,) = receipt.returned
    assert notice.parent == office.home.returns / "_未识别单位"
    told = dict(openpyxl.load_workbook(notice).active.iter_rows(values_only=True))
    assert told["文件"] == "行政检查.xlsx" and "空" in told["问题"] and "请" in told["处理办法"]


def test_a_bad_member_of_a_zip_does_not_stop_the_others(office: Office) -> None:
    good = files.csv_bytes([[str(cell) for cell in row] for row in table([INSPECTION])], "gb18030")
    archive = files.zipped(office.desk / "月报.zip", {"坏.xlsx": b"PK\x03\x04", "行政检查.csv": good})
    assert [(receipt.file, receipt.status) for receipt in office.take(settled(archive))] == [
        ("月报.zip/坏.xlsx", "rejected"),
        ("月报.zip/行政检查.csv", "loaded"),
    ]


def test_a_file_still_being_copied_waits_for_the_next_load(office: Office) -> None:
    inbox = office.home.inbox
    half = text(inbox / "行政检查.csv.part", [INSPECTION])
    whole = text(inbox / "行政检查2.csv", [{**INSPECTION, "检查编号": "JC2"}])
    busy, loaded = office.take(inbox)
    assert (busy.status, loaded.status) == ("busy", "loaded")
    assert "仍在写入" in busy.message
    assert half.exists() and not whole.exists()
    half.rename(inbox / "行政检查.csv")
    assert office.one(inbox).counts.new == 1


def test_a_file_that_is_not_there_is_told_and_stops_nobody(office: Office) -> None:
    good = workbook(office.desk / "行政检查.xlsx", [INSPECTION])
    gone, loaded = office.take(office.desk / "行政检查_没有.xlsx", good)
    assert (gone.file, gone.status, loaded.status) == ("行政检查_没有.xlsx", "busy", "loaded")


def test_a_fault_of_ours_over_one_file_stops_no_other_and_leaves_the_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = loading.extract

    def failing(export, vault, departments):  # type: ignore[no-untyped-def]
        if export.document.label == "行政检查1.csv":
            raise KeyError("欧阳锋")
        return real(export, vault, departments)

    monkeypatch.setattr(loading, "extract", failing)
    for number in (1, 2):
        text(office.home.inbox / f"行政检查{number}.csv", [{**INSPECTION, "检查编号": f"JC{number}"}])
    first, second = office.take(office.home.inbox)
    assert (first.status, second.status) == ("rejected", "loaded")
    assert "KeyError" in first.message and "欧阳锋" not in first.message
    assert [path.name for path in office.home.inbox.iterdir()] == ["行政检查1.csv"]


def test_a_file_that_arrives_under_the_same_name_meanwhile_is_not_thrown_away(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = text(office.home.inbox / "行政检查.csv", [INSPECTION])
    real = loading.extract

    def overtaken(export, vault, departments):  # type: ignore[no-untyped-def]
        text(path, [INSPECTION, {**INSPECTION, "检查编号": "JC2"}])
        return real(export, vault, departments)

    monkeypatch.setattr(loading, "extract", overtaken)
    assert office.one(office.home.inbox).counts.read == 1
    monkeypatch.undo()
    assert office.one(office.home.inbox).counts.read == 2


def test_departments_load_first_and_earlier_cut_offs_before_later_ones(office: Office) -> None:
    desk = office.desk
    late = workbook(
        desk / "a行政检查.xlsx", [{**INSPECTION, "执法主体编码": "JKQ03", "检查方式": "线上"}], OCTOBER
    )
    early = workbook(
        desk / "b行政检查.xlsx",
        [{**INSPECTION, "执法主体编码": "JKQ03"}],
        "数据截止：2024-09-30 导出方式：增量",
    )
    registered = workbook(desk / "c执法主体.xlsx", [{**DEPARTMENT, "执法主体编码": "JKQ03"}])
    receipts = office.take(late, early, registered)
    assert [(receipt.file[0], receipt.counts.new, receipt.counts.amended) for receipt in receipts] == [
        ("c", 1, 0),
        ("b", 1, 0),
        ("a", 0, 1),
    ]


def test_no_cut_off_means_held_and_says_what_to_do(office: Office) -> None:
    receipt = office.one(workbook(office.desk / "执法人员.xlsx", [CERTIFICATE], None))
    assert (receipt.status, receipt.held_id) == ("held", 1)
    assert "没有找到数据截止时间" in receipt.message and "zhifa held accept" in receipt.message
