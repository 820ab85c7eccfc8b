"""One SQL text on a release: a page of its rows, how many there are in all, and what is wrong with it.

Belongs here: running read-only SQL without fetching more than is asked for; faults in Chinese with line and column.
Does not belong here: which release (`store`), where rows go (`export`, the command line).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import duckdb
import pyarrow as pa

# Rows fetched at a time: enough to be quick, little enough to hold.
_BATCH = 10_000
_DICTIONARY = "表和列见 zhifa dictionary，或 select * from reference.data_dictionary"
# DuckDB's kind of fault → what is wrong, what to do.
_ADVICE: dict[str, tuple[str, str]] = {
    "Parser": ("语句写法有误", "检查所指位置前后的逗号、括号、引号和关键字"),
    "Catalog": ("没有这个表、视图或函数", f"表名要带模式，如 core.fct_penalty；{_DICTIONARY}"),
    "Binder": ("列名或用法不对", f"核对列名和分组；{_DICTIONARY}"),
    "Conversion": (
        "有值不能转换成所要的类型",
        "用 try_cast 代替 cast，或先用 where 排除这些值",
    ),
    "Permission": ("只能读这一个发布版本，不能读写其他文件", "导出结果请用 --into"),
    "Out of Memory": ("内存不够", "缩小范围，或先分组汇总"),
}
_OTHERWISE = ("查询没有完成", "按引擎的提示修改后重试")
_READ_ONLY = ("发布版本只读，不能写入", "只用 select 查询；导出结果请用 --into")


class QueryFault(Exception):
    """Something is wrong with the query; the message says in Chinese what, where, and what to do."""


class Query:
    """A text that has been run: `columns`, and its rows as they are asked for. One at a time on a connection.

    `text` may hold several statements; the rows are those of the last. Raises `QueryFault`.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, text: str) -> None:
        self._connection, self._text = connection, text
        # Faults then tell their position instead of drawing it.
        connection.execute("set errors_as_json = true")
        try:
            statements = connection.extract_statements(text)
        except duckdb.Error as error:
            raise fault_of(error, text) from error
        if not statements:
            raise QueryFault("没有写 SQL 语句。")
        # Empty where one statement is run as several (pivot): such a one cannot be put inside another.
        self._last = statements[-1].query.strip().rstrip(";")
        self._is_countable = statements[-1].type == duckdb.StatementType.SELECT and bool(self._last)
        self._run(text)
        self.columns = told_apart([column[0] for column in connection.description or ()])
        self._is_fresh = True

    def rows(self, offset: int = 0, limit: int | None = None) -> Iterator[tuple[Any, ...]]:
        """The rows after the first `offset`, at most `limit` of them; what comes after them is not fetched."""
        self._rewind()
        end = None if limit is None else offset + limit
        return islice(self._fetched(min(_BATCH, end) if end else _BATCH), offset, end)

    def batches(
        self, offset: int = 0, limit: int | None = None
    ) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """The same rows as Arrow batches, with the engine's own types; names are `columns`."""
        self._rewind()
        reader = self._connection.to_arrow_reader(_BATCH)
        schema = pa.schema(
            [field.with_name(name) for field, name in zip(reader.schema, self.columns, strict=True)]
        )
        return schema, self._sliced(reader, schema, offset, limit)

    def total(self) -> int:
        """How many rows there are in all, counted by the engine; rows that were being fetched are given up."""
        self._is_fresh = False
        if not self._is_countable:
            self._rewind()
            return sum(1 for _ in self._fetched(_BATCH))
        self._run(f"select count(*) from (\n{self._last}\n)")
        found = self._connection.fetchone()
        return int(found[0]) if found else 0

    def _fetched(self, size: int) -> Iterator[tuple[Any, ...]]:
        self._is_fresh = False
        try:
            while rows := self._connection.fetchmany(size):
                yield from rows
        except duckdb.Error as error:
            raise fault_of(error, self._text) from error

    def _sliced(
        self, reader: pa.RecordBatchReader, schema: pa.Schema, offset: int, limit: int | None
    ) -> Iterator[pa.RecordBatch]:
        self._is_fresh = False
        skipped, left = offset, limit
        try:
            for batch in reader:
                part = batch.slice(min(skipped, batch.num_rows), left)
                skipped -= min(skipped, batch.num_rows)
                if part.num_rows:
                    yield pa.RecordBatch.from_arrays(part.columns, schema=schema)
                left = None if left is None else left - part.num_rows
                if left == 0:
                    return
        except (duckdb.Error, pa.ArrowException) as error:
            raise fault_of(error, self._text) from error

    def _rewind(self) -> None:
        """Run again what has been fetched from; what stands before the last statement has been done already."""
        if not self._is_fresh:
            self._run(self._last or self._text)

    def _run(self, text: str) -> None:
        try:
            self._connection.execute(text)
        except duckdb.Error as error:
            raise fault_of(error, text) from error


def told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Column names of a result; a second `a` becomes `a_1`, so that no column hides another."""
    told: list[str] = []
    for name in names:
        number, said = 0, name
        while said in told:
            number += 1
            said = f"{name}_{number}"
        told.append(said)
    return tuple(told)


def fault_of(error: Exception, text: str) -> QueryFault:
    """What DuckDB said of a text, in Chinese, with line and column, followed by its own words."""
    said, where, known = str(error), "", ""
    try:
        told = json.loads(said[said.index("{") :])
        said, known = str(told["exception_message"]), str(told["exception_type"])
        if "position" in told:
            line, column = place_in(text, int(told["position"]))
            where = f"（第 {line} 行第 {column} 列）"
    except (ValueError, KeyError, TypeError):
        pass
    kind, advice = _READ_ONLY if "read-only" in said else _ADVICE.get(known, _OTHERWISE)
    return QueryFault(f"查询未能执行{where}：{kind}。处理办法：{advice}。\n{said}")


def place_in(text: str, position: int) -> tuple[int, int]:
    """Line and column, both from 1, of a position that is counted in bytes from 0."""
    before = text.encode("utf-8")[:position].decode("utf-8", errors="ignore")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
