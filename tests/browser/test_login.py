"""Logging in: by an OpenID Connect provider, by a proxy that names the user, and not at all.

Runs when: `make drill` (each way of knowing people is a server of its own). Fails on: a login that lets in whom the
settings do not list, a logout that does not, a header that is believed from where it must not be.
Who fixes: whoever changed `dashboards/identity.py`, `dashboards/serving.py` or Streamlit's version.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ingestion.home import Home
from tests.browser.screen import Screen, served
from tests.conftest import ROOT, zhifa
from tests.fixtures.login_provider import CLIENT_ID, CLIENT_SECRET, Provider, login_provider, proxy
from tests.unit.dashboards.conftest import calendar, project, small_home

__all__ = ["calendar", "project", "small_home"]

pytestmark = pytest.mark.drill

_USERS = """
users:
  chen@example.cn: {role: supervisor}
  li@example.cn: {role: department, department_code: C}
"""


@pytest.fixture
def home(small_home: Home, tmp_path: Path) -> Path:
    """A home of one's own with seven departments in 2024Q4, 滨城区甲局 to 滨城区庚局."""
    shutil.copytree(small_home.root, tmp_path / "home", symlinks=True)
    return tmp_path / "home"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with login_provider() as running:
        yield running


@pytest.fixture
def login(home: Path, provider: Provider) -> Iterator[str]:
    """The dashboard behind that provider's login."""
    (home / "access.yaml").write_text("mode: oidc\n" + _USERS, encoding="utf-8")
    secrets = home / "secrets.toml"
    secrets.touch(mode=0o600)
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "{CLIENT_ID}"
client_secret = "{CLIENT_SECRET}"
server_metadata_url = "{provider.base}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    with served(home) as address:
        yield address


def logged_in(browser: Browser, base: str, user: str) -> Page:
    """A tab in which somebody has gone through the provider's login."""
    screen = Screen.of(browser, base)
    screen.open("ranking", period="2024Q4")
    assert screen.title == "执法数仓"
    assert "滨城区" not in screen.page.content()
    screen.page.get_by_role("button", name="登录").click()
    screen.page.get_by_label("User").fill(user)
    screen.page.get_by_role("button", name="Log in").click()
    return screen.page


def test_a_login_opens_the_pages_of_its_role_and_a_logout_closes_them(
    browser: Browser, login: str, provider: Provider
) -> None:
    page = logged_in(browser, login, "chen@example.cn")
    expect(page.get_by_role("heading", name="总览")).to_be_visible()
    expect(page.get_by_text("chen@example.cn")).to_be_visible()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    assert provider.logouts == 1
    page.goto(f"{login}/ranking?period=2024Q4")
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    assert "滨城区" not in page.content()


def test_a_department_that_logs_in_reads_its_own_file(browser: Browser, login: str, home: Path) -> None:
    page = logged_in(browser, login, "li@example.cn")
    expect(page.get_by_text("li@example.cn")).to_be_visible()
    page.goto(f"{login}/ranking?period=2024Q4")
    expect(page.get_by_role("heading", name="季度排名")).to_be_visible()
    assert list((home / "releases" / "departments" / "C").glob("*.duckdb"))
    for stranger in "甲乙丁戊":
        assert f"滨城区{stranger}局" not in page.content()


def test_a_user_of_the_provider_whom_the_settings_do_not_list_sees_nothing(
    browser: Browser, login: str
) -> None:
    page = logged_in(browser, login, "zhao@example.cn")
    expect(page.get_by_text("zhao@example.cn 没有查看权限")).to_be_visible()
    assert "滨城区" not in page.content()
    expect(page.get_by_role("button", name="退出登录")).to_be_visible()


def test_a_user_who_is_taken_off_the_list_sees_nothing_from_the_next_look_on(
    browser: Browser, login: str, home: Path
) -> None:
    page = logged_in(browser, login, "chen@example.cn")
    expect(page.get_by_role("heading", name="总览")).to_be_visible()
    settings = home / "access.yaml"
    settings.write_text(settings.read_text("utf-8").replace("chen@", "someone.else@"), encoding="utf-8")
    page.reload()
    expect(page.get_by_text("chen@example.cn 没有查看权限")).to_be_visible()


def test_an_unverified_mail_address_of_somebody_else_opens_nothing(
    browser: Browser, login: str, provider: Provider
) -> None:
    provider.claims["email_verified"] = False
    page = logged_in(browser, login, "chen@example.cn")
    expect(page.get_by_text("未经登录系统核实")).to_be_visible()


def test_a_proxy_names_the_user_and_what_the_browser_says_of_itself_is_dropped(
    browser: Browser, home: Path
) -> None:
    (home / "access.yaml").write_text(
        "mode: header\ntrusted_proxies: [127.0.0.1]\n" + _USERS, encoding="utf-8"
    )
    with served(home) as address, proxy(address, "X-Forwarded-User", "li@example.cn") as front:
        page = browser.new_page(extra_http_headers={"X-Forwarded-User": "chen@example.cn"})
        page.goto(front)
        expect(page.get_by_text("li@example.cn", exact=False)).to_be_visible(timeout=60_000)
        assert "chen@example.cn" not in page.content()


def test_a_header_of_a_browser_that_goes_past_the_proxy_is_not_believed(browser: Browser, home: Path) -> None:
    # The proxy has another address than this browser, which states the proxy's as its own.
    (home / "access.yaml").write_text(
        "mode: header\ntrusted_proxies: [192.0.2.1]\n" + _USERS, encoding="utf-8"
    )
    with served(home) as address:
        forged = {
            "X-Forwarded-User": "chen@example.cn",
            "X-Forwarded-For": "192.0.2.1",
            "X-Real-IP": "192.0.2.1",
        }
        page = browser.new_page(extra_http_headers=forged)
        page.goto(address)
        expect(page.get_by_text("不能从 127.0.0.1 直接查看")).to_be_visible(timeout=60_000)
        assert "滨城区" not in page.content()


def test_without_a_login_a_proxy_in_front_lets_nobody_in(browser: Browser, home: Path) -> None:
    with served(home) as address, proxy(address, "X-Forwarded-User", "chen@example.cn") as front:
        page = browser.new_page()
        page.goto(front)
        expect(page.get_by_text("没有登录，不能从别的机器查看")).to_be_visible(timeout=60_000)


def test_serve_refuses_to_listen_beyond_this_machine_without_a_login(home: Path) -> None:
    refused = zhifa(home, "serve", "--address", "0.0.0.0")
    assert refused.code == 3 and "没有登录，任何人都能看到全部数据" in refused.errors


def test_started_past_zhifa_serve_no_header_is_believed(browser: Browser, home: Path) -> None:
    del browser
    (home / "access.yaml").write_text(
        "mode: header\ntrusted_proxies: [127.0.0.1]\n" + _USERS, encoding="utf-8"
    )
    asked = subprocess.run(
        [
            sys.executable,
            "-c",
            "from dashboards.identity import current_viewer; current_viewer()",
        ],
        env={"ZHIFA_HOME": str(home), "PYTHONPATH": str(ROOT), "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "请用 zhifa serve 启动" in asked.stderr
