"""What departments answer to the draft, and how each objection is decided.

Belongs here: confirmations and objections as acts, who has not answered yet, what is still undecided.
Does not belong here: the steps of the quarter (`procedure`); what an upheld objection changes, which is a waiver,
a voided record or a corrected export of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ingestion.acts import record_acts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.record import Acting, CannotTake, acts_of, quarter_in, tidy_name, tidy_text
from orchestration.quarter.steps import STATE_LABELS

FEED = "objection"
CONFIRMED, OBJECTED = "确认", "异议"
UPHELD, REJECTED = "采纳", "不采纳"


def answers(home: Home, period: str) -> list[dict[str, Any]]:
    """Every answer to the draft of a quarter, in the order in which they came."""
    return acts_of(EventLog.open(home), FEED, period)


def undecided(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Objections that nobody has decided."""
    return [row for row in rows if row["answer"] == OBJECTED and row["decision"] is None]


def silent(rows: Sequence[Mapping[str, Any]], departments: Sequence[str]) -> list[str]:
    """Departments that have answered nothing."""
    heard = {row["department_code"] for row in rows}
    return [code for code in departments if code not in heard]


def answer(
    home: Home,
    period: str,
    department_code: str,
    acting: Acting,
    *,
    submitted_by: str,
    statement: str | None = None,
    subject: str | None = None,
) -> dict[str, Any]:
    """Enter a department's answer: with a `statement` an objection, without one a confirmation.

    Raises `CannotTake` outside the feedback state, after its last day, and for an answer by nobody. The same
    answer again is the same act. Returns the answer as it stands.
    """
    who = tidy_name(submitted_by)
    if not who:
        raise CannotTake("请写明反馈人（--by）。")
    said = tidy_text(statement) or None

    def rows(log: EventLog) -> list[dict[str, Any]]:
        _must_be_open(log, period, acting)
        known = [row for row in acts_of(log, FEED, period) if row["department_code"] == department_code]
        fresh = {
            "department_code": department_code,
            "period": period,
            "answer": OBJECTED if said else CONFIRMED,
            "subject": subject,
            "statement": said,
            "submitted_by": who,
            "submitted_on": acting.on,
        }
        same = [row for row in known if all(row[name] == value for name, value in fresh.items())]
        if same:
            return []
        return [fresh | {"objection_no": len(known) + 1, "registered_by": acting.actor}]

    record_acts(home, feed=FEED, rows=rows, recorded_at=acting.recorded_at)
    own = [row for row in answers(home, period) if row["department_code"] == department_code]
    return own[-1]


def decide(
    home: Home,
    period: str,
    department_code: str,
    objection_no: int,
    acting: Acting,
    *,
    is_upheld: bool,
) -> dict[str, Any]:
    """Decide an objection, with the reason that `acting` states. Decided once, it stays decided.

    Raises `CannotTake` for what is no open objection, without a reason, and once the quarter is frozen.
    """
    reason = acting.reason
    if not reason:
        raise CannotTake("处理异议须写明理由（--reason）。")

    def rows(log: EventLog) -> list[dict[str, Any]]:
        quarter = quarter_in(log, period)
        if quarter.state != "feedback":
            raise CannotTake(f"{period} 目前为“{STATE_LABELS[quarter.state]}”，异议只在反馈核对阶段处理。")
        found = _objection(acts_of(log, FEED, period), department_code, objection_no)
        if found["decision"] is not None:
            raise CannotTake(
                f"{department_code} 的第 {objection_no} 号异议已由 {found['decided_by']} 于 {found['decided_on']} "
                f"处理为“{found['decision']}”，不能再改。如确需更正，请先撤回到反馈阶段重新登记。"
            )
        return [
            found
            | {
                "decision": UPHELD if is_upheld else REJECTED,
                "decision_reason": reason,
                "decided_by": acting.actor,
                "decided_on": acting.on,
            }
        ]

    record_acts(home, feed=FEED, rows=rows, recorded_at=acting.recorded_at)
    return _objection(answers(home, period), department_code, objection_no)


def _objection(rows: Sequence[Mapping[str, Any]], department_code: str, number: int) -> dict[str, Any]:
    for row in rows:
        if (row["department_code"], row["objection_no"]) == (department_code, number):
            if row["answer"] == OBJECTED:
                return dict(row)
            raise CannotTake(f"{department_code} 的第 {number} 号反馈是确认，无需处理。")
    raise CannotTake(f"{department_code} 没有第 {number} 号反馈。请用 zhifa quarter status 查看。")


def _must_be_open(log: EventLog, period: str, acting: Acting) -> None:
    quarter = quarter_in(log, period)
    if quarter.state != "feedback":
        raise CannotTake(
            f"{period} 目前为“{STATE_LABELS[quarter.state]}”，只在反馈核对阶段登记反馈。"
            f"下一步：zhifa quarter {quarter.next_step} {period}"
        )
    opened = quarter.standing("feedback")
    assert opened is not None
    if acting.on < opened.on_date:
        raise CannotTake(f"反馈日期 {acting.on} 早于开放反馈之日 {opened.on_date}。请核对 --on。")
    if opened.due_date is not None and acting.on > opened.due_date:
        raise CannotTake(
            f"反馈期限已于 {opened.due_date} 届满，{acting.on} 的反馈不再登记；"
            "确有错误的，公布后可经重述更正。"
        )
