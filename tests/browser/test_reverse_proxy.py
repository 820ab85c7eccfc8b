"""The dashboard as people reach it: through nginx of `deploy/`, with a password, each as whoever logged in.

The real proxy, the real dashboard, Dagster's real pages and a real browser, websockets included.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.screen import served, wait_for
from tests.conftest import Zone
from tests.fixtures.proxy import Proxy, free_port, needs_nginx, proxied

pytestmark = [pytest.mark.drill, needs_nginx]
PASSWORDS = {"zhaojz": "leader-password", "jiandu": "office-password", "stranger": "other-password"}
USERS = {"zhaojz": {"role": "leader"}, "jiandu": {"role": "supervisor"}}
ACCESS = {"mode": "header", "trusted_proxies": ["127.0.0.1/32"], "users": USERS}
_PATIENCE = 60_000
expect.set_options(timeout=_PATIENCE)
# Any job: what is looked at here is the way to Dagster's pages, not what they show.
_JOBS = """
import dagster as dg

@dg.job
def nightly_load(): ...

defs = dg.Definitions(jobs=[nightly_load])
"""


@contextmanager
def _dagster(folder: Path) -> Iterator[int]:
    """Dagster's pages as the unit starts them; their port."""
    folder.mkdir()
    (folder / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    (folder / "jobs.py").write_text(_JOBS, encoding="utf-8")
    port = free_port()
    program = Path(sys.executable).parent / "dagster-webserver"
    words = [str(program), "-h", "127.0.0.1", "-p", str(port), "--path-prefix", "/dagster", "-f", "jobs.py"]
    environment = os.environ | {"DAGSTER_HOME": str(folder), "DAGSTER_DISABLE_TELEMETRY": "yes"}
    server = subprocess.Popen(words, cwd=folder, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/dagster/server_info", server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=60)


@pytest.fixture(scope="module")
def proxy(zone: Zone, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """The proxy before the dashboard of the sample zone and before Dagster's pages."""
    import shutil

    folder = tmp_path_factory.mktemp("behind")
    home = folder / "home"
    shutil.copytree(zone.home.root, home, symlinks=True)
    (home / "access.yaml").write_text(yaml.safe_dump(ACCESS), encoding="utf-8")
    (home / "access.yaml").chmod(0o640)
    with (
        served(home) as dashboard,
        _dagster(folder / "dagster") as dagster,
        proxied(
            folder / "proxy",
            dashboard=urlsplit(dashboard).port or 0,
            dagster=dagster,
            passwords=PASSWORDS,
            operators=["jiandu"],
        ) as running,
    ):
        yield running


@contextmanager
def _tab(browser: Browser, proxy: Proxy, user: str | None, **headers: str) -> Iterator[Page]:
    """A tab that logs in as a user, states further headers of its own, and trusts the test's certificate."""
    context: BrowserContext = browser.new_context(
        ignore_https_errors=True,
        base_url=proxy.address,
        extra_http_headers=headers,
        http_credentials={"username": user, "password": PASSWORDS[user]} if user else None,
    )
    context.set_default_timeout(_PATIENCE)
    yield context.new_page()
    context.close()


def test_without_a_password_there_is_no_page(browser: Browser, proxy: Proxy) -> None:
    with _tab(browser, proxy, None) as page:
        answer = page.request.get("/overview")
        assert answer.status == 401
        assert "zhifa" in answer.headers["www-authenticate"]
        assert page.request.get("/_stcore/stream").status == 401


@pytest.mark.parametrize(("user", "role"), [("zhaojz", "领导"), ("jiandu", "执法监督办公室")])
def test_a_page_opens_over_its_websocket_for_whoever_logged_in(
    browser: Browser, proxy: Proxy, user: str, role: str
) -> None:
    with _tab(browser, proxy, user) as page:
        sockets: list[str] = []
        hosts: set[str] = set()
        refused: list[str] = []
        page.on("websocket", lambda socket: sockets.append(socket.url))
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        page.on(
            "console", lambda said: refused.append(said.text) if "Content Security" in said.text else None
        )
        page.goto("/overview")
        expect(page.get_by_test_id("stSidebar")).to_contain_text(f"{user}　{role}")
        expect(page.locator("h1").first).to_be_visible()
        assert [urlsplit(socket).scheme for socket in sockets] == ["wss"]
        assert {host for host in hosts if host} == {urlsplit(proxy.address).netloc}
        assert refused == []


def test_a_name_that_the_browser_states_is_not_believed(browser: Browser, proxy: Proxy) -> None:
    with _tab(browser, proxy, "zhaojz", **{"X-Forwarded-User": "jiandu"}) as page:
        page.goto("/overview")
        expect(page.get_by_test_id("stSidebar")).to_contain_text("zhaojz　领导")


def test_who_is_not_named_in_the_settings_sees_nothing(browser: Browser, proxy: Proxy) -> None:
    with _tab(browser, proxy, "stranger") as page:
        page.goto("/overview")
        expect(page.get_by_test_id("stAlert")).to_be_visible()
        assert page.locator("h1").count() == 0


def test_dagsters_pages_open_for_an_operator_with_their_websocket(browser: Browser, proxy: Proxy) -> None:
    with _tab(browser, proxy, "jiandu") as page:
        refused: list[str] = []
        page.on(
            "console", lambda said: refused.append(said.text) if "Content Security" in said.text else None
        )
        with page.expect_websocket() as socket:
            page.goto("/dagster/jobs")
            expect(page.get_by_text("nightly_load").first).to_be_visible()
        assert socket.value.url == f"wss://localhost:{proxy.secure}/dagster/graphql"
        assert refused == []


def test_dagsters_pages_are_closed_to_everybody_else(browser: Browser, proxy: Proxy) -> None:
    with _tab(browser, proxy, "zhaojz") as page:
        for path in ("/dagster", "/dagster/jobs", "/dagster/graphql"):
            assert page.request.get(path).status == 403
