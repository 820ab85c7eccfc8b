"""The appendix of the circular (通报附件.xlsx): ranking, indicators, violations by rule, waivers, documents.

Belongs here: headings, widths, print settings. Does not belong here: any figure that the release does not hold.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from orchestration.reports import wording
from orchestration.reports.circular import UNMET, window
from orchestration.reports.published import Material, Signing

_FIRST_ROW = 3


@dataclass(frozen=True)
class Column:
    """A column of a sheet: key of the row, heading, width in characters, number format (None for text)."""

    key: str
    heading: str
    width: float
    format: str | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its columns, its rows, and what stands beneath them."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Any]]
    notes: tuple[str, ...] = ()


def appendix(material: Material, signing: Signing) -> bytes:
    """The workbook's bytes; the same material and signature give the same bytes."""
    sheets = [
        _ranking(material),
        _indicators(material),
        _violations(material),
        _waivers(material),
        _documents(material),
    ]
    if signing.version > 1:
        sheets.append(_restated(material))
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    signed = signing.signed_on
    title = f"{wording.quarter(material.period)}行政执法质效评估"
    book.set_properties({"title": title, "created": datetime(signed.year, signed.month, signed.day)})
    styles = _styles(book)
    for sheet in sheets:
        aside = f"{signing.document_no} 附件　统计区间：{window(material)}"
        _write(book.add_worksheet(sheet.name), sheet, f"{title}　{sheet.name}", aside, styles)
    book.close()
    return content.getvalue()


# --- sheets ------------------------------------------------------------------------------------------

_NAME = Column("name", "行政执法主体", 34)


def _ranking(material: Material) -> Sheet:
    unmet = {row["department_code"] for row in material.deducted}
    rows = [
        row
        | {
            "name": row["department_name"],
            "status_zh": wording.STATUS[row["status"]],
            "unmet": UNMET if row["department_code"] in unmet else "",
            "grounds": wording.named(material.grounds.get(row["department_code"], ())),
        }
        for row in map(dict, material.ranking)
    ]
    columns = (
        Column("rank", "名次", 7, "0"),
        _NAME,
        Column("score", "得分", 9, "0.00"),
        Column("status_zh", "参评情况", 11),
        Column("applicable_weight", "适用权重", 9, "0"),
        Column("officer_count", "持证人员", 9, "0"),
        Column("countable_item_count", "权责事项", 9, "0"),
        Column("unmet", "数据质量", 12),
        Column("grounds", "约谈事由", 20),
        Column("reason", "说明", 32),
    )
    return Sheet("排名", columns, rows, ("得分相同的名次相同。",))


def _indicators(material: Material) -> Sheet:
    rows = [
        row
        | {
            "name": material.full_names.get(row["department_code"], row["department_code"]),
            "applies": "适用" if row["is_applicable"] else "不适用",
            "scored": "计分" if row["is_scored"] else "只公布，不计分",
        }
        for row in map(dict, material.indicators)
        if row["department_code"] in material.full_names
    ]
    columns = (
        _NAME,
        Column("indicator_name_zh", "指标", 24),
        Column("scored", "计分", 14),
        Column("applies", "适用", 8),
        Column("numerator", "分子", 10, "0"),
        Column("denominator", "分母", 10, "0"),
        Column("value", "数值", 10, "0.00"),
        Column("unit", "单位", 8),
        Column("weight", "权重", 8, "0"),
        Column("effective_weight", "分担后权重", 12, "0.0000"),
        Column("points", "得分", 10, "0.0000"),
        Column("reason", "说明", 28),
    )
    notes = (
        "案卷评查的分子、分母以百分之一分计；复议应诉纠错为扣分项。",
        "不适用的指标，其权重由该主体适用的指标按权重分担。",
    )
    return Sheet("指标得分", columns, rows, notes)


def _violations(material: Material) -> Sheet:
    rows = [
        row
        | {
            "name": row["department_name"] or row["department_code"],
            "severity_zh": wording.SEVERITY.get(row["severity"], row["severity"]),
        }
        for row in map(dict, material.violations)
    ]
    columns = (
        Column("rule_name_zh", "规则", 36),
        Column("severity_zh", "级别", 8),
        Column("legal_basis", "依据", 40),
        _NAME,
        Column("violation_count", "问题数", 9, "0"),
        Column("waived_count", "其中已豁免", 11, "0"),
    )
    note = "只统计业务日期在本季度的问题。阻断级问题未关闭的，数据未达标；警示、提示供督促改进。"
    return Sheet("违规统计", columns, rows, (note,))


def _waivers(material: Material) -> Sheet:
    rows = [
        row
        | {
            "name": row["department_name"] or row["department_code"],
            "record": row["record_no"] or "本季度全部",
            "standing": "" if row["is_in_force"] else "已撤销或过期",
            "use": "" if row["is_used"] else "未使用",
        }
        for row in map(dict, material.waivers)
    ]
    columns = (
        _NAME,
        Column("rule_name_zh", "规则", 28),
        Column("record", "记录", 28),
        Column("reason", "理由", 48),
        Column("granted_by", "批准人", 12),
        Column("granted_on", "批准日期", 12, "yyyy-mm-dd"),
        Column("valid_until", "有效期至", 12, "yyyy-mm-dd"),
        Column("document_no", "批准文号", 24),
        Column("used_count", "豁免问题数", 11, "0"),
        Column("use", "使用", 9),
        Column("standing", "效力", 14),
    )
    return Sheet("豁免", columns, rows, () if rows else ("本季度没有批准豁免。",))


def _documents(material: Material) -> Sheet:
    rows = [
        row | {"name": row["department_name"] or row["department_code"]}
        for row in map(dict, material.documents)
    ]
    columns = (
        _NAME,
        Column("document_name_zh", "案卷材料", 28),
        Column("missing_count", "缺失", 9, "0"),
        Column("late_count", "迟交", 9, "0"),
    )
    return Sheet("材料统计", columns, rows, ("只统计应备截止日在本季度的材料。",))


def _restated(material: Material) -> Sheet:
    columns = (
        _NAME,
        Column("indicator_name_zh", "指标", 24),
        Column("record", "记录", 34),
        Column("was", "原公布", 20),
        Column("becomes", "更正为", 20),
        Column("event_zh", "变化", 16),
        Column("reported_on", "数据截止", 12, "yyyy-mm-dd"),
        Column("file_name", "报送文件", 40),
    )
    rows = [row | {"name": row["department_name"]} for row in map(dict, material.restated)]
    return Sheet("更正记录", columns, rows, ("与上一版相比，计入指标的情况有变化的记录。",))


# --- writing -----------------------------------------------------------------------------------------


def _styles(book: Workbook) -> dict[str, Any]:
    framed = {"border": 1, "font_name": "仿宋", "font_size": 10, "valign": "vcenter"}
    centred = framed | {"align": "center"}
    formats = ("0", "0.00", "0.0000", "yyyy-mm-dd")
    return {
        "title": book.add_format(
            {"font_name": "方正小标宋简体", "font_size": 16, "align": "center", "valign": "vcenter"}
        ),
        "aside": book.add_format({"font_name": "楷体", "font_size": 10, "align": "right"}),
        "head": book.add_format(centred | {"font_name": "黑体", "text_wrap": True}),
        "text": book.add_format(framed | {"text_wrap": True}),
        "note": book.add_format({"font_name": "楷体", "font_size": 10}),
        **{one: book.add_format(centred | {"num_format": one}) for one in formats},
    }


def _write(sheet: Worksheet, said: Sheet, title: str, aside: str, styles: Mapping[str, Any]) -> None:
    last = len(said.columns) - 1
    sheet.set_row(0, 30)
    sheet.merge_range(0, 0, 0, last, title, styles["title"])
    sheet.merge_range(1, 0, 1, last, aside, styles["aside"])
    sheet.set_row(2, 26)
    for at, column in enumerate(said.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(2, at, column.heading, styles["head"])
    for number, row in enumerate(said.rows, start=_FIRST_ROW):
        for at, column in enumerate(said.columns):
            _write_cell(sheet, number, at, row[column.key], styles[column.format or "text"])
    _write_notes(sheet, _FIRST_ROW + len(said.rows), said.notes, styles["note"])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.freeze_panes(_FIRST_ROW, 0)
    if said.rows:
        sheet.autofilter(2, 0, _FIRST_ROW + len(said.rows) - 1, last)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, style: Any) -> None:
    """Text as text, never as a formula; nothing as an empty cell."""
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, str(value), style)


def _write_notes(sheet: Worksheet, row: int, notes: Iterable[str], style: Any) -> None:
    for number, note in enumerate(notes, start=1):
        sheet.write_string(row + number - 1, 0, f"说明{number}：{note}", style)
