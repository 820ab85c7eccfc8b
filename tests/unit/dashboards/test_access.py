"""Who is let in, and with which limits."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

import pytest

from dashboards.access import (
    Access,
    AccessFault,
    NotAdmitted,
    Role,
    Viewer,
    admitted,
    load_access,
    local_viewer,
    may_reveal,
    refuse_unguarded,
)
from ingestion.contract import ROLES, load_contracts
from ingestion.home import Home

LISTED = """
mode: oidc
users:
  wang@example.cn: {role: leader}
  lin@example.cn: {role: department, department_code: JKQ01}
"""


def access(tmp_path: Path, text: str, mode: int = 0o644) -> Access:
    path = tmp_path / "access.yaml"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return load_access(Home(tmp_path))


def test_without_a_file_only_this_machine_is_known(tmp_path: Path) -> None:
    found = load_access(Home(tmp_path))
    assert found.mode == "local"
    assert local_viewer(found, "root") == Viewer("root", Role.SUPERVISOR, None)


def test_a_listed_user_has_the_role_and_the_department_of_the_file(tmp_path: Path) -> None:
    found = access(tmp_path, LISTED)
    assert admitted(found, "wang@example.cn") == Viewer("wang@example.cn", Role.LEADER, None)
    assert admitted(found, "lin@example.cn") == Viewer("lin@example.cn", Role.DEPARTMENT, "JKQ01")


def test_who_is_not_listed_is_told_who_why_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotAdmitted, match=r"zhao@example.cn 没有查看权限.*请联系执法监督办公室登记"):
        admitted(access(tmp_path, LISTED), "zhao@example.cn")


def test_a_name_is_not_matched_by_case_or_part(tmp_path: Path) -> None:
    for other in ("Lin@example.cn", "lin@example.cn ", "lin"):
        with pytest.raises(NotAdmitted):
            admitted(access(tmp_path, LISTED), other)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mode: ldap", "mode 的值应为"),
        ("modus: oidc", "不认识的键 modus"),
        ("users: {lin: {role: boss}}", r"users.lin.role 的值应为"),
        ("users: {lin: {}}", r"缺少 users.lin.role"),
        ("users: {lin: {role: department}}", "必须写明 department_code"),
        ("users: {lin: {role: leader, department_code: JKQ01}}", "其他角色不得写"),
        ("users: {lin: {role: leader, can_reveal: true}}", r"不认识的键 users.lin.can_reveal"),
        ("mode: header", "必须写明 trusted_proxies"),
        ("mode: header\ntrusted_proxies: [0.0.0.0/0]", "不得包括所有地址"),
        ("local_role: department", "local_role 的值应为"),
        ("mode: [", "不是有效的 YAML"),
        ("- oidc", "access.yaml 有误"),
    ],
)
def test_settings_that_are_not_understood_are_refused_by_file_and_key(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(AccessFault, match=said) as refused:
        access(tmp_path, text)
    assert "access.yaml" in str(refused.value)


def test_settings_that_others_may_write_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AccessFault, match="可被他人改写"):
        access(tmp_path, LISTED, 0o666)


def test_only_the_stated_addresses_are_the_proxy(tmp_path: Path) -> None:
    found = access(tmp_path, "mode: header\ntrusted_proxies: [127.0.0.1, 10.1.2.0/24]")
    assert found.trusts(ip_address("127.0.0.1"))
    assert found.trusts(ip_address("10.1.2.9"))
    assert not found.trusts(ip_address("10.1.3.9"))
    by_another_name = access(tmp_path, "mode: header\ntrusted_proxies: ['::1']")
    assert by_another_name.trusts(ip_address("127.0.0.1"))
    assert not by_another_name.trusts(ip_address("10.1.2.9"))


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.5", "::", "dashboard.example.cn", ""])
def test_without_a_login_nothing_listens_beyond_this_machine(address: str) -> None:
    with pytest.raises(NotAdmitted, match="mode 为 local"):
        refuse_unguarded(Access(), address)
    refuse_unguarded(Access(mode="oidc"), address)


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.0.1"])
def test_this_machine_alone_needs_no_login(address: str) -> None:
    refuse_unguarded(Access(), address)


def test_every_personal_column_names_who_may_see_it_in_clear() -> None:
    personal = [
        column for contract in load_contracts().values() for column in contract.columns if column.has_token
    ]
    assert len(personal) > 30
    assert all(column.reveal_to for column in personal)
    assert set(Role) == ROLES


def test_only_the_roles_of_the_contract_may_see_a_personal_value() -> None:
    supervisor = Viewer("office", Role.SUPERVISOR, None)
    assert may_reveal(supervisor, "penalty", "party_name")
    assert not may_reveal(supervisor, "penalty", "decision_no")
    assert not may_reveal(supervisor, "penalty", "no_such_column")
    assert not may_reveal(supervisor, "no_such_feed", "party_name")
    for role in (Role.LEADER, Role.ANALYST, Role.DEPARTMENT):
        assert not may_reveal(Viewer("x", role, None), "penalty", "party_name")
