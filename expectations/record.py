"""Outcomes of the gate as events: the act of the system that a ranking rests on.

Belongs here: an evaluation as rows of the `gate` feed, written once for the same data, day and results.
Does not belong here: the evaluation itself (`gate`), the append (`ingestion.acts`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from expectations.evaluation import DepartmentOutcome, GateEvaluation
from ingestion.eventlog import Batch, EventLog
from ingestion.home import Home


def record_gate(
    home: Home, evaluation: GateEvaluation, *, actor: str, reason: str, recorded_at: datetime
) -> Batch | None:
    """Record the outcomes as events of the `gate` feed; None when the log says the same already.

    The same data, day and results are the same act, whoever repeats it and for whatever reason.
    """
    from ingestion.acts import record_acts

    rows = [_row(evaluation, outcome, actor, reason) for outcome in evaluation.departments]
    known = _known_outcomes(EventLog.open(home), evaluation.period)
    fresh = [row for row in rows if known.get(row["department_code"]) != _comparable(row)]
    if not fresh:
        return None
    return record_acts(home, feed="gate", rows=fresh, recorded_at=recorded_at)


def _row(evaluation: GateEvaluation, outcome: DepartmentOutcome, actor: str, reason: str) -> dict[str, Any]:
    """One event's columns, as `ingestion/contracts/gate.yaml` has them."""
    return {
        "department_code": outcome.department_code,
        "period": evaluation.period,
        "gate_status": outcome.status,
        # As the log keeps lists: sorted, joined, null when empty.
        "reasons": "|".join(outcome.reasons) or None,
        "evaluated_on": evaluation.evaluated_on,
        "data_position": evaluation.data_position,
        "evidence_digest": evaluation.evidence_digest,
        "due_document_count": outcome.due_document_count,
        "missing_document_count": outcome.missing_document_count,
        "blocker_count": outcome.blocker_count,
        "rejected_row_count": outcome.rejected_row_count,
        "actor": actor,
        "reason": reason,
    }


def _comparable(row: dict[str, Any]) -> tuple[Any, ...]:
    """What makes two acts the same: everything but who did it and why."""
    return (
        row["gate_status"],
        row["reasons"],
        row["evaluated_on"],
        row["data_position"],
        row["evidence_digest"],
        row["due_document_count"],
        row["missing_document_count"],
        row["blocker_count"],
        row["rejected_row_count"],
    )


def _known_outcomes(log: EventLog, period: str) -> dict[str, tuple[Any, ...]]:
    state = log.state("gate", "system")
    return {
        row["department_code"]: _comparable(row)
        for row in state.to_dicts()
        if row["period"] == period and row["is_present"]
    }
