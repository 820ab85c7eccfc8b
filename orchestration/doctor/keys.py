"""Keys: there, whole, and those under which log, vault and publications were made.

Belongs here: comparing keys with what was made with them. Never prints a key, a token or a clear value.
Does not belong here: their modes (`files`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

from ingestion.contract import Kind
from ingestion.home import Home
from ingestion.keys import KEY_BYTES
from ingestion.vault import TOKEN_KEY, VAULT_KEY, token_of, unsealed
from orchestration.doctor.finding import Finding, fault, notice
from orchestration.doctor.installation import Installation

_SAMPLED = 20
_RESTORE = "从备份恢复 {} 到 {}（不要新建），再运行 zhifa doctor"


def token_key(installation: Installation) -> Iterator[Finding]:
    """Whether the key that made the log's tokens is there, whole, and the same."""
    home = installation.home
    path = home.keys / TOKEN_KEY
    mend = _RESTORE.format(TOKEN_KEY, home.keys)
    log = installation.readable_log
    if not path.is_file():
        if log is not None and log.head().position > 0:
            yield fault(
                "token_key_missing",
                f"日志已有记录，但 {TOKEN_KEY} 不在：装载会被拒绝，个人信息对不上。",
                mend,
            )
        return
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        yield fault("token_key_damaged", f"{TOKEN_KEY} 应为 {KEY_BYTES} 字节，实为 {len(key)} 字节。", mend)
    elif _fits(home, key) is False:
        yield fault("token_key_other", f"{TOKEN_KEY} 不是制作现有令牌的那一个：同一人会前后不一致。", mend)


def vault_key(installation: Installation) -> Iterator[Finding]:
    """Whether the vault's encrypted values can be read."""
    home = installation.home
    sealed = [row for row in _kept(home) if row[2]]
    if not sealed:
        return
    path = home.keys / VAULT_KEY
    mend = _RESTORE.format(VAULT_KEY, home.keys)
    if not path.is_file():
        yield fault("vault_key_missing", f"个人信息库已加密，但 {VAULT_KEY} 不在：无法查看明文。", mend)
    elif _clear(home, sealed[0]) is None:
        yield fault("vault_key_other", f"{VAULT_KEY} 解不开个人信息库：不是加密时的那一个。", mend)


def checkpoint_key(installation: Installation) -> Iterator[Finding]:
    """Whether the next publication will be signed with the key whose public half was handed out."""
    from ingestion.eventlog.checkpoint import PUBLIC_KEY, kept_signing_key, public_key_text

    home = installation.home
    published = sorted(home.published.glob(f"*/v*/{PUBLIC_KEY}"), key=lambda path: path.stat().st_mtime)
    if not published:
        return
    key = kept_signing_key(home)
    if key is None:
        yield fault(
            "checkpoint_key_missing",
            "公布过季度，但签名密钥 checkpoint.key 不在：下一次公布会换用新公钥，各单位手中的旧公钥失效。",
            _RESTORE.format("checkpoint.key", home.keys),
        )
    elif public_key_text(key) != published[-1].read_bytes():
        yield notice(
            "checkpoint_key_other",
            f"checkpoint.key 与最近一次公布（{published[-1].parent.relative_to(home.published)}）的公钥不是一对。",
            "从备份恢复 checkpoint.key；确已更换的，把新公钥发给各单位",
        )


def _kept(home: Home) -> list[tuple[str, bytes, bool]]:
    """A few values of the vault as they lie there: token, value, whether it is encrypted."""
    path = home.vault / "vault.sqlite"
    if not path.is_file():
        return []
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        query = "select token, value, is_encrypted from clear_value limit ?"
        return [
            (str(token), bytes(value), bool(is_encrypted))
            for token, value, is_encrypted in connection.execute(query, (_SAMPLED,))
        ]


def _clear(home: Home, kept: tuple[str, bytes, bool]) -> str | None:
    """The clear value, None where the vault's key does not open it."""
    token, value, is_encrypted = kept
    path: Path = home.keys / VAULT_KEY
    if not is_encrypted:
        return value.decode()
    return unsealed(path.read_bytes(), token, value) if path.is_file() else None


def _fits(home: Home, key: bytes) -> bool | None:
    """Whether a key makes the tokens that the vault holds; None where nothing can be compared."""
    values = [(row[0], clear) for row in _kept(home) if (clear := _clear(home, row)) is not None]
    if not values:
        return None
    return any(token_of(key, kind, clear) == token for token, clear in values for kind in get_args(Kind))
