"""Steps of a quarter in the log: reading where it stands, and writing the next one.

Belongs here: the one way in which a step becomes an event, in order and by one writer.
Does not belong here: the order itself (`steps`), what a step demands (`procedure`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from ingestion import values
from ingestion.acts import SOURCE, record_acts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.steps import CannotTake, OutOfOrder, Quarter, Step, state_after

FEED = "quarter_step"
# A step concerns the whole zone; feeds name a department first, and this stands for all of them.
WHOLE_ZONE = "全区"

__all__ = [
    "Acting",
    "CannotTake",
    "OutOfOrder",
    "Quarter",
    "Step",
    "acts_of",
    "deciding_position",
    "load_quarter",
    "quarter_in",
    "same_person",
    "take_step",
    "tidy_name",
    "tidy_text",
]


@dataclass(frozen=True)
class Acting:
    """Who acts, on which business day, why; `recorded_at` is our clock, naive UTC."""

    actor: str
    on: date
    recorded_at: datetime
    reason: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "actor", tidy_name(self.actor))
        object.__setattr__(self, "reason", tidy_text(self.reason) or None)
        if not self.actor:
            raise CannotTake("请写明操作人（--actor）。")


def tidy_name(text: str | None) -> str:
    """A person's or office's name as the log keeps names; empty where it says nothing."""
    return str(values.name(pl.Series([text or ""], dtype=pl.String))[0] or "")


def tidy_text(text: str | None) -> str:
    """A sentence without spare blanks; its own punctuation stays, for it is printed."""
    return " ".join((text or "").split())


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names are written the same, spaces and widths apart."""

    def bare(text: str | None) -> str:
        return "".join(tidy_name(text).split()).casefold()

    return bool(bare(one)) and bare(one) == bare(other)


def acts_of(log: EventLog, feed: str, period: str) -> list[dict[str, Any]]:
    """The standing acts of a feed about a period, by position."""
    state = log.state(feed, SOURCE)
    return state.filter(pl.col("is_present") & (pl.col("period") == period)).sort("position").to_dicts()


def load_quarter(home: Home, period: str) -> Quarter:
    """Where a quarter stands now."""
    return quarter_in(EventLog.open(home), period)


def quarter_in(log: EventLog, period: str) -> Quarter:
    """Where a quarter stands in a log that is open already."""
    return Quarter.folded(period, acts_of(log, FEED, period))


# Acts that say what was done and change no figure.
_CHANGES_NOTHING = frozenset({FEED, "objection", "publication", "review_draw"})


def deciding_position(log: EventLog, *, up_to: int | None = None, but: frozenset[str] = frozenset()) -> int:
    """Last position, up to `up_to`, of a batch that can change a figure or the gate; 0 without one.

    Feeds of `but` are passed over as well.
    """
    told = _CHANGES_NOTHING | but
    return max((batch.last_position for batch in log.batches(up_to) if batch.feed not in told), default=0)


def take_step(
    home: Home,
    period: str,
    step: str,
    acting: Acting,
    *,
    guard: Callable[[EventLog, Quarter], None] | None = None,
    **columns: Any,
) -> Quarter:
    """Append a step and return where the quarter stands then.

    The order, and whatever `guard` wants to be so, is checked while nobody else can append. `columns` are
    further columns of the feed. Raises `OutOfOrder`, or what `guard` raises; nothing is then appended.
    """

    def row(log: EventLog) -> Sequence[Mapping[str, Any]]:
        quarter = quarter_in(log, period)
        state = state_after(quarter, step, acting.on)
        if guard is not None:
            guard(log, quarter)
        said = {
            "department_code": WHOLE_ZONE,
            "period": period,
            "step_no": len(quarter.steps) + 1,
            "step": step,
            "state": state,
            "on_date": acting.on,
            "actor": acting.actor,
            "reason": acting.reason,
        }
        return [said | columns]

    record_acts(home, feed=FEED, rows=row, recorded_at=acting.recorded_at)
    return load_quarter(home, period)
