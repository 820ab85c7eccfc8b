"""A backup is a home as it stood at one moment; restored it proves, goes on, and nothing damaged gets in."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ingestion.eventlog import EventLog, verify
from ingestion.eventlog.seal import seal
from ingestion.home import MANIFEST_VARIABLE, Home
from ingestion.intake import ingest
from ingestion.vault import MissingKey
from orchestration.backup import BackupFault, Taken, check, read_contents, restore, take
from tests.conftest import zhifa
from tests.fixtures.exports import CERTIFICATE, INSPECTION, Office, full, numbered, workbook

NOW = datetime(2024, 12, 3, 1, 0)
ROWS = numbered(INSPECTION, "检查编号", [f"JC{n}" for n in range(4)])
BROKEN_DATE = {**INSPECTION, "检查编号": "JC9", "检查日期": "2024-02-30"}


@pytest.fixture
def loaded(store: str, office: Office) -> Office:
    """Inspections with a reject among them, and a certificate whose holder is a person; in either database."""
    assert store
    office.one(workbook(office.desk / "行政检查.xlsx", [*ROWS, BROKEN_DATE], full()))
    office.one(
        workbook(office.desk / "执法人员.xlsx", [CERTIFICATE], full(window="2020-01-01 至 2030-12-31"))
    )
    return office


def _take(home: Home, into: Path, seconds: int = 0, **options: object) -> Taken:
    return take(home, into, now=NOW + timedelta(seconds=seconds), **options)  # type: ignore[arg-type]


def _state(home: Home) -> list[object]:
    log = EventLog.open(home)
    feeds = ("inspection", "officer_certificate", "department")
    return [log.head(), *(log.events(feed).rows() for feed in feeds)]


# --- there and back --------------------------------------------------------------------------------


def test_a_restored_home_is_what_was_backed_up_and_intake_goes_on_in_it(
    loaded: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _state(loaded.home)
    taken = _take(loaded.home, tmp_path / "backups", with_keys=True)
    loaded.one(workbook(loaded.desk / "更多.xlsx", numbered(INSPECTION, "检查编号", ["JC50"])))
    shutil.rmtree(loaded.home.root)
    monkeypatch.delenv(
        MANIFEST_VARIABLE, raising=False
    )  # a backup of PostgreSQL is restored beside the segments
    done = restore(taken.folder, loaded.home)
    assert done.proof.ok and done.missing_keys == ()
    assert _state(loaded.home) == before
    (again,) = ingest(loaded.home, [loaded.desk / "行政检查.xlsx"])
    assert again.status == "unchanged"
    assert (
        loaded.one(workbook(loaded.desk / "再来.xlsx", numbered(INSPECTION, "检查编号", ["JC51"]))).counts.new
        == 1
    )
    mended = {**BROKEN_DATE, "检查日期": "2024-03-01"}
    later = full(as_of="2024-11-30")
    assert loaded.one(workbook(loaded.desk / "补正.xlsx", [*ROWS, mended], later)).status == "loaded"
    assert verify(EventLog.open(loaded.home)).ok


def test_a_home_moves_into_postgresql_by_a_backup_and_its_numbers_go_on(
    office: Office, tmp_path: Path, postgres_schema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.one(workbook(office.desk / "行政检查.xlsx", [*ROWS, BROKEN_DATE], full()))
    before = _state(office.home)
    taken = _take(office.home, tmp_path / "backups", with_keys=True)
    moved = Home(tmp_path / "moved")
    restore(taken.folder, moved, url=postgres_schema)
    assert not moved.manifest.exists(), "a manifest beside the segments would be taken for the log's"
    monkeypatch.setenv(MANIFEST_VARIABLE, postgres_schema)
    assert _state(moved) == before
    (receipt,) = ingest(
        moved, [workbook(office.desk / "新.xlsx", numbered(INSPECTION, "检查编号", ["JC60"]))]
    )
    assert (receipt.status, receipt.counts.new) == ("loaded", 1)
    assert verify(EventLog.open(moved)).ok
    with pytest.raises(BackupFault, match="目标数据库里已有日志"):
        restore(taken.folder, Home(tmp_path / "second"), url=postgres_schema)
    assert not (tmp_path / "second").exists()


def test_a_restore_that_died_after_the_database_was_filled_is_done_by_doing_it_again(
    office: Office, tmp_path: Path, postgres_schema: str
) -> None:
    taken = _take(office.home, tmp_path / "backups", with_keys=True)
    first = Home(tmp_path / "first")
    restore(taken.folder, first, url=postgres_schema)
    shutil.rmtree(first.root)
    assert restore(taken.folder, first, url=postgres_schema).proof.ok


# --- while loads run -------------------------------------------------------------------------------

LOAD_TWENTY = """
import sys
from datetime import datetime
from pathlib import Path
from ingestion.eventlog import EventLog
from ingestion.eventlog.seal import seal
from ingestion.home import Home
from ingestion.intake import ingest

home = Home(Path(sys.argv[1]))
for number, path in enumerate(sorted(Path(sys.argv[2]).glob("*.xlsx"))):
    (receipt,) = ingest(home, [path])
    assert receipt.status == "loaded", receipt
    if number % 5 == 4:
        seal(EventLog.open(home), now=datetime(2999, 1, 1))
"""


def test_backups_during_a_running_load_are_each_whole_and_end_with_a_batch(
    loaded: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        workbook(
            loaded.desk / "more" / f"行政检查{number:02d}.xlsx",
            numbered(INSPECTION, "检查编号", [f"X{number}"]),
        )
    loading = subprocess.Popen(
        [sys.executable, "-c", LOAD_TWENTY, str(loaded.home.root), str(loaded.desk / "more")], cwd=os.getcwd()
    )
    taken = []
    while loading.poll() is None and len(taken) < 6:
        taken.append(_take(loaded.home, tmp_path / "backups", len(taken)))
    assert loading.wait(timeout=300) == 0
    ends = {batch.last_position for batch in EventLog.open(loaded.home).batches()}
    assert taken and {one.contents.position for one in taken} <= ends
    monkeypatch.delenv(MANIFEST_VARIABLE, raising=False)
    for number, one in enumerate(taken):
        assert (
            restore(one.folder, Home(tmp_path / f"restored{number}")).proof.position == one.contents.position
        )


# --- small and complete ----------------------------------------------------------------------------


def test_the_next_backup_copies_what_is_new_and_stands_without_the_one_before(
    loaded: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _take(loaded.home, tmp_path / "backups")
    loaded.one(workbook(loaded.desk / "更多.xlsx", numbered(INSPECTION, "检查编号", ["JC50"])))
    second = _take(loaded.home, tmp_path / "backups", 1)
    assert second.contents.previous == first.folder.name
    shared = [name for name in first.contents.files if name.startswith(("log/segments/", "archive/"))]
    assert shared
    for name in shared:
        assert (first.folder / name).stat().st_ino == (second.folder / name).stat().st_ino
        assert (loaded.home.root / name).stat().st_ino != (first.folder / name).stat().st_ino, (
            "a copy, no link"
        )
    assert second.bytes_copied < second.bytes_held
    whole = _take(loaded.home, tmp_path / "backups", 2, is_full=True)
    assert whole.bytes_copied == whole.bytes_held
    shutil.rmtree(first.folder)
    monkeypatch.delenv(MANIFEST_VARIABLE, raising=False)
    assert restore(second.folder, Home(tmp_path / "restored")).proof.ok


def test_a_sealed_month_is_in_the_backup_and_what_it_was_made_of_is_not(
    loaded: Office, tmp_path: Path
) -> None:
    loaded.one(workbook(loaded.desk / "更多.xlsx", numbered(INSPECTION, "检查编号", ["JC50"])))
    log = EventLog.open(loaded.home)
    seal(log, now=datetime(2999, 1, 1))
    named = {f"log/{batch.segment_path}" for batch in log.batches()}
    taken = _take(loaded.home, tmp_path / "backups")
    held = {name for name in taken.contents.files if name.startswith("log/segments/")}
    assert held == named
    assert len(list(loaded.home.segments.glob("*/*"))) > len(held)


def test_a_folder_and_settings_that_nobody_has_thought_of_are_in_it(office: Office, tmp_path: Path) -> None:
    (office.home.root / "templates").mkdir()
    (office.home.root / "templates" / "circular.docx").write_bytes(b"ours")
    (office.home.root / "access.yaml").write_text("roles: {}\n")
    (office.home.root / "notify.yaml").write_text("office: []\n")
    (office.home.root / "notify.yaml").chmod(0o600)
    (office.home.work / "scratch").write_bytes(b"")
    held = set(_take(office.home, tmp_path / "backups").contents.files)
    assert {"templates/circular.docx", "access.yaml", "log/manifest.sqlite", "log/log_id"} <= held
    assert not {name for name in held if name.startswith(("work/", "keys/", "inbox/"))}
    assert "notify.yaml" not in held, "it holds passwords"


# --- what is refused -------------------------------------------------------------------------------


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _one(folder: Path, pattern: str) -> Path:
    return sorted(folder.glob(pattern))[0]


def _describe(folder: Path, name: str, value: object) -> None:
    said = json.loads((folder / "backup.json").read_text())
    (folder / "backup.json").write_text(json.dumps(said | {name: value}))


def _lead_out(folder: Path) -> None:
    """Whole by its own digest, as somebody would write it who wants a file elsewhere."""
    contents = read_contents(folder)
    files = {**contents.files, "../../outside": next(iter(contents.files.values()))}
    (folder / "backup.json").write_text(replace(contents, files=files).text())


DAMAGES: list[tuple[str, Callable[[Path], None], str]] = [
    ("a flipped byte of a segment", lambda f: _flip(_one(f, "log/segments/*/*")), "已被改动"),
    ("a flipped byte of an original", lambda f: _flip(_one(f, "archive/??/*")), "已被改动"),
    ("a flipped byte of the manifest", lambda f: _flip(f / "log/manifest.sqlite"), "已被改动"),
    ("a segment that is gone", lambda f: _one(f, "log/segments/*/*").unlink(), "不在"),
    ("a file cut short", lambda f: os.truncate(_one(f, "archive/keys/*"), 10), "已被改动"),
    ("a description with another digest", lambda f: _describe(f, "position", 1), "被改动"),
    ("a description with a path that leads elsewhere", _lead_out, "被改动"),
    ("a description cut short", lambda f: os.truncate(f / "backup.json", 100), "已损坏"),
    ("no description", lambda f: (f / "backup.json").unlink(), "不是备份"),
]


@pytest.mark.parametrize(("damage", "words"), [d[1:] for d in DAMAGES], ids=[d[0] for d in DAMAGES])
def test_a_damaged_backup_is_refused_and_nothing_is_left_behind(
    office: Office, tmp_path: Path, damage: Callable[[Path], None], words: str
) -> None:
    folder = _take(office.home, tmp_path / "backups").folder
    damage(folder)
    with pytest.raises(BackupFault, match=words) as refusal:
        restore(folder, Home(tmp_path / "restored"))
    assert "备份" in refusal.value.remedy
    with pytest.raises(BackupFault, match=words):
        check(folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backups", "desk", "home"]


def test_a_home_that_holds_anything_is_not_restored_over(office: Office, tmp_path: Path) -> None:
    folder = _take(office.home, tmp_path / "backups").folder
    before = _state(office.home)
    with pytest.raises(BackupFault, match="不是空的"):
        restore(folder, office.home)
    assert _state(office.home) == before


def test_a_log_that_was_changed_before_the_backup_is_not_backed_up(loaded: Office, tmp_path: Path) -> None:
    log = EventLog.open(loaded.home)
    _flip(log.segment(log.batches()[0]))
    with pytest.raises(BackupFault, match="与清单所记的摘要不符"):
        _take(loaded.home, tmp_path / "backups")
    log.segment(log.batches()[0]).unlink()
    with pytest.raises(BackupFault, match="不在，没有做备份"):
        _take(loaded.home, tmp_path / "backups")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [".lock"]


def test_a_backup_inside_the_home_is_refused(office: Office) -> None:
    with pytest.raises(BackupFault, match="一个在另一个里面"):
        _take(office.home, office.home.root / "backups")


# --- secrets ---------------------------------------------------------------------------------------


def test_keys_go_to_a_place_of_their_own_and_come_back_from_there(
    loaded: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = _take(loaded.home, tmp_path / "backups", keys_into=tmp_path / "safe")
    assert not list(taken.folder.rglob("*.key"))
    assert stat.S_IMODE(taken.folder.stat().st_mode) == 0o700
    monkeypatch.delenv(MANIFEST_VARIABLE, raising=False)
    without = restore(taken.folder, Home(tmp_path / "without"))
    assert "token.key" in without.missing_keys
    with pytest.raises(MissingKey):
        ingest(without.home, [loaded.desk / "行政检查.xlsx"])
    whole = restore(taken.folder, Home(tmp_path / "whole"), keys=tmp_path / "safe")
    assert whole.missing_keys == ()
    assert stat.S_IMODE((whole.home.keys / "token.key").stat().st_mode) == 0o600
    assert [receipt.status for receipt in ingest(whole.home, [loaded.desk / "执法人员.xlsx"])] == [
        "unchanged"
    ]


def test_the_keys_of_another_home_are_refused(office: Office, tmp_path: Path) -> None:
    taken = _take(office.home, tmp_path / "backups", keys_into=tmp_path / "safe")
    _flip(tmp_path / "safe" / "keys" / "token.key")
    with pytest.raises(BackupFault, match="不是这个备份的密钥"):
        restore(taken.folder, Home(tmp_path / "restored"), keys=tmp_path / "safe")
    with pytest.raises(BackupFault, match="在备份文件夹里面"):
        _take(office.home, tmp_path / "backups", 1, keys_into=tmp_path / "backups" / "keys")


def test_the_clear_values_stay_out_where_somebody_says_so(loaded: Office, tmp_path: Path) -> None:
    assert "vault/vault.sqlite" in _take(loaded.home, tmp_path / "backups").contents.files
    without = _take(loaded.home, tmp_path / "backups", 1, with_vault=False)
    assert not without.contents.has_vault and "vault/vault.sqlite" not in without.contents.files


# --- crashes and commands --------------------------------------------------------------------------

BACK_UP_AND_DIE = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from ingestion.home import Home
from orchestration.backup import take

def die(step):
    if step == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

take(Home(Path(sys.argv[1])), Path(sys.argv[2]), now=datetime(2024, 12, 3), on_step=die)
"""


@pytest.mark.parametrize("step", ["witnesses", "manifest", "archive"])
def test_a_backup_that_was_killed_counts_for_nothing_and_the_next_one_clears_it_away(
    office: Office, tmp_path: Path, step: str
) -> None:
    into = tmp_path / "backups"
    arguments = [sys.executable, "-c", BACK_UP_AND_DIE, str(office.home.root), str(into), step]
    assert subprocess.run(arguments, cwd=os.getcwd(), check=False).returncode == -signal.SIGKILL
    assert not list(into.glob("zhifa-*"))
    taken = _take(office.home, into)
    assert sorted(path.name for path in into.iterdir()) == [".lock", taken.folder.name]


def test_the_commands_back_up_check_and_restore(loaded: Office, tmp_path: Path) -> None:
    said = zhifa(loaded.home.root, "backup", str(tmp_path / "backups"), "--json")
    assert said.code == 0, said.errors
    folder = said.said["folder"]
    checked = zhifa(loaded.home.root, "restore", folder, "--check", "--json")
    assert checked.said == {
        "ok": True, "position": said.said["position"], "chain_hash": said.said["chain_hash"],
        "files": said.said["files"],
    }  # fmt: skip
    refused = zhifa(loaded.home.root, "restore", folder, "--into", str(loaded.home.root))
    assert refused.code == 3 and "处理办法" in refused.errors
    assert zhifa(loaded.home.root, "restore", folder).code == 2
