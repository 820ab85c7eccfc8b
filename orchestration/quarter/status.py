"""Where a quarter stands, for a person: steps, answers, waivers, versions, and what waits to be done.

Belongs here: gathering. Does not belong here: printing, any figure.
"""

from __future__ import annotations

from typing import Any

from ingestion.home import Home
from orchestration.quarter.answers import answers, undecided
from orchestration.quarter.record import load_quarter
from orchestration.quarter.replies import waiting_replies
from orchestration.quarter.steps import STEP_LABELS, Quarter
from orchestration.quarter.waivers import waivers


def status_of(home: Home, period: str) -> dict[str, Any]:
    """State, steps, answers, waivers, published versions and the things to do, in plain values."""
    quarter = load_quarter(home, period)
    given = answers(home, period)
    return {
        "period": period,
        "state": quarter.state,
        "next_step": quarter.next_step,
        "steps": [vars(step) for step in quarter.steps],
        "answers": given,
        "waivers": waivers(home, period),
        "versions": [
            {
                "version": step.version,
                "position": step.pinned_position,
                "document_no": step.document_no,
                "folder": str(home.published / period / f"v{step.version}"),
                "is_in_force": quarter.in_force is step,
            }
            for step in quarter.publications
        ],
        "to_do": _to_do(quarter, given, waiting_replies(home, period)),
    }


def _to_do(quarter: Quarter, given: list[dict[str, Any]], replies: list[dict[str, Any]]) -> list[str]:
    lines = [
        f"{row['department_code']} 的第 {row['objection_no']} 号异议待处理："
        f"zhifa quarter decide {quarter.period} {row['department_code']} {row['objection_no']}"
        for row in undecided(given)
    ]
    if replies:
        lines.append(
            f"回复表中有 {len(replies)} 条异议或豁免申请尚未登记：zhifa quarter object {quarter.period} --from-replies"
        )
    opened = quarter.standing("feedback")
    if quarter.state == "feedback" and opened is not None:
        lines.append(f"反馈期限：{opened.due_date}；逾期未反馈视为无异议。")
    lines.append(
        f"下一步：{STEP_LABELS[quarter.next_step]}  zhifa quarter {quarter.next_step} {quarter.period}"
    )
    return lines
