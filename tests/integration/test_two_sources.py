"""Platform and credit disclosure side by side, from files to a release: what counts, and what is found."""

from __future__ import annotations

import pytest

from tests.conftest import zhifa
from tests.fixtures import exports
from tests.fixtures.exports import DEPARTMENT, PENALTY, Office, numbered

DISCLOSED = {
    "行政相对人名称": "甲有限公司",
    "行政相对人类别": "法人及非法人组织",
    "行政处罚决定书文号": "津开应急罚[2024]1号",
    "处罚类别": "罚款",
    "罚款金额（万元）": "0.45",
    "处罚决定日期": "2024/05/06",
    "处罚机关": "应急管理局",
}


@pytest.mark.drill
def test_a_difference_and_an_unreported_decision_are_found_and_only_the_platforms_count(
    office: Office,
) -> None:
    registered = [{**DEPARTMENT, "执法主体编码": "JKQ02", "执法主体名称": "商务局"}]
    later = "数据截止：2024-11-01 导出方式：增量"
    office.one(exports.workbook(office.desk / "执法主体2.xlsx", registered, later))
    office.one(exports.workbook(office.desk / "行政处罚.xlsx", [PENALTY]))
    numbers = ["津开应急罚[2024]1号", "津开应急罚〔2024〕2号"]
    disclosed = numbered(DISCLOSED, "行政处罚决定书文号", numbers)
    office.one(exports.text(office.desk / "双公示.csv", disclosed, encoding="gb18030"))
    night = zhifa(office.home.root, "nightly", "--json")
    assert night.said["is_success"], night.said["failures"]

    def rows(query: str) -> list[dict[str, object]]:
        return list(zhifa(office.home.root, "sql", query, "--json").said)

    assert rows(
        "select decision_no, source, fine_yuan, is_counted from core.fct_penalty order by decision_no"
    ) == [
        {
            "decision_no": "津开应急罚〔2024〕1号",
            "source": "platform",
            "fine_yuan": 5000.0,
            "is_counted": True,
        },
        {
            "decision_no": "津开应急罚〔2024〕2号",
            "source": "credit_disclosure",
            "fine_yuan": 4500.0,
            "is_counted": False,
        },
    ]
    rules = "('source_difference', 'unreported_act')"
    found = (
        f"select rule_id, record_no, message from quality.violation where rule_id in {rules} order by rule_id"
    )
    assert rows(found) == [
        {
            "rule_id": "source_difference",
            "record_no": "津开应急罚〔2024〕1号",
            "message": "罚款金额（元）不一致：来源 credit_disclosure 为 4500.00，采用的来源 platform 为 5000.00",
        },
        # Seven working days after Monday 6 May; Saturday the 11th is one of them (调休).
        {
            "rule_id": "unreported_act",
            "record_no": "津开应急罚〔2024〕2号",
            "message": "来源 credit_disclosure 有此决定，部门截至 2024-10-31 未报送（应于 2024-05-14 前上传）",
        },
    ]
    counted = "select count(*) as n from intermediate.int_scorable_act where act_kind = 'penalty'"
    assert rows(counted) == [{"n": 1}]
