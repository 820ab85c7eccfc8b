"""Seeing a personal value in clear: by role, for a reason, and never without a line in the book."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from dashboards.access import NotAdmitted, Role, Viewer
from dashboards.reveal import NothingBehind, accesses, reveal
from ingestion.vault import Vault
from tests.conftest import zhifa
from tests.integration.conftest import Office
from tests.integration.test_intake_personal_data import _everything

SUPERVISOR = Viewer("督查员", Role.SUPERVISOR, None)


@pytest.fixture
def token(office: Office) -> str:
    """Of the party of a penalty of JKQ01: a person, 上官飞燕."""
    _everything(office)
    (penalty,) = office.state("penalty").to_dicts()
    return str(penalty["party_name_token"])


def test_the_role_that_the_contract_names_sees_the_value_and_is_written_down_by_token(
    office: Office, token: str
) -> None:
    assert reveal(office.home, SUPERVISOR, token, "复议答复") == "上官飞燕"
    (access,) = accesses(office.home, SUPERVISOR)
    assert (access.access_id, access.token, access.actor, access.role, access.reason, access.is_granted) == (
        1,
        token,
        "督查员",
        "supervisor",
        "复议答复",
        True,
    )
    book = sqlite3.connect(office.home.vault / "vault.sqlite").execute("select * from access").fetchall()
    assert "上官飞燕" not in str(book)


@pytest.mark.parametrize(
    "viewer",
    [
        Viewer("局长", Role.LEADER, None),
        Viewer("分析员", Role.ANALYST, None),
        Viewer("联络员", Role.DEPARTMENT, "JKQ01"),
    ],
)
def test_another_role_is_refused_and_the_refusal_is_written_down(
    office: Office, token: str, viewer: Viewer
) -> None:
    with pytest.raises(NotAdmitted, match=f"{viewer.user}（角色 {viewer.role.value}）无权查看"):
        reveal(office.home, viewer, token, "看看")
    (access,) = accesses(office.home, SUPERVISOR)
    assert (access.actor, access.is_granted) == (viewer.user, False)
    with pytest.raises(NotAdmitted, match="无权查看访问记录"):
        accesses(office.home, viewer)


def test_a_department_s_token_of_another_department_stands_nowhere(office: Office, token: str) -> None:
    with pytest.raises(NothingBehind, match="没有这个标识"):
        reveal(office.home, Viewer("联络员", Role.DEPARTMENT, "JKQ02"), token, "看看")


def test_without_a_reason_nobody_sees_anything(office: Office, token: str) -> None:
    with pytest.raises(NotAdmitted, match="必须写明事由"):
        reveal(office.home, SUPERVISOR, token, "  ")
    assert accesses(office.home, SUPERVISOR) == []


def test_a_token_that_stands_nowhere_and_one_that_was_erased_are_told_apart(
    office: Office, token: str
) -> None:
    with pytest.raises(NothingBehind, match="没有这个标识"):
        reveal(office.home, SUPERVISOR, "0" * 32, "核对")
    Vault.open(office.home, log_is_empty=False).erase(token)
    with pytest.raises(NothingBehind, match="已按规定删除"):
        reveal(office.home, SUPERVISOR, token, "核对")


def test_an_officer_in_a_list_of_several_is_found(office: Office) -> None:
    _everything(office)
    listed = [
        row["officer_names_token"]
        for row in office.state("inspection").to_dicts()
        if "|" in str(row["officer_names_token"])
    ]
    assert listed
    assert reveal(office.home, SUPERVISOR, listed[0].split("|")[1], "核对")


def test_the_command_takes_the_role_of_the_account_and_lists_who_looked(office: Office, token: str) -> None:
    root = Path(office.home.root)
    shown = zhifa(root, "reveal", token, "--reason", "核对当事人", "--json")
    assert (shown.code, shown.said) == (0, {"token": token, "value": "上官飞燕"})
    (root / "access.yaml").write_text("local_role: analyst\n", encoding="utf-8")
    refused = zhifa(root, "reveal", token, "--reason", "核对当事人")
    assert refused.code == 3 and "无权查看" in refused.errors and "上官" not in refused.text
    assert zhifa(root, "reveal", "--log").code == 3
    (root / "access.yaml").unlink()
    listed = zhifa(root, "reveal", "--log", "--json")
    assert [row["is_granted"] for row in listed.said] == [True, False]
    assert "上官飞燕" not in json.dumps(listed.said, ensure_ascii=False)
    assert zhifa(root, "reveal").code == 2
