"""Who sees what: `access.yaml` of the home, roles, and the file that a viewer's every query runs on.

Belongs here: all limits. A limit on rows is a limit on the file: a department reads its own release file, which holds
nothing of anybody else (docs/adr/0015), so that no filter, download or address can reach further.
Does not belong here: who somebody is (`identity`), which rows are whose (`dbt_project/department_rows.yaml`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationError, model_validator

from ingestion.contract import load_contracts
from ingestion.home import Home
from orchestration.releases import Release
from orchestration.releases.department import department_release

FILE = "access.yaml"
_WRITABLE_BY_OTHERS = 0o022
# What a department has no page for. Whatever a page shows that does not come out of the release file (held files, the
# ledger, published papers) asks `sees_the_office` first.
_NOT_FOR_DEPARTMENTS = frozenset({"access", "operations"})


class Role(StrEnum):
    """What somebody is to the office."""

    LEADER = "leader"
    SUPERVISOR = "supervisor"
    ANALYST = "analyst"
    DEPARTMENT = "department"


@dataclass(frozen=True)
class Viewer:
    """Somebody at the screen; `department_code` is set exactly for the role department."""

    user: str
    role: Role
    department_code: str | None


class NotAdmitted(PermissionError):
    """Somebody may not see this; the message says who, why and what to do, in Chinese."""


class AccessFault(NotAdmitted):
    """Nobody is let in, because the settings cannot be used; the message names the file and the key, in Chinese."""


class Grant(BaseModel):
    """What `access.yaml` says of one user."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Role
    department_code: StrictStr | None = None

    @model_validator(mode="after")
    def _a_department_is_named_exactly_for_its_role(self) -> Grant:
        if (self.role is Role.DEPARTMENT) != (self.department_code is not None):
            raise ValueError("角色 department 必须写明 department_code，其他角色不得写")
        return self


class Access(BaseModel):
    """How people are known and what each may see. Without a file: only this machine, as `supervisor`.

    `claim`: what of the OIDC token names the user. `header`, `trusted_proxies`: for mode header, the header that
    names the user and the addresses from which alone it is believed. `max_login_hours`: how long a login by OIDC
    holds. `local_role`: of whoever sits at this machine and is not among `users`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    mode: Literal["local", "oidc", "header"] = "local"
    local_role: Literal[Role.LEADER, Role.SUPERVISOR, Role.ANALYST] = Role.SUPERVISOR
    claim: StrictStr = Field(default="email", min_length=1)
    max_login_hours: int = Field(default=12, ge=1, le=720)
    header: StrictStr = Field(default="X-Forwarded-User", pattern=r"^[A-Za-z][A-Za-z0-9-]*$")
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    users: dict[StrictStr, Grant] = {}

    @model_validator(mode="after")
    def _a_header_is_believed_from_somewhere(self) -> Access:
        if self.mode == "header" and not self.trusted_proxies:
            raise ValueError("mode 为 header 时必须写明 trusted_proxies（反向代理的地址）")
        if any(network.prefixlen == 0 for network in self.trusted_proxies):
            raise ValueError("trusted_proxies 不得包括所有地址")
        return self

    def trusts(self, address: IPv4Address | IPv6Address) -> bool:
        """Whether a connection from this address is the proxy's. Which of its names this machine used, `127.0.0.1` or
        `::1`, Streamlit does not tell.
        """
        return any(
            address in network or (address.is_loopback and network.is_loopback)
            for network in self.trusted_proxies
        )


def load_access(home: Home) -> Access:
    """The home's `access.yaml`; this machine only where there is none.

    Raises `AccessFault` for a file that others may write, that is no YAML, or that holds what is unknown.
    """
    path = home.root / FILE
    if not path.exists():
        return Access()
    if path.stat().st_mode & _WRITABLE_BY_OTHERS:
        raise AccessFault(f"{path} 可被他人改写，任何人都能给自己授权。请运行：chmod 644 {path}")
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第 {mark.line + 1} 行附近" if mark else "内容"
        raise AccessFault(f"{path} {where}不是有效的 YAML（UTF-8）。请对照运维手册改正。") from None
    try:
        return Access.model_validate({} if said is None else said)
    except ValidationError as error:
        raise AccessFault(f"{path} 有误：{'；'.join(_told(one) for one in error.errors())}。") from None


def _told(error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"]) or "整个文件"
    if error["type"] == "extra_forbidden":
        return f"不认识的键 {where}"
    if error["type"] == "value_error":
        return f"{where}：{error['ctx']['error']}"
    if error["type"] in ("enum", "literal_error"):
        return f"{where} 的值应为 {error['ctx']['expected']} 之一"
    if error["type"] == "missing":
        return f"缺少 {where}"
    return f"{where} 的值不对（{error['msg']}）"


def admitted(access: Access, user: str) -> Viewer:
    """The viewer that this user is. Raises `NotAdmitted` for who is not listed."""
    grant = access.users.get(user)
    if grant is None:
        raise NotAdmitted(f"{user} 没有查看权限：{FILE} 的 users 中没有这个用户。请联系执法监督办公室登记。")
    return Viewer(user, grant.role, grant.department_code)


def local_viewer(access: Access, user: str) -> Viewer:
    """Whoever has an account on this machine: as listed, else in the role that the file gives to this machine."""
    return admitted(access, user) if user in access.users else Viewer(user, access.local_role, None)


def refuse_unguarded(access: Access, address: str) -> None:
    """Raise `NotAdmitted` where the dashboard would listen beyond this machine without knowing who comes."""
    if access.mode == "local" and not _is_loopback(address):
        raise NotAdmitted(
            f"不能在 {address} 上监听：{FILE} 的 mode 为 local，没有登录，任何人都能看到全部数据。"
            "请设置 mode 为 oidc 或 header，或只监听 127.0.0.1。"
        )


def _is_loopback(address: str) -> bool:
    if address == "localhost":
        return True
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def release_path(home: Home, release: Release, viewer: Viewer) -> Path:
    """The file that this viewer's every query runs on: the whole release, or for a department its own file.

    The department's file is made on first use. Raises `ReleaseFault` where the release has no such department.
    """
    if viewer.role is not Role.DEPARTMENT:
        return release.path
    if viewer.department_code is None:
        raise NotAdmitted(f"{viewer.user} 的角色是 department，但没有写明执法主体编码。请改正 {FILE}。")
    return department_release(home, release, viewer.department_code).path


def may_open(viewer: Viewer, page: str) -> bool:
    """Whether a page stands in this viewer's menu. What it shows is limited by the file in any case."""
    return viewer.role is not Role.DEPARTMENT or page not in _NOT_FOR_DEPARTMENTS


def sees_the_office(viewer: Viewer) -> bool:
    """Whether what lies beside the release (held files, receipts in the ledger, published papers) may be shown."""
    return viewer.role is not Role.DEPARTMENT


def may_reveal(viewer: Viewer, feed: str, column: str) -> bool:
    """Whether the feed's contract lets this role see a personal column in clear."""
    contract = load_contracts().get(feed)
    named = {one.name: one for one in contract.columns} if contract else {}
    return column in named and viewer.role.value in named[column].reveal_to
