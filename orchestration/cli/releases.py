"""`zhifa releases …`: the release files as an operator sees them.

Belongs here: making room. Does not belong here: which releases must stay (`orchestration.releases.retention`).
"""

from __future__ import annotations

from typing import Annotated

import typer

from orchestration.cli.output import WRONG_USE, AsJson, emit_json, fail, faults, screen

releases_app = typer.Typer(help="发布版本的文件。", no_args_is_help=True)


@releases_app.command("prune")
def prune_command(
    keep: Annotated[int, typer.Option(help="保留最新的几个版本。")],
    as_json: AsJson = False,
) -> None:
    """删除旧的发布版本和临时构建；当前版本和公布过的季度所依据的版本永远保留。"""
    from ingestion.home import Home
    from orchestration.releases.retention import prune

    with faults():
        try:
            done = prune(Home.from_env(), keep)
        except ValueError as fault:
            raise fail(str(fault), WRONG_USE) from fault
    if as_json:
        emit_json(vars(done))
        return
    screen.print(
        f"删除 {len(done.removed)} 个版本，腾出 {done.bytes_freed / 1e6:,.1f} MB；保留 {len(done.kept)} 个。"
    )


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    app.add_typer(releases_app, name="releases")
