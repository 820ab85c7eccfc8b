"""From arrays and rows to tables, and from true values to the texts of one file's style.

A table has the platform's English column names; lists are texts joined by 、, days are dates, amounts whole yuan.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from examples.district2025.chance import column, where
from examples.district2025.headers_acts import ACTS
from examples.district2025.headers_lists import LISTS
from examples.district2025.orders import Row
from examples.district2025.parties import Pool
from examples.district2025.people import Corps
from examples.district2025.visits import Visits

AMOUNTS = ("fine_yuan", "confiscation_yuan", "lenient_amount_yuan", "lower_yuan", "upper_yuan")
_IN_WAN = {
    "fine_yuan": "罚款金额（万元）", "confiscation_yuan": "没收金额（万元）", "lenient_amount_yuan": "从宽金额（万元）",
    "lower_yuan": "罚款下限（万元）", "upper_yuan": "罚款上限（万元）",
}  # fmt: skip
_DATES = {
    "iso": "%Y-%m-%d", "cn": "%Y年%-m月%-d日", "dot": "%Y.%-m.%-d", "compact": "%Y%m%d", "slash": "%Y/%-m/%-d",
}  # fmt: skip


@dataclass(frozen=True)
class Style:
    """How one file writes values: `dates` as in the zone's files, amounts in yuan or 万元, the list separator."""

    dates: str = "iso"
    is_in_wan_yuan: bool = False
    separator: str = "、"


def columns_of(feed: str) -> dict[str, tuple[str, ...]]:
    """Column -> spellings of its header, in the order of the file."""
    pairs = (part.split("=") for part in (ACTS | LISTS)[feed].split())
    return {column: tuple(spellings.split("/")) for column, spellings in pairs}


def headers_of(feed: str, frame: pl.DataFrame, spelling: int, style: Style) -> dict[str, str]:
    """Headers of the columns that the table has, in one spelling; spelling counts from 0 and wraps around."""
    result = {}
    for name, options in columns_of(feed).items():
        if name in frame.columns:
            is_amount = style.is_in_wan_yuan and name in AMOUNTS
            result[name] = _IN_WAN[name] if is_amount else options[spelling % len(options)]
    return result


def table(rows: Sequence[Row]) -> pl.DataFrame:
    """Rows as a table; columns that one row leaves out are empty there."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {}
    for name in names:
        values = [row.get(name) for row in rows]
        texts = ["、".join(value) or None if isinstance(value, tuple) else value for value in values]
        columns[name] = pl.Series(name, texts, strict=False)
    return pl.DataFrame(columns)


def _crew(own: Visits, corps: Corps, field: str) -> list[str]:
    named = [getattr(each, field) for each in corps.officers]
    result = []
    for place, crew in enumerate(own.crew.tolist()):
        people = [named[each] for each in (*crew, *own.guests.get(place, ())) if each >= 0]
        if place in own.odd_officer and field == "certificate_no":
            people[-1] = own.odd_officer[place]
        result.append("、".join(people))
    return result


def _item_texts(own: Visits) -> list[str | None]:
    if not own.codes:
        return [None] * len(own)
    result: list[str | None] = [
        own.codes[first] if second < 0 else "、".join(sorted((own.codes[first], own.codes[second])))
        for first, second in own.items.tolist()
    ]
    for place, code in own.odd_item.items():
        result[place] = code
    return result


def visit_frame(visits: dict[str, Visits], corps: Corps, pool: Pool) -> pl.DataFrame:
    """All visits of a year as one table. Sub-districts name their people, the others write certificates."""
    parts = []
    for own in visits.values():
        has_party = own.party >= 0
        place = np.where(has_party, own.party, 0)
        by_name = own.unit.kind == "街镇" and not own.guests
        frame = pl.DataFrame(
            {
                "number": np.arange(1, len(own) + 1),
                "plan_no": column(own.plan_no),
                "item_codes": pl.Series(_item_texts(own), dtype=pl.String),
                "joint_department_codes": column(own.joint),
                "party_name": column(where(has_party, pool.name[place])),
                "party_type": column(where(has_party, pool.kind[place])),
                "party_uscc": column(where(has_party, pool.uscc[place])),
                "inspection_mode": column(own.mode),
                "inspection_date": pl.Series(own.days).cast(pl.Int32).cast(pl.Date),
                "officer_certificate_nos": None
                if by_name
                else pl.Series(_crew(own, corps, "certificate_no")),
                "officer_names": pl.Series(_crew(own, corps, "name")) if by_name else None,
                "inspection_result": column(own.result),
                "hazard_count": own.hazards,
                "has_e_certificate": own.e_certificate,
                "campaign": column(where(own.campaign != "", own.campaign)),
                "uploaded_at": pl.Series(own.uploaded * 1_000_000).cast(pl.Datetime("us")),
            },
            schema_overrides={"officer_certificate_nos": pl.String, "officer_names": pl.String},
        )
        inspection_no = pl.format(
            f"JC{own.unit.tail}-{own.year}-{{}}", pl.col("number").cast(pl.String).str.zfill(5)
        )
        parts.append(
            frame.select(
                pl.lit(own.unit.code).alias("department_code"),
                inspection_no.alias("inspection_no"),
                pl.exclude("number"),
            )
        )
    return pl.concat(parts)


def in_wan_yuan(yuan: pl.Expr) -> pl.Expr:
    """Whole yuan as an exact text in 万元."""
    digits = pl.format("{}.{}", yuan // 10_000, (yuan % 10_000).cast(pl.String).str.zfill(4))
    return digits.str.strip_chars_end("0").str.strip_chars_end(".")


def spelled(frame: pl.DataFrame, style: Style) -> pl.DataFrame:
    """Every value as the text that the file shows; with the style `cell` days stay days for a workbook."""
    expressions = []
    for name, kind in frame.schema.items():
        column = pl.col(name)
        if kind == pl.Boolean:
            expressions.append(
                pl.when(column).then(pl.lit("是")).when(~column).then(pl.lit("否")).alias(name)
            )
        elif kind == pl.Date:
            if style.dates != "cell":
                expressions.append(column.dt.to_string(_DATES[style.dates]))
        elif isinstance(kind, pl.Datetime):
            expressions.append(column.dt.to_string("%Y-%m-%d %H:%M:%S"))
        elif name in AMOUNTS and style.is_in_wan_yuan:
            expressions.append(in_wan_yuan(column).alias(name))
        elif style.separator != "、" and name in ("item_codes", "officer_certificate_nos", "document_kinds"):
            expressions.append(column.cast(pl.String).str.replace_all("、", style.separator))
        else:
            expressions.append(column.cast(pl.String))
    return frame.with_columns(expressions)
