"""What readers see, broken in each way that an operator can meet."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from ingestion.home import Home
from orchestration.doctor import releases
from tests.fixtures.exports import INSPECTION, settled, workbook
from tests.unit.orchestration.doctor.conftest import codes, release

NOW = datetime.now(UTC).replace(tzinfo=None)


def _current(home: Home) -> Path:
    return (home.releases / "current.duckdb").resolve()


def test_a_link_that_leads_nowhere(home: Home) -> None:
    _current(home).unlink()
    assert codes(releases.current, home) == ["current_dangling"]


def test_a_log_with_records_and_no_release(home: Home) -> None:
    (home.releases / "current.duckdb").unlink()
    assert codes(releases.current, home) == ["no_release"]


def test_a_file_in_place_of_the_link(home: Home) -> None:
    content = _current(home).read_bytes()
    (home.releases / "current.duckdb").unlink()
    (home.releases / "current.duckdb").write_bytes(content)
    assert codes(releases.current, home) == ["current_no_link"]


def test_a_release_without_its_description(home: Home) -> None:
    _current(home).with_suffix(".json").unlink()
    assert codes(releases.current, home) == ["release_undescribed"]
    assert codes(releases.description, home) == ["release_without_description"]


def test_a_release_that_is_cut_short(home: Home) -> None:
    path = _current(home)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:1000])
    path.chmod(0o444)
    assert codes(releases.current, home) == ["release_unreadable"]


def test_a_release_that_somebody_wrote_into(home: Home) -> None:
    path = _current(home)
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table core.mine as select 1 as one")
    assert codes(releases.current, home) == ["release_other_tables", "release_writable"]


def test_a_log_that_has_gone_on_since_the_release(home: Home, tmp_path: Path) -> None:
    from ingestion.intake import ingest

    (receipt,) = ingest(home, [workbook(tmp_path / "检查2.xlsx", [{**INSPECTION, "检查编号": "JC2"}])])
    assert receipt.status == "loaded"
    assert codes(releases.behind, home) == ["release_behind"]


def test_a_release_that_another_program_has_built(home: Home) -> None:
    for path in home.releases.glob("*"):
        path.unlink()
    release(home, code_revision="cd" * 32)
    assert codes(releases.behind, home) == ["release_of_other_code"]


def test_nights_that_have_stopped(home: Home) -> None:
    assert codes(releases.nightly, home, now=NOW + timedelta(hours=25)) == []
    assert codes(releases.nightly, home, now=NOW + timedelta(hours=27)) == ["nightly_silent"]


def test_the_description_says_what_the_file_holds(home: Home) -> None:
    # The checks above compare with it: here is what they rest on.
    said = json.loads(_current(home).with_suffix(".json").read_text(encoding="utf-8"))
    assert "supervision.interview" in said["tables"]
    assert not os.access(settled(_current(home)), os.X_OK)
