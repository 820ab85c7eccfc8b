"""A release of a small quarter for tests of its papers: real tables, built by the models, sealed as a build would.

Belongs here: the zone, and turning a spec warehouse into a release file. Does not belong here: expected values.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from orchestration.releases import Release
from orchestration.releases.digest import code_revision
from tests.spec.compiled import DATABASE
from tests.spec.test_quarter_edge_cases import enforcing
from tests.spec.test_scoring_queries import MODELS
from tests.spec.warehouse import CompiledProject, Warehouse

PERIOD = "2024Q4"
NAMES = dict(zip("ABCDEFG", "甲乙丙丁戊己庚", strict=True))
# The digests of a score step read these beside what the queries read.
_ALSO = ("int_score_parameter", "int_score_indicator", "int_score_gate", "int_data_as_of")


def quarter_release(
    project: CompiledProject,
    calendar: list[tuple[date, bool, str | None]],
    folder: Path,
    *,
    position: int = 1,
    chain_hash: str = "ab" * 32,
    late: bool = False,
) -> Release:
    """Seven departments, a waiver that nothing used, two answers, and the quarter before as it was published.

    With `late`, an officer of F of whom nothing was known has taken part after all.
    """
    warehouse = Warehouse(project, calendar)
    _zone(warehouse, late=late)
    _procedure(warehouse)
    warehouse.build(*MODELS, *_ALSO)
    return sealed(warehouse, folder, position=position, chain_hash=chain_hash)


def sealed(warehouse: Warehouse, folder: Path, *, position: int = 1, chain_hash: str = "ab" * 32) -> Release:
    """The release file of what a spec warehouse has built."""
    connection = warehouse.build()
    path = folder / f"enforcement-{position}-{chain_hash[:8]}-{code_revision()[:8]}.duckdb"
    folder.mkdir(parents=True, exist_ok=True)
    connection.execute(f"attach '{path}' as sealed")
    connection.execute(f"copy from database {DATABASE} to sealed")
    connection.execute("drop schema sealed.log cascade; detach sealed")
    release = Release(path, position, chain_hash, code_revision(), (), "", "", {}, ())
    path.with_suffix(".json").write_text(json.dumps(release.as_dict()), encoding="utf-8")
    return release


def _zone(warehouse: Warehouse, *, late: bool) -> None:
    for code, took_part in (("A", 5), ("B", 4), ("C", 3), ("D", 3), ("E", 2), ("F", 2 if late else 1)):
        enforcing(warehouse, code, took_part, department_name=f"滨城区{NAMES[code]}局")
    warehouse.established("G", items=0, department_name=f"滨城区{NAMES['G']}局")


def _procedure(warehouse: Warehouse) -> None:
    warehouse.event(
        "waiver", department_code="B", period=PERIOD, waiver_no=1, rule_id="record_upload_limit",
        reason="平台升级期间无法上传", granted_by="钱副局长", granted_on=date(2025, 1, 10),
        valid_until=date(2025, 3, 31), document_no="滨执监豁〔2025〕1号", is_revoked=False,
    )  # fmt: skip
    warehouse.event(
        "objection", department_code="F", period=PERIOD, objection_no=1, answer="异议", subject="participation",
        statement="两人借调在外", submitted_on=date(2025, 1, 24), decision="不采纳",
        decision_reason="未报不在岗记录", decided_on=date(2025, 2, 5),
    )  # fmt: skip
    warehouse.event("objection", department_code="A", period=PERIOD, objection_no=1, answer="确认")
    for code, rank, score, grounds in (("A", 1, "99.00", None), ("F", 6, "70.00", ["末位"])):
        warehouse.event(
            "publication", department_code=code, period="2024Q3", version=1, signed_on=date(2024, 11, 6),
            department_name=f"滨城区{NAMES[code]}局", status="ranked", ranking=rank, score=Decimal(score),
            grounds=grounds,
        )  # fmt: skip
    warehouse.event(
        "quarter_step", department_code="全区", period="2024Q3", step_no=8, step="publish", state="published",
        version=1, document_no="滨执监〔2024〕9号",
    )  # fmt: skip
    warehouse.event(
        "interview", department_code="F", period="2024Q3", stage="已通知", version=1, grounds=["末位"],
        notice_on=date(2024, 11, 6), hold_by_date=date(2024, 11, 20),
    )  # fmt: skip
