"""The states of a quarter and the steps between them, as a fold over the steps that were done.

Belongs here: which step may follow which, and what stands after it. Pure: no file, no clock, no log.
Does not belong here: what a step demands of the data (`procedure`), writing it down (`record`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

OPEN: Final = "open"
# Step → the state in which it may be done → the state that it leaves.
TRANSITIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "check": {"open": "checking", "checking": "checking"},
    "draft": {"checking": "draft", "draft": "draft"},
    "feedback": {"draft": "feedback"},
    "freeze": {"feedback": "frozen"},
    "score": {"frozen": "scored"},
    "sign": {"scored": "signed"},
    "publish": {"signed": "published"},
    "restate": {"published": "restated", "restated": "restated"},
    # Back to where departments may still answer; a version that was published stays where it lies, marked withdrawn.
    "withdraw": {
        "checking": "open",
        "draft": "checking",
        "feedback": "checking",
        "frozen": "feedback",
        "scored": "feedback",
        "signed": "feedback",
        "published": "feedback",
        "restated": "feedback",
    },
}
PUBLISHING: Final = ("publish", "restate")

STEP_LABELS: Final = {
    "check": "核查",
    "draft": "初评",
    "feedback": "开放反馈",
    "freeze": "冻结",
    "score": "评分",
    "sign": "审签",
    "publish": "公布",
    "restate": "重述",
    "withdraw": "撤回",
}
STATE_LABELS: Final = {
    "open": "开放",
    "checking": "核查中",
    "draft": "初评",
    "feedback": "反馈核对",
    "frozen": "已冻结",
    "scored": "已评分",
    "signed": "已审签",
    "published": "已公布",
    "restated": "已重述",
}
_WHAT_TO_RUN = {
    "open": "check",
    "checking": "draft",
    "draft": "feedback",
    "feedback": "freeze",
    "frozen": "score",
    "scored": "sign",
    "signed": "publish",
    "published": "restate",
    "restated": "restate",
}


class CannotTake(ValueError):
    """A step or act that is refused; the message says in Chinese what is wrong and what to do."""


class OutOfOrder(CannotTake):
    """A step that the state of the quarter does not allow."""


@dataclass(frozen=True)
class Step:
    """One step as the log has it; attributes are the columns of feed `quarter_step`, and its position."""

    step_no: int
    step: str
    state: str
    on_date: date
    actor: str
    reason: str | None = None
    pinned_position: int | None = None
    chain_hash: str | None = None
    code_revision: str | None = None
    due_date: date | None = None
    ranking_digest: str | None = None
    scheme_digest: str | None = None
    document_no: str | None = None
    signatory: str | None = None
    signed_on: date | None = None
    version: int | None = None
    manifest_sha256: str | None = None
    position: int | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Step:
        """The step that a row of the feed tells."""
        said: dict[str, Any] = {field.name: row.get(field.name) for field in fields(cls)}
        return cls(**said)


@dataclass(frozen=True)
class Quarter:
    """Where a quarter stands: its steps in order."""

    period: str
    steps: tuple[Step, ...] = ()

    @classmethod
    def folded(cls, period: str, rows: Iterable[Mapping[str, Any]]) -> Quarter:
        """The quarter that the rows of feed `quarter_step` tell; rows of other periods are passed over."""
        own = sorted((row for row in rows if row["period"] == period), key=lambda row: row["step_no"])
        return cls(period, tuple(Step.of(row) for row in own))

    @property
    def state(self) -> str:
        return self.steps[-1].state if self.steps else OPEN

    @property
    def next_step(self) -> str:
        """The command that leads on from here."""
        return _WHAT_TO_RUN[self.state]

    def standing(self, step: str) -> Step | None:
        """The last such step that no later withdrawal has undone."""
        for number in range(len(self.steps) - 1, -1, -1):
            done = self.steps[number]
            if done.step == step and not any(
                _is_undone_by(step, later) for later in self.steps[number + 1 :] if later.step == "withdraw"
            ):
                return done
        return None

    @property
    def publications(self) -> tuple[Step, ...]:
        """Every version that was ever published, oldest first, withdrawn ones among them."""
        return tuple(step for step in self.steps if step.step in PUBLISHING)

    @property
    def in_force(self) -> Step | None:
        """The published version that holds today: the newest, unless it was withdrawn."""
        return self.publications[-1] if self.state in ("published", "restated") else None

    @property
    def next_version(self) -> int:
        return len(self.publications) + 1

    @property
    def checks(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.step == "check")


# In order of the procedure: a withdrawal to a state undoes every step that leads past it.
_ORDER = ("check", "draft", "feedback", "freeze", "score", "sign", "publish", "restate")
_REACHED = {"open": 0, "checking": 1, "draft": 2, "feedback": 3}


def _is_undone_by(step: str, withdrawal: Step) -> bool:
    return _ORDER.index(step) >= _REACHED[withdrawal.state]


def state_after(quarter: Quarter, step: str, on: date) -> str:
    """The state that a step leads to. Raises `OutOfOrder`, naming what to do instead."""
    allowed = TRANSITIONS[step]
    if quarter.state not in allowed:
        raise OutOfOrder(
            f"{quarter.period} 目前为“{STATE_LABELS[quarter.state]}”，不能{STEP_LABELS[step]}。"
            f"下一步是{STEP_LABELS[quarter.next_step]}：zhifa quarter {quarter.next_step} {quarter.period}"
        )
    if quarter.steps and on < quarter.steps[-1].on_date:
        last = quarter.steps[-1]
        raise OutOfOrder(f"办理日 {on} 早于上一步（{STEP_LABELS[last.step]}，{last.on_date}）。请核对 --on。")
    return allowed[quarter.state]
