"""Who is believed to be whom: from this machine, behind a proxy, and with a token of the login."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

import pytest

from dashboards.access import Access, AccessFault, Grant, NotAdmitted, Role, Viewer
from dashboards.identity import Asking, by_claims, by_header, by_machine
from dashboards.serving import ENVIRONMENT, server_arguments
from ingestion.home import Home

LIN = Viewer("lin", Role.DEPARTMENT, "JKQ01")
USERS = {"lin": Grant(role=Role.DEPARTMENT, department_code="JKQ01"), "局长": Grant(role=Role.LEADER)}
PROXIED = Access.model_validate({"mode": "header", "trusted_proxies": ["10.0.0.2"], "users": USERS})
LOGIN = Access.model_validate({"mode": "oidc", "users": USERS, "claim": "sub"})
NOW = 1_760_000_000.0


def asking(address: str, **headers: str | Sequence[str]) -> Asking:
    given = {
        name.replace("_", "-"): [value] if isinstance(value, str) else value
        for name, value in headers.items()
    }
    return Asking(ip_address(address), given)


def test_a_browser_of_this_machine_is_its_account_s() -> None:
    assert by_machine(Access(), asking("127.0.0.1", Host="localhost:8501")) == Viewer(
        getpass.getuser(), Role.SUPERVISOR, None
    )


@pytest.mark.parametrize(
    "stranger",
    [
        asking("192.168.1.7", Host="192.168.1.5:8501"),
        asking("127.0.0.1", Host="127.0.0.1:8501", X_Forwarded_For="192.168.1.7"),
        asking("127.0.0.1", Host="127.0.0.1:8501", Via="1.1 proxy"),
        # a page of another site whose name resolves to this machine
        asking("127.0.0.1", Host="evil.example.com:8501"),
    ],
)
def test_without_a_login_nobody_from_elsewhere_is_taken_for_this_machine_s_user(stranger: Asking) -> None:
    with pytest.raises(NotAdmitted):
        by_machine(Access(), stranger)


def test_the_proxy_names_the_user() -> None:
    assert by_header(PROXIED, asking("10.0.0.2", X_Forwarded_User="lin")) == LIN
    assert by_header(PROXIED, asking("10.0.0.2", **{"x-forwarded-user": "lin"})) == LIN


def test_a_chinese_name_arrives_as_bytes_of_utf_8() -> None:
    sent = "局长".encode().decode("latin-1")
    assert by_header(PROXIED, asking("10.0.0.2", X_Forwarded_User=sent)).user == "局长"


@pytest.mark.parametrize("address", ["10.0.0.3", "127.0.0.1", "::1"])
def test_a_header_from_anywhere_but_the_proxy_is_nobody_s(address: str) -> None:
    with pytest.raises(NotAdmitted, match=f"不能从 {address} 直接查看"):
        by_header(PROXIED, asking(address, X_Forwarded_User="lin"))


@pytest.mark.parametrize("said", [[], ["lin", "局长"], ["lin", "lin"], [""], [" "]])
def test_a_header_that_is_missing_empty_or_told_twice_is_nobody_s(said: list[str]) -> None:
    with pytest.raises(NotAdmitted, match="应恰有一个"):
        by_header(PROXIED, asking("10.0.0.2", X_Forwarded_User=said))


def test_a_user_whom_the_file_does_not_list_is_not_admitted() -> None:
    with pytest.raises(NotAdmitted, match="zhao 没有查看权限"):
        by_header(PROXIED, asking("10.0.0.2", X_Forwarded_User="zhao"))
    with pytest.raises(NotAdmitted, match="zhao 没有查看权限"):
        by_claims(LOGIN, {"sub": "zhao", "iat": NOW}, NOW)


def test_a_token_names_the_user_by_the_claim_of_the_settings() -> None:
    assert by_claims(LOGIN, {"sub": "lin", "email": "x@example.cn", "iat": NOW - 60}, NOW) == LIN
    with pytest.raises(NotAdmitted, match="没有给出 sub"):
        by_claims(LOGIN, {"email": "lin", "iat": NOW}, NOW)


def test_a_login_ends_after_the_hours_of_the_settings() -> None:
    last = NOW - 12 * 3600
    assert by_claims(LOGIN, {"sub": "lin", "iat": last}, NOW) == LIN
    for claims in ({"sub": "lin", "iat": last - 1}, {"sub": "lin"}):
        with pytest.raises(NotAdmitted, match="登录已超过 12 小时"):
            by_claims(LOGIN, claims, NOW)


def test_a_mail_address_that_the_provider_has_not_verified_is_nobody_s() -> None:
    by_mail = LOGIN.model_copy(update={"claim": "email"})
    with pytest.raises(NotAdmitted, match="未经登录系统核实"):
        by_claims(by_mail, {"email": "lin", "email_verified": False, "iat": NOW}, NOW)
    assert by_claims(by_mail, {"email": "lin", "email_verified": True, "iat": NOW}, NOW) == LIN


COMPLETE = """[auth]
redirect_uri = "https://zhifa.example.cn/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "zhifa"
client_secret = "s"
server_metadata_url = "https://login.example.cn/.well-known/openid-configuration"
"""


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        (None, 0, "没有 .*secrets.toml"),
        (COMPLETE, 0o644, "只能由所有者读写"),
        ("[auth", 0o600, "不是有效的 TOML"),
        (COMPLETE.replace("client_id", "client"), 0o600, "缺少 client_id"),
        (COMPLETE.replace("0123456789abcdef0123456789abcdef", "short"), 0o600, "cookie_secret 过短"),
    ],
)
def test_the_server_does_not_start_with_half_a_login(
    tmp_path: Path, text: str | None, mode: int, said: str
) -> None:
    if text is not None:
        (tmp_path / "secrets.toml").write_text(text, encoding="utf-8")
        (tmp_path / "secrets.toml").chmod(mode)
    with pytest.raises(AccessFault, match=said):
        server_arguments(Home(tmp_path), LOGIN, "0.0.0.0")


def test_the_server_is_told_where_the_login_s_settings_are_and_to_believe_no_stated_address(
    tmp_path: Path,
) -> None:
    path = tmp_path / "secrets.toml"
    path.write_text(COMPLETE, encoding="utf-8")
    path.chmod(0o600)
    assert server_arguments(Home(tmp_path), LOGIN, "0.0.0.0") == ["--secrets.files", str(path)]
    assert server_arguments(Home(tmp_path), Access(), "127.0.0.1") == []
    assert ENVIRONMENT == {"FORWARDED_ALLOW_IPS": ""}
