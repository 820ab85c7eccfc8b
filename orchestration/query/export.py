"""A query's rows in a file: csv, xlsx or parquet, by its suffix.

Belongs here: choosing the format, writing beside and putting in place, so that no half a file is ever found.
Does not belong here: what a cell looks like (`dashboards.tabular`), running SQL (`statement`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboards.tabular import TooLargeForExcel, check_fits_excel, write_csv, write_xlsx
from orchestration.query.statement import Query, QueryFault

FORMATS = ("csv", "xlsx", "parquet")


def format_of(path: Path, stated: str | None) -> str:
    """The format that is stated, else the one that the suffix names. Raises `QueryFault`."""
    found = (stated or path.suffix.removeprefix(".")).lower()
    if found not in FORMATS:
        known = "、".join(FORMATS)
        raise QueryFault(
            f"不知道“{found or path.name}”是什么格式。文件名以 .csv、.xlsx 或 .parquet 结尾，或加 --format（{known}）。"
        )
    return found


def export(
    query: Query,
    path: Path,
    form: str,
    *,
    offset: int = 0,
    limit: int | None = None,
    notes: Sequence[tuple[str, Any]] = (),
) -> int:
    """Write the rows to `path`, replacing it whole; returns how many. `notes` go on the second sheet of a workbook.

    Raises `QueryFault` for what the format cannot hold; the file that was there stays.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    counted = _Counted()
    try:
        if form == "parquet":
            _write_parquet(query, unfinished, offset, limit, counted)
        elif form == "csv":
            with unfinished.open("w", encoding="utf-8", newline="") as target:
                write_csv(target, query.columns, counted.through(query.rows(offset, limit)))
        else:
            _check_fits(query, offset, limit)
            write_xlsx(unfinished, query.columns, counted.through(query.rows(offset, limit)), notes=notes)
        os.replace(unfinished, path)
    except (TooLargeForExcel, pa.ArrowException) as fault:
        raise QueryFault(_said(fault)) from fault
    except (FileNotFoundError, IsADirectoryError) as fault:
        raise QueryFault(f"不能写到 {path}：文件夹不存在，或那里是一个文件夹。") from fault
    finally:
        unfinished.unlink(missing_ok=True)
    return counted.count


class _Counted:
    """Counts what passes through."""

    def __init__(self) -> None:
        self.count = 0

    def through(self, rows: Any) -> Any:
        for row in rows:
            self.count += 1
            yield row


def _check_fits(query: Query, offset: int, limit: int | None) -> None:
    """Before the first row is written, so that nobody waits a minute for a refusal."""
    rest = max(query.total() - offset, 0)
    check_fits_excel(rest if limit is None else min(limit, rest), len(query.columns))


def _write_parquet(query: Query, path: Path, offset: int, limit: int | None, counted: _Counted) -> None:
    schema, batches = query.batches(offset, limit)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            counted.count += batch.num_rows
            writer.write_batch(batch)


def _said(fault: Exception) -> str:
    if isinstance(fault, TooLargeForExcel):
        return str(fault)
    return f"有一列的类型 parquet 存不下，请在查询中用 cast(… as varchar) 转成文本。\n{fault}"
