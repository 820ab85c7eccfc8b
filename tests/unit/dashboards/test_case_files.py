"""案卷完整性: what is missing, whose it is, and what falls due next.

Ten working days from Friday 1 March 2024 end on Friday 15 March; from Monday 30 December 2024 they end on Tuesday
14 January 2025 (31 December, 2 and 3, 6 to 10, 13 and 14 January), nine of them after New Year's Day.
"""

from __future__ import annotations

from ingestion.home import Home
from tests.unit.dashboards.casework import casework_home
from tests.unit.dashboards.conftest import Opened, words
from tests.unit.dashboards.supervised import shown_rows

__all__ = ["casework_home"]


def test_the_matrix_has_a_row_a_department_and_a_column_a_document(
    opened: Opened, casework_home: Home
) -> None:
    page = opened(casework_home, "case_files")
    (row,) = shown_rows(page, "执法主体与材料")
    # twelve of the thirteen of the ordinary case, and both of the decision on the spot
    assert (row["执法主体"], row["缺失合计"], row["迟交合计"]) == ("滨城区甲局", 14, 1)
    assert (row["案件来源登记表"], row["立案审批表"], row["备案表"]) == ("迟1", "1", "1")
    assert [metric.value for metric in page.metric] == ["14 份", "2 卷", "1 份", "15 份"]


def test_a_quarter_and_a_document_narrow_the_case_files(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "case_files", part="files", period="2024Q4")
    assert [row["案卷"] for row in shown_rows(page, "案卷清单")] == ["甲罚2"]
    page = opened(casework_home, "case_files", part="files", state="late")
    (late,) = shown_rows(page, "案卷清单")
    assert (late["案卷"], late["缺失或迟交的材料"]) == ("甲案1", "案件来源登记表")


def test_a_case_file_shows_every_document_with_its_state(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "case_files", kind="penalty_case", subject="D1/甲案1")
    documents = {row["材料"]: row for row in shown_rows(page, "应备材料")}
    assert len(documents) == 13
    source = documents["案件来源登记表"]
    assert (source["情况"], source["逾期（天）"], source["阶段"]) == ("迟交", 5, "立案")
    assert documents["结案审批表"]["情况"] == "缺失"
    assert len(shown_rows(page, "已上传的扫描件")) == 1
    page = opened(casework_home, "case_files", kind="penalty_case", subject="D2/乙案1")
    assert {row["情况"] for row in shown_rows(page, "应备材料")} == {"未到期"}


def test_the_countdown_says_whom_to_call_and_counts_working_days(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "case_files", part="countdown", days="15")
    calls = [(row["执法主体"], row["剩余工作日"], row["已缺失材料"]) for row in shown_rows(page, "联系单位")]
    # nothing ends within two working days, hence what is missing already stands first
    assert (calls[0][0], calls[0][2]) == ("滨城区甲局", 14)
    assert calls[1] == ("滨城区乙局", 9, 0)
    assert [row["待办事项"] for row in shown_rows(page, "即将到期")] == [
        "归集案卷材料“案件来源登记表”",
        "归集案卷材料“立案审批表”",
    ]
    assert "2025-01-01" in words(page)


def test_a_shorter_countdown_without_anything_says_what_to_do(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "case_files", part="countdown", days="7")
    assert "可以放宽天数" in words(page)


def test_an_address_of_an_unknown_case_file_says_so(opened: Opened, casework_home: Home) -> None:
    page = opened(casework_home, "case_files", kind="penalty_case", subject="D1/无此案")
    assert "案卷不存在，或您无权查看" in words(page)
