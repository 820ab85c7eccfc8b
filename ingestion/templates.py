"""Import templates: one workbook for a feed, made from its contract.

Belongs here: how a contract's columns become columns that a clerk can hardly fill in wrongly.
Does not belong here: what a column means (`contract`), its header's spelling (`mapping`).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import xlsxwriter

from ingestion.contract import Column, Contract
from ingestion.mapping import Mapping
from ingestion.readers import INSTRUCTION_SHEET

# Line above the table where the platform mapping looks for the cut-off; the clerk puts in the date.
STATEMENT = "数据截止：　　　　（请填写，如 2024-10-31）　导出方式：增量"
HEADER_ROW = 1
FIRST_ROW = 2
# Rows that get formats and drop-downs; a sheet takes more, unformatted.
PREPARED_ROWS = 5_000
# Excel takes at most 255 characters of a drop-down that is written out.
LIST_CHARS = 255
BOOLEAN_VALUES = ("是", "否")
INSTRUCTION_HEADERS = ("列名", "必填", "填写要求", "可选值", "说明", "示例")

_FORMATS = {
    "date": "yyyy-mm-dd",
    "timestamp": "yyyy-mm-dd hh:mm:ss",
    "integer": "0",
    "decimal": "#,##0.00",
}
_KINDS = {
    "code": "文本，按原样填写，不得显示为 1.2E+10",
    "name": "文本",
    "free": "文本，可分行",
    "enum": "从可选值中选择",
    "date": "日期，如 2024-03-05",
    "timestamp": "日期和时间，如 2024-03-05 10:20:00",
    "integer": "整数",
    "decimal": "数字，最多两位小数",
    "boolean": "是或否",
}


def write_template(contract: Contract, mapping: Mapping, path: Path) -> Path:
    """An import template for `contract` with the headers of `mapping`; replaces `path` whole.

    Columns that the mapping does not have (filled by constants, or unknown to the source) are left out.
    """
    columns = [column for column in contract.columns if column.name in mapping.columns]
    headers = [mapping.headers_of(column.name)[0].name for column in columns]
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with xlsxwriter.Workbook(str(temporary)) as book:
            _write_table(book, contract, columns, headers)
            _write_instructions(book, contract, columns, headers)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return path


def allowed_values(column: Column) -> tuple[str, ...]:
    """What a cell may hold, where that is a closed list."""
    return BOOLEAN_VALUES if column.kind == "boolean" else column.enum


def requirement(column: Column) -> str:
    """How a column is filled in, in one phrase."""
    parts = ["金额，单位元，最多两位小数" if column.is_amount else _KINDS[column.kind]]
    if column.is_list:
        parts.append("多个用顿号（、）隔开")
    if column.minimum is not None:
        parts.append(f"不小于 {column.minimum}")
    if column.format == "cn-uscc":
        parts.append("18 位，校验位须正确")
    if column.key_position:
        parts.append("用于识别记录，不得重复或更改")
    return "；".join(parts)


def example(column: Column) -> str:
    """An example from the contract, else a value of its list, else one by its kind; empty where none helps."""
    if column.examples:
        return column.examples[0]
    if values := allowed_values(column):
        return "、".join(values[:2]) if column.is_list else values[0]
    by_kind = {"date": "2024-03-05", "timestamp": "2024-03-05 10:20:00", "integer": "3", "decimal": "92.50"}
    return "1500.00" if column.is_amount else by_kind.get(column.kind, "")


def _write_table(book: Any, contract: Contract, columns: list[Column], headers: list[str]) -> None:
    sheet = book.add_worksheet(contract.label[:31])
    required = book.add_format({"bold": True, "bg_color": "#F8CBAD", "border": 1, "num_format": "@"})
    optional = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "num_format": "@"})
    sheet.write_string(0, 0, STATEMENT)
    for number, (column, header) in enumerate(zip(columns, headers, strict=True)):
        sheet.write_string(HEADER_ROW, number, header, required if column.required else optional)
        sheet.write_comment(HEADER_ROW, number, _note(column), {"x_scale": 2, "y_scale": 1.5})
        cell_format = book.add_format(
            {"num_format": "@" if column.is_list else _FORMATS.get(column.kind, "@")}
        )
        sheet.set_column(number, number, max(14, 2 * len(header) + 4), cell_format)
        _add_validation(sheet, number, column)
    sheet.freeze_panes(FIRST_ROW, 0)


def _note(column: Column) -> str:
    values = allowed_values(column)
    lines = [
        f"{'必填' if column.required else '选填'}：{column.description}",
        f"格式：{requirement(column)}",
        f"可选值：{'、'.join(values)}" if values else "",
        f"示例：{example(column)}" if example(column) else "",
    ]
    return "\n".join(line for line in lines if line)


def _add_validation(sheet: Any, number: int, column: Column) -> None:
    """A check that stops a wrong value as it is typed. Lists have none: one cell holds several values."""
    rule: dict[str, Any] | None = None
    values = allowed_values(column)
    if column.is_list:
        return
    if values and len(",".join(values)) <= LIST_CHARS:
        rule = {"validate": "list", "source": list(values), "error_message": "请从下拉列表中选择。"}
    elif column.kind in ("date", "timestamp"):
        # Text dates are read as well; a warning lets them pass.
        rule = {
            "validate": "custom",
            "value": f"=ISNUMBER({_cell(number)})",
            "error_type": "warning",
            "error_message": "请填写日期，如 2024-03-05。",
        }
    elif column.kind == "integer":
        rule = {"validate": "integer", "criteria": ">=", "value": column.minimum or 0}
        rule["error_message"] = "请填写整数。"
    elif column.kind == "decimal":
        least = column.minimum if column.minimum is not None else 0 if column.is_amount else -(10**15)
        rule = {"validate": "decimal", "criteria": ">=", "value": least}
        rule["error_message"] = f"请填写{'以元为单位的' if column.is_amount else ''}数字，不要带单位。"
    if rule:
        rule |= {"ignore_blank": True, "error_title": column.label[:32]}
        sheet.data_validation(FIRST_ROW, number, FIRST_ROW + PREPARED_ROWS - 1, number, rule)


def _cell(column: int) -> str:
    return str(xlsxwriter.utility.xl_rowcol_to_cell(FIRST_ROW, column))


def _write_instructions(book: Any, contract: Contract, columns: list[Column], headers: list[str]) -> None:
    sheet = book.add_worksheet(INSTRUCTION_SHEET)
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    lines = (
        f"{contract.label}导入模板：橙色列必填，蓝色列选填；批注中有填写要求。",
        "首行“数据截止”请填写本次数据的截止日期（如 2024-10-31）；缺少时文件将被暂存，等待人工确认。",
        "请从第 3 行起逐行填写，不要合并单元格，不要增删或改名列；编号一律按文本填写。",
    )
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line)
    top = len(lines) + 1
    for position, text in enumerate(INSTRUCTION_HEADERS):
        sheet.write_string(top, position, text, head)
    for number, (column, header) in enumerate(zip(columns, headers, strict=True), top + 1):
        cells = (
            header,
            "是" if column.required else "否",
            requirement(column),
            "、".join(allowed_values(column)),
            column.description,
            example(column),
        )
        for position, text in enumerate(cells):
            sheet.write_string(number, position, text, wrapped)
    for position, width in enumerate((24, 6, 36, 40, 50, 28)):
        sheet.set_column(position, position, width)
