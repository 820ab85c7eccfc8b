"""The sample zone on Spark: every mart equals DuckDB's, row for row. Runs where the extra is installed."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from orchestration.spark.comparison import COMPARED_SCHEMAS
from tests.conftest import Zone

pytestmark = [
    pytest.mark.drill,
    pytest.mark.spark,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="the optional extra `spark` is not installed"),
]


def test_every_table_that_people_read_comes_out_of_spark_as_it_comes_out_of_duckdb(zone_copy: Zone) -> None:
    gate = zone_copy.zhifa("gate", "2024Q4", "--on", "2025-01-24", "--json")
    assert gate.said["is_recorded"] is True
    answer = zone_copy.zhifa("spark", "compare", "--json")
    assert answer.said is not None, answer.errors
    assert answer.said["position"] == gate.said["position"]
    unequal = [table for table in answer.said["tables"] if table["differing_rows"] or table["fault"]]
    assert unequal == []
    assert answer.code == 0
    filled = {table["name"].split(".")[0] for table in answer.said["tables"] if table["spark_rows"]}
    assert filled == set(COMPARED_SCHEMAS)
    # What Spark wrote is gone.
    assert list((zone_copy.home.work / "spark").iterdir()) == []
