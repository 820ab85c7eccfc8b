"""Reminding departments of their correction lists, each with its workbook.

Belongs here: who is reminded, and in which words. Does not belong here: sending (`orchestration.notify`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingestion.home import Home
from orchestration.notify import Notifier, Sent
from orchestration.quarter.correction_instructions import TITLES
from orchestration.quarter.corrections import CorrectionList


def remind(home: Home, period: str, lists: Sequence[CorrectionList], on: date) -> tuple[Sent, ...]:
    """Send each department its list on the business day `on`; one outcome a department that was to be reminded.

    A correction list goes to who has something to mend, a draft to everybody, for everybody has to check it.
    Raises `NotifyFault` where the settings cannot be used.
    """
    notifier = Notifier.from_home(home)
    return tuple(
        notifier.department(one.department_code, *_words(period, one, on), attachments=[one.path])
        for one in lists
        if one.stage == "draft" or one.left_count
    )


def _words(period: str, one: CorrectionList, on: date) -> tuple[str, str]:
    """Title and text for one department."""
    title = f"{period} {TITLES[one.stage]}：{one.department_name}"
    lines = [
        f"{one.department_name}：",
        f"{period} 尚待处理 {one.left_count} 项：缺失材料 {one.missing_count}、逾期材料 {one.late_count}、"
        f"违反规则 {one.violation_count}、退回未改 {one.reject_count}。",
        _time(one, on),
        "清单见附件（收不到附件的，请向执法监督办公室领取），填写办法见其“说明”表；填好后放回报送目录即可。",
    ]
    if one.stage == "draft":
        lines.insert(1, "初评结果见附件，请核对。逾期未反馈的，视为无异议。")
    return title, "\n".join(lines)


def _time(one: CorrectionList, on: date) -> str:
    name = "补正" if one.stage == "check" else "反馈"
    if one.due_date is None:
        return f"{name}截止日期另行通知。"
    days = (one.due_date - on).days
    if days < 0:
        return f"{name}期限已于 {one.due_date} 届满。"
    return f"{name}截止 {one.due_date}，还有 {days} 天。"
