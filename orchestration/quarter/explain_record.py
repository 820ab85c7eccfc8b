"""What became of one record: its events, its violations, its indicators, every published figure that it touched.

Belongs here: finding a record by its stream or its number, and looking it up in each published version.
Does not belong here: what counts where (dbt), printing (`cli.explain`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.record import FEED, CannotTake, acts_of
from orchestration.quarter.releases import release_now, release_of, rows_of
from orchestration.quarter.steps import PUBLISHING
from orchestration.releases import Release

_SHOWN = ("position", "event_type", "reported_as_of", "recorded_at", "source_row", "export_id")
# Records that speak of a case file stand in its indicators, not in any of their own.
_OF_A_FILE = ("case_document", "case_review")
_FILES = ("penalty_case", "penalty")


@dataclass(frozen=True)
class RecordStory:
    """One record. `indicators`: where it stands now, by quarter; `published`: what each version made of it."""

    stream_id: str
    events: list[dict[str, Any]]
    violations: list[dict[str, Any]]
    indicators: list[dict[str, Any]]
    published: list[dict[str, Any]]


def streams_named(log: EventLog, named: str) -> list[str]:
    """Streams that a name means: itself, or all whose business number it is. Raises `CannotTake` for none."""
    contracts = load_contracts()
    feed = named.split("/", 1)[0]
    if "/" in named and feed in contracts:
        found = log.events(feed).filter(pl.col("stream_id") == named)["stream_id"]
        streams = found.unique().to_list()
    else:
        ending = "/" + named.replace("%", "%25").replace("/", "%2F")
        streams = sorted(
            stream
            for feed, contract in contracts.items()
            if contract.origin != "system"
            for stream in log.events(feed)["stream_id"].unique().to_list()
            if stream.endswith(ending)
        )
    if not streams:
        raise CannotTake(f"日志中没有记录 {named}。请写记录名（如 penalty/platform/JKQ01/文号）或编号。")
    return streams


def explain_record(
    home: Home, stream_id: str, *, on_line: Callable[[str], None] | None = None
) -> RecordStory:
    """The story of one stream, from its first event to the last version published with it in."""
    log = EventLog.open(home)
    events = events_of(log, stream_id)
    now = release_now(home, on_line=on_line)
    published: list[dict[str, Any]] = []
    for step in _publications(log):
        if step["pinned_position"] < events[0]["position"]:
            continue  # what it had not heard of it cannot have counted
        release = release_of(home, step["pinned_position"], on_line=on_line)
        at = {"period": step["period"], "version": step["version"], "position": step["pinned_position"]}
        lines = _lines(release, stream_id, events, period=step["period"])
        figures = rows_of(release, "record_figures", period=step["period"], stream=stream_id)
        if lines or figures:
            published.append(at | {"indicators": lines, "figures": figures})
    return RecordStory(
        stream_id,
        events,
        rows_of(now, "record_violations", stream=stream_id),
        _lines(now, stream_id, events),
        published,
    )


def events_of(log: EventLog, stream_id: str) -> list[dict[str, Any]]:
    """Events of one stream in log order, each with the file and the row that it came from."""
    feed = stream_id.split("/", 1)[0]
    own = log.events(feed).filter(pl.col("stream_id") == stream_id)
    files = {batch.batch_id: batch.file_name for batch in log.batches() if batch.feed == feed}
    shown = own.select(*_SHOWN, "batch_id", "is_present", *_subject_columns(feed)).to_dicts()
    return [row | {"file_name": files[row.pop("batch_id")]} for row in shown]


def _subject_columns(feed: str) -> list[str]:
    return ["department_code", "case_or_decision_no"] if feed in _OF_A_FILE else []


def _publications(log: EventLog) -> list[dict[str, Any]]:
    """Every step that published a version, by quarter and version."""
    state = log.state(FEED, "system")
    rows = [
        row
        for period in sorted(set(state["period"].to_list()))
        for row in acts_of(log, FEED, period)
        if row["step"] in PUBLISHING
    ]
    return sorted(rows, key=lambda row: (row["period"], row["version"]))


def _lines(
    release: Release, stream_id: str, events: list[dict[str, Any]], period: str | None = None
) -> list[dict[str, Any]]:
    """Indicator lines of a record: its own, those that it is evidence of, those of the file that it belongs to."""
    feed, source, key = stream_id.split("/", 2)
    asked: list[tuple[str, str | None]] = [(stream_id, key.replace("%2F", "/").replace("%25", "%"))]
    if feed in _OF_A_FILE:
        last = events[-1]
        asked += [
            (f"{kind}/{source}/{last['department_code']}/{_escaped(last['case_or_decision_no'])}", None)
            for kind in _FILES
        ]
    lines = [
        line
        for stream, evidence in asked
        for line in rows_of(release, "record_indicators", period=period, stream=stream, evidence=evidence)
        if feed not in _OF_A_FILE or stream == stream_id or line["indicator_code"].startswith("case_file")
    ]
    return [line for number, line in enumerate(lines) if line not in lines[:number]]


def _escaped(part: str) -> str:
    return part.replace("%", "%25").replace("/", "%2F")
