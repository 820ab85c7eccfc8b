"""Another scheme on the same data: both rankings side by side, and nothing touched.

Belongs here: the trial build with the office's draft on top of its parameters, and the comparison.
Does not belong here: how a draft is read (`ingestion.supposing`), how a score comes about (dbt).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.supposing import supposed_events
from orchestration.quarter.record import CannotTake, deciding_position, load_quarter
from orchestration.releases import find_release, open_release, trial_build
from orchestration.releases.digest import code_revision

Rows = Sequence[Mapping[str, Any]]
_MODELS = ("interview_list", "scheme_fault", "unconfirmed_parameter")


@dataclass(frozen=True)
class Scored:
    """A quarter under one scheme: its ranking and who is listed, by department."""

    ranking: Rows
    listed: Mapping[str, list[str]]


@dataclass(frozen=True)
class WhatIf:
    """Both rankings at a position. `rows`: one a department, as `side_by_side` says. `unconfirmed`: parameters that
    an official score would still wait for under the draft.
    """

    period: str
    position: int
    changed_parameter_count: int
    rows: list[dict[str, Any]]
    unconfirmed: list[str]


def what_if(home: Home, period: str, scheme: Path, *, on_line: Callable[[str], None] | None = None) -> WhatIf:
    """Score a quarter under the parameters of a workbook, on the position that it is frozen at, else on today's.

    Raises `FileFault` for a workbook that cannot be read, `CannotTake` for a scheme at fault and a quarter without
    data. The home is left as it was.
    """
    log = EventLog.open(home)
    quarter = load_quarter(home, period)
    step = quarter.in_force or quarter.standing("freeze")
    pinned = step.pinned_position if step is not None else None
    position = deciding_position(log) if pinned is None else pinned
    events = supposed_events(home, "parameter", scheme, position=position)
    if events.is_empty():
        raise CannotTake(f"{scheme.name} 与现行参数完全相同，没有可比较的。")
    with trial_build(home, position, _MODELS, {"parameter": events}, on_line=on_line) as database:
        if faults := _rows(database, "scheme_faults", period=period):
            raise CannotTake(f"方案有误，不予试算：{'；'.join(row['message'] for row in faults)}")
        after = _scored(database, period)
        waiting = [row["parameter"] for row in _rows(database, "unconfirmed_parameters", period=period)]
    if not after.ranking:
        raise CannotTake(f"日志位置 {position} 没有 {period} 的数据，无法试算。")
    before = _as_it_is(home, period, position, on_line)
    rows = side_by_side(before, after)
    return WhatIf(period, position, events.height, rows, sorted(set(waiting)))


def _as_it_is(home: Home, period: str, position: int, on_line: Callable[[str], None] | None) -> Scored:
    """The quarter under the scheme in force: from a release that there is, else from a trial build."""
    for folder in (home.releases, home.releases / "scratch"):
        known = find_release(folder, position=position, code=code_revision(), asked_dates=(), intake=None)
        if known is not None:
            return _scored(known.path, period)
    with trial_build(home, position, _MODELS, on_line=on_line) as database:
        return _scored(database, period)


def _scored(database: Path, period: str) -> Scored:
    listed: dict[str, list[str]] = {}
    for row in _rows(database, "interview_list", period=period):
        listed.setdefault(row["department_code"], []).append(row["ground"])
    return Scored(_rows(database, "ranking", period=period), listed)


def _rows(database: Path, query: str, **values: Any) -> list[dict[str, Any]]:
    from dashboards.queries import named_query

    with open_release(database) as connection:
        return named_query(query).run(connection, **values)


def side_by_side(before: Scored, after: Scored) -> list[dict[str, Any]]:
    """Each department under both: status, rank, score and whether it is listed, and what changes.

    `rank_change` is positive for who moves up; null where it is not ranked under both. In the order of the new
    ranking.
    """
    old = {row["department_code"]: row for row in before.ranking}
    new = {row["department_code"]: row for row in after.ranking}
    rows = []
    for code in [*new, *(code for code in old if code not in new)]:
        was, is_ = old.get(code), new.get(code)
        named = is_ or was
        assert named is not None
        row: dict[str, Any] = {"department_code": code, "department_name": named["department_name"]}
        for suffix, side, listed in (("before", was, before.listed), ("after", is_, after.listed)):
            row |= {f"{name}_{suffix}": side[name] if side else None for name in ("status", "rank", "score")}
            row[f"is_listed_{suffix}"] = code in listed
        row["rank_change"] = _difference(row["rank_before"], row["rank_after"])
        row["score_change"] = _difference(row["score_after"], row["score_before"])
        row["is_moved"] = any(
            row[f"{name}_before"] != row[f"{name}_after"] for name in ("status", "rank", "score", "is_listed")
        )
        rows.append(row)
    return rows


def _difference(one: Any, other: Any) -> Any:
    return None if one is None or other is None else one - other
