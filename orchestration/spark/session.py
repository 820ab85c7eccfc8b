"""The Spark session of one build.

Belongs here: the settings under which Spark computes what DuckDB computes, and keeps to its folder.
Does not belong here: which tables there are (`inputs`), starting the process (`build`).
"""

from __future__ import annotations

from pathlib import Path

from pyspark.sql import SparkSession

_SETTINGS: dict[str, str] = {
    "spark.master": "local[2]",
    "spark.app.name": "zhifa",
    "spark.driver.memory": "2g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    # A hundred small tables: many partitions, and Java generated and compiled for each, cost more than they save.
    # Measured on the sample zone, two cores: 78 s without generated code, 132 s with it, 116 s without adaptive.
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    # No metastore: the catalogue lives as long as the session, the tables stay as Parquet.
    "spark.sql.catalogImplementation": "in-memory",
    # Views over the log's own files can only be temporary; under this name models find them as `log.<feed>`.
    "spark.sql.globalTempDatabase": "log",
    # A cast that fails is an error on both engines.
    "spark.sql.ansi.enabled": "true",
    # Business times are naive.
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.session.timeZone": "UTC",
    # A backslash in a text is a backslash.
    "spark.sql.parser.escapedStringLiterals": "true",
}


def warehouse_folder(folder: Path) -> Path:
    """Where a build's tables lie: `<schema>.db/<table>/*.parquet`."""
    return folder / "warehouse"


def start_session(folder: Path) -> SparkSession:
    """Start Spark inside this process; everything that it writes stays in `folder`."""
    builder = SparkSession.builder
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    return (
        builder.config("spark.sql.warehouse.dir", str(warehouse_folder(folder)))
        .config("spark.local.dir", str(folder / "scratch"))
        .config("spark.driver.extraJavaOptions", f"-Djava.io.tmpdir={folder / 'scratch'}")
        .getOrCreate()
    )
