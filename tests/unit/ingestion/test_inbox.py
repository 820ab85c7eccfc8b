"""Which files are taken in, and which are still on their way."""

from __future__ import annotations

from pathlib import Path

from ingestion.inbox import SETTLE_SECONDS, collect, settled
from tests.fixtures.exports import LONG_AGO
from tests.fixtures.exports import settled as lying


def _file(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return lying(path)


def _no_sleep(_seconds: float) -> None:
    raise AssertionError("nothing to wait for")


def test_folders_are_walked_in_order_of_names_without_hidden_and_lock_files(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a/1.csv", ".DS_Store", "~$b.xlsx", "a/.tmp.csv"):
        _file(tmp_path / name)
    assert [str(path.relative_to(tmp_path)) for path in collect([tmp_path])] == ["a/1.csv", "b.xlsx"]


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv")
    assert collect([path, tmp_path, path]) == [path]


def test_what_has_lain_still_is_taken_without_waiting(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv")
    assert settled([path], sleep=_no_sleep) == ([path], [])


def test_a_name_of_half_a_download_is_left(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.xlsx.crdownload")
    assert settled([path], sleep=_no_sleep) == ([], [path])


def test_young_files_are_waited_for_together_once_and_those_that_grew_are_left(tmp_path: Path) -> None:
    still, growing, leaving = (_file(tmp_path / name) for name in ("a.csv", "b.csv", "c.csv"))
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        growing.write_bytes(b"xx")
        leaving.unlink()

    result = settled([still, growing, leaving], now=lambda: LONG_AGO + 1.0, sleep=sleep)
    assert result == ([still], [growing, leaving])
    assert waits == [SETTLE_SECONDS]


def test_a_clock_that_is_behind_the_files_makes_them_young(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv")
    waits: list[float] = []
    assert settled([path], now=lambda: LONG_AGO - 60.0, sleep=waits.append) == ([path], [])
    assert waits == [SETTLE_SECONDS]
