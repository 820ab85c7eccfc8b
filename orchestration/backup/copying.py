"""Files into a backup: linked where the backup before has the same one, copied and hashed where not.

Belongs here: one file at a time, and keeping account of it. Does not belong here: which files (`take`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from orchestration.backup.contents import BackupFault, StoredFile, file_digest

_BLOCK = 1 << 20


class Copier:
    """Copies files of `root` to the same paths below `stage`, and knows the digest of each."""

    def __init__(self, root: Path, stage: Path, before: Path | None, known: Mapping[str, StoredFile]) -> None:
        self.root = root
        self.stage = stage
        self.files: dict[str, StoredFile] = {}
        self.bytes_copied = 0
        self._before = before
        self._known = known

    def name(self, path: Path) -> str:
        """A file's path in the home, as the description has it."""
        return path.relative_to(self.root).as_posix()

    def copy_all(self, paths: Iterable[Path], *, must: bool = False) -> None:
        """Copy files; folders are passed over. One that has gone meanwhile is a fault only where it `must` be there."""
        for path in paths:
            try:
                if path.is_symlink() or not path.is_file():
                    if must:
                        raise FileNotFoundError(path)
                    continue
                name = self.name(path)
                self.files[name] = self._link(path, name) or self._copy(path, name)
            except FileNotFoundError as fault:
                if must:
                    raise BackupFault(
                        f"{self.name(path)} 不在，没有做备份。", "运行 zhifa log verify，按提示处理后再备份。"
                    ) from fault

    def take_in(self, name: str) -> None:
        """Keep account of a file that was written into the stage by other means, and make it durable."""
        path = self.stage / name
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
        status = path.stat()
        self.files[name] = StoredFile(file_digest(path), status.st_size, status.st_mtime_ns)
        self.bytes_copied += status.st_size

    def _link(self, path: Path, name: str) -> StoredFile | None:
        """The same file of the backup before, by size and time of change; None where it is another."""
        known = self._known.get(name)
        if known is None or self._before is None:
            return None
        status, standing = path.stat(), self._before / name
        if (known.size, known.mtime_ns) != (status.st_size, status.st_mtime_ns):
            return None
        target = self._target(name)
        try:
            os.link(standing, target)
        except OSError:  # gone, or a disk that knows no links: copied instead
            return None
        if target.stat().st_size != known.size:
            target.unlink()
            return None
        return known

    def _copy(self, path: Path, name: str) -> StoredFile:
        target = self._target(name)
        digest, size = hashlib.sha256(), 0
        with path.open("rb") as source:
            status = os.fstat(source.fileno())
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as copy:
                while block := source.read(_BLOCK):
                    digest.update(block)
                    copy.write(block)
                    size += len(block)
                copy.flush()
                os.fchmod(copy.fileno(), status.st_mode & 0o777)
                os.fsync(copy.fileno())
        os.utime(target, ns=(status.st_mtime_ns, status.st_mtime_ns))
        self.bytes_copied += size
        return StoredFile(digest.hexdigest(), size, status.st_mtime_ns)

    def _target(self, name: str) -> Path:
        target = self.stage / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return target
