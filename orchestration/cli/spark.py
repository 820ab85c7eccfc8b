"""`zhifa spark compare`: the same models on Spark, held against DuckDB.

Belongs here: the printed comparison.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from orchestration.cli.output import (
    WAITS_FOR_A_PERSON,
    AsJson,
    aside,
    emit_json,
    emit_table,
    faults,
    screen,
    working,
)

spark_app = typer.Typer(
    help="在 Apache Spark 上构建同样的模型（可选组件，见 docs/scale.md）。", no_args_is_help=True
)

_LABELS = {
    "name": "表",
    "duckdb_rows": "DuckDB 行数",
    "spark_rows": "Spark 行数",
    "differing_rows": "不同的行",
    "said": "说明",
}


@spark_app.callback()
def _group() -> None:
    """A group, though it has one command today."""


@spark_app.command("compare")
def compare(
    position: Annotated[int | None, typer.Option(help="日志位置（缺省为最新）。")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="保留 Spark 写出的表（在 work/spark 下）。")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="逐行显示 dbt 的输出。")] = False,
    as_json: AsJson = False,
) -> None:
    """两个引擎按同一位置构建，逐表逐行比较；全部一致时退出码为 0。"""
    from ingestion.home import Home
    from orchestration.spark.engines import compare_engines

    def shown(line: str) -> None:
        if verbose:
            aside.print(line, markup=False, soft_wrap=True)

    with faults(), working("正在 DuckDB 和 Spark 上构建并比较"):
        result = compare_engines(Home.from_env(), position, keep=keep, on_line=shown)
    rows = [
        asdict(table)
        | {
            "differing_rows": table.only_duckdb + table.only_spark,
            "said": table.fault or "、".join(table.differing_columns),
        }
        for table in result.tables
    ]
    if as_json:
        emit_json({"position": result.position, "is_equal": result.is_equal, "tables": rows})
    else:
        emit_table(f"DuckDB 与 Spark 逐行比较（日志位置 {result.position}）", rows, _LABELS)
        for table in result.tables:
            for example in table.examples:
                screen.print(f"{table.name} {example}", markup=False, soft_wrap=True)
        unequal = sum(not table.is_equal for table in result.tables)
        verdict = "全部一致" if result.is_equal else f"{unequal} 张不一致"
        screen.print(f"{len(result.tables)} 张表，{verdict}。Spark 构建用时 {result.spark_seconds:.0f} 秒。")
    if not result.is_equal:
        raise typer.Exit(WAITS_FOR_A_PERSON)


def register(app: typer.Typer) -> None:
    """Hang this group on the application."""
    app.add_typer(spark_app, name="spark")
