"""Backups: a home as it stood at one moment, in files that prove themselves, and the way back.

Belongs here: taking a backup while loads run, checking one, restoring one into an empty home.
Does not belong here: how the manifest goes from one database into another (`ingestion.transfer`).
"""

from orchestration.backup.contents import BackupFault, Contents, check, read_contents
from orchestration.backup.restore import Restored, restore
from orchestration.backup.take import Taken, take

__all__ = ["BackupFault", "Contents", "Restored", "Taken", "check", "read_contents", "restore", "take"]
