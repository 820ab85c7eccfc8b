"""One export's journey from a file to durable events, a receipt at its end.

Belongs here: the order of the steps, and what happens to a file that cannot go all the way.
Does not belong here: how any step works; each has a module of its own.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import sqlalchemy as sa

from ingestion.archive import Archive, file_digest
from ingestion.changes import SUPERSEDED, UNCHANGED, Comparison, Known, compare
from ingestion.contract import Contract, load_contracts
from ingestion.departments import known_departments, register_provisional
from ingestion.eventlog import EventLog, LogMoved
from ingestion.eventlog.envelope import AMENDED, REPORTED, RESTORED
from ingestion.eventlog.log import one_writer
from ingestion.extract import Extracted, extract
from ingestion.faults import FileFault
from ingestion.headers import recognise
from ingestion.home import Home
from ingestion.inbox import collect, settled, trace_of
from ingestion.ledger import AcceptedExport, Ledger
from ingestion.mapping import Mapping, load_mappings
from ingestion.readers import open_document
from ingestion.receipt import Counts, Receipt
from ingestion.recognition import Export, exports_of
from ingestion.returning import return_file, return_rows
from ingestion.scope import Stated
from ingestion.vault import MissingKey, Vault

Progress = Callable[[str, int, int], None]

# Business times are naive Asia/Shanghai, our own clock is UTC.
_SHANGHAI = timedelta(hours=8)
# What is no file's fault and would befall the next file too: a full disk, a lost database, a missing key.
_OF_THE_HOUSE = (OSError, sa.exc.SQLAlchemyError, MissingKey)
_logger = logging.getLogger(__name__)
STILL_WRITING = "文件仍在写入，这次没有读取；写完后会在下一次装载。"
CANNOT_OPEN = "文件无法打开，可能已被移走或没有读取权限，这次没有读取。请检查后重新放入。"


@dataclass(frozen=True)
class Waiting:
    """One export that has been recognised and waits for its turn."""

    export: Export
    file: Path
    file_sha256: str
    archive_path: str


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
        self.log = EventLog.open(home)
        self.archive = Archive(home)
        self.ledger = Ledger(self.log.manifest.engine, self.archive)
        self.vault = Vault.open(home, log_is_empty=self.log.head().position == 0)
        self.as_of = as_of
        self.accept_withdrawals = accept_withdrawals
        self.only = only
        self.clock = clock
        self._unfinished: set[Path] = set()
        self._traces: dict[Path, tuple[int, int]] = {}
        self.mappings: list[Mapping] = [
            mapping
            for (its_source, its_feed), mapping in load_mappings().items()
            if source in (None, its_source) and feed in (None, its_feed)
        ]

    # --- files ----------------------------------------------------------------------------------------

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

    def not_read(self, file: Path, message: str) -> Receipt:
        """A receipt for a file that could not be read this time."""
        return self._recorded(Receipt(file=file.name, status="busy", message=message))

    def _open(self, file: Path, work: Path) -> tuple[list[Waiting], list[Receipt]]:
        try:
            trace = trace_of(file)
            sha256 = file_digest(file)
            archive_path = str(self.archive.keep(file, sha256))
            is_still = trace_of(file) == trace
        except (FileNotFoundError, PermissionError):
            return [], [self.not_read(file, CANNOT_OPEN)]
        if not is_still:
            return [], [self.not_read(file, STILL_WRITING)]
        self._traces[file] = trace
        # From the archive: what is read is what is kept, whatever happens to the file meanwhile.
        documents = open_document(
            self.archive.path(archive_path),
            recognises=lambda head: bool(recognise(self.mappings, head)),
            work=work,
            label=file.name,
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
                refused.append(self._refuse(document.label, sha256, fault))
        return waiting, refused

    def _turn(self, waiting: Waiting) -> tuple[int, datetime, str]:
        order = list(load_contracts()).index(waiting.export.mapping.feed)
        as_of = waiting.export.stated(newest=None, as_of=self.as_of).as_of
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

    # --- one export -----------------------------------------------------------------------------------

    def _load_or_refuse(self, waiting: Waiting) -> Receipt:
        label, mapping = waiting.export.document.label, waiting.export.mapping
        try:
            return self._load(waiting)
        except FileFault as fault:
            return self._refuse(label, waiting.file_sha256, fault, mapping=mapping)
        except _OF_THE_HOUSE:
            raise
        except Exception as problem:
            self._unfinished.add(waiting.file)
            return self._broken(label, waiting.file_sha256, problem)

    def _load(self, waiting: Waiting) -> Receipt:
        export = waiting.export
        mapping = export.mapping
        known = self._known_already(waiting, export.stated(newest=None, as_of=self.as_of))
        if known is not None:
            return known
        contract = load_contracts()[mapping.feed]
        extracted = extract(export, self.vault, known_departments(self.log))
        stated = export.stated(newest=extracted.newest, as_of=self.as_of)
        receipt = Receipt(
            file=export.document.label,
            status="loaded",
            feed=mapping.feed,
            source=mapping.source,
            message="".join(stated.notices) + extracted.said_of_skipped(),
            file_sha256=waiting.file_sha256,
            as_of=stated.as_of,
            scope=stated.scope,
        )
        if stated.as_of is None:
            message = "没有找到数据截止时间，已暂存。请用 zhifa held accept 编号 --as-of 日期 补充后装载。"
            return self._hold(waiting, receipt, "no_cut_off", message)
        self._refuse_future(stated.as_of)
        if extracted.read == 0:
            raise FileFault(
                "no_rows", "表头下面没有任何数据行。", "确无数据请说明后由管理员处理，否则请重新导出。"
            )
        accepted = self._proposal(waiting, extracted, stated)
        same = self.ledger.find(
            feed=mapping.feed,
            source=mapping.source,
            as_of=accepted.as_of,
            rows_digest=accepted.rows_digest,
            **{
                name: accepted.row()[name] for name in ("delivery", "departments", "window_from", "window_to")
            },
        )
        if same is not None:
            return self._unchanged(receipt, same)
        if self.ledger.was_set_aside(accepted):
            raise FileFault(
                "set_aside",
                "这份导出此前已被剔除，不再装载。",
                "如需采用，请重新导出后报送，或联系数据管理员。",
            )
        if mapping.unknown_department == "provisional":
            register_provisional(self.log, extracted.rows, mapping, accepted, recorded_at=self.clock())
        returned = return_rows(self.home, export, extracted, stated)
        return self._commit(waiting, replace(receipt, returned=returned), extracted, accepted, contract)

    def _commit(
        self,
        waiting: Waiting,
        receipt: Receipt,
        extracted: Extracted,
        accepted: AcceptedExport,
        contract: Contract,
    ) -> Receipt:
        """Compare and append, again and again until nobody else has moved the log meanwhile."""
        accepted = replace(accepted, keys_path=self.archive.keep_keys(accepted.export_id, extracted.keys()))
        while True:
            try:
                with one_writer(self.home):
                    return self._compare_and_append(waiting, receipt, extracted, accepted, contract)
            except LogMoved:
                continue

    def _compare_and_append(
        self,
        waiting: Waiting,
        receipt: Receipt,
        extracted: Extracted,
        accepted: AcceptedExport,
        contract: Contract,
    ) -> Receipt:
        seen, sequence = self.log.head(), self.ledger.sequence()
        source = accepted.source
        known = Known(self.log.state(contract.feed, source), self.ledger.spoken(contract.feed, source))
        result = compare(
            extracted.rows, extracted.rejected, known, contract, scope=accepted.scope, as_of=accepted.as_of
        )
        mapping = waiting.export.mapping
        if result.gone_share > mapping.withdrawal_limit and not self.accept_withdrawals:
            message = (
                f"这份全量导出会撤回 {result.gone} 条记录，占其范围内 {result.in_scope} 条的"
                f" {result.gone_share:.0%}，超过 {mapping.withdrawal_limit:.0%}，已暂存。"
                f"请核实后用 zhifa held accept 编号{self._as_of_option()} 或 zhifa held discard 编号 处理。"
            )
            return self._hold(waiting, receipt, "too_many_withdrawals", message)
        counts = _counts(extracted, result)
        accepted = replace(accepted, counts=vars(counts))
        receipt = replace(receipt, counts=counts, export_id=accepted.export_id)
        rejects = _reject_rows(extracted, accepted)
        now = self.clock()
        row = receipt.row(recorded_at=now, log_position=seen.position + result.events.height)

        def also(connection: sa.Connection) -> None:
            self.ledger.accept(connection, accepted, row, rejects, seen_sequence=sequence)

        if result.events.is_empty():
            self.ledger.without_events(seen, also)
        else:
            self.log.append(
                result.events.with_columns(mapping_revision=pl.lit(mapping.revision)),
                contract,
                source=source,
                export_id=accepted.export_id,
                file_name=receipt.file,
                seen=seen,
                recorded_at=now,
                also=also,
            )
        return receipt

    def _proposal(self, waiting: Waiting, extracted: Extracted, stated: Stated) -> AcceptedExport:
        mapping, document = waiting.export.mapping, waiting.export.document
        assert stated.as_of is not None
        said = (stated.as_of.isoformat(), repr(stated.scope), document.sha256)
        # The rows belong to it: the same document says more once a department that it names is registered.
        identity = (mapping.source, mapping.feed, *said, rows_digest := extracted.digest())
        return AcceptedExport(
            export_id=hashlib.sha256("\0".join(identity).encode()).hexdigest()[:16],
            feed=mapping.feed,
            source=mapping.source,
            file_name=document.label,
            file_sha256=waiting.file_sha256,
            document_sha256=document.sha256,
            archive_path=waiting.archive_path,
            keys_path="",
            rows_digest=rows_digest,
            scope=stated.scope,
            as_of=stated.as_of,
            can_withdraw=extracted.rejected["stream_id"].null_count() == 0,
            counts={},
        )

    # --- exports that go no further -------------------------------------------------------------------

    def _known_already(self, waiting: Waiting, stated: Stated) -> Receipt | None:
        """The same document with the same statement as an accepted one: nothing is read a second time."""
        export = waiting.export
        known = self.ledger.find(
            document_sha256=export.document.sha256, feed=export.mapping.feed, source=export.mapping.source
        )
        if known is None or stated.scope != known.scope or stated.as_of not in (None, known.as_of):
            return None
        if known.counts["rejected"]:
            return None  # what was rejected may be readable today: its department may be registered by now
        receipt = Receipt(
            file=export.document.label,
            status="unchanged",
            feed=known.feed,
            source=known.source,
            file_sha256=waiting.file_sha256,
            as_of=known.as_of,
            scope=known.scope,
        )
        return self._unchanged(receipt, known)

    def _unchanged(self, receipt: Receipt, known: AcceptedExport) -> Receipt:
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

    def _broken(self, label: str, sha256: str, problem: Exception) -> Receipt:
        """A fault of ours over one file: the others go on, and the file stays where it is."""
        # Where, but not what it said: a message may quote cells.
        where = "".join(traceback.format_tb(problem.__traceback__))
        _logger.error("%s while loading %s\n%s", type(problem).__name__, sha256, where)
        message = f"程序处理该文件时出错（{type(problem).__name__}），未装载任何一行。请联系数据管理员；文件无需改动。"
        return self._recorded(Receipt(file=label, status="rejected", message=message, file_sha256=sha256))

    def _hold(self, waiting: Waiting, receipt: Receipt, reason: str, message: str) -> Receipt:
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

    def _refuse(
        self, label: str, sha256: str, fault: FileFault, *, mapping: Mapping | None = None
    ) -> Receipt:
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

    def _as_of_option(self) -> str:
        """What a person said of the cut-off has to be said again when the file is taken up once more."""
        return f' --as-of "{self.as_of:%Y-%m-%d %H:%M:%S}"' if self.as_of else ""

    def _refuse_future(self, as_of: datetime) -> None:
        """A mistyped year would outrank every export to come, until that year."""
        today = (self.clock() + _SHANGHAI).date()
        if as_of.date() > today:
            raise FileFault(
                "future_cut_off",
                f"数据截止 {as_of:%Y-%m-%d} 晚于今天（{today:%Y-%m-%d}）。",
                "请核对年份，改正“数据截止”后重新上传。",
            )

    def _recorded(self, receipt: Receipt) -> Receipt:
        row = receipt.row(recorded_at=self.clock(), log_position=self.log.head().position)
        self.ledger.record(row)
        return receipt


def _counts(extracted: Extracted, result: Comparison) -> Counts:
    counts = Counts(
        read=extracted.read,
        new=result.count(REPORTED),
        amended=result.count(AMENDED),
        restored=result.count(RESTORED),
        withdrawn=result.withdrawn,
        unchanged=result.count(UNCHANGED),
        superseded=result.count(SUPERSEDED),
        rejected=extracted.rejected.height,
        skipped=extracted.skipped.height,
    )
    counts.check()
    return counts


def _reject_rows(extracted: Extracted, accepted: AcceptedExport) -> pl.DataFrame:
    """Faults as the ledger keeps them, one row a fault."""
    several = len(extracted.tables) > 1
    parts = [
        table.rejects.with_columns(
            table=pl.lit(number),
            message=pl.lit(f"工作表“{table.table.sheet}”：" if several else "") + pl.col("message"),
        )
        for number, table in enumerate(extracted.tables)
    ]
    return (
        pl.concat(parts)
        .join(extracted.rejected, on=["table", "row"], how="left", maintain_order="left")
        .select(
            feed=pl.lit(accepted.feed),
            source=pl.lit(accepted.source),
            department_code="department_code",
            stream_id="stream_id",
            source_row="row",
            column_name="column_name",
            rule="rule",
            message="message",
        )
    )


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
    receipts = [intake.not_read(file, STILL_WRITING if file.exists() else CANNOT_OPEN) for file in busy]
    return receipts + intake.take(whole, progress or (lambda _said, _done, _all: None))
