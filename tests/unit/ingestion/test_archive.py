"""Originals are kept once, by content, and never written again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl

from ingestion.archive import Archive, file_digest
from ingestion.home import Home


def _archive(root: Path) -> Archive:
    home = Home(root / "home")
    home.prepare()
    return Archive(home)


def test_a_file_is_kept_under_the_digest_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "检查.XLSX").write_bytes(b"rows")
    digest = file_digest(tmp_path / "检查.XLSX")
    assert digest == hashlib.sha256(b"rows").hexdigest()
    archive = _archive(tmp_path)
    kept = archive.keep(tmp_path / "检查.XLSX", digest)
    assert kept == Path(digest[:2]) / f"{digest}.xlsx"
    assert archive.path(str(kept)).read_bytes() == b"rows"


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    archive = _archive(tmp_path)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"rows")
        archive.keep(tmp_path / name, file_digest(tmp_path / name))
    assert len([path for path in (tmp_path / "home" / "archive").rglob("*") if path.is_file()]) == 1


def test_keys_of_an_export_come_back_as_they_were(tmp_path: Path) -> None:
    archive = _archive(tmp_path)
    keys = pl.DataFrame({"stream_id": ["a", "b"], "is_rejected": [False, True]})
    path = archive.keep_keys("E1", keys)
    (read,) = archive.keys([path])
    assert read.equals(keys)
    assert not Path(path).is_absolute()
