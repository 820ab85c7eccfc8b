"""The release: what readers see, once everything has been built and has passed.

Belongs here: sealing this run's build and swapping `current.duckdb`.
Does not belong here: how a build is sealed (`orchestration.releases`).
"""

from collections.abc import Iterable
from typing import Any

import dagster as dg

from orchestration.assets.tables import build_id
from orchestration.releases import seal_build
from orchestration.releases.build import find_build
from orchestration.resources import WRITER_POOL, Warehouse

RELEASE_KEY = dg.AssetKey(["release"])


def make_release_asset(tables: Iterable[dg.AssetKey]) -> dg.AssetsDefinition:
    """The asset that stands for `current.duckdb`; it waits for every table."""

    @dg.asset(
        key=RELEASE_KEY,
        deps=sorted(tables),
        group_name="release",
        pool=WRITER_POOL,
        kinds={"duckdb"},
        description="当前发布版本：完整性检查全部通过后封存，并原子切换 current.duckdb。",
    )
    def release(
        context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Warehouse]
    ) -> dg.MaterializeResult[Any]:
        with warehouse.writing("发布版本"):
            sealed = seal_build(warehouse.home, find_build(warehouse.home, build_id(context)))
        warehouse.journal.releases.append(sealed)
        return dg.MaterializeResult(
            metadata={
                "release": sealed.name,
                "log_position": sealed.position,
                "chain_hash": sealed.chain_hash,
                "digest": sealed.digest,
                "is_current": sealed.is_current,
                "is_reused": sealed.is_reused,
                "table_count": len(sealed.tables),
                "warnings": dg.MetadataValue.md("\n".join(f"- {w}" for w in sealed.warnings) or "无"),
            }
        )

    return release
