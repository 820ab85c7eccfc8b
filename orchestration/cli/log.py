"""`zhifa log …`: where the log stands, one record's life, its proof, a replay.

Belongs here: the event log as an operator sees it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from orchestration.cli.output import (
    FAILED,
    WAITS_FOR_A_PERSON,
    WRONG_USE,
    AsJson,
    emit_json,
    emit_table,
    fail,
    faults,
    plain,
    screen,
    working,
)

log_app = typer.Typer(help="事件日志。", no_args_is_help=True)

EVENT_LABELS = {
    "reported": "首报",
    "amended": "变更",
    "withdrawn": "撤回",
    "restored": "恢复",
    "renormalised": "重整（我方）",
}
_ENVELOPE_SHOWN = {
    "position": "位置",
    "event": "事件",
    "reported_as_of": "数据截止",
    "recorded_at": "入库时间（UTC）",
    "export_id": "导出编号",
    "source_row": "原文件行号",
    "changed": "内容",
}


@log_app.command("status")
def status(as_json: AsJson = False) -> None:
    """日志到哪个位置，由哪些批次组成。"""
    from ingestion.eventlog import EventLog
    from ingestion.home import Home

    with faults():
        log = EventLog.open(Home.from_env())
        head = log.head()
        batches = [
            {
                "batch_id": batch.batch_id,
                "last_position": batch.last_position,
                "events": batch.event_count,
                "feed": batch.feed,
                "source": batch.source,
                "export_id": batch.export_id,
                "file": batch.file_name,
            }
            for batch in log.batches()
        ]
    if as_json:
        emit_json(
            {
                "position": head.position,
                "events": head.position,
                "batches": batches,
                "chain_hash": head.chain_hash,
            }
        )
        return
    labels = {
        "last_position": "末位置",
        "events": "事件数",
        "feed": "数据类别",
        "source": "来源",
        "file": "文件",
        "export_id": "导出编号",
    }
    emit_table("批次", batches, labels, empty="日志为空。")
    screen.print(f"位置 {head.position}，链哈希 {head.chain_hash}", soft_wrap=True)


@log_app.command("history")
def history(
    stream: Annotated[str, typer.Argument(help="记录名，如 penalty/platform/JKQ01/文号。")],
    as_json: AsJson = False,
) -> None:
    """一条记录从首报到现在的每一次变化。"""
    from ingestion.contract import load_contracts
    from ingestion.eventlog import EventLog
    from ingestion.eventlog.envelope import ENVELOPE
    from ingestion.home import Home

    feed, _, rest = stream.partition("/")
    source = rest.partition("/")[0]
    if feed not in load_contracts():
        raise fail(f"没有数据类别 {feed}；记录名的写法是 数据类别/来源/主体编码/编号。", WRONG_USE)
    with faults():
        events = EventLog.open(Home.from_env()).events(feed, source=source).filter(stream_id=stream)
    rows = events.to_dicts()
    if not rows:
        raise fail(f"日志里没有记录 {stream}。", WRONG_USE)
    if as_json:
        emit_json(rows)
        return
    columns = {name: column.label for column in load_contracts()[feed].columns for name in column.physical()}
    shown: list[dict[str, Any]] = []
    before: dict[str, Any] = {}
    for row in rows:
        changed = [
            f"{columns[name]}：{_word(row[name])}"
            for name in columns
            if name not in ENVELOPE and not name.endswith("_token") and row[name] != before.get(name)
        ]
        said = EVENT_LABELS[row["event_type"]] + ("" if row["is_present"] else "（不再存在）")
        shown.append(row | {"event": said, "changed": "\n".join(changed)})
        before = row
    emit_table(stream, shown, _ENVELOPE_SHOWN)


def _word(value: Any) -> str:
    """A value as a clerk reads it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return "（空）" if value is None else str(plain(value)).replace("|", "、")


@log_app.command("verify")
def verify_command(
    checkpoint: Annotated[
        Path | None, typer.Option(help="签名检查点 checkpoint.json。", exists=True, dir_okay=False)
    ] = None,
    public_key: Annotated[
        Path | None, typer.Option(help="签发单位的公钥（PEM）。", exists=True, dir_okay=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """重算全部哈希，与版本和检查点核对；给出签名检查点时，核对签名、公布的文件和本机的日志（没有日志也可以）。"""
    from ingestion.eventlog import EventLog, verify
    from ingestion.home import Home

    if (checkpoint is None) != (public_key is None):
        raise fail("--checkpoint 和 --public-key 要一起给出。", WRONG_USE)
    if checkpoint is not None and public_key is not None:
        _verify_checkpoint(checkpoint, public_key, as_json)
        return
    with faults(), working("正在核验日志"):
        proof = verify(EventLog.open(Home.from_env()))
    problems = [vars(problem) for problem in proof.problems]
    if as_json:
        emit_json(
            {
                "ok": proof.ok,
                **{k: v for k, v in vars(proof).items() if k != "problems"},
                "problems": problems,
            }
        )
    elif proof.ok:
        screen.print(
            f"日志完好：{proof.batches} 个批次、{proof.events} 个事件，链哈希 {proof.chain_hash}",
            soft_wrap=True,
        )
    else:
        labels = {
            "batch_id": "批次",
            "first_position": "起",
            "last_position": "止",
            "segment_path": "文件",
            "message": "问题",
        }
        emit_table("日志不完好", problems, labels)
    if not proof.ok:
        raise typer.Exit(WAITS_FOR_A_PERSON)


def _verify_checkpoint(path: Path, public_key: Path, as_json: bool) -> None:
    """Print what a signed checkpoint proves here, and what could not be compared."""
    from ingestion.eventlog import EventLog
    from ingestion.eventlog.checkpoint import CheckpointFault, prove
    from ingestion.home import Home

    home = Home.from_env()
    with faults(), working("正在核验检查点"):
        try:
            proof = prove(path, public_key, EventLog.open(home) if home.has_log() else None)
        except CheckpointFault as fault:
            raise fail(str(fault), WRONG_USE) from fault
    said = proof.checkpoint
    if as_json:
        emit_json({"ok": proof.ok, **vars(proof), "checkpoint": vars(said)})
    else:
        screen.print(
            f"{said.period} 第 {said.version} 版，日志位置 {said.position}，链哈希 {said.chain_hash}",
            soft_wrap=True,
        )
        for problem in proof.problems:
            screen.print(f"[red]不符：[/red]{problem}", soft_wrap=True)
        for message in proof.not_compared:
            screen.print(f"未核对：{message}", soft_wrap=True)
        if proof.ok:
            screen.print(f"检查点完好：签名有效，{proof.files} 个公布文件与清单一致。", soft_wrap=True)
    if not proof.ok:
        raise typer.Exit(WAITS_FOR_A_PERSON)


@log_app.command("seal")
def seal_command(
    month: Annotated[
        str | None, typer.Option(help="只封存这个月，如 2024-12；默认所有已结束的月份。")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """把已结束月份的零散数据段按数据类别合并成一个文件；内容、位置和哈希都不变，旧文件一天后再删。"""
    from datetime import UTC, datetime

    from ingestion.eventlog import EventLog
    from ingestion.eventlog.seal import SealFault, UnfinishedMonth, seal
    from ingestion.home import Home

    with faults(), working("正在封存数据段"):
        try:
            done = seal(
                EventLog.open(Home.from_env()), now=datetime.now(UTC).replace(tzinfo=None), month=month
            )
        except UnfinishedMonth as fault:
            raise fail(str(fault), WRONG_USE) from fault
        except SealFault as fault:
            raise fail(str(fault), FAILED) from fault
    sealed = [vars(one) for one in done.sealed]
    if as_json:
        emit_json({"sealed": sealed, "removed": done.removed})
        return
    labels = {"month": "月份", "feed": "数据类别", "batches": "批次", "files_before": "合并前文件数"}
    emit_table("封存", sealed, labels, empty="没有需要封存的月份。")
    if done.removed:
        screen.print(f"删除以前合并后不再使用的旧文件 {done.removed} 个。")


@log_app.command("rederive")
def rederive_command(
    source: Annotated[str, typer.Argument(help="来源，如 platform。")],
    feed: Annotated[str, typer.Argument(help="数据类别，如 penalty。")],
    without: Annotated[str | None, typer.Option(help="不该装载的导出编号。")] = None,
    as_json: AsJson = False,
) -> None:
    """按现在的映射重放归档原件，差异作为“重整”事件追加。"""
    from ingestion.home import Home
    from ingestion.rederive import rederive

    with faults(), working("正在重放归档原件"):
        done = rederive(Home.from_env(), source=source, feed=feed, without=without)
    if as_json:
        emit_json(vars(done))
    else:
        screen.print(
            f"重放 {done.exports} 份导出：重整 {done.renormalised} 条，移除 {done.removed} 条；"
            f"日志位置 {done.position}。"
        )


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    app.add_typer(log_app, name="log")
