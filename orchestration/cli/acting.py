"""What every command of the office's acts shares: who acts on which day, and how a refusal is said.

Belongs here: options and words of `zhifa quarter`, `zhifa interview` and `zhifa review` alike.
Does not belong here: any single command.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.intake import clock, today
from orchestration.cli.output import WAITS_FOR_A_PERSON, WRONG_USE, fail, faults

if TYPE_CHECKING:
    from orchestration.quarter.record import Acting

Period = Annotated[str, typer.Argument(metavar="季度", help="如 2024Q4。")]
On = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="办理日（缺省为今天，北京时间）。")]
Reason = Annotated[str | None, typer.Option(help="事由；不写个人姓名。")]


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what a quarter refuses into a sentence and an exit code; a hold waits for a person."""
    from expectations.evaluation import GateFault
    from orchestration.quarter.procedure import OnHold
    from orchestration.quarter.record import CannotTake

    with faults():
        try:
            yield
        except OnHold as fault:
            raise fail(str(fault), WAITS_FOR_A_PERSON) from fault
        except (CannotTake, GateFault) as fault:
            raise fail(str(fault), WRONG_USE) from fault


def acting(actor: str, on: datetime | None, reason: str | None) -> Acting:
    """Who acts, on which day: what every step states."""
    from orchestration.quarter.record import Acting

    return Acting(actor, on.date() if on else today(), clock(), reason)


def day_of(moment: datetime | None) -> date | None:
    """The day of an option that Typer parsed."""
    return moment.date() if moment else None
