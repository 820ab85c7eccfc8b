"""Seeing a personal value in clear: who may, why, and the line in the vault's book about it.

Belongs here: holding a viewer's role against the contracts, and writing down who looked or was refused, by token.
Does not belong here: which roles a contract names (`ingestion/contracts`), the vault itself.
"""

from __future__ import annotations

from datetime import UTC, datetime

from dashboards.access import NotAdmitted, Role, Viewer, may_reveal
from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.vault import Access, Vault
from ingestion.whereabouts import columns_of


class NothingBehind(LookupError):
    """No record holds this token, or its value was erased."""


def reveal(home: Home, viewer: Viewer, token: str, reason: str, *, actor: str | None = None) -> str:
    """The clear value behind a token, for the stated reason; each look and each refusal is written down before.

    A value may be seen where one of the columns that hold it may be seen, in a department's own records alone if the
    viewer is a department. `actor`: who is written down, where that is not the viewer's own name.

    Raises `NotAdmitted` for a role that no such contract names or a reason that says nothing, `NothingBehind` for a
    token that stands nowhere or was erased.
    """
    if not reason.strip():
        raise NotAdmitted("查看原文必须写明事由，请填写后重试。")
    log = EventLog.open(home)
    if log.head().position == 0:
        raise NothingBehind("日志为空，还没有任何标识。请核对 ZHIFA_HOME。")
    own = viewer.department_code if viewer.role is Role.DEPARTMENT else None
    held = columns_of(log, token, department_code=own)
    vault = Vault.open(home, log_is_empty=False)
    try:
        said = {"actor": actor or viewer.user, "role": viewer.role.value, "reason": reason.strip()}
        at = datetime.now(UTC).replace(tzinfo=None)
        if not held:
            vault.refuse(token, at=at, **said)
            raise NothingBehind("没有这个标识，或不在可查看的记录中。请核对 32 位标识。")
        if not any(may_reveal(viewer, feed, column) for feed, column in held):
            vault.refuse(token, at=at, **said)
            raise NotAdmitted(
                f"{viewer.user}（角色 {viewer.role.value}）无权查看这项个人信息：数据契约没有列出该角色。"
                "确需查看，请联系执法监督办公室。本次请求已记录。"
            )
        value = vault.reveal(token, at=at, **said)
    finally:
        vault.close()
    if value is None:
        raise NothingBehind("原文已按规定删除，标识仍在，无法查看。")
    return value


def accesses(home: Home, viewer: Viewer) -> list[Access]:
    """Who looked at what, by token, the oldest first. Raises `NotAdmitted` for who does not oversee that."""
    if viewer.role is not Role.SUPERVISOR:
        raise NotAdmitted(
            f"{viewer.user}（角色 {viewer.role.value}）无权查看访问记录，请联系执法监督办公室。"
        )
    vault = Vault.open(home, log_is_empty=EventLog.open(home).head().position == 0)
    try:
        return vault.accesses()
    finally:
        vault.close()
