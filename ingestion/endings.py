"""How an export's journey may end before the log, and the receipt that says so.

Belongs here: unchanged, refused, held, broken, not read: each with its receipt, and what else it leaves behind.
Does not belong here: exports that reach the log (`loading`).
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ingestion.eventlog import EventLog
from ingestion.faults import FileFault
from ingestion.home import Home
from ingestion.ledger import AcceptedExport, Ledger
from ingestion.mapping import Mapping
from ingestion.receipt import Counts, Receipt
from ingestion.recognition import Export
from ingestion.returning import return_file

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Waiting:
    """One export that has been recognised and waits for its turn."""

    export: Export
    file: Path
    file_sha256: str
    archive_path: str


@dataclass(frozen=True)
class Endings:
    """Where exports end that go no further. Each method returns the receipt that it has put on the books."""

    home: Home
    log: EventLog
    ledger: Ledger
    clock: Callable[[], datetime]

    def not_read(self, file: Path, message: str) -> Receipt:
        """A receipt for a file that could not be read this time."""
        return self._recorded(Receipt(file=file.name, status="busy", message=message))

    def unchanged(self, receipt: Receipt, known: AcceptedExport) -> Receipt:
        """An export that says what an accepted one said: unchanged as a whole."""
        before = Counts(**known.counts)
        counts = Counts(
            read=before.read,
            unchanged=before.read - before.rejected,
            rejected=before.rejected,
            skipped=before.skipped,
        )
        counts.check()
        message = f"与已装载的“{known.file_name}”内容相同，没有变化。"
        receipt = replace(
            receipt, status="unchanged", counts=counts, export_id=known.export_id, message=message
        )
        return self._recorded(receipt)

    def left_blank(self, receipt: Receipt, skipped: int) -> Receipt:
        """A form that came back as it was handed out: nothing to load and nothing at fault."""
        said = replace(receipt, status="unchanged", counts=Counts(skipped=skipped))
        return self._recorded(replace(said, message=f"没有填写任何一行，无需装载。{receipt.message}"))

    def broken(self, label: str, sha256: str, problem: Exception) -> Receipt:
        """A fault of ours over one file: the others go on, and the file stays where it is."""
        # Where, but not what it said: a message may quote cells.
        where = "".join(traceback.format_tb(problem.__traceback__))
        _logger.error("%s while loading %s\n%s", type(problem).__name__, sha256, where)
        message = f"程序处理该文件时出错（{type(problem).__name__}），未装载任何一行。请联系数据管理员；文件无需改动。"
        return self._recorded(Receipt(file=label, status="rejected", message=message, file_sha256=sha256))

    def hold(self, waiting: Waiting, receipt: Receipt, reason: str, message: str) -> Receipt:
        held_id = self.ledger.hold(
            {
                "file_name": receipt.file,
                "file_sha256": waiting.file_sha256,
                "archive_path": waiting.archive_path,
                "feed": receipt.feed,
                "source": receipt.source,
                "reason": reason,
                "message": message,
                "held_at": self.clock(),
            }
        )
        return self._recorded(replace(receipt, status="held", message=message, held_id=held_id))

    def refuse(self, label: str, sha256: str, fault: FileFault, *, mapping: Mapping | None = None) -> Receipt:
        receipt = Receipt(
            file=label,
            status="rejected",
            feed=mapping.feed if mapping else None,
            source=mapping.source if mapping else None,
            message=str(fault),
            file_sha256=sha256,
            returned=(return_file(self.home, label, fault),),
        )
        return self._recorded(receipt)

    def _recorded(self, receipt: Receipt) -> Receipt:
        row = receipt.row(recorded_at=self.clock(), log_position=self.log.head().position)
        self.ledger.record(row)
        return receipt
