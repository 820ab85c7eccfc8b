"""One manifest, one folder of segments: the name that both bear, and refusing a pair that is not one.

Belongs here: giving a new log its name, comparing. Without it a forgotten `ZHIFA_MANIFEST_URL` would open an empty
manifest beside the segments of years, and the sweep would take them all for leftovers of a crash.
Does not belong here: the sweep itself (`log`).
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress

from ingestion.eventlog.manifest import Manifest
from ingestion.eventlog.segments import fsync_folder, write_durably
from ingestion.home import Home

_WHAT_TO_DO = (
    "没有读写任何内容。请核对环境变量 ZHIFA_HOME 和 ZHIFA_MANIFEST_URL（每个命令和服务都要设置成同一个）；"
    "清单确已丢失的，用 zhifa restore 从备份恢复。"
)


class StrangeManifest(RuntimeError):
    """Manifest and segments are not of one log."""


def check_identity(home: Home, manifest: Manifest) -> None:
    """Raise `StrangeManifest` unless manifest and segments are of one log; a new log is given its name."""
    on_disk = home.log_id.read_text(encoding="utf-8").strip() if home.log_id.exists() else None
    known = manifest.log_id()
    if on_disk is None:
        _refuse_orphans(home, manifest)
        known = manifest.log_id(proposed=secrets.token_hex(16))
        assert known is not None
        _write(home, known)
        on_disk = home.log_id.read_text(encoding="utf-8").strip()
    if known is None:
        raise StrangeManifest(f"本目录已有日志（{on_disk[:8]}），而清单数据库是空的。{_WHAT_TO_DO}")
    if known != on_disk:
        raise StrangeManifest(
            f"清单数据库属于日志 {known[:8]}，本目录的数据段属于日志 {on_disk[:8]}。{_WHAT_TO_DO}"
        )


def _refuse_orphans(home: Home, manifest: Manifest) -> None:
    """A folder without a name is new, or of a time before names; then manifest and segments fit each other."""
    batches = manifest.batches()
    has_segments = any(home.segments.glob("*/*.parquet"))
    if home.log_id.exists():
        return  # another process has named the log meanwhile, and may be appending its first batch
    if not batches and has_segments:
        raise StrangeManifest(f"本目录有数据段，而清单数据库是空的。{_WHAT_TO_DO}")
    if batches and not any((home.log / batch.segment_path).exists() for batch in batches):
        raise StrangeManifest(f"清单数据库记有 {len(batches)} 个批次，而本目录没有数据段。{_WHAT_TO_DO}")


def _write(home: Home, log_id: str) -> None:
    """The name on disk, whole or not at all; of two processes that make a log at once one finds it there."""
    temporary = home.log_id.with_name(f".log_id.{secrets.token_hex(4)}")
    write_durably(temporary, f"{log_id}\n".encode())
    try:
        with suppress(FileExistsError):
            os.link(temporary, home.log_id)
    finally:
        temporary.unlink()
    fsync_folder(home.log)
