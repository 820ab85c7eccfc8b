"""Contracts are the one home of a column: dbt's sources say the same names, in the same order, with the same types."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from ingestion.contract import load_contracts
from ingestion.eventlog.envelope import event_schema
from tests.spec.compiled import compiled_project

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
    loaded = yaml.load((SOURCES / f"{name}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
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
    said = compiled_project().models[f"stg_{feed}"]["compiled_code"]
    kept = set(re.findall(r"^\s*folded\.(\w+),?$", said, flags=re.MULTILINE))
    assert set(load_contracts()[feed].physical_columns()) - kept == set()


@pytest.mark.parametrize("feed", sorted(load_contracts()))
def test_core_says_of_a_column_what_its_contract_says(feed: str) -> None:
    stated = {column["name"]: column for column in _tables("log")[feed]["columns"]}
    for path in (SOURCES.parent / "core").glob(f"*_{feed}.yml"):
        for column in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["models"][0]["columns"]:
            if column["name"] in load_contracts()[feed].physical_columns():
                promised = stated[column["name"]]
                assert column["data_type"] == promised["data_type"], column["name"]
                assert column["description"] == promised["description"], column["name"]


def test_every_feed_of_departments_is_in_the_list_that_the_fold_goes_by() -> None:
    read = {
        key.rsplit(".", 1)[1]
        for key in compiled_project().models["stg_voided_record"]["depends_on"]["nodes"]
        if key.startswith("source.")
    }
    assert read == {feed for feed, contract in load_contracts().items() if contract.origin == "department"}
