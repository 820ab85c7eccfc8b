"""`zhifa doctor`: what is wrong with this installation, and what to do.

Belongs here: running the checks and printing what they found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from orchestration.cli.output import WAITS_FOR_A_PERSON, AsJson, emit_json, emit_table, screen

if TYPE_CHECKING:
    from orchestration.doctor import Outcome

_SHOWN = {"severity": "程度", "label": "检查", "problem": "问题", "remedy": "处理办法"}


def doctor(as_json: AsJson = False) -> None:
    """体检：程序、数据目录、日志、密钥、发布版本、定时任务、待办，哪里有问题、怎么处理。不改动任何内容。"""
    from ingestion.home import Home
    from orchestration.doctor import Installation, examine

    outcomes = examine(Installation(Home.from_env()))
    is_well = all(outcome.severity == "ok" for outcome in outcomes)
    if as_json:
        emit_json({"ok": is_well, "checks": [_plain(outcome) for outcome in outcomes]})
    else:
        _show(outcomes)
    if not is_well:
        raise typer.Exit(WAITS_FOR_A_PERSON)


def _plain(outcome: Outcome) -> dict[str, object]:
    return {
        "check": outcome.check.code,
        "label": outcome.check.label,
        "severity": outcome.severity,
        "seconds": round(outcome.seconds, 3),
        "findings": [vars(finding) for finding in outcome.findings],
    }


def _show(outcomes: tuple[Outcome, ...]) -> None:
    from orchestration.doctor import SEVERITY_LABELS

    rows = [
        {
            "severity": SEVERITY_LABELS[finding.severity],
            "label": outcome.check.label,
            "problem": finding.problem,
            "remedy": finding.remedy,
        }
        for worst in ("fault", "notice")
        for outcome in outcomes
        for finding in outcome.findings
        if finding.severity == worst
    ]
    emit_table("体检", rows, _SHOWN, empty="没有发现问题。")
    counts = dict.fromkeys(SEVERITY_LABELS.values(), 0)
    for outcome in outcomes:
        counts[SEVERITY_LABELS[outcome.severity]] += 1
    said = "，".join(f"{label} {count}" for label, count in counts.items())
    screen.print(f"共 {len(outcomes)} 项检查：{said}。")


def register(app: typer.Typer) -> None:
    """Hang this group's command on the application."""
    app.command("doctor")(doctor)
