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


def _run_together(texts: pl.Series) -> memoryview | bytes:
    """The UTF-8 of all texts, one after the other, without a copy of ours."""
    contiguous = texts.drop_nulls().rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
    _validity, offsets, values = contiguous.buffers()
    ends = np.frombuffer(offsets, dtype=np.int64)[contiguous.offset :]
    return memoryview(values)[ends[0] : ends[len(contiguous)]] if values is not None else b""


def _update_with_column(digest: hashlib._Hash, column: pl.Series) -> None:
    digest.update(_prefixed(column.name) + _prefixed(_TYPE_NAMES[column.dtype]))
    digest.update(np.packbits(column.is_null().to_numpy(), bitorder="little").tobytes())
    if column.dtype == pl.String():
        digest.update(column.str.len_bytes().fill_null(0).to_numpy().astype("<u4").tobytes())
        digest.update(_run_together(column))
    else:
        whole = column.to_physical().cast(pl.Int64).fill_null(0)
        digest.update(whole.to_numpy().astype("<i8").tobytes())


def batch_hash(previous: str, events: pl.DataFrame) -> str:
    """Hash in hex of one batch's events, in the order of the frame, after `previous`.

    Raises KeyError for a column type that the encoding does not know.
    """
    digest = hashlib.sha256(f"zhifa-batch-v{ENCODING_VERSION}\n{previous}\n".encode())
    digest.update(events.height.to_bytes(8, "little"))
    for name in sorted(events.columns):
        column = events.get_column(name)
        if column.null_count() < events.height:
            _update_with_column(digest, column)
    return digest.hexdigest()
