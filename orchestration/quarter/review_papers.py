"""A quarter's review draw from its release to the papers: drawn, written down, printed.

Belongs here: the order of these steps; the folder `reviews/<quarter>` of the home, which is replaced whole.
Does not belong here: the draw itself (`review_draw`), the form of the papers (`reports.review_form`).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.record import Acting, CannotTake
from orchestration.quarter.releases import release_now, release_of, rows_of
from orchestration.quarter.review_draw import CaseFile, draw, record_draw, standing_draw
from orchestration.releases import Release


@dataclass(frozen=True)
class ReviewDraw:
    """The draw that holds: what stands on its papers, one row a file, and the folder in which they lie."""

    period: str
    files: list[dict[str, Any]]
    folder: Path


def draw_review(
    home: Home,
    period: str,
    acting: Acting,
    *,
    seed: str,
    each: int,
    is_again: bool = False,
    on_line: Callable[[str], None] | None = None,
) -> ReviewDraw:
    """Draw `each` closed files a department, write the draw down and print its papers.

    With the seed of the draw that holds the same papers are printed again, from the position of that draw.
    Raises `CannotTake` for a quarter without closed files and what `record_draw` refuses.
    """
    if each < 1 or not seed.strip():
        raise CannotTake("请写明种子（--seed），每个单位至少抽取一件（--each）。")
    seed = seed.strip()
    standing = standing_draw(EventLog.open(home), period)
    if standing and standing[0]["seed"] == seed:
        release = release_of(home, standing[0]["pinned_position"], on_line=on_line)
        return _printed(home, period, release, standing)
    release = release_now(home, on_line=on_line)
    found = rows_of(release, "review_candidates", period=period)
    if not found:
        raise CannotTake(f"{period} 没有办结的案卷可供抽取。")
    ranking = rows_of(release, "ranking", period=period)
    drawn = draw(
        [_file(row) for row in found],
        [row["department_code"] for row in ranking if row["status"] == "ranked"],
        seed,
        each,
    )
    rows = record_draw(
        home, period, drawn, acting, seed=seed, pinned_position=release.position, is_again=is_again
    )
    return _printed(home, period, release, rows)


def _file(row: Mapping[str, Any]) -> CaseFile:
    return CaseFile(
        owner=row["credit_department_code"],
        department_code=row["department_code"],
        case_or_decision_no=row["case_or_decision_no"],
        procedure_kind=row["procedure_kind"],
    )


def _printed(home: Home, period: str, release: Release, drawn: list[dict[str, Any]]) -> ReviewDraw:
    """Write the papers of a draw beside the old ones and put them in their place."""
    from orchestration.reports.review_form import (
        RESULTS_NAME,
        TEMPLATE,
        TEMPLATE_NAME,
        form_name,
        results_table,
        review_form,
        review_rows,
    )

    candidates = rows_of(release, "review_candidates", period=period)
    named = [*rows_of(release, "ranking", period=period), *candidates]
    names: dict[str, str] = {row["department_code"]: row["department_name"] for row in named}
    closed: dict[tuple[str, str], date] = {
        (row["department_code"], row["case_or_decision_no"]): row["closed_date"] for row in candidates
    }
    rows = review_rows(drawn, names, closed)
    own = home.templates / TEMPLATE_NAME
    template = (own if own.is_file() else TEMPLATE).read_bytes()
    drawn_on = drawn[0]["drawn_on"]
    home.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.work) as work:
        fresh = Path(work) / "fresh"
        fresh.mkdir()
        for row in rows:
            (fresh / form_name(row)).write_bytes(review_form(row, template, dated=drawn_on))
        (fresh / RESULTS_NAME).write_bytes(results_table(rows, dated=drawn_on))
        folder = home.reviews / period
        folder.parent.mkdir(exist_ok=True)
        if folder.exists():
            os.replace(folder, Path(work) / "former")
        os.replace(fresh, folder)
    return ReviewDraw(period, rows, folder)
