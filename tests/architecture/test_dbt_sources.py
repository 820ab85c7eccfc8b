"""Contracts are the one home of a column: dbt's sources say the same names, in the same order, with the same types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from ingestion.contract import load_contracts
from ingestion.eventlog.envelope import event_schema

SOURCES = Path(__file__).resolve().parents[2] / "dbt_project" / "models" / "sources"
TYPES: dict[pl.DataType, str] = {
    pl.String(): "string",
    pl.Int64(): "bigint",
    pl.Decimal(18, 2): "decimal(18,2)",
    pl.Date(): "date",
    pl.Datetime("us"): "timestamp",
    pl.Boolean(): "boolean",
}


def _tables(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load((SOURCES / f"{name}.yml").read_text("utf-8"))
    return {table["name"]: table for table in loaded["sources"][0]["tables"]}


def test_every_feed_is_a_source_and_no_other() -> None:
    assert set(_tables("log")) == set(load_contracts())


@pytest.mark.parametrize("feed", sorted(load_contracts()))
def test_source_columns_are_the_envelope_and_the_contract(feed: str) -> None:
    declared = [(column["name"], column["data_type"]) for column in _tables("log")[feed]["columns"]]
    expected = [(name, TYPES[kind]) for name, kind in event_schema(load_contracts()[feed]).items()]
    assert declared == expected


@pytest.mark.parametrize("feed", sorted(load_contracts()))
def test_staging_keeps_every_column_of_the_contract(feed: str) -> None:
    loaded = yaml.safe_load((SOURCES.parent / "staging" / f"stg_{feed}.yml").read_text("utf-8"))
    declared = {column["name"]: column["data_type"] for column in loaded["models"][0]["columns"]}
    expected = {name: TYPES[kind] for name, kind in load_contracts()[feed].physical_columns().items()}
    assert {name: declared.get(name) for name in expected} == expected
