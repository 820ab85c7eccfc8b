"""Department exports: from the inbox into the log, one asset a feed.

Belongs here: one asset over all files, because one inbox holds files of every feed in any order.
Does not belong here: reading files and deciding what is new (`ingestion.intake`).
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import dagster as dg

from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog, write_checkpoint
from ingestion.intake import ingest
from ingestion.returns import KEPT, expire
from orchestration.resources import WRITER_POOL, Warehouse

_COUNTS = (
    ("read", "读取"),
    ("new", "新增"),
    ("amended", "更正"),
    ("restored", "恢复"),
    ("withdrawn", "撤回"),
    ("unchanged", "未变"),
    ("superseded", "被覆盖"),
    ("rejected", "退回"),
    ("skipped", "略过"),
)


def log_key(feed: str) -> dg.AssetKey:
    """The asset that stands for a feed's events; dbt's sources `log.<feed>` are the same assets."""
    return dg.AssetKey(["log", feed])


def export_specs() -> list[dg.AssetSpec]:
    """One spec for each feed that departments report."""
    return [
        dg.AssetSpec(
            log_key(contract.feed),
            group_name="log",
            description=f"{contract.label}：事件日志中的全部事件。业务日期：{contract.business_date}。",
            kinds={"parquet"},
        )
        for contract in load_contracts().values()
        if contract.origin == "department"
    ]


@dg.multi_asset(specs=export_specs(), name="department_exports", pool=WRITER_POOL)
def department_exports(
    context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Warehouse]
) -> Iterator[dg.MaterializeResult[Any]]:
    """Take in what lies in the inbox. A file that cannot be taken in never stops the others."""
    home = warehouse.home
    home.prepare()
    with warehouse.writing("装入导出文件"):
        receipts = ingest(home, [home.inbox], progress=warehouse.progress)
        write_checkpoint(EventLog.open(home))
        expire(home.returns, KEPT, datetime.now(UTC))
    warehouse.journal.receipts.extend(receipts)
    said = [receipt.as_dict() for receipt in receipts]
    unknown = [row for row in said if row["feed"] is None]
    if unknown:
        context.log.warning(f"{len(unknown)} 个文件未能识别，见 returns 目录：\n{receipt_table(unknown)}")
    position = EventLog.open(home).head().position
    for spec in export_specs():
        feed = spec.key.path[-1]
        own = [row for row in said if row["feed"] == feed]
        yield dg.MaterializeResult(
            asset_key=spec.key,
            metadata={
                "log_position": position,
                "file_count": len(own),
                "new_count": sum(row["new"] for row in own),
                "rejected_count": sum(row["rejected"] for row in own),
                "files": dg.MetadataValue.md(receipt_table(own) if own else "本次没有该类文件。"),
            },
        )


def receipt_table(rows: Iterable[dict[str, Any]]) -> str:
    """Receipts as a Markdown table: file, outcome, row counts. Ids and counts only, no personal data."""
    head = ["文件", "结果", *(label for _, label in _COUNTS)]
    lines = [
        [_cell(row["file"]), _cell(row["status"]), *(_cell(row[name]) for name, _ in _COUNTS)] for row in rows
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, ["---"] * len(head), *lines))


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "／").replace("\n", " ")
