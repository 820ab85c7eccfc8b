"""What codes are called on screens and in downloads, and a frame said in these words.

Belongs here: Chinese words of the codes that stand in a column. Does not belong here: the column's own name
(`columns`); words that official papers use too (`orchestration.reports.wording`), which are taken from there.
"""

from __future__ import annotations

import re

import polars as pl

from ingestion.contract import load_contracts
from orchestration.reports import wording

FEEDS = {feed: contract.label for feed, contract in load_contracts().items()}
CODES = {
    "document_stage": {
        "filed": "立案",
        "investigated": "调查终结",
        "noticed": "事先告知",
        "heard": "听证",
        "decided": "决定",
        "served": "送达",
        "executed": "执行",
        "closed": "结案",
    },
    "certificate_state": {"valid": "有效", "lapsed": "已失效"},
    "change_kind": {
        "issued": "核发",
        "renewed": "换证",
        "changed": "变更",
        "transferred_out": "调出",
        "transferred_in": "调入",
        "suspended": "暂扣",
        "restored": "恢复",
        "cancelled": "注销",
        "expired": "到期",
    },
    "verdict": {
        "agrees": "相符",
        "differs": "不符，口径待核",
        "lower_bound_holds": "下限成立",
        "lower_bound_fails": "下限不成立，口径待核",
        "not_computed": "没有逐条数据",
    },
    "gate_reason": {
        "no_export": "未报送",
        "rejects_over_limit": "退回行超限",
        "open_blocker": "阻断级问题未关闭",
        "completeness_under_floor": "案卷完整率低于下限",
        "platform_failure": "全区检查未通过",
    },
    "arrival": {"arrived": "已到", "behind": "未按时到", "never": "从未报送"},
    "receipt_status": {
        "loaded": "已装载",
        "unchanged": "无变化",
        "rejected": "整份退回",
        "held": "暂存待核",
        "busy": "仍在写入",
    },
    "source": {
        "platform": "监督平台",
        "nfra": "金融监管处罚公示",
        "credit_disclosure": "信用信息双公示",
        "system": "本系统",
    },
    "feed": FEEDS,
    "event_kind": FEEDS,
    "state": {
        "missing": "缺失",
        "late": "迟交",
        "present": "已备",
        "ahead": "未到期",
        "unknown": "期限不明",
    },
    "event_type": wording.EVENT_TYPES,
    "decision_kind": {
        "objection": "异议",
        "step": "季度办理",
        "hold": "闸门暂缓",
        "interview": "约谈逾期",
        "parameter": "参数待确认",
        "scheme": "方案有误",
        "finding": "期限预警",
        "held_file": "暂存文件",
    },
    "status": wording.STATUS,
    "status_before": wording.STATUS,
    "status_after": wording.STATUS,
    "severity": wording.SEVERITY,
    "record_kind": FEEDS | wording.RECORD_KINDS | {"case_file": "案卷"},
    "gate_status": wording.GATE,
}
_QUARTER = re.compile(r"\d{4}Q[1-4]")


def _quarter(period: str) -> str:
    return wording.quarter_short(period) if _QUARTER.fullmatch(period) else period


def shown(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with codes replaced by what people call them; yes and no in Chinese."""
    changes = []
    for name, kind in frame.schema.items():
        if name == "period" and kind == pl.String:
            changes.append(pl.col(name).map_elements(_quarter, return_dtype=pl.String))
        elif name in CODES:
            changes.append(pl.col(name).replace(CODES[name]))
        elif kind == pl.Boolean:
            changes.append(
                pl.when(name).then(pl.lit("是")).when(~pl.col(name)).then(pl.lit("否")).alias(name)
            )
    return frame.with_columns(changes)
