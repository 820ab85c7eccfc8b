"""The home that the browser looks at: a published and restated quarter of the small sample zone, one night after.

Built once for all workers through the real commands. Tests that change it take a copy.
"""

from __future__ import annotations

import getpass
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from examples.zone2025 import write_quarters
from ingestion.home import Home
from tests.browser.screen import CHROMIUM, Screen, chromium, served
from tests.conftest import built_once, zhifa
from tests.fixtures.exports import full, workbook
from tests.fixtures.programs import absent

PERIOD = "2025Q1"
# Called in for the quarter, and had a fault of its own: docs/quarter.md and examples/zone2025.
LISTED = "JKQ16"
_PAPERS = ("--signatory", "赵局长")
_STEPS: tuple[tuple[str, ...], ...] = (
    ("quarter", "check", PERIOD, "--on", "2025-04-11"),
    ("quarter", "draft", PERIOD, "--on", "2025-04-16"),
    ("quarter", "feedback", PERIOD, "--on", "2025-04-16"),
    ("quarter", "object", PERIOD, LISTED, "--by", "联络员", "--statement", "已上传", "--on", "2025-04-17"),
    ("quarter", "decide", PERIOD, LISTED, "1", "--reject", "--reason", "未见上传记录", "--on", "2025-04-24"),
    ("quarter", "freeze", PERIOD, "--on", "2025-04-24"),
    ("quarter", "score", PERIOD, "--on", "2025-04-24"),
    ("quarter", "sign", PERIOD, "--document-no", "临开执监〔2025〕11号", *_PAPERS, "--on", "2025-04-25"),
    ("quarter", "publish", PERIOD, "--on", "2025-04-28"),
    ("interview", "notify", PERIOD, LISTED, "--on", "2025-05-06"),
)
_RESTATED = (
    *("quarter", "restate", PERIOD, "--on", "2025-05-12", "--document-no", "临开执监〔2025〕12号"),
    *("--signed-on", "2025-05-12", *_PAPERS, "--reason", "公布后收到迟报数据"),
)


# A case of another department than the listed one, in a full export: what its page and the arrivals show.
_CASE = {
    "执法主体编码": "JKQ18",
    "复议案号": "临开复〔2025〕1号",
    "本单位角色": "复议机关",
    "被申请人编码": "JKQ05",
    "被复议行为种类": "行政处罚",
    "申请人": "甲有限公司",
    "申请人类型": "法人及非法人组织",
    "收到申请日期": "2025-05-08",
}


@pytest.fixture(scope="session")
def published_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after publication and restatement, with a refused file, a reconsideration case and one night's release."""
    with built_once(tmp_path_factory, "published") as (folder, done):
        home = folder / "home"
        if not done.exists():
            write_quarters(folder / "exports")
            Home(home).prepare()
            _deliver(home, folder / "exports" / "q1")
            for step in _STEPS:
                _must(home, *step)
            _deliver(home, folder / "exports" / "q1_late")
            _must(home, *_RESTATED)
            (home / "inbox" / "说明.csv").write_text("这不是一份导出\n", encoding="utf-8")
            workbook(
                home / "inbox" / "行政复议台账.xlsx",
                [_CASE],
                full("2025-01-01 至 2025-05-31", "JKQ18", "2025-05-31"),
            )
            _must(home, "nightly", "--json")
            done.write_text("{}", encoding="utf-8")
    return home


def _deliver(home: Path, exports: Path) -> None:
    shutil.copytree(exports, home / "inbox", dirs_exist_ok=True)
    _must(home, "ingest", str(home / "inbox"))


def _must(home: Path, *command: str) -> None:
    answer = zhifa(home, *command)
    assert answer.code in (0, 1), (command, answer.errors)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    if not CHROMIUM.exists():
        absent("chromium")
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def office(published_home: Path) -> Iterator[str]:
    """The dashboard as the supervision office sees it on its own machine."""
    with served(published_home) as address:
        yield address


@pytest.fixture(scope="session")
def department_home(published_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same home, where whoever sits at the machine is the clerk of the listed department."""
    home = tmp_path_factory.mktemp("department") / "home"
    shutil.copytree(published_home, home, symlinks=True)
    grant = {"role": "department", "department_code": LISTED}
    (home / "access.yaml").write_text(yaml.safe_dump({"users": {getpass.getuser(): grant}}), encoding="utf-8")
    return home


@pytest.fixture(scope="session")
def department(department_home: Path) -> Iterator[str]:
    """The dashboard as that department sees it."""
    with served(department_home) as address:
        yield address


@pytest.fixture
def screen(browser: Browser, office: str) -> Iterator[Screen]:
    """A tab of the supervision office."""
    tab = Screen.of(browser, office)
    yield tab
    tab.page.close()


@pytest.fixture
def own_screen(browser: Browser, department: str) -> Iterator[Screen]:
    """A tab of the department's clerk."""
    tab = Screen.of(browser, department)
    yield tab
    tab.page.close()
