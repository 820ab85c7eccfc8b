"""The vault: what the log may not hold in clear, by token.

Belongs here: making tokens (HMAC with a key made once for a home), masks, keeping and revealing clear values.
Does not belong here: which columns are personal (`contract`), who may reveal (the caller's business; each access,
and each that was refused, is logged by token here, never by value).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ingestion.home import Home
from ingestion.keys import make_key

TOKEN_KEY = "token.key"
VAULT_KEY = "vault.key"
_NONCE_BYTES = 12


class MissingKey(RuntimeError):
    """The home has a log but its token key is gone: new tokens would not match the old ones."""


@dataclass(frozen=True)
class Access:
    """One look, or one that was refused, at what is behind a token; `accessed_at` in ISO 8601."""

    access_id: int
    token: str
    actor: str
    role: str | None
    reason: str
    accessed_at: str
    is_granted: bool


def mask(kind: str, value: str) -> str:
    """What everybody may see of a personal value: a name's first character, nothing of a number."""
    return value[0] + "*" if kind == "name" else "***"


def token_of(key: bytes, kind: str, value: str) -> str:
    """The token that a key makes of a value of a kind."""
    return hmac.digest(key, f"{kind}\0{value}".encode(), hashlib.sha256)[:16].hex()


def unsealed(key: bytes, token: str, sealed: bytes) -> str | None:
    """The clear value that was encrypted for a token, None where this key does not open it."""
    try:
        return (
            AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], token.encode()).decode("utf-8")
        )
    except (InvalidTag, ValueError):
        return None


class Vault:
    """Token → clear value, in one SQLite file; encrypted where `keys/vault.key` exists (32 bytes)."""

    def __init__(self, path: Path, token_key: bytes, cipher: AESGCM | None) -> None:
        self._token_key = token_key
        self._cipher = cipher
        self._kept: set[str] = set()
        self._connection = sqlite3.connect(path, timeout=60)
        os.chmod(path, 0o600)
        self._connection.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
            "CREATE TABLE IF NOT EXISTS clear_value (token TEXT PRIMARY KEY, value BLOB NOT NULL,"
            " is_encrypted INTEGER NOT NULL) WITHOUT ROWID;"
            "CREATE TABLE IF NOT EXISTS access (token TEXT NOT NULL, actor TEXT NOT NULL,"
            " reason TEXT NOT NULL, accessed_at TEXT NOT NULL);"
        )
        self._add_what_older_vaults_lack()

    @classmethod
    def open(cls, home: Home, *, log_is_empty: bool) -> Vault:
        """Open a home's vault. The token key is made for an empty log only; else `MissingKey`."""
        home.prepare()
        path = home.keys / TOKEN_KEY
        if not path.exists():
            if not log_is_empty:
                raise MissingKey(
                    f"{path.name} 不存在，而日志已有记录：换用新密钥会使同一人前后不一致。请从备份恢复 keys 目录。"
                )
            make_key(path)
        cipher_path = home.keys / VAULT_KEY
        cipher = AESGCM(cipher_path.read_bytes()) if cipher_path.exists() else None
        return cls(home.vault / "vault.sqlite", path.read_bytes(), cipher)

    def token(self, kind: str, value: str) -> str:
        """32 hex characters that stand for a value; the same value of the same kind has the same token."""
        return token_of(self._token_key, kind, value)

    def tokens(self, kind: str, values: pl.Series) -> pl.Series:
        """Tokens for a column of texts, null for null; the clear values are kept."""
        distinct = values.drop_nulls().unique()
        made = [self.token(kind, value) for value in distinct.to_list()]
        self.keep(zip(made, distinct.to_list(), strict=True))
        return values.replace_strict(
            distinct, pl.Series(made, dtype=pl.String), default=None, return_dtype=pl.String
        )

    def keep(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep clear values durably; what is kept already is left as it is."""
        fresh = {token: value for token, value in pairs if token not in self._kept}
        if not fresh:
            return
        with self._connection:
            self._connection.executemany(
                "INSERT OR IGNORE INTO clear_value VALUES (?, ?, ?)",
                (
                    (token, self._seal(token, value), self._cipher is not None)
                    for token, value in fresh.items()
                ),
            )
        self._kept.update(fresh)

    def reveal(
        self, token: str, *, actor: str, reason: str, at: datetime, role: str | None = None
    ) -> str | None:
        """The clear value behind a token, or None where there is none or it was erased. Logged."""
        self._log(token, actor, role, reason, at, is_granted=True)
        row = self._connection.execute(
            "SELECT value, is_encrypted FROM clear_value WHERE token = ?", (token,)
        ).fetchone()
        return None if row is None else self._unseal(token, row[0], bool(row[1]))

    def refuse(self, token: str, *, actor: str, reason: str, at: datetime, role: str | None = None) -> None:
        """Write down that somebody asked for a value and was not shown it."""
        self._log(token, actor, role, reason, at, is_granted=False)

    def accesses(self) -> list[Access]:
        """Every access and every refusal, the oldest first."""
        rows = self._connection.execute(
            "SELECT rowid, token, actor, role, reason, accessed_at, is_granted FROM access ORDER BY rowid"
        ).fetchall()
        return [
            Access(number, token, actor, role, reason, at, bool(is_granted))
            for number, token, actor, role, reason, at, is_granted in rows
        ]

    def erase(self, token: str) -> bool:
        """Forget a clear value; the token in the log stays and leads nowhere."""
        with self._connection:
            erased = self._connection.execute("DELETE FROM clear_value WHERE token = ?", (token,)).rowcount
        # The bytes go too, out of the journal as well as out of the table.
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._kept.discard(token)
        return erased > 0

    def close(self) -> None:
        self._connection.close()

    def _add_what_older_vaults_lack(self) -> None:
        known = {row[1] for row in self._connection.execute("PRAGMA table_info(access)")}
        for name, kind in (("role", "TEXT"), ("is_granted", "INTEGER NOT NULL DEFAULT 1")):
            if name not in known:
                self._connection.execute(f"ALTER TABLE access ADD COLUMN {name} {kind}")

    def _log(
        self, token: str, actor: str, role: str | None, reason: str, at: datetime, *, is_granted: bool
    ) -> None:
        with self._connection:
            self._connection.execute(
                "INSERT INTO access (token, actor, role, reason, accessed_at, is_granted) VALUES (?, ?, ?, ?, ?, ?)",
                (token, actor, role, reason, at.isoformat(), int(is_granted)),
            )

    def _seal(self, token: str, value: str) -> bytes:
        if self._cipher is None:
            return value.encode()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, value.encode(), token.encode())

    def _unseal(self, token: str, sealed: bytes, is_encrypted: bool) -> str:
        if not is_encrypted:
            return sealed.decode()
        if self._cipher is None:
            raise MissingKey(f"{VAULT_KEY} 不存在，无法解密。请恢复该密钥文件。")
        return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], token.encode()).decode()
