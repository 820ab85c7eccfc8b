"""What dbt has parsed of earlier code goes when the code changes, the pages of that code with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.home import Home
from orchestration.manifest import prepare_manifest


def test_what_belongs_to_earlier_code_is_removed_and_what_is_being_written_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIFA_PARSED", str(tmp_path / "parsed"))
    earlier = "0123456789abcdef"
    pages = tmp_path / "parsed" / f"{earlier}.docs"
    pages.mkdir(parents=True)
    (pages / "index.html").write_text("earlier", encoding="utf-8")
    (pages / "index.html").chmod(0o444)
    for name in (f"{earlier}.json", f"{earlier}.msgpack", f"{earlier}.1.tmp", f".{earlier}.docs.1"):
        (tmp_path / "parsed" / name).touch()
    home = Home(tmp_path / "home")
    home.prepare()
    place = prepare_manifest(home)
    left = {path.name for path in (tmp_path / "parsed").iterdir()}
    assert left == {place.name, f"{place.stem}.msgpack", f"{earlier}.1.tmp", f".{earlier}.docs.1"}
