"""A quarter's correction list from the first check to the second: filled in with the clerk's own program, dropped
into the inbox, and held against what came.

Two cases were filed on 8 October 2024 and hold no scan at all. Source registration and filing approval were due ten
working days later: 9, 10, 11, 12 (worked in exchange for the holidays), 14 to 18, 21 October.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ingestion.acts import record_acts
from ingestion.receipt import Receipt
from orchestration.quarter.corrections import CorrectionList, correction_lists, write_correction_lists
from orchestration.quarter.releases import release_now
from orchestration.quarter.replies import open_objections
from orchestration.releases import Release
from tests.fixtures.exports import INSPECTION, Office, settled, workbook

YEAR_END = "数据截止：2024-12-31 导出方式：增量"
JANUARY = "数据截止：2025-01-09 导出方式：增量"
FIRST_CHECK, SECOND_CHECK = date(2025, 1, 6), date(2025, 1, 10)
REGISTRATION, APPROVAL = "案件来源登记表", "立案审批表"


def _case(number: str) -> dict[str, Any]:
    return {
        "执法主体编码": "JKQ01",
        "案件编号": number,
        "案件来源": "检查",
        "当事人名称": "甲有限公司",
        "当事人类型": "法人及非法人组织",
        "立案日期": "2024-10-08",
        "处理结果": "",
        "结案日期": "",
        "执法人员证件号": "12011600123",
        "上传时间": "2024-10-09 09:00:00",
    }


def _cells(sheet: Worksheet) -> tuple[dict[str, int], list[tuple[Any, ...]]]:
    """Header → column number from 1, and the rows below it."""
    _, header, *rows = sheet.iter_rows(values_only=True)
    return {str(text): number for number, text in enumerate(header, 1)}, rows


def _fill(sheet: Worksheet, wanted: dict[str, str], typed: dict[str, Any]) -> None:
    """Type into the one row that holds these values."""
    columns, rows = _cells(sheet)
    numbers = [
        number
        for number, row in enumerate(rows, 3)
        if all(value in str(row[columns[header] - 1]) for header, value in wanted.items())
    ]
    (number,) = numbers
    for header, value in typed.items():
        sheet.cell(number, columns[header], value)


def _told(path: Path, sheet: str, *headers: str) -> list[tuple[Any, ...]]:
    columns, rows = _cells(openpyxl.load_workbook(path)[sheet])
    return [tuple(row[columns[header] - 1] for header in headers) for row in rows]


def _own(lists: tuple[CorrectionList, ...]) -> CorrectionList:
    (own,) = (one for one in lists if one.department_code == "JKQ01")
    return own


def _send_back(path: Path, office: Office) -> list[Receipt]:
    """The clerk uploads one document, answers two items, and drops the workbook into the inbox."""
    book = openpyxl.load_workbook(path)
    _fill(
        book["缺失和逾期材料"],
        {"案件编号或决定书文号": "A1", "材料种类": REGISTRATION},
        {"材料日期": date(2024, 10, 8), "文件名": "来源.pdf", "上传时间": datetime(2025, 1, 8, 9, 30)},
    )
    answers = {("A1", REGISTRATION): ("已补正", "已上传"), ("A2", APPROVAL): ("有异议", "已随案移送")}
    for (case, document), (reply, statement) in answers.items():
        typed = {"回复": reply, "说明": statement, "回复日期": date(2025, 1, 8)}
        _fill(book["回复"], {"内容": f"{case}：{document}"}, typed)
    office.home.inbox.mkdir(parents=True, exist_ok=True)
    filled = office.home.inbox / path.name
    book.save(filled)
    return office.take(settled(filled))


def _waive(office: Office, case: str) -> None:
    record_acts(
        office.home,
        feed="waiver",
        rows=[
            {
                "department_code": "JKQ01",
                "period": "2024Q4",
                "waiver_no": 1,
                "rule_id": "source_registration",
                "record_no": case,
                "reason": "案卷被法院调取",
                "granted_by": "监督办主任",
                "granted_on": date(2025, 1, 9),
                "valid_until": date(2025, 12, 31),
                "registered_by": "经办人",
                "is_revoked": False,
            }
        ],
        recorded_at=datetime(2025, 1, 9, 8),
    )


@pytest.fixture
def checked(office: Office) -> tuple[Office, Release, CorrectionList]:
    """The office after its first check."""
    inspected = INSPECTION | {"检查日期": "2024-11-05", "上传时间": "2024-11-06 09:00:00"}
    office.one(workbook(office.desk / "行政检查.xlsx", [inspected], YEAR_END))
    office.one(workbook(office.desk / "案件台账.xlsx", [_case("A1"), _case("A2")], YEAR_END))
    release = release_now(office.home)
    lists = write_correction_lists(office.home, release, "2024Q4", stage="check", on=FIRST_CHECK)
    return office, release, _own(lists)


@pytest.mark.drill
def test_what_was_mended_waived_and_left_shows_in_the_next_check(
    checked: tuple[Office, Release, CorrectionList],
) -> None:
    office, first, listed = checked
    assert (listed.missing_count, listed.late_count, listed.days_left) == (4, 0, 9)
    due = _told(listed.path, "缺失和逾期材料", "案件编号或决定书文号", "材料种类", "应备截止日")
    assert due == [
        ("A1", APPROVAL, "2024-10-21"),
        ("A1", REGISTRATION, "2024-10-21"),
        ("A2", APPROVAL, "2024-10-21"),
        ("A2", REGISTRATION, "2024-10-21"),
    ]

    receipts = {receipt.feed: receipt for receipt in _send_back(listed.path, office)}
    assert {feed: (one.counts.new, one.counts.rejected) for feed, one in receipts.items()} == {
        "case_document": (1, 0),
        "correction_reply": (2, 0),
    }
    fixed = {
        "执法主体编码": "JKQ01",
        "案件编号": "A1",
        "材料序号": "2",
        "材料种类": APPROVAL,
        "上传时间": "2025-01-08 16:00:00",
    }
    office.one(workbook(office.desk / "案卷材料.xlsx", [fixed], JANUARY))
    _waive(office, "A2")

    second = release_now(office.home)
    again = _own(
        write_correction_lists(
            office.home, second, "2024Q4", stage="check", on=SECOND_CHECK, previous=first, due_date=None
        )
    )
    assert (again.missing_count, again.fixed_count, again.waived_count, again.days_left) == (1, 2, 1, 5)
    changes = {
        (record, document): change
        for change, record, message in _told(again.path, "变化", "与上次相比", "记录", "问题")
        if record in ("A1", "A2")
        and (document := str(message).partition("应于")[0]) in (REGISTRATION, APPROVAL)
    }
    assert changes == {
        ("A1", REGISTRATION): "已补正",
        ("A1", APPROVAL): "已补正",
        ("A2", REGISTRATION): "已豁免",
        ("A2", APPROVAL): "仍未补正",
    }
    (before,) = (
        told
        for content, told in _told(again.path, "回复", "内容", "上次回复")
        if f"A2：{APPROVAL}" in str(content)
    )
    assert before == "有异议（2025-01-08）：已随案移送"
    assert _told(again.path, "豁免", "规则", "记录编号", "理由", "适用次数") == [
        ("案卷材料：案件来源登记表", "A2", "案卷被法院调取", 1)
    ]
    assert [(row["reply"], row["record_no"]) for row in open_objections(office.home, "2024Q4", second)] == [
        ("有异议", "A2")
    ]
    assert _own(correction_lists(office.home, "2024Q4", "check")) == again
