"""What is examined: a home, the program that serves it, and the moment.

Belongs here: opening the log and the current release once for all checks, without making, sweeping or mending anything.
Does not belong here: judging what is found (one module a subject).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ingestion.home import Home

if TYPE_CHECKING:
    import duckdb

    from ingestion.eventlog import EventLog
    from orchestration.releases import Release

_SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class Installation:
    """One home at one moment; `now` is UTC without zone, as the log keeps time."""

    home: Home
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(tzinfo=None))

    @property
    def today(self) -> date:
        """The business day in Shanghai."""
        return self.now.replace(tzinfo=UTC).astimezone(_SHANGHAI).date()

    @property
    def timestamp(self) -> float:
        """The moment as file systems keep it."""
        return self.now.replace(tzinfo=UTC).timestamp()

    @cached_property
    def log(self) -> EventLog | None:
        """The log as it is; None where none was made. Raises what the database raises.

        Not `EventLog.open`: that makes a missing log and removes segments that the manifest does not name.
        """
        import sqlalchemy as sa

        from ingestion.eventlog import EventLog
        from ingestion.eventlog.database import connect
        from ingestion.eventlog.manifest import Manifest

        engine = connect(self.home.manifest_url)
        if engine.dialect.name == "sqlite" and not self.home.manifest.is_file():
            return None  # to look would be to make one
        if not sa.inspect(engine).has_table("head"):
            return None
        return EventLog(self.home, Manifest(engine))

    @property
    def readable_log(self) -> EventLog | None:
        """The log for checks that leave it to another to say that it cannot be read."""
        import sqlalchemy as sa

        from ingestion.eventlog.database import UnusableDatabase

        try:
            return self.log
        except (sa.exc.SQLAlchemyError, UnusableDatabase):
            return None

    @cached_property
    def release(self) -> Release | None:
        """The current release where it can be read; another check says why it cannot."""
        from orchestration.releases import ReleaseFault, current_release

        try:
            found = current_release(self.home)
        except ReleaseFault:
            return None
        return found if found is not None and found.path.is_file() else None

    @cached_property
    def reader(self) -> duckdb.DuckDBPyConnection | None:
        """A read-only connection to the current release, None where there is none that opens."""
        import duckdb

        from orchestration.releases import open_release

        if self.release is None:
            return None
        try:
            return open_release(self.release.path)
        except duckdb.Error:
            return None
