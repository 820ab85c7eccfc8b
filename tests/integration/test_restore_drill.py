"""Drill: a home is lost during a load; out of its backup every table comes back, digest by digest, in both stores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ingestion.eventlog import EventLog, verify
from ingestion.home import MANIFEST_VARIABLE, Home
from orchestration.releases import build_release
from orchestration.releases.store import read_release
from tests.conftest import zhifa
from tests.fixtures.exports import CERTIFICATE, INSPECTION, PENALTY, Office, full, numbered, workbook
from tests.integration.test_backup import LOAD_TWENTY

pytestmark = pytest.mark.drill


def _tables(home: Home, position: int) -> dict[str, str | None]:
    """Digests of all tables of the release of a position, built anew."""
    release = read_release(build_release(home, position=position).path)
    return {name: facts.digest for name, facts in release.tables.items()}


def test_a_lost_home_comes_back_with_every_table_as_it_was(
    office: Office, tmp_path: Path, postgres_schema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(MANIFEST_VARIABLE, raising=False)
    office.one(
        workbook(office.desk / "行政检查.xlsx", numbered(INSPECTION, "检查编号", ["JC1", "JC2"]), full())
    )
    office.one(workbook(office.desk / "行政处罚.xlsx", [PENALTY], full()))
    office.one(
        workbook(office.desk / "执法人员.xlsx", [CERTIFICATE], full(window="2020-01-01 至 2030-12-31"))
    )
    position = office.position
    before = _tables(office.home, position)
    assert sum(digest is not None for digest in before.values()) > 50

    for number in range(20):
        rows = numbered(INSPECTION, "检查编号", [f"X{number}"])
        workbook(office.desk / "more" / f"行政检查{number:02d}.xlsx", rows)
    loading = subprocess.Popen(
        [sys.executable, "-c", LOAD_TWENTY, str(office.home.root), str(office.desk / "more")], cwd=os.getcwd()
    )
    keys = tmp_path / "safe"
    said = zhifa(office.home.root, "backup", str(tmp_path / "backups"), "--keys-into", str(keys), "--json")
    assert said.code == 0, said.errors
    assert loading.wait(timeout=600) == 0
    shutil.rmtree(office.home.root)

    restored = tmp_path / "sqlite"
    arguments = ("restore", said.said["folder"], "--keys", str(keys), "--json", "--into")
    done = zhifa(tmp_path, *arguments, str(restored))
    assert (done.code, done.said["position"]) == (0, said.said["position"]), done.errors
    assert zhifa(restored, "log", "verify").code == 0
    assert _tables(Home(restored), position) == before

    monkeypatch.setenv(MANIFEST_VARIABLE, postgres_schema)
    moved = Home(tmp_path / "postgresql")
    done = zhifa(tmp_path, *arguments, str(moved.root))
    assert done.code == 0, done.errors
    log = EventLog.open(moved)
    assert verify(log).ok and log.manifest.engine.dialect.name == "postgresql"
    assert _tables(moved, position) == before
