"""A real browser before the running dashboard: what a person sees, chooses, follows and takes away.

Belongs here: Chromium, the served application, the gestures that tests share. Does not belong here: what must be seen.
"""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import openpyxl
from playwright.sync_api import Browser, Locator, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
# A browser that asks nobody anything by itself.
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_PATIENCE = 60_000
# No run of the page for as long as a click takes to start one.
_STILL = """() => new Promise(done => {
    let since = performance.now();
    const look = () => {
        const app = document.querySelector('[data-testid="stApp"]');
        const is_still = app?.getAttribute('data-test-script-state') === 'notRunning';
        if (!is_still) since = performance.now();
        performance.now() - since > 500 ? done() : setTimeout(look, 50);
    };
    look();
})"""
_COUNTED = re.compile(r"^(?P<name>.+?)\s+(?P<rows>[\d,]+) 行")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(_FLAGS))
        yield browser
        browser.close()


@contextmanager
def served(home: Path, *options: str) -> Iterator[str]:
    """The address of `zhifa serve` on a home, while it runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"ZHIFA_HOME": str(home), "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    start = "from orchestration.cli import main; main()"
    server = subprocess.Popen(
        [sys.executable, "-c", start, "serve", "--port", str(port), *options], env=environment, cwd=home
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server ended by itself"
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no answer from {address}")


@dataclass
class Screen:
    """One tab. `hosts` collects every host that it asked anything; `complaints` what its console says is wrong."""

    page: Page
    base: str
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, browser: Browser, base: str, *, width: int = 1440, height: int = 1000) -> Screen:
        """A new tab of a context of its own: no cookie, no cache of another."""
        screen = cls(browser.new_page(viewport={"width": width, "height": height}), base)
        screen.page.set_default_timeout(_PATIENCE)
        screen.page.on("request", screen._heard)
        screen.page.on("pageerror", lambda error: screen.complaints.append(str(error)))
        return screen

    def _heard(self, request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme not in ("data", "blob"):
            self.hosts.add(where.netloc)

    def open(self, path: str, **parameters: str) -> None:
        """Type an address."""
        self.page.goto(f"{self.base}/{path}" + (f"?{urlencode(parameters)}" if parameters else ""))
        self.settle()

    def settle(self) -> None:
        """Wait until the page has said what it has to say: it may lead to another, which runs once more."""
        self.page.locator("h1").first.wait_for()
        self.page.evaluate(_STILL)

    @property
    def title(self) -> str:
        return self.page.locator("h1").first.inner_text()

    @property
    def parameters(self) -> str:
        """The address after its question mark, percent signs and all."""
        return urlsplit(self.page.url).query

    def words(self) -> str:
        """All that stands on the page: headings, text, figures, and the cells of tables that are in sight."""
        cells = self.page.locator('[data-testid="stDataFrame"] table').all_text_contents()
        return "\n".join([self.page.locator('[data-testid="stMain"]').inner_text(), *cells])

    def tables(self) -> list[tuple[str, int]]:
        """Name and number of rows of each table that has any, in their order on the page."""
        said = self.page.locator('[data-testid="stMarkdownContainer"] p').all_inner_texts()
        counted = [
            (found["name"].strip(), int(found["rows"].replace(",", "")))
            for found in map(_COUNTED.match, said)
            if found
        ]
        return [(name, rows) for name, rows in counted if rows]

    def take_away(self, number: int = 0) -> openpyxl.Workbook:
        """Press a table's download and open what comes."""
        with self.page.expect_download() as coming:
            self._place("download", number).locator("button").click()
        content = Path(coming.value.path()).read_bytes()
        return openpyxl.load_workbook(io.BytesIO(content))

    def select_row(self, table: int = 0, row: int = 0) -> None:
        """Tick a row of a table, which opens what it leads to."""
        canvas = self._place("table", table).locator('canvas[data-testid="data-grid-canvas"]')
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        assert box is not None
        # The tick box is painted, not an element: the middle of the first column, under the heading.
        self.page.mouse.click(box["x"] + 17, box["y"] + 36 + 35 * row + 17)
        self.settle()

    def _place(self, kind: str, number: int) -> Locator:
        """Where a table or its download stands. The places come in order; what fills them comes in any order."""
        return self.page.locator(f'[class*="st-key-{kind}-"]').nth(number)

    def choose(self, label: str, option: str) -> None:
        """Choose in a list box by its visible text."""
        self.page.get_by_label(label, exact=False).first.click()
        self.page.get_by_role("option", name=option, exact=False).first.click()
        self.settle()
