"""Where one district's state lives: the folders under `ZHIFA_HOME`.

Belongs here: names of folders and files of the home, and whether a log is there.
Does not belong here: reading or writing what is inside them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

MANIFEST_VARIABLE = "ZHIFA_MANIFEST_URL"


@dataclass(frozen=True)
class Home:
    """One `ZHIFA_HOME`: one district, one log, one set of releases."""

    root: Path

    @classmethod
    def from_env(cls) -> Home:
        """The home that `ZHIFA_HOME` names, `./var` where it is not set."""
        return cls(Path(os.environ.get("ZHIFA_HOME") or "var").absolute())

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def segments(self) -> Path:
        return self.log / "segments"

    @property
    def manifest(self) -> Path:
        """Where the manifest lies unless `ZHIFA_MANIFEST_URL` moves it."""
        return self.log / "manifest.sqlite"

    @property
    def manifest_url(self) -> str:
        """SQLAlchemy URL of the manifest; `ZHIFA_MANIFEST_URL` moves it to another database."""
        return os.environ.get(MANIFEST_VARIABLE) or f"sqlite:///{self.manifest}"

    @property
    def log_id(self) -> Path:
        """The name of the log that the segments are of; the manifest holds the same."""
        return self.log / "log_id"

    def has_log(self) -> bool:
        """Whether a log was ever made here, without making one."""
        return self.log_id.exists() or self.manifest.exists()

    @property
    def templates(self) -> Path:
        """The office's own templates; one of the name of a shipped template takes its place."""
        return self.root / "templates"

    @property
    def archive(self) -> Path:
        """Originals by content hash, and beside them the keys that each accepted export spoke about."""
        return self.root / "archive"

    @property
    def vault(self) -> Path:
        return self.root / "vault"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def returns(self) -> Path:
        return self.root / "returns"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def published(self) -> Path:
        return self.root / "published"

    @property
    def corrections(self) -> Path:
        """Correction lists by quarter and stage."""
        return self.root / "corrections"

    @property
    def reviews(self) -> Path:
        """Papers of the draws of case files, by quarter."""
        return self.root / "reviews"

    @property
    def checkpoints(self) -> Path:
        return self.root / "checkpoints"

    @property
    def work(self) -> Path:
        """Scratch space; whatever lies here after a crash may be deleted."""
        return self.root / "work"

    def prepare(self) -> None:
        """Make the folders. `keys` and `vault` are readable by their owner only."""
        for folder in (
            self.inbox,
            self.segments,
            self.archive,
            self.returns,
            self.releases,
            self.published,
            self.checkpoints,
            self.work,
        ):
            folder.mkdir(parents=True, exist_ok=True)
        for folder in (self.keys, self.vault):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
