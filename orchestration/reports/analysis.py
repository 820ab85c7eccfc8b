"""The analysis for the leadership (分析报告): movement, weak indicators, violations, data quality, what to decide.

What a template can say: `letterhead.…`, `document_no`, `signed_on`, `period`, and the sentences and lists of
`_context`. Every sentence states figures of the release; where there is nothing to say there is no sentence.
Belongs here: words around rows. Does not belong here: formulas of scoring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from expectations.evaluation import REASON_LABELS
from orchestration.reports import wording
from orchestration.reports.circular import window
from orchestration.reports.decisions import decisions, interview_words
from orchestration.reports.filling import filled
from orchestration.reports.office_templates import ANALYSIS, Templates
from orchestration.reports.published import Material, Rows, Signing, lost_points

_MOST_RULES = 8
_NAMED = 5


def analysis(material: Material, signing: Signing, templates: Templates) -> bytes:
    """The filled report as docx bytes. Raises TemplateFault."""
    context = _context(material, signing) | {"letterhead": templates.letterhead}
    return filled(templates.files[ANALYSIS], ANALYSIS, context, dated=signing.signed_on)


def _context(material: Material, signing: Signing) -> dict[str, Any]:
    return {
        "document_no": signing.document_no,
        "signed_on": wording.day(signing.signed_on),
        "period": wording.quarter(material.period),
        "previous": wording.quarter(wording.quarter_before(material.period)),
        "window": window(material),
        "data_as_of": wording.day(material.data_as_of),
        "overall": overall(material),
        "movement": _movement_words(material),
        "moved": [_moved_line(material, row) for row in movement(material)],
        "weak": [_weak_line(material, row) for row in weak_indicators(material)],
        "weak_words": _weak_words(material),
        "rules": _rules(material),
        "rules_words": _rules_words(material),
        "quality": quality(material),
        "interviews": interview_words(material),
        "decisions": decisions(material),
    }


# --- this quarter against the one before ---------------------------------------------------------------


def overall(material: Material) -> str:
    """Who was ranked, and where the scores lie."""
    ranked = material.of_status("ranked")
    scores = [row["score"] for row in ranked if row["score"] is not None]
    if not scores:
        return "本季度没有参加排名的主体。"
    gap = max(scores) - min(scores)
    above = sum(score >= 90 for score in scores)
    below = sum(score < 60 for score in scores)
    return (
        f"参加排名的主体{len(ranked)}个，平均得分{wording.points(wording.mean(scores))}，最高{wording.points(max(scores))}，"
        f"最低{wording.points(min(scores))}，相差{wording.points(gap)}分；90分以上{above}个，60分以下{below}个。"
    )


def movement(material: Material) -> list[dict[str, Any]]:
    """Departments ranked now and published as ranked the quarter before, by change of place, best first."""
    before = wording.quarter_before(material.period)
    rows = []
    for row in material.of_status("ranked"):
        old = material.newest.get((before, row["department_code"]))
        if old is not None and old["rank"] is not None and old["score"] is not None:
            rows.append(
                {
                    "code": row["department_code"],
                    "old_rank": old["rank"],
                    "rank": row["rank"],
                    "places": old["rank"] - row["rank"],
                    "old_score": old["score"],
                    "score": row["score"],
                    "points": row["score"] - old["score"],
                }
            )
    return sorted(rows, key=lambda row: (-row["places"], row["rank"], row["code"]))


def _movement_words(material: Material) -> str:
    before = wording.quarter_before(material.period)
    rows = movement(material)
    if not rows:
        return f"{wording.quarter(before)}没有公布的排名，无从比较。"

    def places(chosen: Rows) -> str:
        return wording.named(
            (f"{material.short(row['code'])}（{abs(row['places'])}位）" for row in chosen), most=_NAMED
        )

    risen = [row for row in rows if row["places"] > 0]
    fallen = [row for row in reversed(rows) if row["places"] < 0]
    score = wording.mean([row["points"] for row in rows])
    assert score is not None
    words = f"与{wording.quarter(before)}相比，可比的{len(rows)}个主体平均得分{_changed(score)}"
    words += f"；名次上升的{len(risen)}个：{places(risen)}" if risen else ""
    words += f"；名次下降的{len(fallen)}个：{places(fallen)}" if fallen else ""
    return words + ("。" if risen or fallen else "，名次均无变化。")


def _changed(points: Decimal) -> str:
    text = wording.points(abs(points))
    return "持平" if text == "0.00" else f"{'上升' if points > 0 else '下降'}{text}分"


def _moved_line(material: Material, row: Mapping[str, Any]) -> dict[str, Any]:
    places = row["places"]
    return {
        "department": material.short(row["code"]),
        "old_rank": row["old_rank"],
        "rank": row["rank"],
        "places": f"↑{places}" if places > 0 else f"↓{-places}" if places < 0 else "—",
        "old_score": wording.points(row["old_score"]),
        "score": wording.points(row["score"]),
        "points": f"{row['points']:+.2f}",
    }


# --- indicators ----------------------------------------------------------------------------------------


def weak_indicators(material: Material) -> list[dict[str, Any]]:
    """Scored indicators over all departments to which they apply, by points lost a department, most first."""
    scored = {row["department_code"] for row in material.ranking if row["score"] is not None}
    found = []
    for head in material.scored_indicators:
        rows = [
            row
            for row in material.indicators
            if row["indicator_code"] == head["indicator_code"]
            and row["is_applicable"]
            and row["department_code"] in scored
        ]
        if not rows:
            continue
        numerator = sum(row["numerator"] for row in rows)
        denominator = sum(row["denominator"] for row in rows)
        lost = wording.mean([lost_points(row) for row in rows])
        assert lost is not None
        found.append(
            {
                "code": head["indicator_code"],
                "name": head["indicator_name_zh"],
                "departments": len(rows),
                "rate": Decimal(100 * numerator) / denominator if denominator else None,
                "lost": lost,
                "lowest": sorted(rows, key=lambda row: (-lost_points(row), row["department_code"]))[:3],
            }
        )
    return sorted(found, key=lambda row: (-row["lost"], row["code"]))


def _weak_line(material: Material, row: Mapping[str, Any]) -> dict[str, Any]:
    lowest = [one for one in row["lowest"] if lost_points(one) > 0]
    return {
        "name": row["name"],
        "departments": row["departments"],
        "rate": f"{_two(row['rate'])}%" if row["rate"] is not None else wording.NOTHING,
        "lost": wording.points(row["lost"]),
        "lowest": wording.named(
            f"{material.short(one['department_code'])}（失{wording.points(lost_points(one))}分）"
            for one in lowest
        )
        or "没有失分的主体",
    }


def _two(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _weak_words(material: Material) -> str:
    weak = [row for row in weak_indicators(material) if row["lost"] > 0]
    if not weak:
        return "各项指标均没有失分。"
    first = weak[0]
    rate = f"，全区{_two(first['rate'])}%" if first["rate"] is not None else ""
    return (
        f"平均失分最多的指标是{first['name']}{rate}，涉及的{first['departments']}个主体平均失"
        f"{wording.points(first['lost'])}分"
        + (f"；其次是{wording.named(row['name'] for row in weak[1:3])}" if len(weak) > 1 else "")
        + "。"
    )


# --- violations and data -------------------------------------------------------------------------------


def _rules(material: Material) -> list[dict[str, Any]]:
    """The rules most broken, blocking ones first, and who broke them most."""
    by_rule: dict[str, list[Mapping[str, Any]]] = {}
    for row in material.violations:
        by_rule.setdefault(row["rule_id"], []).append(row)
    order = {name: number for number, name in enumerate(wording.SEVERITY)}
    lines = []
    for rows in by_rule.values():
        most = sorted(rows, key=lambda row: (-row["violation_count"], row["department_code"]))
        lines.append(
            {
                "order": order.get(rows[0]["severity"], len(order)),
                "rule": rows[0]["rule_name_zh"],
                "severity": wording.SEVERITY.get(rows[0]["severity"], rows[0]["severity"]),
                "count": sum(row["violation_count"] for row in rows),
                "waived": sum(row["waived_count"] for row in rows),
                "departments": wording.named(
                    (f"{material.short(row['department_code'])}（{row['violation_count']}）" for row in most),
                    most=3,
                ),
            }
        )
    return sorted(lines, key=lambda line: (line["order"], -line["count"], line["rule"]))[:_MOST_RULES]


def _rules_words(material: Material) -> str:
    counts = Counter[str]()
    for row in material.violations:
        counts[row["severity"]] += row["violation_count"]
    if not counts:
        return "本季度没有发现违反规则的情况。"
    waived = sum(row["waived_count"] for row in material.violations)
    said = wording.named(
        f"{label}级{counts[code]}个" for code, label in wording.SEVERITY.items() if counts[code]
    )
    return (
        f"本季度发现问题{sum(counts.values())}个，其中{said}"
        + (f"；已豁免{waived}个" if waived else "")
        + "。"
    )


def quality(material: Material) -> list[str]:
    """What the figures rest on: departments below the bounds, documents, rejected rows, waivers."""
    said = []
    if material.deducted:
        codes = {row["department_code"]: row for row in material.gate}
        names = [
            f"{material.short(row['department_code'])}（{_reasons(codes.get(row['department_code']))}）"
            for row in material.deducted
        ]
        said.append(f"补正期满仍未达标、按现状计分的主体{len(names)}个：{wording.named(names)}。")
    missing = sum(row["missing_count"] for row in material.documents)
    late = sum(row["late_count"] for row in material.documents)
    if missing or late:
        said.append(f"本季度应备的案卷材料中缺失{missing}份、迟交{late}份。")
    rejected = {row["department_code"]: row["rejected_row_count"] for row in material.gate}
    if total := sum(rejected.values()):
        names = [material.short(code) for code, count in sorted(rejected.items()) if count]
        said.append(f"退回后仍未改正的数据{total}行，涉及{wording.named(names, most=_NAMED)}。")
    if material.waivers:
        unused = sum(not row["is_used"] for row in material.waivers)
        used = sum(row["used_count"] for row in material.waivers)
        said.append(f"批准豁免{len(material.waivers)}项，实际豁免问题{used}个，未使用{unused}项。")
    return said or ["各主体的数据均达标，没有缺失、迟交、退回和豁免。"]


def _reasons(row: Mapping[str, Any] | None) -> str:
    codes = ((row and (row["evaluated_reasons"] or row["reasons"])) or "").split("|")
    return wording.named(REASON_LABELS.get(code, code) for code in codes if code) or "数据未达标"
