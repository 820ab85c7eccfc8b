"""`make bench-pages`: how long each page takes to its first table on a district year, beside its bare queries.

Belongs here: how long a person waits. A real Chromium clicks through the menu of the served dashboard; the bare side
runs all queries of the same page on a connection of their own. Not part of the tests: a shared machine's seconds prove
nothing.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboards.queries import NamedQuery
from dashboards.screens import PAGES, Page
from ingestion.home import Home
from orchestration.releases import current_release, open_release
from tests.browser.screen import ROOT, Screen, chromium, served

WARM_UPS, LOOKS, BARE_RUNS = 3, 30, 30
PROMISED_SECONDS = 1.0
MENU = [page for page in PAGES if page.is_in_menu]
# The first table that belongs to the page that was asked for; what an earlier page left behind is marked stale.
_FIRST_TABLE = """title => document.querySelector('h1')?.innerText === title
    && [...document.querySelectorAll('[data-testid="stDataFrame"] canvas')]
        .some(canvas => !canvas.closest('[data-stale="true"]'))"""

screen = Console(width=110, highlight=False)


@dataclass(frozen=True)
class Line:
    """One page: seconds from the click to the first table, and of its bare queries."""

    page: Page
    seconds: list[float]
    bare: float

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.seconds, n=20)[-1]


def looked_at(tab: Screen, page: Page, before: Page) -> float:
    """Seconds from the click on a page's name in the menu to its first table; the tab shows `before` until then."""
    tab.page.get_by_test_id("stSidebarNavLink").get_by_text(before.title, exact=True).click()
    tab.settle()
    link = tab.page.get_by_test_id("stSidebarNavLink").get_by_text(page.title, exact=True)
    start = time.perf_counter()
    link.click()
    tab.page.wait_for_function(_FIRST_TABLE, arg=page.title, polling="raf")
    return time.perf_counter() - start


@contextmanager
def recorded() -> Iterator[list[tuple[NamedQuery, dict[str, Any]]]]:
    """Queries that run, in their order, with their values."""
    ran: list[tuple[NamedQuery, dict[str, Any]]] = []
    executed = NamedQuery._executed

    def noted(query: NamedQuery, connection: duckdb.DuckDBPyConnection, values: dict[str, Any]) -> Any:
        ran.append((query, values))
        return executed(query, connection, values)

    NamedQuery._executed = noted  # type: ignore[method-assign]
    try:
        yield ran
    finally:
        NamedQuery._executed = executed  # type: ignore[method-assign]


def queries_of(page: Page) -> list[tuple[NamedQuery, dict[str, Any]]]:
    """What a page asks of the release when it is opened, all of it."""
    opened = AppTest.from_file(str(ROOT / "dashboards" / "app.py"), default_timeout=120)
    # AppTest names pages by their files; ours are functions, known by the hash of their path.
    opened._page_hash = calc_hash(page.path)
    with recorded() as ran:
        opened.run()
    return ran


def bare(path: Path, queries: list[tuple[NamedQuery, dict[str, Any]]]) -> float:
    """The median seconds of a page's queries, one after the other, on a connection of their own."""
    with open_release(path) as connection:
        took = []
        for _ in range(BARE_RUNS):
            start = time.perf_counter()
            for query, values in queries:
                query.frame(connection, **values)
            took.append(time.perf_counter() - start)
    return statistics.median(took)


def measure(home: Home) -> list[Line]:
    """Each page of the menu, looked at again and again in one tab of one browser."""
    release = current_release(home)
    if release is None:
        sys.exit("没有发布版本。先运行 make demo-district。")
    lines = []
    with served(home.root) as address, chromium() as browser:
        tab = Screen.of(browser, address)
        tab.open("")
        for number, page in enumerate(MENU):
            before = MENU[number - 1]
            for _ in range(WARM_UPS):
                looked_at(tab, page, before)
            seconds = [looked_at(tab, page, before) for _ in range(LOOKS)]
            lines.append(Line(page, seconds, bare(release.path, queries_of(page))))
    return lines


def main() -> int:
    """Print a line a page; 1 where one keeps a person waiting longer than was promised."""
    table = Table("页", "中位（秒）", "p95（秒）", "查询本身（秒）", "倍数", "结果")
    lines = measure(Home.from_env())
    for line in lines:
        middle = statistics.median(line.seconds)
        table.add_row(
            line.page.title,
            f"{middle:.2f}",
            f"{line.p95:.2f}",
            f"{line.bare:.3f}",
            f"{middle / line.bare:.1f}" if line.bare else "—",
            "达到" if line.p95 <= PROMISED_SECONDS else f"超过 {PROMISED_SECONDS:.0f} 秒",
        )
    screen.print(table)
    screen.print(
        f"预热 {WARM_UPS} 次，每页点击 {LOOKS} 次：从点击菜单到第一张表出现；查询本身为同一页全部查询的中位时间。"
    )
    return 0 if all(line.p95 <= PROMISED_SECONDS for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
