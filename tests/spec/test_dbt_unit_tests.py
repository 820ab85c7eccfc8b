"""The unit tests that stand in the models' own yml files: a release's build leaves them out, so they run here.

What belongs here: running all of them. What does not: a case of its own; those stand beside their model.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.spec.compiled import DATABASE, PROJECT
from tests.spec.warehouse import CompiledProject, Warehouse


def _empty_warehouse(warehouse: Warehouse, project: CompiledProject, path: Path) -> None:
    """A database file with every seed and every model, without a record: dbt asks it for column types."""
    connection = warehouse.build(*project.seeds, *project.models)
    connection.execute(f"attach '{path}' as target")
    connection.execute(f"copy from database {DATABASE} to target")
    connection.execute("detach target")


def test_every_unit_test_of_the_dbt_project_passes(
    warehouse: Warehouse, project: CompiledProject, tmp_path: Path
) -> None:
    database = tmp_path / f"{DATABASE}.duckdb"
    _empty_warehouse(warehouse, project, database)
    command = [sys.executable, "-m", "dbt.cli.main", "--no-use-colors", "--log-path", str(tmp_path), "test"]
    command += ["--select", "test_type:unit", "--threads", "1", "--target-path", str(tmp_path / "target")]
    command += ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)]
    environment = os.environ | {"ZHIFA_BUILD_DB": str(database), "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    results = json.loads((tmp_path / "target" / "run_results.json").read_text("utf-8"))["results"]
    passed = {result["unique_id"] for result in results if result["status"] == "pass"}
    assert passed == set(project.manifest["unit_tests"])
