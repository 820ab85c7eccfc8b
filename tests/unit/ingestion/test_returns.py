"""What goes back to a clerk says everything, harms nobody, and loads once it is mended."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from ingestion import returns
from ingestion.faults import FileFault
from ingestion.mapping import load_mappings
from ingestion.readers import INSTRUCTION_SHEET, open_document
from ingestion.returns import ADDED_HEADERS, expire, write_file_notice, write_return

HEADERS: list[list[str | None]] = [["检查", None, None], ["检查编号", "执法人员证件号", "检查日期"]]
ROWS = pl.DataFrame(
    {"row": [9, 4], "c0": ["JC2", "=1+1"], "c1": ["@x", "1.20116E+10"], "c2": [None, "2024-13-05"]},
    schema={"row": pl.Int64, "c0": pl.String, "c1": pl.String, "c2": pl.String},
)
FAULTS = pl.DataFrame(
    {
        "row": [4, 4, 9, 9],
        "column_index": [1, 2, None, 2],
        "message": ["证件号是科学计数法", "日期不存在", "整行重复", "缺少日期"],
    },
    schema={"row": pl.Int64, "column_index": pl.Int64, "message": pl.String},
)  # fmt: skip
AS_OF = datetime(2024, 10, 31, 18, 30)


def _write(folder: Path, rows: pl.DataFrame = ROWS, label: str = "月报.zip/检查/行政检查_全量.xlsx") -> Path:
    return write_return(
        folder,
        file_label=label,
        sheet="10月",
        as_of=AS_OF,
        department="JKQ01",
        header_rows=HEADERS,
        rows=rows,
        faults=FAULTS,
    )


def _cells(path: Path, work: Path) -> list[tuple[object, ...]]:
    (document,) = open_document(path, recognises=lambda _: True, work=work)
    assert document.fault is None
    (table,) = document.tables
    return [row[1:] for row in pl.concat(list(table.slices())).rows()]


def test_rejected_rows_come_back_in_their_own_order_with_reasons_and_row_numbers(tmp_path: Path) -> None:
    cells = _cells(_write(tmp_path), tmp_path)
    assert cells[2] == ("检查编号", "执法人员证件号", "检查日期", "错误原因", "原文件行号")
    assert cells[3] == ("=1+1", "1.20116E+10", "2024-13-05", "证件号是科学计数法；日期不存在", "4")
    assert cells[4] == ("JC2", "@x", None, "整行重复；缺少日期", "9")
    assert len(cells) == 5


def test_faulty_cells_are_filled_and_carry_their_reason(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_write(tmp_path))["10月"]
    marked = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {"B4": "证件号是科学计数法", "C4": "日期不存在", "C5": "缺少日期"}
    fills = {sheet[name].fill.fgColor.rgb for name in marked}
    assert len(fills) == 1 and sheet["A4"].fill.fgColor.rgb not in fills
    assert sheet.freeze_panes == "A4"


def test_cells_that_look_like_formulas_are_text_when_opened_and_when_edited(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_write(tmp_path))["10月"]
    for name in ("A4", "B4", "B5"):
        assert sheet[name].data_type == "s"
        assert sheet[name].number_format == "@"
        assert sheet[name].quotePrefix
    assert sheet["A4"].value == "=1+1"


def test_the_first_line_states_cut_off_and_delivery_as_the_platform_mapping_reads_them(
    tmp_path: Path,
) -> None:
    line = str(_cells(_write(tmp_path), tmp_path)[0][0])
    said: dict[str, str] = {}
    for statement in load_mappings()["platform", "inspection"].statements:
        if statement.within == "preamble" and (match := re.search(statement.pattern, line)):
            said |= match.groupdict()
    assert said == {"as_of": "2024-10-31 18:30:00", "delivery": "增量"}


def test_a_returned_part_of_a_full_export_does_not_call_itself_full(tmp_path: Path) -> None:
    assert re.fullmatch(r"月报.zip_检查_行政检查_增量_退回_[0-9a-f]{8}\.xlsx", _write(tmp_path).name)


def test_instructions_stand_on_a_sheet_of_their_own_that_is_no_table(tmp_path: Path) -> None:
    assert openpyxl.load_workbook(_write(tmp_path)).sheetnames == ["10月", INSTRUCTION_SHEET]


def test_the_same_rejects_have_one_name_and_others_another(tmp_path: Path) -> None:
    assert _write(tmp_path) == _write(tmp_path)
    assert _write(tmp_path) != _write(tmp_path, ROWS.with_columns(c0=pl.lit("JC9")))
    assert len(list(tmp_path.iterdir())) == 2


def test_nothing_half_written_is_left_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        _write(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_cell_too_long_for_the_format_is_cut_and_says_so(tmp_path: Path) -> None:
    cells = _cells(_write(tmp_path, ROWS.with_columns(c0=pl.lit("长" * 40_000))), tmp_path)
    assert len(str(cells[3][0])) == 32_767
    assert "已截断" in str(cells[3][3])


def test_more_rows_than_a_sheet_holds_go_on_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returns, "SHEET_ROWS", 1)
    path = _write(tmp_path)
    assert openpyxl.load_workbook(path).sheetnames == ["10月", "10月_2", INSTRUCTION_SHEET]
    assert openpyxl.load_workbook(path)["10月_2"]["D3"].value == ADDED_HEADERS[0]


@pytest.mark.parametrize("sheet", [None, "a/b[1]*?:", "很长的工作表名" * 9, "'"])
def test_any_name_of_a_sheet_will_do(tmp_path: Path, sheet: str | None) -> None:
    path = write_return(
        tmp_path,
        file_label="..",
        sheet=sheet,
        as_of=AS_OF,
        department=None,
        header_rows=HEADERS,
        rows=ROWS,
        faults=FAULTS,
    )
    assert path.parent == tmp_path and len(_cells(path, tmp_path)) == 5


def test_a_notice_says_where_what_and_how_to_mend_it(tmp_path: Path) -> None:
    fault = FileFault("corrupt", "工作簿已损坏。", "请重新导出。", sheet="1月", row=7)
    sheet = openpyxl.load_workbook(write_file_notice(tmp_path, file_label="月报.xlsx", fault=fault))[
        "退回通知"
    ]
    told = dict(sheet.iter_rows(values_only=True))
    assert told["文件"] == "月报.xlsx" and told["工作表"] == "1月" and told["行"] == "7" and told["列"] == "—"
    assert told["问题"] == "工作簿已损坏。" and told["处理办法"] == "请重新导出。"


def test_returned_workbooks_expire(tmp_path: Path) -> None:
    old, new = _write(tmp_path / "JKQ01"), _write(tmp_path / "JKQ02")
    now = datetime(2024, 12, 1, tzinfo=UTC)
    os.utime(old, ((now - timedelta(days=31)).timestamp(),) * 2)
    os.utime(new, ((now - timedelta(days=29)).timestamp(),) * 2)
    assert expire(tmp_path, timedelta(days=30), now) == [old]
    assert new.exists() and not old.exists()
