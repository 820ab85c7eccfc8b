"""What assets are given: the home, the clock, and the ears of whoever started the run.

Belongs here: the one object through which assets reach the world.
Does not belong here: work; assets call `ingestion`, `orchestration.releases` and `expectations` for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ingestion.home import Home
from orchestration.releases import Release
from orchestration.releases.lock import exclusive

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Every step that writes belongs to this pool; set its limit to 1 in the instance.
WRITER_POOL = "zhifa_writer"


@dataclass
class Journal:
    """What a run did, for the caller who started it in his own process."""

    receipts: list[Any] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)


@dataclass
class Warehouse:
    """One district's warehouse as assets see it."""

    home: Home
    journal: Journal = field(default_factory=Journal)
    # Called with (files done, files in all, file name) by intake; with dbt's lines by the build.
    progress: Callable[..., None] | None = None
    on_line: Callable[[str], None] | None = None

    @contextmanager
    def writing(self, doing: str) -> Iterator[None]:
        """One writer at a time over all processes; the pool orders the steps of one Dagster instance only."""
        with exclusive(self.home.work / "writer.lock", doing=doing):
            yield

    def now(self) -> datetime:
        """The clock, UTC without zone, as the log keeps it."""
        return datetime.now(UTC).replace(tzinfo=None)

    def today(self) -> date:
        """The business day in Shanghai."""
        return datetime.now(SHANGHAI).date()
