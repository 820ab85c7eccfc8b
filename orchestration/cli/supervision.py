"""`zhifa findings`, `zhifa enterprise`, `zhifa handover`: what supervision should look at.

Belongs here: choosing rows of the supervision marts and printing them. Does not belong here: what makes a finding
(the models of `supervision/`), or the choice of a release (`warehouse`).
"""

from __future__ import annotations

from typing import Annotated

import typer

from orchestration.cli.output import WRONG_USE, AsJson, emit_json, emit_table, fail, faults, screen
from orchestration.cli.warehouse import SHOWN_ROWS, answering_release, period_of, position_of, rows_of

SEVERITY_LABELS = {"blocker": "阻断", "warning": "警示", "note": "提示"}
KIND_LABELS = {
    "inspection": "检查",
    "corrective_order": "责令文书",
    "penalty_case": "案件",
    "penalty": "处罚决定",
    "education_correction": "教育改正",
    "coercive_measure": "强制",
    "permit": "许可",
    "inspection_evaluation": "检查评价",
    "reconsideration_case": "复议",
    "litigation_case": "诉讼",
    "clue": "线索",
}
_FINDING_LABELS = {
    "kind_name_zh": "种类",
    "severity": "级别",
    "department_name": "执法主体",
    "business_date": "日期",
    "sentence_zh": "说明",
}
_EVENT_LABELS = {
    "event_date": "日期",
    "event_kind": "类别",
    "department_name": "单位",
    "what_zh": "事项",
    "result_zh": "结果",
    "record_no": "编号",
}
_HANDOVER_LABELS = {
    "case_no": "案件",
    "item_code": "事项",
    "from_department_code": "移出",
    "to_department_code": "接收",
    "transferred_on": "移交日",
    "handover_status": "状态",
    "waiting_days": "已过天数",
    "is_overdue": "逾期",
}


def findings(
    kind: Annotated[
        str | None, typer.Option(help="种类，代码或名称，如 repeat_visits、频繁上门检查。")
    ] = None,
    department: Annotated[str | None, typer.Option(help="执法主体编码。")] = None,
    quarter: Annotated[str | None, typer.Option(help="季度，如 2024Q4。")] = None,
    limit: Annotated[int, typer.Option(help="屏幕上最多显示多少行。")] = SHOWN_ROWS,
    as_json: AsJson = False,
) -> None:
    """监督发现：频繁上门、无计划检查、类案不同罚、期限将至等，每条一句话说明。"""
    period = period_of(quarter) if quarter else None
    with faults():
        release = answering_release(None, [])
        kinds = rows_of("finding_kinds", release)
        rows = rows_of("findings", release, kind=kind, department=department, period=period)
    if kind and not any(kind in (row["finding_kind"], row["name_zh"]) for row in kinds):
        known = "、".join(f"{row['finding_kind']} {row['name_zh']}" for row in kinds)
        raise fail(f"没有“{kind}”这一种发现，可用：{known}", WRONG_USE)
    if as_json:
        emit_json(rows)
        return
    shown = [row | {"severity": SEVERITY_LABELS[row["severity"]]} for row in rows[:limit]]
    emit_table("监督发现", shown, _FINDING_LABELS, empty="没有这样的发现。")
    if len(rows) > limit:
        screen.print(f"共 {len(rows)} 行，以上为前 {limit} 行；全部请加 --json 或 --limit。")


def enterprise(
    code: Annotated[str, typer.Argument(help="统一社会信用代码；个体工商户填其代号。")],
    as_json: AsJson = False,
) -> None:
    """一企一档：一家企业的检查、文书、案件、决定、措施、许可和评价。"""
    code = code.strip()
    with faults():
        release = answering_release(None, [])
        summary = rows_of("enterprise_summary", release, enterprise=code)
        events = rows_of("enterprise", release, enterprise=code)
    if not summary:
        raise fail(f"日志位置 {position_of(release)} 没有企业 {code} 的记录。", WRONG_USE)
    if as_json:
        emit_json({"enterprise": summary[0], "events": events})
        return
    (found,) = summary
    screen.print(
        f"{found['party_name'] or found['party_key']}：检查 {found['inspection_count']} 次，"
        f"处罚 {found['penalty_count']} 件，本年上门部门 {found['door_department_count']} 个。"
    )
    shown = [row | {"event_kind": KIND_LABELS[row["event_kind"]]} for row in events]
    emit_table(f"一企一档 {found['party_key']}", shown, _EVENT_LABELS)


def handover(
    department: Annotated[str | None, typer.Option(help="移出或接收的执法主体编码。")] = None,
    as_json: AsJson = False,
) -> None:
    """事项移交后，原立案单位未结案件的移交接收清单。"""
    with faults():
        rows = rows_of("handover_cases", answering_release(None, []), department=department)
    if as_json:
        emit_json(rows)
        return
    shown = [row | {"is_overdue": "是" if row["is_overdue"] else ""} for row in rows]
    emit_table("待移交案件", shown, _HANDOVER_LABELS, empty="没有待移交的案件。")


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    app.command("findings")(findings)
    app.command("enterprise")(enterprise)
    app.command("handover")(handover)
