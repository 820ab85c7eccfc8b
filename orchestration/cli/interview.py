"""`zhifa interview …`: the leaders of listed departments, from notice to close.

Belongs here: options, and how an interview looks on a screen.
Does not belong here: which stage follows which (`orchestration.quarter.interviews`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import typer

from orchestration.cli.acting import On, Period, Reason, acting, day_of, refusals
from orchestration.cli.intake import WHOEVER, Actor, today
from orchestration.cli.output import AsJson, emit_json, emit_table, screen, working
from orchestration.cli.warehouse import period_of

interview_app = typer.Typer(help="约谈：通知、约谈、整改方案、复核、办结。", no_args_is_help=True)

Department = Annotated[str, typer.Argument(metavar="主体", help="执法主体编码。")]
_SHOWN = {
    "period": "季度",
    "department_code": "执法主体",
    "grounds": "缘由",
    "version": "依据版本",
    "stage": "阶段",
    "notice_on": "通知",
    "held_on": "约谈",
    "plan_on": "整改方案",
    "reviewed_on": "复核",
    "review_result": "结果",
    "closed_on": "办结",
    "next": "下一步",
    "overdue": "逾期",
}
_NEXT = {"notify": "通知", "hold": "约谈", "plan": "报整改方案", "review": "复核", "close": "办结"}


@interview_app.command("status")
def status(
    period: Annotated[str | None, typer.Argument(metavar="季度", help="如 2024Q4；缺省为全部。")] = None,
    as_json: AsJson = False,
) -> None:
    """约谈进展：待通知的、进行中的、逾期的和已办结的。"""
    from ingestion.home import Home
    from orchestration.quarter.interviews import interviews

    with refusals():
        rows = interviews(Home.from_env(), period_of(period) if period else None, today())
    if as_json:
        emit_json(rows)
        return
    shown = [
        row
        | {
            "grounds": (row["grounds"] or "").replace("|", "、"),
            "stage": row["stage"] or "待通知",
            "next": _NEXT.get(row["next_act"] or "", ""),
            "overdue": f"{row['overdue_since']} 届满" if row["overdue_since"] else "",
        }
        for row in rows
    ]
    emit_table("约谈", shown, _SHOWN, empty="没有列入约谈的单位。")


def _done(period: str, department: str, act: str, who: Any, *, as_json: bool, **said: Any) -> None:
    from ingestion.contract import load_contracts
    from ingestion.home import Home
    from orchestration.quarter.interviews import interview, limit_by_scheme, next_act

    period, home = period_of(period), Home.from_env()
    with refusals(), working("正在登记"):
        acting_ = who()
        stated = {name: value for name, value in said.items() if value is not None}
        limit = limit_by_scheme(home, period, act, acting_.on)
        row = interview(home, period, department.strip(), act, acting_, **(limit | stated))
    if as_json:
        names = load_contracts()["interview"].physical_columns()
        emit_json({name: row[name] for name in names} | {"next_act": next_act(row)})
        return
    due = next_act(row)
    todo = f"下一步：{_NEXT[due]}  zhifa interview {due} {period} {department}" if due else "约谈已办结。"
    screen.print(f"{period} {department} 约谈：{row['stage']}。{todo}", markup=False, soft_wrap=True)


@interview_app.command("notify")
def notify(
    period: Period,
    department: Department,
    hold_by: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="最迟约谈日（缺省按评分方案）。")
    ] = None,
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """登记已发约谈通知书；只限公布版本列入名单的单位。"""
    limit = {"hold_by_date": day_of(hold_by)}
    _done(period, department, "notify", lambda: acting(actor, on, reason), as_json=as_json, **limit)


@interview_app.command("hold")
def hold(
    period: Period,
    department: Department,
    held_by: Annotated[str, typer.Option(help="主谈人。")] = "",
    personnel_office: Annotated[str, typer.Option(help="参加约谈的组织人事部门。")] = "",
    plan_by: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="最迟报整改方案日（缺省按评分方案）。")
    ] = None,
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """登记约谈；会同组织人事部门进行。"""
    said = {"held_by": held_by, "personnel_office": personnel_office, "plan_by_date": day_of(plan_by)}
    _done(period, department, "hold", lambda: acting(actor, on, reason), as_json=as_json, **said)


@interview_app.command("plan")
def plan(
    period: Period,
    department: Department,
    summary: Annotated[str, typer.Option(help="整改要点，不写个人姓名。")] = "",
    review_by: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="最迟复核日（缺省按评分方案）。")
    ] = None,
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """登记收到整改方案；复核不合格的重新报。"""
    said = {"plan_summary": summary, "review_by_date": day_of(review_by)}
    _done(period, department, "plan", lambda: acting(actor, on, reason), as_json=as_json, **said)


@interview_app.command("review")
def review(
    period: Period,
    department: Department,
    result: Annotated[str, typer.Option(help="合格或不合格。")] = "",
    by: Annotated[str, typer.Option(help="复核人。")] = "",
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """登记整改复核结果。"""
    said = {"review_result": result, "reviewed_by": by}
    _done(period, department, "review", lambda: acting(actor, on, reason), as_json=as_json, **said)


@interview_app.command("close")
def close(
    period: Period,
    department: Department,
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """办结；复核合格后方可。"""
    _done(period, department, "close", lambda: acting(actor, on, reason), as_json=as_json)


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    app.add_typer(interview_app, name="interview")
