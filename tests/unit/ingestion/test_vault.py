"""The vault: who holds the key can look, whoever looks is written down, and what is erased is gone."""

from __future__ import annotations

import secrets
import sqlite3
import stat
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from ingestion.home import Home
from ingestion.vault import TOKEN_KEY, VAULT_KEY, Access, MissingKey, Vault, mask

AT = datetime(2024, 11, 1, 9, 30)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def _kept(home: Home, value: str) -> str:
    vault = Vault.open(home, log_is_empty=True)
    (token,) = vault.tokens("name", pl.Series([value]))
    vault.close()
    return token


def _bytes(home: Home) -> bytes:
    return b"".join(path.read_bytes() for path in home.vault.iterdir())


def test_the_key_is_made_once_and_for_its_owner_only(home: Home) -> None:
    first = _kept(home, "欧阳锋")
    key = home.keys / TOKEN_KEY
    assert stat.S_IMODE(key.stat().st_mode) == 0o600 and len(key.read_bytes()) == 32
    assert [path.name for path in home.keys.iterdir()] == [TOKEN_KEY]
    assert _kept(home, "欧阳锋") == first


def test_key_and_values_lie_in_folders_of_their_owner(home: Home) -> None:
    _kept(home, "欧阳锋")
    assert stat.S_IMODE(home.keys.stat().st_mode) == stat.S_IMODE(home.vault.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.vault.iterdir()} == {0o600}


def test_without_its_key_a_log_that_holds_events_is_not_written_to(home: Home) -> None:
    with pytest.raises(MissingKey, match="从备份恢复"):
        Vault.open(home, log_is_empty=False)
    assert not (home.keys / TOKEN_KEY).exists()


def test_tokens_are_hmacs_of_kind_and_value(home: Home) -> None:
    """RFC 2104 over SHA-256, cut to 128 bits; computed here with the command line's own tools."""
    home.prepare()
    (home.keys / TOKEN_KEY).write_bytes(b"k" * 32)
    vault = Vault.open(home, log_is_empty=True)
    # printf 'name\0欧阳锋' | openssl dgst -sha256 -mac HMAC -macopt key:kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk
    assert vault.token("name", "欧阳锋") == "10315a50e28b6504a27db7e30263c632"
    assert vault.token("code", "欧阳锋") != vault.token("name", "欧阳锋")


def test_nulls_have_no_token(home: Home) -> None:
    tokens = Vault.open(home, log_is_empty=True).tokens("name", pl.Series(["甲", None, "甲"]))
    assert tokens[1] is None and tokens[0] == tokens[2]


def test_what_is_revealed_is_written_down_by_token_and_never_by_value(home: Home) -> None:
    token = _kept(home, "欧阳锋")
    vault = Vault.open(home, log_is_empty=False)
    assert vault.reveal(token, actor="督查员", reason="复议答复", at=AT) == "欧阳锋"
    assert vault.reveal("0" * 32, actor="督查员", reason="查无此人", at=AT) is None
    vault.refuse(token, actor="来访者", role="leader", reason="好奇", at=AT)
    assert vault.accesses() == [
        Access(1, token, "督查员", None, "复议答复", "2024-11-01T09:30:00", True),
        Access(2, "0" * 32, "督查员", None, "查无此人", "2024-11-01T09:30:00", True),
        Access(3, token, "来访者", "leader", "好奇", "2024-11-01T09:30:00", False),
    ]
    rows = sqlite3.connect(home.vault / "vault.sqlite").execute("select * from access").fetchall()
    assert "欧阳锋" not in str(rows)


def test_accesses_that_an_older_version_wrote_are_kept(home: Home) -> None:
    home.prepare()
    with sqlite3.connect(home.vault / "vault.sqlite") as older:
        older.execute("create table access (token text, actor text, reason text, accessed_at text)")
        older.execute("insert into access values ('t', '督查员', '复议答复', '2024-11-01T09:30:00')")
    vault = Vault.open(home, log_is_empty=True)
    assert vault.accesses() == [Access(1, "t", "督查员", None, "复议答复", "2024-11-01T09:30:00", True)]


def test_without_a_second_key_values_lie_in_clear_and_with_it_they_do_not(home: Home, tmp_path: Path) -> None:
    _kept(home, "欧阳锋")
    assert "欧阳锋".encode() in _bytes(home)
    locked = Home(tmp_path / "locked")
    locked.prepare()
    (locked.keys / VAULT_KEY).write_bytes(secrets.token_bytes(32))
    token = _kept(locked, "欧阳锋")
    assert "欧阳锋".encode() not in _bytes(locked)
    assert Vault.open(locked, log_is_empty=False).reveal(token, actor="a", reason="r", at=AT) == "欧阳锋"


def test_a_locked_vault_without_its_key_says_so(home: Home) -> None:
    home.prepare()
    (home.keys / VAULT_KEY).write_bytes(secrets.token_bytes(32))
    token = _kept(home, "欧阳锋")
    (home.keys / VAULT_KEY).unlink()
    with pytest.raises(MissingKey, match="无法解密"):
        Vault.open(home, log_is_empty=False).reveal(token, actor="a", reason="r", at=AT)


def test_a_key_given_later_opens_what_was_kept_before_it(home: Home) -> None:
    before = _kept(home, "欧阳锋")
    (home.keys / VAULT_KEY).write_bytes(secrets.token_bytes(32))
    after = _kept(home, "慕容复")
    vault = Vault.open(home, log_is_empty=False)
    said = [vault.reveal(token, actor="a", reason="r", at=AT) for token in (before, after)]
    assert said == ["欧阳锋", "慕容复"]


def test_what_is_erased_is_gone_from_the_bytes_too(home: Home) -> None:
    token = _kept(home, "欧阳锋")
    vault = Vault.open(home, log_is_empty=False)
    assert vault.erase(token) and not vault.erase(token)
    assert vault.reveal(token, actor="a", reason="r", at=AT) is None
    assert "欧阳锋".encode() not in _bytes(home)


def test_masks_show_a_names_first_character_and_nothing_of_a_number() -> None:
    assert mask("name", "欧阳锋") == "欧*"
    assert mask("code", "12011600123") == "***"
