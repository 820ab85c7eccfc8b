"""The zone's 2021 and 2024 in one log: whichever is loaded first, the log ends in the same state."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from examples.zone2021 import write_year
from examples.zone2024 import expected, expected_year_end, write_zone
from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.intake import ingest
from ingestion.receipt import Receipt
from tests.fixtures.exports import LONG_AGO

pytestmark = pytest.mark.drill

SETS = ("october", "december", "year_end")
# What a later list says otherwise than an earlier one, beside each record's key.
TOLD_LATER = {
    "officer_certificate": ["certificate_status", "status_date", "cancel_reason"],
    "power_item": ["held_from", "held_to", "handed_to_code"],
    "department": ["is_in_statistics", "qualification_published_date"],
    "inspection": ["inspection_date", "plan_no", "item_codes"],
    "penalty": ["decision_date", "fine_yuan", "published_date"],
}

Loaded = tuple[EventLog, dict[str, list[Receipt]]]


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("exports")
    for path in (*write_zone(into), *write_year(into)):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return into


def _load(home: Home, exports: Path, sets: tuple[str, ...]) -> Loaded:
    home.prepare()
    receipts = {name: ingest(home, [exports / name]) for name in sets}
    return EventLog.open(home), receipts


@pytest.fixture(scope="module")
def later(exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """2021 after 2024."""
    return _load(Home(tmp_path_factory.mktemp("later")), exports, (*SETS, "2021"))


@pytest.fixture(scope="module")
def earlier(exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """2021 before 2024."""
    return _load(Home(tmp_path_factory.mktemp("earlier")), exports, ("2021", *SETS))


def test_either_order_ends_in_the_same_records(later: Loaded, earlier: Loaded) -> None:
    for feed in load_contracts():
        columns = ["stream_id", "is_present", *TOLD_LATER.get(feed, [])]
        states = [
            log.state(feed, "platform").select(columns).sort("stream_id") for log, _ in (later, earlier)
        ]
        present = [state.filter("is_present") for state in states]
        assert present[0].equals(present[1]), feed


def test_2021_withdraws_nothing_of_2024_nor_2024_of_2021(later: Loaded, earlier: Loaded) -> None:
    for _, receipts in (later, earlier):
        withdrawn = {
            name: sum(receipt.counts.withdrawn for receipt in each) for name, each in receipts.items()
        }
        assert withdrawn == {"2021": 0, "october": 0, "december": len(expected.WITHDRAWN), "year_end": 0}


def test_2021_and_the_year_end_bring_no_row_that_comes_back(later: Loaded) -> None:
    _, receipts = later
    for name in ("year_end", "2021"):
        assert {receipt.status for receipt in receipts[name]} == {"loaded"}
        assert sum(receipt.counts.rejected for receipt in receipts[name]) == 0


def test_the_year_end_brings_the_records_that_it_should(later: Loaded) -> None:
    _, receipts = later
    for feed, count in expected_year_end.NEW_STREAMS.items():
        assert sum(r.counts.new for r in receipts["year_end"] if r.feed == feed) == count, feed
