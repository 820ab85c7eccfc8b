"""The gate: may this quarter be frozen and published?

Belongs here: an evaluation (checks on a release, outcome per department, pages) and its record as events.
Does not belong here: which rows are findings (dbt `quality.gate_finding`), limits (rule parameters).
"""

from __future__ import annotations

import os
import re
import shutil
import uuid
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from expectations.engine import CheckResult, run_suites
from expectations.evaluation import PLATFORM_REASON, DepartmentOutcome, GateEvaluation, GateFault
from expectations.outcome import department_status, quarter_status
from expectations.pages import make_offline
from expectations.record import record_gate
from expectations.report import write_front_page
from expectations.suite import load_suites
from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.releases import Release, open_release
from orchestration.releases.digest import combined_digest, table_digest
from orchestration.releases.store import read_release

__all__ = [
    "DepartmentOutcome",
    "GateEvaluation",
    "GateFault",
    "data_position",
    "evaluate_gate",
    "parse_period",
    "record_gate",
]

_PERIOD = re.compile(r"20\d\d[Qq][1-4]")


def parse_period(text: str) -> str:
    """`2024q4` as `2024Q4`; anything else raises `GateFault`."""
    if not _PERIOD.fullmatch(text.strip()):
        raise GateFault(f"评估周期“{text}”写法不对，应写作年份加季度，例如 2024Q4。")
    return text.strip().upper()


def evaluate_gate(home: Home, release_path: Path, period: str, on: date) -> GateEvaluation:
    """Run the checks of a quarter on a release, judge each department on the day `on`, write the pages.

    Raises `GateFault` when the release has no data of that quarter. Writes nothing into the log.
    """
    period = parse_period(period)
    release = read_release(release_path.resolve())
    folder = home.root / "gate"
    folder.mkdir(parents=True, exist_ok=True)
    building = folder / f".{period}-{uuid.uuid4().hex[:8]}"
    try:
        # Before our own connection: one process may not hold a file open with two configurations.
        checks = run_suites(release.path, load_suites(), period, building / "checks")
        with open_release(release.path) as connection:
            found = _departments(connection, period)
            evidence = _evidence(connection, period)
        _agree(checks, found)
        evaluation = _judge(home, release, period, on, checks, found, evidence)
        make_offline(building / "checks", {suite.name: suite.title for suite in load_suites()})
        write_front_page(building, evaluation)
        _replace_folder(building, folder / period)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return evaluation


def data_position(log: EventLog, position: int) -> int:
    """Last position, up to `position`, of a batch that departments reported; 0 when there is none."""
    contracts = load_contracts()
    return max(
        (b.last_position for b in log.batches(position) if contracts[b.feed].origin == "department"),
        default=0,
    )


def _departments(
    connection: duckdb.DuckDBPyConnection, period: str
) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
    """Each department's gate row of the quarter with its reason codes, by department code."""
    cursor = connection.execute(
        "select department_code, correction_ends_date, due_document_count, missing_document_count, "
        "blocker_count, rejected_row_count from quality.department_gate where period = ? "
        "order by department_code",
        [period],
    )
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not rows:
        raise GateFault(
            f"当前发布版本中没有 {period} 的数据，无法评估。请先装入该季度数据并运行 zhifa nightly。"
        )
    reasons: dict[str, list[str]] = {}
    for code, reason in connection.execute(
        "select department_code, reason_code from quality.gate_finding where period = ? order by all",
        [period],
    ).fetchall():
        reasons.setdefault(code, []).append(reason)
    return [(row, tuple(reasons.get(row["department_code"], ()))) for row in rows]


def _evidence(connection: duckdb.DuckDBPyConnection, period: str) -> str:
    """Digest of the quarter's rows of the two tables that the outcomes are read from."""
    where = f"period = '{period}'"
    return combined_digest(
        {
            name: table_digest(connection, "quality", name, where=where)[1]
            for name in ("department_gate", "gate_finding")
        }
    )


def _agree(checks: Sequence[CheckResult], found: Sequence[tuple[dict[str, Any], tuple[str, ...]]]) -> None:
    """Great Expectations and our own table must say the same, reason by reason."""
    counted: dict[str, int] = {}
    for _, reasons in found:
        for reason in reasons:
            counted[reason] = counted.get(reason, 0) + 1
    checked = {check.check_id: check.found_count for check in checks if check.level == "department"}
    if {reason: count for reason, count in checked.items() if count} != counted:
        raise GateFault(
            f"闸门检查结果（{checked}）与问题表（{counted}）不一致，本次评估作废。"
            "请重新生成发布版本后再试；如仍不一致，交维护人员处理。"
        )


def _judge(
    home: Home,
    release: Release,
    period: str,
    on: date,
    checks: tuple[CheckResult, ...],
    found: Sequence[tuple[dict[str, Any], tuple[str, ...]]],
    evidence: str,
) -> GateEvaluation:
    failures = tuple(c.check_id for c in checks if c.level == "platform" and not c.is_met)
    outcomes = tuple(
        DepartmentOutcome(
            status=department_status(
                has_finding=bool(reasons),
                on=on,
                # Unknown only when the platform check on it has failed, which holds everybody.
                correction_ends_date=row["correction_ends_date"] or date.max,
                is_platform_failure=bool(failures),
            ),
            reasons=tuple(sorted({*reasons, *((PLATFORM_REASON,) if failures else ())})),
            **row,
        )
        for row, reasons in found
    )
    return GateEvaluation(
        period=period,
        evaluated_on=on,
        status=quarter_status(outcome.status for outcome in outcomes),
        data_position=data_position(EventLog.open(home), release.position),
        release_position=release.position,
        evidence_digest=evidence,
        platform_failures=failures,
        departments=outcomes,
        checks=checks,
        page=home.root / "gate" / period / "index.html",
    )


def _replace_folder(fresh: Path, place: Path) -> None:
    """Put a finished folder where an older one may stand; readers see one or the other."""
    if place.exists():
        old = place.with_name(f".{place.name}-{uuid.uuid4().hex[:8]}-old")
        os.replace(place, old)
        os.replace(fresh, place)
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.replace(fresh, place)
