"""Makes the notice's template that ships: `python -m orchestration.reports.interview_notice_template`.

Belongs here: the first words of the interview notice. The office changes a copy in `ZHIFA_HOME/templates`; nothing
reads this module at run time.
"""

from __future__ import annotations

from orchestration.reports.filling import TEMPLATES
from orchestration.reports.office_templates import NOTICE
from orchestration.reports.paper import HEAD, Paper


def interview_notice_template() -> bytes:
    """The notice's template; the same bytes each time."""
    paper = Paper()
    paper.set_up_page()
    paper.speak_chinese()
    paper.number_pages()
    paper.line("{{ letterhead.marking }}", HEAD, indent=False)
    paper.title("约谈通知书", before=28)
    paper.line("{{ department }}：", indent=False, before=28)
    _grounds(paper)
    _records(paper)
    _trend(paper)
    _demands(paper)
    paper.signature("letterhead.organisation", "signed_on")
    _receipt(paper)
    return paper.saved("约谈通知书")


def _grounds(paper: Paper) -> None:
    paper.line(
        "根据《关于{{ '更正' if version > 1 }}{{ period }}行政执法质效评估结果的通报》（{{ document_no }}），"
        "你单位列入{{ period }}行政执法质效"
        "约谈名单。按照规定，由{{ letterhead.organisation }}会同{{ letterhead.personnel_office }}约谈你单位主要负责人。"
        "现将有关事项通知如下。"
    )
    paper.section("一、约谈事由")
    paper.line(
        "事由为{{ grounds }}。{{ window }}，你单位行政执法质效得分{{ score }}"
        "{% if is_ranked %}，在参加排名的{{ ranked_count }}个主体中列第{{ rank }}名{% endif %}。"
        "{% if unmet %}补正期满后归集数据仍未达标，按现状计分。{% endif %}"
        "{% if appearances > 1 %}你单位已是第{{ appearances }}次列入约谈名单"
        "{% if in_a_row > 1 %}，连续{{ in_a_row }}个季度{% endif %}。{% endif %}"
    )
    paper.section("二、失分情况")
    paper.logic("{%p if indicators %}")
    paper.line("失分最多的指标为{{ weakest }}。各失分指标如下：")
    paper.listing(
        ("指标", "完成/应完成", "数值", "满分", "得分", "失分"),
        ("name", "counted", "value", "weight", "points", "lost"),
        "indicators",
        widths=(42, 30, 26, 19, 19, 20),
        left={"name"},
    )
    paper.logic("{%p else %}")
    paper.line("各项指标没有失分。")
    paper.logic("{%p endif %}")


def _records(paper: Paper) -> None:
    paper.section("三、所依记录")
    paper.logic("{%p if records %}")
    paper.line(
        "失分所依的记录共{{ record_count }}条"
        "{% if record_count > records|length %}，每项指标列出失分最多的{{ most_records }}条，其余见你单位的补正清单"
        "{% endif %}。"
        "“可得分”为单独补正该条记录可增加的分数。"
    )
    paper.listing(
        ("指标", "记录", "所缺内容", "情况", "可得分"),
        ("indicator", "record", "what", "reason", "cost"),
        "records",
        widths=(27, 46, 41, 26, 16),
        left={"indicator", "record", "what"},
    )
    paper.logic("{%p else %}")
    paper.line("没有可列明的失分记录。")
    paper.logic("{%p endif %}")


def _trend(paper: Paper) -> None:
    paper.section("四、近四个季度情况")
    paper.listing(
        ("季度", "名次", "得分", "约谈"),
        ("period", "rank", "score", "listed"),
        "trend",
        widths=(48, 36, 36, 36),
    )


def _demands(paper: Paper) -> None:
    paper.section("五、约谈安排和要求")
    paper.line(
        "（一）约谈时间：　　　　年　　月　　日　　时（自本通知之日起{{ hold_workdays }}个工作日内）。"
    )
    paper.line("（二）约谈地点：　　　　　　　　　　　　　　　　。")
    paper.line("（三）参加人员：你单位主要负责人、分管负责人和执法机构负责人。")
    last = paper.line(
        "（四）请准备书面情况说明，对照第二、三部分逐项说明原因。整改方案自约谈之日起{{ plan_workdays }}个工作日内"
        "报送，写明措施、责任人和完成时限；我办自收到整改方案之日起{{ review_workdays }}个工作日内复核。"
    )
    # A signature never stands on a page without text.
    last.paragraph_format.keep_with_next = True
    paper.logic("{%p if letterhead.contact %}")
    contact = paper.line("（五）联系人和电话：{{ letterhead.contact }}。")
    contact.paragraph_format.keep_with_next = True
    paper.logic("{%p endif %}")


def _receipt(paper: Paper) -> None:
    """送达回执, to be filled by hand and kept together with its heading."""
    paper.line(
        "送达回执", HEAD, indent=False, align="center", before=28
    ).paragraph_format.keep_with_next = True
    blank = "　" * 6
    paper.line(f"签收人：{blank}签收日期：　　　年　　月　　日", indent=False)


if __name__ == "__main__":
    TEMPLATES.mkdir(exist_ok=True)
    (TEMPLATES / NOTICE).write_bytes(interview_notice_template())
