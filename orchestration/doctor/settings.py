"""What the office has set: reminders, who sees what, its own templates.

Belongs here: whether settings can be used. Does not belong here: quoting them; they hold passwords.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from orchestration.doctor.finding import Finding, fault, notice, some
from orchestration.doctor.installation import Installation
from orchestration.reports.filling import TemplateFault
from orchestration.reports.office_templates import NAMES, Templates
from orchestration.reports.published import Material, Signing

# A proxy is one machine, or a few; whoever else can connect from there may call himself anybody.
_MOST_PROXIES = 16


def access(installation: Installation) -> Iterator[Finding]:
    """Whether `access.yaml` lets in whom it should, and only from where the proxy is."""
    from dashboards.access import FILE, NotAdmitted, Role, load_access
    from dashboards.serving import server_arguments

    home = installation.home
    try:
        found = load_access(home)
        server_arguments(home, found, "127.0.0.1")
    except NotAdmitted as problem:
        yield fault("access_unusable", f"看板谁也不让进：{problem}", f"按运维手册改正 {home.root / FILE}")
        return
    if found.mode != "local" and not found.users:
        yield notice(
            "access_nobody",
            f"{FILE} 没有写明任何用户，谁也看不到看板。",
            f"在 {home.root / FILE} 的 users 下填写",
        )
    wide = [str(network) for network in found.trusted_proxies if network.num_addresses > _MOST_PROXIES]
    if found.mode == "header" and wide:
        yield fault(
            "access_wide",
            f"trusted_proxies 过宽（{'、'.join(wide)}）：该网段的任何机器都能冒充任何用户。",
            f"在 {home.root / FILE} 中只写反向代理自己的地址，如 127.0.0.1/32",
        )
    if installation.reader is None:
        return
    rows = installation.reader.execute("select department_code from core.dim_department").fetchall()
    known = {code for (code,) in rows}
    strange = sorted(
        f"{user}（{grant.department_code}）"
        for user, grant in found.users.items()
        if grant.role is Role.DEPARTMENT and grant.department_code not in known
    )
    if strange:
        yield notice(
            "access_unknown_department",
            f"{FILE} 中的用户属于未登记的执法主体：{some(strange)}，登录后看不到数据。",
            f"核对 {home.root / FILE} 的 department_code",
        )


def reminders(installation: Installation) -> Iterator[Finding]:
    """Whether `notify.yaml` can be used, and each of its addresses be read."""
    from orchestration.notify.settings import FILE, NotifyFault, load_settings

    path = installation.home.root / FILE
    try:
        settings = load_settings(installation.home)
    except NotifyFault as problem:
        yield fault("notify_unusable", str(problem), f"改正 {path}，再 zhifa notify test")
        return
    if not settings.is_on:
        return
    from orchestration.notify.notifier import OFFICE, is_address

    named = {OFFICE: settings.office, **settings.departments}
    for recipient, addresses in named.items():
        wrong = [str(number) for number, address in enumerate(addresses, 1) if not is_address(address)]
        if wrong:
            yield fault(
                "notify_address",
                f"{FILE} 中 {recipient} 的第 {'、'.join(wrong)} 个地址无法识别。",
                f"按 docs/operations.md 的写法改正 {path}，再 zhifa notify test",
            )
    if not settings.office:
        yield notice(
            "notify_no_office",
            "提醒已开启，但没有执法监督办公室的地址：夜间任务失败时无人知道。",
            f"在 {path} 的 office 下填写地址",
        )


def templates(installation: Installation) -> Iterator[Finding]:
    """Whether the office's own templates can still be filled, with the newest quarter as the next circular would be."""
    from orchestration.quarter.papers import gather

    folder = installation.home.templates
    release, reader = installation.release, installation.reader
    if release is None or reader is None or not any((folder / name).is_file() for name in NAMES):
        return
    found = reader.execute("select max(period) from scoring.quarterly_ranking").fetchone()
    period = found[0] if found is not None else None
    yield from template_findings(folder, gather(release, period) if period else None)


def template_findings(folder: Path, material: Material | None) -> Iterator[Finding]:
    """`material`: rows to fill the templates with; None tries them without any row."""
    from orchestration.quarter.papers import papers

    said = material or Material("2000Q1", 1, "0" * 64, "0" * 64, ranking=())
    signing = Signing(said.period, 1, "试填〔2000〕1号", "试填", date(2000, 1, 1))
    try:
        papers(said, signing, Templates.of(folder))
    except TemplateFault as problem:
        yield fault(
            "template_unusable",
            str(problem),
            f"对照 zhifa quarter templates 发出的原样改正，或移走 {folder} 中的该文件（改用自带模板）",
        )
