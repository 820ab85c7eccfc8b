"""The national annual statistics (行政执法统计年报) as a workbook in the official order of columns, ready to print.

Belongs here: headings, widths, print settings. Does not belong here: what is counted where (reporting.annual_*).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Heading = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Table:
    """One sheet: its mart, title, headings (a group, then its columns as (mart column, text)), and notes."""

    mart: str
    sheet: str
    title: str
    headings: tuple[Heading, ...]
    notes: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of the mart in the order printed."""
        return tuple(name for _, group in self.headings for name, _ in group)


TABLES = (
    Table(
        "annual_penalty",
        "行政处罚",
        "年度行政处罚实施情况统计表",
        (
            (
                "行政处罚决定数量（件）",
                (
                    ("warning_count", "警告"),
                    ("public_criticism_count", "通报批评"),
                    ("fine_count", "罚款"),
                    ("confiscation_count", "没收违法所得、没收非法财物"),
                    ("permit_suspended_count", "暂扣许可证件"),
                    ("grade_lowered_count", "降低资质等级"),
                    ("business_restricted_count", "限制开展生产经营活动"),
                    ("business_stopped_count", "责令停产停业"),
                    ("closed_or_barred_count", "责令关闭、限制从业"),
                    ("permit_revoked_count", "吊销许可证件"),
                    ("detention_count", "行政拘留"),
                    ("other_count", "其他行政处罚"),
                    ("total_count", "合计"),
                ),
            ),
            ("罚没金额（元）", (("amount_yuan", "罚没金额（元）"),)),
        ),
        (
            "一件处罚决定有多种处罚的，只计入最重的一种（轻重依表中次序，其他行政处罚让位于有名称的种类）。",
            "按处罚决定日期统计；金额为决定书载明的罚款和没收金额；统计年度之后被撤销的决定不作扣减。",
        ),
    ),
    Table(
        "annual_permit",
        "行政许可",
        "年度行政许可实施情况统计表",
        (
            (
                "行政许可实施数量（件）",
                (
                    ("applied_count", "申请数量"),
                    ("accepted_count", "受理数量"),
                    ("granted_count", "许可数量"),
                    ("refused_count", "不予许可数量"),
                    ("revoked_count", "撤销许可数量"),
                ),
            ),
        ),
        ("申请、受理、许可、撤销各按其日期所在年度统计。",),
    ),
    Table(
        "annual_coercive",
        "行政强制",
        "年度行政强制实施情况统计表",
        (
            (
                "行政强制措施实施数量（件）",
                (
                    ("person_restrained_count", "限制公民人身自由"),
                    ("sealed_count", "查封场所、设施或者财物"),
                    ("seized_count", "扣押财物"),
                    ("frozen_count", "冻结存款、汇款"),
                    ("other_measure_count", "其他行政强制措施"),
                ),
            ),
            (
                "行政机关强制执行实施数量（件）",
                (
                    ("late_fine_count", "加处罚款或者滞纳金"),
                    ("transferred_count", "划拨存款、汇款"),
                    ("auctioned_count", "拍卖或者依法处理"),
                    ("restored_count", "排除妨碍、恢复原状"),
                    ("substituted_count", "代履行"),
                    ("other_enforcement_count", "其他强制执行方式"),
                ),
            ),
            ("申请法院强制执行（件）", (("court_application_count", "申请法院强制执行（件）"),)),
            ("合计（件）", (("total_count", "合计（件）"),)),
        ),
        ("申请法院强制执行按处罚决定填报的申请日期统计，其余按强制决定日期统计。",),
    ),
    Table(
        "annual_other_acts",
        "其他行政执法行为",
        "年度其他行政执法行为实施情况统计表",
        (
            ("行政征收", (("collection_count", "次数"), ("collection_yuan", "征收总金额（元）"))),
            ("行政检查（次）", (("inspection_count", "行政检查（次）"),)),
            ("行政裁决（次）", (("ruling_count", "行政裁决（次）"),)),
            ("行政给付（次）", (("payment_count", "行政给付（次）"),)),
            ("行政确认（次）", (("confirmation_count", "行政确认（次）"),)),
            ("行政奖励（次）", (("reward_count", "行政奖励（次）"),)),
            ("其他行政执法行为（件）", (("other_count", "其他行政执法行为（件）"),)),
        ),
        (
            "空白表示没有归集该类数据，不等于零。",
            "其他行政执法行为为责令整改、暂停施工、现场处理、挂牌督办文书和教育改正记录。",
        ),
    ),
)
_FIRST_ROW = 5


def years_known(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """Years that the release has statistics of."""
    query = "select distinct statistics_year from reporting.annual_penalty order by 1"
    return [int(row[0]) for row in connection.execute(query).fetchall()]


def statistics_workbook(connection: duckdb.DuckDBPyConnection, year: int) -> bytes:
    """The four tables of a year as xlsx bytes; equal releases give equal bytes."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"title": f"{year}年度行政执法统计年报", "created": datetime(year, 12, 31)})
    styles = _styles(book)
    for table in TABLES:
        _write(book.add_worksheet(table.sheet), table, year, _rows(connection, table, year), styles)
    book.close()
    return content.getvalue()


def _rows(connection: duckdb.DuckDBPyConnection, table: Table, year: int) -> list[dict[str, Any]]:
    names = ("department_name", *table.columns)
    query = (
        f"select {', '.join(names)} from reporting.{table.mart} where statistics_year = ?"
        " order by is_total desc, department_code"
    )
    return [dict(zip(names, row, strict=True)) for row in connection.execute(query, [year]).fetchall()]


def _styles(book: Workbook) -> dict[str, Any]:
    centred = {"align": "center", "valign": "vcenter"}
    framed = centred | {"border": 1, "font_name": "仿宋", "font_size": 10}
    return {
        "title": book.add_format(centred | {"font_name": "方正小标宋简体", "font_size": 18}),
        "aside": book.add_format({"font_name": "楷体", "font_size": 10, "align": "right"}),
        "head": book.add_format(framed | {"font_name": "黑体", "text_wrap": True}),
        "name": book.add_format(framed | {"align": "left", "indent": 1, "text_wrap": True}),
        "count": book.add_format(framed | {"num_format": "0"}),
        "amount": book.add_format(framed | {"align": "right", "num_format": "#,##0.00"}),
        "note": book.add_format({"font_name": "楷体", "font_size": 10}),
    }


def _write(
    sheet: Worksheet, table: Table, year: int, rows: Sequence[Mapping[str, Any]], styles: Mapping[str, Any]
) -> None:
    last = 1 + len(table.columns)
    sheet.set_row(0, 34)
    sheet.merge_range(0, 0, 0, last, f"{year}{table.title}", styles["title"])
    sheet.merge_range(1, 0, 1, last, f"统计区间：{year}年1月1日至12月31日", styles["aside"])
    _write_headings(sheet, table, styles)
    for number, row in enumerate(rows):
        at = _FIRST_ROW + number
        sheet.set_row(at, 24)
        sheet.write(at, 0, "" if number == 0 else number, styles["count"])
        sheet.write(at, 1, row["department_name"], styles["name"])
        for column, name in enumerate(table.columns, start=2):
            _write_number(
                sheet, at, column, row[name], styles["amount" if name.endswith("_yuan") else "count"]
            )
    for number, note in enumerate(table.notes, start=1):
        sheet.write(_FIRST_ROW + len(rows) + number - 1, 0, f"说明{number}：{note}", styles["note"])
    _make_ready_to_print(sheet, table)


def _write_number(sheet: Worksheet, at: int, column: int, value: Decimal | int | None, style: Any) -> None:
    if value is None:
        sheet.write_blank(at, column, None, style)
    else:
        sheet.write_number(at, column, value, style)


def _write_headings(sheet: Worksheet, table: Table, styles: Mapping[str, Any]) -> None:
    """Two rows of headings and one that numbers the columns, as the official form has them."""
    for row, height in ((2, 24), (3, 62), (4, 18)):
        sheet.set_row(row, height)
    sheet.merge_range(2, 0, 3, 0, "序号", styles["head"])
    sheet.merge_range(2, 1, 3, 1, "单位名称", styles["head"])
    column = 2
    for group, columns in table.headings:
        if len(columns) == 1:
            sheet.merge_range(2, column, 3, column, columns[0][1], styles["head"])
        else:
            sheet.merge_range(2, column, 2, column + len(columns) - 1, group, styles["head"])
            for offset, (_, text) in enumerate(columns):
                sheet.write(3, column + offset, text, styles["head"])
        column += len(columns)
    sheet.write(4, 0, "", styles["head"])
    sheet.write(4, 1, "栏次", styles["head"])
    for number in range(1, len(table.columns) + 1):
        sheet.write_number(4, 1 + number, number, styles["head"])


def _make_ready_to_print(sheet: Worksheet, table: Table) -> None:
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 34)
    for column, name in enumerate(table.columns, start=2):
        sheet.set_column(column, column, 15 if name.endswith("_yuan") else 8.5)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2, 4)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.hide_gridlines(2)
