"""The batch hash: canonical content of a batch, column by column, chained to the batch before.

Belongs here: the canonical encoding and its version. It never looks at Parquet bytes, so a segment can be
rewritten (another compression, another row-group size) without breaking a proof.
Does not belong here: reading segments, comparing with the manifest (`verify`).

Encoding, version 1. SHA-256 over: the line `zhifa-batch-v1`, the previous hash in hex and a line feed, the
number of rows (8 bytes); then for each column with at least one value, in order of its name: the name and the
type's name, each as length (4 bytes) and UTF-8; the null bitmap (least significant bit first); and the values:
texts as their lengths in bytes (4 bytes each, 0 for null) and then their UTF-8 run together, everything else as
8-byte integers (days, microseconds, hundredths, 0 or 1; 0 for null). All integers are little-endian. A column
without any value encodes as nothing, so that a new nullable column changes no old hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import numpy as np
import polars as pl

ENCODING_VERSION = 1
GENESIS = "0" * 64

_TYPE_NAMES: dict[pl.DataType, str] = {
    pl.String(): "string",
    pl.Int64(): "int64",
    pl.Boolean(): "boolean",
    pl.Date(): "date",
    pl.Datetime("us"): "timestamp[us]",
    pl.Decimal(18, 2): "decimal(18,2)",
}


def _prefixed(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(4, "little") + encoded


def _texts(events: pl.DataFrame, names: list[str]) -> Iterator[tuple[str, bytes, memoryview]]:
    """Each text column's name, its lengths as 4-byte integers, and its UTF-8 run together."""
    filled = events.select(pl.col(names).fill_null("")).rechunk()
    table = filled.to_arrow(compat_level=pl.CompatLevel.oldest())
    for name in names:
        array = table.column(name).chunk(0)
        _validity, offsets, values = array.buffers()
        ends = np.frombuffer(offsets, dtype=np.int64)[array.offset : array.offset + len(array) + 1]
        content = memoryview(values)[ends[0] : ends[-1]] if values is not None else memoryview(b"")
        yield name, np.diff(ends).astype("<u4").tobytes(), content


def batch_hash(previous: str, events: pl.DataFrame) -> str:
    """Hash in hex of one batch's events, in the order of the frame, after `previous`.

    Raises KeyError for a column type that the encoding does not know.
    """
    digest = hashlib.sha256(f"zhifa-batch-v{ENCODING_VERSION}\n{previous}\n".encode())
    digest.update(events.height.to_bytes(8, "little"))
    empty = events.null_count().row(0)
    held = sorted(name for name, nulls in zip(events.columns, empty, strict=True) if nulls < events.height)
    types = {name: _TYPE_NAMES[events.schema[name]] for name in held}
    # All columns in a few calls: a batch may be small, and a call costs more than its rows.
    nulls = events.select(pl.col(held).is_null())
    whole = events.select(
        pl.col(name).to_physical().cast(pl.Int64).fill_null(0) for name in held if types[name] != "string"
    )
    texts = _texts(events, [name for name in held if types[name] == "string"])
    for name in held:
        digest.update(_prefixed(name) + _prefixed(types[name]))
        digest.update(np.packbits(nulls[name].to_numpy(), bitorder="little").tobytes())
        if types[name] == "string":
            _name, lengths, content = next(texts)
            digest.update(lengths)
            digest.update(content)
        else:
            digest.update(whole[name].to_numpy().astype("<i8").tobytes())
    return digest.hexdigest()
