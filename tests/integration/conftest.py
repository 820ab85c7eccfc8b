"""A supervision office for every integration test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.exports import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)
