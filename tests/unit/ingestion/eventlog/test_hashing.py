"""The canonical encoding is frozen: vectors made by a second, slow reading of its definition."""

from __future__ import annotations

import hashlib
import struct
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ingestion.eventlog.hashing import GENESIS, batch_hash

SAMPLE = pl.DataFrame(
    {
        "name": ["张*", None, ""],
        "count": [1, None, -2],
        "day": [date(1970, 1, 2), None, date(2024, 10, 31)],
        "at": [datetime(1970, 1, 1, 0, 0, 1), None, None],
        "fine": [Decimal("1.05"), None, Decimal("-0.01")],
        "flag": [True, False, None],
        "nothing": pl.Series([None, None, None], dtype=pl.String),
    },
    schema_overrides={"fine": pl.Decimal(18, 2), "at": pl.Datetime("us")},
)


def slow_hash(previous: str, columns: dict[str, tuple[str, list[Any]]], rows: int) -> str:
    """The definition in `hashing`, read value by value with nothing but the standard library."""
    out = f"zhifa-batch-v1\n{previous}\n".encode() + struct.pack("<Q", rows)
    for name in sorted(columns):
        type_name, values = columns[name]
        if all(value is None for value in values):
            continue
        for text in (name, type_name):
            out += struct.pack("<I", len(text.encode())) + text.encode()
        bits = bytearray((rows + 7) // 8)
        for index, value in enumerate(values):
            if value is None:
                bits[index // 8] |= 1 << (index % 8)
        out += bytes(bits)
        if type_name == "string":
            encoded = [(value or "").encode() for value in values]
            out += b"".join(struct.pack("<I", len(item)) for item in encoded) + b"".join(encoded)
        else:
            out += b"".join(struct.pack("<q", value or 0) for value in values)
    return hashlib.sha256(out).hexdigest()


def test_the_frozen_vector_of_version_1() -> None:
    expected = slow_hash(
        GENESIS,
        {
            "name": ("string", ["张*", None, ""]),
            "count": ("int64", [1, None, -2]),
            "day": ("date", [1, None, 20027]),
            "at": ("timestamp[us]", [1_000_000, None, None]),
            "fine": ("decimal(18,2)", [105, None, -1]),
            "flag": ("boolean", [1, 0, None]),
        },
        3,
    )
    assert batch_hash(GENESIS, SAMPLE) == expected
    assert expected == "b15c13b33b2a90b01be311871d41fe411cd2ff087aee67337df6958897627d8b"


def test_a_new_nullable_column_changes_no_old_hash() -> None:
    wider = SAMPLE.with_columns(added=pl.lit(None, pl.Int64))
    assert batch_hash(GENESIS, wider) == batch_hash(GENESIS, SAMPLE)


def test_the_order_of_columns_does_not_matter_and_the_order_of_rows_does() -> None:
    assert batch_hash(GENESIS, SAMPLE.select(reversed(SAMPLE.columns))) == batch_hash(GENESIS, SAMPLE)
    assert batch_hash(GENESIS, SAMPLE.reverse()) != batch_hash(GENESIS, SAMPLE)


def test_null_and_the_empty_text_are_told_apart() -> None:
    empty, null = (pl.DataFrame({"a": ["x", value]}) for value in ("", None))
    assert batch_hash(GENESIS, empty) != batch_hash(GENESIS, null)


@given(st.lists(st.lists(st.one_of(st.none(), st.text(max_size=4)), min_size=2, max_size=2), max_size=6))
def test_the_columnar_hash_is_the_slow_one_for_any_texts(rows: list[list[str | None]]) -> None:
    frame = pl.DataFrame(rows, schema={"a": pl.String, "b": pl.String}, orient="row")
    columns = {name: ("string", frame[name].to_list()) for name in ("a", "b")}
    assert batch_hash("00", frame) == slow_hash("00", columns, len(rows))
