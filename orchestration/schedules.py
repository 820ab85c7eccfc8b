"""When the nightly load runs.

Belongs here: times. Does not belong here: what runs (`jobs`).
"""

from __future__ import annotations

import dagster as dg

from orchestration.jobs import nightly_load

nightly_schedule = dg.ScheduleDefinition(
    name="nightly_load_at_two",
    job=nightly_load,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Shanghai",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="每日凌晨 2 点（北京时间）装载收件箱。",
)
