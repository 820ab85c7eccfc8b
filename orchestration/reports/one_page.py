"""One page for leaders (一页报告.html): the ranking, where points are lost, four quarters, what waits for a decision.

What a template can say: the texts, counts and lists of `_context`; charts come as places in millimetres, and the
template draws them as inline SVG. Belongs here: geometry and words. Does not belong here: colours, fonts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from orchestration.reports import wording
from orchestration.reports.analysis import weak_indicators
from orchestration.reports.circular import window
from orchestration.reports.decisions import decisions, interview_words
from orchestration.reports.filling import TemplateFault
from orchestration.reports.office_templates import ONE_PAGE, Templates
from orchestration.reports.published import Material, Signing, lost_points

# What one sheet of A4 holds: of more departments the first and the last are drawn.
MOST_ROWS = 20
_FIRST, _LAST = 7, 12
_BARS_MM, _LEAST_ROW_MM, _MOST_ROW_MM = 112.0, 5.2, 7.0
_BAR_MM = 52.0
_TREND_WIDTH, _TREND_HEIGHT, _LABEL_GAP = 62.0, 46.0, 3.4
_MOST_LINES, _MOST_NAMED = 5, 3


def one_page(material: Material, signing: Signing, templates: Templates) -> bytes:
    """The page as UTF-8; it needs no other file, no host and no script. Raises TemplateFault."""
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, trim_blocks=True)
    try:
        template = environment.from_string(templates.files[ONE_PAGE].decode("utf-8"))
        return template.render(_context(material, signing) | {"letterhead": templates.letterhead}).encode()
    except UnicodeDecodeError as fault:
        raise TemplateFault(f"模板 {ONE_PAGE} 不是 UTF-8 编码。") from fault
    except TemplateError as fault:
        raise TemplateFault(f"模板 {ONE_PAGE} 中有无法填写的内容：{fault.message}") from fault


def _context(material: Material, signing: Signing) -> dict[str, Any]:
    ranked = material.of_status("ranked")
    scores = [row["score"] for row in ranked if row["score"] is not None]
    return {
        "document_no": signing.document_no,
        "signed_on": wording.day(signing.signed_on),
        "period": wording.quarter(material.period),
        "version": signing.version,
        "window": window(material),
        "data_as_of": wording.day(material.data_as_of),
        "position": material.position,
        "chain_hash": material.chain_hash,
        "ranked_count": len(ranked),
        "mean_score": wording.points(wording.mean(scores)),
        "listed_count": len(material.grounds),
        "unmet_count": len(material.deducted),
        "waiver_count": len(material.waivers),
        "objection_count": sum(row["answer"] == "异议" for row in material.objections),
        "apart": _apart(material),
        "heads": [row["indicator_name_zh"] for row in _heat_heads(material)],
        "bar_mm": _BAR_MM,
        **_bars(material),
        "trend": _trend(material),
        "weak": [
            {"name": row["name"], "lost": wording.points(row["lost"])}
            for row in weak_indicators(material)[:3]
        ],
        "interviews": interview_words(material, most=_MOST_NAMED),
        "decisions": decisions(material, most=_MOST_NAMED),
    }


def _apart(material: Material) -> str:
    """Who is not in the chart, by status."""
    return "；".join(
        f"{label}：{wording.named((material.short(row['department_code']) for row in rows), most=6)}"
        for status, label in wording.STATUS.items()
        if status != "ranked" and (rows := material.of_status(status))
    )


# --- ranking bars and heat strip -----------------------------------------------------------------------


def _heat_heads(material: Material) -> list[Mapping[str, Any]]:
    return [row for row in material.scored_indicators if row["weight"]]


def _bars(material: Material) -> dict[str, Any]:
    """Rows of the chart from the top, and how many in the middle are left out."""
    ranked = material.of_status("ranked")
    left_out = 0 if len(ranked) <= MOST_ROWS else len(ranked) - _FIRST - _LAST
    shown = ranked if not left_out else [*ranked[:_FIRST], *ranked[-_LAST:]]
    heads = _heat_heads(material)
    unmet = {row["department_code"] for row in material.deducted}
    count = len(shown) + bool(left_out)
    row_mm = min(_MOST_ROW_MM, max(_LEAST_ROW_MM, _BARS_MM / max(count, 1)))
    rows = []
    for number, row in enumerate(shown):
        code = row["department_code"]
        own = {one["indicator_code"]: one for one in material.indicators_of(code)}
        deducted = next((one for name, one in own.items() if name == "correction"), None)
        rows.append(
            {
                "y": _round((number + (left_out > 0 and number >= _FIRST)) * row_mm),
                "rank": row["rank"],
                "name": material.short(code),
                "score": wording.points(row["score"]),
                "width": _round(_BAR_MM * float(max(Decimal(0), min(Decimal(100), row["score"]))) / 100),
                "is_listed": code in material.grounds,
                "is_unmet": code in unmet,
                "deducted": wording.points(lost_points(deducted))
                if deducted and lost_points(deducted)
                else "",
                "heat": [_heat(own.get(head["indicator_code"])) for head in heads],
            }
        )
    return {
        "bars": rows,
        "row_mm": _round(row_mm),
        "bars_mm": _round(count * row_mm),
        "left_out": left_out,
        "left_out_y": _round(_FIRST * row_mm),
    }


def _heat(row: Mapping[str, Any] | None) -> dict[str, Any]:
    """A cell: how many percent of the attainable points; the darker the more is lost. Blank where it does not apply."""
    if row is None or not row["is_applicable"] or not row["effective_weight"] or row["points"] is None:
        return {"text": "", "lost": 0.0}
    share = Decimal(row["points"]) * 100 / Decimal(row["effective_weight"])
    lost = max(Decimal(0), min(Decimal(1), (100 - share) / 60))
    return {"text": f"{share:.0f}", "lost": _round(float(lost))}


# --- trend ---------------------------------------------------------------------------------------------


def _trend(material: Material) -> dict[str, Any]:
    """Scores of four quarters: a line for each listed department, and the mean of all that were ranked."""
    quarters = [row["period"] for row in material.trend("")]
    lines = [_mean_line(material, quarters)]
    for code in list(material.grounds)[:_MOST_LINES]:
        scores = [row["score"] for row in material.trend(code)]
        lines.append({"name": material.short(code), "scores": scores, "is_mean": False})
    known = [float(score) for line in lines for score in line["scores"] if score is not None]
    low = max(0.0, 10 * (min(known, default=0.0) // 10))
    step = _TREND_WIDTH / (len(quarters) - 1)

    def height(score: Decimal) -> float:
        return _round(_TREND_HEIGHT * (1 - (float(score) - low) / (100 - low)) if low < 100 else 0.0)

    for line in lines:
        line["points"] = [
            {"x": _round(number * step), "y": height(score), "text": wording.points(score)}
            for number, score in enumerate(line["scores"])
            if score is not None
        ]
    drawn = [line for line in lines if line["points"]]
    ends = spread([line["points"][-1]["y"] for line in drawn], _LABEL_GAP, _TREND_HEIGHT)
    return {
        "width": _TREND_WIDTH,
        "height": _TREND_HEIGHT,
        "quarters": [
            {"x": _round(number * step), "text": wording.quarter_mark(period)}
            for number, period in enumerate(quarters)
        ],
        "grid": [{"y": height(Decimal(mark)), "text": mark} for mark in range(int(low), 101, 10)],
        "lines": [
            line | {"label_y": _round(y), "number": n}
            for n, (line, y) in enumerate(zip(drawn, ends, strict=True))
        ],
        "is_more": len(material.grounds) > _MOST_LINES,
    }


def _mean_line(material: Material, quarters: Sequence[str]) -> dict[str, Any]:
    def mean_of(period: str) -> Decimal | None:
        rows = material.of_status("ranked") if period == material.period else list(material.newest.values())
        scores = [
            row["score"]
            for row in rows
            if row["score"] is not None and row["status"] == "ranked" and row.get("period", period) == period
        ]
        return wording.mean(scores)

    return {"name": "排名主体平均", "scores": [mean_of(period) for period in quarters], "is_mean": True}


def spread(places: Sequence[float], gap: float, most: float) -> list[float]:
    """The places moved apart so that no two are closer than `gap`, in their order: down, then up from `most`."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    moved = list(places)
    for before, index in pairwise(order):
        moved[index] = max(moved[index], moved[before] + gap)
    limit = most
    for index in reversed(order):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - gap
    return moved


def _round(number: float) -> float:
    """Hundredths of a millimetre: the same text whatever the last bit of a division."""
    return round(number, 2)
