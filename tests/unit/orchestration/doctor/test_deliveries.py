"""Files of departments that wait for somebody."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from ingestion.home import Home
from ingestion.intake import ingest
from orchestration.doctor import deliveries
from tests.fixtures.exports import INSPECTION, settled, workbook
from tests.unit.orchestration.doctor.conftest import codes

NOW = datetime.now(UTC).replace(tzinfo=None)


def test_a_file_that_has_waited_for_more_than_a_day(home: Home) -> None:
    (home.inbox / "检查.xlsx").write_bytes(b"x")
    assert codes(deliveries.inbox, home, now=NOW + timedelta(hours=23)) == []
    assert codes(deliveries.inbox, home, now=NOW + timedelta(hours=25)) == ["inbox_waits"]


def test_a_file_that_is_held(home: Home) -> None:
    # Without a cut-off nobody knows whether it speaks later than what is known: it is held.
    path = workbook(home.root.parent / "desk" / "行政检查.xlsx", [INSPECTION], preamble=None)
    (receipt,) = ingest(home, [path])
    assert receipt.status == "held"
    assert codes(deliveries.held, home) == ["files_held"]


def test_a_file_that_was_refused_until_a_better_one_of_its_name_comes(home: Home) -> None:
    path = home.root.parent / "desk" / "行政检查.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"no workbook")
    (receipt,) = ingest(home, [settled(path)])
    assert receipt.status == "rejected"
    assert codes(deliveries.refused, home) == ["files_refused"]
    assert codes(deliveries.refused, home, now=NOW + timedelta(days=31)) == []
    (receipt,) = ingest(home, [workbook(path, [{**INSPECTION, "检查编号": "JC2"}])])
    assert receipt.status == "loaded"
    assert codes(deliveries.refused, home) == []


def test_a_returned_workbook_that_should_be_gone(home: Home) -> None:
    path = home.returns / "JKQ01" / "退回.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    for days, said in ((89, []), (91, ["returns_expired"])):
        then = (NOW - timedelta(days=days)).replace(tzinfo=UTC).timestamp()
        os.utime(path, (then, then))
        assert codes(deliveries.returned, home) == said
