"""What Spark is told: the settings under which it computes what DuckDB computes, and where things lie.

Belongs here: settings for one machine, and how an operator replaces them for a cluster (docs/scale.md).
Does not belong here: the session itself (`session`).

`ZHIFA_SPARK_SETTINGS` names a JSON file, setting → text, whose entries add to or replace `ONE_MACHINE`.
`ZHIFA_SEGMENTS_URL` is the address under which Spark finds what lies in `log/` of the home.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from orchestration.releases.faults import ReleaseFault

SETTINGS_VARIABLE = "ZHIFA_SPARK_SETTINGS"
SEGMENTS_VARIABLE = "ZHIFA_SEGMENTS_URL"

# What a value means. Another setting would give other tables, so a file cannot replace these.
MEANING: Mapping[str, str] = {
    # A cast that fails is an error on both engines.
    "spark.sql.ansi.enabled": "true",
    # Business times are naive.
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.session.timeZone": "UTC",
    # A quote inside a text is written twice, on both engines. (A backslash escapes: models write none.)
    "spark.sql.parser.escapedStringLiterals": "false",
    # Views over the log's own files can only be temporary; under this name models find them as `log.<feed>`.
    "spark.sql.globalTempDatabase": "log",
}
ONE_MACHINE: Mapping[str, str] = {
    "spark.master": "local[2]",
    "spark.app.name": "zhifa",
    "spark.driver.memory": "2g",
    # The quick compiler only: a build is over before the slow one pays.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    # No metastore: the catalogue lives as long as the session, the tables stay as Parquet.
    "spark.sql.catalogImplementation": "in-memory",
    # A hundred small tables: many partitions, and Java generated and compiled for each, cost more than they save.
    # Measured on the sample zone, two cores: 78 s without generated code, 132 s with it, 116 s without adaptive.
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


def warehouse_folder(folder: Path) -> Path:
    """Where a build's tables lie: `<schema>.db/<table>/*.parquet`."""
    return folder / "warehouse"


def spark_settings(folder: Path, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """All settings of a session that keeps to `folder`.

    Raises `ReleaseFault` when the operator's file cannot be read or would change what values mean.
    """
    own = {
        "spark.sql.warehouse.dir": str(warehouse_folder(folder)),
        "spark.local.dir": str(folder / "scratch"),
    }
    return {**ONE_MACHINE, **own, **_replaced(environment.get(SETTINGS_VARIABLE)), **MEANING}


def segment_location(folder: Path, segment_path: str, environment: Mapping[str, str] = os.environ) -> str:
    """Where Spark reads a segment: under the operator's address, or in the log's folder `folder`."""
    base = environment.get(SEGMENTS_VARIABLE)
    return f"{base.rstrip('/')}/{segment_path}" if base else str(folder / segment_path)


def _replaced(path: str | None) -> dict[str, str]:
    if not path:
        return {}
    remedy = (
        f"{SETTINGS_VARIABLE} 应指向一个 JSON 文件，内容为 Spark 设置名到文本的对照（见 docs/scale.md）。"
    )
    try:
        said = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReleaseFault("spark_settings", f"读不出 Spark 设置文件 {path}。", remedy) from error
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise ReleaseFault("spark_settings", f"Spark 设置文件 {path} 的内容不是文本对照。", remedy)
    if forbidden := sorted(set(said) & set(MEANING)):
        raise ReleaseFault(
            "spark_settings", f"这些设置会改变数值的含义，不得更改：{'、'.join(forbidden)}。", remedy
        )
    return said
