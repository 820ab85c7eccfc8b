"""One recognised export on its way into the log: typed, compared, appended.

Belongs here: the order of these steps, and the points at which an export may go no further.
Does not belong here: how any step works; each has a module of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import polars as pl
import sqlalchemy as sa

from ingestion.archive import Archive
from ingestion.changes import SUPERSEDED, UNCHANGED, Comparison, Known, compare
from ingestion.contract import Contract, load_contracts
from ingestion.departments import register_provisional, registry
from ingestion.endings import Endings, Waiting
from ingestion.eventlog import LogMoved
from ingestion.eventlog.envelope import AMENDED, REPORTED, RESTORED
from ingestion.eventlog.log import one_writer
from ingestion.extract import Extracted, extract
from ingestion.faults import FileFault
from ingestion.ledger import AcceptedExport
from ingestion.receipt import Counts, Receipt
from ingestion.returning import return_rows
from ingestion.scope import Stated
from ingestion.vault import Vault

# Business times are naive Asia/Shanghai, our own clock is UTC.
_SHANGHAI = timedelta(hours=8)
NO_CUT_OFF, TOO_MANY_WITHDRAWALS = "no_cut_off", "too_many_withdrawals"


@dataclass(frozen=True)
class Loader:
    """Loads exports into one log.

    `as_of` is the cut-off that a person said, for a file that states none; `accept_withdrawals` a person's word
    that a held file is right.
    """

    endings: Endings
    archive: Archive
    vault: Vault
    as_of: datetime | None = None
    accept_withdrawals: bool = False

    def load(self, waiting: Waiting) -> Receipt:
        export = waiting.export
        mapping = export.mapping
        known = self._known_already(waiting, export.stated(newest=None, as_of=self.as_of))
        if known is not None:
            return known
        contract = load_contracts()[mapping.feed]
        extracted = extract(export, self.vault, registry(self.endings.log))
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
            message = (
                "没有找到数据截止时间，已暂存。请用 zhifa held accept 编号 --as-of 日期 --reason 事由 装载。"
            )
            return self.endings.hold(waiting, receipt, NO_CUT_OFF, message)
        self._refuse_future(stated.as_of)
        if extracted.read == 0 and extracted.is_left_blank:
            return self.endings.left_blank(receipt, extracted.skipped.height)
        if extracted.read == 0:
            raise FileFault(
                "no_rows", "表头下面没有任何数据行。", "确无数据请说明后由管理员处理，否则请重新导出。"
            )
        accepted = self._proposal(waiting, extracted, stated)
        same = self.endings.ledger.find(
            feed=mapping.feed,
            source=mapping.source,
            as_of=accepted.as_of,
            rows_digest=accepted.rows_digest,
            **{
                name: accepted.row()[name] for name in ("delivery", "departments", "window_from", "window_to")
            },
        )
        if same is not None:
            return self.endings.unchanged(receipt, same)
        if self.endings.ledger.was_set_aside(accepted):
            raise FileFault(
                "set_aside",
                "这份导出此前已被剔除，不再装载。",
                "如需采用，请重新导出后报送，或联系数据管理员。",
            )
        if mapping.unknown_department == "provisional":
            register_provisional(
                self.endings.log, extracted.rows, mapping, accepted, recorded_at=self.endings.clock()
            )
        returned = return_rows(self.endings.home, export, extracted, stated)
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
                with one_writer(self.endings.home):
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
        seen, sequence = self.endings.log.head(), self.endings.ledger.sequence()
        source = accepted.source
        known = Known(
            self.endings.log.state(contract.feed, source), self.endings.ledger.spoken(contract.feed, source)
        )
        result = compare(
            extracted.rows, extracted.rejected, known, contract, scope=accepted.scope, as_of=accepted.as_of
        )
        mapping = waiting.export.mapping
        if result.gone_share > mapping.withdrawal_limit and not self.accept_withdrawals:
            message = (
                f"这份全量导出会撤回 {result.gone} 条记录，占其范围内 {result.in_scope} 条的"
                f" {result.gone_share:.0%}，超过 {mapping.withdrawal_limit:.0%}，已暂存。"
                f"请核实后用 zhifa held accept 编号{self._as_of_option()} --reason 事由"
                " 或 zhifa held discard 编号 --reason 事由 处理。"
            )
            return self.endings.hold(waiting, receipt, TOO_MANY_WITHDRAWALS, message)
        counts = _counts(extracted, result)
        accepted = replace(accepted, counts=vars(counts))
        receipt = replace(receipt, counts=counts, export_id=accepted.export_id)
        rejects = extracted.faults(feed=accepted.feed, source=accepted.source)
        now = self.endings.clock()
        row = receipt.row(recorded_at=now, log_position=seen.position + result.events.height)

        def also(connection: sa.Connection) -> None:
            self.endings.ledger.accept(connection, accepted, row, rejects, seen_sequence=sequence)

        if result.events.is_empty():
            self.endings.ledger.without_events(seen, also)
        else:
            self.endings.log.append(
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

    def _known_already(self, waiting: Waiting, stated: Stated) -> Receipt | None:
        """The same document with the same statement as an accepted one: nothing is read a second time."""
        export = waiting.export
        known = self.endings.ledger.find(
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
        return self.endings.unchanged(receipt, known)

    def _as_of_option(self) -> str:
        """What a person said of the cut-off has to be said again when the file is taken up once more."""
        return f' --as-of "{self.as_of:%Y-%m-%d %H:%M:%S}"' if self.as_of else ""

    def _refuse_future(self, as_of: datetime) -> None:
        """A mistyped year would outrank every export to come, until that year."""
        today = (self.endings.clock() + _SHANGHAI).date()
        if as_of.date() > today:
            raise FileFault(
                "future_cut_off",
                f"数据截止 {as_of:%Y-%m-%d} 晚于今天（{today:%Y-%m-%d}）。",
                "请核对年份，改正“数据截止”后重新上传。",
            )


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
