"""The two jobs: the nightly load and a quarter's scoring.

Belongs here: which assets a job materialises and how its steps run.
Does not belong here: when (`schedules`, `sensors`) and what (`assets`).
"""

from __future__ import annotations

import dagster as dg

from orchestration.assets.scoring import SCORING_KEY
from orchestration.assets.upkeep import SEALED_KEY
from orchestration.partitions import quarters

# One process: a step of its own process costs seconds, and the build passes from step to step in one run.
_EXECUTOR = dg.in_process_executor
# A run queue that limits this tag to one run at a time keeps writers apart before they even start.
_TAGS = {"zhifa/writer": "one"}

nightly_load = dg.define_asset_job(
    "nightly_load",
    selection=dg.AssetSelection.assets(SEALED_KEY).upstream(),
    description="夜间装载：收件箱中的导出文件 → 事件日志 → 数仓各表 → 发布版本；最后封存已结束月份的数据段。",
    executor_def=_EXECUTOR,
    tags=_TAGS,
)

quarterly_scoring_job = dg.define_asset_job(
    "quarterly_scoring",
    selection=dg.AssetSelection.assets(SCORING_KEY),
    partitions_def=quarters,
    description="季度评估：质量闸门评估并记入日志，重新生成含结论的排名。",
    executor_def=_EXECUTOR,
    tags=_TAGS,
)
