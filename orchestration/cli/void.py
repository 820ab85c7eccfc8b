"""`zhifa void …`: a wrongly entered record voided with approval, listed, let count again.

Belongs here: what the office says about one record, and how it looks before and after.
Does not belong here: what may be voided (`ingestion.voiding`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.intake import WHOEVER, clock
from orchestration.cli.output import WRONG_USE, AsJson, emit_json, emit_table, fail, faults, screen

if TYPE_CHECKING:
    from ingestion.voiding import Approval, Record, Voided

void_app = typer.Typer(help="经批准作废录错的记录。", no_args_is_help=True)

Named = Annotated[
    list[str],
    typer.Argument(
        metavar="记录", help="记录名，如 penalty/platform/JKQ01/文号；或三段：数据类别 主体编码 编号。"
    ),
]
Why = Annotated[str, typer.Option(help="理由；可含姓名，原文只存保管库。")]
ApprovedBy = Annotated[str, typer.Option(help="批准人，不得与申请人相同。")]
DocumentNo = Annotated[str, typer.Option(help="批准文号。")]
RequestedBy = Annotated[str, typer.Option(help="申请人（缺省为登录名）。")]

_LABELS = {
    "voided_stream_id": "记录名",
    "business_date": "业务日期",
    "reason_kind": "原因",
    "requested_by": "申请人",
    "approved_by": "批准人",
    "document_no": "批准文号",
    "voided_at": "作废时间",
    "state": "状态",
    "is_still_reported": "部门仍在报送",
    "reason_token": "理由标识",
}


@contextmanager
def _refusals() -> Iterator[None]:
    from ingestion.voiding import CannotVoid

    with faults():
        try:
            yield
        except CannotVoid as fault:
            raise fail(str(fault), WRONG_USE) from fault


def _meant(named: list[str]) -> Record:
    from ingestion.home import Home
    from ingestion.voiding import find_record

    if len(named) not in (1, 3):
        raise fail("请给出一个记录名，或数据类别、主体编码、编号三段。", WRONG_USE)
    return find_record(Home.from_env(), *named)


def _approval(requested_by: str, approved_by: str, document_no: str, reason: str) -> Approval:
    from ingestion.voiding import Approval

    return Approval(requested_by, approved_by, document_no, reason)


def _show(done: Voided, *, before: str, after: str, as_json: bool) -> None:
    record, row = done.record, done.row
    if as_json:
        stated = {name: value for name, value in row.items() if value is not None}
        emit_json(stated | {"is_new": done.is_new, "siblings": list(done.siblings)})
        return
    day = f"，业务日期 {record.business_date}" if record.business_date else ""
    screen.print(f"{record.stream_id}{day}", markup=False, soft_wrap=True)
    approved = "revoke_approved_by" if row["is_revoked"] else "approved_by"
    number = "revoke_document_no" if row["is_revoked"] else "document_no"
    if done.is_new:
        screen.print(f"    之前：{before}", markup=False, soft_wrap=True)
        said = f"    现在：{after}（批准人 {row[approved]}，批准文号 {row[number]}）"
        screen.print(said, markup=False, soft_wrap=True)
        screen.print("各表从下一次构建起照此计算；此前位置的数字不变。", soft_wrap=True)
    else:
        said = f"    早已如此：{after}（批准人 {row[approved]}，批准文号 {row[number]}），没有新增事件。"
        screen.print(said, markup=False, soft_wrap=True)
    if done.siblings and not row["is_revoked"]:
        others = "、".join(done.siblings)
        screen.print(f"注意：其他来源仍有同一编号的记录，未随之作废：{others}", markup=False, soft_wrap=True)


@void_app.command("add")
def add_command(
    named: Named,
    reason: Why = "",
    approved_by: ApprovedBy = "",
    document_no: DocumentNo = "",
    kind: Annotated[
        str, typer.Option(help="原因类别：录入错误、重复录入、录错主体、测试数据、其他。")
    ] = "录入错误",
    requested_by: RequestedBy = WHOEVER,
    as_json: AsJson = False,
) -> None:
    """作废一条记录：部门再报来也不计入，历史不删。"""
    from ingestion.home import Home
    from ingestion.voiding import void

    with _refusals():
        approval = _approval(requested_by, approved_by, document_no, reason)
        done = void(Home.from_env(), _meant(named), approval, reason_kind=kind, recorded_at=clock())
    _show(done, before="计入", after="已作废，不进入任何统计", as_json=as_json)


@void_app.command("revoke")
def revoke_command(
    named: Named,
    reason: Why = "",
    approved_by: ApprovedBy = "",
    document_no: DocumentNo = "",
    requested_by: RequestedBy = WHOEVER,
    as_json: AsJson = False,
) -> None:
    """撤销作废：记录重新计入。"""
    from ingestion.home import Home
    from ingestion.voiding import revoke

    with _refusals():
        approval = _approval(requested_by, approved_by, document_no, reason)
        done = revoke(Home.from_env(), _meant(named), approval, recorded_at=clock())
    after = "作废已撤销，" + ("照部门所报计入" if done.record.is_present else "但部门已撤回该记录，仍不计入")
    _show(done, before="已作废，不进入任何统计", after=after, as_json=as_json)


@void_app.command("list")
def list_command(as_json: AsJson = False) -> None:
    """列出作废过的记录，已撤销的也在内。"""
    from ingestion.home import Home
    from ingestion.voiding import voidings

    with faults():
        rows = voidings(Home.from_env())
    for row in rows:
        row["state"] = "已撤销" if row["is_revoked"] else "已作废"
    if as_json:
        emit_json(rows)
    else:
        emit_table("作废的记录", rows, _LABELS)


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    app.add_typer(void_app, name="void")
