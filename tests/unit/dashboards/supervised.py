"""A home for tests of 监督预警, 企业 and 数据质量: two departments at the door of one firm, and a sole trader.

Belongs here: what is on record. Does not belong here: what pages make of it.
"""

from __future__ import annotations

import getpass
import shutil
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingestion.archive import Archive
from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.ledger import Ledger
from tests.spec.quarter_release import sealed
from tests.spec.test_scoring_queries import MODELS
from tests.spec.warehouse import CompiledProject, Row, Warehouse
from tests.unit.dashboards.conftest import home_with

FIRM: dict[str, Any] = {
    "party_type": "法人及非法人组织",
    "party_uscc": "91120103U1",
    "party_name": "临海信达餐饮有限公司",
}
TRADER: dict[str, Any] = {"party_type": "个体工商户", "party_uscc": "92120103T1", "party_name": "王记小吃店"}
AT_DOOR: dict[str, Any] = {"inspection_mode": "现场", "plan_no": "P1", "has_e_certificate": True}


@pytest.fixture(scope="session")
def supervised_home(
    tmp_path_factory: pytest.TempPathFactory,
    project: CompiledProject,
    calendar: list[tuple[date, bool, str | None]],
) -> Home:
    """甲局 came to the firm's door five times in 2024 and once for a clue, 乙局 without plan; the limit is four."""
    warehouse = Warehouse(project, calendar)
    _records(warehouse)
    _intake(warehouse)
    warehouse.build(*MODELS)
    root = tmp_path_factory.mktemp("supervised") / "home"
    home = home_with(root, lambda folder: sealed(warehouse, folder))
    _beside_the_release(home)
    return home


def as_department(home: Home, folder: Path, code: str) -> Home:
    """A copy of the home in which whoever runs the tests is of one department."""
    copy = Home(folder / "home")
    shutil.copytree(home.root, copy.root, symlinks=True)
    settings = copy.root / "access.yaml"
    settings.write_text(
        f"users:\n  {getpass.getuser()}: {{role: department, department_code: {code}}}\n", encoding="utf-8"
    )
    settings.chmod(0o644)
    return copy


def _beside_the_release(home: Home) -> None:
    """A file that waits for the office, and the page of an evaluation."""
    Ledger(EventLog.open(home).manifest.engine, Archive(home)).hold(
        {
            "file_name": "乙局补报.xlsx",
            "file_sha256": "0" * 64,
            "archive_path": "00/none.xlsx",
            "feed": "inspection",
            "source": "platform",
            "reason": "no_cut_off",
            "message": "没有找到数据截止时间，已暂存。",
            "held_at": datetime(2024, 12, 31, 18),
        }
    )
    page = home.root / "gate" / "2024Q4" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html><body><h1>2024Q4 质量闸门</h1></body></html>", encoding="utf-8")


def trader_token(home: Home) -> str:
    """The token that stands for the sole trader."""
    import duckdb

    with duckdb.connect(str(home.releases / "current.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "select party_key from supervision.enterprise where party_type = '个体工商户'"
        ).fetchone()
    assert found is not None
    return str(found[0])


def _records(warehouse: Warehouse) -> None:
    for code, name in (("D1", "滨城区甲局"), ("D2", "滨城区乙局")):
        warehouse.department(code, department_name=name)
    for number, month in enumerate((2, 4, 6, 8, 10), start=1):
        warehouse.inspection(f"甲检{number}0", date(2024, month, 1), "D1", **FIRM, **AT_DOOR)
    warehouse.inspection("甲检60", date(2024, 10, 20), "D1", **FIRM, **AT_DOOR, inspection_cause="线索")
    no_plan = AT_DOOR | {"plan_no": None}
    warehouse.inspection("乙检10", date(2024, 12, 2), "D2", **FIRM, **no_plan)
    warehouse.penalty("甲罚1", date(2024, 11, 4), "D1", **FIRM, procedure_kind="普通")
    other = AT_DOOR | FIRM | {"party_uscc": "91120103U2", "party_name": "临海远航物流有限公司"}
    for month in (3, 5, 7, 11):
        warehouse.inspection(f"甲旧{month}0", date(2023, month, 1), "D1", **other)
    warehouse.event(
        "declared_figure", department_code="D1", figure_code="INSPECTIONS", period="2024", section="二、（一）",
        declared_value=Decimal(7), unit="次", declared_date=date(2025, 1, 1),
    )  # fmt: skip
    warehouse.event(
        "gate", department_code="D2", period="2024Q4", gate_status="hold", reasons=["rejects_over_limit"],
        evaluated_on=date(2025, 1, 1),
    )  # fmt: skip
    warehouse.inspection("乙检20", date(2024, 5, 6), "D2", **TRADER, **AT_DOOR)
    warehouse.item("X", "D1", held_to=date(2024, 12, 1), handed_to_code="D2")
    warehouse.item("X", "D2", held_from=date(2024, 12, 1))
    warehouse.case("甲案1", date(2024, 9, 2), "D1", item_codes=["X"])


def _intake(warehouse: Warehouse) -> None:
    """Two nights: on the second 甲局 sent again and 乙局 did not; one row came back in between."""
    first, second = datetime(2024, 12, 1, 18), datetime(2024, 12, 31, 18)
    warehouse.given(
        "intake.receipt",
        [
            _receipt(1, "甲局检查.xlsx", "inspection", "D1", datetime(2024, 11, 30), first, read=4, new=4),
            _receipt(2, "乙局检查.xlsx", "inspection", "D2", datetime(2024, 11, 30), first, read=3, new=2, rejected=1),
            _receipt(3, "甲局.xlsx", "inspection", "D1", datetime(2024, 12, 31), second, read=6, new=2, unchanged=4),
            _receipt(4, "坏文件.xlsx", None, None, None, second, status="rejected", message="已损坏"),
        ],
    )  # fmt: skip
    reject: Row = {
        "receipt_id": 2, "feed": "inspection", "source": "platform", "department_code": "D2",
        "stream_id": "inspection/platform/D2/乙检90", "source_row": 3, "column_name": "检查日期", "rule": "date",
        "message": "“2024-02-30”不是有效日期", "is_open": True,
    }  # fmt: skip
    warehouse.given("intake.reject", [reject])


def _receipt(
    number: int,
    file: str,
    feed: str | None,
    departments: str | None,
    as_of: datetime | None,
    recorded_at: datetime,
    *,
    status: str = "loaded",
    message: str = "",
    **counts: int,
) -> Row:
    names = (
        "read",
        "new",
        "amended",
        "restored",
        "withdrawn",
        "unchanged",
        "superseded",
        "rejected",
        "skipped",
    )
    return {
        "receipt_id": number,
        "file_name": file,
        "file_sha256": f"{number:064d}",
        "feed": feed,
        "source": "platform" if feed else None,
        "export_id": f"E{number}",
        "status": status,
        "message": message,
        "reported_as_of": as_of,
        "delivery": "full" if feed else None,
        "departments": departments,
        "window_from": None,
        "window_to": None,
        **{f"{name}_count": counts.get(name, 0) for name in names},
        "recorded_at": recorded_at,
        "log_position": number,
    }


def shown_rows(page: Any, table: str) -> list[dict[str, Any]]:
    """Rows of a table of a page, by the name that stands above it."""
    (found,) = [element for element in page.dataframe if element.proto.alt == table]
    return list(found.value.to_dict("records"))
