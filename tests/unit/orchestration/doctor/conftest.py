"""A small home in which nothing is wrong, to be copied and to have one thing broken.

Two departments and one inspection of a natural person through the real intake, and a release whose few tables are
those that the checks read.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from ingestion.eventlog import EventLog, write_checkpoint
from ingestion.home import Home
from orchestration.doctor import Finding, Installation
from orchestration.releases.digest import code_revision
from orchestration.releases.seal import publish, seal
from orchestration.releases.store import swap_current
from tests.fixtures.exports import INSPECTION, Office, workbook
from tests.unit.orchestration.builds import PIN, make_database, make_target

Look = Callable[[Installation], Iterable[Finding]]
READ_BY_CHECKS = (
    "create schema quality; create schema scoring; create schema supervision",
    "create table core.dim_department as select 'JKQ01' as department_code",
    "create table quality.unconfirmed_parameter (period varchar, parameter varchar, applies_to varchar, note varchar)",
    "create table quality.department_gate (period varchar, correction_ends_date date)",
    "create table scoring.quarterly_ranking (period varchar)",
    "create table supervision.interview (period varchar, department_code varchar, department_name varchar,"
    " grounds varchar, stage varchar, notice_on date, hold_by_date date, held_on date, plan_by_date date,"
    " plan_on date, review_by_date date, reviewed_on date, review_result varchar, closed_on date,"
    " is_overdue boolean, overdue_reason varchar, appearance_count bigint, consecutive_count bigint)",
)


def release(home: Home, *statements: str, name: str = "one", **pin: object) -> Path:
    """A current release at the log's head, with the tables that checks read and what the statements add."""
    head = EventLog.open(home).head()
    folder = home.work / name
    folder.mkdir(parents=True)
    database = make_database(folder / "enforcement.duckdb", *READ_BY_CHECKS, *statements)
    target = make_target(folder / "target", ("model.zhifa.fct_inspection", "success"))
    said = {"position": head.position, "chain_hash": head.chain_hash, "code_revision": code_revision()}
    published = publish(seal(database, target, PIN | said | pin), home.releases)
    shutil.rmtree(folder)
    swap_current(home, published)
    return published.path


@pytest.fixture(scope="session")
def _well(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = Office(tmp_path_factory.mktemp("well"))
    person = {**INSPECTION, "当事人名称": "上官飞燕", "当事人类型": "自然人"}
    assert office.one(workbook(office.desk / "行政检查.xlsx", [person])).status == "loaded"
    write_checkpoint(EventLog.open(office.home))
    release(office.home)
    return office.home.root


@pytest.fixture
def home(_well: Path, tmp_path: Path) -> Home:
    """A home in which nothing is wrong, to break."""
    shutil.copytree(_well, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")


def codes(look: Look, home: Home, **options: object) -> list[str]:
    """What one check finds, by code."""
    return [finding.code for finding in look(Installation(home, **options))]  # type: ignore[arg-type]
