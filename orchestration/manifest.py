"""The dbt manifest that Dagster reads its assets from, parsed when the project has changed.

Belongs here: where the manifest lies (under the home, never in the source tree) and when it is stale.
Does not belong here: how manifest nodes become assets (`assets.tables`).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from ingestion.home import Home
from orchestration.releases.dbt_child import (
    DATABASE_NAME,
    keep_parsed,
    parse_cache,
    parsed_folder,
    run_dbt,
    variables,
)
from orchestration.releases.digest import code_revision


def prepare_manifest(home: Home) -> Path:
    """Path of `manifest.json` for the project as it stands; runs `dbt parse` (no database) when needed."""
    folder = parsed_folder(home)
    place = folder / f"{code_revision()[:16]}.json"
    if not place.is_file():
        target = folder / f"target-{os.getpid()}"
        target.mkdir(parents=True, exist_ok=True)
        run_dbt(["parse", *variables()], database=target / DATABASE_NAME, target=target)
        keep_parsed(target, parse_cache(home))
        os.replace(target / "manifest.json", place)
        shutil.rmtree(target, ignore_errors=True)
        for old in folder.glob("*.*"):
            # What another process is just writing is left alone.
            if old.stem == place.stem or old.suffix == ".tmp" or old.name.startswith("."):
                continue
            if old.is_dir():  # dbt's pages of an earlier program
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.unlink(missing_ok=True)
    return place
