"""`zhifa sql`: an analyst's own query on a release: a page on the screen, or all rows in a file.

Belongs here: where the query comes from, which release answers, which page is shown.
Does not belong here: running SQL, formats, the history (`orchestration.query`).
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from orchestration.cli.output import (
    FAILED,
    WRONG_USE,
    AsJson,
    aside,
    emit_json,
    emit_table,
    fail,
    faults,
    screen,
    working,
)

if TYPE_CHECKING:
    from ingestion.home import Home
    from orchestration.query.history import Remembered
    from orchestration.query.statement import Query
    from orchestration.releases import Release

SHOWN_ROWS = 200
_LISTED = 50
_HISTORY_LABELS = {
    "number": "序号",
    "run_at": "时间",
    "release": "发布版本",
    "row_count": "行数",
    "query": "语句",
}


@dataclass(frozen=True)
class Page:
    """Which rows are wanted; `limit` null for all of them."""

    offset: int
    limit: int | None


def sql(
    query: Annotated[str | None, typer.Argument(help="SQL 语句；- 从标准输入读取。")] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="从文件读取语句（UTF-8）。")] = None,
    into: Annotated[Path | None, typer.Option(help="全部行写入文件：.csv、.xlsx 或 .parquet。")] = None,
    form: Annotated[str | None, typer.Option("--format", help="文件格式，缺省看文件名后缀。")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="最多多少行（屏幕上缺省 200）。")] = None,
    page: Annotated[int | None, typer.Option(min=1, help="第几页，每页 --limit 行。")] = None,
    offset: Annotated[int | None, typer.Option(min=0, help="跳过多少行。")] = None,
    release: Annotated[
        int | None, typer.Option(help="在该日志位置已有的发布版本上查询（缺省为当前）。")
    ] = None,
    department: Annotated[
        str | None, typer.Option(help="在该执法主体自己的发布文件上查询（只有它看得到的行）。")
    ] = None,
    history: Annotated[bool, typer.Option("--history", help="列出用过的语句。")] = False,
    rerun: Annotated[int | None, typer.Option(help="再次运行 --history 中的某一条。")] = None,
    no_history: Annotated[bool, typer.Option("--no-history", help="不记入历史。")] = False,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="不分屏，直接打印。")] = False,
    as_json: AsJson = False,
) -> None:
    """在发布版本上只读查询：分页显示，或导出为 csv、xlsx、parquet。"""
    from orchestration.query.statement import Query, QueryFault
    from orchestration.releases import open_release

    if history:
        _show_history(limit or _LISTED, as_json)
        return
    text = _text(query, file, rerun)
    wanted = _page(limit, page, offset, is_whole=as_json or into is not None)
    with faults():
        found = _release(release, department)
        count = None
        try:
            with open_release(found.path) as connection:
                asked = Query(connection, text)
                if into is not None:
                    count = _export(asked, into, form, wanted, _notes(found, text, wanted), as_json)
                elif as_json:
                    count = _emit(asked, wanted)
                else:
                    count = _show(asked, wanted, found.path.name, screen.is_terminal and not no_pager)
        except QueryFault as fault:
            raise fail(str(fault), WRONG_USE) from fault
        finally:
            if text.strip() and not no_history:
                _remember(found.path.stem, count, text)


def _text(query: str | None, file: Path | None, rerun: int | None) -> str:
    """The SQL text, from the one place that is named."""
    if sum(given is not None for given in (query, file, rerun)) != 1:
        raise fail("请写一条 SQL 语句，或用 -f 文件、-（标准输入）、--rerun 序号之一给出。", WRONG_USE)
    if rerun is not None:
        from orchestration.query.history import history_file, recalled

        entry = recalled(history_file(), rerun)
        if entry is None:
            raise fail(f"历史中没有第 {rerun} 条。见 zhifa sql --history。", WRONG_USE)
        return entry.query
    if query is not None and query != "-":
        return query
    try:
        content = sys.stdin.buffer.read() if file is None or str(file) == "-" else file.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise fail("语句不是 UTF-8 编码。请另存为 UTF-8 后重试。", WRONG_USE) from error
    except (FileNotFoundError, IsADirectoryError) as error:
        raise fail(f"没有文件 {file}。", WRONG_USE) from error


def _page(limit: int | None, page: int | None, offset: int | None, *, is_whole: bool) -> Page:
    if page is not None and offset is not None:
        raise fail("--page 和 --offset 只能用一个。", WRONG_USE)
    if limit is None and (page is not None or not is_whole):
        limit = SHOWN_ROWS
    start = (page - 1) * (limit or SHOWN_ROWS) if page is not None else offset or 0
    return Page(start, limit)


def _release(position: int | None, department: str | None) -> Release:
    """The release that answers, or the file that a department reads instead of it."""
    from ingestion.home import Home
    from orchestration.releases.department import department_release

    home = Home.from_env()
    found = _standing(home, position)
    if department is None:
        return found
    with working(f"正在准备 {department} 的发布文件"):
        return department_release(home, found, department)


def _standing(home: Home, position: int | None) -> Release:
    """The current release, or one that stands already at a position."""
    from orchestration.releases import current_release, list_releases

    current = current_release(home)
    if current is None:
        raise fail("还没有发布版本。请先运行 zhifa nightly。", FAILED)
    if position is None or current.position == position:
        return current
    standing = [*list_releases(home.releases / "scratch"), *list_releases(home.releases)]
    # The last made of several at one position is that of the latest code and receipts.
    found = sorted(
        (release for release in standing if release.position == position),
        key=lambda release: (not release.asked_dates, release.path.stat().st_mtime),
    )
    if not found:
        known = "、".join(str(number) for number in sorted({release.position for release in standing}))
        raise fail(f"位置 {position} 没有现成的发布版本。现有：{known}。", WRONG_USE)
    return found[-1]


def _show(query: Query, page: Page, title: str, is_paged: bool) -> int:
    """Print one page and say how many rows there are; returns that number."""
    assert page.limit is not None
    # One row more tells whether the page is the last, without counting.
    found = list(query.rows(page.offset, page.limit + 1))
    rows = [dict(zip(query.columns, row, strict=True)) for row in found[: page.limit]]
    is_last = len(found) <= page.limit and (found or page.offset == 0)
    total = page.offset + len(found) if is_last else query.total()
    # Keeps what fits on one screen on the screen; a setting of the user's own goes before.
    os.environ.setdefault("LESS", "FRX")
    with screen.pager(styles=True) if is_paged else nullcontext():
        emit_table(title, rows, {name: name for name in query.columns}, empty="没有行。")
        if rows and (page.offset or total > len(rows)):
            first, last = page.offset + 1, page.offset + len(rows)
            more = f"下一页：--offset {last} --limit {page.limit}；" if total > last else ""
            screen.print(
                f"共 {total} 行，以上为第 {first} 至 {last} 行。{more}全部导出：--into 文件.xlsx",
                soft_wrap=True,
            )
        elif not rows and page.offset:
            screen.print(f"共 {total} 行。", soft_wrap=True)
    return total


def _emit(query: Query, page: Page) -> int:
    """Print the rows as a list of objects; returns how many."""
    rows = [dict(zip(query.columns, row, strict=True)) for row in query.rows(page.offset, page.limit)]
    emit_json(rows)
    return len(rows)


def _export(
    query: Query, path: Path, form: str | None, page: Page, notes: list[tuple[str, Any]], as_json: bool
) -> int:
    from orchestration.query.export import export, format_of

    known = format_of(path, form)
    with working(f"正在写 {path.name}"):
        count = export(query, path, known, offset=page.offset, limit=page.limit, notes=notes)
    if as_json:
        emit_json({"path": str(path), "format": known, "row_count": count})
    else:
        screen.print(f"已写出 {count} 行：{path}", markup=False, soft_wrap=True)
    return count


def _notes(release: Release, text: str, page: Page) -> list[tuple[str, Any]]:
    """What the second sheet of a workbook says."""
    rows = (
        "全部"
        if page.limit is None and not page.offset
        else f"自第 {page.offset + 1} 行起，最多 {page.limit or '不限'} 行"
    )
    return [
        ("发布版本", release.path.stem),
        ("日志位置", release.position),
        ("链哈希", release.chain_hash),
        ("查询语句", text),
        ("行", rows),
        ("导出时间", _now()),
        ("列的含义", "见发布版本中的 reference.data_dictionary，或 zhifa dictionary"),
    ]


def _now() -> str:
    """Now in Shanghai, for people."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).isoformat(sep=" ", timespec="seconds")


def _remember(release: str, count: int | None, text: str) -> None:
    """Keep the query; that it cannot be kept spoils no answer."""
    from orchestration.query.history import history_file, remember

    try:
        remember(history_file(), run_at=_now(), release=release, row_count=count, query=text)
    except (OSError, RuntimeError) as problem:
        aside.print(f"语句未能记入历史：{problem}", markup=False, soft_wrap=True)


def _show_history(limit: int, as_json: bool) -> None:
    from orchestration.query.history import history, history_file

    kept: list[Remembered] = history(history_file())[-limit:]
    if as_json:
        emit_json([vars(entry) for entry in kept])
        return
    shown = [vars(entry) | {"query": " ".join(entry.query.split())[:200]} for entry in kept]
    emit_table("用过的语句（zhifa sql --rerun 序号 再次运行）", shown, _HISTORY_LABELS, empty="还没有。")


def register(app: typer.Typer) -> None:
    """Hang this command on the application."""
    app.command("sql")(sql)
