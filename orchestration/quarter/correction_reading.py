"""The sheets of a correction workbook that are only read: violations, rejects, gate, preview, waivers, changes.

Belongs here: which columns each shows. Does not belong here: sheets that come back filled in (`correction_workbook`).
"""

from __future__ import annotations

from ingestion.contract import load_contracts
from orchestration.quarter.correction_book import READING, Book, Column, field, write_list
from orchestration.quarter.correction_rows import GATE, KIND_LABELS, VIOLATION, Corrections, Row

SEVERITY_LABELS = {"blocker": "阻断", "warning": "警示", "note": "提示"}


def _label(feed: str | None) -> str | None:
    """A feed in the words of its contract."""
    contracts = load_contracts()
    return contracts[feed].label if feed in contracts else None


_ITEM_ID = field("问题编号", 44, "item_id")
_VIOLATION = (
    Column("级别", 8, lambda row: SEVERITY_LABELS.get(row["severity"], row["severity"])),
    field("规则", 24, "rule_name_zh"),
    field("依据", 28, "legal_basis"),
    Column("记录类别", 14, lambda row: _label(row["act_kind"])),
    field("记录编号", 30, "record_no"),
    field("业务日期", 13, "business_date"),
    field("期限", 13, "due_date"),
    field("问题", 56, "message"),
    _ITEM_ID,
)
_REJECT = (
    field("文件", 44, "file_name"),
    Column("数据类别", 14, lambda row: _label(row["feed"])),
    field("行", 8, "source_row"),
    field("列", 18, "column_name"),
    field("问题", 60, "message"),
    field("该文件数据截止", 20, "reported_as_of"),
)
_GATE = (field("理由", 24, "rule_name_zh"), field("问题", 70, "message"), field("补正截止", 14, "due_date"))
_WAIVER = (
    field("豁免编号", 22, "waiver_id"),
    Column("规则", 30, lambda row: row["rule_name_zh"] or row["rule_id"]),
    Column("记录编号", 30, lambda row: row["record_no"] or "（本季度全部）"),
    field("理由", 44, "reason"),
    field("批准日期", 13, "granted_on"),
    field("有效期至", 13, "valid_until"),
    field("批准文号", 24, "document_no"),
    Column("现行有效", 10, lambda row: bool(row["is_in_force"])),
    field("适用次数", 10, "used_count"),
)
_CHANGE = (
    field("与上次相比", 12, "change"),
    Column("类别", 12, lambda row: KIND_LABELS[row["item_kind"]]),
    Column("记录", 30, lambda row: row["record_no"] or row["rule_name_zh"]),
    field("问题", 60, "message"),
    _ITEM_ID,
)


def write_reading(book: Book, corrections: Corrections) -> None:
    """The sheets that are only read."""
    write_list(book, "违反规则", _VIOLATION, corrections.of_kind(VIOLATION))
    write_list(book, "退回未改", _REJECT, corrections.rejects)
    write_list(book, "闸门问题", _GATE, corrections.of_kind(GATE))
    _write_preview(book, corrections)
    write_list(book, "豁免", _WAIVER, corrections.waivers)
    write_list(book, "变化", _CHANGE, corrections.changes)


def _write_preview(book: Book, corrections: Corrections) -> None:
    """Each indicator, and beneath it the records that cost points, with what each would bring back."""
    heads = [
        ("指标", 22),
        ("分子", 10),
        ("分母", 10),
        ("值", 10),
        ("权重", 10),
        ("得分", 10),
        ("说明", 60),
        ("可挽回分值", 14),
    ]
    sheet = book.sheet("得分预估", READING, heads)
    score = corrections.standing.get("score")
    if score is not None:
        total = (None, None, None, None, score, corrections.standing.get("reason"), None)
        for column, value in enumerate(("合计", *total)):
            sheet.put(2, column, value, book.bold if column == 0 else None)
    number = 3
    for indicator in corrections.indicators:
        shown = ("numerator", "denominator", "value", "effective_weight", "points", "reason")
        sheet.put(number, 0, indicator["indicator_name_zh"], book.bold)
        for column, name in enumerate(shown, 1):
            sheet.put(number, column, indicator[name])
        number += 1
        for fault in _faults_of(corrections, indicator):
            evidence = "／".join(filter(None, (fault["record_id"], fault["evidence_id"])))
            sheet.put(number, 0, f"　{evidence}", book.faint)
            sheet.put(number, 6, fault["reason"])
            sheet.put(number, 7, fault["cost_points"])
            number += 1


def _faults_of(corrections: Corrections, indicator: Row) -> list[Row]:
    return [row for row in corrections.faults if row["indicator_code"] == indicator["indicator_code"]]
