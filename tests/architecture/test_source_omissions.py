"""What a source never delivers stands in seed `source_omission`, or rules would fault departments for its silence."""

from __future__ import annotations

import csv

from ingestion.contract import load_contracts
from ingestion.mapping import load_mappings
from tests.spec.compiled import PROJECT


def test_every_column_that_the_credit_disclosure_never_delivers_is_known_to_be_left_out() -> None:
    with (PROJECT / "seeds" / "source_omission.csv").open(encoding="utf-8") as file:
        known = {(row["source"], row["feed"], row["column_name"]) for row in csv.DictReader(file)}
    for (source, feed), mapping in load_mappings().items():
        if source == "credit_disclosure":
            delivered = {*mapping.columns, *mapping.constants}
            columns = {column.name for column in load_contracts()[feed].columns}
            assert {(source, feed, name) for name in columns - delivered} == {
                entry for entry in known if entry[:2] == (source, feed)
            }


def test_no_source_is_said_to_leave_out_what_it_delivers() -> None:
    with (PROJECT / "seeds" / "source_omission.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            assert row["column_name"] not in load_mappings()[row["source"], row["feed"]].columns, row
