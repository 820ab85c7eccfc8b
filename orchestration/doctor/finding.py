"""One thing that is wrong: how bad, in which words, and what to do.

Belongs here: the finding itself. Does not belong here: how it is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

# A notice waits for a person; a fault stops work, loses data, or lets somebody see what he should not.
Severity = Literal["ok", "notice", "fault"]
SEVERITY_LABELS: dict[Severity, str] = {"ok": "正常", "notice": "提醒", "fault": "故障"}
_SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """`problem` says what is wrong, `remedy` the command (or the one thing) that mends it; both Chinese."""

    code: str
    severity: Severity
    problem: str
    remedy: str


def fault(code: str, problem: str, remedy: str) -> Finding:
    """Something that stops work, loses data, or opens what is closed."""
    return Finding(code, "fault", problem, remedy)


def notice(code: str, problem: str, remedy: str) -> Finding:
    """Something that waits for a person."""
    return Finding(code, "notice", problem, remedy)


def some(names: Sequence[str]) -> str:
    """The first few names, and how many there are."""
    shown = "、".join(names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} 等 {len(names)} 项"
