"""Dagster's own folder inside a home: its settings, telemetry off, one writer at a time, and where its history is.

Belongs here: making the folder (`python -m orchestration.instance` prints it, for `DAGSTER_HOME`), asking whether
the history's database answers.
Does not belong here: what runs in it.

`ZHIFA_DAGSTER_URL` moves runs, events and schedules into PostgreSQL; without it they are SQLite files in the folder.
The settings name the variable, never the address: it holds a password.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import sqlalchemy as sa

from ingestion.eventlog.database import UnusableDatabase
from ingestion.home import Home
from orchestration.releases.faults import ReleaseFault

URL_VARIABLE = "ZHIFA_DAGSTER_URL"
# Dagster reads the variable itself, so that no spelling can be put right on the way.
_SCHEME = "postgresql+psycopg2://"
_IN_THE_FOLDER = "telemetry:\n  enabled: false\nconcurrency:\n  pools:\n    default_limit: 1\n"
_ON_POSTGRESQL = f"{_IN_THE_FOLDER}storage:\n  postgres:\n    postgres_url:\n      env: {URL_VARIABLE}\n"


def prepare_instance(home: Home) -> Path:
    """The home's Dagster folder, with settings for the storage that the environment names.

    Settings that somebody has changed by hand stay. Raises `UnusableDatabase` for an address that Dagster would not
    understand.
    """
    url = os.environ.get(URL_VARIABLE)
    if url and not url.startswith(_SCHEME):
        raise UnusableDatabase(f"{URL_VARIABLE} 要写成 {_SCHEME}用户:口令@主机/库名。")
    folder = home.root / "dagster"
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "dagster.yaml"
    wanted = _ON_POSTGRESQL if url else _IN_THE_FOLDER
    standing = settings.read_text(encoding="utf-8") if settings.is_file() else None
    if standing in (None, _IN_THE_FOLDER, _ON_POSTGRESQL) and standing != wanted:
        temporary = settings.with_name(f".{settings.name}.{secrets.token_hex(4)}")
        temporary.write_text(wanted, encoding="utf-8")
        os.replace(temporary, settings)
    return folder


def check_storage() -> None:
    """Raise `ReleaseFault` where the database of Dagster's history does not answer; Dagster would try for long."""
    url = os.environ.get(URL_VARIABLE)
    if not url:
        return
    try:
        sa.create_engine(url, poolclass=sa.NullPool).connect().close()
    except sa.exc.OperationalError as fault:
        raise ReleaseFault(
            "dagster_storage",
            "Dagster 运行记录的数据库连接不上，夜间任务没有开始。",
            f"核对 {URL_VARIABLE}，以及数据库是否在运行（systemctl status postgresql）。",
        ) from fault


if __name__ == "__main__":
    print(prepare_instance(Home.from_env()))
