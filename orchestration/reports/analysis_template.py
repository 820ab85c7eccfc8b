"""Makes the analysis' template that ships: `python -m orchestration.reports.analysis_template`.

Belongs here: headings and tables of the analysis for the leadership. The office changes a copy in
`ZHIFA_HOME/templates`; nothing reads this module at run time.
"""

from __future__ import annotations

from orchestration.reports.filling import TEMPLATES
from orchestration.reports.office_templates import ANALYSIS
from orchestration.reports.paper import HEAD, SUBHEAD, Paper


def analysis_template() -> bytes:
    """The analysis' template; the same bytes each time."""
    paper = Paper()
    paper.set_up_page()
    paper.speak_chinese()
    paper.number_pages()
    paper.line("{{ letterhead.marking }}", HEAD, indent=False)
    paper.title("{{ period }}", "行政执法质效分析报告", before=28)
    for text in ("{{ letterhead.organisation }}", "{{ signed_on }}"):
        paper.line(text, SUBHEAD, indent=False, align="center")
    paper.line("", indent=False, height=14)
    paper.section("一、总体情况")
    paper.line("统计区间为{{ window }}，数据截至{{ data_as_of }}。{{ overall }}")
    _movement(paper)
    _indicators(paper)
    _rules(paper)
    paper.section("五、数据质量")
    paper.each("quality", "{{ line }}")
    paper.section("六、约谈办理")
    paper.each("interviews", "{{ line }}")
    paper.section("七、需要决定的事项")
    paper.each("decisions", "{{ line }}")
    return paper.saved("行政执法质效分析报告")


def _movement(paper: Paper) -> None:
    paper.section("二、与上一季度相比")
    paper.line("{{ movement }}")
    paper.logic("{%p if moved %}")
    paper.listing(
        ("主体", "上季名次", "本季名次", "升降", "上季得分", "本季得分", "变化"),
        ("department", "old_rank", "rank", "places", "old_score", "score", "points"),
        "moved",
        widths=(42, 20, 20, 14, 20, 20, 20),
        left={"department"},
    )
    paper.logic("{%p endif %}")


def _indicators(paper: Paper) -> None:
    paper.section("三、薄弱指标")
    paper.line("{{ weak_words }}")
    paper.logic("{%p if weak %}")
    paper.listing(
        ("指标", "适用主体", "全区数值", "平均失分", "失分最多的主体"),
        ("name", "departments", "rate", "lost", "lowest"),
        "weak",
        widths=(32, 20, 20, 20, 64),
        left={"name", "lowest"},
    )
    paper.logic("{%p endif %}")


def _rules(paper: Paper) -> None:
    paper.section("四、违反规则情况")
    paper.line("{{ rules_words }}")
    paper.logic("{%p if rules %}")
    paper.listing(
        ("规则", "级别", "问题数", "已豁免", "问题最多的主体"),
        ("rule", "severity", "count", "waived", "departments"),
        "rules",
        widths=(60, 14, 16, 16, 50),
        left={"rule", "departments"},
    )
    paper.logic("{%p endif %}")


if __name__ == "__main__":
    TEMPLATES.mkdir(exist_ok=True)
    (TEMPLATES / ANALYSIS).write_bytes(analysis_template())
