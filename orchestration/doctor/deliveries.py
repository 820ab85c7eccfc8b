"""What departments sent and what went back to them: files that wait, that are held, that were refused, that expired.

Belongs here: files of departments as somebody's task. Does not belong here: why a file is held (`zhifa held list`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa

from ingestion.books import held_table, receipt_table
from ingestion.inbox import collect
from ingestion.returns import KEPT
from orchestration.doctor.finding import Finding, notice, some
from orchestration.doctor.installation import Installation

_WAITS_SECONDS = 86400
_LOOKS_BACK = timedelta(days=30)


def inbox(installation: Installation) -> Iterator[Finding]:
    """Files that have lain in the inbox for more than a night."""
    folder = installation.home.inbox
    if not folder.is_dir():
        return
    waiting = [
        path.relative_to(folder).as_posix()
        for path in collect([folder])
        if installation.timestamp - path.stat().st_ctime > _WAITS_SECONDS
    ]
    if waiting:
        yield notice(
            "inbox_waits",
            f"收件箱中 {len(waiting)} 个文件超过一天没有装载：{some(waiting)}。",
            "zhifa nightly；仍在的，多半没有复制完或仍被占用，请报送单位重传",
        )


def held(installation: Installation) -> Iterator[Finding]:
    """Files that wait for a person's decision."""
    log = installation.readable_log
    if log is None or not sa.inspect(log.manifest.engine).has_table(held_table.name):
        return
    query = (
        sa.select(held_table.c.held_id).where(held_table.c.status == "held").order_by(held_table.c.held_id)
    )
    with log.manifest.engine.connect() as connection:
        waiting = [str(row.held_id) for row in connection.execute(query)]
    if waiting:
        yield notice(
            "files_held",
            f"{len(waiting)} 个文件暂存待处理（编号 {some(waiting)}）：处理之前不计入。",
            "zhifa held list，再 zhifa held accept 或 zhifa held discard",
        )


def refused(installation: Installation) -> Iterator[Finding]:
    """Files that were refused as a whole of late, and that no later file of that name has mended."""
    log = installation.readable_log
    if log is None or not sa.inspect(log.manifest.engine).has_table(receipt_table.name):
        return
    columns = receipt_table.c
    since = installation.now - _LOOKS_BACK
    query = (
        sa.select(columns.file_name, columns.status)
        .where(columns.recorded_at > since)
        .order_by(columns.receipt_id)
    )
    with log.manifest.engine.connect() as connection:
        last = {str(name): str(status) for name, status in connection.execute(query)}
    names = sorted(name for name, status in last.items() if status == "rejected")
    if names:
        yield notice(
            "files_refused",
            f"{_LOOKS_BACK.days} 天内 {len(names)} 个文件整份退回、尚未重报：{some(names)}。",
            f"把 {installation.home.returns} 中的退回清单交报送单位改正后重报",
        )


def returned(installation: Installation) -> Iterator[Finding]:
    """Returned workbooks hold clear values; older ones than are kept should be gone."""
    limit = installation.timestamp - KEPT.total_seconds()
    old = [path for path in installation.home.returns.rglob("*.xlsx*") if path.stat().st_mtime < limit]
    if old:
        yield notice(
            "returns_expired",
            f"{len(old)} 份退回清单超过 {KEPT.days} 天，其中有个人信息明文，夜间任务没有删除。",
            "zhifa nightly",
        )
