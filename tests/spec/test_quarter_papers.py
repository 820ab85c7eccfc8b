"""The papers of a published quarter: what each says of a zone that is scored by hand, in the form of official papers.

The zone is that of `test_quarter_edge_cases`: participation and duty apply with 20 each, timeliness with 15 and the
plan with 20, 75 of weight in all. Participation earns 26.6667 of a hundred points, 5.3333 an officer of five.
Scores: A 100.00, B 94.67, C and D 89.33, E 84.00, F 78.67; all who tie at the third place from below are listed.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from orchestration.quarter.papers import gather, papers, publication_rows, with_document_names
from orchestration.releases import Release
from orchestration.reports.analysis_template import analysis_template
from orchestration.reports.circular_template import circular_template
from orchestration.reports.filling import TEMPLATES, TemplateFault
from orchestration.reports.interview_notice_template import interview_notice_template
from orchestration.reports.office_templates import (
    ANALYSIS,
    CIRCULAR,
    LETTERHEAD,
    NOTICE,
    ONE_PAGE,
    Templates,
    hand_out,
)
from orchestration.reports.one_page import one_page, spread
from orchestration.reports.published import Material, Signing
from tests.fixtures.programs import needs
from tests.spec.quarter_release import PERIOD, quarter_release
from tests.spec.warehouse import CompiledProject

SIGNING = Signing(PERIOD, 1, "滨执监〔2025〕3号", "赵局长", date(2025, 2, 12))


@pytest.fixture(scope="module")
def release(
    project: CompiledProject,
    calendar: list[tuple[date, bool, str | None]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Release:
    return quarter_release(project, calendar, tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="module")
def material(release: Release) -> Material:
    return gather(release, PERIOD)


@pytest.fixture(scope="module")
def written(material: Material) -> dict[str, bytes]:
    return papers(material, SIGNING, Templates.of())


def text_of(content: bytes) -> str:
    """Paragraphs, then table rows as lines with a bar between cells."""
    document = Document(io.BytesIO(content))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return "\n".join(
        [*(paragraph.text for paragraph in document.paragraphs), *("|".join(row) for row in rows)]
    )


# --- the circular --------------------------------------------------------------------------------------


def test_the_circular_says_who_was_ranked_where_and_why_others_were_not(written: dict[str, bytes]) -> None:
    text = text_of(written["通报.docx"])
    assert "全区行政执法主体7个，其中参加排名6个，单列0个，不排名0个，不参评1个" in text
    # (100 + 94.67 + 2 × 89.33 + 84 + 78.67) / 6 = 89.333…
    assert "平均得分89.33，最高100.00，最低78.67" in text
    assert "位列前三名的是甲局（100.00分）、乙局（94.67分）、丙局（89.33分）、丁局（89.33分）" in text
    rows = [line for line in text.splitlines() if "|参加排名|" in line]
    assert [row.split("|")[:3] for row in rows] == [
        ["1", "滨城区甲局", "100.00"],
        ["2", "滨城区乙局", "94.67"],
        ["3", "滨城区丙局", "89.33"],
        ["3", "滨城区丁局", "89.33"],
        ["5", "滨城区戊局", "84.00"],
        ["6", "滨城区己局", "78.67"],
    ]
    assert "—|滨城区庚局|—|不参评|无权责事项，不参评" in text


def test_the_circular_lists_the_bottom_with_all_who_tie_the_lowest_first(written: dict[str, bytes]) -> None:
    text = text_of(written["通报.docx"])
    assert "列入约谈名单的主体4个" in text
    lines = re.findall(r"^\d\. (滨城区\w+?)：得分([\d.]+)，第(\d)名；事由为末位", text, re.MULTILINE)
    assert lines == [
        ("滨城区己局", "78.67", "6"),
        ("滨城区戊局", "84.00", "5"),
        ("滨城区丙局", "89.33", "3"),
        ("滨城区丁局", "89.33", "3"),
    ]
    assert "自通知之日起10个工作日内进行，整改方案自约谈之日起15个工作日内报送" in text


def test_waivers_are_counted_with_their_reasons_in_the_annex_and_objections_with_how_they_ended(
    written: dict[str, bytes],
) -> None:
    text = text_of(written["通报.docx"])
    assert "批准豁免1项，涉及1个主体，其中1项未使用，理由见附件2" in text
    assert (
        "乙局|执法信息上传逾期|本季度全部|平台升级期间无法上传|钱副局长，滨执监豁〔2025〕1号|未使用" in text
    )
    assert "确认1件、异议1件；异议采纳0件，不采纳1件" in text
    assert "己局|人员参与率|两人借调在外|不采纳|未报不在岗记录" in text


def test_the_circular_has_the_form_of_an_official_paper(written: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(written["通报.docx"]))
    section = document.sections[0]
    millimetres = [
        round(length.mm)
        for length in (
            section.page_width, section.page_height, section.top_margin, section.bottom_margin,
            section.left_margin, section.right_margin,
        )
        if length is not None
    ]  # fmt: skip
    # GB/T 9704—2012, 5.2.1: A4, 天头 37, 订口 28, 版心 156 × 225
    assert millimetres == [210, 297, 37, 35, 28, 26]
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:3] == ["内部", "行政执法监督办公室文件", "滨执监〔2025〕3号"]
    assert texts.index("行政执法监督办公室") < texts.index("2025年2月12日")
    assert "　抄送：区政府办公室，区委组织部。" in texts
    assert "　签发：赵局长" in texts
    assert document.paragraphs[1].runs[0].font.color.rgb is not None


def test_a_new_version_says_what_it_replaces_why_and_who_moved(material: Material) -> None:
    worse = [row | {"rank": 6, "score": row["score"] - 10} for row in material.ranking if row["rank"] == 1]
    before = [*material.ranking[1:], *worse]
    restated = {
        "department_code": "A", "department_name": "滨城区甲局", "indicator_name_zh": "人员参与率",
        "record": "A/C1", "was": "不计入", "becomes": "计入", "event_zh": "行政检查首报",
        "reported_on": date(2025, 2, 20), "file_name": "行政检查.csv",
    }  # fmt: skip
    again = replace(material, replaced_ranking=before, replaced_listed=material.listed, restated=(restated,))
    signing = replace(SIGNING, version=2, reason="公布后收到迟报数据", replaces="滨执监〔2025〕3号")
    made = papers(again, signing, Templates.of())
    text = text_of(made["通报.docx"])
    assert "本通报为第2版，替代滨执监〔2025〕3号。更正理由：公布后收到迟报数据。" in text
    assert "滨城区甲局|第6名，90.00分|第1名，100.00分" in text
    assert "根据《关于更正2024年第四季度" in text_of(made["约谈通知书/滨城区己局.docx"])
    assert "甲局|人员参与率|C1|不计入|计入|行政检查首报，2025-02-20" in text
    sheet = openpyxl.load_workbook(io.BytesIO(made["通报附件.xlsx"]))["更正记录"]
    assert [cell.value for cell in sheet[4]][:5] == ["滨城区甲局", "人员参与率", "A/C1", "不计入", "计入"]


def test_a_restated_document_is_called_by_its_name() -> None:
    rows = [{"record": "D1/决1 simple_service"}, {"record": "D1/JC1"}, {"record": "D1/某 案"}]
    named = with_document_names(rows, [{"requirement_id": "simple_service", "document_name_zh": "送达回证"}])
    assert [row["record"] for row in named] == ["D1/决1 送达回证", "D1/JC1", "D1/某 案"]


# --- the other papers ----------------------------------------------------------------------------------


def test_each_listed_department_has_a_notice_and_nobody_else(written: dict[str, bytes]) -> None:
    notices = {name for name in written if name.startswith("约谈通知书/")}
    assert notices == {f"约谈通知书/滨城区{name}局.docx" for name in "丙丁戊己"}


def test_the_notice_names_grounds_weakest_indicators_their_records_and_the_trend(
    written: dict[str, bytes],
) -> None:
    text = text_of(written["约谈通知书/滨城区己局.docx"])
    assert "得分78.67，在参加排名的6个主体中列第6名" in text
    assert "第2次列入约谈名单，连续2个季度" in text
    # one of five took part: 26.6667 points in all, 5.3333 of them earned
    assert "人员参与率|1/5|20.00%|26.67|5.33|21.33" in text
    records = re.findall(r"人员参与率\|执法证号 (\S+?)\|.*\|5\.33", text)
    assert records == ["F-C2", "F-C3", "F-C4", "F-C5"]
    assert "2024年三季度|第6名|70.00|列入约谈" in text
    assert "2024年二季度|—|—|未公布" in text
    assert "约谈时间：　　　　年" in text


def test_the_appendix_holds_ranking_indicators_and_waivers_as_numbers(written: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written["通报附件.xlsx"]))
    assert book.sheetnames == ["排名", "指标得分", "违规统计", "豁免", "材料统计"]
    rows = list(book["排名"].iter_rows(min_row=4, values_only=True))
    assert [row[:3] for row in rows[:2]] == [(1, "滨城区甲局", 100), (2, "滨城区乙局", 94.67)]
    indicators = list(book["指标得分"].iter_rows(min_row=4, values_only=True))
    (own,) = [row for row in indicators if row[:2] == ("滨城区己局", "人员参与率")]
    assert own[4:7] == (1, 5, 20) and own[10] == 5.3333
    (waiver,) = [row for row in book["豁免"].iter_rows(min_row=4, values_only=True) if row[0] == "滨城区乙局"]
    assert waiver[8:10] == (0, "未使用")


def test_the_analysis_compares_with_the_quarter_before_and_names_what_waits(
    written: dict[str, bytes],
) -> None:
    text = text_of(written["分析报告.docx"])
    # F was sixth with 70.00, A first with 99.00: (8.67 + 1) / 2 = 4.835
    assert "与2024年第三季度相比，可比的2个主体平均得分上升4.84分，名次均无变化。" in text
    # lost: B 5.33, C and D 10.67, E 16, F 21.33, A nothing: 64 over six
    assert "平均失分最多的指标是人员参与率，全区60.00%，涉及的6个主体平均失10.67分" in text
    assert "本季度再次列入的主体：己局（共2次，连续2个季度）。" in text
    assert "约谈办理逾期的1件如何督办：己局（2024年三季度）。" in text
    assert "连续列入约谈的1个主体是否采取约谈以外的措施：己局（连续2个季度）。" in text
    assert "未使用的1项豁免是否撤销：乙局（执法信息上传逾期）。" in text


def test_the_page_for_leaders_stands_alone_and_needs_no_script(written: dict[str, bytes]) -> None:
    page = written["一页报告.html"].decode("utf-8")
    assert not re.search(r"<script|https?://|<link|@import|src=", page)
    assert page.count("<svg") == 2
    for said in ("己局", "78.67 ●", "约谈办理逾期的1件", "24年三季"):
        assert said in page


def test_a_quarter_without_lists_waivers_or_answers_says_so(material: Material) -> None:
    bare = Material(PERIOD, 1, "ab", "cd", [row for row in material.ranking if row["status"] != "ranked"])
    made = papers(bare, SIGNING, Templates.of())
    text = text_of(made["通报.docx"])
    for said in (
        "本季度没有参加排名的主体",
        "本季度没有列入约谈的主体",
        "本季度没有批准豁免",
        "反馈期内没有收到意见",
    ):
        assert said in text
    assert "本季度没有需要决定的事项" in text_of(made["分析报告.docx"])


def test_what_the_log_is_told_of_each_department_is_what_the_circular_says(material: Material) -> None:
    rows = {row["department_code"]: row for row in publication_rows(material, SIGNING)}
    assert (rows["F"]["ranking"], str(rows["F"]["score"]), rows["F"]["grounds"]) == (6, "78.67", ["末位"])
    assert (rows["G"]["status"], rows["G"]["ranking"], rows["G"]["grounds"]) == ("not_assessed", None, [])


def test_the_same_release_and_signature_give_the_same_bytes(
    written: dict[str, bytes], release: Release
) -> None:
    assert papers(gather(release, PERIOD), SIGNING, Templates.of()) == written


def test_labels_in_a_chart_keep_their_distance_and_stay_inside() -> None:
    assert spread([10.0, 11.0, 30.0], 3.0, 40.0) == [10.0, 13.0, 30.0]
    assert spread([39.0, 39.5, 40.0], 3.0, 40.0) == [34.0, 37.0, 40.0]


# --- templates -----------------------------------------------------------------------------------------


def test_the_templates_that_ship_are_those_that_their_modules_make() -> None:
    made = {CIRCULAR: circular_template, ANALYSIS: analysis_template, NOTICE: interview_notice_template}
    for name, make in made.items():
        assert make() == (TEMPLATES / name).read_bytes(), name


def test_the_office_changes_a_template_and_the_paper_follows(material: Material, tmp_path: Path) -> None:
    assert set(hand_out(tmp_path)) >= set(Templates.of().files)
    letterhead = (tmp_path / LETTERHEAD).read_text("utf-8")
    (tmp_path / LETTERHEAD).write_text(
        letterhead.replace("行政执法监督办公室文件", "滨城区司法局文件"), "utf-8"
    )
    own = Document()
    own.add_paragraph("{{ department }}，{{ score }}分。")
    own.save(str(tmp_path / NOTICE))
    assert hand_out(tmp_path) == []
    made = papers(material, SIGNING, Templates.of(tmp_path))
    assert "滨城区司法局文件" in text_of(made["通报.docx"])
    assert text_of(made["约谈通知书/滨城区己局.docx"]) == "滨城区己局，78.67分。"


def test_a_template_that_names_what_there_is_not_is_refused(material: Material, tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("{{ nothing_of_that_name }}")
    own.save(str(tmp_path / CIRCULAR))
    with pytest.raises(TemplateFault, match=r"circular\.docx 中有无法填写的内容.*nothing_of_that_name"):
        papers(material, SIGNING, Templates.of(tmp_path))
    (tmp_path / CIRCULAR).unlink()
    (tmp_path / ONE_PAGE).write_text("{{ nothing_of_that_name }}", "utf-8")
    with pytest.raises(TemplateFault, match=r"one_page\.html"):
        papers(material, SIGNING, Templates.of(tmp_path))


@pytest.mark.parametrize(
    "content", ["organisation: 司法局", "- 1", "organisation: [", "\N{REPLACEMENT CHARACTER}: 1"]
)
def test_a_letterhead_with_other_keys_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / LETTERHEAD).write_text(content, "utf-8")
    with pytest.raises(TemplateFault, match=r"letterhead\.yaml"):
        _ = Templates.of(tmp_path).letterhead


# --- as others open them -------------------------------------------------------------------------------


@needs("libreoffice-writer", is_installed=shutil.which("soffice") is not None)
def test_libreoffice_opens_every_document_with_its_pages_and_text(
    written: dict[str, bytes], tmp_path: Path
) -> None:
    names = ("通报.docx", "分析报告.docx", "约谈通知书/滨城区己局.docx", "通报附件.xlsx")
    for name in names:
        (tmp_path / Path(name).name).write_bytes(written[name])
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         *(Path(name).name for name in names)],
        cwd=tmp_path, check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    said = {path.stem: pages_of(path) for path in tmp_path.glob("*.pdf")}
    assert set(said) == {"通报", "分析报告", "滨城区己局", "通报附件"}
    circular = said["通报"]
    assert "行政执法监督办公室文件" in circular[0]
    for number, page in enumerate(circular, start=1):
        assert page.endswith(f"—{number}—")
    # 版记 stands on the last page only, and is its last text above the page number
    assert ["签发：赵局长" in page for page in circular] == [*[False] * (len(circular) - 1), True]
    assert circular[-1].endswith(f"2025年2月12日印发—{len(circular)}—")
    assert [page[:3] for page in circular[-3:]] == ["附件1", "附件2", "附件3"]


def crowded(material: Material) -> Material:
    """The zone with ninety more departments of long names at its end, all of whom tie and wait for an interview."""
    last = next(row for row in material.ranking if row["department_code"] == "F")
    codes = [f"X{number:02}" for number in range(90)]
    names = {code: f"滨城区第{code}号社会经济发展和综合行政执法监督管理局" for code in codes}
    own = [row for row in material.indicators if row["department_code"] == "F"]
    before = next(row for row in material.interviews if row["department_code"] == "F")
    listed = next(row for row in material.listed if row["department_code"] == "F")
    return replace(
        material,
        ranking=[
            *material.ranking,
            *(last | {"department_code": code, "department_name": names[code]} for code in codes),
        ],
        indicators=[
            *material.indicators,
            *(row | {"department_code": code} for code in codes for row in own),
        ],
        listed=[
            *material.listed,
            *(listed | {"department_code": c, "department_name": names[c]} for c in codes),
        ],
        interviews=[before | {"department_code": code, "department_name": names[code]} for code in codes],
    )


@needs("chromium", is_installed=shutil.which("chromium") is not None)
@pytest.mark.parametrize("grown", [False, True])
def test_the_page_for_leaders_prints_on_one_sheet(material: Material, tmp_path: Path, grown: bool) -> None:
    said = crowded(material) if grown else material
    (tmp_path / "page.html").write_bytes(one_page(said, SIGNING, Templates.of()))
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path}/profile", "--print-to-pdf=page.pdf", "page.html"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (page,) = pages_of(tmp_path / "page.pdf")
    assert "需要决定的事项" in page and "日志位置" in page
    assert ("中间77个主体从略" in page) is grown


def pages_of(path: Path) -> list[str]:
    """The text of each page of a PDF without any space: where one stands is the renderer's choice."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    )
    return ["".join(page.split()) for page in done.stdout.split("\f")[:-1]]
