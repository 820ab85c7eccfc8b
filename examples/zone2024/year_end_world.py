"""The zone at the year's end: what December knew, and everything that was entered after it."""

import datetime as dt
from dataclasses import replace

from examples.zone2024.records import YEAR_END_CUT_OFF, Layer, Record
from examples.zone2024.world import World
from examples.zone2024.year_end_acts import (
    course_records,
    emergency_plans,
    emergency_visits,
    last_week_visits,
)
from examples.zone2024.year_end_benchmarks import benchmarks
from examples.zone2024.year_end_clues import evaluations, labour_clues, other_clues
from examples.zone2024.year_end_declared import DECLARED, declared_records
from examples.zone2024.year_end_disputes import (
    CORRECTIONS,
    litigation_cases,
    reconsideration_cases,
    responding_cases,
    workday_after,
)
from examples.zone2024.year_end_office import (
    activities,
    leniency_lists,
    limits,
    no_occurrences,
    outages,
    reviews,
)
from examples.zone2024.year_end_orders import building_orders, coercive_measures, emergency_orders, permits
from examples.zone2024.year_end_people import absences, certificate_changes, exams, handovers

# Working days between the decision on a penalty and the withdrawal of its publication: the third is late.
_WITHDRAWN_AFTER = (2, 1, 10, 2)


def year_end_world(world: World, seed: int) -> World:
    """The world with the records of the year's end; those of `world` stay what they are."""
    records = {feed: list(rows) for feed, rows in world.records.items()}
    visits = emergency_visits(world, seed)
    records["inspection_plan"] += emergency_plans(world, visits)
    records["inspection"] += visits + last_week_visits(world, seed)
    for feed, rows in course_records(world, seed).items():
        records[feed] += rows
    disputes = reconsideration_cases(world, seed)
    records["penalty"] = _withdrawn_from_publication(records["penalty"], disputes)
    full = replace(world, records=records)
    everybody = [r for r in records["inspection"] if r.department_code == "JKQ01" and not r.is_withdrawn]
    records |= {
        "corrective_order": building_orders(world, seed) + emergency_orders(world, seed, everybody),
        "coercive_measure": coercive_measures(world, seed),
        "permit": permits(world, seed),
        "reconsideration_case": disputes + responding_cases(world),
        "litigation_case": litigation_cases(world),
        "certificate_change": certificate_changes(world, seed),
        "officer_absence": absences(world),
        "training_exam": exams(world, seed),
        "case_handover": handovers(world, seed),
        "clue": labour_clues(seed) + other_clues(world, seed),
        "inspection_evaluation": evaluations(full, seed),
        "case_review": reviews(world, seed),
        "supervision_activity": activities(),
        "platform_outage": outages(),
        "no_occurrence": no_occurrences(world),
        "leniency_list": leniency_lists(),
        "discretion_benchmark": benchmarks(full),
        "parameter": limits(),
        "declared_figure": declared_records(DECLARED, YEAR_END_CUT_OFF, Layer.YEAR_END),
    }
    return full


def _withdrawn_from_publication(penalties: list[Record], disputes: list[Record]) -> list[Record]:
    """The penalties, those annulled or found unlawful with the day on which they left the public pages."""
    annulled = [r.values for r in disputes if r.values.get("closing_kind") in CORRECTIONS]
    days = dict(
        zip(((r["respondent_code"], r["challenged_act_no"]) for r in annulled), _WITHDRAWN_AFTER, strict=True)
    )
    closed = {(r["respondent_code"], r["challenged_act_no"]): r["closed_date"] for r in annulled}

    def told(record: Record) -> Record:
        act = (record.department_code, record.values["decision_no"])
        if act not in days:
            return record
        day = closed[act]
        assert isinstance(day, dt.date)
        gone = workday_after(day, days[act])
        return replace(record, year_end={**record.year_end, "publication_withdrawn_date": gone})

    return [told(record) for record in penalties]
