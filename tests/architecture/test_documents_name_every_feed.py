"""The handbook and the glossary name every feed that departments report."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.contract import load_contracts

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("page", ["handbook.md", "glossary.md"])
def test_every_feed_stands_in(page: str) -> None:
    said = (DOCS / page).read_text(encoding="utf-8")
    reported = [contract for contract in load_contracts().values() if contract.origin == "department"]
    assert [contract.feed for contract in reported if f"`{contract.feed}` | " not in said] == []
