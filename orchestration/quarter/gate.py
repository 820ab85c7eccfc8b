"""A quarter's gate from release to release: evaluate, record, build again with the outcome in it.

Belongs here: the order of these steps, for the command line and for Dagster alike.
Does not belong here: the checks (`expectations`), the builds (`releases`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from expectations.evaluation import GateEvaluation
from ingestion.home import Home
from orchestration.notify import Sent
from orchestration.notify.alarms import notify_holds
from orchestration.releases import Release, build_release


@dataclass(frozen=True)
class GatedQuarter:
    """What an evaluation left: its outcome, whether it was news to the log, and the release that holds it.

    `told`: what came of telling office and departments about holds; empty where nothing was news.
    """

    evaluation: GateEvaluation
    is_recorded: bool
    release: Release
    told: tuple[Sent, ...] = ()


def evaluate_quarter(
    home: Home,
    period: str,
    *,
    on: date,
    actor: str,
    reason: str,
    recorded_at: datetime,
    on_line: Callable[[str], None] | None = None,
    evaluated: Release | None = None,
) -> GatedQuarter:
    """Evaluate the gate of a quarter on what the log holds now, on the business day `on`, and record it.

    `evaluated` is a release to evaluate on, where the caller has one of everything that can change the outcome.
    Repeating it on the same data and day records nothing, builds nothing and reminds nobody.
    """
    from expectations.gate import evaluate_gate, record_gate

    release = evaluated or build_release(home, on_line=on_line)
    evaluation = evaluate_gate(home, release.path, period, on)
    batch = record_gate(home, evaluation, actor=actor, reason=reason, recorded_at=recorded_at)
    if batch is not None:
        release = build_release(home, on_line=on_line)
    told = () if batch is None else notify_holds(home, evaluation)
    return GatedQuarter(evaluation, batch is not None, release, told)
