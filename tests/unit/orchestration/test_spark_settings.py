"""Where Spark runs may be changed, what a value means may not. No Spark is needed for this."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orchestration.releases import ReleaseFault
from orchestration.spark.settings import MEANING, segment_location, spark_settings


def written(folder: Path, said: object) -> dict[str, str]:
    path = folder / "cluster.json"
    path.write_text(json.dumps(said), encoding="utf-8")
    return {"ZHIFA_SPARK_SETTINGS": str(path)}


def test_a_build_keeps_to_its_own_folder_and_knows_no_metastore(tmp_path: Path) -> None:
    settings = spark_settings(tmp_path, {})
    assert settings["spark.sql.warehouse.dir"] == str(tmp_path / "warehouse")
    assert settings["spark.local.dir"].startswith(str(tmp_path))
    assert settings["spark.sql.catalogImplementation"] == "in-memory"


def test_an_operator_says_where_it_runs(tmp_path: Path) -> None:
    said = {"spark.master": "spark://head:7077", "spark.sql.warehouse.dir": "s3a://district/warehouse"}
    settings = spark_settings(tmp_path, written(tmp_path, said))
    assert {name: settings[name] for name in said} == said
    assert MEANING.items() <= settings.items()


@pytest.mark.parametrize("name", sorted(MEANING))
def test_nobody_changes_what_a_value_means(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReleaseFault, match="不得更改"):
        spark_settings(tmp_path, written(tmp_path, {name: "other"}))


@pytest.mark.parametrize("said", [["spark.master"], {"spark.driver.memory": 2}, "spark.master"])
def test_a_file_that_is_no_map_of_texts_is_refused(tmp_path: Path, said: object) -> None:
    with pytest.raises(ReleaseFault, match="不是文本对照"):
        spark_settings(tmp_path, written(tmp_path, said))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseFault, match="读不出"):
        spark_settings(tmp_path, {"ZHIFA_SPARK_SETTINGS": str(tmp_path / "none.json")})


@pytest.mark.parametrize(
    ("environment", "location"),
    [
        ({}, "/srv/zhifa/log/segments/penalty/a.parquet"),
        ({"ZHIFA_SEGMENTS_URL": "s3a://district/log/"}, "s3a://district/log/segments/penalty/a.parquet"),
    ],
)
def test_segments_lie_in_the_home_or_where_the_operator_says(
    environment: dict[str, str], location: str
) -> None:
    assert segment_location(Path("/srv/zhifa/log"), "segments/penalty/a.parquet", environment) == location
