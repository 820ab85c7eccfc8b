"""The log at a glance: the manifest answers, its head is what others have seen, every segment is there.

Belongs here: what a look at names, sizes and footers tells. Does not belong here: the proof (`zhifa log verify`).
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import sqlalchemy as sa

from ingestion.eventlog import EventLog
from ingestion.eventlog.database import UnusableDatabase
from orchestration.doctor.finding import Finding, fault, some
from orchestration.doctor.installation import Installation

_RIGHT_MANIFEST = (
    "核对 ZHIFA_HOME 和 ZHIFA_MANIFEST_URL（每个命令和服务要相同）；确已丢失的，按运维手册从备份恢复清单"
)
_VERIFY = "停止装载，运行 zhifa log verify，按运维手册“When zhifa log verify fails”恢复"


def manifest(installation: Installation) -> Iterator[Finding]:
    """Whether the manifest's database answers and holds a log where there are segments."""
    home = installation.home
    try:
        log = installation.log
    except UnusableDatabase as problem:
        yield fault("manifest_url", str(problem), "改正 ZHIFA_MANIFEST_URL；每个命令和服务要设置成同一个")
        return
    except sa.exc.SQLAlchemyError as problem:
        where = sa.make_url(home.manifest_url).render_as_string(hide_password=True)
        yield fault(
            "manifest_unreachable",
            f"日志清单 {where} 无法打开（{type(problem).__name__}）。",
            "SQLite：核对文件权限和磁盘；PostgreSQL：systemctl status postgresql，核对 ZHIFA_MANIFEST_URL 和口令",
        )
        return
    if log is None:
        if home.log_id.is_file() or any(home.segments.glob("*/*.parquet")):
            yield fault("manifest_missing", f"{home.log} 中有日志的数据段，清单却不在。", _RIGHT_MANIFEST)
        return
    on_disk = home.log_id.read_text(encoding="utf-8").strip() if home.log_id.is_file() else None
    if on_disk is not None and log.manifest.log_id() != on_disk:
        yield fault("manifest_strange", "日志清单与本目录的数据段不属于同一份日志。", _RIGHT_MANIFEST)


def witnesses(installation: Installation) -> Iterator[Finding]:
    """Whether the log still holds every position that a release, checkpoint or publication has seen."""
    from ingestion.eventlog.verify import cut_tail

    log = installation.readable_log
    if log is None:
        return
    batches = log.batches()
    head = log.head()
    last = (batches[-1].last_position, batches[-1].batch_hash) if batches else (0, head.chain_hash)
    if (head.position, head.chain_hash) != last:
        yield fault("head_differs", f"清单头在位置 {head.position}，批次却止于 {last[0]}。", _VERIFY)
    problems = list(cut_tail(log, {batch.last_position: batch.batch_hash for batch in batches}))
    if problems:
        yield fault("tail_cut", problems[0].message, _VERIFY)


def segments(installation: Installation) -> Iterator[Finding]:
    """Whether every segment is there with as many events as the manifest says."""
    log = installation.readable_log
    if log is None:
        return
    missing, wrong = _faulty(log)
    if missing:
        yield fault(
            "segment_missing",
            f"数据段文件不在：{some(missing)}。",
            f"从备份恢复到 {log.home.log}，再运行 zhifa log verify",
        )
    if wrong:
        yield fault(
            "segment_damaged",
            f"数据段不完整或事件数不符：{some(wrong)}。",
            f"从备份恢复到 {log.home.log}，再运行 zhifa log verify",
        )


def orphans(installation: Installation) -> Iterator[Finding]:
    """Segments beyond the head: the manifest is older than they are, and whoever opens the log removes them."""
    log = installation.readable_log
    if log is None:
        return
    head = log.head().position
    with log.manifest.held() as connection:
        known = log.manifest.segment_paths(connection)
    beyond = [
        path.name
        for path in sorted(log.home.segments.glob("*/*.parquet"))
        if path.relative_to(log.home.log).as_posix() not in known
        and installation.timestamp - path.stat().st_mtime > 600
        and _first_position(path.name) > head
    ]
    if beyond:
        yield fault(
            "orphan_segments",
            f"{len(beyond)} 个数据段在清单头（位置 {head}）之后：清单可能是旧的。打开日志会删除它们。",
            f"先备份：cp -a {log.home.segments} {log.home.segments}.saved；"
            "再核对是否恢复了旧清单；确认是中断的残留，运行 zhifa log status 即清除",
        )


def _faulty(log: EventLog) -> tuple[list[str], list[str]]:
    """Segments that are not there, and segments whose footer does not tell the manifest's number of events."""
    expected: dict[str, int] = {}
    for batch in log.batches():
        name = log.segment(batch).relative_to(log.home.log).as_posix()
        expected[name] = expected.get(name, 0) + batch.event_count
    missing, wrong = [], []
    for name, count in expected.items():
        path = log.home.log / name
        try:
            # Counting rows reads the footer alone.
            if pl.scan_parquet(path, glob=False).select(pl.len()).collect().item() != count:
                wrong.append(name)
        except FileNotFoundError:
            missing.append(name)
        except (pl.exceptions.PolarsError, OSError):
            wrong.append(name)
    return missing, wrong


def _first_position(name: str) -> int:
    """The position in a segment's name `<feed>-<first position>-<random>.parquet`; 0 for another name."""
    parts = name.removesuffix(".parquet").split("-")
    return int(parts[-2]) if len(parts) >= 3 and parts[-2].isdigit() else 0
