"""What columns and codes are called on screens and in downloads.

Belongs here: Chinese names of columns, one for all pages, and of codes. Does not belong here: wording of official
papers (`orchestration.reports.wording`), which is reused where it says the same.
"""

from __future__ import annotations

import polars as pl

from orchestration.reports import wording

COLUMNS = {
    "period": "季度",
    "department_code": "编码",
    "department_name": "执法主体",
    "peer_group": "组别",
    "rank": "名次",
    "score": "得分",
    "status": "参评情况",
    "gate_status": "闸门",
    "reason": "说明",
    "message": "说明",
    "stream_id": "记录",
    "record_id": "记录",
    "record_kind": "记录种类",
    "rule_name_zh": "规则",
    "severity": "级别",
    "legal_basis": "依据",
    "business_date": "业务日期",
    "due_date": "期限",
    "days_late": "逾期（天）",
    "document_name_zh": "材料",
    "indicator_name_zh": "指标",
    "position": "日志位置",
    "version": "版本",
    "document_no": "文号",
    "signed_on": "签发日期",
    "due_on": "期限",
    "state": "情况",
    "in_numerator": "计入分子",
    "in_denominator": "计入分母",
    "event_type": "事件",
    "reported_as_of": "数据截止",
    "recorded_at": "入库（UTC）",
    "file_name": "文件",
    "source_row": "行",
    "item": "项目",
    "value": "内容",
}
CODES = {
    "state": {"missing": "缺失", "late": "迟交"},
    "event_type": {
        "reported": "首报",
        "amended": "变更",
        "withdrawn": "撤回",
        "restored": "恢复",
        "renormalised": "重整",
    },
    "status": wording.STATUS,
    "severity": wording.SEVERITY,
    "record_kind": wording.RECORD_KINDS,
    "gate_status": {
        "pass": "通过",
        "hold": "暂缓",
        "deduct": "扣减（数据未达标）",
        "preview": "预览（未过闸门）",
    },
}


def label_of(column: str) -> str:
    """The heading of a column. Raises KeyError, so that no page shows an English name."""
    return COLUMNS[column]


def shown(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with codes replaced by what people call them; yes and no in Chinese."""
    changes = []
    for name, kind in frame.schema.items():
        if name in CODES:
            changes.append(pl.col(name).replace(CODES[name]))
        elif kind == pl.Boolean:
            changes.append(
                pl.when(name).then(pl.lit("是")).when(~pl.col(name)).then(pl.lit("否")).alias(name)
            )
    return frame.with_columns(changes)
