"""`zhifa ingest`, `zhifa held …`, `zhifa template`.

Belongs here: what departments' files need of a person.
"""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.output import (
    WAITS_FOR_A_PERSON,
    WRONG_USE,
    AsJson,
    emit_json,
    emit_table,
    fail,
    faults,
    progress_bar,
    screen,
)

if TYPE_CHECKING:
    from ingestion.receipt import Receipt

COUNT_LABELS = {
    "new": "新增",
    "amended": "变更",
    "restored": "恢复",
    "withdrawn": "撤回",
    "unchanged": "未变",
    "superseded": "已被更新的导出取代",
    "rejected": "退回",
    "skipped": "跳过",
}
STATUS_LABELS = {
    "loaded": "已装载",
    "unchanged": "无变化",
    "rejected": "整份退回",
    "held": "暂存待核",
    "busy": "仍在写入",
}
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d", "%Y-%m-%d %H:%M:%S"], help="数据截止时间（文件未写明时）。"),
]
Actor = Annotated[str, typer.Option(help="操作人。")]
Reason = Annotated[str, typer.Option(help="事由。")]

# The account under which the command runs.
WHOEVER = getpass.getuser()

held_app = typer.Typer(help="暂存待核的文件。", no_args_is_help=True)


def cut_off(as_of: datetime | None) -> datetime | None:
    """A day without a time means its end."""
    if as_of is None or as_of.time() != datetime.min.time():
        return as_of
    from ingestion.scope import END_OF_DAY

    return datetime.combine(as_of.date(), END_OF_DAY)


def show_receipts(receipts: Sequence[Receipt], *, as_json: bool) -> None:
    """Print receipts and, for people, what each file's fault is and where its workbook lies."""
    rows = [receipt.as_dict() for receipt in receipts]
    if as_json:
        emit_json(rows)
        return
    for receipt in receipts:
        screen.print(_line(receipt), markup=False, soft_wrap=True)
        if receipt.message and receipt.status != "unchanged":
            number = f"（暂存编号 {receipt.held_id}）" if receipt.held_id else ""
            screen.print(f"    {number}{receipt.message}", markup=False, soft_wrap=True)
        for folder in sorted({path.parent for path in receipt.returned}):
            screen.print(f"    退回清单在 {folder}", markup=False, soft_wrap=True)
    screen.print(_total(receipts), markup=False, soft_wrap=True)


def _line(receipt: Receipt) -> str:
    """One file in one line: outcome, name, and the counts that are not zero."""
    counts = [
        f"{label} {count}" for name, label in COUNT_LABELS.items() if (count := getattr(receipt.counts, name))
    ]
    read = f"：读取 {receipt.counts.read}（{'，'.join(counts)}）" if receipt.counts.read else ""
    return f"[{STATUS_LABELS[receipt.status]}] {receipt.file}{read}"


def _total(receipts: Sequence[Receipt]) -> str:
    if not receipts:
        return "没有文件。"
    sums = [
        f"{label} {total}"
        for name, label in {"read": "读取", **COUNT_LABELS}.items()
        if (total := sum(getattr(receipt.counts, name) for receipt in receipts))
    ]
    return f"共 {len(receipts)} 份导出：{'，'.join(sums) or '没有读取任何行'}。"


def exit_for(receipts: Sequence[Receipt]) -> None:
    """Leave with 1 where a file was not taken in."""
    if any(receipt.status in ("rejected", "held", "busy") for receipt in receipts):
        raise typer.Exit(WAITS_FOR_A_PERSON)


def ingest(
    paths: Annotated[list[Path], typer.Argument(exists=True, help="文件或文件夹。")],
    source: Annotated[str | None, typer.Option(help="来源（缺省按表头识别）。")] = None,
    feed: Annotated[str | None, typer.Option(help="数据类别（缺省按表头识别）。")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """装载部门导出的文件。"""
    from ingestion.home import Home
    from ingestion.intake import ingest as take
    from ingestion.mapping import load_mappings

    known = load_mappings()
    if source and source not in {key[0] for key in known}:
        raise fail(f"没有来源 {source}。已有：{'、'.join(sorted({key[0] for key in known}))}。", WRONG_USE)
    if feed and feed not in {key[1] for key in known}:
        raise fail(f"没有数据类别 {feed}。已有：{'、'.join(sorted({key[1] for key in known}))}。", WRONG_USE)
    with faults(), progress_bar() as progress:
        receipts = take(
            Home.from_env(), paths, source=source, feed=feed, as_of=cut_off(as_of), progress=progress
        )
    show_receipts(receipts, as_json=as_json)
    exit_for(receipts)


@held_app.command("list")
def list_command(as_json: AsJson = False) -> None:
    """列出暂存的文件。"""
    from ingestion.holding import list_held
    from ingestion.home import Home

    rows = list_held(Home.from_env())
    if as_json:
        emit_json(rows)
        return
    labels = {"held_id": "编号", "file_name": "文件", "held_at": "暂存时间（UTC）", "message": "原因"}
    emit_table("暂存待核", rows, labels)


@held_app.command("accept")
def accept_command(
    held_id: Annotated[int, typer.Argument(help="暂存编号。")],
    reason: Reason,
    actor: Actor = WHOEVER,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """核实无误，装载。"""
    from ingestion.holding import accept
    from ingestion.home import Home

    with faults():
        receipts = accept(Home.from_env(), held_id, actor=actor, reason=reason, as_of=cut_off(as_of))
    show_receipts(receipts, as_json=as_json)
    exit_for(receipts)


@held_app.command("discard")
def discard_command(
    held_id: Annotated[int, typer.Argument(help="暂存编号。")],
    reason: Reason,
    actor: Actor = WHOEVER,
    as_json: AsJson = False,
) -> None:
    """不予装载；原件仍在档案中。"""
    from ingestion.holding import discard
    from ingestion.home import Home

    with faults():
        discard(Home.from_env(), held_id, actor=actor, reason=reason)
    if as_json:
        emit_json({"held_id": held_id, "status": "discarded"})
    else:
        screen.print(f"暂存编号 {held_id} 已作不予装载处理，原件仍在档案中。")


def template(
    feed: Annotated[str, typer.Argument(help="数据类别，如 inspection。")],
    into: Annotated[Path | None, typer.Option(help="写到哪个文件夹或 .xlsx 文件（缺省为当前目录）。")] = None,
    as_json: AsJson = False,
) -> None:
    """生成带下拉选项的填报模板。"""
    from ingestion.contract import load_contracts
    from ingestion.mapping import load_mappings
    from ingestion.templates import write_template

    mapping = load_mappings().get(("platform", feed))
    if mapping is None:
        reported = [key[1] for key in load_mappings() if key[0] == "platform"]
        raise fail(f"没有数据类别 {feed}。可用：{'、'.join(reported)}。", WRONG_USE)
    contract = load_contracts()[feed]
    path = into or Path(f"{contract.label}_填报模板.xlsx")
    if path.is_dir() or not path.suffix:
        path = path / f"{contract.label}_填报模板.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_template(contract, mapping, path)
    if as_json:
        emit_json({"feed": feed, "path": str(path)})
    else:
        screen.print(f"已生成：{path}", markup=False, soft_wrap=True)


def clock() -> datetime:
    """Our clock, UTC without zone, as the log keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """Today in Shanghai: business days are counted there."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    app.command("ingest")(ingest)
    app.add_typer(held_app, name="held")
    app.command("template")(template)
