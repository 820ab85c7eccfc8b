"""A real export of 10,239 penalty notices that somebody else made: nothing but YAML, nothing lost.

Counts and the sum are those of the file itself, read here with another library (openpyxl).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.intake import ingest
from ingestion.receipt import Receipt

FOLDER = Path(__file__).parents[3] / "shared" / "realdata" / "nfra"
ROWS = 10_239
TOTAL_YUAN = Decimal("2166933099.51")
PERSON, AMOUNT, NAME, KIND = "个人", "罚款金额(元)", "当事人名称", "当事人类型"

pytestmark = pytest.mark.skipif(not list(FOLDER.glob("*.xlsx")), reason="the real export is not at hand")


@dataclass(frozen=True)
class Loaded:
    """What the whole module looks at: one load, one repetition."""

    home: Home
    first: Receipt
    second: Receipt
    position: int
    raw: dict[int, dict[str, object]]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    home = Home(tmp_path_factory.mktemp("nfra"))
    paths = sorted(FOLDER.glob("*.xlsx"))
    (first,) = ingest(home, paths)
    position = EventLog.open(home).head().position
    (second,) = ingest(home, paths)
    return Loaded(home, first, second, position, _raw(paths[0]))


def _raw(path: Path) -> dict[int, dict[str, object]]:
    """Row number → header → cell, of the first sheet."""
    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    headers = [str(cell) for cell in next(rows)]
    return {
        number: dict(zip(headers, cells, strict=False))
        for number, cells in enumerate(rows, 2)
        if any(cell is not None for cell in cells)
    }


def _amount(row: dict[str, object]) -> Decimal:
    return Decimal(str(row[AMOUNT] or 0)).quantize(Decimal("0.01"))


def test_every_row_is_accounted_for(loaded: Loaded) -> None:
    counts = loaded.first.counts
    assert loaded.first.status == "loaded"
    assert len(loaded.raw) == counts.read == ROWS
    assert counts.new + counts.unchanged + counts.rejected == ROWS
    assert counts.unchanged == 1  # the one exact duplicate


def test_amounts_of_accepted_unchanged_and_rejected_rows_add_up(loaded: Loaded) -> None:
    assert sum(map(_amount, loaded.raw.values())) == TOTAL_YUAN
    events = EventLog.open(loaded.home).events("penalty", source="nfra")
    in_log = events["fine_yuan"].sum()
    # The rows that are in no event: the exact duplicate and what was rejected.
    elsewhere = set(loaded.raw) - set(events["source_row"].to_list())
    assert len(elsewhere) == loaded.first.counts.unchanged + loaded.first.counts.rejected
    assert in_log + sum(_amount(loaded.raw[row]) for row in elsewhere) == TOTAL_YUAN


def test_every_amount_in_the_log_is_the_files(loaded: Loaded) -> None:
    events = EventLog.open(loaded.home).events("penalty", source="nfra")
    differing = [
        row
        for row, fine in events.select("source_row", "fine_yuan").iter_rows()
        if (fine or Decimal(0)) != _amount(loaded.raw[row])
    ]
    assert differing == []


def test_a_second_run_appends_nothing(loaded: Loaded) -> None:
    assert loaded.second.status == "unchanged"
    assert loaded.second.counts.read == ROWS
    assert loaded.second.counts.new == 0
    assert EventLog.open(loaded.home).head().position == loaded.position


def test_a_row_without_a_decision_date_is_kept(loaded: Loaded) -> None:
    dated = {"作出处罚决定的日期", "作出决定时间"}
    undated = [row for row, cells in loaded.raw.items() if not any(cells.get(name) for name in dated)]
    events = EventLog.open(loaded.home).events("penalty", source="nfra")
    without = set(events.filter(events["decision_date"].is_null())["source_row"].to_list())
    assert undated
    kept = set(events["source_row"].to_list())
    assert {row for row in undated if row in kept} == without


def test_no_person_stands_in_clear_in_the_log(loaded: Loaded) -> None:
    names = {str(row[NAME]).strip() for row in loaded.raw.values() if row[KIND] != "机构" and row[NAME]}
    assert len(names) > 1_000
    events = EventLog.open(loaded.home).events("penalty", source="nfra")
    personal = events.filter(events["party_type"].ne_missing("法人及非法人组织"))
    assert personal["party_name"].drop_nulls().str.contains(r"^.\*$").all()
    texts = "\n".join(
        "\n".join(personal[name].drop_nulls().unique().to_list())
        for name, dtype in personal.schema.items()
        if dtype == "String" and name not in ("legal_basis", "document_url", "department_code")
    )
    assert [name for name in names if len(name) > 2 and name in texts] == []


def test_a_department_is_made_for_each_authority_and_marked_as_provisional(loaded: Loaded) -> None:
    log = EventLog.open(loaded.home)
    departments = log.state("department", "nfra")
    used = set(log.state("penalty", "nfra")["department_code"].to_list())
    assert set(departments["department_code"].to_list()) == used
    assert departments["is_in_statistics"].all()
    assert not departments["is_in_ranking"].any() and not departments["is_in_interview"].any()
