"""The releases that a quarter's steps read: pinned ones, by position.

Belongs here: finding or building the release of a pin, running named queries on it.
Does not belong here: how a release is built (`orchestration.releases`), the queries (`dashboards.queries`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.record import CannotTake, deciding_position
from orchestration.releases import Release, open_release, scratch_build


def release_of(home: Home, position: int, *, on_line: Callable[[str], None] | None = None) -> Release:
    """The release at a pin; built aside when there is none yet, never made current."""
    return scratch_build(home, position, on_line=on_line)


def release_now(home: Home, *, on_line: Callable[[str], None] | None = None) -> Release:
    """The release of everything that can change a score today. Raises `CannotTake` on an empty log."""
    position = deciding_position(EventLog.open(home))
    if not position:
        raise CannotTake("日志中还没有任何数据。请先装入导出文件：zhifa nightly。")
    return release_of(home, position, on_line=on_line)


def rows_of(release: Release, query: str, **values: Any) -> list[dict[str, Any]]:
    """Rows of a named query on a release."""
    from dashboards.queries import named_query

    with open_release(release.path) as connection:
        return named_query(query).run(connection, **values)


def workday_after(release: Release, day: date, count: int) -> date:
    """The last day of a limit of `count` working days from `day`, the first not counted (行政处罚法 85).

    Raises `CannotTake` where the calendar does not reach.
    """
    with open_release(release.path) as connection:
        found = connection.execute(
            "select calendar_date from core.dim_date where is_workday and calendar_date > ? "
            "order by calendar_date limit 1 offset ?",
            [day, count - 1],
        ).fetchone()
    if found is None:
        raise CannotTake(f"没有 {day} 之后的工作日历，无法计算期限。请更新日历组件后再办理。")
    return found[0]  # type: ignore[no-any-return]
