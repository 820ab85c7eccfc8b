"""Sensors: load what has arrived once it has stopped changing; tell the office of a run that failed.

Belongs here: telling a complete delivery from one still being copied, and a failure that nobody has told yet.
Does not belong here: reading files, sending (`orchestration.notify`).
"""

import hashlib
from pathlib import Path

import dagster as dg

from orchestration.jobs import nightly_load, quarterly_scoring_job
from orchestration.nightly import TOLD_BY_COMMAND, words_of
from orchestration.notify.alarms import notify_nightly_failure
from orchestration.resources import Warehouse

_INTERVAL_SECONDS = 60


def inbox_state(inbox: Path) -> str | None:
    """Digest of names, sizes and times of the files in the inbox; None when it is empty.

    Hidden files (names that begin with a dot) are those that a copying program has not finished.
    """
    if not inbox.is_dir():
        return None
    whole = hashlib.sha256()
    is_empty = True
    for path in sorted(inbox.rglob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        try:
            facts = path.stat()
        except FileNotFoundError:
            continue
        is_empty = False
        whole.update(f"{path.relative_to(inbox)}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return None if is_empty else whole.hexdigest()


@dg.sensor(
    name="inbox_sensor",
    job=nightly_load,
    minimum_interval_seconds=_INTERVAL_SECONDS,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="收件箱出现新文件且连续两次查看没有变化时，启动夜间装载。",
)
def inbox_sensor(
    context: dg.SensorEvaluationContext, warehouse: dg.ResourceParam[Warehouse]
) -> dg.RunRequest | dg.SkipReason:
    """Ask for a run when two looks in a row saw the same files; the run key keeps it to one run."""
    state = inbox_state(warehouse.home.inbox)
    before = context.cursor
    context.update_cursor(state or "")
    if state is None:
        return dg.SkipReason("收件箱为空。")
    if state != before:
        return dg.SkipReason("收件箱有变化，可能仍在复制，下次查看再装载。")
    return dg.RunRequest(run_key=state)


@dg.run_failure_sensor(
    name="failure_reminder",
    monitored_jobs=[nightly_load, quarterly_scoring_job],
    minimum_interval_seconds=_INTERVAL_SECONDS,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="夜间装载或季度评估失败时，按 notify.yaml 提醒执法监督办公室。",
)
def failure_reminder(
    context: dg.RunFailureSensorContext, warehouse: dg.ResourceParam[Warehouse]
) -> dg.SkipReason | None:
    """Tell the office, once a run; a run of the command has told it already."""
    if TOLD_BY_COMMAND in context.dagster_run.tags:
        return dg.SkipReason("该次运行由命令行发起，已自行提醒。")
    failures = [words_of(event) for event in context.get_step_failure_events()]
    for sent in notify_nightly_failure(
        warehouse.home, failures or ["任务未能完成，请在 Dagster 界面查看运行记录。"]
    ):
        context.log.info(f"reminder to {sent.recipient}: {sent.status}")
    return None
