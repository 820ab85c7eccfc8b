"""Files into one home: opened, put in order, loaded, each with a receipt.

Belongs here: which files, in which order, and that none stops the others.
Does not belong here: what becomes of one export (`loading`, `endings`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from ingestion.archive import Archive, file_digest
from ingestion.contract import load_contracts
from ingestion.endings import Endings, Waiting
from ingestion.eventlog import EventLog
from ingestion.faults import FileFault
from ingestion.headers import recognise
from ingestion.home import Home
from ingestion.inbox import collect, settled, trace_of
from ingestion.ledger import Ledger
from ingestion.loading import Loader
from ingestion.mapping import Mapping, load_mappings
from ingestion.readers import open_document
from ingestion.receipt import Receipt
from ingestion.recognition import exports_of
from ingestion.vault import MissingKey, Vault

Progress = Callable[[str, int, int], None]

# What is no file's fault and would befall the next file too: a full disk, a lost database, a missing key.
_OF_THE_HOUSE = (OSError, sa.exc.SQLAlchemyError, MissingKey)
STILL_WRITING = "文件仍在写入，这次没有读取；写完后会在下一次装载。"
CANNOT_OPEN = "文件无法打开，可能已被移走或没有读取权限，这次没有读取。请检查后重新放入。"


class Intake:
    """Takes exports into one home.

    `accept_withdrawals` is a person's word that a held file is right; `only` names the one document of an
    archive that is meant.
    """

    def __init__(
        self,
        home: Home,
        *,
        source: str | None = None,
        feed: str | None = None,
        as_of: datetime | None = None,
        accept_withdrawals: bool = False,
        only: str | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC).replace(tzinfo=None),
    ) -> None:
        self.home = home
        self.archive = Archive(home)
        self.only = only
        log = EventLog.open(home)
        self.endings = Endings(home, log, Ledger(log.manifest.engine, self.archive), clock)
        vault = Vault.open(home, log_is_empty=log.head().position == 0)
        self.loader = Loader(self.endings, self.archive, vault, as_of, accept_withdrawals)
        self._unfinished: set[Path] = set()
        self._traces: dict[Path, tuple[int, int]] = {}
        self.mappings: list[Mapping] = [
            mapping
            for (its_source, its_feed), mapping in load_mappings().items()
            if source in (None, its_source) and feed in (None, its_feed)
        ]

    def take(self, files: Sequence[Path], progress: Progress) -> list[Receipt]:
        """Every file's receipts. Departments are loaded first, then earlier cut-offs before later ones."""
        receipts: list[Receipt] = []
        waiting: list[Waiting] = []
        with tempfile.TemporaryDirectory(dir=self.home.work) as work:
            for number, file in enumerate(files):
                progress(f"识别 {file.name}", number, 2 * len(files))
                folder = Path(work) / f"{number:05d}"
                folder.mkdir()
                found, refused = self._open(file, folder)
                waiting.extend(found)
                receipts.extend(refused)
            waiting.sort(key=self._turn)
            for number, export in enumerate(waiting):
                done = len(files) + number * len(files) // max(len(waiting), 1)
                progress(f"装载 {export.export.document.label}", done, 2 * len(files))
                receipts.append(self._load_or_refuse(export))
            progress("完成", 2 * len(files), 2 * len(files))
        self._clear_inbox(files)
        return receipts

    def _open(self, file: Path, work: Path) -> tuple[list[Waiting], list[Receipt]]:
        try:
            trace = trace_of(file)
            sha256 = file_digest(file)
            archive_path = str(self.archive.keep(file, sha256))
            is_still = trace_of(file) == trace
        except (FileNotFoundError, PermissionError):
            return [], [self.endings.not_read(file, CANNOT_OPEN)]
        if not is_still:
            return [], [self.endings.not_read(file, STILL_WRITING)]
        self._traces[file] = trace
        # From the archive: what is read is what is kept, whatever happens to the file meanwhile.
        documents = open_document(
            self.archive.path(archive_path),
            recognises=lambda head: bool(recognise(self.mappings, head)),
            work=work,
            label=file.name,
            sha256=sha256,
        )
        waiting: list[Waiting] = []
        refused: list[Receipt] = []
        for document in documents:
            if self.only not in (None, document.label):
                continue
            try:
                exports = exports_of(document, self.mappings)
                waiting.extend(Waiting(export, file, sha256, archive_path) for export in exports)
            except FileFault as fault:
                refused.append(self.endings.refuse(document.label, sha256, fault))
        return waiting, refused

    def _turn(self, waiting: Waiting) -> tuple[int, datetime, str]:
        order = list(load_contracts()).index(waiting.export.mapping.feed)
        as_of = waiting.export.stated(newest=None, as_of=self.loader.as_of).as_of
        return min(order, 1), as_of or datetime.max, waiting.export.document.label

    def _clear_inbox(self, files: Iterable[Path]) -> None:
        """What was dealt with leaves the inbox; its original is in the archive. What came since stays."""
        for file in files:
            if (
                file not in self._traces
                or file in self._unfinished
                or not file.is_relative_to(self.home.inbox)
            ):
                continue
            if file.exists() and trace_of(file) == self._traces[file]:
                file.unlink()

    def _load_or_refuse(self, waiting: Waiting) -> Receipt:
        label, mapping = waiting.export.document.label, waiting.export.mapping
        try:
            return self.loader.load(waiting)
        except FileFault as fault:
            return self.endings.refuse(label, waiting.file_sha256, fault, mapping=mapping)
        except _OF_THE_HOUSE:
            raise
        except Exception as problem:
            self._unfinished.add(waiting.file)
            return self.endings.broken(label, waiting.file_sha256, problem)


def ingest(
    home: Home,
    paths: Iterable[Path],
    *,
    source: str | None = None,
    feed: str | None = None,
    as_of: datetime | None = None,
    accept_withdrawals: bool = False,
    progress: Progress | None = None,
) -> list[Receipt]:
    """Take in files and folders. Every file gets a receipt; none stops the others.

    `source` and `feed` narrow what a file may be; `as_of` says the cut-off where the file does not.
    """
    intake = Intake(home, source=source, feed=feed, as_of=as_of, accept_withdrawals=accept_withdrawals)
    whole, busy = settled(collect(paths))
    receipts = [
        intake.endings.not_read(file, STILL_WRITING if file.exists() else CANNOT_OPEN) for file in busy
    ]
    return receipts + intake.take(whole, progress or (lambda _said, _done, _all: None))
