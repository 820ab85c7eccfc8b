"""A page that stays open shows a newer release by itself, without a restart and without a reload."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from examples.zone2025 import write_quarters
from tests.browser.screen import Screen, served
from tests.conftest import zhifa

pytestmark = pytest.mark.drill


def test_an_open_page_moves_to_the_newer_release(
    published_home: Path, browser: Browser, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(published_home, home, symlinks=True)
    write_quarters(tmp_path / "exports")
    with served(home) as address:
        screen = Screen.of(browser, address)
        screen.open("overview")
        sidebar = screen.page.get_by_test_id("stSidebar")
        before = re.search(r"日志位置 (\d+)", sidebar.inner_text())
        assert before is not None
        shutil.copytree(tmp_path / "exports" / "q2", home / "inbox", dirs_exist_ok=True)
        assert zhifa(home, "nightly", "--json").said["is_success"]
        now = int(zhifa(home, "log", "status", "--json").said["position"])
        assert now > int(before[1])
        expect(sidebar).to_contain_text(f"日志位置 {now}", timeout=60_000)
        screen.page.close()
