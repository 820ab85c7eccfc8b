"""Delimited texts come out cell for cell, in every encoding, with the clerk's row numbers."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.readers import Document, delimited, open_document, records
from tests.fixtures import files

HEADER = ["检查编号", "当事人", "检查日期"]


def _recognises(rows: list[list[str | None]]) -> bool:
    return any(row and "检查编号" in row for row in rows)


def _open(path: Path) -> Document:
    work = path.parent / "work"
    work.mkdir(exist_ok=True)
    (document,) = open_document(path, recognises=_recognises, work=work)
    return document


def _rows(path: Path) -> list[tuple[object, ...]]:
    document = _open(path)
    assert document.fault is None, document.fault
    return pl.concat(list(document.tables[0].slices())).rows()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "gb18030", "big5hkscs"]
)
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_every_encoding_and_separator_gives_the_same_rows(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = [HEADER, ["JC1", "開發區,甲;乙", "2024-03-05"]] if encoding == "big5hkscs" else [
        HEADER,
        ["JC1", "经开区,甲;乙", "2024-03-05"],
    ]  # fmt: skip
    if encoding == "big5hkscs":
        rows = [
            ["检查编号".replace("检", "檢").replace("编号", "編號").replace("查", "查"), "當事人", "日期"],
            rows[1],
        ]
    real = "utf-16-le" if encoding.endswith("bom") else encoding
    prefix = b"\xff\xfe" if encoding.endswith("bom") else b""
    path = tmp_path / "a.csv"
    path.write_bytes(prefix + files.csv_bytes(rows, real, separator=separator))
    known = rows[0][0]
    (document,) = open_document(
        path, recognises=lambda head: [known] == [row[0] for row in head[:1]], work=tmp_path
    )
    assert document.fault is None
    frame = pl.concat(list(document.tables[0].slices()))
    assert frame.rows() == [(number, *row) for number, row in enumerate(rows, 1)]
    assert document.tables[0].head(1) == [rows[0]]


def test_big5_is_not_taken_for_gb18030_although_that_decodes_it_without_an_error(tmp_path: Path) -> None:
    content = files.csv_bytes([["檢查編號", "當事人"], ["1", "開發區"]], "big5hkscs")
    assert content.decode("gb18030")
    (tmp_path / "a.csv").write_bytes(content)
    (document,) = open_document(
        tmp_path / "a.csv", recognises=lambda rows: ["檢查編號", "當事人"] in rows, work=tmp_path
    )
    assert pl.concat(list(document.tables[0].slices())).rows()[1] == (2, "1", "開發區")


def test_an_unknown_header_is_still_read_in_the_first_encoding_that_decodes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(files.csv_bytes([["不认识", "的表"], ["1", "2"]], "gb18030"))
    assert _open(tmp_path / "a.csv").tables[0].head(1) == [["不认识", "的表"]]


def test_ascii_beginnings_do_not_hide_the_encoding_of_what_follows(tmp_path: Path) -> None:
    rows = [["no", "name"]] + [[str(n), "x" * 20] for n in range(20_000)] + [["20001", "经开区"]]
    (tmp_path / "a.csv").write_bytes(files.csv_bytes(rows, "gb18030"))
    assert _rows(tmp_path / "a.csv")[-1] == (20_002, "20001", "经开区")


def test_row_numbers_count_records_and_blank_lines_as_a_spreadsheet_does(tmp_path: Path) -> None:
    text = '\r\n数据截止：2024-10-31\r\n\r\n检查编号,备注\r\nJC1,"一\r\n二"\r\n\r\nJC2,\r\n'
    (tmp_path / "a.csv").write_bytes(text.encode("gb18030"))
    assert _rows(tmp_path / "a.csv") == [
        (1, None, None),
        (2, "数据截止：2024-10-31", None),
        (3, None, None),
        (4, "检查编号", "备注"),
        (5, "JC1", "一\n二"),
        (6, None, None),
        (7, "JC2", None),
    ]


def test_rows_wider_than_the_header_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("检查编号,当事人\nJC1,甲\nJC2,乙,多,余\n", encoding="utf-8")
    assert _rows(tmp_path / "a.csv")[2] == (3, "JC2", "乙", "多", "余")


def test_stray_quotation_marks_are_characters(tmp_path: Path) -> None:
    text = '检查编号,品名\nJC1,27"显示器\nJC2,"甲"乙\nJC3,24"\nJC4,丙\n'
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert [row[2] for row in _rows(tmp_path / "a.csv")] == ["品名", '27"显示器', "甲乙", '24"', "丙"]


def test_a_quotation_mark_never_closed_is_refused_with_its_row(tmp_path: Path) -> None:
    lines = ["检查编号,a,b,c,d,e"] + [f"JC{n},1,2,3,4,5" for n in range(50)]
    lines[7] = 'JC6,"1,2,3,4,5'
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    fault = _open(tmp_path / "a.csv").fault
    assert fault is not None and (fault.code, fault.row) == ("unclosed_quote", 8)


def test_lines_ended_by_a_bare_carriage_return_are_lines(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("检查编号,当事人\rJC1,甲\r".encode("gb18030"))
    assert _rows(tmp_path / "a.csv")[1] == (2, "JC1", "甲")


def test_nothing_is_written_beside_the_file_and_large_texts_spool_into_the_work_folder(
    tmp_path: Path,
) -> None:
    (tmp_path / "in").mkdir()
    rows = [HEADER] + [[f"JC{n}", "经开区应急管理局" * 4, "2024-03-05"] for n in range(40_000)]
    path = tmp_path / "in" / "a.csv"
    path.write_bytes(files.csv_bytes(rows, "gb18030"))
    (document,) = open_document(path, recognises=_recognises, work=tmp_path)
    assert sum(frame.height for frame in document.tables[0].slices(7_000)) == 40_001
    assert [entry.name for entry in path.parent.iterdir()] == ["a.csv"]


CELLS = st.text(
    st.one_of(st.sampled_from(list('",;\t\n=+ 甲')), st.characters(codec="gb18030", exclude_characters="\r\x00\ufeff",
              exclude_categories=["Cc", "Cs"])),
    max_size=6,
)  # fmt: skip
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(rows=TABLES, end=st.sampled_from(["\n", "\r\n"]), encoding=st.sampled_from(["utf-8", "gb18030"]),
       quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))  # fmt: skip
def test_whatever_a_cell_holds_comes_back(
    rows: list[list[str]], end: str, encoding: str, quoting: int
) -> None:
    sink = io.StringIO()
    csv.writer(sink, lineterminator=end, quoting=quoting).writerows([["检查编号", "当事人"], *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(sink.getvalue().encode(encoding))
        got = _rows(path)
    assert got[0][1:3] == ("检查编号", "当事人")
    width = len(got[0]) - 1
    assert got[1:] == [
        (number, *[cell or None for cell in row], *[None] * (width - len(row)))
        for number, row in enumerate(rows, 2)
    ]


REGULAR = st.lists(
    st.sampled_from(["", "a", "甲,乙", "一\n二", 'say "x"', '"', "\n"]), min_size=1, max_size=3
)
STRAY = st.sampled_from(['27"x,b', 'a,b"c"d', '27",b', "a\rb,c", "", " "])


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(st.one_of(REGULAR, STRAY), max_size=8), block=st.integers(1, 40))
def test_blocks_and_parsers_do_not_change_what_a_text_says(lines: list[list[str] | str], block: int) -> None:
    text = "".join(
        line + "\n" if isinstance(line, str) else files.csv_bytes([line], "utf-8", end="\n").decode()
        for line in lines
    )
    plain = "检查编号,b\n" + text
    whole = list(csv.reader(io.StringIO(plain.replace("\r\n", "\n").replace("\r", " "), newline="")))
    sink = io.BytesIO()
    cutter = records.Cutter(",", 2, 0, sink)
    for start in range(0, len(plain), block):
        cutter.feed(plain[start : start + block], is_last=start + block >= len(plain))
    frames = list(records.rows_of(sink, tuple(cutter.segments), ",", cutter.width))
    got = pl.concat(frames, how="diagonal")
    assert got.width - 1 >= max(map(len, whole))
    assert got.rows() == [
        (number, *[cell or None for cell in row], *[None] * (got.width - 1 - len(row)))
        for number, row in enumerate(whole, 1)
    ]


def test_memory_stays_bounded_because_a_text_is_read_in_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "BLOCK", 1 << 12)
    rows = [HEADER] + [[f"JC{n}", '引号"与\n换行', "2024-03-05"] for n in range(2_000)]
    (tmp_path / "a.csv").write_bytes(files.csv_bytes(rows, "gb18030"))
    slices = list(_open(tmp_path / "a.csv").tables[0].slices())
    assert len(slices) > 5
    assert pl.concat(slices).rows() == [(number, *row) for number, row in enumerate(rows, 1)]
