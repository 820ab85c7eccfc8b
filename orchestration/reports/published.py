"""What the papers of a published quarter are filled with: rows of its release, and the signature.

Belongs here: the rows by name and what several papers ask of them. Pure.
Does not belong here: reading a release (`orchestration.quarter.publication`), laying out (one module a paper).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from orchestration.reports import wording

Rows = Sequence[Mapping[str, Any]]

# Name of the material → the named query that tells it; each takes the period unless it is listed below.
QUERIES = {
    "ranking": "ranking",
    "listed": "interview_list",
    "indicators": "indicators",
    "violations": "violation_counts",
    "documents": "missing_document_counts",
    "waivers": "waivers_used",
    "objections": "objections",
    "gate": "gate",
    "faults": "indicator_faults",
    "scheme": "scheme_values",
    "history": "published_scores",
    "interviews": "interviews",
    "data": "data_as_of",
}
OF_ALL_PERIODS = frozenset({"history", "interviews", "data"})
TREND_QUARTERS = 4


@dataclass(frozen=True)
class Signing:
    """What the signature adds: number, signatory and day of the circular, and the version that it makes.

    `reason` is why an earlier version is replaced, `replaces` the number of its circular; None for the first.
    """

    period: str
    version: int
    document_no: str
    signatory: str
    signed_on: date
    reason: str | None = None
    replaces: str | None = None


@dataclass(frozen=True)
class Material:
    """Everything that the papers say, as rows of named queries on one release."""

    period: str
    position: int
    chain_hash: str
    code_revision: str
    ranking: Rows
    listed: Rows = ()
    indicators: Rows = ()
    violations: Rows = ()
    documents: Rows = ()
    waivers: Rows = ()
    objections: Rows = ()
    gate: Rows = ()
    faults: Rows = ()
    scheme: Rows = ()
    history: Rows = ()
    interviews: Rows = ()
    data: Rows = ()
    # Only of a version that replaces another: what that one said, and the lines that count otherwise.
    replaced_ranking: Rows = ()
    replaced_listed: Rows = ()
    restated: Rows = ()

    # --- names -------------------------------------------------------------------------------------

    @cached_property
    def full_names(self) -> dict[str, str]:
        return {row["department_code"]: row["department_name"] for row in self.ranking}

    @cached_property
    def short_names(self) -> dict[str, str]:
        return wording.short_names(self.full_names)

    def short(self, code: str) -> str:
        """A department's name without the place; the code where the ranking does not have it."""
        return self.short_names.get(code, code)

    # --- this quarter --------------------------------------------------------------------------------

    def of_status(self, status: str) -> list[Mapping[str, Any]]:
        """Rows of the ranking of one status, in the ranking's order."""
        return [row for row in self.ranking if row["status"] == status]

    @property
    def deducted(self) -> list[Mapping[str, Any]]:
        """Departments whose data did not reach the gate's bounds: scored as it stands, 数据未达标."""
        return [row for row in self.ranking if row["gate_status"] == "deduct"]

    @cached_property
    def grounds(self) -> dict[str, list[str]]:
        """Why each listed department is on the list, the bottom first."""
        found: dict[str, list[str]] = {}
        bottom_first = sorted(
            self.listed, key=lambda row: (row["ground"] != "末位", row["place_from_bottom"] or 0)
        )
        for row in bottom_first:
            grounds = found.setdefault(row["department_code"], [])
            if row["ground"] not in grounds:
                grounds.append(row["ground"])
        return found

    @property
    def scored_indicators(self) -> list[Mapping[str, Any]]:
        """One row for each scored indicator, in the scheme's order, with its weight."""
        seen: dict[str, Mapping[str, Any]] = {}
        for row in self.indicators:
            if row["is_scored"]:
                seen.setdefault(row["indicator_code"], row)
        return list(seen.values())

    def indicators_of(self, code: str) -> list[Mapping[str, Any]]:
        return [row for row in self.indicators if row["department_code"] == code]

    def limit(self, parameter: str) -> str | None:
        """A value of the scheme, None where it says nothing."""
        return next((row["value"] for row in self.scheme if row["parameter"] == parameter), None)

    @property
    def data_as_of(self) -> date | None:
        return self.data[0]["data_as_of"] if self.data else None

    # --- the quarters before -------------------------------------------------------------------------

    @cached_property
    def newest(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        """What was last published, by period and department."""
        return {(row["period"], row["department_code"]): row for row in self.history}

    def trend(self, code: str) -> list[dict[str, Any]]:
        """Rank and score of the last four quarters, this one last; None where a quarter was not published."""
        own = next((row for row in self.ranking if row["department_code"] == code), None)
        grounds = "|".join(self.grounds.get(code, ())) or None
        found: list[dict[str, Any]] = []
        for back in range(TREND_QUARTERS - 1, 0, -1):
            period = wording.quarter_before(self.period, back)
            row = self.newest.get((period, code))
            found.append({"period": period, **_said(row, row["grounds"] if row else None)})
        return [*found, {"period": self.period, **_said(own, grounds)}]

    @property
    def earlier_interviews(self) -> list[Mapping[str, Any]]:
        return [row for row in self.interviews if row["period"] < self.period]

    def appearances(self, code: str) -> tuple[int, int]:
        """How often, and how often in a row, a listed department has now been published as listed."""
        before = [row for row in self.earlier_interviews if row["department_code"] == code]
        last = max(before, key=lambda row: row["period"], default=None)
        if last is None:
            return 1, 1
        in_a_row = last["period"] == wording.quarter_before(self.period)
        return last["appearance_count"] + 1, last["consecutive_count"] + 1 if in_a_row else 1


def _said(row: Mapping[str, Any] | None, grounds: str | None) -> dict[str, Any]:
    if row is None:
        return {"rank": None, "score": None, "status": None, "is_listed": False}
    return {
        "rank": row["rank"],
        "score": row["score"],
        "status": row["status"],
        "is_listed": grounds is not None,
    }


def lost_points(row: Mapping[str, Any]) -> Decimal:
    """Points that an indicator costs a department: its weight less its points, a deduction in full."""
    if not row["is_applicable"] or row["points"] is None:
        return Decimal(0)
    return Decimal(row["effective_weight"] or 0) - Decimal(row["points"])


def weakest(rows: Rows) -> list[Mapping[str, Any]]:
    """Scored indicators of a department that cost points, the dearest first."""
    losing = [row for row in rows if row["is_scored"] and lost_points(row) > 0]
    return sorted(losing, key=lambda row: (-lost_points(row), row["indicator_code"]))
