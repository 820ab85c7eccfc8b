"""`zhifa notify test`: does a reminder arrive?

Belongs here: running it and printing what came of it; how any command tells of reminders that were not sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.output import (
    WAITS_FOR_A_PERSON,
    WRONG_USE,
    AsJson,
    aside,
    emit_json,
    emit_table,
    fail,
    faults,
)

if TYPE_CHECKING:
    from orchestration.notify import Sent

notify_app = typer.Typer(help="提醒：邮件、企业微信等，缺省关闭。", no_args_is_help=True)

_SHOWN = {
    "recipient": "接收方",
    "said": "结果",
    "sent_count": "送达",
    "failed_count": "未送达",
    "problem": "说明",
}


def show_sent(sent: Sequence[Sent]) -> None:
    """Print what came of reminders."""
    from orchestration.notify.notifier import STATUS_LABELS

    emit_table("提醒", [vars(one) | {"said": STATUS_LABELS[one.status]} for one in sent], _SHOWN)


def show_unsent(sent: Sequence[Sent]) -> None:
    """Say on the error stream which reminders did not arrive; a command that did its work has done it all the same."""
    for one in sent:
        if one.status == "failed":
            aside.print(f"提醒未送达（{one.recipient}）：{one.problem}", markup=False, soft_wrap=True)


def exit_for_sent(sent: Sequence[Sent]) -> None:
    """Exit code 1 where a reminder did not arrive: somebody has to look after it."""
    if any(one.status in ("failed", "no_address") for one in sent):
        raise typer.Exit(WAITS_FOR_A_PERSON)


@notify_app.command("test")
def try_out(
    department: Annotated[
        str | None, typer.Argument(metavar="主体编码", help="发给这个主体；缺省发给执法监督办公室。")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """发一条测试提醒，查看能否送达。"""
    from ingestion.home import Home
    from orchestration.notify import Notifier, NotifyFault

    with faults():
        try:
            notifier = Notifier.from_home(Home.from_env())
        except NotifyFault as fault:
            raise fail(str(fault), WRONG_USE) from fault
        said = ("执法数仓测试提醒", "这是一条测试提醒。收到即说明提醒设置有效，无需处理。")
        sent = notifier.department(department, *said) if department else notifier.office(*said)
    if as_json:
        emit_json(vars(sent))
    else:
        show_sent([sent])
    exit_for_sent([sent])


def register(app: typer.Typer) -> None:
    """Hang this group on the application."""
    app.add_typer(notify_app, name="notify")
