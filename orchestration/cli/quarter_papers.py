"""`zhifa quarter rebuild` and `zhifa quarter templates`: a published version anew, and the templates of its papers.

Belongs here: options and printing. Does not belong here: what is written (`orchestration.quarter.publication`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.acting import Period, refusals
from orchestration.cli.output import WAITS_FOR_A_PERSON, AsJson, emit_json, screen, working
from orchestration.cli.warehouse import period_of


def rebuild(
    period: Period,
    into: Annotated[Path, typer.Option(help="写到哪个文件夹（须为空）。", file_okay=False)],
    version: Annotated[int, typer.Option(help="公布版本。")] = 1,
    as_json: AsJson = False,
) -> None:
    """重建：按公布时的日志位置重新生成一个版本，与公布的文件逐字节比较；不改动任何数据。"""
    from ingestion.home import Home
    from orchestration.quarter import publication

    with refusals(), working("正在重建"):
        done = publication.rebuild(Home.from_env(), period_of(period), version, into)
    if as_json:
        said = {"folder": str(done.folder), "is_same": not done.differing, "differing": done.differing}
        emit_json(said | {"is_same_code": done.is_same_code})
    elif done.differing:
        why = "" if done.is_same_code else "（程序版本与公布时不同）"
        screen.print(f"与公布的不同{why}：{'、'.join(done.differing)}", markup=False, soft_wrap=True)
    else:
        screen.print(f"与公布的逐字节相同：{done.folder}", markup=False, soft_wrap=True)
    if done.differing:
        raise typer.Exit(WAITS_FOR_A_PERSON)


def templates(as_json: AsJson = False) -> None:
    """模板：把自带的公文模板复制到 ZHIFA_HOME/templates 供修改；已有的不覆盖。"""
    from ingestion.home import Home
    from orchestration.reports.office_templates import hand_out

    home = Home.from_env()
    copied = hand_out(home.templates)
    if as_json:
        emit_json({"folder": str(home.templates), "copied": copied})
    else:
        said = f"复制了 {'、'.join(copied)}" if copied else "都已在那里，未覆盖"
        screen.print(f"{home.templates}：{said}。", markup=False, soft_wrap=True)


def register(quarter_app: typer.Typer) -> None:
    """Hang these commands on `zhifa quarter`."""
    quarter_app.command("rebuild")(rebuild)
    quarter_app.command("templates")(templates)
