"""Why a department stands where it stands: its indicators, their faults, its neighbours, its way off the list.

Belongs here: which release answers, and putting its rows together.
Does not belong here: any formula (dbt; the search for the smallest set is `shortfall`), printing (`cli.explain`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ingestion.home import Home
from orchestration.quarter.record import CannotTake, load_quarter
from orchestration.quarter.releases import release_now, release_of, rows_of
from orchestration.quarter.shortfall import (
    Fault,
    ListRule,
    Shortfall,
    group_of,
    scored_indicators,
    shortfall,
)
from orchestration.releases import Release

Rows = Sequence[Mapping[str, Any]]
BY_SCORE = "末位"
CODE_HAS_CHANGED = "程序在此之后更新过，以下按现行程序重算；公布的结果以公布目录为准。"


@dataclass(frozen=True)
class Basis:
    """The release that answers. `said`: in words what it is; `remark`: what else has to be said of it."""

    release: Release
    said: str
    version: int | None = None
    remark: str | None = None


@dataclass(frozen=True)
class Explanation:
    """One department of one quarter.

    `above`, `below`: the neighbours in rank with `distance`, points that lie between. `grounds`: on which it is
    listed. `smallest`: what put it on the list by its score; None where it is not.
    """

    period: str
    basis: Basis
    ranking: Mapping[str, Any]
    indicators: list[dict[str, Any]]
    above: dict[str, Any] | None
    below: dict[str, Any] | None
    grounds: list[str]
    smallest: Shortfall | None
    faults: dict[str, Mapping[str, Any]]

    def named(self, fault: Fault) -> Mapping[str, Any]:
        """The row of a fault of the smallest set."""
        return self.faults[fault.fault_id]


def basis_of(
    home: Home, period: str, position: int | None = None, *, on_line: Callable[[str], None] | None = None
) -> Basis:
    """The release that explains a quarter: at a position if one is asked for, else the version in force, else the
    frozen position, else what the log holds now.
    """
    if position is not None:
        return Basis(release_of(home, position, on_line=on_line), f"日志位置 {position}")
    quarter = load_quarter(home, period)
    step = quarter.in_force or quarter.standing("freeze")
    if step is None or step.pinned_position is None:
        release = release_now(home, on_line=on_line)
        return Basis(release, f"目前的数据（位置 {release.position}，尚未冻结）")
    release = release_of(home, step.pinned_position, on_line=on_line)
    said = f"公布的第 {step.version} 版" if step.version else "冻结的数据"
    basis = Basis(release, f"{said}（位置 {step.pinned_position}）", step.version)
    if step.code_revision not in (None, release.code_revision):
        return replace(basis, remark=CODE_HAS_CHANGED)
    return basis


def explain_department(
    home: Home,
    period: str,
    department: str,
    position: int | None = None,
    *,
    on_line: Callable[[str], None] | None = None,
) -> Explanation:
    """Everything behind one department's score. Raises `CannotTake` for a quarter or department that is not there."""
    basis = basis_of(home, period, position, on_line=on_line)
    release = basis.release
    ranking = rows_of(release, "ranking", period=period)
    if not ranking:
        raise CannotTake(f"{basis.said}没有 {period} 的数据。")
    own = _own(ranking, period, department)
    indicators = [
        row for row in rows_of(release, "indicators", period=period) if row["department_code"] == department
    ]
    faults = rows_of(release, "fault_parts", period=period, department=department)
    listed = [
        row
        for row in rows_of(release, "interview_list", period=period)
        if row["department_code"] == department
    ]
    grounds = [row["ground"] for row in listed]
    return Explanation(
        period=period,
        basis=basis,
        ranking=own,
        indicators=_with_faults(indicators, faults),
        above=neighbour(ranking, own, is_above=True),
        below=neighbour(ranking, own, is_above=False),
        grounds=grounds,
        smallest=_smallest(release, period, department, ranking, indicators, faults)
        if BY_SCORE in grounds
        else None,
        faults={row["fault_id"]: row for row in faults},
    )


def _own(ranking: Rows, period: str, department: str) -> Mapping[str, Any]:
    for row in ranking:
        if row["department_code"] == department:
            return row
    known = "、".join(sorted(row["department_code"] for row in ranking))
    raise CannotTake(f"{period} 没有执法主体 {department}。有：{known}")


def _with_faults(indicators: Rows, faults: Rows) -> list[dict[str, Any]]:
    return [
        {
            **row,
            "missing": [one for one in faults if one["indicator_code"] == row["indicator_code"]],
        }
        for row in indicators
    ]


def neighbour(ranking: Rows, own: Mapping[str, Any], *, is_above: bool) -> dict[str, Any] | None:
    """The next printed score above or below a ranked department's, whose it is, and how far away."""
    if own["rank"] is None:
        return None
    further = [
        row
        for row in ranking
        if row["rank"] is not None
        and (row["score"] > own["score"] if is_above else row["score"] < own["score"])
    ]
    if not further:
        return None
    nearest = (min if is_above else max)(row["score"] for row in further)
    there = [row for row in further if row["score"] == nearest]
    return {
        "rank": there[0]["rank"],
        "score": nearest,
        "distance": abs(nearest - own["score"]),
        "departments": [row["department_name"] for row in there],
    }


def _smallest(
    release: Release, period: str, department: str, ranking: Rows, indicators: Rows, faults: Rows
) -> Shortfall | None:
    (rule,) = rows_of(release, "list_rule", period=period)
    others = group_of(
        ranking,
        department,
        is_peer_group_list=rule["is_peer_group_list"],
        minimum_count=rule["minimum_peer_group_count"],
    )
    if others is None:
        return None
    deductions = {row["indicator_code"] for row in indicators if row["effective_weight"] == Decimal(0)}
    return shortfall(
        scored_indicators(
            indicators,
            deducted=sum(row["part"] for row in faults if row["indicator_code"] in deductions),
            cap=rule["maximum_correction_points"],
        ),
        [Fault(row["indicator_code"], row["fault_id"], row["part"]) for row in faults],
        others,
        ListRule(rule["interview_count"], rule["interview_floor_score"]),
    )
