"""What a backup says of itself: `backup.json`, the digest of every file, and holding the files against it.

Belongs here: the one description of a backup, reading it, checking it.
Does not belong here: taking (`take`) and restoring (`restore`).

`backup.json` holds the SHA-256 of every file by its path in the home, and under `sha256` its own: of the same
object without that entry, as JSON in UTF-8 with sorted keys and no spaces.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

DESCRIPTION = "backup.json"
MANIFEST = "log/manifest.sqlite"
FORMAT = 1
_BLOCK = 1 << 20
_OTHER_BACKUP = "换用同一文件夹里另一个备份（每个备份都是完整的），并检查存放备份的磁盘。"


class BackupFault(Exception):
    """`message`: what is wrong; `remedy`: what to do (both Chinese)."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}\n处理办法：{remedy}")
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True)
class StoredFile:
    """One file of a backup; `mtime_ns` is the original's, by which the next backup knows it again."""

    sha256: str
    size: int
    mtime_ns: int


@dataclass(frozen=True)
class Contents:
    """What a backup holds. `key_digests` are there even where the keys are not, so that others are noticed."""

    made_at: str
    log_id: str
    position: int
    chain_hash: str
    previous: str | None
    has_vault: bool
    has_keys: bool
    key_digests: dict[str, str]
    files: dict[str, StoredFile]

    def text(self) -> str:
        """The content of `backup.json`."""
        said = {"format": FORMAT, **asdict(self)}
        return json.dumps(said | {"sha256": _digest_of(said)}, ensure_ascii=False, indent=1) + "\n"


def _digest_of(said: dict[str, Any]) -> str:
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_contents(folder: Path) -> Contents:
    """What the backup in this folder says of itself. Raises `BackupFault` where that is no whole description."""
    path = folder / DESCRIPTION
    if not path.is_file():
        raise BackupFault(
            f"{folder} 不是备份：没有 {DESCRIPTION}。",
            "给出一个备份的文件夹（zhifa-日期T时间Z-位置-哈希），不是放备份的上级文件夹；没有做完的备份不能用。",
        )
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        digest, version = said.pop("sha256"), said["format"]
        is_whole = digest == _digest_of(said)
        del said["format"]
        files = {name: StoredFile(**facts) for name, facts in said.pop("files").items()}
        contents = Contents(files=files, **said)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BackupFault(f"{folder.name} 的 {DESCRIPTION} 已损坏。", _OTHER_BACKUP) from fault
    if version != FORMAT:
        raise BackupFault(
            f"备份 {folder.name} 的格式是第 {version} 版，本程序只认第 {FORMAT} 版。",
            "用做备份时的程序版本恢复。",
        )
    if not is_whole or not all(_is_inside(name) for name in files):
        raise BackupFault(f"{folder.name} 的 {DESCRIPTION} 被改动。", _OTHER_BACKUP)
    return contents


def _is_inside(name: str) -> bool:
    """Whether a path stays inside the home: a description must not be able to write elsewhere."""
    parts = PurePosixPath(name).parts
    return bool(parts) and ".." not in parts and not name.startswith("/")


def check(folder: Path) -> Contents:
    """Read every byte of a backup. Raises `BackupFault` naming the first files that are not as they were."""
    contents = read_contents(folder)
    wrong = list(_differences(folder, contents))
    if wrong:
        more = f"等 {len(wrong)} 个文件" if len(wrong) > 3 else ""
        raise BackupFault(f"备份 {folder.name} 不完整：{'；'.join(wrong[:3])}{more}。", _OTHER_BACKUP)
    return contents


def _differences(folder: Path, contents: Contents) -> Iterator[str]:
    for name, stored in contents.files.items():
        path = folder / name
        if not path.is_file():
            yield f"{name} 不在"
        elif path.stat().st_size != stored.size or file_digest(path) != stored.sha256:
            yield f"{name} 已被改动"
