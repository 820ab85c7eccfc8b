"""The machine and the program on it: Python, libraries, disk, clock, time zones, typefaces.

Belongs here: what is wrong whatever lies in the home. Does not belong here: the home itself (`files`).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator, Mapping
from datetime import timedelta
from importlib.metadata import distributions, metadata
from pathlib import Path

from orchestration.doctor.finding import Finding, fault, notice, some
from orchestration.doctor.installation import Installation

_SOURCE_ROOT = Path(__file__).resolve().parents[2]
LOCK = _SOURCE_ROOT / "requirements.lock"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_ZONE = "Asia/Shanghai"
# A build lies beside the release that it replaces, and dbt's own files beside the build.
_BUILDS_WANTED = 3
_COMFORT = 5
_LEAST_BYTES = 500 * 1024**2
_CLOCK_TOLERANCE = timedelta(minutes=5)


def python(_installation: Installation) -> Iterator[Finding]:
    """Whether this Python is one that the program was locked for."""
    yield from python_findings(metadata("zhifa-warehouse")["Requires-Python"], sys.version.split()[0])


def python_findings(wanted: str, running: str) -> Iterator[Finding]:
    """`wanted` as package metadata spell it (`<3.12,>=3.11`)."""
    from packaging.specifiers import SpecifierSet

    if running not in SpecifierSet(wanted):
        yield fault(
            "python_version",
            f"Python {running} 不在支持范围（{wanted}）。",
            "rm -rf .venv && make setup PYTHON=python3.11",
        )


def libraries(_installation: Installation) -> Iterator[Finding]:
    """Whether what is installed is what the lock pins."""
    installed = {_plain(found.name): found.version for found in distributions()}
    yield from library_findings(LOCK.read_text(encoding="utf-8"), installed)


def library_findings(lock: str, installed: Mapping[str, str]) -> Iterator[Finding]:
    """`installed`: version by name, as `_plain` spells names."""
    pinned = {_plain(name): version for name, version in _PINNED.findall(lock)}
    mend = "rm -f .venv/.ready && make setup"
    if missing := sorted(set(pinned) - set(installed)):
        yield fault("library_missing", f"缺少组件：{some(missing)}。", mend)
    others = [
        f"{name} {installed[name]}（应为 {version}）"
        for name, version in sorted(pinned.items())
        if name in installed and installed[name] != version
    ]
    if others:
        yield fault("library_version", f"组件版本与 requirements.lock 不符：{some(others)}。", mend)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def time_zone(_installation: Installation) -> Iterator[Finding]:
    """Whether the system knows Beijing time: timers of systemd and cron name it."""
    if not any((Path(folder) / _ZONE).is_file() for folder in zoneinfo.TZPATH):
        yield fault("time_zone_data", f"系统没有时区数据 {_ZONE}，定时任务会错时。", "apt-get install tzdata")


def typefaces(_installation: Installation) -> Iterator[Finding]:
    """Where LibreOffice prints papers, it needs a Chinese typeface; the program itself needs neither."""
    if shutil.which("soffice") is None or shutil.which("fc-list") is None:
        return
    known = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False).stdout
    if not known.strip():
        yield notice(
            "no_chinese_typeface",
            "本机用 LibreOffice 打开公文，但没有中文字体，版面会错乱。",
            "apt-get install fonts-noto-cjk",
        )


def disk(installation: Installation) -> Iterator[Finding]:
    """Whether the next builds still fit."""
    root = installation.home.root
    if root.is_dir():
        release = installation.release
        size = release.path.stat().st_size if release is not None else 0
        yield from space_findings(shutil.disk_usage(root).free, size)


def space_findings(free: int, release: int) -> Iterator[Finding]:
    """Bytes free, and bytes of one release."""
    wanted = max(_BUILDS_WANTED * release, _LEAST_BYTES)
    said = f"剩余磁盘空间 {free // 1024**2} MB，一次构建约需 {wanted // 1024**2} MB"
    mend = "清理磁盘；旧的发布版本（不含已公布季度所用的）可连同 .json 删除，见运维手册“Under ZHIFA_HOME”"
    if free < wanted:
        yield fault("disk_full", f"{said}：下一次夜间任务会失败。", mend)
    elif free < _COMFORT * wanted:
        yield notice("disk_low", f"{said}，所剩不多。", mend)


def clock(installation: Installation) -> Iterator[Finding]:
    """Whether the log has been written later than now: then the clock was, or is, wrong."""
    log = installation.readable_log
    batches = log.batches() if log is not None else []
    latest = max((batch.recorded_at for batch in batches), default=None)
    if latest is not None and latest > installation.now + _CLOCK_TOLERANCE:
        yield fault(
            "clock_behind",
            f"日志最后一批的入库时间 {latest:%Y-%m-%d %H:%M}（UTC）晚于本机时钟 {installation.now:%Y-%m-%d %H:%M}。",
            "timedatectl set-ntp true（无外网时核对内网时间服务器），时钟正确之前不要装载",
        )
