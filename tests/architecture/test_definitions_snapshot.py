"""What Dagster shows is written down beside this test: keys, checks, jobs, schedules, sensors.

Runs when: always. Fails on: an asset, job, schedule or sensor that appears, disappears or changes its time.
Who fixes: whoever changed it, by reading the difference and, if it was meant, running this file with
`ZHIFA_WRITE_SNAPSHOT=1`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from ingestion.home import Home
from orchestration.definitions import build_defs

SNAPSHOT = Path(__file__).with_name("definitions_snapshot.json")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    definitions = build_defs(Home(tmp_path_factory.mktemp("home")))
    dg.Definitions.validate_loadable(definitions)
    repository = definitions.get_repository_def()
    graph = definitions.resolve_asset_graph()
    jobs = [name for name in repository.job_names if not name.startswith("__")]
    return {
        "assets": sorted(key.to_user_string() for key in graph.materializable_asset_keys),
        "sources": sorted(key.to_user_string() for key in graph.external_asset_keys),
        "partitioned": sorted(
            key.to_user_string()
            for key in graph.materializable_asset_keys
            if graph.get(key).partitions_def is not None
        ),
        "gate_checks": sorted(
            check.name for check in graph.asset_check_keys if check.asset_key.path[-1] == "quarterly_scoring"
        ),
        "jobs": sorted(jobs),
        "schedules": {
            schedule.name: [schedule.cron_schedule, schedule.execution_timezone, schedule.job_name]
            for schedule in repository.schedule_defs
        },
        # A sensor that starts no job (it tells of a failure, it shows a state) has none.
        "sensors": {
            sensor.name: "、".join(target.job_name for target in sensor.targets) or None
            for sensor in repository.sensor_defs
        },
    }


def test_dagster_shows_what_is_written_down(shown: dict[str, Any]) -> None:
    if os.environ.get("ZHIFA_WRITE_SNAPSHOT"):
        SNAPSHOT.write_text(json.dumps(shown, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    assert shown == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_the_nightly_load_starts_at_two_in_the_morning_in_shanghai(shown: dict[str, Any]) -> None:
    assert shown["schedules"] == {"nightly_load_at_two": ["0 2 * * *", "Asia/Shanghai", "nightly_load"]}


def test_every_feed_that_dbt_reads_is_an_export_asset(shown: dict[str, Any]) -> None:
    # Acts of the system and of the office (`gate`, `voiding`, the steps of a quarter) come in no export; receipts and
    # the calendar are no events; where a quarter stands is shown, read by nobody.
    assert shown["sources"] == [
        "intake/receipt",
        "intake/reject",
        "log/gate",
        "log/interview",
        "log/objection",
        "log/publication",
        "log/quarter_step",
        "log/review_draw",
        "log/voiding",
        "log/waiver",
        "quarter/state",
        "reference/calendar_day",
    ]
