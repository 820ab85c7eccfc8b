"""The whole build, dbt included, over an empty log: one build, looked at from several sides."""

from __future__ import annotations

import stat
from datetime import date

import pytest

from ingestion.eventlog import UnknownPosition
from ingestion.home import Home
from orchestration.releases import Release, build_release, current_release, open_release, scratch_build
from orchestration.releases.site import link_site, site_beside, site_of
from tests.conftest import ROOT


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


def test_an_analyst_finds_every_column_of_every_mart_explained_in_both_languages(
    built: tuple[Home, Release, list[str]],
) -> None:
    with open_release(built[1].path) as connection:
        columns = connection.execute(
            "select schema_name, table_name, column_name, data_type from duckdb_columns()"
            " where schema_name in ('core', 'quality', 'scoring', 'supervision', 'reporting', 'reference', 'intake')"
        ).fetchall()
        told = connection.execute(
            "select schema_name, table_name, column_name, data_type from reference.data_dictionary"
            " where description_zh <> '' and description_en <> '' and table_zh <> '' and table_en <> ''"
        ).fetchall()
        without_grain = connection.execute(
            "select distinct schema_name from reference.data_dictionary where grain is null"
        ).fetchall()
    assert len(columns) > 1500
    assert sorted(columns) == sorted(told)
    assert {schema for (schema,) in without_grain} <= {"reference", "intake"}


def test_a_tool_that_shows_comments_shows_what_a_table_and_a_column_hold(
    built: tuple[Home, Release, list[str]],
) -> None:
    with open_release(built[1].path) as connection:
        uncommented = connection.execute(
            "select count(*) from reference.data_dictionary as d join duckdb_columns() as c"
            " using (schema_name, table_name, column_name) where c.comment is null"
        ).fetchall()
        table = connection.execute(
            "select comment from duckdb_tables() where schema_name = 'core' and table_name = 'dim_department'"
        ).fetchall()
    assert uncommented == [(0,)]
    assert table == [("执法主体 / Departments.\nGrain: one department that enforces.",)]


def test_the_dictionary_is_pinned_like_any_table(built: tuple[Home, Release, list[str]]) -> None:
    assert built[1].tables["reference.data_dictionary"].digest is not None


def test_the_pages_lie_beside_the_release_and_name_no_folder_of_this_machine(
    built: tuple[Home, Release, list[str]],
) -> None:
    home, release, _ = built
    pages = site_beside(release.path)
    assert sorted(path.name for path in pages.iterdir()) == ["dictionary.html", "index.html"]
    for path in pages.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o444
        said = path.read_text(encoding="utf-8")
        assert str(home.root) not in said and str(ROOT) not in said
    assert "平台分配的执法主体编码" in (pages / "dictionary.html").read_text(encoding="utf-8")
    assert not any("文档页面" in warning for warning in release.warnings)


def test_the_next_release_of_the_same_code_takes_the_same_pages_and_no_room(
    built: tuple[Home, Release, list[str]],
) -> None:
    home, release, _ = built
    place = home.work / "enforcement-8.duckdb"
    link_site(site_of(home, home.work / "no-manifest-is-read"), place)
    for name in ("index.html", "dictionary.html"):
        first, second = site_beside(release.path) / name, site_beside(place) / name
        assert first.read_bytes() == second.read_bytes()
        assert second.stat().st_nlink > 1
