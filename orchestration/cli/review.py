"""`zhifa review draw`: case files drawn for the quarterly review.

Belongs here: options, and how a draw looks on a screen.
Does not belong here: the draw (`orchestration.quarter.review_draw`) and its papers (`review_papers`).
"""

from __future__ import annotations

from typing import Annotated

import typer

from orchestration.cli.acting import On, Period, Reason, acting, refusals
from orchestration.cli.intake import WHOEVER, Actor
from orchestration.cli.output import WRONG_USE, AsJson, emit_json, emit_table, fail, screen, working
from orchestration.cli.warehouse import period_of

review_app = typer.Typer(help="案卷评查：抽取案卷、分派评查单位。", no_args_is_help=True)

_SHOWN = {
    "number": "序号",
    "department_name": "执法主体",
    "case_or_decision_no": "案件或文号",
    "procedure_kind": "程序",
    "closed_date": "结案",
    "reviewer_name": "评查单位",
}


@review_app.callback()
def _group() -> None:
    """案卷评查。"""


@review_app.command("draw")
def draw_command(
    period: Period,
    seed: Annotated[str, typer.Option(help="随机种子，如当众摇出的号码；同一种子抽出同样的案卷。")] = "",
    each: Annotated[int, typer.Option(help="每个单位抽取的件数。")] = 5,
    again: Annotated[bool, typer.Option("--again", help="换种子重新抽取，须写明理由。")] = False,
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """抽取本季度办结的案卷，按单位和程序分层，由其他单位评查，并印出评查表。"""
    from ingestion.home import Home
    from orchestration.quarter.review_papers import draw_review
    from orchestration.reports.filling import TemplateFault

    period = period_of(period)
    with refusals(), working("正在抽取案卷"):
        try:
            drawn = draw_review(
                Home.from_env(), period, acting(actor, on, reason), seed=seed, each=each, is_again=again
            )
        except TemplateFault as fault:
            raise fail(str(fault), WRONG_USE) from fault
    if as_json:
        emit_json({"period": period, "folder": str(drawn.folder), "files": drawn.files})
        return
    emit_table(f"{period} 评查案卷（种子 {drawn.files[0]['seed']}）", drawn.files, _SHOWN)
    screen.print(f"评查表和结果表：{drawn.folder}", markup=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    app.add_typer(review_app, name="review")
