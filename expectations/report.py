"""The gate's front page and its evaluation as JSON.

Belongs here: what a steward reads first, in Chinese.
Does not belong here: HTML helpers (`pages`), Great Expectations' own pages (`engine`).
"""

from __future__ import annotations

import json
from pathlib import Path

from expectations.evaluation import REASON_LABELS, GateEvaluation
from expectations.outcome import LABELS
from expectations.pages import front_page, table
from expectations.suite import load_suites


def write_front_page(folder: Path, evaluation: GateEvaluation) -> None:
    """Write `index.html` and `evaluation.json` into the folder of one evaluation."""
    outcomes = table(
        ("执法主体", "结论", "理由", "补正截止", "应有材料", "缺失材料", "阻断问题", "退回行"),
        (
            (
                o.department_code,
                LABELS[o.status],
                "、".join(REASON_LABELS.get(reason, reason) for reason in o.reasons) or "—",
                o.correction_ends_date,
                o.due_document_count,
                o.missing_document_count,
                o.blocker_count,
                o.rejected_row_count,
            )
            for o in evaluation.departments
        ),
    )
    titles = {suite.name: suite.title for suite in load_suites()}
    checks = table(
        ("范围", "检查项", "结果", "问题行数", "处理办法"),
        (
            (
                titles[c.suite],
                c.title,
                "通过" if c.is_met else "未通过",
                c.found_count,
                "" if c.is_met else c.remedy,
            )
            for c in evaluation.checks
        ),
    )
    basis = table(
        ("评估日", "发布版本位置", "部门数据位置", "证据摘要"),
        (
            (
                evaluation.evaluated_on,
                evaluation.release_position,
                evaluation.data_position,
                evaluation.evidence_digest,
            ),
        ),
    )
    page = front_page(
        title=f"{evaluation.period} 质量闸门",
        verdict=f"整季结论：{LABELS[evaluation.status]}",
        status=evaluation.status,
        sections=(("各执法主体", outcomes), ("检查项", checks), ("依据", basis)),
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "evaluation.json").write_text(
        json.dumps(evaluation.as_dict(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
