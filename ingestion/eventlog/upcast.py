"""How events of an older schema version are read as today's.

Belongs here: one step from a version to the next, as SQL expressions that Polars, DuckDB and Spark all
understand, because the log is read by all three.
Does not belong here: the current schema (`contract`).

A new nullable column needs no step: it is null in old events. A step is wanted when a column is renamed, split
or given another unit; its fixture in `tests/fixtures/segments` is kept for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingestion.contract import Contract


@dataclass(frozen=True)
class Upcast:
    """From `from_version` to the next: new or changed column → SQL expression over the old columns."""

    feed: str
    from_version: int
    columns: Mapping[str, str]


UPCASTS: tuple[Upcast, ...] = ()


class BrokenUpcastChain(ValueError):
    """A schema version from which no step leads on to today's."""


def check_chains(contracts: Iterable[Contract], upcasts: Iterable[Upcast] = UPCASTS) -> None:
    """Raise `BrokenUpcastChain` unless every older version of every feed leads to its current one."""
    known = {(upcast.feed, upcast.from_version) for upcast in upcasts}
    for contract in contracts:
        for version in range(1, contract.schema_version):
            if (contract.feed, version) not in known:
                raise BrokenUpcastChain(f"{contract.feed}: no step from version {version}")


def steps(contract: Contract, version: int, upcasts: Iterable[Upcast] = UPCASTS) -> list[Upcast]:
    """The steps that lead from `version` to the contract's, in order."""
    by_version = {upcast.from_version: upcast for upcast in upcasts if upcast.feed == contract.feed}
    return [by_version[number] for number in range(version, contract.schema_version)]
