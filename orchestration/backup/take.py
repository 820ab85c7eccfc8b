"""Taking a backup: what is copied, in which order, and why loads need not stop for it.

Belongs here: the order, hard links to what the backup before has already, one description at the end.
Does not belong here: what a description says (`contents`).

First come witnesses of the log (checkpoints, publications), then the manifest at one moment, then what it names.
Segments and originals are durable before the manifest names them and are never changed; a segment that is merged
meanwhile stays for a day (`ingestion.eventlog.seal`). So everything that the copied manifest names is still there.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ingestion import transfer
from ingestion.archive import Archive
from ingestion.eventlog import EventLog
from ingestion.eventlog.segments import fsync_folder
from ingestion.home import Home
from ingestion.ledger import Ledger
from orchestration.backup.contents import (
    DESCRIPTION,
    MANIFEST,
    BackupFault,
    Contents,
    file_digest,
    read_contents,
)
from orchestration.backup.copying import Copier
from orchestration.releases.retention import published_releases

PREFIX = "zhifa-"
_BUILDING = ".building-"
# What is made again (releases, pages, scratch), expires (returns), is not ours yet (inbox), or has a way of its own.
_NOT_AS_FILES = {
    "archive", "dagster", "gate", "inbox", "keys", "log", "releases", "returns", "vault", "work",
}  # fmt: skip

Step = Callable[[str], None]


@dataclass(frozen=True)
class Taken:
    """A finished backup: how many files and bytes it holds, and how many bytes were copied for it."""

    folder: Path
    contents: Contents
    bytes_copied: int

    @property
    def bytes_held(self) -> int:
        return sum(stored.size for stored in self.contents.files.values())


def take(
    home: Home,
    into: Path,
    *,
    now: datetime,
    with_vault: bool = True,
    with_keys: bool = False,
    keys_into: Path | None = None,
    is_full: bool = False,
    on_step: Step = lambda _step: None,
) -> Taken:
    """Back a home up into a new folder of `into`; `now` is UTC without zone.

    Files that the newest backup there holds already are hard-linked to it, unless `is_full`. The secrets (keys, and
    settings that only their owner may read) go into the backup `with_keys`, or to `keys_into`. Raises `BackupFault`.
    """
    if not home.has_log():
        raise BackupFault(f"{home.root} 没有事件日志，没有可备份的内容。", "核对环境变量 ZHIFA_HOME。")
    _refuse_places(home, into, keys_into if not with_keys else None)
    log = EventLog.open(home)
    Ledger(log.manifest.engine, Archive(home))  # every table is there, also where nothing was ever loaded
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(into):
        for left in into.glob(f"{_BUILDING}*"):
            shutil.rmtree(left)
        stage = into / f"{_BUILDING}{os.getpid()}"
        stage.mkdir(mode=0o700)
        try:
            before = None if is_full else _newest(into, str(log.manifest.log_id()))
            copier = Copier(
                home.root, stage, before[0] if before else None, before[1].files if before else {}
            )
            said = _copy_everything(home, log, copier, with_vault, with_keys, on_step)
            contents = Contents(
                made_at=f"{now:%Y-%m-%dT%H:%M:%SZ}",
                log_id=said.log_id,
                position=said.head.position,
                chain_hash=said.head.chain_hash,
                previous=before[0].name if before else None,
                has_vault=with_vault,
                has_keys=with_keys,
                key_digests={path.name: file_digest(path) for path in _secrets(home)},
                files=dict(sorted(copier.files.items())),
            )
            folder = _finish(stage, into, contents, now)
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise
    if keys_into is not None:
        copy_secrets(home, keys_into)
    return Taken(folder, contents, copier.bytes_copied)


def _refuse_places(home: Home, into: Path, keys_into: Path | None) -> None:
    root, place = home.root.resolve(), into.resolve()
    if place.is_relative_to(root) or root.is_relative_to(place):
        raise BackupFault(
            f"备份文件夹 {place} 与 {root} 一个在另一个里面。", "放到另一块磁盘上，不要放在数仓的目录里。"
        )
    if keys_into is not None and (keys := keys_into.resolve()).is_relative_to(place):
        raise BackupFault(
            f"密钥的去处 {keys} 在备份文件夹里面。",
            "放到另一处介质上；确要放在同一个备份里，改用 --with-keys。",
        )


def _copy_everything(
    home: Home, log: EventLog, copier: Copier, with_vault: bool, with_keys: bool, on_step: Step
) -> transfer.Contents:
    """The order is what makes it one moment; see above."""
    copier.copy_all(_plain_files(home))
    on_step("witnesses")
    (copier.stage / "log").mkdir()
    said = transfer.copy_out(log.manifest.engine, copier.stage / MANIFEST)
    copier.take_in(MANIFEST)
    on_step("manifest")
    for path, sha256 in sorted(said.segments.items()):
        _copy_segment(copier, home.log / path, sha256)
    copier.copy_all([home.log_id], must=True)
    on_step("segments")
    copier.copy_all(path for path in sorted(home.archive.rglob("*")) if path.suffix != ".tmp")
    on_step("archive")
    if with_vault:
        _copy_vault(home, copier)
    if with_keys:
        copier.copy_all(_secrets(home))
    for release in published_releases(home):
        copier.copy_all([release.with_suffix(".json"), release])
    return said


def _copy_segment(copier: Copier, path: Path, sha256: str) -> None:
    copier.copy_all([path], must=True)
    if copier.files[copier.name(path)].sha256 != sha256:
        raise BackupFault(
            f"数据段 {path.name} 与清单所记的摘要不符，没有做备份。",
            "运行 zhifa log verify，按提示处理后再备份。",
        )


def _plain_files(home: Home) -> Iterator[Path]:
    """Everything that is neither named above nor secret, so that a folder of tomorrow is not forgotten."""
    secret = set(_secrets(home))
    for entry in sorted(home.root.iterdir()):
        if entry.name in _NOT_AS_FILES or entry.name.startswith("."):
            continue
        found = sorted(entry.rglob("*")) if entry.is_dir() else [entry]
        hidden = (
            path for path in found if not any(p.startswith(".") for p in path.relative_to(home.root).parts)
        )
        yield from (path for path in hidden if path not in secret and path.suffix != ".tmp")


def _secrets(home: Home) -> list[Path]:
    """The keys, and settings at the top of the home that only their owner may read (passwords of mail servers)."""
    settings = (path for path in home.root.iterdir() if path.is_file() and not path.stat().st_mode & 0o077)
    return sorted([*home.keys.glob("*.key"), *settings])


def copy_secrets(home: Home, place: Path) -> None:
    """Copy the secrets to a place of their own, readable by their owner only."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    stage = place / _BUILDING
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(mode=0o700)
    Copier(home.root, stage, None, {}).copy_all(_secrets(home))
    for path in sorted(stage.rglob("*")):
        if path.is_file():
            target = place / path.relative_to(stage)
            target.parent.mkdir(exist_ok=True, mode=0o700)
            os.replace(path, target)
    shutil.rmtree(stage)
    fsync_folder(place)


def _copy_vault(home: Home, copier: Copier) -> None:
    source = home.vault / "vault.sqlite"
    if not source.exists():
        return
    target = copier.stage / copier.name(source)
    target.parent.mkdir(mode=0o700)
    target.touch(0o600)
    with closing(sqlite3.connect(source, timeout=60)) as reading, closing(sqlite3.connect(target)) as writing:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")
    copier.take_in(copier.name(source))


def _newest(into: Path, log_id: str) -> tuple[Path, Contents] | None:
    """The newest whole backup of the same log."""
    for folder in sorted(into.glob(f"{PREFIX}*"), reverse=True):
        try:
            contents = read_contents(folder)
        except BackupFault:
            continue
        if contents.log_id == log_id:
            return folder, contents
    return None


def _finish(stage: Path, into: Path, contents: Contents, now: datetime) -> Path:
    """Description last, then everything durable, then the name under which it counts."""
    description = stage / DESCRIPTION
    description.write_text(contents.text(), encoding="utf-8")
    with description.open("rb") as stream:
        os.fsync(stream.fileno())
    for folder in [stage, *(path for path in stage.rglob("*") if path.is_dir())]:
        fsync_folder(folder)
    final = into / f"{PREFIX}{now:%Y%m%dT%H%M%SZ}-{contents.position}-{contents.chain_hash[:8]}"
    if final.exists():
        raise BackupFault(f"备份 {final.name} 已经存在。", "过一秒再试。")
    stage.rename(final)
    fsync_folder(into)
    return final


@contextmanager
def _alone(into: Path) -> Iterator[None]:
    """One backup into a folder at a time: the next one links to this one's files."""
    with (into / ".lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise BackupFault(f"另一进程正在往 {into} 备份。", "等它结束后再试。") from fault
        yield
