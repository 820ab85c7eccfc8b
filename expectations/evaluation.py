"""What an evaluation of the gate says: one outcome a department, one for the quarter.

Belongs here: the frozen records that the gate's functions hand to each other, and their Chinese labels.
Does not belong here: how they come about (`gate`), how they are kept (`record`) and shown (`report`).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from expectations.engine import CheckResult
from expectations.outcome import GateStatus

PLATFORM_REASON = "platform_failure"
REASON_LABELS = {
    "no_export": "未报送",
    "rejects_over_limit": "退回行超限",
    "open_blocker": "阻断级问题未关闭",
    "completeness_under_floor": "案卷完整率低于下限",
    PLATFORM_REASON: "全区检查未通过",
}


class GateFault(Exception):
    """The gate could not be evaluated; the message says why and what to do, in Chinese."""


@dataclass(frozen=True)
class DepartmentOutcome:
    """One department's outcome with the numbers it rests on."""

    department_code: str
    status: GateStatus
    reasons: tuple[str, ...]
    correction_ends_date: date
    due_document_count: int
    missing_document_count: int
    blocker_count: int
    rejected_row_count: int


@dataclass(frozen=True)
class GateEvaluation:
    """One evaluation of a quarter on a day, on the data of one release."""

    period: str
    evaluated_on: date
    status: GateStatus
    data_position: int
    release_position: int
    evidence_digest: str
    platform_failures: tuple[str, ...]
    departments: tuple[DepartmentOutcome, ...]
    checks: tuple[CheckResult, ...]
    page: Path

    def as_dict(self) -> dict[str, Any]:
        """The evaluation as JSON takes it; the page as the path of its front page."""
        return json.loads(json.dumps(asdict(self), default=str, ensure_ascii=False))  # type: ignore[no-any-return]
