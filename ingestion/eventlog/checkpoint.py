"""A signed checkpoint: who holds only the public key can tell whether a publication and a log are what was signed.

Belongs here: the home's Ed25519 key, the canonical text that is signed, checking a checkpoint against the files
beside it and against a log.
Does not belong here: what a publication consists of (`orchestration.quarter`), the witnesses that `verify` reads.

A checkpoint is one JSON object: `period`, `version`, `position`, `chain_hash`, `manifest_sha256` and `signature`
(hex). Signed is the object without its signature, as JSON in UTF-8 with sorted keys and no spaces (RFC 8032).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from ingestion.eventlog.log import EventLog
from ingestion.eventlog.verify import verify
from ingestion.home import Home
from ingestion.keys import make_key

CHECKPOINT = "checkpoint.json"
PUBLIC_KEY = "checkpoint_public_key.pem"
MANIFEST = "manifest.json"
_KEY = "checkpoint.key"


class CheckpointFault(ValueError):
    """A file that is no checkpoint or no public key; the message says so to the office."""


@dataclass(frozen=True)
class Checkpoint:
    """What is signed: a version of a quarter, the log up to its position, and the hash of its list of files."""

    period: str
    version: int
    position: int
    chain_hash: str
    manifest_sha256: str

    def signed_text(self) -> bytes:
        """The bytes that the signature is over."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True)
class CheckpointProof:
    """What a checkpoint was held against: `problems` that speak against it, and what `not_compared` for want of it."""

    checkpoint: Checkpoint
    files: int
    problems: tuple[str, ...]
    not_compared: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


# --- signing -----------------------------------------------------------------------------------------


def signing_key(home: Home) -> Ed25519PrivateKey:
    """The home's key, made at first use; losing it means handing out a new public key."""
    home.prepare()
    path = home.keys / _KEY
    if not path.exists():
        make_key(path)
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def kept_signing_key(home: Home) -> Ed25519PrivateKey | None:
    """The home's key where there is one; none is made."""
    path = home.keys / _KEY
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes()) if path.is_file() else None


def public_key_text(key: Ed25519PrivateKey) -> bytes:
    """The public half as PEM, to be handed to whoever shall verify."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def signed(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> bytes:
    """The content of `checkpoint.json`; the same checkpoint and key give the same bytes."""
    said = asdict(checkpoint) | {"signature": key.sign(checkpoint.signed_text()).hex()}
    return (json.dumps(said, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


# --- proving -----------------------------------------------------------------------------------------


def prove(path: Path, public_key: Path, log: EventLog | None) -> CheckpointProof:
    """Hold a checkpoint against its signature, the published files beside it, and a log where there is one.

    Raises CheckpointFault where the files are not what they should be at all.
    """
    checkpoint, signature = _read(path)
    if not _is_signed(checkpoint, signature, _public_key(public_key)):
        # Nothing that an unsigned checkpoint says is worth comparing.
        said = "签名不符：检查点被改动，或者公钥不是签发单位的公钥。"
        return CheckpointProof(checkpoint, 0, (said,), ())
    problems: list[str] = []
    not_compared: list[str] = []
    files = _compare_files(path.parent, checkpoint, problems, not_compared)
    if log is None or log.head().position == 0:
        not_compared.append("本机没有事件日志，未核对日志的链哈希。")
    else:
        problems.extend(_faults_of_log(log, checkpoint))
    return CheckpointProof(checkpoint, files, tuple(problems), tuple(not_compared))


def _read(path: Path) -> tuple[Checkpoint, bytes]:
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        signature = bytes.fromhex(said.pop("signature"))
        checkpoint = Checkpoint(**said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise CheckpointFault(f"{path.name} 不是签名检查点，或者已损坏。") from fault
    return checkpoint, signature


def _public_key(path: Path) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm) as fault:
        raise CheckpointFault(f"{path.name} 不是 PEM 格式的公钥。") from fault
    if not isinstance(key, Ed25519PublicKey):
        raise CheckpointFault(f"{path.name} 不是 Ed25519 公钥。")
    return key


def _is_signed(checkpoint: Checkpoint, signature: bytes, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(signature, checkpoint.signed_text())
    except InvalidSignature:
        return False
    return True


def _compare_files(folder: Path, checkpoint: Checkpoint, problems: list[str], not_compared: list[str]) -> int:
    """How many published files were read; says which are missing, changed or strange."""
    path = folder / MANIFEST
    if not path.exists():
        not_compared.append(f"检查点旁没有 {MANIFEST}，未核对公布的文件。")
        return 0
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != checkpoint.manifest_sha256:
        problems.append(f"{MANIFEST} 与检查点所签的摘要不符：公布清单被改动。")
        return 0
    files: dict[str, dict[str, Any]] = json.loads(content)["files"]
    for name, said in files.items():
        if not (folder / name).is_file():
            problems.append(f"公布的文件 {name} 不在了。")
        elif hashlib.sha256((folder / name).read_bytes()).hexdigest() != said["sha256"]:
            problems.append(f"公布的文件 {name} 被改动。")
    known = {*files, MANIFEST, CHECKPOINT, PUBLIC_KEY}
    # Word and LibreOffice leave a lock file beside a document that somebody has open.
    present = (
        found
        for found in sorted(folder.rglob("*"))
        if found.is_file() and not found.name.startswith((".", "~$"))
    )
    strange = [name for found in present if (name := found.relative_to(folder).as_posix()) not in known]
    problems.extend(f"文件 {name} 不在公布清单上。" for name in strange)
    return len(files)


def _faults_of_log(log: EventLog, checkpoint: Checkpoint) -> Iterator[str]:
    """What speaks against this machine's log being the one that was signed."""
    proof = verify(log)
    yield from (problem.message for problem in proof.problems)
    if proof.position < checkpoint.position:
        yield (
            f"本机日志只到位置 {proof.position}，检查点在位置 {checkpoint.position}："
            "日志尾部被截断，或者不是同一份日志。"
        )
        return
    hashes = {batch.last_position: batch.batch_hash for batch in log.batches(checkpoint.position)}
    if hashes.get(checkpoint.position) != checkpoint.chain_hash:
        yield f"本机日志在位置 {checkpoint.position} 的链哈希与检查点不符：历史被改写，或者不是同一份日志。"
