"""How commands speak: JSON or a table, progress on the error stream, faults in one Chinese sentence.

Belongs here: printing and exit codes shared by all command groups.
Does not belong here: what is printed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

WAITS_FOR_A_PERSON = 1
WRONG_USE = 2
FAILED = 3

_DATABASE_FAILED = (
    "清单数据库连接不上或无法读写。请核对 ZHIFA_MANIFEST_URL，以及数据库是否在运行、磁盘是否已满。"
)

AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出。")]

# Where the output is no terminal (a file, a pipe), tables are not squeezed into eighty columns.
_PAGE_WIDTH = 150

screen = Console(highlight=False, width=None if sys.stdout.isatty() else _PAGE_WIDTH)
aside = Console(stderr=True, highlight=False)


def plain(value: Any) -> Any:
    """A value as JSON holds it: exact decimals as numbers, dates as ISO text."""
    if isinstance(value, Decimal):
        return (
            int(value)
            if value == value.to_integral_value() and value.as_tuple().exponent == 0
            else float(value)
        )
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | type(None)) else str(value)


def emit_json(value: Any) -> None:
    """Print one JSON document on the output stream."""

    def rendered(item: Any) -> Any:
        if isinstance(item, Mapping):
            return {str(key): rendered(inner) for key, inner in item.items()}
        if isinstance(item, list | tuple):
            return [rendered(inner) for inner in item]
        return plain(item)

    typer.echo(json.dumps(rendered(value), ensure_ascii=False, indent=2))


def emit_table(
    title: str, rows: Sequence[Mapping[str, Any]], labels: Mapping[str, str], *, empty: str = "（无）"
) -> None:
    """Print rows under Chinese labels; only labelled columns are shown, in the labels' order."""
    if not rows:
        screen.print(f"[bold]{_shown(title)}[/bold] {empty}", soft_wrap=True)
        return
    # A title of the table itself would be folded to the table's width.
    screen.print(f"[bold]{_shown(title)}[/bold]", soft_wrap=True)
    table = Table(header_style="bold")
    for name, label in labels.items():
        is_number = all(isinstance(row.get(name), int | float | Decimal | type(None)) for row in rows)
        table.add_column(label, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_shown(row.get(name)) for name in labels))
    screen.print(table)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        value = value.replace(microsecond=0)
    return str(value).replace("[", "\\[")


def fail(message: str, code: int) -> typer.Exit:
    """Say what is wrong on the error stream; raise what this returns."""
    aside.print(f"[red]错误：[/red]{_shown(message)}", soft_wrap=True)
    return typer.Exit(code)


@contextmanager
def faults() -> Iterator[None]:
    """Turn what operators can meet into a sentence and an exit code; a fault of ours keeps its traceback."""
    from sqlalchemy.exc import OperationalError

    from ingestion.eventlog import StrangeManifest, UnknownPosition
    from ingestion.eventlog.database import UnusableDatabase
    from ingestion.holding import UnknownHeldFile
    from ingestion.rederive import CannotRederive
    from ingestion.vault import MissingKey
    from orchestration.releases import ReleaseFault

    try:
        yield
    except (UnknownPosition, UnknownHeldFile, CannotRederive) as fault:
        raise fail(str(fault), WRONG_USE) from fault
    except (ReleaseFault, MissingKey, StrangeManifest) as fault:
        raise fail(str(fault), FAILED) from fault
    except UnusableDatabase as fault:
        raise fail(str(fault), WRONG_USE) from fault
    except OperationalError as fault:
        raise fail(f"{_DATABASE_FAILED}数据库的原话：{fault.orig}", FAILED) from fault
    except PermissionError as fault:
        if fault.filename is None:
            # Not a file's permission: whoever raised it says in Chinese who may not do what.
            raise fail(str(fault), FAILED) from fault
        raise fail(f"没有权限读写 {fault.filename}。请核对 ZHIFA_HOME 和文件的权限。", FAILED) from fault


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on the error stream; quiet where that is no terminal."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=aside,
        transient=True,
        disable=not aside.is_terminal,
    ) as progress:
        task = progress.add_task("准备", total=None)

        def step(said: str, done: int, total: int) -> None:
            progress.update(task, description=said, completed=done, total=total)

        yield step


@contextmanager
def working(said: str) -> Iterator[None]:
    """A spinner on the error stream for one long step of unknown length."""
    with aside.status(said) if aside.is_terminal else _silence():
        yield


@contextmanager
def _silence() -> Iterator[None]:
    yield
