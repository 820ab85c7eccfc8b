"""The `zhifa` command: one module a command group.

Belongs here: words on a screen, exit codes, progress; every command has `--json`.
Does not belong here: any decision; commands call what does the work. Heavy imports stay inside the commands.

Exit codes: 0 all well · 1 done, but something waits for a person (a file refused, held or still being copied; a
quarter on hold; a log that does not prove) · 2 the command was used wrongly, or names what does not exist ·
3 it could not be done; nothing half-done stays behind.
"""

from __future__ import annotations

import typer

from orchestration.cli import (
    backup,
    dictionary,
    doctor,
    explain,
    figures,
    gate,
    intake,
    interview,
    log,
    nightly,
    notify,
    quarter,
    releases,
    report,
    reveal,
    review,
    serve,
    share,
    spark,
    sql,
    supervision,
    void,
    warehouse,
)

app = typer.Typer(
    name="zhifa",
    help="执法数仓：部门报送 → 事件日志 → 事实表 → 质量闸门 → 季度排名与约谈名单。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
intake.register(app)
nightly.register(app)
notify.register(app)
warehouse.register(app)
sql.register(app)
figures.register(app)
report.register(app)
supervision.register(app)
interview.register(app)
explain.register(app)
review.register(app)
reveal.register(app)
share.register(app)
gate.register(app)
quarter.register(app)
log.register(app)
backup.register(app)
releases.register(app)
dictionary.register(app)
doctor.register(app)
void.register(app)
spark.register(app)
serve.register(app)


def main() -> None:
    """Entry point of the console script."""
    app()
