"""Manifest and segments are of one log: a forgotten or wrong address deletes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingestion.eventlog import Batch, EventLog, StrangeManifest, verify
from ingestion.eventlog.database import UnusableDatabase, connect, database_url
from ingestion.home import MANIFEST_VARIABLE, Home
from tests.conftest import zhifa
from tests.unit.ingestion.eventlog.conftest import FEED, changes

Append = Callable[..., Batch]


def _segments(home: Home) -> list[Path]:
    return sorted(home.segments.glob("*/*"))


def test_an_empty_manifest_beside_segments_is_refused_and_the_segments_stay(
    append: Append, home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    append(changes([1, 2]))
    before = _segments(home)
    monkeypatch.setenv(MANIFEST_VARIABLE, f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    with pytest.raises(StrangeManifest, match="清单数据库是空的"):
        EventLog.open(home)
    assert _segments(home) == before
    said = zhifa(home.root, "log", "verify")
    assert said.code == 3 and "ZHIFA_MANIFEST_URL" in said.errors
    assert _segments(home) == before


def test_the_manifest_of_another_home_is_refused(
    append: Append, home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    append(changes([1]))
    other = Home(tmp_path / "other")
    monkeypatch.setenv(MANIFEST_VARIABLE, f"sqlite:///{tmp_path / 'other.sqlite'}")
    EventLog.open(other)
    with pytest.raises(StrangeManifest, match="清单数据库属于日志"):
        EventLog.open(home)
    assert len(_segments(home)) == 1


def test_a_home_of_a_time_before_names_is_named_when_it_is_opened(append: Append, home: Home) -> None:
    from ingestion.eventlog.manifest import identity_table

    append(changes([1]))
    home.log_id.unlink()
    with connect(home.manifest_url).begin() as connection:
        connection.execute(identity_table.delete())
    log = EventLog.open(home)
    assert log.events(FEED).height == 1 and verify(log).ok
    assert home.log_id.read_text().strip() == log.manifest.log_id()


def test_segments_that_nobody_names_beside_a_manifest_that_was_never_there_are_not_swept(home: Home) -> None:
    home.prepare()
    lost = home.segments / FEED / "lost.parquet"
    lost.parent.mkdir()
    lost.write_bytes(b"the manifest of this one was deleted")
    with pytest.raises(StrangeManifest, match="本目录有数据段"):
        EventLog.open(home)
    assert lost.exists()


def test_processes_that_make_one_log_at_once_agree_on_its_name(home: Home) -> None:
    code = (
        "import sys; from pathlib import Path; from ingestion.eventlog import EventLog;"
        "from ingestion.home import Home; EventLog.open(Home(Path(sys.argv[1])))"
    )
    openers = [
        subprocess.Popen([sys.executable, "-c", code, str(home.root)], cwd=os.getcwd()) for _ in range(3)
    ]
    assert [opener.wait(timeout=120) for opener in openers] == [0, 0, 0]
    assert EventLog.open(home).head().position == 0


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
def test_a_postgresql_address_gets_the_driver_that_we_ship(scheme: str) -> None:
    assert database_url(f"{scheme}://zhifa:p%40ss@db/zhifa").drivername == "postgresql+psycopg2"


@pytest.mark.parametrize("address", ["mysql://zhifa@db/zhifa", "somewhere"])
def test_another_kind_of_database_is_refused_with_the_right_spelling(address: str) -> None:
    with pytest.raises(UnusableDatabase, match=r"postgresql\+psycopg2://"):
        connect(address)


def test_a_database_that_cannot_be_reached_is_one_sentence(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.prepare()
    monkeypatch.setenv(MANIFEST_VARIABLE, "postgresql://zhifa:secret@127.0.0.1:1/zhifa")
    said = zhifa(home.root, "log", "status")
    assert said.code == 3 and "清单数据库连接不上" in said.errors
    assert "Traceback" not in said.errors and "secret" not in said.errors
