"""Makes the template that ships, `templates/annual_report.docx`: `python -m orchestration.reports.starting_template`.

Belongs here: the first form of the document, with real Word footnotes for each figure's base. The office changes a
copy of it in Word and hands that to `zhifa report annual --template`; nothing reads this module at run time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from orchestration.reports.annual import TEMPLATE
from orchestration.reports.paper import BODY, HEAD, SUBHEAD, TITLE, Paper, mark_row, set_widths
from orchestration.reports.template_text import (
    CAMPAIGN_COLUMNS,
    CAMPAIGN_ROWS,
    DOMAIN_COLUMNS,
    DOMAIN_ROWS,
    SECTIONS,
)

_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LABEL_MM, _UNIT_MM = 36, 14
# `[[inspections]]` in the text stands for the figure and a footnote with its base.
_FIGURE = re.compile(r"\[\[([a-z_]+)\]\]")


class _Writer(Paper):
    """A document and the footnotes that it has so far."""

    def __init__(self) -> None:
        super().__init__()
        self.footnotes: list[str] = []

    def footnote(self, paragraph: Any, text: str) -> None:
        """A reference to a new footnote that holds `text`."""
        self.footnotes.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self.footnotes)))
        run._element.append(reference)

    def paragraph(self, text: str, font: str = BODY, size: float = 16, *, indent: bool = True) -> Any:
        """A paragraph in which each `[[code]]` becomes a figure with its footnote."""
        paragraph = self.document.add_paragraph()
        form = paragraph.paragraph_format
        form.line_spacing, form.space_after = Pt(28), Pt(0)
        form.first_line_indent = Pt(2 * size) if indent else None
        for number, piece in enumerate(_FIGURE.split(text)):
            if number % 2:
                self.run(paragraph, f"{{{{ f.{piece} }}}}", font, size)
                self.footnote(paragraph, f"{{{{ base.{piece} }}}}")
            elif piece:
                self.run(paragraph, piece, font, size)
        return paragraph

    def heading(self, text: str) -> None:
        paragraph = self.paragraph(text, HEAD)
        paragraph.paragraph_format.keep_with_next = True

    def measures(
        self, kind: str, scopes: Sequence[tuple[str, str]], rows: Sequence[tuple[str, str]], unit: str
    ) -> None:
        """A table of measures (down) by key domain or campaign (across); the measure carries the footnote."""
        table = self.document.add_table(rows=1, cols=2 + len(scopes), style="Table Grid")
        for cell, text in zip(
            table.rows[0].cells, ("指标", unit, *(label for _, label in scopes)), strict=True
        ):
            self.cell(cell, text, font=HEAD)
        mark_row(table.rows[0], "w:tblHeader")
        for measure, label in rows:
            cells = table.add_row().cells
            self.footnote(self.cell(cells[0], label), f"{{{{ measure_base.{kind}_{measure} }}}}")
            self.cell(cells[1], _UNITS[measure])
            for cell, (code, _) in zip(cells[2:], scopes, strict=True):
                self.cell(cell, f"{{{{ n.{code}_{measure} }}}}")
        widths = (_LABEL_MM, _UNIT_MM, *((156 - _LABEL_MM - _UNIT_MM) / len(scopes) for _ in scopes))
        set_widths(table, widths)
        for row in table.rows:
            mark_row(row, "w:cantSplit")


_UNITS = {measure: unit for measure, _, unit in (*DOMAIN_ROWS, *CAMPAIGN_ROWS)}


def starting_template() -> bytes:
    """The template's bytes; the same each time."""
    writer = _Writer()
    _set_up_pages(writer)
    title = writer.paragraph("{{ year }}年度行政执法报告", TITLE, 22, indent=False)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    aside = writer.paragraph("（统计区间：{{ window_from }}至{{ window_to }}）", SUBHEAD, 16, indent=False)
    aside.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for heading, paragraphs in SECTIONS:
        writer.heading(heading)
        for text in paragraphs:
            writer.paragraph(text)
        if heading.startswith("七、"):
            writer.measures("domain", DOMAIN_COLUMNS, [row[:2] for row in DOMAIN_ROWS], "单位")
        if heading.startswith("八、"):
            writer.measures("campaign", CAMPAIGN_COLUMNS, [row[:2] for row in CAMPAIGN_ROWS], "单位")
    _annexes(writer)
    return _saved(writer)


def _set_up_pages(writer: _Writer) -> None:
    footer = writer.set_up_page().footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    writer.page_field(footer, BODY, 14)


def _annexes(writer: _Writer) -> None:
    writer.heading("附件1  口径待核：自报数与计算结果不符")
    writer.paragraph("下列数据自报与按记录计算的结果不一致，两者并列，不作改写，待核实口径。")
    headings = ("指标", "期间", "填报位置", "自报", "计算", "填报单位")
    fields = ("label", "period", "section", "declared", "computed", "department")
    writer.listing(headings, fields, "contradictions")
    writer.heading("附件2  只有自报数或只有下限的数据")
    writer.listing(headings, fields, "bounds")
    writer.heading("附件3  没有数据的指标")
    writer.paragraph("下列指标在统计区间内没有归集到相应数据，正文印作“无数据”，不等于零。")
    writer.listing(("指标", "所依数据口径"), ("label_zh", "base_zh"), "missing()")
    writer.heading("数据来源")
    writer.paragraph(
        "本报告由执法数仓按日志位置 {{ position }}（链哈希 {{ chain_hash }}，代码版本 {{ code_revision }}）生成，"
        "同一位置可重新得到同样的数字。上年同期数按今日的执法主体重列。"
    )


def _saved(writer: _Writer) -> bytes:
    writer.document.part.relate_to(_footnotes_part(writer), RELATIONSHIP_TYPE.FOOTNOTES)
    return writer.saved("年度行政执法报告")


def _footnotes_part(writer: _Writer) -> Part:
    """The part that holds the footnotes, with the two separators that Word expects first."""
    marks = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for number, (kind, mark) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator")), start=-1
        )
    )
    size = '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="18"/>'
    spacing = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{spacing}<w:r><w:rPr>{size}<w:vertAlign w:val="superscript"/></w:rPr>'
        f"<w:footnoteRef/></w:r><w:r><w:rPr>{size}</w:rPr>"
        f'<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(writer.footnotes, start=1)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:footnotes xmlns:w="{_WORD}">{marks}{notes}</w:footnotes>'
    )
    package = writer.document.part.package
    return Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, xml.encode("utf-8"), package)


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(starting_template())
