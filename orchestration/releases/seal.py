"""Turn a database that dbt has built into one immutable file that says what it holds.

Belongs here: dropping the log views, descriptions, digests, checkpoint, fsync, read-only, rename.
Does not belong here: which release is current (`store`), running dbt (`dbt_child`).
"""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from orchestration.releases.dbt_child import DbtOutcome, intake_readers, read_outcome
from orchestration.releases.described import describe, explained_tables
from orchestration.releases.digest import combined_digest, quoted, table_digest
from orchestration.releases.faults import ReleaseFault
from orchestration.releases.site import link_site
from orchestration.releases.store import (
    NO_PROGRESS,
    PREFIX,
    Release,
    TableFacts,
    read_release,
    sync_file,
    sync_folder,
)


def check_integrity(target: Path) -> DbtOutcome:
    """What dbt reported; raises `ReleaseFault` naming every model and test that failed."""
    outcome = read_outcome(target)
    if outcome.failures:
        raise ReleaseFault(
            "integrity",
            "完整性检查未通过，发布版本没有切换，用户看到的仍是上一个版本。",
            "按下列检查项排查数据或模型后重新运行 zhifa nightly。",
            details=outcome.failures,
        )
    return outcome


def seal(database: Path, target: Path, pin: dict[str, Any], warnings: tuple[str, ...] = ()) -> Release:
    """Check dbt's results, finish the file, describe it beside itself. Still inside the build folder.

    `warnings`: what else there is to say of the build, after dbt's own.
    """
    outcome = check_integrity(target)
    tables = _finish(database, target)
    pinned = {name: facts.digest for name, facts in tables.items() if facts.digest is not None}
    release = Release(
        path=database,
        position=pin["position"],
        chain_hash=pin["chain_hash"],
        code_revision=pin["code_revision"],
        asked_dates=tuple(pin["asked_dates"]),
        intake_digest=pin["intake_digest"],
        digest=combined_digest(pinned),
        tables=tables,
        warnings=outcome.warnings + warnings,
    )
    description = database.with_suffix(".json")
    description.write_text(
        json.dumps(release.as_dict(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    for path in (database, description):
        os.chmod(path, 0o444)
        sync_file(path)
    return release


def publish(release: Release, releases: Path, site: Path | None = None) -> Release:
    """Move a sealed file and its description to their place under their final name. Under the lock.

    `site`: the pages to lay beside it (`site.site_of`), before the file itself appears.
    Where a release of the same content stands already, that one is kept. Where its tables differ although
    position and code are the same, the build is not reproducible and nothing is published.
    """
    standing = [
        known
        for known in (
            read_release(path, is_reused=True) for path in sorted(releases.glob(f"{PREFIX}*.duckdb"))
        )
        if (known.position, known.code_revision, known.asked_dates)
        == (release.position, release.code_revision, release.asked_dates)
    ]
    for known in standing:
        if known.digest != release.digest:
            raise _not_reproducible(known, release)
        if known.intake_digest == release.intake_digest:
            if site is not None:
                link_site(site, known.path)
            return known
    # Later receipts at an unmoved position: a file of its own, so that no published file ever changes.
    suffix = f"-{release.intake_digest[:8]}" if standing else ""
    path = releases / f"{_stem(release)}{suffix}.duckdb"
    if site is not None:
        link_site(site, path)
    os.replace(release.path.with_suffix(".json"), path.with_suffix(".json"))
    os.replace(release.path, path)
    sync_folder(releases)
    return read_release(path)


def _stem(release: Release) -> str:
    stem = f"{PREFIX}{release.position}-{release.chain_hash[:8]}-{release.code_revision[:8]}"
    return stem + (f"-d{_dates_digest(release.asked_dates)}" if release.asked_dates else "")


def _dates_digest(dates: tuple[date, ...]) -> str:
    return hashlib.sha256(",".join(day.isoformat() for day in dates).encode()).hexdigest()[:8]


def _finish(database: Path, target: Path) -> dict[str, TableFacts]:
    unpinned = intake_readers(target)
    with duckdb.connect(str(database)) as connection:
        connection.execute(NO_PROGRESS)
        connection.execute("drop schema if exists log cascade")
        _check_views(connection)
        describe(connection, tuple(explained_tables(target / "manifest.json")))
        tables = {
            f"{schema}.{table}": _facts(connection, schema, table, unpinned)
            for schema, table in connection.execute(
                "select schema_name, table_name from duckdb_tables() where not internal order by all"
            ).fetchall()
        }
        connection.execute("checkpoint")
    if database.with_name(database.name + ".wal").exists():
        raise ReleaseFault("wal_left", "构建数据库没有完整落盘。", "检查磁盘空间后重新运行 zhifa nightly。")
    return tables


def _facts(
    connection: duckdb.DuckDBPyConnection, schema: str, table: str, unpinned: frozenset[str]
) -> TableFacts:
    rows, digest = table_digest(connection, schema, table)
    is_pinned = schema != "intake" and f"{schema}.{table}" not in unpinned
    return TableFacts(rows, digest if is_pinned else None)


def _check_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Every view that is left must work without the log: the file stands alone from now on."""
    broken = []
    for schema, view in connection.execute(
        "select schema_name, view_name from duckdb_views() where not internal order by all"
    ).fetchall():
        try:
            connection.execute(f"select * from {quoted(schema)}.{quoted(view)} limit 0")
        except duckdb.Error:
            broken.append(f"{schema}.{view}")
    if broken:
        raise ReleaseFault(
            "view_reads_log",
            "下列视图仍依赖事件日志，发布文件不能独立使用。",
            "在 dbt 项目中把它们改为表（materialized: table）后重新构建。",
            details=tuple(broken),
        )


def _not_reproducible(known: Release, built: Release) -> ReleaseFault:
    differing = tuple(
        name
        for name in sorted({*known.tables, *built.tables})
        if known.tables.get(name) != built.tables.get(name)
    )
    return ReleaseFault(
        "not_reproducible",
        f"同一位置（{built.position}）、同一代码的两次构建结果不同，新版本未发布。",
        "运行 zhifa log verify 检查日志；如日志无误，把下列表交给维护人员排查模型中的不确定性。",
        details=differing,
    )
