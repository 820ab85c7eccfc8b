"""What was published held against what is known today: who would move, because of which records; and a new version.

Belongs here: reading both releases and the events between them, the conditions of a new version.
Does not belong here: the comparison of lines (`line_changes`), the papers (`publication`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ingestion.contract import LIST_SEPARATOR, load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.explain import CODE_HAS_CHANGED
from orchestration.quarter.line_changes import OF_ALL, Event, LineChange, causes, changed_lines, said
from orchestration.quarter.procedure import gated_release, refuse_signatory, refuse_unfit
from orchestration.quarter.record import WHOLE_ZONE, Acting, CannotTake, load_quarter, tidy_name
from orchestration.quarter.releases import release_now, release_of, rows_of
from orchestration.quarter.steps import STATE_LABELS, Step, state_after
from orchestration.quarter.what_if import Scored, side_by_side
from orchestration.releases import Release

if TYPE_CHECKING:
    from orchestration.quarter.publication import Published

OnLine = Callable[[str], None] | None
EVENT_LABELS = {
    "reported": "首报",
    "amended": "变更",
    "withdrawn": "撤回",
    "restored": "恢复",
    "renormalised": "重整",
}
# What the procedure itself writes changes no line of its own accord.
_PROCEDURE = frozenset(
    {"quarter_step", "publication", "objection", "interview", "review_draw", "correction_reply", "gate"}
)


@dataclass(frozen=True)
class Comparison:
    """A published version and what is known at a later position.

    `moves`: departments whose status, rank, score or listing differs (rows of `side_by_side`). `records`: one row
    for each line that counts otherwise and each event that did it.
    """

    period: str
    version: int
    from_position: int
    to_position: int
    moves: list[dict[str, Any]]
    records: list[dict[str, Any]]
    remark: str | None = None

    @property
    def is_empty(self) -> bool:
        return not self.moves and not self.records

    @property
    def events(self) -> list[dict[str, Any]]:
        """Each event behind the records once, by position."""
        names = ("position", "stream_id", "event_zh", "reported_on", "file_name")
        told = {
            row["position"]: {name: row[name] for name in names} for row in self.records if row["position"]
        }
        return [told[position] for position in sorted(told)]


def published_step(home: Home, period: str) -> Step:
    """The step of the version in force. Raises `CannotTake` where there is none."""
    quarter = load_quarter(home, period)
    step = quarter.in_force
    if step is None or step.pinned_position is None or step.version is None:
        raise CannotTake(
            f"{period} 目前为“{STATE_LABELS[quarter.state]}”，没有公布的版本，无从重述。"
            f"下一步：zhifa quarter {quarter.next_step} {period}"
        )
    return step


def compare_with_today(home: Home, period: str, *, on_line: OnLine = None) -> Comparison:
    """The version in force held against what the log holds now. Changes nothing."""
    step = published_step(home, period)
    return compare_versions(home, period, step, release_now(home, on_line=on_line), on_line=on_line)


def compare_versions(
    home: Home, period: str, step: Step, now: Release, *, on_line: OnLine = None
) -> Comparison:
    """A published version (its step) held against a later release."""
    assert step.pinned_position is not None and step.version is not None
    before = release_of(home, step.pinned_position, on_line=on_line)
    rows = side_by_side(_scored(before, period), _scored(now, period))
    return Comparison(
        period,
        step.version,
        before.position,
        now.position,
        [row for row in rows if row["is_moved"]],
        restated_records(home, period, before, now),
        None if step.code_revision in (None, before.code_revision) else CODE_HAS_CHANGED,
    )


def _scored(release: Release, period: str) -> Scored:
    listed: dict[str, list[str]] = {}
    for row in rows_of(release, "interview_list", period=period):
        listed.setdefault(row["department_code"], []).append(row["ground"])
    return Scored(rows_of(release, "ranking", period=period), listed)


def restated_records(home: Home, period: str, before: Release, after: Release) -> list[dict[str, Any]]:
    """Lines that count otherwise in the later release, each with the events after the earlier one that did it.

    Where a score differs without any line (other weights, say), what touches every record is named for the whole
    zone. A function of the two positions: what came later still changes nothing in it.
    """
    changes = changed_lines(
        rows_of(before, "scored_lines", period=period), rows_of(after, "scored_lines", period=period)
    )
    differing = _scores(before, period).items() ^ _scores(after, period).items()
    unexplained = {code for code, _ in differing} - {change.line["department_code"] for change in changes}
    if not changes and not unexplained:
        return []
    events = list(_events(EventLog.open(home), before.position, after.position))
    rows = [row for change in changes for row in _rows(change, causes(change, events))]
    if unexplained:
        rows += [_of_all(event) for event in events if event.feed in OF_ALL]
    return rows


def _scores(release: Release, period: str) -> dict[str, Any]:
    return {row["department_code"]: row["score"] for row in rows_of(release, "ranking", period=period)}


def _of_all(event: Event) -> dict[str, Any]:
    names = ("indicator_code", "indicator_name_zh", "was", "becomes")
    stated = {"department_code": WHOLE_ZONE, "department_name": WHOLE_ZONE, "record": event.key}
    return stated | dict.fromkeys(names) | _told(event)


def _rows(change: LineChange, found: list[Event]) -> Iterator[dict[str, Any]]:
    line = change.line
    document = line["document_name_zh"]
    record = f"{line['record_id']} {document}" if document else line["record_id"]
    stated = {
        "department_code": line["department_code"],
        "department_name": line["department_name"],
        "indicator_code": line["indicator_code"],
        "indicator_name_zh": line["indicator_name_zh"],
        "record": record,
        "was": said(change.before),
        "becomes": said(change.after),
    }
    for event in found:
        yield stated | _told(event)
    if not found:
        nothing = dict.fromkeys(("event_zh", "stream_id", "reported_on", "file_name", "position"))
        yield stated | nothing


def _told(event: Event) -> dict[str, Any]:
    return {
        "event_zh": f"{load_contracts()[event.feed].label}{EVENT_LABELS[event.event_type]}",
        "stream_id": event.stream_id,
        "reported_on": event.reported_as_of.date(),
        "file_name": event.file_name,
        "position": event.position,
    }


def _events(log: EventLog, after: int, up_to: int) -> Iterator[Event]:
    """Events of all records in (after, up_to], with the numbers that they speak of."""
    batches = [batch for batch in log.batches(up_to) if batch.last_position > after]
    files = {batch.batch_id: batch.file_name for batch in batches}
    for feed in sorted({batch.feed for batch in batches} - _PROCEDURE):
        contract = load_contracts()[feed]
        named = [column.name for column in contract.columns if column.kind in ("code", "enum")]
        for row in log.events(feed, after=after, up_to=up_to).to_dicts():
            spoken = [str(row[name]) for name in named if row[name] is not None]
            numbers = frozenset(part for text in spoken for part in text.split(LIST_SEPARATOR))
            joint = str(row.get("joint_department_codes") or "").split(LIST_SEPARATOR)
            yield Event(
                position=row["position"],
                feed=feed,
                event_type=row["event_type"],
                stream_id=row["stream_id"],
                key=row["stream_id"].split("/", 2)[2].replace("%2F", "/").replace("%25", "%"),
                names=numbers,
                departments=frozenset({row["department_code"], *joint} - {""}),
                reported_as_of=row["reported_as_of"],
                file_name=files[row["batch_id"]],
            )


def restate(
    home: Home,
    period: str,
    acting: Acting,
    *,
    document_no: str,
    signatory: str,
    signed_on: date | None,
    on_line: OnLine = None,
) -> Published:
    """Publish what is known today as the next version beside those that stand, gate and signature anew.

    Refuses as a freeze and a signature do; and where nothing differs from the version in force, since then there is
    nothing to correct. What was published stays as it is.
    """
    from orchestration.quarter.publication import Signing, publish_version

    step = published_step(home, period)
    state_after(load_quarter(home, period), "restate", acting.on)
    who, number = tidy_name(signatory), tidy_name(document_no)
    day = _stated_day(number, who, acting.reason, signed_on)
    if step.signed_on is not None and day < step.signed_on:
        raise CannotTake(
            f"签发日期 {day} 早于第 {step.version} 版的签发日期 {step.signed_on}。请核对 --signed-on。"
        )
    refuse_signatory(EventLog.open(home), period, who)
    now = release_now(home, on_line=on_line)
    refuse_unfit(now, period)
    if compare_versions(home, period, step, now, on_line=on_line).is_empty:
        raise CannotTake(f"{period} 公布的第 {step.version} 版与现有数据一致，没有可重述的。")
    release = gated_release(home, period, acting, now, reason="季度重述", on_line=on_line)
    version = load_quarter(home, period).next_version
    signing = Signing(period, version, number, who, day, acting.reason)
    return publish_version(home, period, acting, step="restate", release=release, signing=signing)


def _stated_day(number: str, signatory: str, reason: str | None, signed_on: date | None) -> date:
    """The day of signing. Raises `CannotTake` for a new version whose paper is not stated in full."""
    said = {
        "文号（--document-no）": number,
        "签发人（--signatory）": signatory,
        "签发日期（--signed-on）": signed_on,
        "理由（--reason）": reason,
    }
    missing = [label for label, value in said.items() if not value]
    if missing or signed_on is None:
        raise CannotTake(f"重述须写明{'、'.join(missing)}。")
    return signed_on
