"""The form of an official paper (GB/T 9704—2012) for the templates that ship: page, fonts, head, lines, tables.

Belongs here: what all templates share. Does not belong here: the words of any one of them (`*_template`); nothing
reads this module at run time.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from orchestration.reports.fixed_bytes import with_fixed_times

BODY, HEAD, SUBHEAD, TITLE, NUMBER = "仿宋", "黑体", "楷体", "方正小标宋简体", "宋体"
# 三号、二号、四号、小四 in points.
SIZE_3, SIZE_2, SIZE_4, SIZE_SMALL = 16.0, 22.0, 14.0, 10.5
LINE = 28.0
WIDTH_MM, _HEIGHT_MM, _TOP_MM = 156, 225, 37
_IMPRINT_ROW = 26.0
# Lines of the 版记 in eighths of a point: 0.35 mm and 0.25 mm.
_THICK, _THIN = 8, 6
# Longer names do not fit the line in their usual size.
_WIDE_HEAD, _WIDE_NAME = 12, 14
_RED = RGBColor(0xE6, 0x00, 0x12)
_ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


class Paper:
    """A document that is being written."""

    def __init__(self) -> None:
        self.document: Any = Document()

    # --- page --------------------------------------------------------------------------------------

    def set_up_page(self) -> Any:
        """A4 with the type area of 156 × 225 mm: 37 above, 35 below, 28 at the binding, 26 outside."""
        section = self.document.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        return section

    def speak_chinese(self) -> None:
        """Mark the text as Chinese: it decides how signs are drawn where the named fonts are not there."""
        for language in self.document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:eastAsia"), "zh-CN")

    def number_pages(self) -> None:
        """`— 1 —` in 宋体四号, 7 mm below the type area, at the outer edge, one character in."""
        section = self.document.sections[0]
        section.footer_distance = Mm(35 - 7 - 6)
        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            paragraph = footer.paragraphs[0]
            paragraph.alignment = _ALIGNED[side]
            form = paragraph.paragraph_format
            form.left_indent = form.right_indent = Pt(SIZE_4)
            form.space_after = Pt(0)
            self.run(paragraph, "— ", NUMBER, SIZE_4)
            self.page_field(paragraph, NUMBER, SIZE_4)
            self.run(paragraph, " —", NUMBER, SIZE_4)

    def page_field(self, paragraph: Any, font: str, size: float) -> None:
        """The number of the page."""
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            run = self.run(paragraph, "", font, size)
            mark = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark.text = text
            run._element.append(mark)

    # --- text --------------------------------------------------------------------------------------

    def run(self, paragraph: Any, text: str, font: str, size: float, *, is_bold: bool = False) -> Any:
        run = paragraph.add_run(text)
        run.font.size, run.font.name, run.font.bold = Pt(size), "Times New Roman", is_bold
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        return run

    def line(
        self,
        text: str,
        font: str = BODY,
        size: float = SIZE_3,
        *,
        indent: bool = True,
        align: str | None = None,
        before: float = 0,
        height: float = LINE,
    ) -> Any:
        """A paragraph in lines of `height` points; body text stands two characters in."""
        paragraph = self.document.add_paragraph()
        form = paragraph.paragraph_format
        form.line_spacing, form.space_after, form.space_before = Pt(height), Pt(0), Pt(before)
        form.first_line_indent = Pt(2 * size) if indent else None
        form.widow_control = False  # official papers fill every page to its last line
        if align is not None:
            paragraph.alignment = _ALIGNED[align]
        self.run(paragraph, text, font, size)
        return paragraph

    def logic(self, text: str) -> None:
        """A paragraph that only steers the template (`{%p … %}`) and is gone in the filled document."""
        self.run(self.document.add_paragraph(), text, BODY, SIZE_3)

    def title(self, *lines: str, before: float = 0) -> None:
        """The title in 二号小标宋, each line centred."""
        for number, text in enumerate(lines):
            self.line(
                text, TITLE, SIZE_2, indent=False, align="center", before=0 if number else before, height=35
            )

    def section(self, text: str) -> None:
        """A heading of the first level, 黑体; never the last line of a page."""
        self.line(text, HEAD).paragraph_format.keep_with_next = True

    def subsection(self, text: str) -> None:
        """A heading of the second level, 楷体."""
        self.line(text, SUBHEAD).paragraph_format.keep_with_next = True

    def each(self, items: str, text: str, font: str = BODY) -> None:
        """A paragraph for each item of a list of the context; `text` says `{{ line }}`."""
        self.logic(f"{{%p for line in {items} %}}")
        self.line(text, font)
        self.logic("{%p endfor %}")

    # --- head and foot of an official paper ------------------------------------------------------------

    def red_head(self, head: str, document_no: str, *, marking: str) -> None:
        """版头: the marking at the upper left, the red name, the number, the red line."""
        self.line(marking, HEAD, indent=False)
        self.logic(f"{{%p if {head}|length <= {_WIDE_HEAD} %}}")
        self._red_name(head, 36)
        self.logic("{%p else %}")
        # As printers do with a long name: narrower characters of nearly the same height, on one line.
        self._red_name(head, 33, percent=65)
        self.logic("{%p endif %}")
        # 发文字号 two lines below the name; the red line 4 mm (11 pt) below it.
        number = self.line(document_no, indent=False, align="center", before=2 * LINE)
        rule(number, "bottom", weight=18, colour="E60012", space=11)

    def _red_name(self, head: str, size: float, *, percent: int = 100) -> None:
        paragraph = self.line(
            f"{{{{ {head} }}}}", TITLE, size, indent=False, align="center", before=60, height=52
        )
        properties = paragraph.runs[0]._element.get_or_add_rPr()
        paragraph.runs[0].font.color.rgb = _RED
        if percent != 100:
            narrow = OxmlElement("w:w")
            narrow.set(qn("w:val"), str(percent))
            properties.insert_element_before(narrow, "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")

    def signature(self, organisation: str, day: str, *, before: float = 2 * LINE) -> None:
        """署名和成文日期 as on a sealed paper: the name centred above the date, the date four characters in.

        `organisation` and `day` name what the context has; a long name needs the whole of the line's right.
        """
        for test, left in ((f"if {organisation}|length <= {_WIDE_NAME}", 210), ("else", 110)):
            self.logic(f"{{%p {test} %}}")
            for number, name in enumerate((organisation, day)):
                paragraph = self.line(
                    f"{{{{ {name} }}}}", indent=False, align="center", before=0 if number else before
                )
                paragraph.paragraph_format.left_indent = Pt(left)
                paragraph.paragraph_format.keep_with_next = number == 0
        self.logic("{%p endif %}")

    def annex(self, number: str, title: str) -> None:
        """A new page with 附件N in 黑体 at the upper left and the title on the third line."""
        mark = self.line(number, HEAD, indent=False)
        mark.paragraph_format.page_break_before = True
        self.title(title, before=LINE)
        self.line("", indent=False, height=14)

    def imprint(self, rows: Sequence[tuple[str, str]]) -> None:
        """版记 at the foot of the last page: thick lines above and below, thin ones between, 四号仿宋."""
        last = len(rows) - 1
        for number, (left, right) in enumerate(rows):
            paragraph = self.line(left, size=SIZE_4, indent=False, height=_IMPRINT_ROW)
            form = paragraph.paragraph_format
            if right:
                form.tab_stops.add_tab_stop(Mm(WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
                self.run(paragraph, f"\t{right}", BODY, SIZE_4)
            if number == 0:
                rule(paragraph, "top", weight=_THICK)
            rule(paragraph, "bottom", weight=_THICK if number == last else _THIN)
            _frame_at_the_foot(paragraph, height=(len(rows) - number) * _IMPRINT_ROW)
        # A frame hangs on the paragraph after it.
        self.line("", indent=False, height=1)

    # --- tables ------------------------------------------------------------------------------------

    def cell(self, cell: Any, text: str, *, font: str = BODY, align: str = "center") -> Any:
        paragraph = cell.paragraphs[0]
        paragraph.alignment = _ALIGNED[align]
        paragraph.paragraph_format.space_after = Pt(0)
        self.run(paragraph, text, font, SIZE_SMALL)
        return paragraph

    def listing(
        self,
        headings: Sequence[str],
        fields: Sequence[str],
        items: str,
        *,
        widths: Sequence[float] | None = None,
        left: frozenset[str] | set[str] = frozenset(),
    ) -> Any:
        """A table with one row for each item of a list of the context; `left` names the fields that are text."""
        table = self.document.add_table(rows=4, cols=len(headings), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, headings, strict=True):
            self.cell(cell, text, font=HEAD)
        mark_row(table.rows[0], "w:tblHeader")
        table.rows[1].cells[0].paragraphs[0].add_run(f"{{%tr for line in {items} %}}")
        for cell, field in zip(table.rows[2].cells, fields, strict=True):
            self.cell(cell, f"{{{{ line.{field} }}}}", align="left" if field in left else "center")
        table.rows[3].cells[0].paragraphs[0].add_run("{%tr endfor %}")
        if widths is not None:
            set_widths(table, widths)
            table.alignment = WD_TABLE_ALIGNMENT.CENTER
            for row in table.rows:
                mark_row(row, "w:cantSplit")
                row.height, row.height_rule = Mm(9), WD_ROW_HEIGHT_RULE.AT_LEAST
                for cell in row.cells:
                    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            self.line("", indent=False, height=8)
        return table

    def saved(self, title: str) -> bytes:
        """The template's bytes; the same each time."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = title, "执法数仓", ""
        properties.created = properties.modified = datetime(2025, 1, 1)
        written = io.BytesIO()
        self.document.save(written)
        return with_fixed_times(written.getvalue())


def mark_row(row: Any, name: str) -> None:
    """`w:tblHeader` repeats a row on each page, `w:cantSplit` keeps it on one."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """Fixed widths of columns in millimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def rule(paragraph: Any, side: str, *, weight: int, colour: str = "000000", space: int = 0) -> None:
    """A line along a paragraph; `weight` in eighths of a point, `space` in points."""
    properties = paragraph._element.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
        )
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", weight), ("space", space), ("color", colour)):
        line.set(qn(f"w:{name}"), str(value))
    borders.append(line)


def _frame_at_the_foot(paragraph: Any, *, height: float) -> None:
    """Take a paragraph out of the text and set it `height` points above the lower edge of the type area.

    Each has a frame of its own: LibreOffice gives up a frame whose paragraphs have different lines.
    """
    frame = OxmlElement("w:framePr")
    foot = (_TOP_MM + _HEIGHT_MM) * 72 / 25.4
    for name, value in (
        ("w", round(WIDTH_MM * 72 / 25.4 * 20)),
        ("hRule", "auto"),
        ("wrap", "around"),
        ("hAnchor", "margin"),
        ("vAnchor", "page"),
        ("xAlign", "left"),
        # twentieths of a point, from the upper edge of the sheet
        ("y", round((foot - height) * 20)),
    ):
        frame.set(qn(f"w:{name}"), str(value))
    properties = paragraph._element.get_or_add_pPr()
    properties.insert_element_before(
        frame, "w:widowControl", "w:pBdr", "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
