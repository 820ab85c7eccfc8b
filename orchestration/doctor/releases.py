"""What readers see: a current release that opens, is whole, is of this log, of this program, and of this night.

Belongs here: releases and the nightly job that makes them. Does not belong here: what the tables say.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from orchestration.doctor.finding import Finding, fault, notice, some
from orchestration.doctor.installation import Installation
from orchestration.doctor.runs import last_nights

# A night is 24 hours; a load takes its time, and one that waits for another more.
_LONGEST_PAUSE = timedelta(hours=26)
_BUILD = "zhifa nightly"


def current(installation: Installation) -> Iterator[Finding]:
    """Whether `current.duckdb` leads to a release that opens and says of itself what its description says."""
    from orchestration.releases.store import CURRENT

    home = installation.home
    link = home.releases / CURRENT
    if not link.is_symlink():
        log = installation.readable_log
        if link.exists():
            yield fault(
                "current_no_link", f"{CURRENT} 是一个文件，不是链接。", f"mv {link} {link}.saved && {_BUILD}"
            )
        elif log is not None and log.head().position:
            yield notice("no_release", "日志已有记录，但还没有发布版本。", _BUILD)
        return
    target = home.releases / os.readlink(link)
    if not target.is_file():
        yield fault("current_dangling", f"{CURRENT} 指向的 {target.name} 不在：所有查询都会失败。", _BUILD)
        return
    if installation.release is None:
        yield fault(
            "release_undescribed",
            f"{target.name} 的说明文件（.json）缺失或损坏。",
            f"mv {link} {link}.saved && {_BUILD}",
        )
        return
    yield from _content(installation)


def _content(installation: Installation) -> Iterator[Finding]:
    from orchestration.releases.store import CURRENT

    release, reader = installation.release, installation.reader
    assert release is not None
    mend = f"mv {release.path} {release.path}.saved && rm {release.path.parent / CURRENT} && {_BUILD}"
    if reader is None:
        yield fault("release_unreadable", f"{release.path.name} 打不开：文件损坏。", mend)
        return
    query = "select schema_name || '.' || table_name from duckdb_tables() where not internal"
    found = {name for (name,) in reader.execute(query).fetchall()}
    if found != set(release.tables):
        differing = sorted(found ^ set(release.tables))
        yield fault(
            "release_other_tables", f"{release.path.name} 的表与其说明不符：{some(differing)}。", mend
        )
    if release.path.stat().st_mode & 0o222:
        yield notice(
            "release_writable",
            f"{release.path.name} 可写：分析工具一旦以读写方式打开，就会挡住其他人。",
            f"chmod a-w {release.path}",
        )


def description(installation: Installation) -> Iterator[Finding]:
    """Whether each release lies beside its description: one without stops the next build."""
    folder = installation.home.releases
    lone = [
        path.name
        for path in sorted(folder.glob("enforcement-*.duckdb"))
        if not path.with_suffix(".json").is_file()
    ]
    if lone:
        yield fault(
            "release_without_description",
            f"发布版本缺少说明文件：{some(lone)}，下一次发布会失败。",
            f"从备份恢复同名 .json，或把这些 .duckdb 移出 {folder}",
        )


def behind(installation: Installation) -> Iterator[Finding]:
    """Whether readers see everything that the log holds, as the installed program computes it."""
    from orchestration.releases.digest import code_revision

    release, log = installation.release, installation.readable_log
    if release is None or log is None:
        return
    head = log.head().position
    if head > release.position:
        yield notice(
            "release_behind",
            f"日志在位置 {head}，发布版本只到 {release.position}：新装载的数据还看不到。",
            _BUILD,
        )
    if release.code_revision != code_revision():
        yield notice(
            "release_of_other_code",
            f"当前发布版本由另一版程序（{release.code_revision[:8]}）生成，现装的是 {code_revision()[:8]}。",
            _BUILD,
        )


def nightly(installation: Installation) -> Iterator[Finding]:
    """Whether the nightly job has run, and well, since last night."""
    release = installation.release
    if release is None:
        return
    nights = last_nights(installation)
    if nights is not None and nights.failed_since:
        yield fault(
            "nightly_failed",
            f"最近一次夜间任务失败（{_moment(nights.failed_since)}），用户看到的仍是之前的版本。",
            f"{_BUILD}，按提示处理；原因也见 Dagster 页面的运行记录",
        )
    good = nights.succeeded if nights is not None else None
    built = datetime.fromtimestamp(release.path.stat().st_mtime, UTC).replace(tzinfo=None)
    last = max(built, good) if good else built
    if installation.now - last > _LONGEST_PAUSE:
        hours = (installation.now - last).total_seconds() / 3600
        yield notice(
            "nightly_silent",
            f"夜间任务已有 {hours:.0f} 小时没有成功运行（最近 {_moment(last)}）。",
            f"systemctl status zhifa-dagster-daemon（或查看 cron），再运行 {_BUILD}",
        )


def _moment(at: datetime) -> str:
    """A moment in Beijing time, as people read it."""
    return f"{at + timedelta(hours=8):%Y-%m-%d %H:%M}"
