"""`zhifa quarter object|decide|waive`: answers of departments, decisions on them, waivers.

Belongs here: options and printing. Does not belong here: what may be answered and waived (`orchestration.quarter`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import typer

from orchestration.cli.acting import On, Period, Reason, acting, refusals
from orchestration.cli.intake import WHOEVER, Actor
from orchestration.cli.output import WRONG_USE, AsJson, emit_json, emit_table, fail, screen, working
from orchestration.cli.warehouse import period_of

Department = Annotated[str, typer.Argument(metavar="主体编码", help="执法主体编码，如 JKQ01。")]

_ANSWERS_SHOWN = {
    "department_code": "编码",
    "objection_no": "序号",
    "answer": "反馈",
    "subject": "所涉",
    "statement": "意见",
    "submitted_by": "反馈人",
    "submitted_on": "日期",
    "decision": "处理",
    "decision_reason": "处理理由",
}
_WAIVERS_SHOWN = {
    "department_code": "编码",
    "waiver_no": "序号",
    "rule_id": "规则",
    "record_no": "记录",
    "reason": "理由",
    "granted_by": "批准人",
    "valid_until": "有效期至",
    "is_revoked": "已撤销",
}


def show_answers(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print answers to the draft, if there are any."""
    if rows:
        emit_table("反馈", rows, _ANSWERS_SHOWN)


def show_waivers(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print waivers, if there are any."""
    if rows:
        emit_table("豁免", rows, _WAIVERS_SHOWN)


def object_(
    period: Period,
    department: Annotated[
        str | None, typer.Argument(metavar="主体编码", help="执法主体编码，如 JKQ01。")
    ] = None,
    statement: Annotated[
        str | None, typer.Option(help="异议内容，不写个人姓名；不写即为确认无异议。")
    ] = None,
    subject: Annotated[str | None, typer.Option(help="所涉指标代码或问题编号。")] = None,
    by: Annotated[str, typer.Option(help="反馈人。")] = "",
    from_replies: Annotated[bool, typer.Option(help="登记各单位在回复表中提出的全部异议。")] = False,
    on: On = None,
    actor: Actor = WHOEVER,
    as_json: AsJson = False,
) -> None:
    """登记一个单位对初评的反馈：确认，或写明内容的异议。"""
    from ingestion.home import Home
    from orchestration.quarter import answers
    from orchestration.quarter.departments import must_be_known
    from orchestration.quarter.replies import objections_from_replies

    home, who = Home.from_env(), acting(actor, on, None)
    with refusals(), working("正在登记"):
        if from_replies:
            rows = objections_from_replies(home, period_of(period), who)
        elif department is None:
            raise fail("请写明执法主体编码，或用 --from-replies 登记回复表中的异议。", WRONG_USE)
        else:
            must_be_known(home, department)
            rows = [
                answers.answer(
                    home,
                    period_of(period),
                    department,
                    who,
                    submitted_by=by,
                    statement=statement,
                    subject=subject,
                )
            ]
    if as_json:
        emit_json(rows)
    else:
        emit_table("已登记的反馈", rows, _ANSWERS_SHOWN, empty="回复表中没有新的异议。")


def decide(
    period: Period,
    department: Department,
    number: Annotated[int, typer.Argument(metavar="序号", help="反馈序号。")],
    is_upheld: Annotated[bool, typer.Option("--uphold/--reject", help="采纳，或不采纳。")],
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """处理一条异议：采纳或不采纳，都须写明理由。"""
    from ingestion.home import Home
    from orchestration.quarter import answers

    with refusals():
        who = acting(actor, on, reason)
        row = answers.decide(Home.from_env(), period_of(period), department, number, who, is_upheld=is_upheld)
    if as_json:
        emit_json(row)
        return
    emit_table("已处理的异议", [row], _ANSWERS_SHOWN)
    if is_upheld:
        screen.print(
            "采纳不会自己改动数据：请让单位补报、办理豁免（zhifa quarter waive）或作废错录（zhifa void）。"
        )


def waive(
    period: Period,
    department: Department,
    rule: Annotated[
        str | None, typer.Option(help="规则、材料要求或闸门理由的代码，见补正清单的规则一栏。")
    ] = None,
    record: Annotated[str | None, typer.Option(help="记录编号；不写为该季度全部。")] = None,
    granted_by: Annotated[str, typer.Option(help="批准人，此后不得签发该季度通报。")] = "",
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="有效期至（含）。")] = None,
    document_no: Annotated[str | None, typer.Option(help="批准文号。")] = None,
    revoke: Annotated[int | None, typer.Option(metavar="序号", help="撤销该序号的豁免。")] = None,
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """批准（或撤销）豁免：某条规则对某单位的一条记录或整个季度不计。"""
    from ingestion.home import Home
    from orchestration.quarter import waivers
    from orchestration.quarter.departments import must_be_known, must_be_waivable

    home, who = Home.from_env(), acting(actor, on, reason)
    with refusals(), working("正在登记豁免"):
        if revoke is not None:
            row = waivers.revoke(home, period_of(period), department, revoke, who)
        else:
            if rule is None or until is None:
                raise fail("请写明规则（--rule）和有效期（--until）。", WRONG_USE)
            must_be_known(home, department)
            must_be_waivable(home, period_of(period), department, rule, record)
            row = waivers.waive(
                home,
                period_of(period),
                department,
                rule,
                who,
                granted_by=granted_by,
                valid_until=until.date(),
                record_no=record,
                document_no=document_no,
            )
    if as_json:
        emit_json(row)
    else:
        emit_table("豁免", [row], _WAIVERS_SHOWN)


def register(app: typer.Typer) -> None:
    """Hang these commands on the group."""
    app.command("object")(object_)
    app.command("decide")(decide)
    app.command("waive")(waive)
