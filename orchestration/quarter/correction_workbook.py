"""The correction workbook of one department: what to mend, what each fault costs, and where to answer.

Belongs here: the workbook as a whole, and the two sheets that load when they come back filled in (documents,
replies); their headers and the lines above them are those of `ingestion/mappings/platform`.
Does not belong here: the rows (`correction_rows`), where workbooks lie (`corrections`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from ingestion.contract import load_contracts
from orchestration.quarter.correction_book import READING, Book
from orchestration.quarter.correction_instructions import TITLES, instructions
from orchestration.quarter.correction_reading import write_reading
from orchestration.quarter.correction_rows import (
    KIND_LABELS,
    LATE,
    MISSING,
    REJECT,
    Corrections,
    Row,
    item_key,
)

_DATE, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
# Headers to be filled in by hand, with the format of their cells.
_DOCUMENT_FILL = {"材料日期": _DATE, "文件名": "@", "上传时间": _MOMENT}
_REPLY_FILL = {"回复": "@", "说明": "@", "回复日期": _DATE}
# Headers of the sheet of documents, with their widths.
_DOCUMENT_COLUMNS = (
    ("执法主体编码", 14),
    ("案件编号或决定书文号", 32),
    ("材料序号", 26),
    ("材料种类", 24),
    ("材料日期", 14),
    ("文件名", 30),
    ("上传时间", 20),
    ("情况", 8),
    ("应备截止日", 13),
    ("逾期天数", 10),
    ("问题", 44),
    ("问题编号", 40),
)


def write_workbook(corrections: Corrections, path: Path) -> None:
    """Write one department's workbook to `path`; equal content gives equal bytes."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_numbers": False}) as file:
        file.set_properties(
            {
                "title": f"{corrections.period} {TITLES[corrections.stage]}",
                "created": datetime.combine(corrections.on, datetime.min.time()),
            }
        )
        book = Book(file)
        _write_instructions(book, corrections)
        _write_documents(book, corrections)
        write_reading(book, corrections)
        _write_replies(book, corrections)


def _write_instructions(book: Book, corrections: Corrections) -> None:
    sheet = book.sheet("说明", READING, [(f"{corrections.period} {TITLES[corrections.stage]}", 110)])
    for number, line in enumerate(instructions(corrections), 2):
        sheet.put(number, 0, line)


def _write_documents(book: Book, corrections: Corrections) -> None:
    """Missing documents, to be filled in; late ones below them, which have come and are only to be known of.

    The cut-off is that of the data which the list judges: a later one would say that all departments' data reach
    that far. Answers, which no limit is judged by, are as new as the list itself.
    """
    sheet = book.sheet(
        "缺失和逾期材料",
        _stated(corrections.data_ends_date, _DOCUMENT_FILL),
        _DOCUMENT_COLUMNS,
        list(_DOCUMENT_FILL),
    )
    asked = [book.format(number, bg_color="#FFF2CC") for number in _DOCUMENT_FILL.values()]
    for number, item in enumerate(corrections.of_kind(MISSING, LATE), 2):
        is_missing = item["item_kind"] == MISSING
        kinds = (item["document_kinds"] or "").split("|")
        given = (
            _keeper(item, corrections),
            item["case_or_decision_no"],
            f"补{item['document_name_zh']}" if is_missing else None,
            kinds[0] if is_missing else item["document_name_zh"],
        )
        for column, value in enumerate(given):
            sheet.put(number, column, value, book.text if is_missing else book.faint)
        for column, style in enumerate(asked, len(given)):
            sheet.put(number, column, None, style if is_missing else book.faint)
        told = (KIND_LABELS[item["item_kind"]][:2], item["due_date"], item["days_late"])
        for column, value in enumerate((*told, item["message"], item["item_id"]), len(given) + len(asked)):
            sheet.put(number, column, value)
        if is_missing and len(kinds) > 1:
            sheet.raw.data_validation(number, 3, number, 3, {"validate": "list", "source": kinds})


def _keeper(item: Row, corrections: Corrections) -> str:
    """Whose file it is: an entrusted organisation keeps its own, though its entrusting department answers for it."""
    parts = (item["stream_id"] or "").split("/")
    return parts[2] if len(parts) > 2 else corrections.department_code


def _write_replies(book: Book, corrections: Corrections) -> None:
    """One row an item, and in the draft one a scored indicator; who has nothing to say leaves it blank."""
    columns = [
        ("执法主体编码", 14),
        ("评估周期", 10),
        ("问题编号", 40),
        ("类别", 12),
        ("内容", 64),
        ("回复", 14),
        ("说明", 44),
        ("回复日期", 14),
        ("上次回复", 40),
    ]
    sheet = book.sheet("回复", _stated(corrections.on, _REPLY_FILL), columns, list(_REPLY_FILL))
    asked = [book.format(number, bg_color="#FFF2CC", text_wrap=True) for number in _REPLY_FILL.values()]
    options = load_contracts()["correction_reply"].column("reply").enum
    before = {item_key(row["item_id"]): row for row in corrections.replies}
    subjects = _subjects(corrections)
    for number, (item_id, label, content) in enumerate(subjects, 2):
        given = (corrections.department_code, corrections.period, item_id, label, content)
        for column, value in enumerate(given):
            sheet.put(number, column, value)
        for column, style in enumerate(asked, len(given)):
            sheet.put(number, column, None, style)
        sheet.put(number, len(given) + len(asked), _told(before.get(item_key(item_id))))
    if subjects:
        rule = {"validate": "list", "source": list(options), "error_message": "请从下拉列表中选择。"}
        sheet.raw.data_validation(2, 5, len(subjects) + 1, 5, rule)


def _subjects(corrections: Corrections) -> list[tuple[str, str, str]]:
    """What can be answered: number, kind, and what it is about."""
    found = [
        (item["item_id"], KIND_LABELS[item["item_kind"]], _content(item)) for item in corrections.open_items
    ]
    if corrections.stage == "draft":
        found += [
            (
                row["indicator_code"],
                "指标得分",
                f"{row['indicator_name_zh']}：分子 {row['numerator']}，分母 {row['denominator']}，得分 {row['points']}",
            )
            for row in corrections.indicators
            if row["is_scored"] and row["is_applicable"]
        ]
    return found


def _content(item: Row) -> str:
    number = item["record_no"]
    if item["item_kind"] == REJECT:
        return f"退回行未更正：{item['message']}"
    return (
        f"{number}：{item['message']}" if number and number not in item["message"] else str(item["message"])
    )


def _told(reply: Row | None) -> str | None:
    """An earlier answer in one phrase."""
    if reply is None:
        return None
    said = f"：{reply['statement']}" if reply["statement"] else ""
    return f"{reply['reply']}（{reply['replied_on']}）{said}"


def _stated(as_of: date, fill: Iterable[str]) -> str:
    """The line above a sheet that loads: its cut-off, and what is filled in."""
    return f"数据截止：{as_of.isoformat()}　导出方式：增量　填写列：{'、'.join(fill)}（均留空的行不报送）"
