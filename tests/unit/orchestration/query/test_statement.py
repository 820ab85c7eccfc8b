"""A query gives the page that is asked for and no more; what is wrong with it is said in Chinese, with its place."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration.query.statement import Query, QueryFault, place_in
from orchestration.releases import open_release


@pytest.fixture
def release(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A release of one table `core.number`: n from 1 to 25."""
    path = tmp_path / "enforcement-1.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema core")
        connection.execute(
            "create table core.number as select cast(n as integer) as n from range(1, 26) as r(n)"
        )
    with open_release(path) as connection:
        yield connection


def numbers(query: Query, offset: int = 0, limit: int | None = None) -> list[int]:
    return [row[0] for row in query.rows(offset, limit)]


def test_a_page_holds_the_rows_after_the_offset(release: duckdb.DuckDBPyConnection) -> None:
    query = Query(release, "select n from core.number order by n")
    assert numbers(query, 10, 5) == [11, 12, 13, 14, 15]
    assert numbers(query, 0, 2) == [1, 2]
    assert numbers(query, 24, 5) == [25]
    assert numbers(query, 30, 5) == []
    assert query.total() == 25
    assert len(numbers(query)) == 25


def test_a_page_of_a_result_that_would_never_end_comes_at_once(release: duckdb.DuckDBPyConnection) -> None:
    began = time.monotonic()
    query = Query(release, "select i from range(1000000000000) as r(i)")
    assert numbers(query, 3, 2) == [3, 4]
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("select n from core.number where n > 20;", 5),
        ("select n from core.number order by n -- the last line is a comment", 25),
        ("with x as (select n from core.number) select * from x", 25),
        ("select 1 as a, 2 as a", 1),
        ("describe core.number", 1),
        ("pivot (select 1 as a, 2 as b) on a using sum(b)", 1),
        ("set variable least = 21; select n from core.number where n >= getvariable('least')", 5),
        ("explain select 1", 1),
    ],
)
def test_rows_are_counted_whatever_the_statement(
    release: duckdb.DuckDBPyConnection, text: str, count: int
) -> None:
    query = Query(release, text)
    assert query.total() == count
    assert len(list(query.rows())) == count


def test_a_column_of_the_same_name_hides_no_other(release: duckdb.DuckDBPyConnection) -> None:
    assert Query(release, "select 1 as a, 2 as a, 3 as a_1").columns == ("a", "a_1", "a_1_1")


def test_arrow_batches_hold_the_same_page(release: duckdb.DuckDBPyConnection) -> None:
    query = Query(release, "select n, n as n from core.number order by n")
    schema, batches = query.batches(10, 5)
    assert schema.names == ["n", "n_1"]
    assert [n for batch in batches for n in batch.to_pydict()["n"]] == [11, 12, 13, 14, 15]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select n frm core.number x y", r"第 1 行第 14 列）：语句写法有误"),
        ("select '中文',\n       wrong\nfrom core.number", r"第 2 行第 8 列）：列名或用法不对。处理办法"),
        ("select 1;\nselect * from nothing", r"第 2 行第 15 列）：没有这个表.*zhifa dictionary"),
        ("select cast('x' as integer) from core.number", r"不能转换.*try_cast"),
        ("delete from core.number", r"发布版本只读，不能写入"),
        ("create table core.x as select 1", r"发布版本只读，不能写入"),
        ("select * from read_csv('/etc/passwd')", r"不能读写其他文件"),
        ("copy (select 1) to '/tmp/taken.csv'", r"不能读写其他文件"),
        ("attach '/tmp/other.duckdb' as other", r"不能读写其他文件"),
        ("set enable_external_access = true", r"查询没有完成"),
        ("  -- nothing", r"没有写 SQL 语句"),
    ],
)
def test_what_is_wrong_is_said_in_chinese_with_its_place_and_a_way_out(
    release: duckdb.DuckDBPyConnection, text: str, said: str
) -> None:
    with pytest.raises(QueryFault, match=f"(?s){said}"):
        list(Query(release, text).rows())


def test_a_place_counts_characters_not_bytes() -> None:
    text = "select '中文',\n  错"
    assert place_in(text, len("select '中文',\n  ".encode())) == (2, 3)
