"""A row that cannot be taken in says why, its neighbours go on, and no row is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures import files
from tests.fixtures.exports import (
    CERTIFICATE,
    DEPARTMENT,
    INSPECTION,
    OCTOBER,
    PENALTY,
    Office,
    full,
    numbered,
    rejects_of,
    settled,
    table,
    workbook,
)

# what is wrong, the good row, the fault put into it, the column and the words of the reason
BAD_ROWS: list[tuple[str, str, dict[str, Any], dict[str, Any], str, str]] = [
    ("a certificate number in scientific notation", "执法人员", CERTIFICATE, {"执法证号": "1.20116E+10"},
     "执法证号", "科学计数"),
    ("a number that lost its digits as a number", "执法人员", CERTIFICATE, {"执法证号": 1.20116001234567e17},
     "执法证号", "科学计数"),
    ("one such number among several", "行政检查", INSPECTION, {"执法人员证件号": "12011600123、1.20116E+10"},
     "执法人员证件号", "科学计数"),
    ("an impossible date", "行政检查", INSPECTION, {"检查日期": "2024-02-30"}, "检查日期", "“2024-02-30”不是有效日期"),
    ("a month that does not exist", "行政检查", INSPECTION, {"检查日期": "2024年13月5日"}, "检查日期", "不是有效日期"),
    ("words for a date", "行政检查", INSPECTION, {"检查日期": "三月五日"}, "检查日期", "不是有效日期"),
    ("an amount with text", "行政处罚", PENALTY, {"罚款金额": "约5000"}, "罚款金额", "只填数字"),
    ("an amount in mixed units", "行政处罚", PENALTY, {"罚款金额": "1.5万"}, "罚款金额", "只填数字"),
    ("an amount below a cent", "行政处罚", PENALTY, {"罚款金额": "0.001"}, "罚款金额", "两位小数"),
    ("a negative amount", "行政处罚", PENALTY, {"罚款金额": "-5"}, "罚款金额", "不能小于 0"),
    ("an unknown department", "行政检查", INSPECTION, {"执法主体编码": "JKQ99"}, "执法主体编码",
     "“JKQ99”未在执法主体表登记"),
    ("a word outside the code list", "行政检查", INSPECTION, {"检查方式": "飞行"}, "检查方式",
     "现场、线上、书面、巡查"),
    ("a required cell left blank", "行政检查", INSPECTION, {"检查编号": None}, "检查编号", "不能为空"),
    ("a word for nothing instead", "行政检查", INSPECTION, {"检查编号": "无"}, "检查编号", "不能为空"),
    ("yes and no said otherwise", "执法主体", DEPARTMENT, {"纳入统计": "也许"}, "纳入统计", "请填“是”或“否”"),
    ("a credit code with a wrong check digit", "行政检查", INSPECTION, {"统一社会信用代码": "91120116MA05XXXX0A"},
     "统一社会信用代码", "校验位"),
    ("half a number", "行政检查", INSPECTION, {"隐患数": "2.5"}, "发现隐患数", "不是整数"),
]  # fmt: skip
BY_NAME = pytest.mark.parametrize(
    ("name", "good", "fault", "column", "said"),
    [case[1:] for case in BAD_ROWS],
    ids=[case[0] for case in BAD_ROWS],
)


@BY_NAME
def test_the_row_is_rejected_with_row_column_and_reason_and_its_neighbour_loads(
    office: Office, name: str, good: dict[str, Any], fault: dict[str, Any], column: str, said: str
) -> None:
    key = list(good)[0 if name == "执法主体" else 1]
    neighbour = {**good, **dict.fromkeys(fault), key: "JKQ08"} if name == "执法主体" else {**good, key: "X2"}
    rows = [{**dict.fromkeys(fault), **good, **fault}, {**dict.fromkeys(fault), **good, key: neighbour[key]}]
    receipt = office.one(workbook(office.desk / f"{name}.xlsx", rows))
    assert (receipt.status, receipt.counts.read, receipt.counts.new, receipt.counts.rejected) == (
        "loaded",
        2,
        1,
        1,
    )
    (reject,) = rejects_of(office).to_dicts()
    assert (reject["source_row"], reject["column_name"]) == (3, column)
    assert said in reject["message"]
    assert len(receipt.returned) == 1


def test_one_key_with_two_contents_rejects_all_its_rows_and_an_exact_repetition_none(office: Office) -> None:
    rows = [
        INSPECTION,
        {**INSPECTION, "检查方式": "线上"},
        {**INSPECTION, "检查编号": "JC2"},
        {**INSPECTION, "检查编号": "JC2"},
    ]
    counts = office.one(workbook(office.desk / "行政检查.xlsx", rows)).counts
    assert (counts.read, counts.new, counts.unchanged, counts.rejected) == (4, 1, 1, 2)
    rejects = rejects_of(office)
    assert rejects["source_row"].to_list() == [3, 4]
    assert rejects["rule"].to_list() == ["conflicting_key"] * 2
    assert all("内容不同的多行" in message for message in rejects["message"])


def test_a_good_row_beside_a_bad_one_of_the_same_key_is_rejected_too(office: Office) -> None:
    rows = [INSPECTION, {**INSPECTION, "检查日期": "2024-02-30"}]
    counts = office.one(workbook(office.desk / "行政检查.xlsx", rows)).counts
    assert (counts.read, counts.new, counts.rejected) == (2, 0, 2)


def test_a_row_with_three_faults_is_one_rejected_row(office: Office) -> None:
    rows = [{**INSPECTION, "检查日期": "x", "检查方式": "x", "检查编号": ""}]
    counts = office.one(workbook(office.desk / "行政检查.xlsx", rows)).counts
    assert (counts.read, counts.rejected) == (1, 1)
    assert rejects_of(office)["column_name"].to_list() == ["检查编号", "检查方式", "检查日期"]


def test_totals_blanks_and_repeated_headers_are_passed_over_and_counted(office: Office) -> None:
    grid = table([INSPECTION, {**INSPECTION, "检查编号": "JC2"}])
    headers, first, second = grid[1:]
    spaced = [f" {header} " for header in headers]
    total = ["合计", None, "2 条"]
    path = files.xlsx(
        office.desk / "行政检查.xlsx",
        {"导出": [grid[0], headers, first, [None], headers, spaced, second, total]},
    )
    counts = office.one(settled(path)).counts
    assert (counts.read, counts.new, counts.skipped) == (2, 2, 4)


def test_a_month_in_which_nothing_happened_is_a_sheet_without_rows(office: Office) -> None:
    sheets = {
        "1月": table([INSPECTION]),
        "2月": table([INSPECTION])[:2],
        "3月": [*table([INSPECTION])[:2], ["合计", 0]],
    }
    counts = office.one(settled(files.xlsx(office.desk / "行政检查.xlsx", sheets))).counts
    assert (counts.read, counts.new, counts.skipped) == (1, 1, 1)


def test_a_full_export_with_an_unreadable_key_withdraws_nothing(office: Office) -> None:
    """Eight certificates; then a full export in which the number of one has become 1.20116E+10."""
    numbers = [f"1201160012{n}" for n in range(8)]
    window = "2020-01-01 至 2024-12-31"
    office.one(
        workbook(office.desk / "执法人员1.xlsx", numbered(CERTIFICATE, "执法证号", numbers), full(window))
    )
    damaged = numbered(CERTIFICATE, "执法证号", [*numbers[:7], "1.20116E+10"])
    counts = office.one(
        workbook(office.desk / "执法人员2.xlsx", damaged, full(window, as_of="2024-11-30"))
    ).counts
    assert (counts.read, counts.unchanged, counts.rejected, counts.withdrawn) == (8, 7, 1, 0)
    assert office.state("officer_certificate").height == 8


def test_a_full_export_whose_row_is_rejected_for_another_reason_does_not_withdraw_it(office: Office) -> None:
    numbers = [f"JC{n}" for n in range(8)]
    office.one(workbook(office.desk / "行政检查1.xlsx", numbered(INSPECTION, "检查编号", numbers), full()))
    second = numbered(INSPECTION, "检查编号", numbers[:7])
    second[3] = {**second[3], "检查日期": "2024-02-30"}
    counts = office.one(workbook(office.desk / "行政检查2.xlsx", second, full(as_of="2024-11-30"))).counts
    assert (counts.rejected, counts.withdrawn) == (1, 1)  # JC3 stays, JC7 is gone
    present = office.state("inspection")["inspection_no"].to_list()
    assert present == ["JC0", "JC1", "JC2", "JC3", "JC4", "JC5", "JC6"]


@pytest.mark.parametrize("code", ["../../外面", "..", "a/b", "C:\\x", "."])
def test_a_code_out_of_a_file_never_names_a_folder_outside_the_returns(office: Office, code: str) -> None:
    row = {**DEPARTMENT, "执法主体编码": code, "启用日期": "不详"}
    receipt = office.one(workbook(office.desk / "执法主体2.xlsx", [row]))
    (returned,) = receipt.returned
    assert returned.resolve().parent == (office.home.returns / "_未识别单位").resolve()


def test_rejected_rows_go_to_their_department_and_those_of_strangers_to_nobody(office: Office) -> None:
    bad = {**INSPECTION, "检查日期": "x"}
    rows = [
        {**bad, "检查编号": "JC1"},
        {**bad, "检查编号": "JC2", "执法主体编码": "JKQ02"},
        {**bad, "检查编号": "JC3", "执法主体编码": "JKQ99"},
    ]
    receipt = office.one(workbook(office.desk / "行政检查.xlsx", rows))
    assert sorted(path.parent.name for path in receipt.returned) == ["JKQ01", "JKQ02", "_未识别单位"]


def test_rows_of_a_department_registered_later_load_when_the_same_file_comes_again(office: Office) -> None:
    path = workbook(
        office.desk / "行政检查.xlsx",
        [INSPECTION, {**INSPECTION, "检查编号": "JC2", "执法主体编码": "JKQ03"}],
    )
    assert office.one(path).counts.rejected == 1
    again = office.one(path)
    assert (again.status, again.counts.unchanged, again.counts.rejected) == ("unchanged", 1, 1)
    office.one(workbook(office.desk / "执法主体2.xlsx", [{**DEPARTMENT, "执法主体编码": "JKQ03"}]))
    counts = office.one(path).counts
    assert (counts.read, counts.new, counts.unchanged, counts.rejected) == (2, 1, 1, 0)
    assert not rejects_of(office)["is_open"].any()


def test_a_reject_without_a_readable_key_is_closed_by_its_own_department_only(office: Office) -> None:
    lost = {**CERTIFICATE, "执法证号": "1.20116E+10"}
    office.one(workbook(office.desk / "执法人员1.xlsx", [lost]))
    other = {**CERTIFICATE, "执法主体编码": "JKQ02", "执法证号": "12011600200"}
    office.one(workbook(office.desk / "执法人员2.xlsx", [other]))
    assert rejects_of(office)["is_open"].to_list() == [True]
    office.one(workbook(office.desk / "执法人员3.xlsx", [{**CERTIFICATE, "执法证号": "12011600123"}]))
    assert rejects_of(office)["is_open"].to_list() == [False]


def test_two_columns_for_one_thing_are_united_where_they_agree(office: Office) -> None:
    grid = [
        [OCTOBER],
        ["执法主体编码", "检查编号", "当事人名称", "检查方式", "检查日期", "检查时间"],
        ["JKQ01", "JC1", "甲有限公司", "现场", "2024-03-05", None],
        ["JKQ01", "JC2", "甲有限公司", "现场", None, "2024-03-06"],
        ["JKQ01", "JC3", "甲有限公司", "现场", "2024-03-05", "2024-03-06"],
    ]
    counts = office.one(settled(files.xlsx(office.desk / "行政检查.xlsx", {"导出": grid}))).counts
    assert (counts.new, counts.rejected) == (2, 1)
    (reject,) = rejects_of(office).to_dicts()
    assert reject["rule"] == "two_values" and reject["source_row"] == 5
