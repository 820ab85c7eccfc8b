"""What goes back to a clerk, mended with the clerk's own program and dropped back in, loads."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.fixtures import files
from tests.fixtures.exports import INSPECTION, OCTOBER, Office, rejects_of, settled, table, text, workbook


def _mend(path: Path, wrong: str, right: str) -> Path:
    """Replace a cell's text wherever it stands, and save the workbook as a clerk would."""
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == wrong]
    assert cells
    for cell in cells:
        cell.value = right
    book.save(path)
    return settled(path)


def _days(office: Office) -> dict[str, str]:
    state = office.state("inspection")
    return dict(zip(state["inspection_no"], state["inspection_date"].cast(str), strict=True))


def test_a_mended_row_loads_and_the_others_stay(office: Office) -> None:
    rows = [INSPECTION, {**INSPECTION, "检查编号": "JC2", "检查日期": "2024-02-30"}]
    receipt = office.one(workbook(office.desk / "行政检查.xlsx", rows))
    counts = office.one(_mend(receipt.returned[0], "2024-02-30", "2024-02-29")).counts
    assert (counts.read, counts.new, counts.withdrawn) == (1, 1, 0)
    assert _days(office) == {"JC1": "2024-03-05", "JC2": "2024-02-29"}


def test_rows_of_a_csv_come_back_as_a_workbook_that_loads(office: Office) -> None:
    rows = [{**INSPECTION, "检查方式": "飞行", "执法人员证件号": "012011600123"}]
    receipt = office.one(text(office.desk / "行政检查.csv", rows, encoding="gb18030"))
    assert office.one(_mend(receipt.returned[0], "飞行", "现场")).counts.new == 1
    assert office.state("inspection")["officer_certificate_nos"].to_list() == ["012011600123"]


def test_rows_under_a_two_row_header_come_back_under_it_and_load(office: Office) -> None:
    grid = [
        [OCTOBER],
        ["执法主体编码", "检查", None, None, "当事人名称"],
        [None, "检查编号", "检查方式", "检查日期", None],
        ["JKQ01", "JC1", "现场", "2024-03-05", "甲有限公司"],
        ["JKQ01", "JC2", "现场", "2024-13-05", "甲有限公司"],
    ]
    receipt = office.one(settled(files.xlsx(office.desk / "行政检查.xlsx", {"导出": grid})))
    assert (receipt.counts.new, receipt.counts.rejected) == (1, 1)
    assert office.one(_mend(receipt.returned[0], "2024-13-05", "2024-12-05")).counts.new == 1
    assert _days(office) == {"JC1": "2024-03-05", "JC2": "2024-12-05"}


def test_rows_of_month_sheets_come_back_sheet_by_sheet_and_load(office: Office) -> None:
    months = {
        f"{month}月": table([{**INSPECTION, "检查编号": f"JC{month}", "检查日期": f"2024-{month}-31"}])
        for month in (1, 2, 3, 4)
    }
    receipt = office.one(settled(files.xlsx(office.desk / "行政检查.xlsx", months)))
    assert (receipt.counts.read, receipt.counts.new, receipt.counts.rejected) == (4, 2, 2)
    assert len(receipt.returned) == 2
    mended = [_mend(path, wrong, right) for path, wrong, right in zip(
        receipt.returned, ("2024-2-31", "2024-4-31"), ("2024-2-29", "2024-4-30"), strict=True
    )]  # fmt: skip
    assert [one.counts.new for one in office.take(*mended)] == [1, 1]
    assert _days(office) == {
        "JC1": "2024-01-31",
        "JC2": "2024-02-29",
        "JC3": "2024-03-31",
        "JC4": "2024-04-30",
    }


def test_rows_under_merged_cells_come_back_with_what_the_merged_cell_said(office: Office) -> None:
    """Two documents of case A and two of case B; the second of each is wrong and stands under a merged cell."""
    grid = [
        [OCTOBER],
        ["执法主体编码", "案件编号", "材料序号", "材料种类", "上传时间"],
        ["JKQ01", "A", "1", "立案审批表", "2024-03-05 10:00:00"],
        [None, None, "2", "立案审批表", "昨天"],
        ["JKQ02", "B", "1", "立案审批表", "2024-03-05 10:00:00"],
        [None, None, "2", "立案审批表", "昨天"],
    ]
    receipt = office.one(settled(files.xlsx(office.desk / "案卷材料.xlsx", {"导出": grid})))
    assert (receipt.counts.new, receipt.counts.rejected) == (2, 2)
    mended = [_mend(path, "昨天", "2024-03-06 09:00:00") for path in receipt.returned]
    assert [one.counts.new for one in office.take(*mended)] == [1, 1]
    assert office.state("case_document")["stream_id"].to_list() == [
        "case_document/platform/JKQ01/A/1",
        "case_document/platform/JKQ01/A/2",
        "case_document/platform/JKQ02/B/1",
        "case_document/platform/JKQ02/B/2",
    ]


def test_conflicting_rows_under_merged_cells_come_back_whole_as_well(office: Office) -> None:
    grid = [
        [OCTOBER],
        ["执法主体编码", "案件编号", "材料序号", "材料种类", "上传时间"],
        ["JKQ01", "A", "1", "立案审批表", "2024-03-05 10:00:00"],
        [None, None, "2", "立案审批表", "2024-03-05 10:00:00"],
        [None, None, "2", "立案审批表", "2024-03-06 10:00:00"],
    ]
    receipt = office.one(settled(files.xlsx(office.desk / "案卷材料.xlsx", {"导出": grid})))
    assert (receipt.counts.new, receipt.counts.rejected) == (1, 2)
    assert (
        office.one(_mend(receipt.returned[0], "2024-03-06 10:00:00", "2024-03-05 10:00:00")).counts.new == 1
    )
    assert office.state("case_document")["stream_id"].to_list() == [
        "case_document/platform/JKQ01/A/1",
        "case_document/platform/JKQ01/A/2",
    ]


def test_cells_that_look_like_formulas_come_back_as_text_and_load_as_text(office: Office) -> None:
    rows = [{**INSPECTION, "专项名称": "=cmd|' /C calc'!A0", "检查日期": "x"}]
    receipt = office.one(workbook(office.desk / "行政检查.xlsx", rows))
    sheet = openpyxl.load_workbook(receipt.returned[0])["导出"]
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=cmd"))
    assert cell.data_type == "s" and cell.quotePrefix
    assert office.one(_mend(receipt.returned[0], "x", "2024-03-05")).counts.new == 1


def test_a_part_of_a_full_export_that_comes_back_withdraws_nothing(office: Office) -> None:
    """The file's name says 全量 and the returned workbook is named after it."""
    rows = [{**INSPECTION, "检查编号": f"JC{n}", "检查日期": "2024-03-05" if n else "x"} for n in range(9)]
    office.desk.mkdir(exist_ok=True)
    path = workbook(office.desk / "行政检查_全部_全量_20240101-20241231_截止20241031.xlsx", rows, None)
    receipt = office.one(path)
    assert (receipt.counts.new, receipt.counts.rejected) == (8, 1)
    counts = office.one(_mend(receipt.returned[0], "x", "2024-03-05")).counts
    assert (counts.new, counts.withdrawn) == (1, 0)
    assert office.state("inspection").height == 9


def test_a_row_sent_back_half_mended_is_one_open_reject_and_not_two(office: Office) -> None:
    rows = [{**INSPECTION, "检查日期": "2024-02-30", "检查方式": "飞行"}]
    receipt = office.one(workbook(office.desk / "行政检查.xlsx", rows))
    again = office.one(_mend(receipt.returned[0], "飞行", "现场"))
    assert again.counts.rejected == 1
    assert rejects_of(office).filter("is_open")["column_name"].to_list() == ["检查日期"]
