"""The history belongs to who wrote it: nobody else may read it, and it never grows for ever."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from orchestration.query import history as module
from orchestration.query.history import history, history_file, recalled, remember


def kept(path: Path, query: str, row_count: int | None = 1) -> int:
    return remember(
        path, run_at="2025-01-24 09:00:00+08:00", release="enforcement-7", row_count=row_count, query=query
    ).number


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "zhifa" / "sql.jsonl"


def test_queries_come_back_in_order_under_their_numbers(path: Path) -> None:
    assert [kept(path, "select 1"), kept(path, "select\n '中文'", None)] == [1, 2]
    assert [entry.query for entry in history(path)] == ["select 1", "select\n '中文'"]
    found = recalled(path, 2)
    assert found is not None and (found.query, found.row_count) == ("select\n '中文'", None)
    assert recalled(path, 3) is None


def test_nobody_else_may_read_it_even_where_it_was_left_open(path: Path) -> None:
    kept(path, "select 1")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    kept(path, "select 2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_that_somebody_laid_in_its_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        kept(path, "select 1")
    assert not (tmp_path / "elsewhere").exists()


def test_a_line_that_cannot_be_read_costs_only_itself(path: Path) -> None:
    kept(path, "select 1")
    with path.open("a", encoding="utf-8") as target:
        target.write("{half a li\n")
    assert kept(path, "select 2") == 2
    assert [entry.number for entry in history(path)] == [1, 2]


def test_the_older_half_goes_when_it_is_full_and_numbers_go_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST", 4)
    for number in range(1, 6):
        assert kept(path, f"select {number}") == number
    assert [entry.number for entry in history(path)] == [3, 4, 5]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_lies_in_the_user_s_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert history_file() == tmp_path / "zhifa" / "sql.jsonl"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "/home/zhang")
    assert history_file() == Path("/home/zhang/.local/state/zhifa/sql.jsonl")
