"""The true history of the sample district in 2024 and 2025: puts the parts together, decides nothing itself."""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from examples.district2025 import (
    amounts,
    breaches,
    cases,
    certificates,
    disputes,
    items,
    matters,
    oddities,
    office,
    orders,
    papers,
    plans,
    sequels,
    totals,
    visits,
)  # fmt: skip
from examples.district2025.frames import table, visit_frame
from examples.district2025.parties import Pool, build_parties
from examples.district2025.people import Corps, build_officers
from examples.district2025.visits import Visits

CUT_OFFS = {2024: dt.date(2024, 12, 31), 2025: dt.date(2025, 12, 31)}
_PARTIES = 24_000


@dataclass(frozen=True)
class World:
    """Everything that the two sets show, by year and feed."""

    feeds: dict[int, dict[str, pl.DataFrame]]


def _lists(seed: int, year: int, corps: Corps) -> dict[str, pl.DataFrame]:
    cut_off = CUT_OFFS[year]
    rows = {
        "department": office.department_rows(seed, cut_off),
        "officer_certificate": certificates.certificate_rows(corps.officers, cut_off),
        "certificate_change": certificates.change_rows(corps.officers, year),
        "power_item": items.item_rows(cut_off),
        "declared_figure": office.declared_rows(year, cut_off),
    }
    if year == totals.YEAR.year:
        rows |= {
            "officer_absence": certificates.absence_rows(corps.officers, seed),
            "training_exam": certificates.exam_rows(corps.officers, seed),
            "no_occurrence": items.no_occurrence_rows(),
            "discretion_benchmark": items.benchmark_rows(),
            "leniency_list": items.leniency_rows(),
            "supervision_activity": office.activity_rows(),
            "parameter": office.parameter_rows(),
            "platform_outage": office.outage_rows(),
        }
    return {feed: table(some) for feed, some in rows.items()}


def _sequels(
    seed: int, made: dict[str, Visits], cases_: pl.DataFrame, corps: Corps, pool: Pool
) -> dict[str, pl.DataFrame]:
    rows = {
        "corrective_order": orders.order_rows(seed, made, corps, pool),
        "coercive_measure": orders.measure_rows(seed, corps, pool),
        "permit": orders.permit_rows(seed, pool),
        "inspection_evaluation": sequels.evaluation_rows(seed, made),
        "case_review": sequels.review_rows(seed, cases_),
        "clue": sequels.clue_rows(seed, cases_),
        "case_handover": sequels.handover_rows(cases_),
    }
    return {feed: table(some) for feed, some in rows.items()}


def _disputes(seed: int, cases_: pl.DataFrame, pool: Pool, penalty: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Disputes, and the decisions again: those that were corrected are no longer public."""
    reconsidered = disputes.reconsideration_rows(seed, cases_, pool)
    sued = disputes.litigation_rows(seed, cases_, pool)
    withdrawn = disputes.withdrawals(reconsidered + sued)
    day = pl.col("decision_no").replace_strict(withdrawn, default=None, return_dtype=pl.Date)
    return {
        "reconsideration_case": table(reconsidered),
        "litigation_case": table(sued),
        "penalty": penalty.with_columns(publication_withdrawn_date=day),
    }


def _penalties(seed: int, corps: Corps, pool: Pool, holding: dict[str, items.Holding]) -> pl.DataFrame:
    before = matters.build_matters(seed, totals.BEFORE, corps, holding, pool)
    now = matters.build_matters(seed, totals.YEAR, corps, holding, pool)
    amounts.settle_amounts(seed, before + now, pool)
    breaches.plant(now)
    amounts.settle_leniency(seed, now)
    return cases.table_of(before + now, corps, pool, seed)


def build_world(seed: int) -> World:
    """Both years; the same seed gives the same world."""
    corps, holding = Corps(build_officers(seed)), items.holdings()
    pool = build_parties(seed, _PARTIES)
    register = visits.registers(totals.inspections(totals.YEAR))
    penalties = _penalties(seed, corps, pool, holding)
    feeds = {}
    for year in (totals.BEFORE, totals.YEAR):
        made = visits.build_visits(seed, year, corps, holding, register)
        if year is totals.YEAR:
            oddities.plant(made, corps)
        cut_off, first = CUT_OFFS[year.year], dt.date(year.year, 1, 1)
        own = _lists(seed, year.year, corps)
        own["inspection_plan"] = table(plans.fit_plans(made, year.year))
        own["inspection"] = visit_frame(made, corps, pool)
        own["penalty_case"] = cases.case_frame(penalties, cut_off, dt.date(year.year - 1, 9, 1))
        own["penalty"] = cases.penalty_frame(penalties, year.year, cut_off)
        own["case_document"] = papers.document_frame(penalties, first, cut_off)
        own["education_correction"] = table(orders.correction_rows(seed, year, corps, pool, holding))
        if year is totals.YEAR:
            own |= _sequels(seed, made, penalties, corps, pool)
            own |= _disputes(seed, penalties, pool, own["penalty"])
        feeds[year.year] = own
    return World(feeds)
