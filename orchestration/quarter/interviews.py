"""Interviews of leaders as a loop: notice → held → rectification plan → reviewed → closed.

Belongs here: which stage may follow which, what each must state, and writing it down, one stream a department and
period whose columns accumulate. A review that finds the rectification wanting leads back to a new plan.
Does not belong here: who is listed (`scoring.interview_list`, as published), what the notice looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from ingestion.acts import record_acts
from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.record import (
    Acting,
    CannotTake,
    OutOfOrder,
    acts_of,
    load_quarter,
    quarter_in,
    tidy_text,
)
from orchestration.quarter.releases import release_of, rows_of, workday_after

FEED = "interview"
NOTIFIED, HELD, PLANNED, REVIEWED, CLOSED = "已通知", "已约谈", "已报整改方案", "已复核", "已办结"
PASSED, FAILED = "合格", "不合格"
_REVIEW_COLUMNS = ("reviewed_on", "review_result", "reviewed_by")


@dataclass(frozen=True)
class _Stage:
    """One act of the loop: the stage that it leads to, its day, and what it must state, by column."""

    name: str
    label: str
    day: str
    needs: Mapping[str, str] = field(default_factory=dict)
    # Column of the last day for the act after this one, and the parameter of the scheme that grants it.
    limit: str | None = None
    parameter: str | None = None


_ACTS: Final[Mapping[str, _Stage]] = {
    "notify": _Stage(NOTIFIED, "发出通知", "notice_on", {}, "hold_by_date", "interview_within_workdays"),
    "hold": _Stage(
        HELD,
        "约谈",
        "held_on",
        {"held_by": "主谈人（--held-by）", "personnel_office": "参加的组织人事部门（--personnel-office）"},
        "plan_by_date",
        "plan_within_workdays",
    ),
    "plan": _Stage(
        PLANNED, "报整改方案", "plan_on", {"plan_summary": "整改要点（--summary）"}, "review_by_date"
    ),
    "review": _Stage(
        REVIEWED,
        "复核",
        "reviewed_on",
        {"reviewed_by": "复核人（--by）", "review_result": "复核结果（--result）"},
    ),
    "close": _Stage(CLOSED, "办结", "closed_on"),
}
# Stage reached → the day on which it was reached, the act that comes next, the last day for that.
_NEXT: Final[Mapping[str, tuple[str, str, str | None]]] = {
    NOTIFIED: ("notice_on", "hold", "hold_by_date"),
    HELD: ("held_on", "plan", "plan_by_date"),
    PLANNED: ("plan_on", "review", "review_by_date"),
    REVIEWED: ("reviewed_on", "close", None),
}


def next_act(standing: Mapping[str, Any]) -> str | None:
    """The act that the loop waits for; None once it is closed."""
    if standing["stage"] == REVIEWED and standing["review_result"] == FAILED:
        return "plan"
    return _NEXT[standing["stage"]][1] if standing["stage"] in _NEXT else None


def overdue_since(standing: Mapping[str, Any], today: date) -> date | None:
    """The last day for the next act, where it has passed; None where it has not, or where none was set."""
    limit = _NEXT[standing["stage"]][2] if standing["stage"] in _NEXT else None
    last = standing[limit] if limit else None
    return last if isinstance(last, date) and last < today else None


def after(standing: Mapping[str, Any] | None, act: str, on: date, said: Mapping[str, Any]) -> dict[str, Any]:
    """What an interview's columns are after an act on a day; the same act again changes nothing.

    `said`: further columns that the act states. Raises `OutOfOrder` for an act that is not next, `CannotTake` for
    a day before the stage before, a limit before its day, and what is left unsaid.
    """
    stage = _ACTS[act]
    stated = {stage.day: on} | {name: _tidy(value) for name, value in said.items()}
    is_there = standing is not None and standing["stage"] == stage.name
    if standing is not None and is_there and all(standing[name] == value for name, value in stated.items()):
        return dict(standing)
    _refuse_out_of_order(standing, act)
    for name, label in stage.needs.items():
        if not stated.get(name):
            raise CannotTake(f"{stage.label}须写明{label}。")
    if act == "review" and stated["review_result"] not in (PASSED, FAILED):
        raise CannotTake(f"复核结果只能是{PASSED}或{FAILED}。")
    if standing is not None:
        reached = standing[_NEXT[standing["stage"]][0]]
        if on < reached:
            raise CannotTake(
                f"{stage.label}日期 {on} 早于上一阶段“{standing['stage']}”的 {reached}。请核对 --on。"
            )
    if stage.limit and stated.get(stage.limit) and stated[stage.limit] < on:
        raise CannotTake(f"期限 {stated[stage.limit]} 早于{stage.label}日期 {on}。请核对。")
    # A new plan awaits a new review.
    cleared = dict.fromkeys(_REVIEW_COLUMNS) if act == "plan" else {}
    return {**(standing or {}), **cleared, **stated, "stage": stage.name}


def _tidy(value: Any) -> Any:
    return tidy_text(value) or None if isinstance(value, str) else value


def _refuse_out_of_order(standing: Mapping[str, Any] | None, act: str) -> None:
    label = _ACTS[act].label
    if standing is None:
        if act != "notify":
            raise OutOfOrder(f"尚未通知约谈，不能{label}。请先运行 zhifa interview notify。")
        return
    due = next_act(standing)
    if act == due:
        return
    where = f"目前为“{standing['stage']}”"
    if standing["stage"] == REVIEWED:
        where += f"（{standing['review_result']}）"
    todo = f"下一步是{_ACTS[due].label}：zhifa interview {due}" if due else "约谈已经办结。"
    raise OutOfOrder(f"{where}，不能{label}。{todo}")


def listings(rows: Iterable[Mapping[str, Any]], version: int) -> dict[str, Mapping[str, Any]]:
    """Departments that a published version lists, with what it says of them (rows of feed `publication`)."""
    return {row["department_code"]: row for row in rows if row["version"] == version and row["grounds"]}


def interview(
    home: Home, period: str, department: str, act: str, acting: Acting, **said: Any
) -> dict[str, Any]:
    """Write down an act of the loop and return the interview as it stands then.

    Only a department that the version in force lists can be notified; what has begun goes on whatever a later
    version says. Raises as `after` does.
    """

    def rows(log: EventLog) -> list[dict[str, Any]]:
        standing = _standing(log, period, department)
        stated = after(standing, act, acting.on, said)
        if standing is None:
            stated |= _listed(log, period, department)
        if stated == standing:
            return []
        return [stated | {"actor": acting.actor, "reason": acting.reason}]

    record_acts(home, feed=FEED, rows=rows, recorded_at=acting.recorded_at)
    found = _standing(EventLog.open(home), period, department)
    assert found is not None
    return found


def limit_by_scheme(home: Home, period: str, act: str, on: date) -> dict[str, date]:
    """The last day for the act after this one, by the scheme of the version in force; nothing where it sets none.

    Working days, the first not counted. Raises `CannotTake` where the calendar does not reach.
    """
    limit, parameter = _ACTS[act].limit, _ACTS[act].parameter
    step = load_quarter(home, period).in_force
    if limit is None or parameter is None or step is None or step.pinned_position is None:
        return {}
    release = release_of(home, step.pinned_position)
    granted = rows_of(release, "scheme_values", period=period, parameter=parameter)
    return {limit: workday_after(release, on, int(granted[0]["value"]))} if granted else {}


def interviews(home: Home, period: str | None, today: date) -> list[dict[str, Any]]:
    """Every interview and every listing that awaits its notice, of one period or of all, with what is next.

    Adds `next_act` and `overdue_since` (null: in time) to the columns of the feed.
    """
    log = EventLog.open(home)
    periods = [period] if period else _periods(log)
    rows: list[dict[str, Any]] = []
    for each in periods:
        begun = {row["department_code"]: row for row in acts_of(log, FEED, each)}
        in_force = quarter_in(log, each).in_force
        listed = listings(acts_of(log, "publication", each), in_force.version or 0) if in_force else {}
        for code in sorted({*begun, *listed}):
            row = begun.get(code)
            if row is None:
                waiting = {"department_code": code, "period": each, "stage": None}
                waiting |= {"version": listed[code]["version"], "grounds": listed[code]["grounds"]}
                rows.append(waiting | {"next_act": "notify", "overdue_since": None})
            else:
                rows.append(row | {"next_act": next_act(row), "overdue_since": overdue_since(row, today)})
    return rows


def _periods(log: EventLog) -> list[str]:
    states = (log.state(feed, "system") for feed in ("publication", FEED))
    return sorted({period for state in states for period in state["period"].to_list()})


def _standing(log: EventLog, period: str, department: str) -> dict[str, Any] | None:
    """The columns of an interview, without the event's envelope."""
    names = load_contracts()[FEED].physical_columns()
    for row in acts_of(log, FEED, period):
        if row["department_code"] == department:
            return {name: row[name] for name in names}
    return None


def _listed(log: EventLog, period: str, department: str) -> dict[str, Any]:
    """What the notice rests on. Raises `CannotTake` where no published version in force lists the department."""
    in_force = quarter_in(log, period).in_force
    if in_force is None or in_force.version is None:
        raise CannotTake(f"{period} 没有公布的版本，不能约谈。请先公布：zhifa quarter status {period}")
    found = listings(acts_of(log, "publication", period), in_force.version).get(department)
    if found is None:
        raise CannotTake(
            f"{period} 公布的第 {in_force.version} 版没有把 {department} 列入约谈名单，不能通知。"
            f"名单见 zhifa interview status {period}。"
        )
    return {
        "department_code": department,
        "period": period,
        "version": in_force.version,
        "grounds": found["grounds"],
    }
