"""`zhifa quarter …`: a quarter from open to published, one command a step.

Belongs here: the steps and how each says what it left.
Does not belong here: what a step demands (`orchestration.quarter`), answers and waivers (`quarter_answers`),
comparisons (`quarter_compare`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orchestration.cli import quarter_answers, quarter_compare, quarter_papers, quarter_remind
from orchestration.cli.acting import On, Period, Reason, acting, day_of, refusals
from orchestration.cli.intake import WHOEVER, Actor
from orchestration.cli.output import AsJson, emit_json, emit_table, screen, working
from orchestration.cli.warehouse import period_of

if TYPE_CHECKING:
    from orchestration.quarter.procedure import Listed
    from orchestration.quarter.record import Quarter

quarter_app = typer.Typer(help="季度评估：核查、初评、反馈、冻结、评分、审签、公布。", no_args_is_help=True)

_STEPS_SHOWN = {
    "step_no": "序号",
    "step": "步骤",
    "on_date": "办理日",
    "actor": "操作人",
    "state": "之后状态",
    "pinned_position": "日志位置",
    "due_date": "截止日",
    "document_no": "文号",
    "version": "版本",
    "reason": "事由",
}
_LISTS_SHOWN = {
    "department_code": "编码",
    "department_name": "执法主体",
    "missing_count": "缺失材料",
    "late_count": "逾期材料",
    "violation_count": "违反规则",
    "reject_count": "退回未改",
    "fixed_count": "已补正",
    "waived_count": "已豁免",
    "left_count": "尚待处理",
    "new_count": "新发现",
    "days_left": "剩余天数",
}


def stepped(quarter: Quarter, *, as_json: bool, **more: Any) -> None:
    """Say where the quarter stands after a step, and what comes next."""
    from orchestration.quarter.steps import STATE_LABELS, STEP_LABELS

    last = quarter.steps[-1]
    if as_json:
        emit_json({"period": quarter.period, "state": quarter.state, "step": vars(last), **more})
        return
    pinned = f"，日志位置 {last.pinned_position}" if last.pinned_position else ""
    due = f"，截止 {last.due_date}" if last.due_date else ""
    screen.print(
        f"{quarter.period} {STEP_LABELS[last.step]}完成（办理日 {last.on_date}{pinned}{due}），"
        f"现为“{STATE_LABELS[quarter.state]}”。",
        soft_wrap=True,
    )
    screen.print(
        f"下一步：{STEP_LABELS[quarter.next_step]}  zhifa quarter {quarter.next_step} {quarter.period}",
        soft_wrap=True,
    )


@quarter_app.command("status")
def status(period: Period, as_json: AsJson = False) -> None:
    """季度走到哪一步：步骤、反馈、豁免、公布的版本。"""
    from ingestion.home import Home
    from orchestration.quarter.status import status_of
    from orchestration.quarter.steps import STATE_LABELS, STEP_LABELS

    with refusals():
        said = status_of(Home.from_env(), period_of(period))
    if as_json:
        emit_json(said)
        return
    shown = [
        row | {"step": STEP_LABELS[row["step"]], "state": STATE_LABELS[row["state"]]} for row in said["steps"]
    ]
    emit_table(f"{said['period']}：{STATE_LABELS[said['state']]}", shown, _STEPS_SHOWN, empty="尚未开始。")
    quarter_answers.show_answers(said["answers"])
    quarter_answers.show_waivers(said["waivers"])
    for line in said["to_do"]:
        screen.print(f"· {line}", markup=False, soft_wrap=True)


def _show_lists(listed: Listed, *, as_json: bool) -> None:
    rows = [vars(one) for one in listed.lists]
    if as_json:
        stepped(listed.quarter, as_json=True, lists=rows)
        return
    emit_table(f"{listed.quarter.period} 各单位清单", rows, _LISTS_SHOWN, empty="没有需要补正的单位。")
    if listed.lists:
        screen.print(f"工作簿：{listed.lists[0].path.parent}", markup=False, soft_wrap=True)
    stepped(listed.quarter, as_json=False)


def _show_score(quarter: Quarter, *, as_json: bool) -> None:
    stepped(quarter, as_json=as_json)
    if not as_json:
        pinned = quarter.steps[-1].pinned_position
        screen.print(f"查看名次：zhifa rank {quarter.period} --position {pinned}")


def _add_step(name: str, said: str, doing: str, show: Callable[..., None]) -> None:
    """A step that wants nothing but who, when and why; it runs the procedure's function of its name."""

    def command(
        period: Period, on: On = None, actor: Actor = WHOEVER, reason: Reason = None, as_json: AsJson = False
    ) -> None:
        from ingestion.home import Home
        from orchestration.quarter import procedure

        with refusals(), working(doing):
            done = getattr(procedure, name)(Home.from_env(), period_of(period), acting(actor, on, reason))
        show(done, as_json=as_json)

    quarter_app.command(name, help=said)(command)


_add_step("check", "核查：给每个单位写补正清单；可反复进行，并与上次核查比较。", "正在核查", _show_lists)
_add_step("draft", "初评：按现有数据试算，写出各单位的核对表；发出之前可重做。", "正在初评", _show_lists)
_add_step(
    "feedback",
    "开放反馈：把初评发给各单位，限期（缺省 5 个工作日）确认或提出异议。",
    "正在写核对表",
    _show_lists,
)
_add_step("freeze", "冻结：评估质量闸门，钉住日志位置；此后到的数据不影响本季度。", "正在冻结", stepped)
_add_step("score", "评分：按冻结的位置正式计分排名。", "正在评分", _show_score)
_add_step("withdraw", "撤回：退回到可以更正的阶段；已公布的版本保留并标明撤回。", "正在撤回", stepped)


@quarter_app.command("sign")
def sign(
    period: Period,
    document_no: Annotated[str, typer.Option(help="发文字号，如 津开执监〔2025〕3号。")] = "",
    signatory: Annotated[str, typer.Option(help="签发人；批准过本季度豁免的不得签发。")] = "",
    signed_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="签发日期（缺省为办理日）。")
    ] = None,
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """审签：录入文号、签发人和签发日期。"""
    from ingestion.home import Home
    from orchestration.quarter import procedure

    with refusals():
        who = acting(actor, on, reason)
        done = procedure.sign(
            Home.from_env(),
            period_of(period),
            who,
            document_no=document_no,
            signatory=signatory,
            signed_on=day_of(signed_on) or who.on,
        )
    stepped(done, as_json=as_json)


@quarter_app.command("publish")
def publish(
    period: Period, on: On = None, actor: Actor = WHOEVER, reason: Reason = None, as_json: AsJson = False
) -> None:
    """公布：写出通报、附件、分析报告、一页报告和约谈通知书，并签名存证。"""
    from ingestion.home import Home
    from orchestration.quarter import publication
    from orchestration.quarter.record import load_quarter

    home = Home.from_env()
    with refusals(), working("正在公布"):
        done = publication.publish(home, period_of(period), acting(actor, on, reason))
        quarter = load_quarter(home, period_of(period))
    stepped(quarter, as_json=as_json, folder=str(done.folder))
    if not as_json:
        screen.print(f"公布目录：{done.folder}", markup=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    quarter_answers.register(quarter_app)
    quarter_compare.register(quarter_app)
    quarter_papers.register(quarter_app)
    quarter_remind.register(quarter_app)
    app.add_typer(quarter_app, name="quarter")
