"""Rows of penalty cases and decisions: what the platform shows of each matter at a cut-off.

Matters become one table with their numbers here; a day after the cut-off is empty, and so is what follows from it.
"""

import datetime as dt

import numpy as np
import polars as pl

from examples.district2025.chance import Days, column, stream
from examples.district2025.departments import DISTRICT
from examples.district2025.matters import Matters
from examples.district2025.parties import Pool
from examples.district2025.people import Corps
from examples.district2025.planted import QUALITY

_DAYS = [
    "act_ended",
    "discovered",
    "filed",
    "noticed",
    "decided",
    "served",
    "paid",
    "closed",
    "published",
    "reminder",
    "court",
    "heard",
]
_AMOUNTS = ("fine", "confiscation", "lenient_amount")
_GROUND = "首次违法且危害后果轻微并及时改正"


def _shape(each: Matters) -> dict[str, object]:
    quality = QUALITY[each.unit.grade]
    same = {
        "department_code": each.unit.code, "short": each.unit.short, "procedure": each.procedure,
        "outcome": each.outcome, "late_share": quality.late_uploads, "missing_share": quality.missing_papers,
    }  # fmt: skip
    own = {
        name: pl.Series(getattr(each, name)) for name in (*_DAYS, *_AMOUNTS, "hearing", "review", "corrected")
    }
    texts = ("item", "grade", "source", "campaign", "lenient_kind", "excluded", "top_ground")
    own |= {name: column(getattr(each, name)) for name in texts}
    return {**same, **own}


def _named(corps: Corps, crew: Days, field: str) -> pl.Series:
    values = pl.Series([getattr(each, field) for each in corps.officers])
    parts = [values.gather(pl.Series(np.where(crew[:, n] < 0, 0, crew[:, n]))) for n in (0, 1)]
    frame = pl.DataFrame({"a": parts[0], "b": parts[1], "one": crew[:, 1] < 0})
    return frame.select(
        pl.when("one").then(pl.col("a")).otherwise(pl.concat_str("a", "b", separator="、"))
    ).to_series()


def table_of(matters: list[Matters], corps: Corps, pool: Pool, seed: int) -> pl.DataFrame:
    """One row a matter with days as dates, amounts in yuan, parties, officers, numbers and chance of its own."""
    shapes = [pl.DataFrame(_shape(each)) for each in matters]
    crew = np.vstack([each.crew for each in matters])
    party = np.concatenate([each.party for each in matters])
    count = len(party)
    draw = stream(seed, "case table")
    frame = pl.concat(shapes).with_columns(
        *[
            pl.when(pl.col(name) >= 0).then(pl.col(name).cast(pl.Int32).cast(pl.Date)).alias(name)
            for name in _DAYS
        ],
        *[pl.when(pl.col(name) >= 0).then(pl.col(name)).alias(name) for name in _AMOUNTS],
        party_name=column(pool.name[party]),
        party_type=column(pool.kind[party]),
        party_uscc=column(pool.uscc[party]),
        officer_certificate_nos=_named(corps, crew, "certificate_no"),
        officer_names=_named(corps, crew, "name"),
        luck=pl.Series(draw.random(count)),
        fortune=pl.Series(draw.random(count)),
        second=pl.Series(draw.integers(9 * 3600, 18 * 3600, count)),
    )
    return _numbered(frame)


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """Case numbers by year of filing, decision numbers by year of decision and procedure, in order of days.

    Decisions of one department, year and procedure stand in that order already, which `planted` counts on.
    """
    serial = pl.int_range(1, pl.len() + 1)
    is_case = pl.col("procedure") != "简易"
    filed, decided = pl.col("filed").dt.year(), pl.col("decided").dt.year()
    decision = pl.format(
        "滨城{}{}〔{}〕{}号",
        "short",
        pl.when(is_case).then(pl.lit("罚决")).otherwise(pl.lit("当罚")),
        decided,
        serial.over("department_code", decided, "procedure"),
    )
    case = pl.format("滨城{}罚案〔{}〕{}号", "short", filed, serial.over("department_code", filed, is_case))
    return (
        frame.with_row_index("place")
        .with_columns(decision_no=pl.when(pl.col("decided").is_not_null()).then(decision))
        .sort("filed", "place")
        .with_columns(case_no=pl.when(is_case).then(case))
        .sort("place")
        .drop("place")
    )


def _moment(day: pl.Expr, cut_off: dt.date) -> pl.Expr:
    """A moment of office hours on that day, none after the cut-off."""
    return pl.min_horizontal(day, pl.lit(cut_off)).cast(pl.Datetime("us")) + pl.duration(seconds="second")


def _by(name: str, cut_off: dt.date) -> pl.Expr:
    return pl.when(pl.col(name) <= cut_off).then(pl.col(name))


def case_frame(table: pl.DataFrame, cut_off: dt.date, first: dt.date) -> pl.DataFrame:
    """Cases filed since `first`, as known at the cut-off; on-the-spot matters have none."""
    ended = pl.coalesce("decided", "closed")
    is_known = (ended <= cut_off).fill_null(False)
    lists_in_force = pl.col("lenient_kind").is_not_null() & is_known
    reviewed = pl.col("review") & is_known & pl.col("decided").is_not_null()
    asked = pl.col("heard").is_not_null() & is_known
    frame = table.filter(pl.col("case_no").is_not_null(), pl.col("filed").is_between(first, cut_off))
    return frame.select(
        "department_code", "case_no", pl.col("source").alias("case_source"), pl.col("item").alias("item_codes"),
        "party_name", "party_type", "party_uscc", pl.col("act_ended").alias("act_ended_date"),
        pl.col("discovered").alias("discovered_date"), pl.col("filed").alias("filed_date"),
        pl.when(is_known).then("excluded").alias("excluded_periods"),
        pl.when(is_known & (pl.col("outcome") != "")).then("outcome").alias("outcome"),
        pl.when(lists_in_force).then(pl.lit(_GROUND)).alias("lenient_ground"),
        pl.when(is_known).then("lenient_kind").alias("lenient_kind"),
        pl.when(lists_in_force).then(pl.format(f"{DISTRICT}{{}}清单2025版", "lenient_kind")).alias("leniency_list"),
        pl.when(is_known).then("lenient_amount").alias("lenient_amount_yuan"),
        pl.when(is_known).then("grade").alias("discretion_grade"),
        pl.col("corrected").alias("is_correction_ordered"),
        (pl.col("review") & is_known).alias("is_legal_review_required"),
        pl.when(reviewed).then(pl.when(asked).then(pl.lit("重大权益且经听证")).otherwise(pl.lit("法律法规规定"))).alias("legal_review_grounds"),
        pl.when(reviewed).then(pl.col("decided") - pl.duration(days=3)).alias("legal_review_date"),
        pl.when(reviewed).then(pl.lit("通过")).alias("legal_review_result"),
        (pl.col("review") & is_known).alias("is_collective_discussion_required"),
        pl.when(reviewed).then(pl.col("decided") - pl.duration(days=1)).alias("collective_discussion_date"),
        pl.when(asked).then(pl.col("noticed") + pl.duration(days=2)).alias("hearing_requested_date"),
        pl.when(asked).then(pl.col("noticed") + pl.duration(days=5)).alias("hearing_notice_date"),
        pl.when(asked).then("heard").alias("hearing_held_date"),
        _by("closed", cut_off).alias("closed_date"),
        "officer_certificate_nos", "officer_names", "campaign",
        _moment(pl.col("filed") + pl.duration(days=1), cut_off).alias("uploaded_at"),
    )  # fmt: skip


def penalty_frame(table: pl.DataFrame, year: int, cut_off: dt.date) -> pl.DataFrame:
    """Decisions of that year as known at the cut-off."""
    is_spot = pl.col("procedure") == "简易"
    kinds = (
        pl.when(pl.col("confiscation").is_not_null()).then(pl.lit("罚款、没收违法所得"))
        .when(pl.col("fine").is_null()).then(pl.lit("警告"))
        .when(pl.col("luck") < 0.15).then(pl.lit("警告、罚款"))
        .otherwise(pl.lit("罚款"))
    )  # fmt: skip
    # Slow departments bring a decision in weeks late.
    lag = (
        pl.when(pl.col("fortune") < pl.col("late_share"))
        .then(18 + (pl.col("luck") * 20))
        .otherwise(pl.col("luck") * 3)
    )
    is_collected = is_spot & (pl.col("fine") <= 100).fill_null(False)
    frame = table.filter(pl.col("decided").dt.year() == year, pl.col("decided") <= cut_off)
    return frame.select(
        "department_code", "decision_no", "case_no", pl.col("procedure").alias("procedure_kind"),
        pl.format("违反{}项规定", "item").alias("cause"), pl.col("item").alias("item_codes"), "party_name",
        "party_type", "party_uscc", pl.lit("《中华人民共和国行政处罚法》第二十八条").alias("legal_basis"),
        kinds.alias("penalty_kinds"), pl.col("fine").alias("fine_yuan"),
        pl.col("confiscation").alias("confiscation_yuan"), pl.col("top_ground").alias("top_of_range_ground"),
        _by("noticed", cut_off).alias("notice_date"), pl.lit(False).alias("is_notice_waived"),
        pl.col("hearing").alias("is_hearing_notified"), pl.lit(False).alias("is_hearing_waived"),
        pl.col("decided").alias("decision_date"),
        pl.when(is_spot).then(pl.lit("当场")).otherwise(pl.lit("直接")).alias("service_kind"),
        pl.when(~is_spot).then(_by("served", cut_off)).alias("service_started_date"),
        _by("served", cut_off).alias("served_date"), _by("paid", cut_off).alias("paid_date"),
        _by("reminder", cut_off).alias("reminder_date"), _by("court", cut_off).alias("court_application_date"),
        is_collected.alias("is_collected_on_spot"), _by("published", cut_off).alias("published_date"),
        "officer_certificate_nos", "officer_names", "campaign",
        _moment(pl.col("decided") + pl.duration(days=lag.cast(pl.Int64)), cut_off).alias("uploaded_at"),
    )  # fmt: skip
