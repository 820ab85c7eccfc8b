"""Waivers: a rule that does not count against a department, for one record or for the whole period.

Belongs here: what a waiver must state, granting and taking it back, as acts.
Does not belong here: what it changes (dbt `int_waiver`), printing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from ingestion.acts import record_acts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.record import Acting, CannotTake, acts_of, quarter_in, tidy_name
from orchestration.quarter.steps import STATE_LABELS

FEED = "waiver"
_WHILE = ("open", "checking", "draft", "feedback")


def waivers(home: Home, period: str) -> list[dict[str, Any]]:
    """Every waiver of a quarter, revoked ones among them, in the order in which they were granted."""
    return acts_of(EventLog.open(home), FEED, period)


def waive(
    home: Home,
    period: str,
    department_code: str,
    rule_id: str,
    acting: Acting,
    *,
    granted_by: str,
    valid_until: date,
    record_no: str | None = None,
    document_no: str | None = None,
) -> dict[str, Any]:
    """Grant a waiver with the reason that `acting` states; the same one again is the same act.

    Raises `CannotTake` once the quarter is frozen, without reason or grantor, and for an end before its day.
    The caller has proved that rule, department and record exist.
    """
    who, reason = tidy_name(granted_by), acting.reason
    if not reason:
        raise CannotTake("豁免须写明理由（--reason），理由将印在通报附件上。")
    if not who:
        raise CannotTake("请写明批准人（--granted-by）。批准豁免的人不得签发该季度通报。")
    if valid_until < acting.on:
        raise CannotTake(f"有效期 {valid_until} 早于批准日 {acting.on}。请核对 --until。")
    fresh = {
        "department_code": department_code,
        "period": period,
        "rule_id": rule_id,
        "record_no": record_no,
        "reason": reason,
        "granted_by": who,
        "granted_on": acting.on,
        "valid_until": valid_until,
        "document_no": document_no,
        "is_revoked": False,
    }

    def rows(log: EventLog) -> list[dict[str, Any]]:
        _must_be_before_freeze(log, period)
        own = [row for row in acts_of(log, FEED, period) if row["department_code"] == department_code]
        if any(all(row[name] == value for name, value in fresh.items()) for row in own):
            return []
        return [fresh | {"waiver_no": len(own) + 1, "registered_by": acting.actor}]

    record_acts(home, feed=FEED, rows=rows, recorded_at=acting.recorded_at)
    same = [row for row in waivers(home, period) if all(row[n] == v for n, v in fresh.items())]
    return same[-1]


def revoke(home: Home, period: str, department_code: str, waiver_no: int, acting: Acting) -> dict[str, Any]:
    """Take a waiver back, with the reason that `acting` states. Raises `CannotTake` for what is none."""
    reason = acting.reason
    if not reason:
        raise CannotTake("撤销豁免须写明理由（--reason）。")

    def rows(log: EventLog) -> list[dict[str, Any]]:
        _must_be_before_freeze(log, period)
        found = _waiver(acts_of(log, FEED, period), department_code, waiver_no)
        if found["is_revoked"]:
            return []
        taken_back = {
            "is_revoked": True,
            "revoked_by": acting.actor,
            "revoked_on": acting.on,
            "revoke_reason": reason,
        }
        return [found | taken_back]

    record_acts(home, feed=FEED, rows=rows, recorded_at=acting.recorded_at)
    return _waiver(waivers(home, period), department_code, waiver_no)


def _waiver(rows: list[dict[str, Any]], department_code: str, waiver_no: int) -> dict[str, Any]:
    for row in rows:
        if (row["department_code"], row["waiver_no"]) == (department_code, waiver_no):
            return row
    raise CannotTake(f"{department_code} 没有第 {waiver_no} 号豁免。请用 zhifa quarter status 查看。")


def _must_be_before_freeze(log: EventLog, period: str) -> None:
    quarter = quarter_in(log, period)
    if quarter.state not in _WHILE:
        raise CannotTake(
            f"{period} 目前为“{STATE_LABELS[quarter.state]}”，冻结之后不再批准或撤销豁免；"
            f"如确需变更，先撤回：zhifa quarter withdraw {period}"
        )
