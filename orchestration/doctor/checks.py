"""All checks in the order in which they are told, and running them.

Belongs here: the list, one line a check, and what happens to a check that cannot be run.
Does not belong here: the checks (one module a subject).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from orchestration.doctor import (
    deliveries,
    eventlog,
    files,
    keys,
    machine,
    published,
    quarters,
    releases,
    runs,
    services,
    settings,
)
from orchestration.doctor.finding import Finding, Severity, fault
from orchestration.doctor.installation import Installation


@dataclass(frozen=True)
class Check:
    """One thing that is looked at; `look` yields what is wrong with it."""

    code: str
    label: str
    look: Callable[[Installation], Iterable[Finding]]


@dataclass(frozen=True)
class Outcome:
    """What one check found, and how long it took."""

    check: Check
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def severity(self) -> Severity:
        """The worst of its findings."""
        told = {finding.severity for finding in self.findings}
        return "fault" if "fault" in told else "notice" if told else "ok"


CHECKS = (
    Check("python", "Python 版本", machine.python),
    Check("libraries", "组件版本", machine.libraries),
    Check("time_zone", "时区数据", machine.time_zone),
    Check("typefaces", "中文字体", machine.typefaces),
    Check("home", "数据目录", files.home),
    Check("owner", "文件所有者", files.owner),
    Check("secrets", "密钥与口令的权限", files.secrets),
    Check("writable_by_all", "可被改写的文件", files.writable_by_all),
    Check("disk", "磁盘空间", machine.disk),
    Check("manifest", "日志清单", eventlog.manifest),
    Check("clock", "时钟", machine.clock),
    Check("witnesses", "日志尾部", eventlog.witnesses),
    Check("segments", "数据段", eventlog.segments),
    Check("orphans", "清单之外的数据段", eventlog.orphans),
    Check("token_key", "令牌密钥", keys.token_key),
    Check("vault_key", "个人信息库密钥", keys.vault_key),
    Check("checkpoint_key", "签名密钥", keys.checkpoint_key),
    Check("current", "当前发布版本", releases.current),
    Check("description", "发布版本的说明", releases.description),
    Check("behind", "发布版本是否最新", releases.behind),
    Check("nightly", "夜间任务", releases.nightly),
    Check("dagster_storage", "Dagster 存储", runs.storage),
    Check("dagster_daemon", "Dagster 守护进程", runs.daemon),
    Check("dagster_automation", "Dagster 自动任务", runs.automation),
    Check("locks", "锁", files.locks),
    Check("unfinished_builds", "中断的构建", files.unfinished_builds),
    Check("scratch", "临时文件", files.scratch),
    Check("unfinished_versions", "未写完的公布版本", files.unfinished_versions),
    Check("inbox", "收件箱", deliveries.inbox),
    Check("held", "暂存的文件", deliveries.held),
    Check("refused", "整份退回的文件", deliveries.refused),
    Check("returns", "退回清单", deliveries.returned),
    Check("working_days", "工作日历", quarters.working_days),
    Check("parameters", "未确认的地方参数", quarters.parameters),
    Check("correction", "补正期", quarters.correction),
    Check("feedback", "反馈期", quarters.feedback),
    Check("interviews", "约谈", quarters.interviews),
    Check("published", "公布的文件", published.versions),
    Check("published_missing", "公布的版本", published.missing),
    Check("access", "看板的用户", settings.access),
    Check("reminders", "提醒设置", settings.reminders),
    Check("templates", "公文模板", settings.templates),
    Check("ports", "端口", services.ports),
)


def examine(installation: Installation, checks: Sequence[Check] = CHECKS) -> tuple[Outcome, ...]:
    """Run every check; without a home only those that need none."""
    return tuple(_outcome(check, installation) for check in checks)


def _outcome(check: Check, installation: Installation) -> Outcome:
    began = time.perf_counter()
    found: list[Finding] = []
    try:
        found.extend(check.look(installation))
    except Exception as problem:
        # What a check did not foresee is itself something wrong; the others are still told.
        found.append(
            fault(
                "check_failed",
                f"“{check.label}”无法检查：{type(problem).__name__}：{problem}",
                "按提示的文件核对权限和完整性；查不出原因的，把本行交给维护人员",
            )
        )
    return Outcome(check, tuple(found), time.perf_counter() - began)
