"""The comparison of two builds finds what differs, and nothing else. No Spark is needed to compare."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration.spark.comparison import TableComparison, compare_builds

ROWS = """
    select * from (values
        ('甲', cast(1.50 as decimal(18, 2)), date '2024-10-31', timestamp '2024-10-31 08:00:00.5', true, 3::bigint),
        ('甲', cast(1.50 as decimal(18, 2)), date '2024-10-31', timestamp '2024-10-31 08:00:00.5', true, 3::bigint),
        ('乙', null, null, null, null, null)
    ) as t (name, amount_yuan, day_date, uploaded_at, is_present, act_count)
"""


class Builds:
    """A release file and a warehouse folder with one table on both sides, which a test may change."""

    def __init__(self, folder: Path) -> None:
        self.release, self.warehouse = folder / "release.duckdb", folder / "warehouse"
        self.on_duckdb(f"create schema core; create table core.fct_penalty as {ROWS}")
        self.on_spark("core", "fct_penalty", ROWS)

    def on_duckdb(self, statements: str) -> None:
        with duckdb.connect(str(self.release)) as connection:
            connection.execute(statements)

    def on_spark(self, schema: str, table: str, query: str) -> None:
        place = self.warehouse / f"{schema}.db" / table
        place.mkdir(parents=True, exist_ok=True)
        duckdb.sql(query).write_parquet(str(place / "part-0.parquet"))

    def compared(self) -> list[TableComparison]:
        return compare_builds(self.release, self.warehouse)

    def only(self) -> TableComparison:
        (table,) = self.compared()
        return table


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path)


def test_equal_rows_are_equal_whatever_their_order_the_order_of_columns_and_the_width_of_numbers(
    builds: Builds,
) -> None:
    builds.on_spark(
        "core",
        "fct_penalty",
        f"""select act_count::integer as act_count, amount_yuan::decimal(38, 2) as amount_yuan, name, day_date,
            uploaded_at, is_present from ({ROWS}) order by name""",
    )
    table = builds.only()
    assert table.is_equal
    assert (table.name, table.duckdb_rows, table.spark_rows) == ("core.fct_penalty", 3, 3)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ("amount_yuan = 1.51", "amount_yuan"),
        ("uploaded_at = uploaded_at + interval 1 microsecond", "uploaded_at"),
        ("day_date = null", "day_date"),
        ("name = '甲 '", "name"),
        ("is_present = not is_present", "is_present"),
    ],
)
def test_one_changed_value_is_found_in_both_directions_and_its_column_named(
    builds: Builds, change: str, column: str
) -> None:
    builds.on_duckdb(f"update core.fct_penalty set {change} where name = '甲'")
    table = builds.only()
    assert not table.is_equal
    assert (table.only_duckdb, table.only_spark) == (2, 2)
    assert table.differing_columns == (column,)
    sides = [example.partition("：")[0] for example in table.examples]
    assert sides == ["仅 DuckDB", "仅 DuckDB", "仅 Spark", "仅 Spark"]


def test_a_null_is_not_an_empty_text(builds: Builds) -> None:
    builds.on_duckdb("update core.fct_penalty set name = null where name = '乙'")
    builds.on_spark("core", "fct_penalty", f"select * replace (nullif(name, '乙') as name) from ({ROWS})")
    assert builds.only().is_equal
    builds.on_duckdb("update core.fct_penalty set name = '' where name is null")
    assert not builds.only().is_equal


def test_a_row_that_stands_once_more_on_one_side_is_found(builds: Builds) -> None:
    builds.on_duckdb("insert into core.fct_penalty from core.fct_penalty limit 1")
    table = builds.only()
    assert (table.only_duckdb, table.only_spark) == (1, 0)
    assert not table.is_equal


def test_a_table_that_one_side_lacks_is_a_difference(builds: Builds) -> None:
    builds.on_duckdb("create schema scoring; create table scoring.interview_list as select 1 as place")
    builds.on_spark("quality", "violation", "select 1 as position")
    faults = {table.name: table.fault for table in builds.compared() if not table.is_equal}
    assert faults == {"scoring.interview_list": "Spark 没有这张表", "quality.violation": "DuckDB 没有这张表"}


def test_other_schemas_are_nobody_elses_business(builds: Builds) -> None:
    builds.on_duckdb("create schema staging; create table staging.stg_penalty as select 1 as position")
    assert [table.name for table in builds.compared()] == ["core.fct_penalty"]


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        (f"select * exclude (name) from ({ROWS})", "Spark 缺少列 name"),
        (f"select *, 1 as more from ({ROWS})", "DuckDB 缺少列 more"),
        (
            f"select * replace (amount_yuan::double as amount_yuan) from ({ROWS})",
            "列 amount_yuan 类型不同：DuckDB DECIMAL(18,2)，Spark DOUBLE",
        ),
        (
            f"select * replace (uploaded_at::timestamptz as uploaded_at) from ({ROWS})",
            "列 uploaded_at 类型不同：DuckDB TIMESTAMP，Spark TIMESTAMP WITH TIME ZONE",
        ),
    ],
)
def test_columns_of_another_name_or_kind_are_a_difference(builds: Builds, query: str, fault: str) -> None:
    builds.on_spark("core", "fct_penalty", query)
    assert builds.only().fault == fault
