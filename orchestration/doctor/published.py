"""What was published lies there as it was signed.

Belongs here: each version's files against its list, and its list against its signature.
Does not belong here: the log behind it (`eventlog`).
"""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.doctor.finding import Finding, fault, notice
from orchestration.doctor.installation import Installation


def versions(installation: Installation) -> Iterator[Finding]:
    """Every version's checkpoint, list of files and files."""
    from ingestion.eventlog.checkpoint import CHECKPOINT, PUBLIC_KEY, CheckpointFault, prove

    folder = installation.home.published
    for place in sorted(folder.glob("*/v*")):
        said = place.relative_to(folder).as_posix()
        mend = f"从备份恢复 {place}；不要改动其中的文件"
        try:
            proof = prove(place / CHECKPOINT, place / PUBLIC_KEY, None)
        except CheckpointFault as problem:
            yield fault("published_unreadable", f"{said}：{problem}", mend)
            continue
        if proof.problems:
            more = f"（共 {len(proof.problems)} 处）" if len(proof.problems) > 1 else ""
            yield fault("published_changed", f"{said}：{proof.problems[0]}{more}", mend)


def missing(installation: Installation) -> Iterator[Finding]:
    """Versions that the log says were published and that lie nowhere."""
    from orchestration.doctor.quarters import steps_of
    from orchestration.quarter.steps import Quarter

    log = installation.readable_log
    if log is None:
        return
    steps = steps_of(log)
    for period in sorted({row["period"] for row in steps}):
        for step in Quarter.folded(period, steps).publications:
            if not (log.home.published / period / f"v{step.version}").is_dir():
                yield notice(
                    "published_missing",
                    f"日志记有 {period} 第 {step.version} 版已公布，文件夹却不在。",
                    f"从备份恢复 published/{period}/v{step.version}；没有备份的，zhifa quarter publish {period} 会重写",
                )
