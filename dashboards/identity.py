"""Who somebody is: from this machine's account, an OIDC login, or a header that a trusted proxy sets.

Belongs here: turning a session into a viewer, logging in and out, what is believed and from where.
Does not belong here: what a viewer may see (`access`), how the server is started so that this holds (`serving`).
"""

from __future__ import annotations

import getpass
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import streamlit as st

from dashboards.access import Access, AccessFault, NotAdmitted, Viewer, admitted, load_access, local_viewer
from dashboards.serving import FORWARDED_ADDRESSES
from ingestion.home import Home

_ROLES = {"leader": "领导", "supervisor": "执法监督办公室", "analyst": "分析人员", "department": "执法主体"}
# Headers by which a proxy gives itself away.
_FORWARDING = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")
_LOOPBACK = ip_address("127.0.0.1")


@dataclass(frozen=True)
class Asking:
    """A browser's connection: its address as TCP knows it, and its headers (each name with all of its values)."""

    address: IPv4Address | IPv6Address
    headers: Mapping[str, Sequence[str]]

    def all(self, name: str) -> list[str]:
        """Every value of a header, whatever the case of its name."""
        return [
            value for key, values in self.headers.items() if key.lower() == name.lower() for value in values
        ]


def current_viewer() -> Viewer:
    """Who looks at this page. Raises `NotAdmitted`; with OIDC and nobody logged in, the page ends with a button."""
    access = load_access(Home.from_env())
    if access.mode == "oidc":
        return _logged_in(access)
    if access.mode == "header":
        if os.environ.get(FORWARDED_ADDRESSES) != "":
            # The server would believe an address that the client itself states.
            raise AccessFault("看板没有按规定的方式启动，无法确认访问者的地址。请用 zhifa serve 启动。")
        return by_header(access, connection())
    return by_machine(access, connection())


def account(viewer: Viewer) -> None:
    """Who is there and, where one logged in, the way out; at the foot of the menu."""
    of = f" {viewer.department_code}" if viewer.department_code else ""
    st.caption(f"{viewer.user}　{_ROLES[viewer.role]}{of}")
    if _claims().get("is_logged_in"):
        st.button("退出登录", on_click=st.logout)


def by_machine(access: Access, asking: Asking) -> Viewer:
    """The account that the server runs under. Only a browser of this machine is believed to be its user's.

    A proxy in front would make everybody this machine's user, and a foreign page that resolves its name to this
    machine (DNS rebinding) would speak for its user: both are refused.
    """
    if not asking.address.is_loopback or any(asking.all(name) for name in _FORWARDING):
        raise NotAdmitted(
            "没有登录，不能从别的机器查看：access.yaml 的 mode 为 local，只供本机使用。"
            "请管理员设置 mode 为 oidc 或 header。"
        )
    for host in asking.all("Host"):
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if name.strip("[]").lower() not in ("localhost", "127.0.0.1", "::1"):
            raise NotAdmitted(f"不能用地址 {name} 查看：mode 为 local 时请用 http://127.0.0.1 打开。")
    return local_viewer(access, getpass.getuser())


def by_header(access: Access, asking: Asking) -> Viewer:
    """The user that the proxy names. A header from anywhere else, or told twice, is nobody's."""
    if not access.trusts(asking.address):
        raise NotAdmitted(
            f"不能从 {asking.address} 直接查看：只接受反向代理（access.yaml 的 trusted_proxies）转来的访问。"
            "请用代理的地址打开。"
        )
    named = asking.all(access.header)
    if len(named) != 1 or not named[0].strip():
        raise NotAdmitted(
            f"反向代理没有说明用户是谁（请求头 {access.header} 应恰有一个）。请管理员检查代理的登录设置，"
            "并让代理去掉浏览器自带的同名请求头。"
        )
    return admitted(access, _as_utf8(named[0].strip()))


def by_claims(access: Access, claims: Mapping[str, Any], now: float) -> Viewer:
    """The user that a verified OIDC token names; `now` in seconds since 1970.

    An address of mail counts only where the provider does not say that it is unverified.
    """
    age = now - float(claims.get("iat") or 0)
    if age > access.max_login_hours * 3600:
        raise NotAdmitted(f"登录已超过 {access.max_login_hours} 小时。请退出后重新登录。")
    user = claims.get(access.claim)
    if not isinstance(user, str) or not user:
        raise NotAdmitted(
            f"登录系统没有给出 {access.claim}，不知道您是谁。请管理员核对 access.yaml 的 claim。"
        )
    if access.claim == "email" and claims.get("email_verified") is False:
        raise NotAdmitted(f"{user} 的邮箱未经登录系统核实，不能据此认定身份。请联系登录系统的管理员。")
    return admitted(access, user)


def _logged_in(access: Access) -> Viewer:
    claims = _claims()
    if not claims.get("is_logged_in"):
        st.title("执法数仓")
        st.write("请先登录。登录后如要打开收到的链接，请再点一次。")
        st.button("登录", type="primary", on_click=st.login)
        st.stop()
    try:
        return by_claims(access, claims, time.time())
    except NotAdmitted:
        st.button("退出登录", on_click=st.logout)
        raise


def _claims() -> dict[str, Any]:
    return dict(st.user.to_dict())


def connection() -> Asking:
    """The browser's connection of this session."""
    # Streamlit says None for this machine itself.
    address = ip_address(st.context.ip_address) if st.context.ip_address else _LOOPBACK
    mapped = getattr(address, "ipv4_mapped", None)
    headers = st.context.headers
    return Asking(mapped or address, {name: headers.get_all(name) for name in headers})


def _as_utf8(value: str) -> str:
    """Header bytes reach us as Latin-1; a proxy that sends a Chinese name sends UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
