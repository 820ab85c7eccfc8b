"""The whole build, dbt included, over an empty log: one build, looked at from several sides."""

from __future__ import annotations

from datetime import date

import pytest

from ingestion.eventlog import UnknownPosition
from ingestion.home import Home
from orchestration.releases import Release, build_release, current_release, open_release, scratch_build


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Release, list[str]]:
    home = Home(tmp_path_factory.mktemp("home"))
    lines: list[str] = []
    release = build_release(home, on_line=lines.append)
    return home, release, lines


def test_the_release_is_current_and_readable(built: tuple[Home, Release, list[str]]) -> None:
    home, release, _ = built
    standing = current_release(home)
    assert standing is not None
    assert standing.path == release.path
    with open_release(home.releases / "current.duckdb") as connection:
        assert connection.execute("select count(*) from core.fct_inspection").fetchone() == (0,)


def test_nothing_of_the_build_is_left(built: tuple[Home, Release, list[str]]) -> None:
    home, _, _ = built
    assert [path.name for path in home.releases.iterdir() if path.name.startswith(".build-")] == []


def test_dbt_is_heard_while_it_works(built: tuple[Home, Release, list[str]]) -> None:
    assert any("stg_inspection" in line for line in built[2])


def test_tables_that_read_receipts_are_not_pinned_by_the_position(
    built: tuple[Home, Release, list[str]],
) -> None:
    tables = built[1].tables
    assert tables["intake.reject"].digest is None
    assert tables["quality.department_gate"].digest is None
    assert tables["core.fct_penalty"].digest is not None


def test_the_same_again_is_used_and_not_built(built: tuple[Home, Release, list[str]]) -> None:
    home, release, _ = built
    lines: list[str] = []
    again = build_release(home, on_line=lines.append)
    assert (again.path, again.is_reused, again.is_current) == (release.path, True, True)
    assert lines == []


def test_a_scratch_build_of_what_exists_is_that_release(built: tuple[Home, Release, list[str]]) -> None:
    home, release, _ = built
    assert scratch_build(home, release.position).path == release.path


def test_a_position_that_no_batch_ends_at_is_refused(built: tuple[Home, Release, list[str]]) -> None:
    with pytest.raises(UnknownPosition):
        scratch_build(built[0], 5, [date(2024, 10, 31)])
