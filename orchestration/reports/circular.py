"""The circular (通报) of a published quarter: what was scored, the ranking, the list, waivers and objections.

What a template can say: `letterhead.…`, `document_no`, `signatory`, `signed_on`, `period`, `version`, the texts and
counts of `_context` below, and its lists (`listed`, `ranking`, `waivers`, `objections`, `moved`, `restated`).
Belongs here: words around rows. Does not belong here: formulas, and the form of the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orchestration.reports import wording
from orchestration.reports.filling import filled
from orchestration.reports.office_templates import CIRCULAR, Letterhead, Templates
from orchestration.reports.published import Material, Rows, Signing

UNMET = "数据未达标"
_TOP = 3
# The appendix has all of them.
_MOST_RESTATED = 30


def circular(material: Material, signing: Signing, templates: Templates) -> bytes:
    """The filled circular as docx bytes. Raises TemplateFault."""
    context = _context(material, signing, templates.letterhead)
    return filled(templates.files[CIRCULAR], CIRCULAR, context, dated=signing.signed_on)


def _context(material: Material, signing: Signing, letterhead: Letterhead) -> dict[str, Any]:
    ranked = material.of_status("ranked")
    scores = [row["score"] for row in ranked if row["score"] is not None]
    return {
        "letterhead": letterhead,
        "document_no": signing.document_no,
        "signatory": signing.signatory,
        "signed_on": wording.day(signing.signed_on),
        "period": wording.quarter(material.period),
        "version": signing.version,
        "window": window(material),
        "data_as_of": wording.day(material.data_as_of),
        "position": material.position,
        "chain_hash": material.chain_hash,
        "department_count": len(material.ranking),
        **{f"{status}_count": len(material.of_status(status)) for status in wording.STATUS},
        "scheme": _scheme(material),
        "mean_score": wording.points(wording.mean(scores)),
        "best_score": wording.points(max(scores, default=None)),
        "worst_score": wording.points(min(scores, default=None)),
        "top": _top(material, ranked),
        "listed_apart": _with_reasons(material, "listed_apart"),
        "not_ranked": _with_reasons(material, "not_ranked"),
        "not_assessed": wording.named(
            material.short(r["department_code"]) for r in material.of_status("not_assessed")
        ),
        "deducted": wording.named(material.short(row["department_code"]) for row in material.deducted),
        "deducted_count": len(material.deducted),
        "listed": _listed(material),
        "listed_count": len(material.grounds),
        "hold_workdays": material.limit("interview_within_workdays") or "　　",
        "plan_workdays": material.limit("plan_within_workdays") or "　　",
        "ranking": _ranking(material),
        **_waivers(material),
        **_objections(material),
        **_restatement(material, signing),
    }


def window(material: Material) -> str:
    """The days that were scored, as the scheme has them."""
    year, end = material.period[:4], wording.quarter_ends(material.period)
    first_month = 1 if material.limit("scoring_window") != "quarter" else end.month - 2
    return f"{year}年{first_month}月1日至{end.month}月{end.day}日"


def _scheme(material: Material) -> str:
    weighed = [row for row in material.scored_indicators if row["weight"]]
    texts = [f"{row['indicator_name_zh']}{row['weight']}分" for row in weighed]
    deducting = [row["indicator_name_zh"] for row in material.scored_indicators if not row["weight"]]
    return "、".join(texts) + (f"，{wording.named(deducting)}为扣分项" if deducting else "")


def _top(material: Material, ranked: Rows) -> str:
    first = [row for row in ranked if row["rank"] is not None and row["rank"] <= _TOP]
    return wording.named(
        f"{material.short(row['department_code'])}（{wording.points(row['score'])}分）" for row in first
    )


def _with_reasons(material: Material, status: str) -> str:
    """Departments of a status by reason: 商务局（在岗持证人员少于5人，单列）."""
    by_reason: dict[str, list[str]] = {}
    for row in material.of_status(status):
        by_reason.setdefault(row["reason"] or "", []).append(material.short(row["department_code"]))
    return "；".join(
        wording.named(names) + (f"（{reason}）" if reason else "") for reason, names in by_reason.items()
    )


def _listed(material: Material) -> list[str]:
    """One sentence for each listed department, the lowest first."""
    said: dict[str, Mapping[str, Any]] = {}
    for row in material.listed:
        said.setdefault(row["department_code"], row)
    unmet = {row["department_code"] for row in material.deducted}
    order = sorted(
        said.values(), key=lambda row: (row["score"] is None, row["score"], row["department_code"])
    )
    return [
        f"{number}. {row['department_name']}：{_standing(row)}；事由为{wording.named(material.grounds[code])}"
        + (f"；失分最多的指标为{row['weakest_indicators']}" if row["weakest_indicators"] else "")
        + (f"；{UNMET}" if code in unmet else "")
        + "。"
        for number, row in enumerate(order, start=1)
        for code in (row["department_code"],)
    ]


def _standing(row: Mapping[str, Any]) -> str:
    if row["rank"] is None:
        return f"得分{wording.points(row['score'])}，未参加排名" if row["score"] is not None else "未参加排名"
    return f"得分{wording.points(row['score'])}，第{row['rank']}名"


def _ranking(material: Material) -> list[dict[str, Any]]:
    """The whole table: every department, why it is not ranked, what else is to be said of it."""
    unmet = {row["department_code"] for row in material.deducted}
    lines = []
    for row in material.ranking:
        code = row["department_code"]
        remarks = [row["reason"]] if row["reason"] else []
        remarks += [UNMET] if code in unmet else []
        remarks += ["列入约谈"] if code in material.grounds else []
        lines.append(
            {
                "rank": row["rank"] or wording.NOTHING,
                "name": row["department_name"],
                "score": wording.points(row["score"]),
                "status": wording.STATUS[row["status"]],
                "remarks": "；".join(remarks),
            }
        )
    return lines


def _waivers(material: Material) -> dict[str, Any]:
    unused = [row for row in material.waivers if not row["is_used"]]
    return {
        "waivers": [waiver_line(material, row) for row in material.waivers],
        "waiver_count": len(material.waivers),
        "waiver_department_count": len({row["department_code"] for row in material.waivers}),
        "waiver_unused_count": len(unused),
    }


def waiver_line(material: Material, row: Mapping[str, Any]) -> dict[str, Any]:
    """A waiver as annexes print it."""
    standing = f"已用{row['used_count']}次" if row["is_used"] else "未使用"
    return {
        "department": material.short(row["department_code"]),
        "rule": row["rule_name_zh"],
        "record": row["record_no"] or "本季度全部",
        "reason": row["reason"],
        "granted": f"{row['granted_by']}，{row['document_no']}" if row["document_no"] else row["granted_by"],
        "granted_on": row["granted_on"],
        "valid_until": row["valid_until"],
        "use": standing if row["is_in_force"] else "已撤销或过期",
    }


def _objections(material: Material) -> dict[str, Any]:
    objected = [row for row in material.objections if row["answer"] == "异议"]
    names = {row["indicator_code"]: row["indicator_name_zh"] for row in material.indicators}
    return {
        "objections": [
            {
                "department": material.short(row["department_code"]),
                "subject": names.get(row["subject"], row["subject"] or wording.NOTHING),
                "statement": row["statement"] or "",
                "decision": row["decision"] or "未处理",
                "reason": row["decision_reason"] or "",
            }
            for row in objected
        ],
        "confirmed_count": sum(row["answer"] == "确认" for row in material.objections),
        "objection_count": len(objected),
        "upheld_count": sum(row["decision"] == "采纳" for row in objected),
        "refused_count": sum(row["decision"] == "不采纳" for row in objected),
    }


def _restatement(material: Material, signing: Signing) -> dict[str, Any]:
    """What a new version says of the one that it replaces; empty for the first."""
    before = {row["department_code"]: row for row in material.replaced_ranking}
    was_listed = {row["department_code"] for row in material.replaced_listed}
    now = {row["department_code"]: row for row in material.ranking}
    moved = []
    for code in dict.fromkeys((*now, *before)):
        old, new = before.get(code), now.get(code)
        was, becomes = _as_published(old, code in was_listed), _as_published(new, code in material.grounds)
        if before and was != becomes:
            named = new or old
            moved.append(
                {"name": named["department_name"] if named else code, "was": was, "becomes": becomes}
            )
    return {
        "moved": moved,
        "restated": [_restated_line(material, row) for row in material.restated[:_MOST_RESTATED]],
        "restated_count": len(material.restated),
        "replaced_document_no": signing.replaces or "",
        "restatement_reason": (signing.reason or "").rstrip("。"),
    }


def _restated_line(material: Material, row: Mapping[str, Any]) -> dict[str, Any]:
    """A record that counts otherwise than it did, and what told of it when."""
    return {
        "department": material.short(row["department_code"]),
        "indicator": row["indicator_name_zh"],
        "record": wording.bare_number(row["record"]),
        "was": row["was"],
        "becomes": row["becomes"],
        "told": "，".join(str(said) for said in (row["event_zh"], row["reported_on"]) if said)
        or wording.NOTHING,
    }


def _as_published(row: Mapping[str, Any] | None, is_listed: bool) -> str:
    """第12名，63.87分，列入约谈."""
    if row is None:
        return wording.NOTHING
    place = (
        f"第{row['rank']}名" if row["rank"] is not None else wording.STATUS.get(row["status"], row["status"])
    )
    score = f"，{wording.points(row['score'])}分" if row["score"] is not None else ""
    return place + score + ("，列入约谈" if is_listed else "")
