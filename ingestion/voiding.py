"""Voiding a wrongly entered record with approval, and revoking that: acts of the office, written as events.

Belongs here: finding the record that a person means, what an act must state, and its row of the `voiding` feed.
Does not belong here: what follows for tables (dbt's fold leaves a voided stream out), the department's own stream,
which stays what the department says.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl

from ingestion import values
from ingestion.acts import SOURCE, record_acts
from ingestion.contract import Contract, load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.mapping import load_mappings
from ingestion.vault import Vault

FEED = "voiding"
# Business times are naive Asia/Shanghai, the log's own clock is UTC.
_SHANGHAI = timedelta(hours=8)
_NEAR_COUNT = 5


class CannotVoid(ValueError):
    """An act that may not be done, or names no record; says in Chinese what to do instead."""


@dataclass(frozen=True)
class Approval:
    """Who asked, who approved, by which document, and why; the reason may hold names and goes into the vault."""

    requested_by: str
    approved_by: str
    document_no: str
    reason: str

    def checked(self) -> Approval:
        """Tidied as the log keeps names and numbers. Raises `CannotVoid` for what is no approval."""
        said = Approval(
            _tidy(values.name, self.requested_by),
            _tidy(values.name, self.approved_by),
            _tidy(values.code, self.document_no),
            self.reason.strip(),
        )
        if not said.reason:
            raise CannotVoid("请写明理由（--reason）。")
        if not said.requested_by:
            raise CannotVoid("请写明申请人（--requested-by）。")
        if not (said.approved_by and said.document_no):
            raise CannotVoid(
                "作废和撤销都须经批准：请写明批准人（--approved-by）和批准文号（--document-no）。"
            )
        if said.approved_by.casefold() == said.requested_by.casefold():
            raise CannotVoid(f"申请人不能批准自己的申请（都是 {said.approved_by}）；请由另一人批准。")
        return said


@dataclass(frozen=True)
class Record:
    """A department's record as the log has it. `number`: the key's parts after the department, by slashes."""

    stream_id: str
    feed: str
    source: str
    department_code: str
    number: str
    business_date: date | None
    is_present: bool


@dataclass(frozen=True)
class Voided:
    """What became of an act. `row`: the voiding as it stands now; `is_new`: whether an event was appended;
    `siblings`: streams of other sources under the same number, which are not voided with it.
    """

    record: Record
    row: dict[str, Any]
    is_new: bool
    siblings: tuple[str, ...]


def void(
    home: Home, record: Record, approval: Approval, *, reason_kind: str, recorded_at: datetime
) -> Voided:
    """Void a record. `recorded_at`: our clock, naive UTC. What is void already stays as it was approved.

    Raises `CannotVoid` for a record that its department has withdrawn itself, and for what is no approval.
    """
    said = approval.checked()
    if reason_kind not in (kinds := load_contracts()[FEED].column("reason_kind").enum):
        raise CannotVoid(f"作废原因“{reason_kind}”不在代码表内，应为：{'、'.join(kinds)}。")
    standing = _voiding_of(home, record.stream_id)
    if standing is not None and not standing["is_revoked"]:
        return Voided(record, standing, False, _siblings(home, record))
    if not record.is_present:
        raise CannotVoid(f"{record.stream_id} 已由部门撤回，不在任何统计之内，无需作废。")
    row = {
        "department_code": record.department_code,
        "voided_stream_id": record.stream_id,
        "voided_feed": record.feed,
        "record_no": record.number,
        "business_date": record.business_date,
        "reason_kind": reason_kind,
        "reason_token": _token(home, said.reason),
        "requested_by": said.requested_by,
        "approved_by": said.approved_by,
        "document_no": said.document_no,
        "voided_at": recorded_at + _SHANGHAI,
        "is_revoked": False,
    }
    record_acts(home, feed=FEED, rows=[row], recorded_at=recorded_at)
    return Voided(record, row, True, _siblings(home, record))


def revoke(home: Home, record: Record, approval: Approval, *, recorded_at: datetime) -> Voided:
    """Let a voided record count again. A voiding that is revoked already stays as it is.

    Raises `CannotVoid` for a record that was never voided, and for what is no approval.
    """
    said = approval.checked()
    standing = _voiding_of(home, record.stream_id)
    if standing is None:
        raise CannotVoid(f"{record.stream_id} 没有作废过。请用 zhifa void list 查看。")
    if standing["is_revoked"]:
        return Voided(record, standing, False, _siblings(home, record))
    row = standing | {
        "is_revoked": True,
        "revoke_reason_token": _token(home, said.reason),
        "revoke_requested_by": said.requested_by,
        "revoke_approved_by": said.approved_by,
        "revoke_document_no": said.document_no,
        "revoked_at": recorded_at + _SHANGHAI,
    }
    record_acts(home, feed=FEED, rows=[row], recorded_at=recorded_at)
    return Voided(record, row, True, _siblings(home, record))


def voidings(home: Home) -> list[dict[str, Any]]:
    """Every voiding as it stands, revoked ones among them, the latest first; with `is_still_reported`."""
    state = _acts(home)
    reported = {
        stream
        for feed, source in {tuple(stream.split("/")[:2]) for stream in state["voided_stream_id"]}
        for stream in EventLog.open(home).state(feed, source).filter("is_present")["stream_id"]
    }
    return [
        row | {"is_still_reported": row["voided_stream_id"] in reported}
        for row in state.sort("position", descending=True).to_dicts()
    ]


def find_record(home: Home, *named: str) -> Record:
    """The record that is meant: by its stream, or by feed, department and number.

    Raises `CannotVoid`, naming near ones, where there is none, and naming all where several sources have it.
    """
    feed = named[0].partition("/")[0]
    contract = load_contracts().get(feed)
    if contract is None or contract.origin != "department":
        feeds = "、".join(name for name, one in load_contracts().items() if one.origin == "department")
        raise CannotVoid(f"没有可作废的数据类别 {feed}。可用：{feeds}。")
    records = list(_records(EventLog.open(home), contract))
    if len(named) == 1:
        wanted = named[0]
        found = [record for record in records if record.stream_id == wanted]
    else:
        department, number = (_tidy(values.code, text) for text in named[1:])
        wanted = f"{feed}/platform/{department}/{number}"
        found = [one for one in records if (one.department_code, one.number) == (department, number)]
    if len(found) == 1:
        return found[0]
    if found:
        streams = "、".join(record.stream_id for record in found)
        raise CannotVoid(f"这个编号有几个来源的记录，请用记录名指明是哪一条：{streams}。")
    near = difflib.get_close_matches(wanted, [one.stream_id for one in records], _NEAR_COUNT, cutoff=0.75)
    hint = f"最接近的：{'、'.join(near)}。" if near else "请用 zhifa log history 或 zhifa sql 核对。"
    raise CannotVoid(f"日志里没有记录 {wanted}。{hint}")


def _records(log: EventLog, contract: Contract) -> Iterator[Record]:
    key = [column.name for column in contract.key][1:] or [contract.key[0].name]
    for source, feed in load_mappings():
        if feed != contract.feed:
            continue
        wanted = ["stream_id", "department_code", "is_present", *key, contract.business_date]
        for row in log.state(feed, source).select(list(dict.fromkeys(wanted))).iter_rows(named=True):
            day = row[contract.business_date]
            yield Record(
                stream_id=row["stream_id"],
                feed=feed,
                source=source,
                department_code=row["department_code"],
                number="/".join(str(row[name]) for name in key),
                business_date=day.date() if isinstance(day, datetime) else day,
                is_present=row["is_present"],
            )


def _siblings(home: Home, record: Record) -> tuple[str, ...]:
    same = (record.department_code, record.number)
    return tuple(
        other.stream_id
        for other in _records(EventLog.open(home), load_contracts()[record.feed])
        if other.is_present
        and other.stream_id != record.stream_id
        and (other.department_code, other.number) == same
    )


def _acts(home: Home) -> pl.DataFrame:
    return EventLog.open(home).state(FEED, SOURCE).filter("is_present")


def _voiding_of(home: Home, stream: str) -> dict[str, Any] | None:
    """The columns of the contract of a stream's voiding, or None."""
    held = _acts(home).filter(pl.col("voided_stream_id") == stream)
    columns = load_contracts()[FEED].physical_columns()
    return dict(held.select(list(columns)).row(0, named=True)) if held.height else None


def _token(home: Home, reason: str) -> str:
    vault = Vault.open(home, log_is_empty=False)
    try:
        return str(vault.tokens("free", pl.Series([reason], dtype=pl.String))[0])
    finally:
        vault.close()


def _tidy(clean: Any, text: str) -> str:
    """A text as the log keeps names or codes; empty where it says nothing."""
    return clean(pl.Series([text], dtype=pl.String))[0] or ""
