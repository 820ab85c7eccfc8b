"""A home for tests of 案卷完整性, 检查与处罚, 复议应诉 and 执法人员: two departments and the organ that reviews them.

Belongs here: what is on record. Does not belong here: what pages make of it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ingestion.home import Home
from tests.spec.quarter_release import sealed
from tests.spec.test_scoring_queries import MODELS
from tests.spec.warehouse import CompiledProject, Warehouse
from tests.unit.dashboards.conftest import home_with

AT_DOOR: dict[str, Any] = {
    "inspection_mode": "现场",
    "party_type": "法人及非法人组织",
    "party_uscc": "91120103U1",
}


@pytest.fixture(scope="session")
def casework_home(
    tmp_path_factory: pytest.TempPathFactory,
    project: CompiledProject,
    calendar: list[tuple[date, bool, str | None]],
) -> Home:
    """What 甲局 and 乙局 did in 2024, as told on 1 January 2025."""
    warehouse = Warehouse(project, calendar)
    for code, name in (("D1", "滨城区甲局"), ("D2", "滨城区乙局"), ("D9", "滨城区司法局")):
        warehouse.department(code, department_name=name)
    _case_files(warehouse)
    _enforcement(warehouse)
    _challenges(warehouse)
    _officers(warehouse)
    warehouse.build(*MODELS)
    root = tmp_path_factory.mktemp("casework") / "home"
    return home_with(root, lambda folder: sealed(warehouse, folder))


def _case_files(warehouse: Warehouse) -> None:
    """甲案1 owes the thirteen documents of a closed ordinary case and has one, late; 乙案1 was filed two days ago."""
    warehouse.case("甲案1", date(2024, 3, 1), "D1", outcome="处罚", closed_date=date(2024, 4, 30))
    warehouse.penalty(
        "甲罚1", date(2024, 4, 1), "D1", procedure_kind="普通", case_no="甲案1", notice_date=date(2024, 3, 20),
        served_date=date(2024, 4, 2), paid_date=date(2024, 4, 10),
    )  # fmt: skip
    warehouse.document("甲案1", "案件来源登记表", on=date(2024, 3, 20))
    warehouse.case("乙案1", date(2024, 12, 30), "D2", outcome=None)


def _enforcement(warehouse: Warehouse) -> None:
    """In the fourth quarter 甲局 visited twice and fined once on the spot, 乙局 read papers once."""
    warehouse.item("I1", "D1")
    warehouse.plan("甲计划", "D1", planned_count=1)
    warehouse.plan("乙计划", "D2", planned_count=1)
    warehouse.inspection(
        "甲检1", date(2024, 10, 10), "D1", **AT_DOOR, plan_no="甲计划", item_codes=["I1"], inspection_result="责令整改",
        has_e_certificate=True, officer_certificate_nos=["Z1", "Z3"],
    )  # fmt: skip
    warehouse.inspection(
        "甲检2", date(2024, 11, 11), "D1", **AT_DOOR, inspection_result="合格", has_e_certificate=False,
        officer_certificate_nos=["Z1", "Z2"],
    )  # fmt: skip
    warehouse.inspection("乙检1", date(2024, 12, 2), "D2", inspection_mode="书面", inspection_result="合格")
    warehouse.penalty(
        "甲罚2",
        date(2024, 11, 4),
        "D1",
        procedure_kind="简易",
        penalty_kinds=["警告", "罚款"],
        fine_yuan=Decimal(200),
    )
    warehouse.education("乙改1", date(2024, 12, 3), "D2")


def _challenges(warehouse: Warehouse) -> None:
    """司法局 annulled an act of 甲局 after its limit and sent it an opinion, upheld 乙局's; 乙局 was sued."""
    ours: dict[str, Any] = {
        "role": "复议机关", "acceptance": "受理", "procedure_kind": "普通", "challenged_act_kind": "行政处罚",
    }  # fmt: skip
    warehouse.event(
        "reconsideration_case", department_code="D9", case_no="复1", respondent_code="D1", challenged_act_no="甲罚1",
        received_date=date(2024, 3, 1), accepted_date=date(2024, 3, 5), closed_date=date(2024, 5, 10),
        closing_kind="撤销", opinion_kind="意见书", opinion_sent_date=date(2024, 5, 12), **ours,
    )  # fmt: skip
    warehouse.event(
        "reconsideration_case", department_code="D9", case_no="复2", respondent_code="D2",
        received_date=date(2024, 6, 3), accepted_date=date(2024, 6, 5), closed_date=date(2024, 7, 10),
        closing_kind="维持", **ours,
    )  # fmt: skip
    warehouse.event(
        "litigation_case", department_code="D2", case_no="诉1", instance="一审", role="被告",
        received_date=date(2024, 8, 1), closed_date=None,
    )  # fmt: skip


def _officers(warehouse: Warehouse) -> None:
    """张三 holds one until 2029, 李四's ends on 15 February 2025, 王五's ended in June and was used in October."""
    warehouse.certificate("Z1", "张三", "D1")
    warehouse.certificate("Z2", "李四", "D1", expires_date=date(2025, 2, 15))
    warehouse.certificate("Z3", "王五", "D1", expires_date=date(2024, 6, 30))
    warehouse.certificate("Z4", "赵六", "D2")
    warehouse.event(
        "training_exam", department_code="D1", exam_no="第一场", candidate_no="K1", person_name="李四",
        certificate_no="Z2", exam_date=date(2024, 5, 18), exam_score=Decimal(58), is_passed=False,
    )  # fmt: skip
    warehouse.event(
        "officer_absence", department_code="D2", certificate_no="Z4", from_date=date(2024, 9, 1), to_date=None,
        absence_kind="借调",
    )  # fmt: skip
