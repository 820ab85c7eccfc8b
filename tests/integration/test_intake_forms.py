"""A workbook that we hand out comes back with some rows filled in: those load, and nothing else of it does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tests.fixtures import files
from tests.fixtures.exports import Office, settled

STATED = "数据截止：2024-10-31　导出方式：增量　填写列："
DOCUMENTS = STATED + "材料日期、文件名、上传时间（均留空的行不报送）"
REPLIES = STATED + "回复、说明、回复日期（均留空的行不报送）"
DOCUMENT_HEADER = [
    "执法主体编码",
    "案件编号或决定书文号",
    "材料序号",
    "材料种类",
    "材料日期",
    "文件名",
    "上传时间",
]
REPLY_HEADER = ["执法主体编码", "评估周期", "问题编号", "内容", "回复", "说明", "回复日期"]
READING = [
    ["本表仅供阅读，不作为报送数据。"],
    ["序号", "规则", "记录编号", "说明"],
    ["1", "某规则", "A1", "某事"],
]


def _document(number: str, *filled: str | None) -> list[str | None]:
    return ["JKQ01", number, "补立案审批表", "立案审批表", *filled]


def _form(office: Office, documents: list[list[Any]], replies: list[list[Any]]) -> Path:
    office.desk.mkdir(exist_ok=True)
    return settled(
        files.xlsx(
            office.desk / "JKQ01补正清单.xlsx",
            {
                "说明": READING,
                "缺失材料": [[DOCUMENTS], DOCUMENT_HEADER, *documents],
                "违反规则": READING,
                "回复": [[REPLIES], REPLY_HEADER, *replies],
            },
        )
    )


def test_rows_that_were_filled_in_load_from_both_sheets_and_the_others_are_nothing(office: Office) -> None:
    form = _form(
        office,
        [_document("A1", "2024-09-02", None, "2024-10-30 09:00:00"), _document("A2", None, None, None)],
        [
            ["JKQ01", "2024Q3", "missing/A1", "缺立案审批表", "已补正", None, "2024-10-30"],
            ["JKQ01", "2024Q3", "missing/A2", "缺立案审批表", None, None, None],
        ],
    )
    documents, replies = sorted(office.take(form), key=lambda receipt: str(receipt.feed))
    assert [documents.feed, replies.feed] == ["case_document", "correction_reply"]
    for receipt in (documents, replies):
        counts = receipt.counts
        assert (receipt.status, counts.read, counts.new, counts.rejected) == ("loaded", 1, 1, 0), receipt
        assert "未填写" in receipt.message
    assert office.state("case_document")["case_or_decision_no"].to_list() == ["A1"]
    assert office.state("correction_reply")["reply"].to_list() == ["已补正"]


def test_a_form_of_which_one_sheet_was_left_blank_loads_the_other_and_refuses_nothing(office: Office) -> None:
    form = _form(
        office,
        [_document("A1", None, " ", None)],
        [["JKQ01", "2024Q3", "missing/A1", "缺立案审批表", "有异议", "已送达", "2024-10-30"]],
    )
    documents, replies = sorted(office.take(form), key=lambda receipt: str(receipt.feed))
    assert (documents.status, documents.counts.read, documents.returned) == ("unchanged", 0, ())
    assert "没有填写" in documents.message
    assert (replies.status, replies.counts.new) == ("loaded", 1)


def test_a_form_that_asks_for_nothing_on_one_sheet_is_not_refused_for_it(office: Office) -> None:
    form = _form(
        office, [], [["JKQ01", "2024Q3", "missing/A1", "缺立案审批表", "有异议", "已送达", "2024-10-30"]]
    )
    assert [receipt.status for receipt in office.take(form)] == ["unchanged", "loaded"]


def test_each_sheet_speaks_as_of_the_cut_off_above_it(office: Office) -> None:
    office.desk.mkdir(exist_ok=True)
    sheets = {
        "缺失材料": [
            [DOCUMENTS],
            DOCUMENT_HEADER,
            _document("A1", "2024-09-02", None, "2024-10-30 09:00:00"),
        ],
        "回复": [
            [REPLIES.replace("2024-10-31", "2024-11-06")],
            REPLY_HEADER,
            ["JKQ01", "2024Q3", "missing/A1", "缺立案审批表", "已补正", None, "2024-11-06"],
        ],
    }
    receipts = office.take(settled(files.xlsx(office.desk / "JKQ01补正清单.xlsx", sheets)))
    said = {receipt.feed: receipt.as_of.date() for receipt in receipts if receipt.as_of}
    assert said == {"case_document": date(2024, 10, 31), "correction_reply": date(2024, 11, 6)}


def test_a_row_filled_in_by_half_goes_back_with_its_reason(office: Office) -> None:
    form = _form(
        office,
        [_document("A1", "2024-09-02", None, None)],
        [["JKQ01", "2024Q3", "missing/A1", "缺立案审批表", None, None, None]],
    )
    documents, replies = sorted(office.take(form), key=lambda receipt: str(receipt.feed))
    assert (documents.counts.read, documents.counts.rejected) == (1, 1)
    assert len(documents.returned) == 1
    assert replies.status == "unchanged"


def test_an_export_that_is_no_form_still_gets_a_blank_upload_time_back(office: Office) -> None:
    office.desk.mkdir(exist_ok=True)
    grid = [["数据截止：2024-10-31　导出方式：增量"], DOCUMENT_HEADER, _document("A1", None, None, None)]
    (receipt,) = office.take(settled(files.xlsx(office.desk / "案卷材料.xlsx", {"导出": grid})))
    assert receipt.counts.rejected == 1


def test_a_sheet_without_the_mark_that_nobody_recognises_is_refused_as_before(office: Office) -> None:
    office.desk.mkdir(exist_ok=True)
    sheets = {"回复": [[REPLIES], REPLY_HEADER], "别的": READING[1:]}
    (receipt,) = office.take(settled(files.xlsx(office.desk / "JKQ01补正清单.xlsx", sheets)))
    assert receipt.status == "rejected"
