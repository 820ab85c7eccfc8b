"""The Spark session of one build.

Belongs here: starting Spark inside this process.
Does not belong here: its settings (`settings`), which tables there are (`inputs`), starting the process (`build`).
"""

from __future__ import annotations

from pathlib import Path

from pyspark.sql import SparkSession

from orchestration.spark.settings import spark_settings


def start_session(folder: Path) -> SparkSession:
    """Start Spark inside this process; everything that it writes stays in `folder`, unless it is told otherwise."""
    return SparkSession.builder.config(map=spark_settings(folder)).getOrCreate()
