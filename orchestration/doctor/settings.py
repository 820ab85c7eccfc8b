"""What the office has set: reminders, who sees what, its own templates.

Belongs here: whether settings can be used. Does not belong here: quoting them; they hold passwords.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from orchestration.doctor.finding import Finding, fault, notice
from orchestration.doctor.installation import Installation
from orchestration.reports.filling import TemplateFault
from orchestration.reports.office_templates import NAMES, Templates
from orchestration.reports.published import Material, Signing


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
