"""The proxy of `deploy/nginx`: nobody without a password, and nobody under another's name."""

from __future__ import annotations

import http.client
import http.server
import json
import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.proxy import Proxy, needs_nginx, proxied

pytestmark = needs_nginx
PASSWORDS = {"zhaojz": "leader-password", "jiandu": "office-password"}


@contextmanager
def _echo(name: str) -> Iterator[int]:
    """A server that answers with its name, the path and the headers that it got; its port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            said = json.dumps({"server": name, "path": self.path, "headers": self.headers.items()}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_arguments: Any) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """The proxy before an echo in place of the dashboard and another in place of Dagster."""
    with (
        _echo("dashboard") as dashboard,
        _echo("dagster") as dagster,
        proxied(
            tmp_path_factory.mktemp("proxy"),
            dashboard=dashboard,
            dagster=dagster,
            passwords=PASSWORDS,
            operators=["jiandu"],
        ) as running,
    ):
        yield running


def _ask(
    proxy: Proxy, path: str, login: str | None = None, headers: Sequence[tuple[str, str]] = ()
) -> tuple[int, Any]:
    """Status, and what the server behind said that it was asked; `login` is `name:password`."""
    blind = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection("127.0.0.1", proxy.secure, context=blind, timeout=20)
    connection.putrequest("GET", path)
    if login is not None:
        connection.putheader("Authorization", f"Basic {b64encode(login.encode()).decode()}")
    for name, value in headers:
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, json.loads(body) if answer.status == 200 else answer.headers


def _of(user: str) -> str:
    return f"{user}:{PASSWORDS[user]}"


def _heard(said: Any, name: str) -> list[str]:
    return [value for key, value in said["headers"] if key.lower() == name.lower()]


@pytest.mark.parametrize(
    "path", ["/", "/ranking", "/_stcore/stream", "/_stcore/health", "/dagster", "/dagster/graphql"]
)
def test_nobody_gets_past_without_a_password(proxy: Proxy, path: str) -> None:
    status, headers = _ask(proxy, path, headers=[("X-Forwarded-User", "jiandu")])
    # A browser asks its user only where it is challenged.
    assert (status, headers["WWW-Authenticate"]) == (401, 'Basic realm="zhifa"')


def test_a_wrong_password_and_an_unknown_name_are_refused(proxy: Proxy) -> None:
    assert _ask(proxy, "/", "jiandu:leader-password")[0] == 401
    assert _ask(proxy, "/", "nobody:leader-password")[0] == 401


def test_the_dashboard_hears_who_logged_in_and_never_the_password(proxy: Proxy) -> None:
    status, said = _ask(proxy, "/ranking?period=2024Q4", _of("zhaojz"))
    assert (status, said["server"], said["path"]) == (200, "dashboard", "/ranking?period=2024Q4")
    assert _heard(said, "X-Forwarded-User") == ["zhaojz"]
    assert _heard(said, "X-Forwarded-Proto") == ["https"]
    assert _heard(said, "Host") == [f"127.0.0.1:{proxy.secure}"]
    assert _heard(said, "Authorization") == []


@pytest.mark.parametrize(
    "name", ["X-Forwarded-User", "x-forwarded-user", "X_Forwarded_User", "X-FORWARDED-USER"]
)
def test_a_name_that_the_client_states_is_replaced(proxy: Proxy, name: str) -> None:
    for forged in ([(name, "jiandu")], [(name, "jiandu"), (name, "jiandu")]):
        _, said = _ask(proxy, "/", _of("zhaojz"), forged)
        assert [
            value for key, value in said["headers"] if key.lower().replace("_", "-") == "x-forwarded-user"
        ] == ["zhaojz"]


def test_an_address_that_the_client_states_is_replaced(proxy: Proxy) -> None:
    _, said = _ask(proxy, "/", _of("zhaojz"), [("X-Forwarded-For", "10.0.0.1")])
    assert _heard(said, "X-Forwarded-For") == ["127.0.0.1"]


def test_a_websocket_is_asked_for_as_one(proxy: Proxy) -> None:
    _, said = _ask(
        proxy, "/_stcore/stream", _of("zhaojz"), [("Upgrade", "websocket"), ("Connection", "Upgrade")]
    )
    assert _heard(said, "Upgrade") == ["websocket"]
    assert _heard(said, "Connection") == ["upgrade"]


@pytest.mark.parametrize(
    "path", ["/dagster", "/dagster/", "/dagster/graphql", "/x/../dagster/graphql", "//dagster"]
)
def test_dagster_opens_for_operators_alone(proxy: Proxy, path: str) -> None:
    assert _ask(proxy, path, _of("jiandu"))[1]["server"] == "dagster"
    assert _ask(proxy, path, _of("zhaojz"))[0] == 403
    assert _ask(proxy, path, "jiandu:wrong")[0] == 401


def test_pages_may_load_nothing_from_elsewhere_and_stand_in_no_frame_of_others(proxy: Proxy) -> None:
    blind = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection("127.0.0.1", proxy.secure, context=blind, timeout=20)
    connection.request(
        "GET", "/", headers={"Authorization": f"Basic {b64encode(_of('zhaojz').encode()).decode()}"}
    )
    answer = connection.getresponse()
    policy = answer.headers["Content-Security-Policy"]
    connection.close()
    assert "default-src 'self'" in policy and "frame-ancestors 'self'" in policy
    assert "http:" not in policy and "*" not in policy


def test_the_plain_port_only_leads_to_the_secure_one(proxy: Proxy) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", proxy.plain, timeout=20)
    connection.request("GET", "/ranking")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "https://localhost/ranking")
    connection.close()


def test_the_template_names_only_what_is_filled_in(tmp_path: Path) -> None:
    with (
        _echo("one") as port,
        proxied(tmp_path, dashboard=port, dagster=port, passwords=PASSWORDS, operators=[]),
    ):
        assert "${" not in (tmp_path / "zhifa.conf").read_text(encoding="utf-8").split("\nmap ", 1)[1]
