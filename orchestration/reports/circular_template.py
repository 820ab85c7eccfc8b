"""Makes the templates that ship for a published quarter: `python -m orchestration.reports.circular_template`.

Belongs here: the first words of the circular. The office changes a copy in `ZHIFA_HOME/templates`; nothing reads
this module at run time. The other papers have a module of their own beside this one.
"""

from __future__ import annotations

from docx.shared import Pt

from orchestration.reports.filling import TEMPLATES
from orchestration.reports.office_templates import CIRCULAR
from orchestration.reports.paper import SIZE_3, Paper


def circular_template() -> bytes:
    """The circular's template; the same bytes each time."""
    paper = Paper()
    paper.set_up_page()
    paper.speak_chinese()
    paper.number_pages()
    paper.red_head("letterhead.head", "{{ document_no }}", marking="{{ letterhead.marking }}")
    paper.title(
        "{{ '关于更正' if version > 1 else '关于' }}{{ period }}", "行政执法质效评估结果的通报", before=56
    )
    paper.line("{{ letterhead.addressees }}：", indent=False, before=28)
    _opening(paper)
    _results(paper)
    _procedure(paper)
    _annex_list(paper)
    paper.signature("letterhead.organisation", "signed_on")
    _annexes(paper)
    paper.imprint(
        (
            ("　抄送：{{ letterhead.copies_to or '无' }}。", ""),
            ("　签发：{{ signatory }}", ""),
            ("　{{ letterhead.organisation }}", "{{ signed_on }}印发　"),
        )
    )
    return paper.saved("行政执法质效评估结果的通报")


def _opening(paper: Paper) -> None:
    paper.line(
        "按照行政执法质效评估办法，对各行政执法主体{{ window }}的执法质效进行了评估，初评结果经各主体反馈核对。"
        "现将{{ period }}评估结果通报如下。"
    )
    paper.logic("{%p if version > 1 %}")
    paper.line(
        "本通报为第{{ version }}版，替代{{ replaced_document_no }}。更正理由：{{ restatement_reason }}。"
        "名次、得分或者约谈情况有变化的主体{{ moved|length }}个，见附件5。"
    )
    paper.logic("{%p endif %}")


def _results(paper: Paper) -> None:
    paper.section("一、评估范围")
    paper.line(
        "本次评估依据数据截至{{ data_as_of }}。全区行政执法主体{{ department_count }}个，其中参加排名"
        "{{ ranked_count }}个，单列{{ listed_apart_count }}个，不排名{{ not_ranked_count }}个，不参评"
        "{{ not_assessed_count }}个。评估指标为{{ scheme }}；对某主体不适用的指标，其分值由其余指标分担。"
    )
    paper.section("二、排名情况")
    paper.line(
        "{% if ranked_count %}参加排名的{{ ranked_count }}个主体平均得分{{ mean_score }}，最高{{ best_score }}，"
        "最低{{ worst_score }}。位列前三名的是{{ top }}。{% else %}本季度没有参加排名的主体。{% endif %}"
        "全部名次见附件1。"
    )
    paper.logic("{%p if listed_apart %}")
    paper.line("单列的主体：{{ listed_apart }}。")
    paper.logic("{%p endif %}")
    paper.logic("{%p if not_ranked %}")
    paper.line("不排名的主体：{{ not_ranked }}。")
    paper.logic("{%p endif %}")
    paper.logic("{%p if not_assessed %}")
    paper.line("没有权责事项、不参评的主体：{{ not_assessed }}。")
    paper.logic("{%p endif %}")
    paper.logic("{%p if deducted %}")
    paper.line(
        "补正期满后归集数据仍未达标、按现状计分的主体{{ deducted_count }}个：{{ deducted }}，"
        "在附件1中注明“数据未达标”。"
    )
    paper.logic("{%p endif %}")
    paper.section("三、列入约谈的主体")
    paper.logic("{%p if listed %}")
    paper.line("列入约谈名单的主体{{ listed_count }}个，得分相同的一并列入：")
    paper.each("listed", "{{ line }}")
    paper.line(
        "请列入名单的主体主要负责人按约谈通知书接受约谈。约谈自通知之日起{{ hold_workdays }}个工作日内进行，"
        "整改方案自约谈之日起{{ plan_workdays }}个工作日内报送。"
    )
    paper.logic("{%p else %}")
    paper.line("本季度没有列入约谈的主体。")
    paper.logic("{%p endif %}")


def _procedure(paper: Paper) -> None:
    paper.section("四、豁免和反馈意见处理情况")
    paper.line(
        "{% if waiver_count %}本季度批准豁免{{ waiver_count }}项，涉及{{ waiver_department_count }}个主体"
        "{% if waiver_unused_count %}，其中{{ waiver_unused_count }}项未使用{% endif %}，理由见附件2。"
        "{% else %}本季度没有批准豁免。{% endif %}"
    )
    paper.line(
        "{% if confirmed_count + objection_count %}反馈期内收到确认{{ confirmed_count }}件、异议{{ objection_count }}件"
        "{% if objection_count %}；异议采纳{{ upheld_count }}件，不采纳{{ refused_count }}件，处理理由见附件3"
        "{% endif %}。{% else %}反馈期内没有收到意见，逾期未反馈的视为无异议。{% endif %}"
    )


def _annex_list(paper: Paper) -> None:
    """附件说明: one line an annex, the numbers beneath each other, never torn from the signature."""
    paper.line(
        "附件：1. {{ period }}行政执法质效评估排名表", before=28
    ).paragraph_format.keep_with_next = True
    texts = ("2. 豁免情况", "3. 异议处理情况", "4. 指标得分、违规和材料统计（电子表，另附）")
    for text in texts:
        _under_the_number(paper, text)
    paper.logic("{%p if version > 1 %}")
    _under_the_number(paper, "5. 更正情况")
    paper.logic("{%p endif %}")


def _under_the_number(paper: Paper, text: str) -> None:
    """附件： is three characters wide and stands two in."""
    form = paper.line(text, indent=False).paragraph_format
    form.left_indent, form.keep_with_next = Pt(5 * SIZE_3), True


def _annexes(paper: Paper) -> None:
    paper.annex("附件1", "{{ period }}行政执法质效评估排名表")
    paper.listing(
        ("名次", "行政执法主体", "得分", "参评情况", "备注"),
        ("rank", "name", "score", "status", "remarks"),
        "ranking",
        widths=(13, 66, 17, 20, 40),
        left={"name", "remarks"},
    )
    paper.annex("附件2", "豁免情况")
    paper.logic("{%p if waivers %}")
    paper.listing(
        ("主体", "规则", "记录", "理由", "批准", "使用"),
        ("department", "rule", "record", "reason", "granted", "use"),
        "waivers",
        widths=(25, 26, 28, 36, 27, 14),
        left={"department", "rule", "record", "reason", "granted"},
    )
    paper.logic("{%p else %}")
    paper.line("本季度没有批准豁免。")
    paper.logic("{%p endif %}")
    paper.annex("附件3", "异议处理情况")
    paper.logic("{%p if objections %}")
    paper.listing(
        ("主体", "所涉", "异议", "处理", "理由"),
        ("department", "subject", "statement", "decision", "reason"),
        "objections",
        widths=(30, 24, 44, 16, 42),
        left={"department", "subject", "statement", "reason"},
    )
    paper.logic("{%p else %}")
    paper.line("反馈期内没有收到异议。")
    paper.logic("{%p endif %}")
    paper.logic("{%p if version > 1 %}")
    _correction(paper)
    paper.logic("{%p endif %}")


def _correction(paper: Paper) -> None:
    paper.annex("附件5", "更正情况")
    paper.line("更正理由：{{ restatement_reason }}。")
    paper.logic("{%p if moved %}")
    paper.listing(
        ("行政执法主体", "原公布", "更正为"),
        ("name", "was", "becomes"),
        "moved",
        widths=(48, 54, 54),
        left={"name"},
    )
    paper.logic("{%p else %}")
    paper.line("各主体的名次、得分和约谈情况没有变化。")
    paper.logic("{%p endif %}")
    paper.logic("{%p if restated %}")
    paper.line(
        "计入情况有变化的记录{{ restated_count }}条"
        "{% if restated_count > restated|length %}，下列前{{ restated|length }}条，全部见附件4{% endif %}。"
    )
    paper.listing(
        ("主体", "指标", "记录", "原公布", "更正为", "依据"),
        ("department", "indicator", "record", "was", "becomes", "told"),
        "restated",
        widths=(26, 26, 36, 17, 17, 34),
        left={"department", "indicator", "record", "told"},
    )
    paper.logic("{%p endif %}")


if __name__ == "__main__":
    TEMPLATES.mkdir(exist_ok=True)
    (TEMPLATES / CIRCULAR).write_bytes(circular_template())
