"""Making room: what is current or published stays, whatever else is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingestion.home import Home
from orchestration.releases.retention import prune, published_releases
from tests.conftest import zhifa

CODE = "c" * 64


def _release(folder: Path, position: int) -> Path:
    """A release's two files, small: pruning reads descriptions and names only."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"enforcement-{position}-{'a' * 8}-{CODE[:8]}.duckdb"
    said = {
        "position": position,
        "chain_hash": "a" * 64,
        "code_revision": CODE,
        "asked_dates": [],
        "intake_digest": "",
        "digest": "",
        "tables": {},
        "warnings": [],
    }
    path.with_suffix(".json").write_text(json.dumps(said))
    path.write_bytes(b"x" * 100)
    return path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Five releases, the newest current, the second published; a scratch build, another one published."""
    home = Home(tmp_path / "home")
    home.prepare()
    for position in (10, 20, 30, 40, 50):
        _release(home.releases, position)
    (home.releases / "current.duckdb").symlink_to(f"enforcement-50-{'a' * 8}-{CODE[:8]}.duckdb")
    for position in (15, 25):
        _release(home.releases / "scratch", position)
    for period, position, code in (("2024Q1", 20, CODE), ("2024Q2", 25, CODE), ("2024Q3", 30, "d" * 64)):
        place = home.published / period / "v1"
        place.mkdir(parents=True)
        (place / "manifest.json").write_text(json.dumps({"position": position, "code_revision": code}))
    return home


def _left(home: Home) -> set[int]:
    return {int(path.name.split("-")[1]) for path in home.releases.rglob("enforcement-*.duckdb")}


def test_the_newest_the_current_and_the_published_stay(home: Home) -> None:
    done = prune(home, keep=1)
    assert _left(home) == {20, 25, 50}
    assert (len(done.removed), len(done.kept), done.bytes_freed) == (4, 3, 400)
    assert {path.name for path in home.releases.rglob("enforcement-*.json")} == {
        path.with_suffix(".json").name for path in home.releases.rglob("enforcement-*.duckdb")
    }


def test_the_current_release_stays_when_newer_ones_were_never_made_current(home: Home) -> None:
    link = home.releases / "current.duckdb"
    link.unlink()
    link.symlink_to(f"enforcement-10-{'a' * 8}-{CODE[:8]}.duckdb")
    prune(home, keep=2)
    assert _left(home) == {10, 20, 25, 40, 50}


def test_a_release_is_published_by_position_and_code(home: Home) -> None:
    assert sorted(path.name.split("-")[1] for path in published_releases(home)) == ["20", "25"]


def test_departments_files_go_with_their_release_but_for_the_one_that_is_read(home: Home) -> None:
    for code, current in (("JKQ01", 10), ("JKQ02", 50)):
        folder = home.releases / "departments" / code
        for position in (10, 50):
            made = _release(folder, position)
            made.rename(made.with_name(f"{made.stem}-r01234567.duckdb"))
            made.with_suffix(".json").rename(made.with_name(f"{made.stem}-r01234567.json"))
        (folder / "current.duckdb").symlink_to(f"enforcement-{current}-{'a' * 8}-{CODE[:8]}-r01234567.duckdb")
    prune(home, keep=1)
    left = {
        path.relative_to(home.releases / "departments").parts[0]
        for path in home.releases.rglob("*-10-*.duckdb")
    }
    assert left == {"JKQ01"}


def test_a_pages_folder_beside_a_release_goes_with_it(home: Home) -> None:
    pages = home.releases / f"enforcement-10-{'a' * 8}-{CODE[:8]}.docs"
    pages.mkdir()
    (pages / "index.html").write_text("")
    prune(home, keep=1)
    assert not pages.exists()


def test_the_command_refuses_to_keep_none(home: Home) -> None:
    assert zhifa(home.root, "releases", "prune", "--keep", "0").code == 2
    said = zhifa(home.root, "releases", "prune", "--keep", "3", "--json")
    assert said.code == 0 and len(said.said["kept"]) == 5
