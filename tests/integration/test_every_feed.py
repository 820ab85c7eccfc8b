"""Every feed's way from its own import template to its own table: filled in as a clerk would, read, folded, in core.

Runs when: always. Fails on: a feed whose template, mapping, contract, staging or core do not fit together.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from ingestion.contract import Column, Contract, load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.inputs import create_inputs
from ingestion.intake import ingest
from ingestion.mapping import load_mappings
from ingestion.templates import write_template
from tests.spec.compiled import DATABASE, CompiledProject, compiled_project
from tests.spec.warehouse import Warehouse

REPORTED = {feed: each for feed, each in load_contracts().items() if each.origin == "department"}
STATEMENT = "数据截止：2024-10-31　导出方式：增量"
# A firm's code whose check character holds (GB 32100).
USCC = "91120116MA05WXY00J"

OF_A_FORM = {
    "excluded_periods": "中止:2024-05-06:2024-05-10",
    "file_sha256": "0" * 64,
    # An identity number whose check character holds (GB 11643).
    "person_id_no": "11010519491231002X",
    "season_months": "3",
}


def _value(column: Column) -> Any:
    """A value that the contract allows, as a clerk writes it."""
    if column.examples:
        return column.examples[0]
    if column.name in OF_A_FORM:
        return OF_A_FORM[column.name]
    if column.format == "cn-uscc":
        return USCC
    if column.enum:
        return column.enum[0]
    by_kind = {
        "date": date(2024, 5, 6),
        "timestamp": datetime(2024, 5, 6, 10, 20),
        "integer": 3,
        "decimal": Decimal("92.50"),
        "boolean": "是",
    }
    return by_kind.get(column.kind, "A1")


def _filled(contract: Contract, folder: Path) -> Path:
    """The feed's template with one row in it, under a name that says nothing of the feed."""
    path = write_template(
        contract, load_mappings()["platform", contract.feed], folder / f"{contract.feed}.xlsx"
    )
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(1, 1).value = STATEMENT
    for number, column in enumerate(contract.columns, 1):
        sheet.cell(3, number).value = _value(column)
    book.save(path)
    return path


class _Loaded(Warehouse):
    """A warehouse whose log is a real one."""

    def __init__(self, project: CompiledProject, log: EventLog) -> None:
        super().__init__(project, [])
        self._log = log

    def _opened(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(":memory:")
        connection.execute(f"attach ':memory:' as {DATABASE}; use {DATABASE}")
        create_inputs(connection, self._log, self._log.head().position)
        return connection


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    home.prepare()
    return home


@pytest.fixture(scope="module")
def receipts(home: Home, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("templates")
    files = [_filled(contract, folder) for contract in REPORTED.values()]
    return {receipt.feed: receipt for receipt in ingest(home, files)}


@pytest.fixture(scope="module")
def warehouse(home: Home, receipts: dict[str, Any]) -> Warehouse:
    assert receipts
    return _Loaded(compiled_project(), EventLog.open(home))


@pytest.mark.parametrize("feed", sorted(REPORTED))
def test_a_filled_template_is_recognised_and_its_row_taken_whole(feed: str, receipts: dict[str, Any]) -> None:
    receipt = receipts[feed]
    assert (receipt.status, receipt.counts.read, receipt.counts.new) == ("loaded", 1, 1), receipt.message


@pytest.mark.parametrize("feed", sorted(REPORTED))
def test_the_row_stands_in_the_feeds_own_table_with_every_column(feed: str, warehouse: Warehouse) -> None:
    core = _core_model(warehouse, feed)
    (row,) = [row for row in warehouse.rows(core) if row["stream_id"].startswith(f"{feed}/platform/")]
    told = [name for name in REPORTED[feed].physical_columns() if name in row]
    # What a firm says in clear has no token; an id number or a telephone is not shown in core at all.
    empty = [
        name for name in told if row[name] is None and not name.startswith(("party_name_", "party_uscc_"))
    ]
    assert empty == []
    assert {column.name for column in REPORTED[feed].key} <= set(told)


def _core_model(warehouse: Warehouse, feed: str) -> str:
    """The table of core that holds the feed's records: its fact, or else its dimension."""
    return next(name for name in (f"fct_{feed}", f"dim_{feed}") if name in warehouse.project.models)
