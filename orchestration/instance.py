"""Dagster's own folder inside a home: its settings, telemetry off, one writer at a time.

Belongs here: making the folder. `python -m orchestration.instance` prints it, for `DAGSTER_HOME`.
Does not belong here: what runs in it.
"""

from __future__ import annotations

from pathlib import Path

from ingestion.home import Home

_SETTINGS = "telemetry:\n  enabled: false\nconcurrency:\n  pools:\n    default_limit: 1\n"


def prepare_instance(home: Home) -> Path:
    """The home's Dagster folder, made with its settings where it is not there yet."""
    folder = home.root / "dagster"
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "dagster.yaml"
    if not settings.is_file():
        settings.write_text(_SETTINGS, encoding="utf-8")
    return folder


if __name__ == "__main__":
    print(prepare_instance(Home.from_env()))
