"""Every query of docs/analysts.md runs on the sample that it names, reads marts only, and gives the rows shown there.

Runs when: `make drill`. Fails on: a query that no longer runs, or a figure in the guide that is not the sample's.
Who fixes: whoever changed the mart or the sample, in the guide; figures that domain.md or docs/sample_zone.md state
are held against those words first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration.releases import current_release, open_release
from tests.conftest import ROOT, Loaded

pytestmark = pytest.mark.drill

GUIDE = ROOT / "docs" / "analysts.md"
# From this heading on, the queries speak of the quarter's sample; tests/integration/test_four_quarters.py runs them.
PUBLISHED_HEADING = "### Published versions"
SCHEMAS = ("core", "quality", "scoring", "supervision", "reporting", "reference", "intake")
_QUESTION = re.compile(r"^\*\*(\d+)\. ", flags=re.MULTILINE)
_BLOCK = re.compile(r"```sql\n(.*?)```\n*((?:\|[^\n]*\n)*)", flags=re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A query of the guide and the rows shown beneath it as texts; `is_whole` unless the table ends with `…`."""

    number: int
    query: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_whole: bool


def examples(text: str) -> Iterator[Example]:
    """The numbered questions' queries in the order of the page."""
    for part in re.split(r"(?=^\*\*\d+\. )", text, flags=re.MULTILINE):
        if not (found := _QUESTION.match(part)):
            continue
        for query, table in _BLOCK.findall(part):
            heading, _, *lines = [_cells(line) for line in table.splitlines()]
            is_whole = lines[-1][0] != "…"
            yield Example(int(found[1]), query, heading, tuple(lines if is_whole else lines[:-1]), is_whole)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip()[1:-1].split("|"))


def shown(value: object) -> str:
    """A value as the guide prints it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def hold(example: Example, connection: duckdb.DuckDBPyConnection) -> None:
    """The query gives the columns and rows that the guide shows, no more where it shows all."""
    cursor = connection.execute(example.query)
    columns = tuple(column[0] for column in cursor.description or ())
    rows = [tuple(shown(value) for value in row) for row in cursor.fetchall()]
    assert columns == example.columns, f"question {example.number}"
    assert tuple(rows[: len(example.rows)]) == example.rows, f"question {example.number}"
    assert example.rows and (len(rows) == len(example.rows)) == example.is_whole, f"question {example.number}"


TEXT = GUIDE.read_text(encoding="utf-8")
HERE, PUBLISHED = (tuple(examples(part)) for part in TEXT.split(PUBLISHED_HEADING))


@pytest.fixture(scope="module")
def release(zone_year: Loaded) -> Iterator[duckdb.DuckDBPyConnection]:
    found = current_release(zone_year.home)
    assert found is not None
    with open_release(found.path) as connection:
        yield connection


@pytest.mark.parametrize("example", HERE, ids=lambda example: f"question {example.number}")
def test_the_guide_shows_what_its_query_gives(example: Example, release: duckdb.DuckDBPyConnection) -> None:
    hold(example, release)


def test_there_are_thirty_questions_and_each_has_its_query() -> None:
    assert sorted({example.number for example in [*HERE, *PUBLISHED]}) == list(range(1, 31))
    assert [int(number) for number in _QUESTION.findall(TEXT)] == list(range(1, 31))


def test_queries_read_marts_only() -> None:
    for example in (*HERE, *PUBLISHED):
        read = re.findall(r"(?:(?<!distinct )from|join) (\w+)\.(\w+)", example.query)
        assert read, f"question {example.number}"
        assert {schema for schema, _ in read} <= set(SCHEMAS), f"question {example.number}"


def test_python_reads_a_release_as_the_guide_says(zone_year: Loaded) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", TEXT, flags=re.DOTALL)
    current = zone_year.home.releases / "current.duckdb"
    assert '"var/demo/releases/current.duckdb"' in block
    names: dict[str, object] = {}
    exec(block.replace('"var/demo/releases/current.duckdb"', repr(str(current))), names)
    frame = names["frame"]
    assert isinstance(frame, pl.DataFrame)
    # 275 decisions of 2024 and 285 of 2021 (docs/sample_zone.md).
    assert frame.height == 275 + 285
    assert isinstance(names["meaning"], pl.DataFrame) and not names["meaning"].is_empty()


def test_files_for_excel_and_r_hold_the_rows(zone_year: Loaded, tmp_path: Path) -> None:
    query = "select decision_no, decision_date, fine_yuan from core.fct_penalty where is_counted"
    for form in ("xlsx", "csv", "parquet"):
        answer = zone_year.zhifa("sql", query, "--into", str(tmp_path / f"penalties.{form}"), "--json")
        assert answer.said["row_count"] == 560, answer.errors
    frame = pl.read_parquet(tmp_path / "penalties.parquet")
    assert frame.schema == {
        "decision_no": pl.String,
        "decision_date": pl.Date,
        "fine_yuan": pl.Decimal(18, 2),
    }
