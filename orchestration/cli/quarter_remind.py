"""`zhifa quarter remind`: correction lists and drafts to the departments' contacts.

Belongs here: choosing the lists and printing what came of each. Does not belong here: texts and sending.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from orchestration.cli.acting import On, Period, day_of, refusals
from orchestration.cli.intake import today
from orchestration.cli.notify import exit_for_sent, show_sent
from orchestration.cli.output import WRONG_USE, AsJson, emit_json, fail, working
from orchestration.cli.warehouse import period_of

if TYPE_CHECKING:
    from ingestion.home import Home
    from orchestration.quarter.corrections import Stage


def remind(period: Period, on: On = None, as_json: AsJson = False) -> None:
    """提醒：把最近一次核查的补正清单（初评以后为核对表）发给各单位联络员。"""
    from ingestion.home import Home
    from orchestration.notify import NotifyFault
    from orchestration.quarter import reminders
    from orchestration.quarter.corrections import correction_lists

    home, quarter = Home.from_env(), period_of(period)
    with refusals(), working("正在发送提醒"):
        lists = correction_lists(home, quarter, _stage(home, quarter))
        try:
            sent = reminders.remind(home, quarter, lists, day_of(on) or today())
        except NotifyFault as fault:
            raise fail(str(fault), WRONG_USE) from fault
    if as_json:
        emit_json([vars(one) for one in sent])
    else:
        show_sent(sent)
    exit_for_sent(sent)


def _stage(home: Home, period: str) -> Stage:
    """Which list departments have in hand at this stage of the quarter."""
    from orchestration.quarter.record import load_quarter

    return "check" if load_quarter(home, period).state in ("open", "checking") else "draft"


def register(app: typer.Typer) -> None:
    """Hang this command on the group `zhifa quarter`."""
    app.command("remind")(remind)
