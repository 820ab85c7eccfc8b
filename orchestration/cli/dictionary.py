"""`zhifa dictionary`: the data dictionary as a page.

Belongs here: where it goes. Does not belong here: what it says (`orchestration.dictionary`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def dictionary(
    into: Annotated[Path | None, typer.Option(help="写到哪个文件（缺省打印在屏幕上）。")] = None,
) -> None:
    """数据字典：各主题表的每一列，中英文。"""
    from orchestration.dictionary import as_markdown, table_entries

    page = as_markdown(table_entries())
    if into is None:
        typer.echo(page)
    else:
        into.write_text(page, encoding="utf-8")
        typer.echo(f"已写出：{into}")


def register(app: typer.Typer) -> None:
    """Hang this command on the application."""
    app.command("dictionary")(dictionary)
