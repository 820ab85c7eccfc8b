"""A sealed release stands alone, cannot be written, and never replaces a later one."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ingestion.home import Home
from orchestration.releases import ReleaseFault, current_release, find_release, open_release
from orchestration.releases.seal import publish, seal
from orchestration.releases.store import Release, swap_current
from tests.unit.orchestration.builds import PIN, dates, make_database, make_target


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.prepare()
    return home


def sealed(folder: Path, *statements: str, **pin: Any) -> Release:
    folder.mkdir(parents=True)
    database = make_database(folder / "enforcement.duckdb", *statements)
    target = make_target(folder / "target", ("model.zhifa.fct_inspection", "success"))
    return seal(database, target, PIN | pin)


def published(home: Home, name: str, *statements: str, **pin: Any) -> Release:
    return publish(sealed(home.work / name, *statements, **pin), home.releases)


def test_the_log_is_gone_and_everything_else_stays(home: Home) -> None:
    release = published(home, "one")
    with open_release(release.path) as connection:
        tables = connection.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall()
    assert sorted(tables) == [("core.fct_inspection",), ("intake.receipt",), ("reference.data_dictionary",)]


def test_the_name_says_position_chain_and_code(home: Home) -> None:
    assert published(home, "one").path.name == "enforcement-7-abababab-cdcdcdcd.duckdb"


def test_file_and_description_are_read_only_and_no_wal_is_left(home: Home) -> None:
    release = published(home, "one")
    for path in (release.path, release.path.with_suffix(".json")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert list(home.releases.glob("*.wal")) == []


def test_the_description_tells_rows_and_digests(home: Home) -> None:
    said = json.loads(published(home, "one").path.with_suffix(".json").read_text(encoding="utf-8"))
    assert said["position"] == 7
    assert said["chain_hash"] == "ab" * 32
    assert said["tables"]["core.fct_inspection"]["row_count"] == 1
    assert len(said["tables"]["core.fct_inspection"]["digest"]) == 64


def test_receipts_and_what_reads_them_are_counted_but_not_pinned(home: Home) -> None:
    folder = home.work / "one"
    folder.mkdir()
    database = make_database(folder / "enforcement.duckdb", "create table core.late as select 1 as x")
    target = make_target(folder / "target", ("model.zhifa.late", "success"), reads_intake="core.late")
    release = seal(database, target, PIN)
    assert release.tables["intake.receipt"].digest is None
    assert release.tables["core.late"].digest is None
    assert release.tables["core.fct_inspection"].digest is not None


def test_a_view_on_the_log_stops_the_release_and_is_named(home: Home) -> None:
    with pytest.raises(ReleaseFault, match=r"core\.leak"):
        sealed(home.work / "one", "create view core.leak as select * from log.inspection")


def test_a_view_on_a_table_that_stays_is_welcome(home: Home) -> None:
    sealed(home.work / "one", "create view core.fine as select * from core.fct_inspection")


def test_a_failed_integrity_test_stops_the_release_and_is_named(home: Home) -> None:
    folder = home.work / "one"
    folder.mkdir()
    database = make_database(folder / "enforcement.duckdb")
    target = make_target(folder / "target", ("test.zhifa.inspection_is_unique.1", "fail"))
    with pytest.raises(ReleaseFault) as raised:
        seal(database, target, PIN)
    assert raised.value.details == ("test inspection_is_unique：2 行不符合",)
    assert "没有切换" in str(raised.value)


def test_a_warning_is_told_and_stops_nothing(home: Home) -> None:
    folder = home.work / "one"
    folder.mkdir()
    database = make_database(folder / "enforcement.duckdb")
    target = make_target(folder / "target", ("test.zhifa.late_rows.1", "warn"))
    assert seal(database, target, PIN).warnings == ("test late_rows：warn",)


def test_the_same_content_built_twice_is_one_release(home: Home) -> None:
    first = published(home, "one")
    second = published(home, "two")
    assert second.path == first.path
    assert second.is_reused
    assert len(list(home.releases.glob("*.duckdb"))) == 1


def test_another_result_at_the_same_position_and_code_is_refused(home: Home) -> None:
    published(home, "one")
    with pytest.raises(ReleaseFault, match=r"core\.fct_inspection"):
        published(home, "two", "insert into core.fct_inspection values ('JKQ01/2')")


def test_later_receipts_at_an_unmoved_position_make_a_file_of_their_own(home: Home) -> None:
    first = published(home, "one")
    second = published(home, "two", intake_digest="12" * 32)
    assert second.path.name == "enforcement-7-abababab-cdcdcdcd-12121212.duckdb"
    assert second.digest == first.digest


def test_asked_dates_make_a_release_of_their_own(home: Home) -> None:
    published(home, "one")
    asked = published(home, "two", asked_dates=dates("2024-10-31"))
    assert asked.asked_dates == dates("2024-10-31")
    assert asked.path.name.startswith("enforcement-7-abababab-cdcdcdcd-d")
    found = find_release(
        home.releases, position=7, code="cd" * 32, asked_dates=dates("2024-10-31"), intake=None
    )
    assert found is not None
    assert found.path == asked.path


def test_before_the_first_build_there_is_no_current_release(home: Home) -> None:
    assert current_release(home) is None
    with pytest.raises(ReleaseFault, match="还没有发布版本"):
        open_release(home.releases / "current.duckdb")


def test_current_follows_the_latest_and_never_goes_back(home: Home) -> None:
    later = published(home, "later", position=9)
    earlier = published(home, "earlier", position=7)
    assert swap_current(home, later)
    assert not swap_current(home, earlier)
    standing = current_release(home)
    assert standing is not None
    assert standing.position == 9


def test_a_reader_keeps_his_release_while_another_becomes_current(home: Home) -> None:
    swap_current(home, published(home, "one", position=7))
    with open_release(home.releases / "current.duckdb") as reader:
        swap_current(home, published(home, "two", "delete from core.fct_inspection", position=9))
        assert reader.execute("select count(*) from core.fct_inspection").fetchone() == (1,)
    with open_release(home.releases / "current.duckdb") as reader:
        assert reader.execute("select count(*) from core.fct_inspection").fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "delete from core.fct_inspection",
        "select * from read_csv('/etc/hostname')",
        "copy core.fct_inspection to '/tmp/out.csv'",
        "set enable_external_access = true",
    ],
)
def test_a_reader_can_neither_write_nor_reach_other_files(home: Home, statement: str) -> None:
    release = published(home, "one")
    with open_release(release.path) as connection, pytest.raises(duckdb.Error):
        connection.execute(statement)
