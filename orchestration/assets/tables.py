"""dbt's models, seeds and tests as assets and asset checks.

Belongs here: preparing the build and letting dbt run in it, as a child process.
Does not belong here: publishing what was built (`assets.release`).
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, dbt_assets
from packaging.version import Version

from orchestration.assets.exports import log_key
from orchestration.releases import Build, prepare_build
from orchestration.releases.dbt_child import build_arguments, dbt_environment, dbt_executable, parse_cache
from orchestration.releases.digest import DBT_PROJECT
from orchestration.releases.seal import check_integrity
from orchestration.resources import WRITER_POOL, Warehouse


class Translator(DagsterDbtTranslator):
    """Sources `log.*` are the export assets; a folder of models is a group."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        props = dbt_resource_props
        if props["resource_type"] == "source":
            if props["source_name"] == "log":
                return log_key(props["name"])
            return dg.AssetKey([props["source_name"], props["name"]])
        return dg.AssetKey([props["schema"], props.get("alias") or props["name"]])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        props = dbt_resource_props
        return str(props["source_name"] if props["resource_type"] == "source" else props["schema"])


@contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Variables for a child process that a library starts for us; put back afterwards."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def build_id(context: dg.AssetExecutionContext) -> str:
    """The name under which the steps of one run find their build."""
    return str(context.run_id).partition("-")[0]


class InstalledDbt(DbtCliResource):
    """dbt as a child and nothing of it in this process.

    The library would ask `dbt --version`, which looks for newer releases on the internet first, and load dbt itself
    for row counts and column lineage, which nobody asks for here.
    """

    @cached_property
    def _cli_version(self) -> Version:
        return Version(version("dbt-core"))

    def _initialize_dbt_core_adapter(self, args: Sequence[str]) -> Any:  # noqa: ARG002
        return None


def dbt_resource() -> DbtCliResource:
    """dbt as this environment has it, run from the project's folder."""
    return InstalledDbt(
        project_dir=str(DBT_PROJECT),
        profiles_dir=str(DBT_PROJECT),
        dbt_executable=dbt_executable(),
        global_config_flags=["--no-use-colors"],
    )


def make_table_assets(manifest: Path) -> dg.AssetsDefinition:
    """All of dbt's tables as one op."""

    @dbt_assets(
        manifest=manifest,
        dagster_dbt_translator=Translator(),
        name="warehouse_tables",
        exclude="resource_type:unit_test",
        pool=WRITER_POOL,
    )
    def warehouse_tables(
        context: dg.AssetExecutionContext, dbt: DbtCliResource, warehouse: dg.ResourceParam[Warehouse]
    ) -> Iterator[Any]:
        with warehouse.writing("构建数仓"):
            build = prepare_build(warehouse.home, build_id=build_id(context))
            try:
                yield from _run(context, dbt, build, parse_cache(warehouse.home))
                check_integrity(build.target)
            except BaseException:
                build.discard()
                raise

    return warehouse_tables


def _run(context: dg.AssetExecutionContext, dbt: DbtCliResource, build: Build, cache: Path) -> Iterator[Any]:
    values = dbt_environment(database=build.database, target=build.target, cache=cache)
    with environment(values):
        invocation = dbt.cli(
            build_arguments(build.pin.asked_dates),
            context=context,
            target_path=build.target,
            # Failures are told by `check_integrity`, all of them and in Chinese.
            raise_on_error=False,
        )
    yield from invocation.stream()
