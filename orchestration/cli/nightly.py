"""`zhifa nightly`: the job that Dagster schedules, run now.

Belongs here: running it and printing what came of it.
"""

from __future__ import annotations

import typer

from orchestration.cli.intake import exit_for, show_receipts
from orchestration.cli.notify import show_unsent
from orchestration.cli.output import FAILED, AsJson, aside, emit_json, faults, progress_bar, screen


def nightly(as_json: AsJson = False) -> None:
    """夜间任务：装载收件箱、重建数仓、检验、发布版本。"""
    from ingestion.home import Home
    from orchestration.nightly import run_nightly

    home = Home.from_env()
    with faults(), progress_bar() as progress:
        result = run_nightly(home, progress=progress)
    if as_json:
        emit_json(
            {
                "run_id": result.run_id,
                "is_success": result.is_success,
                "receipts": [receipt.as_dict() for receipt in result.receipts],
                "release": result.release.path.name if result.release else None,
                "position": result.release.position if result.release else None,
                "warnings": list(result.release.warnings) if result.release else [],
                "failures": list(result.failures),
                "told": [vars(sent) for sent in result.told],
            }
        )
    else:
        show_receipts(result.receipts, as_json=False)
        if result.release:
            screen.print(
                f"已发布版本 {result.release.path.name}（日志位置 {result.release.position}）",
                markup=False,
                soft_wrap=True,
            )
    for failure in result.failures:
        aside.print("[red]失败：[/red]", end="")
        aside.print(failure, markup=False, soft_wrap=True)
    show_unsent(result.told)
    if not result.is_success:
        raise typer.Exit(FAILED)
    exit_for(result.receipts)


def register(app: typer.Typer) -> None:
    """Hang this group's command on the application."""
    app.command("nightly")(nightly)
