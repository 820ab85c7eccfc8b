"""The one rule of the log: the export with the greatest cut-off that speaks about a stream decides.

The expected state is worked out stream by stream from the exports in order of their cut-offs; the code under
test sees them in any order of arrival.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.changes import Comparison, Known, Speech, Spoken, compare, conflicts
from ingestion.contract import load_contracts
from ingestion.eventlog import fold
from ingestion.eventlog.envelope import empty_events, event_schema
from ingestion.scope import Scope

CONTRACT = load_contracts()["education_correction"]
CONTENT = CONTRACT.physical_columns()
START = datetime(2024, 1, 1)
MONTHS = [(date(2024, 1, 1), date(2024, 1, 31)), (date(2024, 2, 1), date(2024, 2, 29)), (None, None)]


@dataclass(frozen=True)
class Delivery:
    """One export: `rows` key → (department, day, content); `rejected` keys; `cut_off` in days."""

    cut_off: int
    scope: Scope
    rows: dict[int, tuple[str, date, str]]
    rejected: frozenset[int] = frozenset()

    @property
    def as_of(self) -> datetime:
        return START + timedelta(days=self.cut_off)


class World:
    """Exports arriving one by one: state, what was spoken, how many events each brought."""

    def __init__(self) -> None:
        self.known = Known(empty_events(CONTRACT), Spoken.nothing())

    def deliver(self, delivery: Delivery) -> Comparison:
        rows = typed(delivery)
        rejected = pl.DataFrame(
            {
                "row": [0] * len(delivery.rejected),
                "stream_id": [stream(key) for key in sorted(delivery.rejected)],
            },
            schema={"row": pl.Int64, "stream_id": pl.String},
        )
        result = compare(rows, rejected, self.known, CONTRACT, scope=delivery.scope, as_of=delivery.as_of)
        keys = pl.concat(
            [
                rows.select("stream_id", is_rejected=pl.lit(False)),
                rejected.select("stream_id", is_rejected=pl.lit(True)),
            ]
        )
        speech = Speech(keys, delivery.scope, delivery.as_of, can_withdraw=True)
        self.known = Known(self.advanced(result.events), self.known.spoken.and_then([speech]))
        return result

    def advanced(self, events: pl.DataFrame) -> pl.DataFrame:
        first = (self.known.state["position"].max() or 0) + 1  # type: ignore[operator]
        placed = events.with_columns(position=pl.int_range(first, first + pl.len(), dtype=pl.Int64))
        typed_events = placed.select(
            pl.col(name).cast(dtype) if name in placed.columns else pl.lit(None, dtype).alias(name)
            for name, dtype in event_schema(CONTRACT).items()
        )
        return fold(pl.concat([self.known.state, typed_events]))

    def present(self) -> dict[str, str]:
        rows = self.known.state.filter("is_present")
        return dict(zip(rows["stream_id"], rows["party_name"], strict=True))


def stream(key: int) -> str:
    return f"education_correction/platform/D/{key}"


def typed(delivery: Delivery) -> pl.DataFrame:
    rows: list[dict[str, Any]] = [
        {
            "row": number + 2,
            "stream_id": stream(key),
            "department_code": department,
            "record_no": str(key),
            "party_name": content,
            "correction_date": day,
        }
        for number, (key, (department, day, content)) in enumerate(sorted(delivery.rows.items()))
    ]
    return pl.DataFrame(
        [{name: row.get(name) for name in ("row", "stream_id", *CONTENT)} for row in rows],
        schema={"row": pl.Int64(), "stream_id": pl.String(), **CONTENT},
    )


def covers(scope: Scope, department: str, day: date) -> bool:
    return (
        scope.delivery == "full"
        and (scope.departments is None or department in scope.departments)
        and (scope.window_from is None or scope.window_from <= day)
        and (scope.window_to is None or day <= scope.window_to)
    )


def expected(arrivals: list[Delivery]) -> dict[str, str]:
    """What the exports say, stream by stream, in order of cut-off and, of equal ones, arrival."""
    in_order = sorted(enumerate(arrivals), key=lambda pair: (pair[1].cut_off, pair[0]))
    result: dict[str, str] = {}
    for key in {key for delivery in arrivals for key in delivery.rows}:
        said: tuple[str, date, str] | None = None
        for _, delivery in in_order:
            if key in delivery.rows:
                said = delivery.rows[key]
            elif key not in delivery.rejected and said and covers(delivery.scope, said[0], said[1]):
                said = None
        if said:
            result[stream(key)] = said[2]
    return result


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    window_from, window_to = draw(st.sampled_from(MONTHS))
    departments = draw(st.sampled_from([None, ("D",), ("E",)]))
    full = draw(st.booleans())
    scope = Scope("full", departments, window_from, window_to) if full else Scope("incremental")
    days = st.sampled_from([date(2024, 1, 10), date(2024, 2, 10)])
    row = st.tuples(st.sampled_from(["D", "E"]), days, st.sampled_from(["a", "b"]))
    rows = draw(st.dictionaries(st.integers(1, 4), row, max_size=4))
    rejected = frozenset(draw(st.sets(st.integers(1, 4), max_size=1))) - set(rows)
    return Delivery(draw(st.integers(1, 5)), scope, rows, rejected)


@settings(max_examples=400, deadline=None)
@given(st.lists(deliveries(), min_size=1, max_size=6))
def test_random_histories_in_random_order_come_to_the_state_that_the_cut_offs_dictate(
    arrivals: list[Delivery],
) -> None:
    world = World()
    for delivery in arrivals:
        world.deliver(delivery)
    assert world.present() == expected(arrivals)


@settings(max_examples=150, deadline=None)
@given(st.lists(deliveries(), min_size=1, max_size=5, unique_by=lambda d: d.cut_off), st.randoms())
def test_with_different_cut_offs_the_order_of_arrival_does_not_matter_and_a_reload_brings_no_event(
    arrivals: list[Delivery], random: Any
) -> None:
    one, other = World(), World()
    for delivery in arrivals:
        one.deliver(delivery)
    shuffled = random.sample(arrivals, len(arrivals))
    for delivery in shuffled:
        other.deliver(delivery)
    assert one.present() == other.present()
    for delivery in random.sample(arrivals, len(arrivals)):
        assert other.deliver(delivery).events.is_empty()


JANUARY = Scope("full", ("D",), date(2024, 1, 1), date(2024, 1, 31))
INCREMENTAL = Scope("incremental")
DAY = date(2024, 1, 10)


def types(result: Comparison) -> list[str]:
    return result.events["event_type"].to_list()


def test_there_and_back_again_is_two_changes_and_both_are_kept() -> None:
    world = World()
    for cut_off, content in ((1, "a"), (2, "b"), (3, "a")):
        result = world.deliver(Delivery(cut_off, INCREMENTAL, {1: ("D", DAY, content)}))
    assert types(result) == ["amended"]
    assert world.known.state["stream_version"].to_list() == [3]


def test_a_stream_missing_from_a_full_export_is_withdrawn_with_its_content_and_comes_back_restored() -> None:
    world = World()
    world.deliver(Delivery(1, INCREMENTAL, {1: ("D", DAY, "a"), 2: ("D", DAY, "b")}))
    gone = world.deliver(Delivery(2, JANUARY, {2: ("D", DAY, "b")}))
    assert types(gone) == ["withdrawn"]
    assert gone.events.select("party_name", "is_present").row(0) == ("a", False)
    assert (gone.in_scope, gone.gone, gone.gone_share) == (2, 1, 0.5)
    assert types(world.deliver(Delivery(3, INCREMENTAL, {1: ("D", DAY, "a")}))) == ["restored"]


def test_what_lies_outside_the_stated_scope_is_not_withdrawn() -> None:
    world = World()
    world.deliver(Delivery(1, INCREMENTAL, {1: ("E", DAY, "a"), 2: ("D", date(2024, 2, 10), "b")}))
    assert world.deliver(Delivery(2, JANUARY, {})).events.is_empty()


def test_a_late_older_file_is_superseded_and_brings_no_event() -> None:
    world = World()
    world.deliver(Delivery(5, INCREMENTAL, {1: ("D", DAY, "new")}))
    late = world.deliver(Delivery(1, INCREMENTAL, {1: ("D", DAY, "old")}))
    assert late.events.is_empty()
    assert late.count("superseded") == 1


def test_an_unchanged_row_speaks_too_so_that_an_older_file_cannot_undo_it() -> None:
    world = World()
    for cut_off, content in ((1, "a"), (5, "a"), (3, "b")):
        result = world.deliver(Delivery(cut_off, INCREMENTAL, {1: ("D", DAY, content)}))
    assert result.count("superseded") == 1
    assert world.present() == {stream(1): "a"}


def test_a_rejected_row_counts_as_present_and_an_unreadable_key_stops_all_withdrawals() -> None:
    world = World()
    world.deliver(Delivery(1, INCREMENTAL, {1: ("D", DAY, "a"), 2: ("D", DAY, "b")}))
    kept = world.deliver(Delivery(2, JANUARY, {2: ("D", DAY, "b")}, frozenset({1})))
    assert kept.gone == 0
    unreadable = pl.DataFrame(
        {"row": [3], "stream_id": [None]}, schema={"row": pl.Int64, "stream_id": pl.String}
    )
    rows = typed(Delivery(3, JANUARY, {2: ("D", DAY, "b")}))
    result = compare(rows, unreadable, world.known, CONTRACT, scope=JANUARY, as_of=START + timedelta(days=3))
    assert result.events.is_empty()


def test_exact_duplicates_in_one_file_are_unchanged_and_two_contents_of_one_key_conflict() -> None:
    twice = pl.concat([typed(Delivery(1, INCREMENTAL, {1: ("D", DAY, "a")}))] * 2)
    nobody = pl.DataFrame(schema={"row": pl.Int64, "stream_id": pl.String})
    assert conflicts(twice, CONTRACT, nobody).is_empty()
    known = World().known
    result = compare(twice, nobody, known, CONTRACT, scope=INCREMENTAL, as_of=START)
    assert (result.count("reported"), result.count("unchanged")) == (1, 1)
    other = typed(Delivery(1, INCREMENTAL, {1: ("D", DAY, "b"), 2: ("D", DAY, "c")}))
    assert conflicts(pl.concat([twice, other]), CONTRACT, nobody).to_list() == [stream(1)]


def test_a_good_row_beside_a_rejected_one_of_the_same_key_conflicts() -> None:
    rows = typed(Delivery(1, INCREMENTAL, {1: ("D", DAY, "a"), 2: ("D", DAY, "b")}))
    rejected = pl.DataFrame({"row": [9], "stream_id": [stream(1)]})
    assert conflicts(rows, CONTRACT, rejected).to_list() == [stream(1)]


@pytest.mark.parametrize("feed", sorted(load_contracts()))
def test_every_column_of_every_feed_reaches_its_event_as_it_was_and_an_equal_row_is_no_news(
    feed: str,
) -> None:
    contract = load_contracts()[feed]
    values = {
        pl.String(): "甲",
        pl.Int64(): 7,
        pl.Boolean(): True,
        pl.Date(): DAY,
        pl.Datetime("us"): START,
        pl.Decimal(18, 2): Decimal("1.05"),
    }
    content = {name: [values[dtype]] for name, dtype in contract.physical_columns().items()}
    rows = pl.DataFrame(
        {"row": [2], "stream_id": ["s"], **content},
        schema={"row": pl.Int64(), "stream_id": pl.String(), **contract.physical_columns()},
    )
    nobody = pl.DataFrame(schema={"row": pl.Int64, "stream_id": pl.String})
    empty = Known(empty_events(contract), Spoken.nothing())
    first = compare(rows, nobody, empty, contract, scope=INCREMENTAL, as_of=START)
    assert first.events.select(list(content)).equals(rows.select(list(content)))
    state = first.events.select(
        pl.col(name).cast(dtype) if name in first.events.columns else pl.lit(None, dtype).alias(name)
        for name, dtype in event_schema(contract).items()
    )
    again = compare(
        rows,
        nobody,
        Known(state, Spoken.nothing()),
        contract,
        scope=INCREMENTAL,
        as_of=START + timedelta(days=1),
    )
    assert again.events.is_empty()
