"""The system's own acts stand in the same log, once each."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from ingestion.acts import record_acts
from ingestion.eventlog import EventLog
from ingestion.home import Home

pytestmark = pytest.mark.usefixtures("store")

AT = datetime(2024, 11, 1, 2, 0)
HELD = {
    "department_code": "JKQ01",
    "period": "2024Q4",
    "gate_status": "hold",
    "reasons": ["补正期未满", "案卷不全"],
    "evaluated_on": date(2024, 11, 1),
    "data_position": 17,
    "actor": "zhifa",
}


def test_an_act_is_an_event_and_its_repetition_is_none(tmp_path: Path) -> None:
    home = Home(tmp_path)
    batch = record_acts(home, feed="gate", rows=[HELD], recorded_at=AT)
    assert batch is not None and (batch.feed, batch.source, batch.event_count) == ("gate", "system", 1)
    assert record_acts(home, feed="gate", rows=[HELD], recorded_at=AT) is None
    assert EventLog.open(home).head().position == 1


def test_another_answer_amends_the_first(tmp_path: Path) -> None:
    home = Home(tmp_path)
    record_acts(home, feed="gate", rows=[HELD], recorded_at=AT)
    record_acts(home, feed="gate", rows=[{**HELD, "gate_status": "pass", "reasons": []}], recorded_at=AT)
    events = EventLog.open(home).events("gate")
    assert events["event_type"].to_list() == ["reported", "amended"]
    assert events["gate_status"].to_list() == ["hold", "pass"]
    assert events["reasons"].to_list() == ["案卷不全|补正期未满", None]


def test_what_departments_report_is_no_act(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="inspection is reported by departments"):
        record_acts(Home(tmp_path), feed="inspection", rows=[], recorded_at=AT)
