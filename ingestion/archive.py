"""Originals by content hash, and beside them the keys that each accepted export spoke about.

Belongs here: files that are written once and never changed.
Does not belong here: which exports were accepted (`ledger`).
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from ingestion.eventlog.segments import fsync_folder, write_durably
from ingestion.home import Home

KEY_SCHEMA: dict[str, pl.DataType] = {"stream_id": pl.String(), "is_rejected": pl.Boolean()}


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Archive:
    """The folder of originals of one home."""

    def __init__(self, home: Home) -> None:
        self._folder = home.archive

    def keep(self, path: Path, sha256: str) -> Path:
        """Keep an original; the same content is kept once. Returns its path relative to the archive."""
        target = self._folder / sha256[:2] / f"{sha256}{path.suffix.lower()}"
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            temporary = target.with_name(f"{target.name}.{secrets.token_hex(4)}.tmp")
            shutil.copyfile(path, temporary)
            with temporary.open("rb+") as stream:
                os.fsync(stream.fileno())
            temporary.rename(target)
            fsync_folder(target.parent)
        return target.relative_to(self._folder)

    def path(self, relative: str) -> Path:
        return self._folder / relative

    def keep_keys(self, export_id: str, keys: pl.DataFrame) -> str:
        """Keep the keys of an accepted export (`KEY_SCHEMA`). Returns the path relative to the archive."""
        target = self._folder / "keys" / f"{export_id}.parquet"
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            buffer = io.BytesIO()
            keys.select(*KEY_SCHEMA).write_parquet(buffer, compression="zstd", compression_level=1)
            temporary = target.with_name(f"{target.name}.{secrets.token_hex(4)}.tmp")
            write_durably(temporary, buffer.getbuffer())
            temporary.rename(target)
            fsync_folder(target.parent)
        return str(target.relative_to(self._folder))

    def keys(self, relative_paths: Sequence[str]) -> list[pl.DataFrame]:
        """The kept keys, one frame a path."""
        return [pl.read_parquet(self._folder / relative, glob=False) for relative in relative_paths]
