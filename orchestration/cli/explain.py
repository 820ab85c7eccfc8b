"""`zhifa explain`: a department's score, a record, an enterprise.

Belongs here: options, and how an explanation looks on a screen.
Does not belong here: what explains (`orchestration.quarter.explain`, `explain_record`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from orchestration.cli.acting import refusals
from orchestration.cli.output import WRONG_USE, AsJson, emit_json, emit_table, fail, screen, working
from orchestration.cli.supervision import enterprise
from orchestration.cli.warehouse import SHOWN_ROWS, Position, period_of
from orchestration.reports import wording

if TYPE_CHECKING:
    from orchestration.quarter.explain import Explanation
    from orchestration.quarter.explain_record import RecordStory

_INDICATORS = {
    "indicator_name_zh": "指标",
    "numerator": "分子",
    "denominator": "分母",
    "value": "值",
    "unit": "单位",
    "effective_weight": "权重",
    "points": "得分",
    "missing_count": "缺口（条）",
    "reason": "说明",
}
_FAULTS = {
    "indicator_name_zh": "指标",
    "record_id": "记录",
    "document_name_zh": "材料",
    "reason": "情况",
    "cost_points": "扣分",
}
_EVENTS = {
    "position": "位置",
    "event_type": "事件",
    "reported_as_of": "数据截止",
    "recorded_at": "入库（UTC）",
    "file_name": "文件",
    "source_row": "行",
}
_VIOLATIONS = {
    "rule_name_zh": "规则",
    "severity": "级别",
    "business_date": "业务日期",
    "due_on": "期限",
    "message": "说明",
}
_LINES = {
    "period": "季度",
    "department_name": "执法主体",
    "score": "得分",
    "indicator_name_zh": "指标",
    "record_id": "行",
    "evidence_zh": "材料或佐证",
    "in_numerator": "计入分子",
    "in_denominator": "计入分母",
    "reason": "说明",
}
_FIGURES = {"figure_code": "数据代码", "label_zh": "数据", "quantity": "数量", "unit": "单位"}


def explain(
    period: Annotated[str | None, typer.Argument(metavar="季度", help="如 2024Q4。")] = None,
    department: Annotated[str | None, typer.Argument(metavar="主体", help="执法主体编码。")] = None,
    position: Position = None,
    record: Annotated[
        str | None, typer.Option(help="一条记录：记录名（如 penalty/platform/JKQ01/文号）或编号。")
    ] = None,
    party: Annotated[str | None, typer.Option(help="一家企业：统一社会信用代码。")] = None,
    as_json: AsJson = False,
) -> None:
    """解释：一个单位的得分和名次，一条记录的来历和影响，或一家企业的一企一档。"""
    asked = [department is not None, record is not None, party is not None]
    if sum(asked) != 1 or (period is not None) != (department is not None):
        raise fail("请写“季度 主体”，或 --record 记录，或 --party 信用代码，三者取一。", WRONG_USE)
    if party is not None:
        enterprise(party, as_json)
    elif record is not None:
        _record(record.strip(), as_json=as_json)
    elif period is not None and department is not None:
        _department(period_of(period), department.strip(), position, as_json=as_json)


def _department(period: str, department: str, position: int | None, *, as_json: bool) -> None:
    from ingestion.home import Home
    from orchestration.quarter.explain import explain_department

    with refusals(), working("正在构建"):
        found = explain_department(Home.from_env(), period, department, position)
    if as_json:
        emit_json(_as_dict(found))
    else:
        _show(found)


def _as_dict(found: Explanation) -> dict[str, Any]:
    smallest = found.smallest
    return {
        "period": found.period,
        "basis": found.basis.said,
        "version": found.basis.version,
        "position": found.basis.release.position,
        "remark": found.basis.remark,
        "ranking": found.ranking,
        "indicators": found.indicators,
        "above": found.above,
        "below": found.below,
        "grounds": found.grounds,
        "smallest_set": smallest
        and {
            "score_needed": smallest.score_needed,
            "score_after": smallest.score_after,
            "faults": None if smallest.faults is None else [found.named(fault) for fault in smallest.faults],
        },
    }


def _show(found: Explanation) -> None:
    own = found.ranking
    place = f"第 {own['rank']} 名" if own["rank"] else wording.STATUS[own["status"]]
    _say(f"{found.period} {own['department_name']}：{place}，得分 {own['score']}")
    _say(f"闸门：{wording.GATE[own['gate_status']]}")
    _say(f"依据：{found.basis.said}" + (f"。{found.basis.remark}" if found.basis.remark else ""))
    if own["reason"]:
        _say(own["reason"])
    shown = [row | {"missing_count": len(row["missing"]) or None} for row in found.indicators]
    emit_table("指标", shown, _INDICATORS)
    missing = [one for row in found.indicators for one in row["missing"]]
    emit_table("未计入分子的记录和扣分", missing[:SHOWN_ROWS], _FAULTS, empty="没有扣分的记录。")
    if len(missing) > SHOWN_ROWS:
        _say(f"共 {len(missing)} 条，以上为前 {SHOWN_ROWS} 条；全部请加 --json。")
    for row, where in ((found.above, "上一名"), (found.below, "下一名")):
        if row:
            names = "、".join(row["departments"])
            _say(f"{where}：第 {row['rank']} 名 {names} {row['score']} 分，相差 {row['distance']} 分。")
    _show_list(found)


def _show_list(found: Explanation) -> None:
    if not found.grounds:
        _say("未列入约谈名单。")
        return
    _say(f"列入约谈名单，缘由：{'、'.join(found.grounds)}。")
    smallest = found.smallest
    if smallest is None:
        return
    if smallest.score_needed is None:
        _say("所在名单的单位数不超过约谈数，得分再高也在名单上。")
    elif smallest.faults is None:
        _say(f"须达到 {smallest.score_needed} 分才不列入；即使全部扣分记录补正也达不到。")
    else:
        _say(
            f"须达到 {smallest.score_needed} 分才不列入。下列 {len(smallest.faults)} 条是使其列入的最少问题，"
            f"若无这些，得分为 {smallest.score_after}（其他单位不变；同样少的组合可能不止一组）。"
        )
        emit_table("使其列入名单的最少问题", [found.named(fault) for fault in smallest.faults], _FAULTS)


def _say(text: str) -> None:
    screen.print(text, markup=False, soft_wrap=True)


def _record(named: str, *, as_json: bool) -> None:
    from ingestion.eventlog import EventLog
    from ingestion.home import Home
    from orchestration.quarter.explain_record import explain_record, streams_named

    home = Home.from_env()
    with refusals(), working("正在查找"):
        stories = [explain_record(home, stream) for stream in streams_named(EventLog.open(home), named)]
    if as_json:
        emit_json([vars(story) for story in stories])
        return
    for story in stories:
        _show_story(story)


def _show_story(story: RecordStory) -> None:
    events = [row | {"event_type": wording.EVENT_TYPES[row["event_type"]]} for row in story.events]
    emit_table(f"{story.stream_id} 的事件", events, _EVENTS)
    emit_table("违法违规情形", story.violations, _VIOLATIONS, empty="没有。")
    emit_table("目前所在的指标", story.indicators, _LINES, empty="不在任何指标中。")
    if not story.published:
        _say("没有影响过已公布的数据。")
    for row in story.published:
        title = f"{row['period']} 公布的第 {row['version']} 版（位置 {row['position']}）"
        emit_table(f"{title}：指标", row["indicators"], _LINES, empty="不在任何指标中。")
        emit_table(f"{title}：数据", row["figures"], _FIGURES, empty="没有计入。")


def register(app: typer.Typer) -> None:
    """Hang this group's command on the application."""
    app.command("explain")(explain)
