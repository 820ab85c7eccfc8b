"""The one assembly of everything Dagster shows and runs, for tests, the command line and production.

Belongs here: putting the parts together. Does not belong here: the parts.
"""

from __future__ import annotations

import dagster as dg

from ingestion.home import Home
from orchestration.assets.exports import department_exports
from orchestration.assets.quarter import make_step_assets, quarter_state, quarter_state_sensor
from orchestration.assets.release import make_release_asset
from orchestration.assets.scoring import quarterly_scoring
from orchestration.assets.tables import dbt_resource, make_table_assets
from orchestration.assets.upkeep import sealed_months
from orchestration.jobs import nightly_load, quarterly_scoring_job
from orchestration.manifest import prepare_manifest
from orchestration.resources import Warehouse
from orchestration.schedules import nightly_schedule
from orchestration.sensors import failure_reminder, inbox_sensor


def build_defs(home: Home | None = None, *, warehouse: Warehouse | None = None) -> dg.Definitions:
    """Definitions over one home (default: the environment's).

    `warehouse` lets a caller in the same process listen to a run (progress, receipts); it brings its home.
    """
    given = warehouse or Warehouse(home or Home.from_env())
    tables = make_table_assets(prepare_manifest(given.home))
    return dg.Definitions(
        assets=[
            department_exports,
            tables,
            make_release_asset(tables.keys),
            sealed_months,
            quarterly_scoring,
            *make_step_assets(),
            quarter_state,
        ],
        jobs=[nightly_load, quarterly_scoring_job],
        schedules=[nightly_schedule],
        sensors=[inbox_sensor, failure_reminder, quarter_state_sensor],
        resources={"warehouse": given, "dbt": dbt_resource()},
    )


@dg.definitions
def defs() -> dg.Definitions:
    """What `dagster dev` loads: the environment's home."""
    return build_defs()
