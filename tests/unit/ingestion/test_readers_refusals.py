"""Files that cannot be read are refused one by one, in words that a clerk understands."""

from __future__ import annotations

import random
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingestion.readers import Document, containers, open_document
from tests.fixtures import files

SHEETS = {"表": [["检查编号"], ["JC1"]]}


def _open(path: Path) -> list[Document]:
    work = path.parent / "work"
    work.mkdir(exist_ok=True)
    return open_document(path, recognises=lambda rows: ["检查编号"] in rows, work=work)


def _write(name: str, content: bytes) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return build


def _cut(folder: Path) -> Path:
    path = files.xlsx(folder / "a.xlsx", {"表": [[f"x{n}" for n in range(50)]] * 50})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def _cut_xls(folder: Path) -> Path:
    path = files.xls(folder / "a.xls", SHEETS)
    path.write_bytes(path.read_bytes()[:700])
    return path


def _damaged(folder: Path) -> Path:
    path = files.xlsx(folder / "a.xlsx", {"表": [[f"x{n}{m}" for n in range(50)] for m in range(50)]})
    raw = bytearray(path.read_bytes())
    at = raw.index(b"sheet1.xml") + 600
    raw[at : at + 40] = bytes(40)
    path.write_bytes(raw)
    return path


def _docx(folder: Path) -> Path:
    return files.zipped(
        folder / "报告.docx", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}
    )


def _locked_xls(folder: Path) -> Path:
    # A FILEPASS record put in front of the globals' end: what Excel 97 writes for a password.
    path = files.xls(folder / "a.xls", SHEETS)
    raw = path.read_bytes()
    bof = raw.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    path.write_bytes(raw[: bof + 20] + b"\x2f\x00\x00\x00" + raw[bof + 24 :])
    return path


REFUSALS: list[tuple[str, Callable[[Path], Path], str, str]] = [
    ("nothing in it", _write("a.xlsx", b""), "empty_file", "空"),
    ("only white space", _write("a.csv", b"\xef\xbb\xbf \r\n\r\n"), "empty_file", "没有任何内容"),
    ("only separators", _write("a.csv", b",,,\r\n,,,\r\n"), "empty_file", "没有任何内容"),
    ("a workbook without a cell", lambda f: files.xlsx(f / "a.xlsx", {"表": []}), "empty_workbook", "没有任何内容"),
    ("a workbook cut off", _cut, "corrupt", "损坏"),
    ("a workbook with damaged bytes", _damaged, "corrupt", "损坏"),
    ("a locked workbook", lambda f: files.locked_xlsx(f / "a.xlsx", SHEETS), "password", "密码"),
    ("a locked legacy workbook", _locked_xls, "password", "密码"),
    ("a legacy workbook cut off", _cut_xls, "corrupt", "损坏"),
    ("a locked zip", lambda f: files.locked_zip(f / "a.zip", "a.csv", b"x"), "password", "密码"),
    ("a zip without files", lambda f: files.zipped(f / "a.zip", {}), "empty_file", "没有"),
    ("a PDF", _write("通报.xlsx", b"%PDF-1.7 ..."), "unsupported_kind", "PDF"),
    ("a photo", _write("扫描.csv", b"\xff\xd8\xff\xe0" + bytes(99)), "unsupported_kind", "JPEG"),
    ("a Word document", _docx, "unsupported_kind", "Word"),
    ("an old WPS table", lambda f: files.ole_without_workbook(f / "a.et"), "unsupported_kind", "旧版 WPS 表格（.et）"),
    ("an old WPS table template", lambda f: files.ole_without_workbook(f / "A.ETT"), "unsupported_kind", "（.ett）"),
    ("a WPS text", lambda f: files.ole_without_workbook(f / "a.wps"), "unsupported_kind", "WPS 文字文档"),
    ("an OLE document of nobody", lambda f: files.ole_without_workbook(f / "a.xls"), "unsupported_kind", "OLE"),
    ("a RAR archive", _write("a.zip", b"Rar!\x1a\x07\x01\x00"), "unsupported_kind", "RAR"),
    ("a web page called a workbook", _write("a.xls", b"<html><table></table>"), "unsupported_kind", "HTML"),
    ("bytes that are no text", _write("a.csv", bytes(range(256)) * 9), "unsupported_kind", "二进制"),
    ("zeros", _write("a.csv", bytes(4096)), "unsupported_kind", "二进制"),
    ("text with a broken character", _write("a.csv", b"no\r\n\xff\xff\r\n"), "undecodable", "编码"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "code", "word"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS]
)
def test_a_file_is_refused_in_plain_chinese(
    tmp_path: Path, build: Callable[[Path], Path], code: str, word: str
) -> None:
    faults = [document.fault for document in _open(build(tmp_path))]
    assert [fault.code for fault in faults if fault] == [code]
    assert faults[0] is not None and word in faults[0].message
    assert re.search("请", faults[0].remedy)


def test_an_old_wps_table_is_sent_back_with_what_to_do_about_it(tmp_path: Path) -> None:
    (document,) = _open(files.ole_without_workbook(tmp_path / "检查.et"))
    assert document.fault is not None
    assert document.fault.remedy == "请用 WPS 打开后另存为“Microsoft Excel 工作簿（.xlsx）”再报送。"


def test_a_broken_character_is_located(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("检查编号\r\n甲\r\n乙\r\n".encode("gb18030") + b"\xff\xff\r\n")
    (document,) = _open(path)
    assert document.fault is not None and document.fault.row == 4


def test_a_stray_cell_at_the_far_corner_is_refused_before_it_takes_the_memory(tmp_path: Path) -> None:
    far: list[list[str | None]] = [["检查编号"]]
    path = files.xlsx(tmp_path / "a.xlsx", {"表": far})
    cell = b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
    files.rewritten(path, "xl/worksheets/sheet1.xml", (b"</sheetData>", cell))
    (document,) = _open(path)
    assert document.fault is not None
    assert (document.fault.code, document.fault.sheet) == ("sheet_too_wide", "表")


def test_a_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    (document,) = _open(files.bomb(tmp_path / "a.zip", 64 << 20))
    assert document.fault is not None and document.fault.code == "zip_bomb"
    assert not list((tmp_path / "work").iterdir())


def test_a_workbook_can_be_a_bomb_too(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", SHEETS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/more.xml", b"0" * (64 << 20))
    (document,) = _open(path)
    assert document.fault is not None and document.fault.code == "zip_bomb"


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_unpacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "check_declared", lambda *_: None)
    noise = random.Random(1).randbytes(1 << 20)
    path = files.zipped(tmp_path / "a.zip", {"a.csv": noise, "b.csv": noise})
    work = tmp_path / "work"
    work.mkdir()
    allowance = containers.Allowance(size=(1 << 20) + 5)
    first, second = containers.unpack(path, "a.zip", work, allowance)
    assert first.fault is None
    assert second.fault is not None and second.fault.code == "zip_bomb"


def test_too_many_members_are_a_bomb(tmp_path: Path) -> None:
    path = files.zipped(tmp_path / "a.zip", {f"{n}.csv": b"x" for n in range(2_001)})
    (document,) = _open(path)
    assert document.fault is not None and "2001" in document.fault.message


@pytest.mark.parametrize("name", ["../a.csv", "/tmp/a.csv", "x/../../a.csv", "C:\\a.csv"])
def test_a_member_never_lands_outside_the_work_folder(tmp_path: Path, name: str) -> None:
    content = files.csv_bytes([["检查编号"], ["JC1"]], "utf-8")
    bad, good = _open(files.zipped(tmp_path / "a.zip", {name: content, "好.csv": content}))
    assert bad.fault is not None and bad.fault.code == "unsafe_member_name"
    assert good.fault is None and good.path.parent == tmp_path / "work"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.zip", "work"]


def test_a_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    good = files.csv_bytes([["检查编号"], ["JC1"]], "gb18030")
    members = {"坏.xlsx": b"PK\x03\x04 broken", "空.csv": b"", "好.csv": good, "说明.pdf": b"%PDF-1.4"}
    documents = _open(files.zipped(tmp_path / "月报.zip", members))
    assert [(document.label, document.fault and document.fault.code) for document in documents] == [
        ("月报.zip/坏.xlsx", "corrupt"),
        ("月报.zip/空.csv", "empty_file"),
        ("月报.zip/好.csv", None),
        ("月报.zip/说明.pdf", "unsupported_kind"),
    ]


def test_archives_are_opened_one_level_deep(tmp_path: Path) -> None:
    good = files.csv_bytes([["检查编号"], ["JC1"]], "utf-8")
    inner = files.as_bytes(files.zipped, {"b.csv": good})
    middle = files.as_bytes(files.zipped, {"里.zip": inner, "a.csv": good})
    documents = _open(files.zipped(tmp_path / "外.zip", {"中.zip": middle}))
    assert [(document.label, document.fault and document.fault.code) for document in documents] == [
        ("外.zip/中.zip/里.zip", "nested_zip"),
        ("外.zip/中.zip/a.csv", None),
    ]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", None])
def test_members_are_named_as_the_clerk_named_them(tmp_path: Path, encoding: str | None) -> None:
    content = files.csv_bytes([["检查编号"], ["JC1"]], "utf-8")
    names = {"检查/1月.csv": content, "__MACOSX/检查/._1月.csv": b"\x00", "检查/~$1月.xlsx": b"x"}
    (document,) = _open(files.zipped(tmp_path / "月报.zip", names, encoding=encoding))
    assert document.label == document.tables[0].path_label == "月报.zip/检查/1月.csv"


def test_a_legacy_workbook_that_states_a_vast_range_is_refused_before_it_takes_the_memory(
    tmp_path: Path,
) -> None:
    path = files.xls(tmp_path / "a.xls", SHEETS)
    stated = struct.pack("<HHIIHH", 0x0200, 14, 0, 2, 0, 1)
    assert stated in path.read_bytes()
    path.write_bytes(
        path.read_bytes().replace(stated, struct.pack("<HHIIHH", 0x0200, 14, 0, 1 << 31, 0, 256))
    )
    (document,) = _open(path)
    assert document.fault is not None
    assert (document.fault.code, document.fault.sheet) == ("sheet_too_wide", "表")
