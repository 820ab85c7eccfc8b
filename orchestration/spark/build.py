"""Building the models on Spark, at a pinned position, into a folder of their own.

Belongs here: the folder, the child process, what a failed build says.
Does not belong here: what runs inside the process (`child`), releases: nothing built here is ever published.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ingestion.home import Home
from orchestration.releases.dbt_child import read_outcome, run_dbt, variables
from orchestration.releases.faults import ReleaseFault
from orchestration.spark.settings import warehouse_folder

_WANTED_MODULES = ("pyspark", "dbt.adapters.spark")
_SHOWN_FAILURES = 20


@dataclass(frozen=True)
class SparkTables:
    """Tables that Spark wrote: `<warehouse>/<schema>.db/<table>/*.parquet`."""

    position: int
    warehouse: Path


def check_installed() -> None:
    """Raise `ReleaseFault` where the extra or Java is missing."""
    if any(find_spec(name) is None for name in _WANTED_MODULES):
        raise ReleaseFault(
            "no_spark", "没有安装 Spark（可选组件）。", "运行 make spark，或安装 requirements-spark.lock。"
        )
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise ReleaseFault("no_java", "没有找到 Java。", "安装 Java 17，或设置 JAVA_HOME。")


def build_arguments() -> list[str]:
    """Arguments of the one dbt command. What data must satisfy is proved on DuckDB: no tests here."""
    excluded = [part for kind in ("test", "unit_test") for part in ("--exclude-resource-type", kind)]
    return ["build", "--target", "spark", *variables(), *excluded]


@contextmanager
def spark_build(
    home: Home,
    *,
    position: int,
    keep: bool = False,
    on_line: Callable[[str], None] | None = None,
) -> Iterator[SparkTables]:
    """Build every seed and model at `position`; the folder is gone afterwards unless `keep`.

    Raises `ReleaseFault` when Spark is missing or a model did not build.
    """
    check_installed()
    folder = home.work / "spark" / f"{position}-{os.getpid()}"
    folder.mkdir(parents=True)
    try:
        _run(home, folder, position, on_line)
        yield SparkTables(position, warehouse_folder(folder))
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def _run(
    home: Home,
    folder: Path,
    position: int,
    on_line: Callable[[str], None] | None,
) -> None:
    target = folder / "target"
    code = run_dbt(
        build_arguments(),
        # dbt on Spark knows no database file; the folder beside which dbt is started is what counts.
        database=folder / "none",
        target=target,
        on_line=on_line,
        executable=(sys.executable, "-m", "orchestration.spark.child", str(home.root), str(position)),
    )
    if code == 0:
        return
    failures = read_outcome(target).failures
    raise ReleaseFault(
        "spark_failed",
        f"{len(failures)} 个模型未能在 Spark 上构建。",
        "按下列错误修正模型中不可移植的写法（见 dbt_project/macros/portable.sql）。",
        details=failures[:_SHOWN_FAILURES],
    )
