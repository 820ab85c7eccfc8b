"""A small log: education corrections, because their contract is short."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ingestion.contract import load_contracts
from ingestion.eventlog import Batch, EventLog
from ingestion.home import Home

FEED = "education_correction"
NOW = datetime(2024, 11, 1, 2, 0)


def changes(numbers: list[int], *, version: int = 1, event_type: str = "reported") -> pl.DataFrame:
    """Changes to the streams with these numbers, ready to append."""
    contract = load_contracts()[FEED]
    frame = pl.DataFrame(
        {
            "stream_id": [f"{FEED}/platform/D1/{number}" for number in numbers],
            "stream_version": version,
            "event_type": event_type,
            "is_present": event_type != "withdrawn",
            "reported_as_of": datetime(2024, 10, 31, 23, 59, 59),
            "source_row": [number + 1 for number in numbers],
            "mapping_revision": "m1",
            "department_code": "D1",
            "record_no": [str(number) for number in numbers],
            "correction_date": date(2024, 3, 5),
        }
    )
    missing = {
        name: dtype for name, dtype in contract.physical_columns().items() if name not in frame.columns
    }
    return frame.with_columns(pl.lit(None, dtype).alias(name) for name, dtype in missing.items())


@pytest.fixture
def home(tmp_path: Path, store: str) -> Home:
    """A home whose manifest is in one database, then in the other."""
    assert store
    return Home(tmp_path / "home")


@pytest.fixture
def append(home: Home) -> Callable[..., Batch]:
    """Append changes to the home's log, which is opened afresh each time."""

    def do(frame: pl.DataFrame, **options: Any) -> Batch:
        log = options.pop("log", None) or EventLog.open(home)
        return log.append(
            frame,
            load_contracts()[FEED],
            source="platform",
            export_id="E1",
            file_name="教育改正.xlsx",
            seen=options.pop("seen", None) or log.head(),
            recorded_at=NOW,
            **options,
        )

    return do
