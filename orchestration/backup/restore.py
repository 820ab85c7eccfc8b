"""The way back: a backup into an empty home, every byte checked, the log proven before anybody works on it.

Belongs here: refusing what is not whole, laying the files out aside, the manifest into its database, the proof.
Does not belong here: rebuilding releases (`zhifa nightly` does).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingestion import transfer
from ingestion.eventlog import EventLog, Verification, verify
from ingestion.eventlog.database import connect
from ingestion.eventlog.manifest import Manifest
from ingestion.eventlog.segments import fsync_folder
from ingestion.home import Home
from orchestration.backup.contents import MANIFEST, BackupFault, Contents, check, file_digest
from orchestration.backup.copying import Copier

_PRIVATE = ("keys", "vault")


@dataclass(frozen=True)
class Restored:
    """A restored home: what the backup held, what the proof of the log came to, and keys that are still missing."""

    home: Home
    contents: Contents
    proof: Verification
    missing_keys: tuple[str, ...]


def restore(backup: Path, home: Home, *, url: str | None = None, keys: Path | None = None) -> Restored:
    """Restore a backup into an empty home; the manifest beside its segments, or into the database at `url`.

    `keys`: where the secrets lie that the backup does not hold. Raises `BackupFault`; the home is then as it was.
    """
    _refuse_standing(home.root)
    contents = check(backup)
    with _aside(home.root) as stage:
        copier = Copier(backup, stage, None, {})
        copier.copy_all((backup / name for name in contents.files), must=True)
        if any(copier.files[name].sha256 != stored.sha256 for name, stored in contents.files.items()):
            raise BackupFault("备份在恢复时被改动。", "确认没有其他程序在写备份文件夹，再试一次。")
        _lay_secrets(stage, keys, contents)
        Home(stage).prepare()
        proof = _proven(Home(stage), contents)
        if url is not None:
            _move_manifest(stage, url)
        _make_durable(stage)
        _put_in_place(stage, home.root)
    missing = tuple(name for name in contents.key_digests if not _is_there(home.root, name))
    return Restored(home, contents, proof, missing)


def _refuse_standing(root: Path) -> None:
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise BackupFault(
            f"{root} 不是空的，没有恢复任何内容。",
            "恢复到一个不存在或空的文件夹；原来的先改名留着（mv），确认恢复无误后再删。",
        )


@contextmanager
def _aside(root: Path) -> Iterator[Path]:
    """A folder beside the home, gone afterwards unless it became the home."""
    root.parent.mkdir(parents=True, exist_ok=True)
    stage = root.with_name(f".{root.name}-restoring")
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(mode=0o755)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _is_there(root: Path, name: str) -> bool:
    return (root / "keys" / name).is_file() or (root / name).is_file()


def _lay_secrets(stage: Path, keys: Path | None, contents: Contents) -> None:
    """Secrets from their own place. Keys of another home would make other tokens of the same persons."""
    if keys is None:
        return
    for name, digest in contents.key_digests.items():
        found = [path for path in (keys / "keys" / name, keys / name) if path.is_file()]
        if not found:
            continue
        if name.endswith(".key") and file_digest(found[0]) != digest:
            raise BackupFault(
                f"{found[0]} 不是这个备份的密钥。", "换用与备份同时保存的密钥；用错密钥会使同一人前后不一致。"
            )
        target = stage / ("keys" if name.endswith(".key") else "") / name
        target.parent.mkdir(exist_ok=True, mode=0o700)
        shutil.copyfile(found[0], target)
        target.chmod(0o600)


def _proven(home: Home, contents: Contents) -> Verification:
    """Prove the restored log by its SQLite manifest, wherever that goes afterwards."""
    engine = connect(f"sqlite:///{home.manifest}")
    try:
        proof = verify(EventLog(home, Manifest(engine)))
    finally:
        engine.dispose()
    if not proof.ok:
        raise BackupFault(
            f"备份里的日志不能自证：{proof.problems[0].message}",
            "换用更早的备份，并核对做备份时日志是否完好。",
        )
    if (proof.position, proof.chain_hash) != (contents.position, contents.chain_hash):
        raise BackupFault("备份里的清单与备份说明的位置不符。", "换用另一个备份。")
    return proof


def _move_manifest(stage: Path, url: str) -> None:
    target = connect(url)
    try:
        transfer.copy_in(stage / MANIFEST, target)
    except transfer.NotEmpty as fault:
        raise BackupFault(
            f"{fault}没有恢复任何内容。", "换用一个空的数据库或 schema（createdb），或先备份再清空它。"
        ) from fault
    for path in (stage / "log").glob("manifest.sqlite*"):
        path.unlink()


def _make_durable(stage: Path) -> None:
    """Folders of a backup are its owner's only; those of a home are read by the services, but for the private."""
    for folder in [stage, *(path for path in stage.rglob("*") if path.is_dir())]:
        folder.chmod(0o700 if folder.name in _PRIVATE and folder.parent == stage else 0o755)
        fsync_folder(folder)


def _put_in_place(stage: Path, root: Path) -> None:
    try:
        os.replace(stage, root)
    except OSError as fault:
        raise BackupFault(
            f"{root} 不能由恢复的内容取代（可能是挂载点）。",
            "恢复到它下面的一个新文件夹，再把 ZHIFA_HOME 指向那里。",
        ) from fault
    fsync_folder(root.parent)
