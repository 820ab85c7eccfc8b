"""Files that wait for a person: listed, accepted or discarded, each decision with who and why.

Belongs here: what follows a hold.
Does not belong here: what makes a file be held (`intake`).
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ingestion.archive import Archive
from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.intake import Intake
from ingestion.ledger import Ledger
from ingestion.receipt import Receipt


class UnknownHeldFile(ValueError):
    """A number under which no file is held."""

    def __init__(self, held_id: int) -> None:
        super().__init__(f"没有编号为 {held_id} 的暂存文件，或已处理。请用 zhifa held list 查看。")


def _ledger(home: Home) -> Ledger:
    return Ledger(EventLog.open(home).manifest.engine, Archive(home))


def _held(ledger: Ledger, held_id: int) -> dict[str, Any]:
    for file in ledger.held():
        if file["held_id"] == held_id:
            return file
    raise UnknownHeldFile(held_id)


def list_held(home: Home) -> list[dict[str, Any]]:
    """Files that wait, oldest first."""
    return _ledger(home).held()


def accept(
    home: Home, held_id: int, *, actor: str, reason: str, as_of: datetime | None = None
) -> list[Receipt]:
    """Load a held file after all. `as_of` is the cut-off of a file that states none.

    The hold ends only when the file is no longer held for the same reason.
    """
    ledger = _ledger(home)
    held = _held(ledger, held_id)
    label = str(held["file_name"])
    intake = Intake(
        home,
        source=held["source"],
        feed=held["feed"],
        as_of=as_of,
        accept_withdrawals=held["reason"] == "too_many_withdrawals",
        only=label,
    )
    with tempfile.TemporaryDirectory(dir=home.work) as work:
        copy = Path(work) / label.split("/", 1)[0]
        shutil.copyfile(Archive(home).path(held["archive_path"]), copy)
        receipts = intake.take([copy], lambda _said, _done, _all: None)
    if all(receipt.held_id != held_id for receipt in receipts):
        ledger.decide(held_id, status="accepted", actor=actor, reason=reason, at=_now())
    return receipts


def discard(home: Home, held_id: int, *, actor: str, reason: str) -> None:
    """Do not load a held file. Its original stays in the archive."""
    ledger = _ledger(home)
    _held(ledger, held_id)
    ledger.decide(held_id, status="discarded", actor=actor, reason=reason, at=_now())


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
