"""Keeping the log in order: the last step of the night, after readers have their release.

Belongs here: sealing the months that are over.
Does not belong here: how a month is sealed (`ingestion.eventlog.seal`).
"""

from typing import Any

import dagster as dg

from ingestion.eventlog import EventLog
from ingestion.eventlog.seal import seal
from orchestration.assets.release import RELEASE_KEY
from orchestration.resources import WRITER_POOL, Warehouse

SEALED_KEY = dg.AssetKey(["sealed_months"])


@dg.asset(
    key=SEALED_KEY,
    deps=[RELEASE_KEY],
    group_name="release",
    pool=WRITER_POOL,
    kinds={"parquet"},
    description="已结束月份的数据段按数据类别合并成一个文件，哈希不变；逐批核验，不符即报失败。",
)
def sealed_months(
    context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Warehouse]
) -> dg.MaterializeResult[Any]:
    """Merge the segments of months that are over. A batch that does not prove fails the night, not the release."""
    with warehouse.writing("封存数据段"):
        done = seal(EventLog.open(warehouse.home), now=warehouse.now())
    for one in done.sealed:
        context.log.info(f"{one.feed} {one.month}: {one.files_before} files merged into {one.segment_path}")
    return dg.MaterializeResult(
        metadata={
            "segment_count": len(done.sealed),
            "merged_file_count": sum(one.files_before for one in done.sealed),
            "removed_file_count": done.removed,
        }
    )
