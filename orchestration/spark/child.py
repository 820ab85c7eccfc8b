"""dbt in a Spark session, in a process of its own: `python -m orchestration.spark.child HOME POSITION dbt arguments`.

Belongs here: session, inputs, dbt, in this order. dbt's `session` method takes the session that is there.
Does not belong here: who starts this and what its results mean (`build`).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.releases.dbt_child import BUILD_FOLDER_VARIABLE
from orchestration.spark.inputs import create_inputs
from orchestration.spark.session import start_session


def main(arguments: list[str]) -> int:
    """Build into the folder that the environment names; dbt's exit code."""
    root, position, *dbt_arguments = arguments
    folder = Path(os.environ[BUILD_FOLDER_VARIABLE])
    os.chdir(folder)
    session = start_session(folder)
    try:
        create_inputs(session, EventLog.open(Home(Path(root))), int(position))
        from dbt.cli.main import dbtRunner

        return 0 if dbtRunner().invoke(dbt_arguments).success else 1
    finally:
        session.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
