"""The home as files: there, writable, one owner, and closed to others where it must be.

Belongs here: folders, owners and modes. Does not belong here: what is inside the files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from orchestration.doctor.finding import Finding, fault, notice, some
from orchestration.doctor.installation import Installation

# Set where the services run in containers of their own, which do not see each other's processes.
CONTAINERS_VARIABLE = "ZHIFA_CONTAINERS"
_FOR_OTHERS = 0o077
_WRITABLE_BY_ALL = 0o002
_LONGEST_BUILD_HOURS = 2
# Files with passwords or keys, by their place in the home.
_SECRET_FILES = ("notify.yaml", "secrets.toml", ".streamlit/secrets.toml", "vault/vault.sqlite")


def home(installation: Installation) -> Iterator[Finding]:
    """Whether the home is there and can be written."""
    root = installation.home.root
    if not root.is_dir():
        yield fault(
            "no_home",
            f"数据目录 {root} 不存在。",
            f"核对 ZHIFA_HOME；新建一个：mkdir -p {root}，再运行 zhifa ingest",
        )
    elif not os.access(root, os.W_OK | os.X_OK):
        yield fault(
            "home_not_writable", f"当前用户不能写 {root}。", f"换用数据目录的所有者运行：ls -ld {root}"
        )


def owner(installation: Installation) -> Iterator[Finding]:
    """Whether everything belongs to whom the home belongs: one command as root, and the service cannot write."""
    root = installation.home.root
    if not root.is_dir():
        return
    whose = root.stat().st_uid
    strange = [
        path.relative_to(root).as_posix()
        for pattern in ("*", "*/*")
        for path in sorted(root.glob(pattern))
        # Who delivers into the inbox is another user.
        if path.parent != installation.home.inbox and path.lstat().st_uid != whose
    ]
    if strange:
        yield fault(
            "other_owner",
            f"这些文件不属于数据目录的所有者：{some(strange)}，服务可能无法读写。",
            f"chown -R --reference={root} {root}",
        )


def secrets(installation: Installation) -> Iterator[Finding]:
    """Whether keys, clear values and passwords are their owner's alone."""
    place = installation.home
    folders = [folder for folder in (place.keys, place.vault) if folder.is_dir()]
    inside = [path for path in sorted(place.keys.glob("*")) if path.is_file()]
    named = [path for name in _SECRET_FILES if (path := place.root / name).is_file()]
    open_to_others = [path for path in (*folders, *inside, *named) if path.stat().st_mode & _FOR_OTHERS]
    if open_to_others:
        words = " ".join(str(path) for path in open_to_others)
        names = some([path.relative_to(place.root).as_posix() for path in open_to_others])
        yield fault("open_to_others", f"密钥、口令或个人信息可被他人读取：{names}。", f"chmod go-rwx {words}")


def writable_by_all(installation: Installation) -> Iterator[Finding]:
    """Whether anybody on the machine may change what decides who sees what, or what readers see."""
    root = installation.home.root
    watched = (root, root / "access.yaml", installation.home.releases, installation.home.log)
    loose = [path for path in watched if path.exists() and path.stat().st_mode & _WRITABLE_BY_ALL]
    if loose:
        words = " ".join(str(path) for path in loose)
        yield fault("writable_by_all", f"任何用户都能改写：{words}。", f"chmod o-w {words}")


# --- what a crash leaves ------------------------------------------------------------------------------


def unfinished_builds(installation: Installation) -> Iterator[Finding]:
    """Build folders whose process is gone; the next build after an hour removes them, until then they take space."""
    folder = installation.home.releases
    left = [path for path in sorted(folder.glob(".build-*")) if not _is_alive(_pid(path.name))]
    old = [path for path in left if installation.timestamp - path.stat().st_mtime > 3600]
    if old:
        words = " ".join(str(path) for path in old)
        yield notice(
            "unfinished_build", f"{len(old)} 个中断的构建目录占用空间。", f"rm -r {words}（下次构建也会清除）"
        )


def scratch(installation: Installation) -> Iterator[Finding]:
    """Scratch that nobody has touched for a day while nobody writes."""
    work = installation.home.work
    left = [
        path
        for path in sorted(work.glob("*"))
        if path.name not in ("manifest", "writer.lock")
        and installation.timestamp - path.lstat().st_mtime > 86400
    ]
    if left:
        names = some([path.name for path in left])
        yield notice(
            "old_scratch", f"work/ 中有中断的任务留下的文件：{names}。", f"rm -r {work}/*（无任务运行时）"
        )


def unfinished_versions(installation: Installation) -> Iterator[Finding]:
    """Versions on their way that no command has finished."""
    for path in sorted(installation.home.published.glob("*/.v*-building")):
        if installation.timestamp - path.stat().st_mtime > 3600:
            period = path.parent.name
            yield notice(
                "unfinished_version",
                f"{period} 有一个没有写完的公布版本（{path.name}）。",
                f"zhifa quarter status {period}，再运行它提示的下一步；已写完的会被采用，没写完的会被清除",
            )


def locks(installation: Installation) -> Iterator[Finding]:
    """Whether a writer has held its lock for longer than any build takes."""
    place = installation.home
    for path in (place.work / "writer.lock", place.releases / ".lock"):
        if not path.is_file() or not _is_held(path):
            continue
        pid, _, doing = path.read_text(encoding="utf-8").partition(" ")
        hours = (installation.timestamp - path.stat().st_mtime) / 3600
        sees_all = not os.environ.get(CONTAINERS_VARIABLE)
        if sees_all and not _is_alive(int(pid) if pid.isdigit() else 0):
            # The lock belongs to the open file, and a child of the dead process still has it open.
            yield fault(
                "lock_of_the_dead",
                f"进程 {pid}（{doing}）已结束，但它的子进程仍占着锁 {path.name}。",
                f"fuser -v {path} 找出子进程并结束它",
            )
        elif hours > _LONGEST_BUILD_HOURS:
            yield notice(
                "lock_held_long",
                f"进程 {pid}（{doing}）已占用锁 {hours:.0f} 小时，其他任务都在等它。",
                f"ps -fp {pid}，确认已卡住后 kill {pid}",
            )


def _pid(name: str) -> int:
    said = name.removeprefix(".build-").partition("-")[0]
    return int(said) if said.isdigit() else 0


def _is_alive(pid: int) -> bool:
    return pid > 0 and Path(f"/proc/{pid}").exists()


def _is_held(path: Path) -> bool:
    """Whether somebody holds the lock; it is given back at once where nobody does."""
    import fcntl

    with path.open("r") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
