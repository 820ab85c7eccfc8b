"""The folder of a published version: written aside and made durable, then renamed; its list of files, its checkpoint.

Belongs here: `published/<quarter>/v<N>` and the building folder beside it.
Does not belong here: what is written (`publication`), when it becomes true (the step in the log).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingestion.eventlog.checkpoint import (
    CHECKPOINT,
    MANIFEST,
    PUBLIC_KEY,
    Checkpoint,
    public_key_text,
    signed,
    signing_key,
)
from ingestion.eventlog.segments import fsync_folder, write_durably
from ingestion.home import Home
from orchestration.reports.office_templates import Templates

TEMPLATES = "模板"
_BUILDING = ".v{}-building"


@dataclass(frozen=True)
class Staged:
    """A version on its way: where it was written, and the SHA-256 of its list of files."""

    folder: Path
    manifest_sha256: str


def place(home: Home, period: str, version: int) -> Path:
    """Where a published version lies."""
    return home.published / period / f"v{version}"


def manifest(folder: Path) -> dict[str, Any]:
    """What a version's list of files says; empty where there is none to read."""
    try:
        return dict(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def building(home: Home, period: str, version: int) -> Path:
    """Where a version is written before it is published."""
    return home.published / period / _BUILDING.format(version)


def write(
    home: Home, folder: Path, papers: Mapping[str, bytes], templates: Templates, said: Mapping[str, Any]
) -> Staged:
    """Write papers, the templates used, the list of files and the signed checkpoint, each made durable.

    `said` is what the list of files says beside them; what lay in `folder` before is gone.
    """
    files = {**papers, **{f"{TEMPLATES}/{name}": content for name, content in templates.files.items()}}
    listed = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in files.items()
    }
    manifest = json.dumps({**said, "files": listed}, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    digest = hashlib.sha256(manifest.encode()).hexdigest()
    key = signing_key(home)
    checkpoint = Checkpoint(said["period"], said["version"], said["position"], said["chain_hash"], digest)
    written = {
        **files,
        MANIFEST: manifest.encode(),
        CHECKPOINT: signed(checkpoint, key),
        PUBLIC_KEY: public_key_text(key),
    }
    _write_all(folder, written)
    return Staged(folder, digest)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        write_durably(path, content)
    for inner in {(folder / name).parent for name in files}:
        fsync_folder(inner)
    fsync_folder(folder)
    fsync_folder(folder.parent)


def adopt(home: Home, period: str, version: int, manifest_sha256: str) -> bool:
    """Rename the building folder to its place if it holds exactly what the log says was published."""
    found = building(home, period, version)
    try:
        content = (found / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if hashlib.sha256(content).hexdigest() != manifest_sha256 or not _is_whole(found, content):
        return False
    os.replace(found, place(home, period, version))
    fsync_folder(found.parent)
    return True


def _is_whole(folder: Path, manifest: bytes) -> bool:
    """Whether every listed file is there as listed, and the checkpoint with its key."""
    listed: dict[str, dict[str, Any]] = json.loads(manifest)["files"]
    if not all((folder / name).is_file() for name in (*listed, CHECKPOINT, PUBLIC_KEY)):
        return False
    return all(
        hashlib.sha256((folder / name).read_bytes()).hexdigest() == said["sha256"]
        for name, said in listed.items()
    )


def sweep(home: Home, period: str) -> None:
    """Remove building folders: whatever a step names has been adopted before."""
    for left in (home.published / period).glob(_BUILDING.format("*")):
        shutil.rmtree(left)


def differing(published: Path, rebuilt: Path) -> tuple[str, ...]:
    """Names of files that only one of two folders has, or that differ."""
    one, other = _digests(published), _digests(rebuilt)
    return tuple(name for name in sorted({*one, *other}) if one.get(name) != other.get(name))


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
