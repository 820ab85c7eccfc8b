"""What waits for the leadership: interviews of earlier quarters, departments listed again, what is to be decided.

Belongs here: sentences that the analysis and the one page share, each with the fact that calls for it.
Does not belong here: when an interview is overdue (dbt's supervision.interview).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orchestration.reports import wording
from orchestration.reports.published import Material

_NAMED = 5
# From so many listings in a row on, the interview alone has not helped and the leadership has to decide.
_REPEATED = 2


def overdue(material: Material) -> list[Mapping[str, Any]]:
    """Interviews of earlier quarters that wait for something past its day."""
    return [row for row in material.earlier_interviews if row["is_overdue"]]


def repeated(material: Material) -> list[tuple[str, int, int]]:
    """Departments listed now that were listed before: code, how often in all, how often in a row."""
    again = [(code, *material.appearances(code)) for code in material.grounds]
    return sorted((one for one in again if one[1] > 1), key=lambda one: (-one[2], -one[1], one[0]))


def interview_words(material: Material, *, most: int | None = None) -> list[str]:
    """How earlier interviews stand, and who is listed again; at most `most` of the overdue ones singly."""
    said = []
    earlier, late = material.earlier_interviews, overdue(material)
    shown = late if most is None else late[:most]
    if earlier:
        closed = sum(row["closed_on"] is not None for row in earlier)
        said.append(f"以前各季度列入约谈{len(earlier)}件，已办结{closed}件，逾期{len(late)}件。")
    said += [
        f"{wording.quarter(row['period'])}{material.short(row['department_code'])}：{row['overdue_reason']}。"
        for row in shown
    ]
    if len(late) > len(shown):
        said.append(f"另有{len(late) - len(shown)}件逾期，见分析报告。")
    if again := repeated(material):
        names = (f"{material.short(code)}（共{count}次{_in_a_row(streak)}）" for code, count, streak in again)
        said.append(f"本季度再次列入的主体：{wording.named(names, most=most)}。")
    return said or ["以前没有列入约谈的主体，本季度也没有再次列入的主体。"]


def _in_a_row(streak: int) -> str:
    return f"，连续{streak}个季度" if streak > 1 else ""


def decisions(material: Material, *, most: int = _NAMED) -> list[str]:
    """What the leadership has to decide, numbered, each with the fact that calls for it and `most` names."""
    questions = (
        (
            "约谈办理逾期的{}件如何督办",
            [
                f"{material.short(row['department_code'])}（{wording.quarter_short(row['period'])}）"
                for row in overdue(material)
            ],
        ),
        (
            "连续列入约谈的{}个主体是否采取约谈以外的措施",
            [
                f"{material.short(code)}（连续{streak}个季度）"
                for code, _, streak in repeated(material)
                if streak >= _REPEATED
            ],
        ),
        (
            "数据未达标的{}个主体是否限期补正、派员督导",
            [material.short(row["department_code"]) for row in material.deducted],
        ),
        (
            "未使用的{}项豁免是否撤销",
            [
                f"{material.short(row['department_code'])}（{row['rule_name_zh']}）"
                for row in material.waivers
                if not row["is_used"] and row["is_in_force"]
            ],
        ),
    )
    said = [
        f"{question.format(len(names))}：{wording.named(names, most=most)}。"
        for question, names in questions
        if names
    ]
    return [f"{number}. {text}" for number, text in enumerate(said, start=1)] or [
        "本季度没有需要决定的事项。"
    ]
