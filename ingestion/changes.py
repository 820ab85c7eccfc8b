"""Typed rows and what is known, compared: the events that follow.

Belongs here: the one rule of the log — a stream's state is what the accepted export with the greatest cut-off
that speaks about it says (of equal cut-offs the one that came later). Pure: frames in, frames out.
Does not belong here: reading files, appending (`intake`), the fold (`eventlog`).

An export speaks about a stream when it holds a readable row for it (its content), or when it is full, the
stream lies in its scope, and no row of it, not even a rejected one, has the stream's key (its absence).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from ingestion.contract import Contract
from ingestion.eventlog.envelope import AMENDED, REPORTED, RESTORED, WITHDRAWN
from ingestion.scope import Scope

UNCHANGED = "unchanged"
SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Speech:
    """What one accepted export speaks about. `keys`: `stream_id`, `is_rejected`."""

    keys: pl.DataFrame
    scope: Scope
    as_of: datetime
    can_withdraw: bool

    @property
    def rejected(self) -> pl.Series:
        return self.keys.filter("is_rejected")["stream_id"]


@dataclass(frozen=True)
class Spoken:
    """What all accepted exports of one feed of one source have spoken about.

    `latest`: `stream_id`, `spoken_as_of`, the greatest cut-off of an export with content for it (it may be later
    than its last event's: an unchanged row speaks too). `full_exports`: those whose absences speak.
    """

    latest: pl.DataFrame
    full_exports: tuple[Speech, ...] = ()

    @classmethod
    def nothing(cls) -> Spoken:
        return cls(pl.DataFrame(schema={"stream_id": pl.String, "spoken_as_of": pl.Datetime("us")}))

    def and_then(self, speeches: Sequence[Speech]) -> Spoken:
        """With more exports; their order does not matter."""
        if not speeches:
            return self
        contents = [
            speech.keys.filter(~pl.col("is_rejected")).select(
                "stream_id", spoken_as_of=pl.lit(speech.as_of, pl.Datetime("us"))
            )
            for speech in speeches
        ]
        latest = pl.concat([self.latest, *contents]).group_by("stream_id").agg(pl.col("spoken_as_of").max())
        full = (speech for speech in speeches if speech.scope.delivery == "full" and speech.can_withdraw)
        return Spoken(latest, (*self.full_exports, *full))


@dataclass(frozen=True)
class Known:
    """What is known of one feed of one source. `state`: each stream's last event."""

    state: pl.DataFrame
    spoken: Spoken


@dataclass(frozen=True)
class Comparison:
    """What one export changes.

    `events`: the feed's columns and stream_id, stream_version, event_type, is_present, reported_as_of,
    source_row. `outcomes`: `row`, `outcome` for every typed row. `in_scope`: how many present streams a full
    export speaks about; `gone`: how many of them it no longer holds.
    """

    events: pl.DataFrame
    outcomes: pl.DataFrame
    in_scope: int
    gone: int

    @property
    def withdrawn(self) -> int:
        """All withdrawals: what is gone, and what an older row shows to have been gone later already."""
        return self.events.filter(pl.col("event_type") == WITHDRAWN).height

    def count(self, outcome: str) -> int:
        return self.outcomes.filter(pl.col("outcome") == outcome).height

    @property
    def gone_share(self) -> float:
        return self.gone / self.in_scope if self.in_scope else 0.0


def is_distinct(rows: pl.DataFrame) -> bool:
    """Whether every row has a stream of its own, as nearly every file has it."""
    return rows["stream_id"].n_unique() == rows.height


def conflicts(rows: pl.DataFrame, contract: Contract, rejected: pl.DataFrame) -> pl.Series:
    """Streams that one file gives two contents: two rows that differ, or a good row beside a rejected one."""
    ambiguous = pl.Series("stream_id", [], dtype=pl.String)
    if not is_distinct(rows):
        twice = rows.filter(pl.col("stream_id").is_duplicated())
        different = twice.unique(["stream_id", *contract.physical_columns()])
        ambiguous = different.filter(pl.col("stream_id").is_duplicated())["stream_id"]
    faulty = rejected["stream_id"].drop_nulls()
    if faulty.is_empty():
        return ambiguous.unique()
    beside = rows.filter(pl.col("stream_id").is_in(faulty.implode()))["stream_id"]
    return pl.concat([ambiguous, beside]).unique()


def compare(
    rows: pl.DataFrame,
    rejected: pl.DataFrame,
    known: Known,
    contract: Contract,
    *,
    scope: Scope,
    as_of: datetime,
) -> Comparison:
    """Events and outcomes of one export.

    `rows`: `row`, `stream_id` and the feed's columns, without conflicts. `rejected`: `row`, `stream_id`.
    """
    content = list(contract.physical_columns())
    first = rows if is_distinct(rows) else rows.unique("stream_id", keep="first", maintain_order=True)
    judged = _judge(first, known, contract, content, as_of)
    outcomes = _outcomes(rows, judged)
    changed = judged.filter(pl.col("_outcome").is_in([REPORTED, AMENDED, RESTORED]))
    events = [
        changed.select(
            "stream_id",
            pl.col("_version").fill_null(0).add(1).alias("stream_version"),
            pl.col("_outcome").alias("event_type"),
            pl.lit(True).alias("is_present"),
            pl.lit(as_of, pl.Datetime("us")).alias("reported_as_of"),
            pl.col("row").alias("source_row"),
            *content,
        )
    ]
    overtaken = judged.filter(pl.col("_absent_as_of").is_not_null() & pl.col("_is_present").fill_null(False))
    if overtaken.height:
        said = overtaken.select("stream_id", as_of="_absent_as_of")
        events.append(_withdrawals(known.state, said, content))
    gone, in_scope = _gone(rows, rejected, known, contract, scope, as_of)
    if gone.len():
        said = pl.DataFrame({"stream_id": gone}).with_columns(as_of=pl.lit(as_of, pl.Datetime("us")))
        events.append(_withdrawals(known.state, said, content))
    return Comparison(pl.concat(events), outcomes, in_scope, gone.len())


def _judge(
    rows: pl.DataFrame, known: Known, contract: Contract, content: list[str], as_of: datetime
) -> pl.DataFrame:
    """Each stream's row with `_outcome`, `_version`, `_is_present` and `_absent_as_of`.

    What is added beside the feed's own columns starts with an underscore, which no contract's column does.
    """
    # Against nothing, nothing is compared: the first load of a feed is its largest.
    compared = content if known.state.height else []
    state = known.state.select(
        "stream_id",
        pl.col("stream_version").alias("_version"),
        pl.col("is_present").alias("_is_present"),
        *(pl.col(name).alias(f"_known_{name}") for name in compared),
    )
    joined = rows.join(state, on="stream_id", how="left", maintain_order="left").join(
        known.spoken.latest.rename({"spoken_as_of": "_spoken_as_of"}),
        on="stream_id",
        how="left",
        maintain_order="left",
    )
    overtaken = (pl.col("_spoken_as_of") > as_of).fill_null(False)
    joined = joined.with_columns(
        _absent_as_of=pl.when(~overtaken).then(_absent_as_of(known, contract, as_of))
    )
    same = pl.all_horizontal(
        pl.lit(True), *(pl.col(name).eq_missing(pl.col(f"_known_{name}")) for name in compared)
    )
    return joined.with_columns(
        _outcome=pl.when(overtaken | pl.col("_absent_as_of").is_not_null())
        .then(pl.lit(SUPERSEDED))
        .when(pl.col("_version").is_null())
        .then(pl.lit(REPORTED))
        .when(~pl.col("_is_present"))
        .then(pl.lit(RESTORED))
        .when(same)
        .then(pl.lit(UNCHANGED))
        .otherwise(pl.lit(AMENDED))
    )


def _absent_as_of(known: Known, contract: Contract, as_of: datetime) -> pl.Expr:
    """The latest cut-off of a later full export that covers the row and does not hold its key, else null."""
    absences = [
        pl.when(
            export.scope.covers("department_code", contract.business_date)
            & ~pl.col("stream_id").is_in(export.rejected.implode())
        ).then(pl.lit(export.as_of, pl.Datetime("us")))
        for export in known.spoken.full_exports
        if export.as_of > as_of
    ]
    return pl.max_horizontal(absences) if absences else pl.lit(None, pl.Datetime("us"))


def _outcomes(rows: pl.DataFrame, judged: pl.DataFrame) -> pl.DataFrame:
    """An outcome for every row; the second and later rows of one content are unchanged, not news."""
    if judged.height == rows.height:
        return judged.select("row", outcome="_outcome")
    repeated = pl.col("stream_id").is_first_distinct().not_()
    return (
        rows.select("row", "stream_id", repeated.alias("_is_repeated"))
        .join(judged.select("stream_id", "_outcome"), on="stream_id", how="left", maintain_order="left")
        .select("row", outcome=pl.when("_is_repeated").then(pl.lit(UNCHANGED)).otherwise(pl.col("_outcome")))
    )


def _gone(
    rows: pl.DataFrame,
    rejected: pl.DataFrame,
    known: Known,
    contract: Contract,
    scope: Scope,
    as_of: datetime,
) -> tuple[pl.Series, int]:
    """Streams that a full export no longer holds, and how many present ones it speaks about."""
    nothing = pl.Series("stream_id", [], dtype=pl.String)
    if scope.delivery != "full":
        return nothing, 0
    covered = (
        known.state.filter(pl.col("is_present") & scope.covers("department_code", contract.business_date))
        .join(known.spoken.latest, on="stream_id", how="left")
        .filter((pl.col("spoken_as_of") <= as_of).fill_null(True))
    )
    if covered.is_empty() or rejected["stream_id"].null_count():
        return nothing, covered.height  # an unreadable key could be any of them
    held = pl.concat([rows["stream_id"], rejected["stream_id"]]).unique()
    gone = covered.filter(~pl.col("stream_id").is_in(held.implode())).sort("position")
    return gone["stream_id"], covered.height


def _withdrawals(state: pl.DataFrame, said: pl.DataFrame, content: list[str]) -> pl.DataFrame:
    """Withdrawal events; each carries the content that was withdrawn, so that it can still be read."""
    return said.join(state, on="stream_id", how="left", maintain_order="left").select(
        "stream_id",
        pl.col("stream_version") + 1,
        pl.lit(WITHDRAWN).alias("event_type"),
        pl.lit(False).alias("is_present"),
        pl.col("as_of").alias("reported_as_of"),
        pl.lit(None, pl.Int64).alias("source_row"),
        *content,
    )
