"""Both engines at one position, and what differs.

Belongs here: building on DuckDB and on Spark from the same log, one after the other, and handing both to the
comparison.
Does not belong here: words on a screen (`orchestration.cli.spark`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.releases import build_release
from orchestration.spark.build import check_installed, spark_build
from orchestration.spark.comparison import TableComparison, compare_builds


@dataclass(frozen=True)
class EngineComparison:
    """Every compared table at a position, and how long Spark took to build (seconds)."""

    position: int
    tables: tuple[TableComparison, ...]
    spark_seconds: float

    @property
    def is_equal(self) -> bool:
        return bool(self.tables) and all(table.is_equal for table in self.tables)


def compare_engines(
    home: Home,
    position: int | None = None,
    *,
    keep: bool = False,
    on_line: Callable[[str], None] | None = None,
) -> EngineComparison:
    """Build at `position` (default: the log's head) on both engines and compare; Spark's tables stay with `keep`.

    DuckDB's side is a scratch release with today's receipts, used again where it is there. Nothing is published.
    Raises `ReleaseFault` where either side does not build, `UnknownPosition` for no batch's end.
    """
    check_installed()
    log = EventLog.open(home)
    pinned = log.head().position if position is None else position
    log.check_pin(pinned)
    release = build_release(
        home, position=pinned, swap=False, folder=home.releases / "scratch", on_line=on_line
    )
    started = time.monotonic()
    with spark_build(home, position=pinned, keep=keep, on_line=on_line) as built:
        seconds = time.monotonic() - started
        tables = compare_builds(release.path, built.warehouse)
    return EngineComparison(pinned, tuple(tables), seconds)
