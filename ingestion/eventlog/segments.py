"""Segments: one Parquet file a batch, written durably, read back as today's schema.

Belongs here: bytes on disk and the order of write, fsync, rename, fsync.
Does not belong here: which segments count (`manifest`), what their events mean.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from ingestion.contract import Contract
from ingestion.eventlog.envelope import event_schema
from ingestion.eventlog.upcast import UPCASTS, Upcast, steps

TEMPORARY_SUFFIX = ".tmp"


def fsync_folder(folder: Path) -> None:
    """Make a folder's entries durable: a rename is not on disk before this."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, content: bytes | memoryview) -> None:
    """Write a file under a temporary name and make its bytes durable; the caller renames it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def encode(events: pl.DataFrame) -> tuple[memoryview, str]:
    """The Parquet bytes of a batch and their SHA-256."""
    buffer = io.BytesIO()
    events.write_parquet(buffer, compression="zstd", compression_level=1, statistics=True)
    content = buffer.getbuffer()
    return content, hashlib.sha256(content).hexdigest()


def read(
    path: Path, contract: Contract, version: int, *, upcasts: Iterable[Upcast] = UPCASTS
) -> pl.DataFrame:
    """Events of one segment, in position order, with today's columns.

    A column that the segment's version did not have is null unless a step says otherwise.
    """
    frame = pl.read_parquet(path, glob=False, hive_partitioning=False)
    for step in steps(contract, version, upcasts):
        frame = frame.with_columns(
            pl.sql_expr(expression).alias(name) for name, expression in step.columns.items()
        )
    schema = event_schema(contract)
    return frame.select(
        pl.col(name).cast(dtype) if name in frame.columns else pl.lit(None, dtype).alias(name)
        for name, dtype in schema.items()
    )
