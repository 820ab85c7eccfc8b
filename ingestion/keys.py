"""Secret keys of a home: made once, whole or not at all, readable by their owner only.

Belongs here: bringing a key file into being. Does not belong here: what a key is for (`vault`, `eventlog.checkpoint`).
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ingestion.eventlog.segments import fsync_folder

KEY_BYTES = 32


def make_key(path: Path) -> None:
    """A new key of 32 bytes, whole or not at all: half a key would be read as one. Another process's key stays."""
    key = secrets.token_bytes(KEY_BYTES)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, key)
        os.fsync(descriptor)
        with suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        os.close(descriptor)
        temporary.unlink()
    fsync_folder(path.parent)
