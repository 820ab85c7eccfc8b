"""A source that names departments by credit code and name, with amounts in 万元: YAML, and no Python of its own."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import exports
from tests.fixtures.exports import Office, numbered, rejects_of

USCC = "111201160000000019"
PARTY_USCC = "91350100M000100Y43"
PREAMBLE = "数据截止：2024-10-31 导出方式：增量"
DISCLOSED: dict[str, Any] = {
    "行政相对人名称": "甲有限公司",
    "行政相对人类别": "法人及非法人组织",
    "行政相对人代码_1(统一社会信用代码)": PARTY_USCC,
    "行政相对人代码_2(工商注册号)": None,
    "法定代表人": "欧阳锋",
    "法定代表人证件号码": "120116199001011234",
    "行政处罚决定书文号": "津开应急罚[2024]1号",
    "违法行为类型": "未按规定培训",
    "违法事实": "未按规定对从业人员进行培训",
    "处罚依据": "安全生产法第九十七条",
    "处罚类别": "罚款;没收违法所得",
    "处罚内容": "罚款并没收违法所得",
    "罚款金额（万元）": "0.500001",
    "没收违法所得、没收非法财物的金额（万元）": "1.2",
    "暂扣或吊销证照名称及编号": None,
    "处罚决定日期": "2024/05/06",
    "处罚有效期": "2099-12-31",
    "公示截止期": "2027-05-06",
    "处罚机关": "应急管理局",
    "处罚机关统一社会信用代码": USCC,
    "数据来源单位": "应急管理局",
    "数据来源单位统一社会信用代码": USCC,
    "备注": None,
}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Departments JKQ01 应急管理局 (with a credit code) and JKQ02 商务局 (without)."""
    office = Office(tmp_path)
    rows = [
        {**exports.DEPARTMENT, "统一社会信用代码": USCC},
        {**exports.DEPARTMENT, "执法主体编码": "JKQ02", "执法主体名称": "商务局", "统一社会信用代码": None},
    ]
    later = "数据截止：2024-11-01 导出方式：增量"
    (receipt,) = office.take(exports.workbook(office.desk / "执法主体2.xlsx", rows, later))
    assert receipt.counts.rejected == 0, rejects_of(office).to_dicts()
    return office


def _disclosed(**change: Any) -> dict[str, Any]:
    return {**DISCLOSED, "罚款金额（万元）": "0.5", **change}


def _state(office: Office) -> list[dict[str, Any]]:
    return office.state("penalty", "credit_disclosure").to_dicts()


@pytest.mark.parametrize("kind", ["xlsx", "gb18030"])
def test_a_disclosed_decision_is_its_departments_under_the_same_number_as_on_the_platform(
    office: Office, kind: str
) -> None:
    platform = exports.workbook(office.desk / "行政处罚.xlsx", [exports.PENALTY])
    path = office.desk / f"双公示_行政处罚_202410.{'xlsx' if kind == 'xlsx' else 'csv'}"
    if kind == "xlsx":
        exports.workbook(path, [_disclosed()], PREAMBLE)
    else:
        exports.text(path, [_disclosed()], PREAMBLE, encoding="gb18030")
    for receipt in office.take(platform, path):
        assert (receipt.status, receipt.counts.new) == ("loaded", 1), receipt.message
    (row,) = _state(office)
    assert row["stream_id"] == "penalty/credit_disclosure/JKQ01/津开应急罚〔2024〕1号"
    (stated,) = office.state("penalty").to_dicts()
    assert (row["department_code"], row["decision_no"]) == (stated["department_code"], stated["decision_no"])
    assert (row["party_name"], row["party_uscc"]) == ("甲有限公司", PARTY_USCC)
    assert (row["penalty_kinds"], str(row["decision_date"])) == ("没收违法所得|罚款", "2024-05-06")
    assert (row["fine_yuan"], row["confiscation_yuan"]) == (Decimal("5000.00"), Decimal("12000.00"))
    assert "欧阳锋" not in str(row) and "120116199001011234" not in str(row)


def test_amounts_in_ten_thousands_are_exact_to_the_cent_or_refused(office: Office) -> None:
    amounts = ["0.000001", "0.012345", "68.570001", "1,102.7", "0.0000001", "五千"]
    rows = [
        _disclosed(**{"行政处罚决定书文号": f"W{number}", "罚款金额（万元）": amount})
        for number, amount in enumerate(amounts)
    ]
    receipt = office.one(exports.workbook(office.desk / "双公示.xlsx", rows, PREAMBLE))
    assert [row["fine_yuan"] for row in _state(office)] == [
        Decimal("0.01"),
        Decimal("123.45"),
        Decimal("685700.01"),
        Decimal("11027000.00"),
    ]
    assert receipt.counts.rejected == 2
    assert rejects_of(office)["rule"].to_list() == ["decimal", "decimal"]


def test_an_authority_is_found_by_its_name_where_it_states_no_code(office: Office) -> None:
    rows = [_disclosed(处罚机关="商 务 局", 处罚机关统一社会信用代码=None)]
    office.one(exports.workbook(office.desk / "双公示.xlsx", rows, PREAMBLE))
    assert [row["department_code"] for row in _state(office)] == ["JKQ02"]


def test_an_authority_that_nobody_has_registered_is_sent_back_and_comes_in_once_it_is(office: Office) -> None:
    row = _disclosed(处罚机关="税务局", 处罚机关统一社会信用代码=None)
    path = exports.workbook(office.desk / "双公示.xlsx", [row], PREAMBLE)
    receipt = office.one(path)
    assert (receipt.counts.rejected, _state(office)) == (1, [])
    (reject,) = rejects_of(office).to_dicts()
    assert (reject["rule"], reject["department_code"]) == ("unknown_department", None)
    assert (
        "“处罚机关”在执法主体表中没有登记，请核对，或先登记该主体的全称和统一社会信用代码"
        in reject["message"]
    )
    registered = [{**exports.DEPARTMENT, "执法主体编码": "JKQ03", "执法主体名称": "税务局"}]
    office.one(exports.workbook(office.desk / "执法主体3.xlsx", registered))
    assert office.one(path).counts.new == 1
    assert [row["department_code"] for row in _state(office)] == ["JKQ03"]


def test_a_kind_with_a_text_behind_it_is_that_kind_and_a_person_is_masked(office: Office) -> None:
    person = {
        "行政相对人名称": "张三",
        "行政相对人类别": "自然人",
        "行政相对人代码_1(统一社会信用代码)": None,
    }
    rows = [_disclosed(**person, 处罚类别="警告;其他-责令改正")]
    office.one(exports.workbook(office.desk / "双公示.xlsx", rows, PREAMBLE))
    (row,) = _state(office)
    assert (row["penalty_kinds"], row["party_name"]) == ("其他|警告", "张*")
    assert row["party_name_token"]


def test_a_full_disclosure_withdraws_what_it_no_longer_holds_and_says_nothing_of_the_platform(
    office: Office,
) -> None:
    office.one(exports.workbook(office.desk / "行政处罚.xlsx", [exports.PENALTY]))
    rows = numbered(_disclosed(), "行政处罚决定书文号", [f"W{number}" for number in range(6)])
    office.one(exports.workbook(office.desk / "双公示1.xlsx", rows, PREAMBLE))
    full = "数据截止：2024-11-30 导出方式：全量 导出范围：全部 处罚决定日期：2024-01-01 至 2024-11-30"
    receipt = office.one(exports.workbook(office.desk / "双公示2.xlsx", rows[:5], full))
    assert (receipt.counts.withdrawn, len(_state(office))) == (1, 5)
    assert office.state("penalty").height == 1


def test_a_disclosure_that_states_no_cut_off_waits_for_a_person(office: Office) -> None:
    assert office.one(exports.workbook(office.desk / "双公示.xlsx", [_disclosed()], None)).status == "held"


def test_a_file_called_like_the_platforms_is_known_by_its_headers(office: Office) -> None:
    path = exports.workbook(office.desk / "行政处罚_202410.xlsx", [_disclosed()], PREAMBLE)
    assert office.one(path).source == "credit_disclosure"
