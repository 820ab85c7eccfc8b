"""A quarter's gate: Great Expectations on the current release, recorded as events, shown as checks.

Belongs here: the partitioned asset and its two asset checks.
Does not belong here: checks and outcomes (`expectations`), scores (dbt `scoring`, built with every release).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import dagster as dg

from expectations.evaluation import REASON_LABELS, GateEvaluation
from expectations.outcome import LABELS
from orchestration.assets.release import RELEASE_KEY
from orchestration.partitions import quarters
from orchestration.quarter.gate import evaluate_quarter
from orchestration.resources import WRITER_POOL, Warehouse

SCORING_KEY = dg.AssetKey(["scoring", "quarterly_scoring"])
PLATFORM_CHECK = "platform_is_sound"
DEPARTMENT_CHECK = "departments_may_be_scored"


class ScoringConfig(dg.Config):
    """Who evaluates, why, and on which day; without a day, today in Shanghai."""

    evaluated_on: str | None = None
    actor: str = "系统"
    reason: str = "季度评估"


@dg.asset(
    key=SCORING_KEY,
    deps=[RELEASE_KEY],
    partitions_def=quarters,
    group_name="scoring",
    pool=WRITER_POOL,
    kinds={"greatexpectations"},
    description="季度质量闸门：评估、记入事件日志，并生成含闸门结论的发布版本。",
    check_specs=[
        dg.AssetCheckSpec(PLATFORM_CHECK, asset=SCORING_KEY, description="全区检查全部通过。"),
        dg.AssetCheckSpec(DEPARTMENT_CHECK, asset=SCORING_KEY, description="没有执法主体被暂缓。"),
    ],
)
def quarterly_scoring(
    context: dg.AssetExecutionContext, config: ScoringConfig, warehouse: dg.ResourceParam[Warehouse]
) -> Iterator[Any]:
    """Evaluate the gate of the partition's quarter on what the log holds; record it; rebuild."""
    home = warehouse.home
    on = date.fromisoformat(config.evaluated_on) if config.evaluated_on else warehouse.today()
    with warehouse.writing("评估质量闸门"):
        gated = evaluate_quarter(
            home,
            context.partition_key,
            on=on,
            actor=config.actor,
            reason=config.reason,
            recorded_at=warehouse.now(),
            on_line=warehouse.on_line,
        )
    evaluation = gated.evaluation
    warehouse.journal.releases.append(gated.release)
    yield from _checks(evaluation)
    yield dg.MaterializeResult(
        asset_key=SCORING_KEY,
        metadata={
            "gate_status": LABELS[evaluation.status],
            "evaluated_on": evaluation.evaluated_on.isoformat(),
            "data_position": evaluation.data_position,
            "is_recorded": gated.is_recorded,
            "departments": dg.MetadataValue.md(outcome_table(evaluation)),
            "page": dg.MetadataValue.path(str(evaluation.page)),
        },
    )


def outcome_table(evaluation: GateEvaluation) -> str:
    """Outcomes as a Markdown table, held departments first."""
    order = {"hold": 0, "deduct": 1, "pass": 2}
    lines = ["| 执法主体 | 结论 | 理由 |", "| --- | --- | --- |"]
    for one in sorted(evaluation.departments, key=lambda o: (order[o.status], o.department_code)):
        reasons = "、".join(REASON_LABELS.get(reason, reason) for reason in one.reasons) or "—"
        lines.append(f"| {one.department_code} | {LABELS[one.status]} | {reasons} |")
    return "\n".join(lines)


def _checks(evaluation: GateEvaluation) -> Iterator[dg.AssetCheckResult]:
    failed = [c for c in evaluation.checks if c.level == "platform" and not c.is_met]
    yield dg.AssetCheckResult(
        asset_key=SCORING_KEY,
        check_name=PLATFORM_CHECK,
        passed=not failed,
        metadata={
            "failed": dg.MetadataValue.md("\n".join(f"- {c.title}：{c.remedy}" for c in failed) or "无")
        },
    )
    held = [o.department_code for o in evaluation.departments if o.status == "hold"]
    yield dg.AssetCheckResult(
        asset_key=SCORING_KEY,
        check_name=DEPARTMENT_CHECK,
        passed=not held,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"held_count": len(held), "held": "、".join(held) or "无"},
    )
