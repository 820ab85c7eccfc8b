"""What a department's findings mean on a day.

Belongs here: the one rule of the gate, as pure functions.
Does not belong here: finding the findings (dbt `quality`), running the checks (`engine`), events (`gate`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

GateStatus = Literal["pass", "hold", "deduct"]

LABELS: dict[GateStatus, str] = {"pass": "通过", "hold": "暂缓", "deduct": "按现状扣减"}


def department_status(
    *, has_finding: bool, on: date, correction_ends_date: date, is_platform_failure: bool
) -> GateStatus:
    """`pass` without findings; with them `hold` to the last day of correction inclusive, then `deduct`.

    A platform-wide failure holds everybody: no department's figures can be trusted then.
    """
    if is_platform_failure:
        return "hold"
    if not has_finding:
        return "pass"
    return "hold" if on <= correction_ends_date else "deduct"


def quarter_status(statuses: Iterable[GateStatus]) -> GateStatus:
    """The quarter stands still while anybody is held; it is `deduct` when some are scored as they stand."""
    found = set(statuses)
    if "hold" in found:
        return "hold"
    return "deduct" if "deduct" in found else "pass"
