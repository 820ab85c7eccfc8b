"""Signed checkpoints: accepted with the public key alone, refused for another key, a changed byte or a cut log."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from ingestion.eventlog import Batch, EventLog, verify
from ingestion.eventlog.checkpoint import (
    CHECKPOINT,
    MANIFEST,
    PUBLIC_KEY,
    Checkpoint,
    CheckpointFault,
    prove,
    public_key_text,
    signed,
    signing_key,
)
from ingestion.eventlog.database import connect
from ingestion.eventlog.manifest import batch_table, head_table, metadata
from ingestion.home import Home
from tests.conftest import zhifa
from tests.unit.ingestion.eventlog.conftest import changes

Append = Callable[..., Batch]


@pytest.fixture
def batches(append: Append) -> list[Batch]:
    return [append(changes([start, start + 1])) for start in (10, 20, 30)]


@pytest.fixture
def published(batches: list[Batch], home: Home, tmp_path: Path) -> Path:
    """A published version that rests on the second of three batches: one paper, its list and its checkpoint."""
    folder = tmp_path / "v1"
    (folder / "约谈通知书").mkdir(parents=True)
    paper = folder / "约谈通知书" / "甲局.docx"
    paper.write_bytes(b"notice")
    size = {"sha256": hashlib.sha256(b"notice").hexdigest(), "size": 6}
    manifest = json.dumps({"files": {"约谈通知书/甲局.docx": size}}).encode()
    (folder / MANIFEST).write_bytes(manifest)
    key = signing_key(home)
    said = Checkpoint(
        "2024Q4", 1, batches[1].last_position, batches[1].batch_hash, hashlib.sha256(manifest).hexdigest()
    )
    (folder / CHECKPOINT).write_bytes(signed(said, key))
    (folder / PUBLIC_KEY).write_bytes(public_key_text(key))
    return folder


def _problems(folder: Path, log: EventLog | None = None) -> str:
    proof = prove(folder / CHECKPOINT, folder / PUBLIC_KEY, log)
    assert proof.ok is not bool(proof.problems)
    return "".join(proof.problems)


def test_another_machine_with_only_the_public_key_accepts_it_and_says_what_it_could_not_compare(
    published: Path,
) -> None:
    proof = prove(published / CHECKPOINT, published / PUBLIC_KEY, None)
    assert proof.ok and proof.files == 1
    assert "没有事件日志" in "".join(proof.not_compared)


def test_the_machine_with_the_log_compares_its_chain_hash_although_the_log_has_grown(
    published: Path, home: Home
) -> None:
    proof = prove(published / CHECKPOINT, published / PUBLIC_KEY, EventLog.open(home))
    assert (proof.problems, proof.not_compared) == ((), ())


def test_the_key_of_another_office_is_refused(published: Path) -> None:
    (published / PUBLIC_KEY).write_bytes(public_key_text(Ed25519PrivateKey.generate()))
    assert "签名不符" in _problems(published)


@pytest.mark.parametrize(
    ("name", "value"), [("position", 2), ("version", 2), ("period", "2024Q3"), ("chain_hash", "0" * 64)]
)
def test_a_changed_statement_is_no_longer_signed(published: Path, name: str, value: object) -> None:
    said = json.loads((published / CHECKPOINT).read_text())
    (published / CHECKPOINT).write_text(json.dumps(said | {name: value}))
    assert "签名不符" in _problems(published)


def test_a_changed_paper_a_missing_one_and_one_too_many_are_named(published: Path) -> None:
    paper = published / "约谈通知书" / "甲局.docx"
    paper.write_bytes(b"notices")
    assert "约谈通知书/甲局.docx 被改动" in _problems(published)
    paper.unlink()
    assert "约谈通知书/甲局.docx 不在了" in _problems(published)
    (published / "另一份.docx").write_bytes(b"")
    assert "另一份.docx 不在公布清单上" in _problems(published)


def test_a_changed_list_of_files_is_noticed(published: Path) -> None:
    (published / MANIFEST).write_bytes((published / MANIFEST).read_bytes() + b" ")
    assert "公布清单被改动" in _problems(published)


def test_a_checkpoint_alone_proves_its_signature_and_no_more(published: Path) -> None:
    (published / MANIFEST).unlink()
    proof = prove(published / CHECKPOINT, published / PUBLIC_KEY, None)
    assert proof.ok and len(proof.not_compared) == 2


def test_a_log_whose_tail_was_cut_off_is_refused(published: Path, home: Home, batches: list[Batch]) -> None:
    log = EventLog.open(home)
    with log.manifest.engine.begin() as connection:
        connection.execute(batch_table.delete().where(batch_table.c.last_position > 2))
        connection.execute(head_table.update().values(position=2, chain_hash=batches[0].batch_hash))
    assert "日志尾部被截断" in _problems(published, log)


def test_a_log_of_other_content_is_refused(published: Path, home: Home, append: Append) -> None:
    metadata.drop_all(connect(home.manifest_url))
    shutil.rmtree(home.log)
    for start in (40, 50, 60):
        append(changes([start, start + 1]))
    assert "链哈希与检查点不符" in _problems(published, EventLog.open(home))


def test_the_key_is_made_once_and_for_its_owner_only(home: Home) -> None:
    first = public_key_text(signing_key(home))
    assert public_key_text(signing_key(home)) == first
    assert load_pem_public_key(first)
    assert stat.S_IMODE((home.keys / "checkpoint.key").stat().st_mode) == 0o600


def test_what_is_no_checkpoint_and_what_is_no_key_is_said(published: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[]")
    with pytest.raises(CheckpointFault, match=r"other\.json 不是签名检查点"):
        prove(tmp_path / "other.json", published / PUBLIC_KEY, None)
    with pytest.raises(CheckpointFault, match="不是 PEM 格式的公钥"):
        prove(published / CHECKPOINT, tmp_path / "other.json", None)


def test_a_published_checkpoint_is_a_witness_that_a_cut_log_is_held_against(
    published: Path, home: Home, batches: list[Batch]
) -> None:
    place = home.published / "2024Q4" / "v1"
    place.parent.mkdir(parents=True)
    shutil.copytree(published, place)
    log = EventLog.open(home)
    assert verify(log).ok
    with log.manifest.engine.begin() as connection:
        connection.execute(batch_table.delete().where(batch_table.c.last_position > 2))
        connection.execute(head_table.update().values(position=2, chain_hash=batches[0].batch_hash))
    (problem,) = verify(log).problems
    assert problem.message.startswith("2024Q4/v1/checkpoint.json 见证位置 4")


def test_the_command_says_the_outcome_in_its_exit_code(published: Path, tmp_path: Path) -> None:
    paths = ("--checkpoint", str(published / CHECKPOINT), "--public-key", str(published / PUBLIC_KEY))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    good = zhifa(elsewhere, "log", "verify", *paths, "--json")
    assert (good.code, good.said["ok"], good.said["files"]) == (0, True, 1)
    assert list(elsewhere.iterdir()) == [], "a machine without a log gets none"
    (published / "约谈通知书" / "甲局.docx").write_bytes(b"changed")
    bad = zhifa(elsewhere, "log", "verify", *paths)
    assert bad.code == 1 and "约谈通知书/甲局.docx 被改动" in bad.text
    assert zhifa(elsewhere, "log", "verify", *paths[:2]).code == 2
