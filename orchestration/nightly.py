"""The nightly job from Python: the same job that Dagster schedules, run in this process.

Belongs here: running the job, telling the caller what came of it, and the office where it failed.
Does not belong here: printing; the command line does that.
"""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingestion.home import Home
from orchestration.instance import check_storage, prepare_instance
from orchestration.notify import Sent
from orchestration.notify.alarms import notify_nightly_failure
from orchestration.releases import Release

if TYPE_CHECKING:
    import dagster as dg

# Tag of a run whose failure the command tells itself; Dagster's sensor leaves it alone.
TOLD_BY_COMMAND = "zhifa/told"


@dataclass(frozen=True)
class NightlyResult:
    """What one night brought. `failures` are Chinese messages; empty exactly when `is_success`.

    `told`: what came of telling the office about a failure; empty after a good night.
    """

    run_id: str
    is_success: bool
    receipts: tuple[Any, ...]
    release: Release | None
    failures: tuple[str, ...]
    told: tuple[Sent, ...] = ()


class _Lines(io.TextIOBase):
    """What a run prints, line by line to whoever listens, else nowhere."""

    def __init__(self, on_line: Callable[[str], None] | None) -> None:
        self._on_line = on_line
        self._rest = ""

    def write(self, text: str) -> int:
        *lines, self._rest = (self._rest + text).split("\n")
        if self._on_line is not None:
            for line in lines:
                if line.strip():
                    self._on_line(line)
        return len(text)


def run_nightly(
    home: Home,
    *,
    progress: Callable[..., None] | None = None,
    on_line: Callable[[str], None] | None = None,
) -> NightlyResult:
    """Load the inbox, build, publish. Prints nothing; raises nothing that a failed step can tell, and `ReleaseFault`
    where Dagster's history cannot be reached.

    `progress` is intake's, `on_line` hears dbt. Standard output is taken for the while: print to stderr.

    The run is kept in the home's Dagster instance, so that `dagster dev` shows it beside scheduled ones.
    """
    folder = prepare_instance(home)
    check_storage()
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "yes"
    from orchestration.definitions import build_defs
    from orchestration.resources import Warehouse
    from orchestration.run_history import open_instance

    logging.getLogger("dagster").setLevel(logging.CRITICAL)
    warehouse = Warehouse(home, progress=progress, on_line=on_line)
    job = build_defs(warehouse=warehouse).resolve_job_def("nightly_load")
    # dagster-dbt prints dbt's whole log; standard output belongs to the command that was asked for.
    with open_instance(folder) as instance, redirect_stdout(_Lines(on_line)):
        result = job.execute_in_process(
            instance=instance,
            raise_on_error=False,
            tags={TOLD_BY_COMMAND: "yes"},
            run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}},
        )
        failures = tuple(_failures(result))
    journal = warehouse.journal
    return NightlyResult(
        run_id=result.run_id,
        is_success=result.success,
        receipts=tuple(journal.receipts),
        release=journal.releases[-1] if journal.releases else None,
        failures=failures,
        told=notify_nightly_failure(home, failures) if failures else (),
    )


def words_of(failed_step: dg.DagsterEvent) -> str:
    """What stopped a step, in the words of the first error that is not Dagster's own wrapping."""
    error = failed_step.step_failure_data.error
    while error is not None and error.cause is not None and str(error.cls_name).startswith("Dagster"):
        error = error.cause
    text = error.message if error is not None else "未知错误"
    return text.strip().partition(": ")[2] or text.strip()


def _failures(result: dg.ExecuteInProcessResult) -> list[str]:
    """The words of whatever stopped a step."""
    told = []
    for event in result.all_events:
        if not event.is_step_failure:
            continue
        told.append(words_of(event))
    if not told and not result.success:
        told.append("夜间任务未能完成，请在 Dagster 界面查看运行记录。")
    return told
