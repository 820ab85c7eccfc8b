"""What columns and codes are called on screens and in downloads.

Belongs here: Chinese names of columns, one for all pages, and of codes. Does not belong here: wording of official
papers (`orchestration.reports.wording`), which is reused where it says the same.
"""

from __future__ import annotations

import re

import polars as pl

from ingestion.contract import load_contracts
from orchestration.reports import wording

COLUMNS = {
    "party_uscc": "统一社会信用代码",
    "party_type": "类型",
    "inspection_count": "检查",
    "penalty_count": "处罚",
    "measure_count": "强制",
    "permit_count": "许可",
    "last_date": "最近日期",
    "calendar_year": "年度",
    "visit_count": "上门（次）",
    "limit_count": "上限（次）",
    "is_over_limit": "超限",
    "called_for_count": "因线索、复查、交办（次）",
    "limit_source": "上限依据",
    "event_date": "日期",
    "event_kind": "种类",
    "what_zh": "事项",
    "result_zh": "结果",
    "record_no": "编号",
    "finding_id": "发现",
    "kind_name_zh": "种类",
    "note_zh": "看什么",
    "sentence_zh": "为什么",
    "measured_value": "实际",
    "limit_value": "界限",
    "party_name": "企业",
    "finding_count": "件数",
    "department_count": "涉及主体",
    "latest_date": "最近日期",
    "is_main": "主记录",
    "case_no": "案件编号",
    "item_code": "事项编码",
    "item_name": "事项",
    "from_department_name": "移出单位",
    "to_department_name": "接收单位",
    "responsible_department_name": "现负责单位",
    "transferred_on": "事项移交日期",
    "filed_date": "立案日期",
    "handover_status": "移交状态",
    "listed_date": "列入清单日期",
    "accepted_date": "接收日期",
    "waiting_days": "等待（天）",
    "is_overdue": "逾期",
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
    "movement": "升降",
    "rank_before": "原名次",
    "rank_after": "现名次",
    "group_rank": "组内名次",
    "score_before": "原得分",
    "score_after": "现得分",
    "score_change": "得分变化",
    "status_before": "原参评情况",
    "status_after": "现参评情况",
    "grounds": "约谈事由",
    "grounds_before": "原约谈事由",
    "grounds_after": "现约谈事由",
    "is_moved": "有变动",
    "published_rank": "公布名次",
    "published_score": "公布得分",
    "numerator": "分子",
    "denominator": "分母",
    "unit": "单位",
    "is_scored": "计分",
    "effective_weight": "分担后权重",
    "points": "得分",
    "lost_points": "失分",
    "cost_points": "扣去（分）",
    "fault_count": "失分记录",
    "evidence_id": "佐证",
    "ranked_count": "参加排名",
    "listed_count": "列入约谈",
    "highest_score": "最高",
    "median_score": "中位",
    "lowest_score": "最低",
    "parameter": "参数",
    "applies_to": "适用领域",
    "note": "说明",
    "answer": "反馈",
    "subject": "所涉",
    "statement": "意见",
    "submitted_on": "反馈日期",
    "decision": "处理",
    "decision_reason": "处理理由",
    "decided_on": "处理日期",
    "record": "记录",
    "was": "原来",
    "becomes": "现在",
    "event_zh": "变化",
    "reported_on": "数据截止",
    "step": "步骤",
    "on_date": "办理日",
    "pinned_position": "日志位置",
    "is_in_force": "现行有效",
    "item": "项目",
    "value": "内容",
    # case files and what falls due
    "procedure_kind": "程序",
    "subject_no": "案卷",
    "missing_count": "缺失",
    "late_count": "迟交",
    "due_count": "应备",
    "earliest_due_date": "最早期限",
    "longest_overdue_days": "最长逾期（天）",
    "documents_zh": "缺失或迟交的材料",
    "stage": "阶段",
    "stage_date": "到达阶段",
    "first_uploaded_at": "首次上传",
    "uploaded_at": "最近上传",
    "is_waived": "已豁免",
    "serial_no": "序号",
    "document_kinds": "涵盖材料",
    "document_date": "材料日期",
    "page_count": "页数",
    "duty_zh": "待办事项",
    "workdays_left": "剩余工作日",
    "days_left": "剩余天数",
    "next_due_on": "最近期限",
    "today_count": "当天到期",
    "two_workday_count": "两个工作日内",
    "ahead_count": "期内到期",
    "overdue_count": "已缺失材料",
    # inspections and penalties
    "found_count": "发现问题",
    "found_rate": "发现问题占比（%）",
    "on_site_count": "现场检查",
    "e_certificate_count": "亮证检查",
    "e_certificate_rate": "亮证占比（%）",
    "simple_count": "简易程序",
    "ordinary_count": "普通程序",
    "simple_rate": "简易占比（%）",
    "education_correction_count": "教育改正",
    "hazard_count": "隐患（项）",
    "fine_yuan": "罚款（元）",
    "confiscation_yuan": "没收（元）",
    "penalty_kind": "处罚种类",
    "penalty_kinds": "处罚种类",
    "decision_count": "决定数",
    "inspection_date": "检查日期",
    "inspection_no": "检查编号",
    "inspection_mode": "方式",
    "inspection_result": "结果",
    "has_e_certificate": "亮证",
    "plan_no": "计划编号",
    "decision_date": "决定日期",
    "decision_no": "决定书文号",
    "cause": "案由",
    "correction_date": "改正日期",
    "plan_name": "计划名称",
    "plan_kind": "计划种类",
    "starts_date": "开始",
    "ends_date": "结束",
    "planned_count": "计划次数",
    "is_completed": "按期完成",
    "plan_count": "到期计划",
    "completed_count": "按期完成",
    "completed_rate": "完成率（%）",
}
_FEEDS = {feed: contract.label for feed, contract in load_contracts().items()}
CODES = {
    "feed": _FEEDS,
    "event_kind": _FEEDS,
    "state": {
        "missing": "缺失",
        "late": "迟交",
        "present": "已备",
        "ahead": "未到期",
        "unknown": "期限不明",
    },
    "event_type": {
        "reported": "首报",
        "amended": "变更",
        "withdrawn": "撤回",
        "restored": "恢复",
        "renormalised": "重整",
    },
    "status": wording.STATUS,
    "status_before": wording.STATUS,
    "status_after": wording.STATUS,
    "severity": wording.SEVERITY,
    "record_kind": _FEEDS | wording.RECORD_KINDS,
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
