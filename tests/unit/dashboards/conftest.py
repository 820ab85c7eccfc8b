"""The application in a test: a page of it opened by its address, as a browser would, on a release of one's own.

Belongs here: opening pages, homes that hold one release. Does not belong here: expected values.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from ipaddress import ip_address
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboards.identity import Asking
from ingestion.home import Home
from orchestration.releases import Release
from tests.spec.conftest import calendar, project
from tests.spec.quarter_release import quarter_release
from tests.spec.warehouse import CompiledProject

__all__ = ["calendar", "project"]

APP = Path(__file__).resolve().parents[3] / "dashboards" / "app.py"

Opened = Callable[..., AppTest]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """`opened(home, "ranking", period="2024Q4")`: the page after its first run, which did not fail."""

    def opened_page(home: Home, path: str, **parameters: str) -> AppTest:
        monkeypatch.setenv("ZHIFA_HOME", str(home.root))
        # No server, hence no connection: a browser of this machine.
        monkeypatch.setattr("dashboards.identity.connection", lambda: Asking(ip_address("127.0.0.1"), {}))
        running = AppTest.from_file(str(APP), default_timeout=60)
        # AppTest names pages by their files; ours are functions, which Streamlit knows by the hash of their path.
        running._page_hash = calc_hash(path)
        for name, value in parameters.items():
            running.query_params[name] = value
        running.run()
        assert not running.exception, running.exception
        assert "没有显示出来" not in words(running), "the page failed; its traceback stands in the log"
        return running

    return opened_page


def home_with(root: Path, release: Callable[[Path], Release]) -> Home:
    """A home whose current release is the one that `release` makes in the folder that it is given."""
    home = Home(root)
    home.prepare()
    made = release(home.releases)
    (home.releases / "current.duckdb").symlink_to(made.path.name)
    return home


@pytest.fixture(scope="session")
def small_home(
    tmp_path_factory: pytest.TempPathFactory,
    project: CompiledProject,
    calendar: list[tuple[date, bool, str | None]],
) -> Home:
    """A home with `tests.spec.quarter_release`: seven departments in 2024Q4. Read only."""
    return home_with(
        tmp_path_factory.mktemp("small") / "home", lambda folder: quarter_release(project, calendar, folder)
    )


def words(page: AppTest) -> str:
    """Everything that a page says in text, in one string: headings, captions, notices, figures."""
    kinds = ("title", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    said = [getattr(element, "value", "") for kind in kinds for element in page.get(kind)]
    said += [f"{metric.label} {metric.value}" for metric in page.metric]
    return "\n".join(str(text) for text in said)
