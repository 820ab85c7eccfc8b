"""What became of one export: counts that must add up, and what a person has to know.

Belongs here: the receipt and its arithmetic.
Does not belong here: how the counts come about (`intake`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from ingestion.ledger import departments_text
from ingestion.scope import Scope

Status = Literal["loaded", "unchanged", "rejected", "held", "busy"]


class AccountingError(AssertionError):
    """A file whose rows do not add up: a fault of ours, never of the file. Nothing of it is loaded."""


@dataclass(frozen=True)
class Counts:
    """Rows of one export by outcome; `withdrawn` and `skipped` stand outside the sum."""

    read: int = 0
    new: int = 0
    amended: int = 0
    restored: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    superseded: int = 0
    rejected: int = 0
    skipped: int = 0

    def check(self) -> None:
        """Raise `AccountingError` unless every row read has exactly one outcome."""
        parts = (self.new, self.amended, self.restored, self.unchanged, self.superseded, self.rejected)
        if self.read != sum(parts):
            raise AccountingError(f"{self.read} rows read, {sum(parts)} accounted for: {self}")


COUNT_NAMES = tuple(field_.name for field_ in fields(Counts))


@dataclass(frozen=True)
class Receipt:
    """What became of one export of one file."""

    file: str
    status: Status
    feed: str | None = None
    source: str | None = None
    counts: Counts = field(default_factory=Counts)
    message: str = ""
    file_sha256: str | None = None
    export_id: str | None = None
    as_of: datetime | None = None
    scope: Scope | None = None
    held_id: int | None = None
    returned: tuple[Path, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The receipt as the commands print it."""
        return {
            "file": self.file,
            "feed": self.feed,
            "source": self.source,
            "status": self.status,
            **{name: getattr(self.counts, name) for name in COUNT_NAMES},
            "as_of": self.as_of.isoformat(sep=" ") if self.as_of else None,
            "message": self.message,
            "held_id": self.held_id,
            "returned": [str(path) for path in self.returned],
        }

    def row(self, *, recorded_at: datetime, log_position: int) -> dict[str, Any]:
        """The receipt as the ledger keeps it."""
        return {
            "file_name": self.file,
            "file_sha256": self.file_sha256,
            "feed": self.feed,
            "source": self.source,
            "export_id": self.export_id,
            "status": self.status,
            "message": self.message,
            "reported_as_of": self.as_of,
            "delivery": self.scope.delivery if self.scope else None,
            "departments": departments_text(self.scope) if self.scope else None,
            "window_from": self.scope.window_from if self.scope else None,
            "window_to": self.scope.window_to if self.scope else None,
            **{f"{name}_count": getattr(self.counts, name) for name in COUNT_NAMES},
            "recorded_at": recorded_at,
            "log_position": log_position,
        }
