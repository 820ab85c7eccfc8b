"""`zhifa reveal`: a personal value in clear, and the book of who looked.

Belongs here: whose command it is. The account on this machine counts: as `access.yaml` lists it, else the role that
the file gives to this machine. Who can read the home's keys could open the vault without us; the command keeps the
book, it is no lock against the machine's own administrators.
Does not belong here: who may see what (`dashboards.access`, the contracts).
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from orchestration.cli.intake import WHOEVER, Actor
from orchestration.cli.output import WRONG_USE, AsJson, emit_json, emit_table, fail, faults, screen

_LABELS = {
    "access_id": "编号",
    "token": "标识",
    "actor": "操作人",
    "role": "角色",
    "reason": "事由",
    "accessed_at": "时间（UTC）",
    "is_granted": "准予",
}


def reveal(
    token: Annotated[str | None, typer.Argument(help="标识（32 位）。")] = None,
    reason: Annotated[str, typer.Option(help="事由。")] = "",
    actor: Actor = WHOEVER,
    show_log: Annotated[bool, typer.Option("--log", help="列出以往每次查看（只有标识，没有原文）。")] = False,
    as_json: AsJson = False,
) -> None:
    """查看标识背后的原文；每次查看都有记录。"""
    from dashboards.access import load_access, local_viewer
    from dashboards.reveal import NothingBehind, accesses
    from dashboards.reveal import reveal as revealed
    from ingestion.home import Home

    if (token is None) != show_log:
        raise fail("请写明一个标识和 --reason，或用 --log 列出以往的查看。", WRONG_USE)
    home = Home.from_env()
    with faults():
        viewer = local_viewer(load_access(home), WHOEVER)
        if show_log:
            rows = [asdict(access) for access in accesses(home, viewer)]
            if as_json:
                emit_json(rows)
            else:
                emit_table("查看记录", rows, _LABELS)
            return
        try:
            value = revealed(home, viewer, str(token), reason, actor=actor)
        except NothingBehind as nothing:
            raise fail(str(nothing), WRONG_USE) from nothing
    if as_json:
        emit_json({"token": token, "value": value})
    else:
        screen.print(value, markup=False)


def register(app: typer.Typer) -> None:
    """Hang this command on the application."""
    app.command("reveal")(reveal)
