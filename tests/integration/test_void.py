"""`zhifa void` from the command line to the release: exit codes, words, and what analysts then see."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Answer, zhifa
from tests.fixtures import exports
from tests.fixtures.exports import Office

APPROVED = (
    *("--reason", "与张三的检查重复", "--requested-by", "办公室甲"),
    *("--approved-by", "主任乙", "--document-no", "法制〔2024〕9号"),
)
STREAM = "inspection/platform/JKQ01/JC1"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office whose department JKQ01 has reported the inspections JC1 and JC2."""
    office = Office(tmp_path)
    rows = exports.numbered(exports.INSPECTION, "检查编号", ["JC1", "JC2"])
    office.one(exports.workbook(office.desk / "行政检查.xlsx", rows))
    return office


def _run(office: Office, *arguments: str) -> Answer:
    return zhifa(office.home.root, *arguments)


def test_a_record_is_voided_listed_and_let_count_again(office: Office) -> None:
    done = _run(office, "void", "add", "inspection", "JKQ01", "JC1", *APPROVED, "--kind", "重复录入")
    assert (done.code, done.errors) == (0, "")
    assert "之前：计入" in done.text
    assert "现在：已作废，不进入任何统计（批准人 主任乙，批准文号 法制〔2024〕9号）" in done.text
    assert "张三" not in done.text
    again = _run(office, "void", "add", STREAM, *APPROVED, "--json")
    assert (again.code, again.said["is_new"]) == (0, False)
    (row,) = _run(office, "void", "list", "--json").said
    assert (row["voided_stream_id"], row["state"], row["is_still_reported"]) == (STREAM, "已作废", True)
    back = _run(office, "void", "revoke", STREAM, *APPROVED)
    assert (back.code, "照部门所报计入" in back.text) == (0, True)
    assert _run(office, "void", "list", "--json").said[0]["state"] == "已撤销"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("inspection/platform/JKQ01/JC9", *APPROVED), "最接近的：inspection/platform/JKQ01/JC"),
        (("inspection", "JKQ01"), "数据类别、主体编码、编号三段"),
        ((STREAM, "--reason", "重复"), "须经批准"),
        ((STREAM, *APPROVED, "--requested-by", "主任乙"), "不能批准自己的申请"),
        ((STREAM, *APPROVED, "--kind", "手滑"), "不在代码表内"),
        (("gate/system/JKQ01/2024Q4", *APPROVED), "没有可作废的数据类别 gate"),
    ],
)
def test_a_void_that_may_not_be_is_refused_and_leaves_nothing(
    office: Office, arguments: tuple[str, ...], said: str
) -> None:
    position = office.position
    done = _run(office, "void", "add", *arguments)
    assert (done.code, office.position) == (2, position)
    assert said in done.errors


@pytest.mark.drill
def test_a_release_leaves_the_voided_record_out_and_says_so(office: Office) -> None:
    _run(office, "void", "add", STREAM, *APPROVED)
    # The department reports it once more, with something changed.
    changed = [{**exports.INSPECTION, "检查结果": "合格"}]
    office.one(exports.workbook(office.desk / "又报.xlsx", changed, "数据截止：2024-11-30 导出方式：增量"))
    night = _run(office, "nightly", "--json")
    assert night.said["is_success"], night.said["failures"]
    query = "select inspection_no from core.fct_inspection"
    assert [row["inspection_no"] for row in _run(office, "sql", query, "--json").said] == ["JC2"]
    query = "select voided_stream_id, approved_by, is_still_reported from core.fct_voiding"
    assert _run(office, "sql", query, "--json").said == [
        {"voided_stream_id": STREAM, "approved_by": "主任乙", "is_still_reported": True}
    ]
