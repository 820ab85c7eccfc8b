"""Hand-made builds: the files that dbt would leave, with tables small enough to know by heart."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

PIN: dict[str, Any] = {
    "position": 7,
    "chain_hash": "ab" * 32,
    "code_revision": "cd" * 32,
    "asked_dates": (),
    "intake_digest": "ef" * 32,
}


def make_database(path: Path, *statements: str) -> Path:
    """A database with one event view, one receipt table, and whatever the statements add."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema log; create schema intake; create schema core")
        connection.execute("create table log.segment as select 1 as position")
        connection.execute("create view log.inspection as select * from log.segment")
        connection.execute("create table intake.receipt as select 1 as receipt_id")
        connection.execute("create table core.fct_inspection as select 'JKQ01/1' as inspection_id")
        for statement in statements:
            connection.execute(statement)
    return path


def make_target(folder: Path, *results: tuple[str, str], reads_intake: str | None = None) -> Path:
    """dbt's target folder: results as (unique id, status), and one model that reads receipts if named."""
    folder.mkdir(parents=True, exist_ok=True)
    said = [
        {"unique_id": name, "status": status, "failures": 2 if status == "fail" else None, "message": status}
        for name, status in results
    ]
    (folder / "run_results.json").write_text(json.dumps({"results": said}), encoding="utf-8")
    source = "source.zhifa.intake.receipt"
    nodes, children = {}, {}
    if reads_intake is not None:
        schema, name = reads_intake.split(".")
        nodes[f"model.zhifa.{name}"] = {"schema": schema, "alias": name, "resource_type": "model"}
        children[source] = [f"model.zhifa.{name}"]
    manifest = {"sources": {source: {"source_name": "intake"}}, "nodes": nodes, "child_map": children}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def dates(*days: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in days)
