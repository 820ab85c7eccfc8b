"""`zhifa backup` and `zhifa restore`: a home as it stood, and the way back.

Belongs here: printing what was copied and what has to be done next.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.output import (
    FAILED,
    WAITS_FOR_A_PERSON,
    WRONG_USE,
    AsJson,
    aside,
    emit_json,
    fail,
    faults,
    screen,
    working,
)


def backup(
    into: Annotated[
        Path, typer.Argument(help="放备份的文件夹，最好在另一块磁盘上；每次备份在其中新建一个文件夹。")
    ],
    without_vault: Annotated[
        bool, typer.Option("--without-vault", help="不含 vault（个人信息明文库）。")
    ] = False,
    with_keys: Annotated[
        bool, typer.Option("--with-keys", help="把 keys 和只有本人可读的设置也放进备份；备份须按密钥保管。")
    ] = False,
    keys_into: Annotated[Path | None, typer.Option(help="把密钥另存到这个文件夹（另一处介质）。")] = None,
    full: Annotated[bool, typer.Option("--full", help="全部重新复制，不与上一个备份共用文件。")] = False,
    as_json: AsJson = False,
) -> None:
    """备份日志、原件、已公布的文件和设置；装载可以照常进行，与上一个备份相同的文件不再复制。"""
    from datetime import UTC, datetime

    from ingestion.home import Home
    from orchestration.backup import BackupFault, take

    if with_keys and keys_into is not None:
        raise fail("--with-keys 和 --keys-into 只能用一个。", WRONG_USE)
    with faults(), working("正在备份"):
        try:
            taken = take(
                Home.from_env(),
                into,
                now=datetime.now(UTC).replace(tzinfo=None),
                with_vault=not without_vault,
                with_keys=with_keys,
                keys_into=keys_into,
                is_full=full,
            )
        except (BackupFault, OSError) as fault:
            raise fail(_words_of(fault, "备份没有做成，没有留下半成品。"), FAILED) from fault
    said = taken.contents
    if as_json:
        emit_json(
            {
                "folder": str(taken.folder),
                "position": said.position,
                "chain_hash": said.chain_hash,
                "files": len(said.files),
                "bytes_held": taken.bytes_held,
                "bytes_copied": taken.bytes_copied,
                "previous": said.previous,
                "has_vault": said.has_vault,
                "has_keys": said.has_keys,
            }
        )
        return
    screen.print(
        f"已备份到 {taken.folder}：日志位置 {said.position}，{len(said.files)} 个文件，"
        f"共 {taken.bytes_held / 1e6:,.1f} MB，其中新复制 {taken.bytes_copied / 1e6:,.1f} MB。",
        soft_wrap=True,
    )
    if not said.has_keys and keys_into is None:
        screen.print(
            "密钥不在备份里：请另行保存 keys 目录（zhifa backup … --keys-into 另一处），缺了它无法继续装载。"
        )


def restore(
    backup_folder: Annotated[Path, typer.Argument(metavar="BACKUP", help="一个备份的文件夹。")],
    into: Annotated[Path | None, typer.Option(help="恢复到这个目录；须不存在或为空。")] = None,
    manifest_url: Annotated[
        str | None,
        typer.Option(
            envvar="ZHIFA_MANIFEST_URL",
            show_envvar=True,
            help="清单放进这个空的 PostgreSQL 数据库；默认用 SQLite。",
        ),
    ] = None,
    keys: Annotated[Path | None, typer.Option(help="另存的密钥所在的文件夹。")] = None,
    check: Annotated[bool, typer.Option("--check", help="只逐个文件核对备份，不恢复。")] = False,
    as_json: AsJson = False,
) -> None:
    """从备份恢复：逐个文件核对摘要，恢复到空目录，再核验日志。"""
    from ingestion.home import Home
    from orchestration.backup import BackupFault
    from orchestration.backup import check as check_files
    from orchestration.backup import restore as restore_home

    if check == (into is not None):
        raise fail("--into 目录 和 --check 要用且只用一个。", WRONG_USE)
    with faults(), working("正在核对备份" if check else "正在恢复"):
        try:
            if into is None:
                contents = check_files(backup_folder)
                _show_checked(
                    backup_folder, contents.position, contents.chain_hash, len(contents.files), as_json
                )
                return
            done = restore_home(backup_folder, Home(into.absolute()), url=manifest_url, keys=keys)
        except (BackupFault, OSError) as fault:
            raise fail(_words_of(fault, "没有恢复任何内容。"), FAILED) from fault
    proof = done.proof
    if as_json:
        emit_json(
            {
                "home": str(done.home.root),
                "position": proof.position,
                "chain_hash": proof.chain_hash,
                "batches": proof.batches,
                "made_at": done.contents.made_at,
                "missing_keys": list(done.missing_keys),
            }
        )
    else:
        screen.print(
            f"已恢复到 {done.home.root}：日志完好，位置 {proof.position}，{proof.batches} 个批次，"
            f"链哈希 {proof.chain_hash}。备份时间 {done.contents.made_at}。\n"
            f"下一步：ZHIFA_HOME={done.home.root} zhifa nightly 重建发布版本；备份之后收到的导出文件要重新装载。",
            soft_wrap=True,
        )
    if done.missing_keys:
        named = "、".join(done.missing_keys)
        aside.print(
            f"还缺：{named}。它们不在备份里，请从另存处放回（密钥放 keys 目录，权限 0600）；"
            "没有 token.key 不能装载，没有 vault.key 不能还原个人信息。",
            soft_wrap=True,
        )
        raise typer.Exit(WAITS_FOR_A_PERSON)


def _show_checked(folder: Path, position: int, chain_hash: str, files: int, as_json: bool) -> None:
    if as_json:
        emit_json({"ok": True, "position": position, "chain_hash": chain_hash, "files": files})
    else:
        screen.print(f"备份 {folder.name} 完好：{files} 个文件，日志位置 {position}。", soft_wrap=True)


def _words_of(fault: Exception, outcome: str) -> str:
    if isinstance(fault, OSError):
        return f"{outcome}系统的原话：{fault}。请核对磁盘空间和权限后重试。"
    return str(fault)


def register(app: typer.Typer) -> None:
    """Hang these commands on the application."""
    app.command("backup")(backup)
    app.command("restore")(restore)
