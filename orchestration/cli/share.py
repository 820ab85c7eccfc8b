"""`zhifa share`: departments' own release files.

Belongs here: the command's arguments and what it prints. Does not belong here: what a department's file holds
(`orchestration.releases.department`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.output import FAILED, WRONG_USE, AsJson, emit_json, emit_table, fail, faults, working

_LABELS = {"department_code": "执法主体", "position": "日志位置", "row_count": "行数", "path": "文件"}


def share(
    code: Annotated[str | None, typer.Argument(help="执法主体编码。")] = None,
    everybody: Annotated[bool, typer.Option("--all", help="为全部执法主体生成。")] = False,
    into: Annotated[Path | None, typer.Option(help="复制到哪个文件夹；缺省只生成在数仓目录内。")] = None,
    as_json: AsJson = False,
) -> None:
    """生成执法主体自己的数据文件：只有本单位的行，可交给该单位查询。"""
    from ingestion.home import Home
    from orchestration.releases import current_release
    from orchestration.releases.department import department_codes, department_release, hand_out

    if (code is None) == (not everybody):
        raise fail("请写明一个执法主体编码，或用 --all 为全部主体生成，二者取一。", WRONG_USE)
    home = Home.from_env()
    rows = []
    with faults():
        release = current_release(home)
        if release is None:
            raise fail("还没有发布版本。请先运行 zhifa nightly。", FAILED)
        for wanted in department_codes(release) if everybody else [str(code)]:
            with working(f"正在生成 {wanted} 的数据文件"):
                made = department_release(home, release, wanted)
                path = hand_out(made, wanted, into) if into else made.path
            count = sum(facts.row_count for facts in made.tables.values())
            rows.append(
                {"department_code": wanted, "position": made.position, "row_count": count, "path": str(path)}
            )
    if as_json:
        emit_json(rows)
        return
    emit_table("执法主体数据文件", rows, _LABELS)


def register(app: typer.Typer) -> None:
    """Hang this command on the application."""
    app.command("share")(share)
