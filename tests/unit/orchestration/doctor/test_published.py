"""Published files that are not as they were signed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from ingestion.home import Home
from orchestration.doctor import published
from orchestration.quarter.record import Acting, take_step
from orchestration.quarter.version_folder import write
from orchestration.reports.office_templates import Templates
from tests.unit.orchestration.doctor.conftest import codes


@pytest.fixture
def version(home: Home) -> Path:
    """A published version: one paper, the templates, the list and the signed checkpoint."""
    folder = home.published / "2024Q4" / "v1"
    said = {"period": "2024Q4", "version": 1, "position": 3, "chain_hash": "ab" * 32}
    write(home, folder, {"通报.docx": b"circular"}, Templates.of(), said)
    return folder


@pytest.mark.usefixtures("version")
def test_a_version_as_it_was_signed(home: Home) -> None:
    assert codes(published.versions, home) == []


def test_a_paper_that_was_changed(home: Home, version: Path) -> None:
    (version / "通报.docx").write_bytes(b"circulaR")
    assert codes(published.versions, home) == ["published_changed"]


def test_a_list_that_was_changed_with_its_paper(home: Home, version: Path) -> None:
    path = version / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b"2024Q4", b"2024Q3"))
    assert codes(published.versions, home) == ["published_changed"]


def test_a_version_without_its_checkpoint(home: Home, version: Path) -> None:
    (version / "checkpoint.json").unlink()
    assert codes(published.versions, home) == ["published_unreadable"]


def test_a_version_that_the_log_knows_and_that_lies_nowhere(home: Home) -> None:
    at = Acting("科长", date(2025, 1, 24), datetime(2025, 1, 24))
    for step in ("check", "draft", "feedback", "freeze", "score", "sign"):
        take_step(home, "2024Q4", step, at)
    take_step(home, "2024Q4", "publish", at, version=1)
    assert codes(published.missing, home) == ["published_missing"]
