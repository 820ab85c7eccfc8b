"""Drill: readers ask without a pause through a whole nightly load: none fails, and no answer is of two releases."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ingestion.home import Home
from orchestration.releases import current_release
from tests.conftest import ROOT, Zone
from tests.fixtures.exports import INSPECTION, workbook
from tests.integration.readers import READERS

# Three who never rest and a build beside them: nothing for the short suite.
pytestmark = pytest.mark.drill
# Answers that each reader must have had before the night and must have after it.
_BEFORE, _AFTER = 20, 20
_PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Asked:
    """What the readers were told: positions before and after the night, and each reader's answers in order."""

    old: int
    new: int
    answers: dict[str, list[dict[str, Any]]]

    def positions(self, reader: str) -> list[int]:
        return [answer["said"][0][0] for answer in self.answers[reader]]


@dataclass(frozen=True)
class _Reader:
    """A reader at work in a process of its own."""

    process: subprocess.Popen[bytes]
    answers: Path
    errors: Path

    def told(self) -> list[dict[str, Any]]:
        """Whole answers so far."""
        text = self.answers.read_text(encoding="utf-8") if self.answers.exists() else ""
        return [json.loads(line) for line in text.split("\n")[:-1]]

    def wait_for(self, count: int) -> None:
        """Until it has had so many answers; a reader that has ended has failed."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while len(self.told()) < count:
            assert self.process.poll() is None, self.errors.read_text()
            assert time.monotonic() < deadline, f"{self.answers.stem} stands still"
            time.sleep(0.2)


@contextmanager
def _reading(kind: str, home: Path, folder: Path) -> Iterator[_Reader]:
    """A reader at work. On leaving it is asked to stop, and must have had no failure."""
    answers, errors = folder / f"{kind}.jsonl", folder / f"{kind}.txt"
    words = ["-m", "tests.integration.readers", kind, str(home), str(answers), str(folder / "stop")]
    with errors.open("w") as told:
        process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, stderr=told, env=os.environ | {"PYTHONPATH": str(ROOT)}
        )
    try:
        yield _Reader(process, answers, errors)
        (folder / "stop").touch()
        assert process.wait(timeout=_PATIENCE_SECONDS) == 0, errors.read_text()
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def asked(zone: Zone, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """Readers before, during and after a night that brings one inspection more."""
    folder = tmp_path_factory.mktemp("night")
    home = Home(folder / "home")
    shutil.copytree(zone.home.root, home.root, symlinks=True)
    before = current_release(home)
    row = {**INSPECTION, "检查编号": "JC-夜间-1", "检查日期": "2024-12-20"}
    # Stated after all that the zone knows, so that nothing known speaks later.
    workbook(home.inbox / "行政检查.xlsx", [row], "数据截止：2025-06-30 导出方式：增量")
    with ExitStack() as stack:
        readers = [stack.enter_context(_reading(kind, home.root, folder)) for kind in READERS]
        for reader in readers:
            reader.wait_for(_BEFORE)
        night = Zone(home, zone.exports, None, None).zhifa("nightly", "--json")
        assert night.said["is_success"], night.errors
        for reader in readers:
            reader.wait_for(len(reader.told()) + _AFTER)
    after = current_release(home)
    assert before is not None and after is not None
    return Asked(before.position, after.position, {one.answers.stem: one.told() for one in readers})


def test_the_night_brought_a_new_release(asked: Asked) -> None:
    assert asked.new == asked.old + 1


@pytest.mark.parametrize("reader", READERS)
def test_no_answer_is_of_two_releases(asked: Asked, reader: str) -> None:
    torn = [
        answer
        for answer in asked.answers[reader]
        if len({tuple(said) for said in answer["said"]}) != 1 or answer["counts"] != answer["described"]
    ]
    assert torn == []


@pytest.mark.parametrize("reader", ["analyst", "dashboard"])
def test_a_reader_who_asks_anew_sees_the_old_release_and_then_the_new_one(asked: Asked, reader: str) -> None:
    positions = asked.positions(reader)
    assert set(positions) == {asked.old, asked.new}
    assert positions == sorted(positions)
    assert len(positions) > 300


def test_the_inspection_of_the_night_is_seen_with_the_new_release_and_not_before(asked: Asked) -> None:
    for reader in ("analyst", "dashboard"):
        seen = {
            (answer["said"][0][0], answer["counts"]["core.fct_inspection"])
            for answer in asked.answers[reader]
        }
        (_, few), (_, many) = sorted(seen)
        assert many == few + 1


def test_a_connection_that_stays_open_stays_with_its_release(asked: Asked) -> None:
    assert set(asked.positions("keeper")) == {asked.old}
    assert len(asked.positions("keeper")) > _BEFORE + _AFTER
