"""Answers on correction lists that want a decision: objections, and requests for a waiver.

Belongs here: which of them nobody has answered yet, and each as the objection that the office decides.
Does not belong here: deciding (`answers`), granting (`waivers`).
"""

from __future__ import annotations

from typing import Any

import polars as pl

from ingestion.acts import record_acts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.correction_rows import Row, Rows, item_key, items_of
from orchestration.quarter.record import Acting, CannotTake, acts_of, load_quarter, quarter_in
from orchestration.quarter.releases import release_of
from orchestration.quarter.steps import STATE_LABELS, Step
from orchestration.releases import Release

_SOURCE = "platform"
OBJECTION, WAIVER_REQUEST = "有异议", "申请豁免"


def open_objections(home: Home, period: str, release: Release) -> list[dict[str, Any]]:
    """Replies that object or ask for a waiver, and that no objection and no waiver in the log answers yet.

    Columns of the feed `correction_reply`, and what the release says of the item: `item_kind`, `rule_id`,
    `record_no`, `message` (null for an indicator). What is no item any more wants no decision. By department and item.
    """
    return unanswered(EventLog.open(home), period, items_of(release, period))


def objections_from_replies(home: Home, period: str, acting: Acting) -> list[dict[str, Any]]:
    """Enter the open replies as objections to the draft; returns those that were new, as the feed has them.

    A reply speaks on the day that it states: one given in time is entered though the office comes to it later.
    Raises `CannotTake` outside the feedback state.
    """
    release = _drafted(home, period)
    items = items_of(release, period)
    entered: list[dict[str, Any]] = []

    def rows(log: EventLog) -> list[dict[str, Any]]:
        entered[:] = as_objections(log, period, acting, items)
        return entered

    record_acts(home, feed="objection", rows=rows, recorded_at=acting.recorded_at)
    return entered


def waiting_replies(home: Home, period: str) -> list[dict[str, Any]]:
    """Replies given in time that `objections_from_replies` would enter now; none outside the feedback state."""
    log = EventLog.open(home)
    opened = quarter_in(log, period).standing("feedback")
    if quarter_in(log, period).state != "feedback" or opened is None:
        return []
    return _in_time(unanswered(log, period, items_of(_drafted(home, period), period)), opened)


def refuse_waiting(home: Home, period: str) -> None:
    """Raise `CannotTake` while a reply given in time has not been entered: nobody could decide on it."""
    if replies := waiting_replies(home, period):
        codes = "、".join(dict.fromkeys(row["department_code"] for row in replies))
        raise CannotTake(
            f"回复表中有 {len(replies)} 条异议或豁免申请尚未登记（{codes}）。"
            f"请先登记并逐条处理：zhifa quarter object {period} --from-replies"
        )


def _in_time(replies: list[dict[str, Any]], opened: Step) -> list[dict[str, Any]]:
    return [reply for reply in replies if opened.due_date is None or reply["replied_on"] <= opened.due_date]


def _drafted(home: Home, period: str) -> Release:
    """The release of the draft that departments answer to."""
    drafted = load_quarter(home, period).standing("draft")
    if drafted is None or drafted.pinned_position is None:
        raise CannotTake(f"{period} 还没有初评，不能登记反馈。请先运行：zhifa quarter draft {period}")
    return release_of(home, drafted.pinned_position)


def as_objections(log: EventLog, period: str, acting: Acting, items: Rows) -> list[dict[str, Any]]:
    """Open replies as rows of `objection`, numbered on from what each department has said."""
    quarter = quarter_in(log, period)
    opened = quarter.standing("feedback")
    if quarter.state != "feedback" or opened is None:
        raise CannotTake(
            f"{period} 目前为“{STATE_LABELS[quarter.state]}”，只在反馈核对阶段登记反馈。"
            f"下一步：zhifa quarter {quarter.next_step} {period}"
        )
    numbers: dict[str, int] = {}
    for row in acts_of(log, "objection", period):
        numbers[row["department_code"]] = max(numbers.get(row["department_code"], 0), row["objection_no"])
    found = []
    for reply in _in_time(unanswered(log, period, items), opened):
        code = reply["department_code"]
        numbers[code] = numbers.get(code, 0) + 1
        found.append(
            {
                "department_code": code,
                "period": period,
                "objection_no": numbers[code],
                "answer": "异议",
                "subject": reply["item_id"],
                "statement": _statement(reply),
                "submitted_by": f"{code} 联络员",
                "submitted_on": reply["replied_on"],
                "registered_by": acting.actor,
            }
        )
    return found


def unanswered(log: EventLog, period: str, items: Rows) -> list[dict[str, Any]]:
    """As `open_objections`, of a log that is open already and with the items at hand."""
    by_key = {_key(row): row for row in items}
    subjects = {_subject(row["department_code"], row["subject"]) for row in acts_of(log, "objection", period)}
    waivers = [row for row in acts_of(log, "waiver", period) if not row["is_revoked"]]
    found = []
    for reply in _wanting_decision(log, period):
        item = by_key.get(_key(reply), {})
        if _subject(reply["department_code"], reply["item_id"]) in subjects or _is_waived(item, waivers):
            continue
        # Numbers of items have parts; that of an indicator has none. An item that is gone wants no decision.
        if not item and "/" in reply["item_id"]:
            continue
        about = {name: item.get(name) for name in ("item_kind", "rule_id", "record_no", "message")}
        found.append(reply | about)
    return found


def _wanting_decision(log: EventLog, period: str) -> list[dict[str, Any]]:
    state = log.state("correction_reply", _SOURCE)
    wanted = pl.col("is_present") & (pl.col("period") == period)
    wanted &= pl.col("reply").is_in([OBJECTION, WAIVER_REQUEST])
    columns = ("department_code", "period", "item_id", "reply", "statement", "replied_on")
    return state.filter(wanted).select(columns).sort("department_code", "item_id").to_dicts()


def _key(row: Row) -> tuple[str, str]:
    return row["department_code"], item_key(row["item_id"])


def _subject(department_code: str, subject: str | None) -> tuple[str, str]:
    # A person types it on the command line; case tells no two items apart.
    return department_code, item_key(subject or "").casefold()


def _is_waived(item: Row, waivers: list[dict[str, Any]]) -> bool:
    """Whether a waiver in the log covers the item, by its rule and its record or the whole period."""
    if not item:
        return False
    return bool(item["is_waived"]) or any(
        waiver["department_code"] == item["department_code"]
        and waiver["rule_id"].casefold() == item["rule_id"].casefold()
        and waiver["record_no"] in (None, item["record_no"], item["case_or_decision_no"])
        for waiver in waivers
    )


def _statement(reply: Row) -> str:
    """What the office has to decide, in the department's own words where it gave any."""
    said = reply["statement"] or reply["message"] or reply["item_id"]
    return f"{reply['reply']}：{said}"
