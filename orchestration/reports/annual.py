"""The annual report (年度行政执法报告) as a document, filled from a release through a template.

The office may change the template. What it can say (`{{ … }}`, docxtpl):
`f.CODE` a figure with its unit, `n.CODE` the number alone, `base.CODE` its base, `change.CODE` its change against
the year before, `measure_base.domain_CODE`, `measure_base.campaign_CODE` the base of a
measure of all key domains or campaigns;
`year`, `window_from`, `window_to`, `position`, `chain_hash`, `code_revision`;
the lists `contradictions`, `bounds` and `missing()`.
Belongs here: words around figures. Does not belong here: formulas, and choosing the release.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from orchestration.reports import wording
from orchestration.reports.filling import TEMPLATES, TemplateFault, filled

TEMPLATE = TEMPLATES / "annual_report.docx"
UNKNOWN = "无数据"


@dataclass(frozen=True)
class ReportInput:
    """What a report is filled with: figures of the year, declared figures, and where both come from."""

    year: int
    figures: Sequence[Mapping[str, Any]]
    declared: Sequence[Mapping[str, Any]]
    provenance: Mapping[str, Any]


class _Texts(Mapping[str, str]):
    """Texts by figure code; remembers which codes were asked for."""

    def __init__(self, texts: Mapping[str, str], used: dict[str, None]) -> None:
        self._texts, self._used = texts, used

    def __getitem__(self, code: str) -> str:
        if code not in self._texts:
            raise TemplateFault(f"模板用了没有的指标代码“{code}”。全部代码见 zhifa figures --year。")
        self._used[code] = None
        return self._texts[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def annual_report(said: ReportInput, template: Path = TEMPLATE) -> bytes:
    """The filled report as docx bytes; the same input and template give the same bytes. Raises TemplateFault."""
    return filled(template.read_bytes(), template.name, _context(said), dated=date(said.year, 12, 31))


def _context(said: ReportInput) -> dict[str, Any]:
    rows = {row["figure_code"]: row for row in said.figures}
    used: dict[str, None] = {}
    wrong = [row for row in said.declared if row["verdict"] in ("differs", "lower_bound_fails")]
    declared_only = [row for row in said.declared if row["verdict"] in ("not_computed", "lower_bound_holds")]

    def missing() -> list[Mapping[str, Any]]:
        """Figures that the template asked for and nobody knows, in the order of the report."""
        return [row for code, row in rows.items() if code in used and row["printed_value"] == UNKNOWN]

    return {
        "year": said.year,
        "window_from": wording.day(said.provenance["window_from"]),
        "window_to": wording.day(said.provenance["window_to"]),
        "f": _Texts({code: _with_unit(row) for code, row in rows.items()}, used),
        "n": _Texts({code: str(row["printed_value"]) for code, row in rows.items()}, used),
        "base": _Texts({code: str(row["base_zh"]) for code, row in rows.items()}, {}),
        "change": _Texts({code: _change(row) for code, row in rows.items()}, used),
        "measure_base": _Texts(_measure_bases(rows), {}),
        "contradictions": [_declared_line(row) for row in wrong],
        "bounds": [_declared_line(row) for row in declared_only],
        "missing": missing,
        "position": said.provenance["position"],
        "chain_hash": said.provenance["chain_hash"],
        "code_revision": said.provenance["code_revision"],
    }


def _measure_bases(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Base of each measure that all domains, or all campaigns, share, without saying whose records."""
    return {
        f"{row['scope_kind']}_{code.removeprefix(row['scope_code'] + '_')}": str(row["base_zh"]).split(
            "：", 1
        )[-1]
        for code, row in rows.items()
        if row["scope_code"]
    }


def _with_unit(row: Mapping[str, Any]) -> str:
    value, unit = row["printed_value"], row["printed_unit"]
    if value in (UNKNOWN, "—"):
        return str(value)
    return f"{value}{unit}" if unit == "%" else f"{value} {unit}"


def _change(row: Mapping[str, Any]) -> str:
    """上升、下降 in words; nothing where the year before is not known."""
    if row["previous_value"] is None or row["value"] is None:
        return "上年同期无数据"
    change: Decimal = row["change_percent"] if row["change_percent"] is not None else row["change"]
    unit = "%" if row["change_percent"] is not None else "个百分点" if row["unit"] == "%" else row["unit"]
    if not change:
        return "与上年持平"
    number = abs(change).quantize(Decimal("0.01"))
    return f"同比{'上升' if change > 0 else '下降'}{_short(number)}{unit}"


def _short(number: Decimal) -> str:
    """16.60 as 16.6, 12.00 as 12."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _declared_line(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "label": row["label_zh"] or row["figure_code"],
        "period": row["period"],
        "section": row["section"],
        "declared": row["declared_text"],
        "computed": UNKNOWN
        if row["computed_text"] == UNKNOWN
        else f"{row['computed_text']} {row['computed_unit']}",
        "department": row["department_name"] or "",
    }
