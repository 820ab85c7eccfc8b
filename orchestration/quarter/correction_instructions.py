"""What a correction workbook tells the clerk: how much there is, how long, what to do, what an answer means.

Belongs here: the sentences of its first sheet. Does not belong here: its tables (`correction_workbook`).
"""

from __future__ import annotations

from orchestration.quarter.correction_rows import (
    FIXED,
    KIND_LABELS,
    LEFT,
    NEW,
    WAIVED,
    Corrections,
    Stage,
)

# What the workbook is called, on its first sheet and as a file.
TITLES: dict[Stage, str] = {"check": "补正清单", "draft": "初评核对表"}
_ENDS = {"check": "补正截止", "draft": "反馈截止"}
_HOW = (
    "一、缺失的材料：材料先上传平台，再在“缺失和逾期材料”表对应行填写材料日期、文件名、上传时间（黄色单元格）。"
    "未填写的行不报送，不会退回。灰色行是已收到但逾期的材料，无需补传。",
    "二、违反规则、退回未改的问题：在平台改正后按平常方式重新导出报送，或改正退回清单后放回报送目录。",
    "三、每个问题都可以在“回复”表选择一项回复并填写说明和回复日期；没有话要说的行留空即可。",
    "　　已补正：已经改正。是否改正以下一次检查的数据为准，只回复不改正的，问题仍然保留。",
    "　　有异议：认为该问题不成立。将登记为反馈意见，由执法监督办公室写明理由逐条处理。",
    "　　申请豁免：问题属实但有正当理由。批准后方可豁免，批准前照常计入。",
    "　　暂不能补正：问题属实，目前无法改正，照常计入。",
    "四、填好后另存为 xlsx 放回报送目录（inbox）即可；标有“仅供阅读”的各表不会装载。"
    "请勿改动表头、编号和各表首行，勿另存为 csv。不要在说明中写个人姓名。",
)


def instructions(corrections: Corrections) -> list[str]:
    """The lines of the first sheet, below its title."""
    counts = "、".join(f"{label} {len(corrections.of_kind(kind))} 项" for kind, label in KIND_LABELS.items())
    lines = [
        f"单位：{corrections.department_name}（{corrections.department_code}）",
        f"制发日期：{corrections.on}　所依数据截止：{corrections.data_ends_date}",
        time_left(corrections),
        f"尚待处理 {len(corrections.open_items)} 项：{counts}。",
    ]
    if corrections.changes:
        told = [
            f"{change} {sum(row['change'] == change for row in corrections.changes)} 项"
            for change in (FIXED, WAIVED, LEFT, NEW)
        ]
        lines.append(f"与上次检查相比：{'，'.join(told)}。")
    if corrections.stage == "draft":
        lines.append("本表为初评，供核对；逾期未反馈的，视为无异议。")
    return [*lines, "", *_HOW]


def time_left(corrections: Corrections) -> str:
    """How long there is, in one sentence."""
    name, days = _ENDS[corrections.stage], corrections.days_left
    if days is None and corrections.stage == "draft":
        return f"{name}：开放反馈时另行通知。"
    if days is None:
        return f"{name}：工作日历尚未公布，日期另行通知。"
    if days < 0:
        return f"{name}：{corrections.due_date}，已经届满；其后的补正不计入本季度。"
    return f"{name}：{corrections.due_date}，还有 {days} 天。"
