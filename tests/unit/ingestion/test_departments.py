"""Which departments a file's edge knows."""

from __future__ import annotations

from pathlib import Path

from ingestion.departments import known_departments
from ingestion.eventlog import EventLog
from tests.fixtures import files
from tests.fixtures.exports import DEPARTMENT, Office, full, numbered, settled, workbook

NOTICE = ["作出决定机关", "处罚决定书文号", "当事人名称", "当事人类型", "主要违法违规事实", "行政处罚依据",
          "行政处罚内容", "处罚类型", "罚款金额(元)", "作出处罚决定的日期", "发布日期", "源链接"]  # fmt: skip


def _notices(office: Office, *authorities: str) -> Path:
    rows = [
        [
            authority,
            None,
            "某银行",
            "机构",
            f"事实{n}",
            "某法",
            "罚款",
            "罚款",
            "5000",
            "2024-03-05",
            "2024-03-06",
            "u",
        ]
        for n, authority in enumerate(authorities)
    ]
    return settled(files.xlsx(office.desk / "派出机构.xlsx", {"公示": [NOTICE, *rows]}))


def test_registered_departments_are_known_and_withdrawn_ones_no_longer(tmp_path: Path) -> None:
    office = Office(tmp_path)
    six = numbered(DEPARTMENT, "执法主体编码", [f"JKQ0{n}" for n in range(1, 7)])
    window = "2000-01-01 至 2024-12-31"
    office.one(workbook(office.desk / "执法主体2.xlsx", six, full(window, as_of="2024-11-01")))
    office.one(workbook(office.desk / "执法主体3.xlsx", six[:5], full(window, as_of="2024-11-02")))
    assert known_departments(EventLog.open(office.home)) == {f"JKQ0{n}" for n in range(1, 6)}


def test_a_source_that_only_has_names_makes_a_provisional_department_for_each_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    first = office.one(_notices(office, "某某监管局", "某某监管局", "另一监管局"))
    assert (first.status, first.counts.new) == ("loaded", 3), first.message
    office.one(_notices(office, "某某监管局", "第三监管局"))
    made = office.state("department", "nfra")
    assert made["department_code"].sort().to_list() == sorted(["另一监管局", "某某监管局", "第三监管局"])
    assert made["kind"].null_count() == made["active_from"].null_count() == 3
    assert office.event_types("department", "nfra") == ["reported"] * 3
