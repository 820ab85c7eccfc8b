"""Dagster's storage, read as tables: the last nights, the daemon's pulse, what is switched on.

Belongs here: the few columns that the checks need. Read by SQL, because importing Dagster alone takes longer than
all checks together; `tests/unit/orchestration/doctor` holds these reads against Dagster's own answers.
Does not belong here: judging.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from orchestration.doctor.finding import Finding, fault, notice
from orchestration.doctor.installation import Installation
from orchestration.instance import URL_VARIABLE

_SETTLED = ("SUCCESS", "FAILURE", "CANCELED")
# The daemon writes a heartbeat every half minute and is called dead by Dagster itself after five.
_PULSE_SECONDS = 600
_AUTOMATION = {"nightly_load_at_two": "夜间定时", "inbox_sensor": "收件箱感应"}


@dataclass(frozen=True)
class Nights:
    """Ends of runs of the nightly job, UTC without zone; `failed_since` is None where the last one went well."""

    succeeded: datetime | None
    failed_since: datetime | None


def _engine(installation: Installation, part: str) -> sa.Engine | None:
    """The database that holds `part` of Dagster's storage; None where none was made yet."""
    url = os.environ.get(URL_VARIABLE)
    if url is not None:
        return sa.create_engine(url)
    places = {"runs": "history/runs.db", "schedules": "schedules/schedules.db"}
    path: Path = installation.home.root / "dagster" / places[part]
    return sa.create_engine(f"sqlite:///file:{path}?mode=ro&uri=true") if path.is_file() else None


def _rows(installation: Installation, part: str, query: str) -> list[tuple[object, ...]]:
    engine = _engine(installation, part)
    if engine is None:
        return []
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


def last_nights(installation: Installation) -> Nights | None:
    """The last good night and the failure after it; None where no run is known."""
    query = (
        "select status, end_time from runs where pipeline_name = 'nightly_load' and end_time is not null"
        f" and status in {_SETTLED} order by end_time"
    )
    ends = [(str(status), _moment(end)) for status, end in _rows_or_none(installation, "runs", query)]
    if not ends:
        return None
    good = [end for status, end in ends if status == "SUCCESS"]
    status, last = ends[-1]
    return Nights(good[-1] if good else None, last if status == "FAILURE" else None)


def _moment(seconds: object) -> datetime:
    return datetime.fromtimestamp(float(str(seconds)), UTC).replace(tzinfo=None)


def storage(installation: Installation) -> Iterator[Finding]:
    """Whether Dagster's storage answers."""
    on_server = bool(os.environ.get(URL_VARIABLE))
    for part in ("runs", "schedules"):
        try:
            # A constant would answer without a look at the file.
            _rows(installation, part, "select 1" if on_server else "select count(*) from sqlite_master")
        except sa.exc.SQLAlchemyError as problem:
            yield fault(
                "dagster_storage",
                f"Dagster 的存储无法打开（{type(problem).__name__}）：看不到运行记录，定时任务不会运行。",
                "PostgreSQL：systemctl status postgresql，核对 ZHIFA_DAGSTER_URL；"
                "SQLite：核对数据目录下 dagster/ 的权限，损坏时移走该目录（只丢运行记录）",
            )
            return


def daemon(installation: Installation) -> Iterator[Finding]:
    """Whether a daemon that once worked still does; who uses cron has none, and hears nothing."""
    last = _last_heartbeat(installation)
    if last is not None and (installation.now - last).total_seconds() > _PULSE_SECONDS:
        yield notice(
            "dagster_daemon_silent",
            f"Dagster 守护进程自 {last:%Y-%m-%d %H:%M}（UTC）起没有心跳：定时和收件箱感应都不运行。",
            "systemctl restart zhifa-dagster-daemon（已改用 cron 的，移走数据目录下的 dagster/ 后不再提示）",
        )


def automation(installation: Installation) -> Iterator[Finding]:
    """Whether somebody has switched the schedule or the sensor off under a daemon that runs."""
    last = _last_heartbeat(installation)
    if last is None or (installation.now - last).total_seconds() > _PULSE_SECONDS:
        return
    query = "select instigator_body from instigators where status = 'STOPPED'"
    stopped = " ".join(str(row[0]) for row in _rows_or_none(installation, "schedules", query))
    for name, label in _AUTOMATION.items():
        if f'"{name}"' in stopped:
            yield notice(
                "dagster_switched_off",
                f"{label}（{name}）已被关闭。",
                f"在 Dagster 页面 Automation 中打开 {name}",
            )


def _last_heartbeat(installation: Installation) -> datetime | None:
    """When a daemon last gave a sign, UTC without zone."""
    found = _rows_or_none(installation, "runs", "select max(timestamp) from daemon_heartbeats")
    said = found[0][0] if found else None
    return datetime.fromisoformat(str(said)).replace(tzinfo=None) if said is not None else None


def _rows_or_none(installation: Installation, part: str, query: str) -> list[tuple[object, ...]]:
    """Rows, none where the storage does not answer: `storage` tells of that."""
    try:
        return _rows(installation, part, query)
    except sa.exc.SQLAlchemyError:
        return []
