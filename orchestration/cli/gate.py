"""`zhifa gate PERIOD`: may this quarter be frozen and published?

Belongs here: running and printing an evaluation.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from orchestration.cli.intake import WHOEVER, Actor, clock, today
from orchestration.cli.notify import show_unsent
from orchestration.cli.output import (
    WAITS_FOR_A_PERSON,
    WRONG_USE,
    AsJson,
    emit_json,
    emit_table,
    fail,
    faults,
    screen,
    working,
)

_LABELS = {
    "department_code": "执法主体",
    "status": "结论",
    "reasons": "理由",
    "due_document_count": "应有材料",
    "missing_document_count": "缺失材料",
    "blocker_count": "阻断问题",
    "rejected_row_count": "退回行",
    "correction_ends_date": "补正截止",
}


def gate(
    period: Annotated[str, typer.Argument(help="季度，如 2024Q4。")],
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="评估日（缺省为今天，北京时间）。")
    ] = None,
    actor: Actor = WHOEVER,
    reason: Annotated[str, typer.Option(help="事由。")] = "季度评估",
    as_json: AsJson = False,
) -> None:
    """评估季度质量闸门：通过、暂缓或扣减，逐主体记入事件日志。"""
    from expectations.evaluation import REASON_LABELS, GateFault
    from expectations.outcome import LABELS
    from ingestion.home import Home
    from orchestration.quarter.gate import evaluate_quarter

    with faults(), working("正在评估质量闸门"):
        try:
            gated = evaluate_quarter(
                Home.from_env(),
                period,
                on=on.date() if on else today(),
                actor=actor,
                reason=reason,
                recorded_at=clock(),
            )
        except GateFault as fault:
            raise fail(str(fault), WRONG_USE) from fault
    evaluation = gated.evaluation
    if as_json:
        emit_json(
            evaluation.as_dict()
            | {"position": gated.release.position, "is_recorded": gated.is_recorded}
            | {"told": [vars(sent) for sent in gated.told]}
        )
    else:
        rows = [
            vars(outcome)
            | {
                "status": LABELS[outcome.status],
                "reasons": "、".join(REASON_LABELS.get(code, code) for code in outcome.reasons),
            }
            for outcome in evaluation.departments
        ]
        emit_table(f"{evaluation.period} 质量闸门（评估日 {evaluation.evaluated_on}）", rows, _LABELS)
        for check in evaluation.checks:
            if check.check_id in evaluation.platform_failures:
                said = f"· 全区检查“{check.title}”未通过：{check.remedy}"
                screen.print(said, markup=False, soft_wrap=True)
        screen.print(
            f"全区结论：{LABELS[evaluation.status]}。检查明细页：{evaluation.page}",
            markup=False,
            soft_wrap=True,
        )
    show_unsent(gated.told)
    if evaluation.status == "hold":
        raise typer.Exit(WAITS_FOR_A_PERSON)


def register(app: typer.Typer) -> None:
    """Hang this group's command on the application."""
    app.command("gate")(gate)
