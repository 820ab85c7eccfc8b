"""Keys that are gone, half, or those of another home."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingestion.eventlog.checkpoint import PUBLIC_KEY, public_key_text, signing_key
from ingestion.home import Home
from orchestration.doctor import keys
from tests.fixtures.exports import INSPECTION, Office, workbook
from tests.unit.orchestration.doctor.conftest import codes


def test_a_log_whose_token_key_is_gone(home: Home) -> None:
    (home.keys / "token.key").unlink()
    assert codes(keys.token_key, home) == ["token_key_missing"]


def test_half_a_token_key(home: Home) -> None:
    (home.keys / "token.key").write_bytes(b"k" * 16)
    assert codes(keys.token_key, home) == ["token_key_damaged"]


def test_the_token_key_of_another_home(home: Home) -> None:
    (home.keys / "token.key").write_bytes(os.urandom(32))
    assert codes(keys.token_key, home) == ["token_key_other"]


@pytest.fixture
def sealed(tmp_path: Path) -> Home:
    """A home whose vault is encrypted."""
    folder = tmp_path / "office" / "home" / "keys"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "vault.key").write_bytes(os.urandom(32))
    office = Office(tmp_path / "office")
    person = {**INSPECTION, "当事人名称": "上官飞燕", "当事人类型": "自然人"}
    office.one(workbook(office.desk / "行政检查.xlsx", [person]))
    return office.home


def test_an_encrypted_vault_opens_with_its_key(sealed: Home) -> None:
    assert codes(keys.vault_key, sealed) == []
    assert codes(keys.token_key, sealed) == []


def test_an_encrypted_vault_without_its_key(sealed: Home) -> None:
    (sealed.keys / "vault.key").unlink()
    assert codes(keys.vault_key, sealed) == ["vault_key_missing"]


def test_an_encrypted_vault_with_another_key(sealed: Home) -> None:
    (sealed.keys / "vault.key").write_bytes(os.urandom(32))
    assert codes(keys.vault_key, sealed) == ["vault_key_other"]


@pytest.fixture
def signed(home: Home) -> Home:
    """A home that has published, with the public key beside the version."""
    folder = home.published / "2024Q4" / "v1"
    folder.mkdir(parents=True)
    (folder / PUBLIC_KEY).write_bytes(public_key_text(signing_key(home)))
    return home


def test_a_signing_key_that_is_that_of_the_last_publication(signed: Home) -> None:
    assert codes(keys.checkpoint_key, signed) == []


def test_a_signing_key_that_is_gone(signed: Home) -> None:
    (signed.keys / "checkpoint.key").unlink()
    assert codes(keys.checkpoint_key, signed) == ["checkpoint_key_missing"]
    assert not (signed.keys / "checkpoint.key").exists()


def test_a_signing_key_that_is_another(signed: Home) -> None:
    (signed.keys / "checkpoint.key").write_bytes(os.urandom(32))
    assert codes(keys.checkpoint_key, signed) == ["checkpoint_key_other"]
