"""Which export speaks later, and about what: cut-off, departments, window, full or incremental.

Belongs here: reading what an export states of itself, and the question whether a scope covers a record.
Does not belong here: what follows from it for events (`changes`). The data's own first and last day are never
taken for the window: a month in which nothing happened is in scope all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

import polars as pl

from ingestion import values
from ingestion.headers import HeaderMatch
from ingestion.mapping import Mapping, header_key

END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True)
class Scope:
    """What an export speaks about. `departments` None is every department; an open window is None."""

    delivery: Literal["full", "incremental"]
    departments: tuple[str, ...] | None = None
    window_from: date | None = None
    window_to: date | None = None

    def covers(self, department: str, business_date: str) -> pl.Expr:
        """Whether a record's department and business date (named columns) lie in a full export's scope.

        A record without a business date lies in no stated window.
        """
        covered = pl.lit(self.delivery == "full")
        if self.departments is not None:
            covered &= pl.col(department).is_in(list(self.departments))
        if self.window_from is not None:
            covered &= (pl.col(business_date).cast(pl.Date) >= self.window_from).fill_null(False)
        if self.window_to is not None:
            covered &= (pl.col(business_date).cast(pl.Date) <= self.window_to).fill_null(False)
        return covered


@dataclass(frozen=True)
class Stated:
    """What was found of cut-off and scope, and what has to be said about it."""

    as_of: datetime | None
    scope: Scope
    notices: tuple[str, ...] = field(default=())


def _point(text: str, *, end_of_day: bool) -> datetime | None:
    text = re.sub(r"\s+24:00(:00)?$", "", text)
    read = values.timestamp(pl.Series([text]))[0]
    if not isinstance(read, datetime):
        return None
    has_time = ":" in text
    return read if has_time or not end_of_day else datetime.combine(read.date(), END_OF_DAY)


def _said(mapping: Mapping, preamble: str, file_name: str) -> dict[str, str]:
    """Each part from the first statement that gives it."""
    found: dict[str, str] = {}
    for statement in mapping.statements:
        match = re.search(statement.pattern, preamble if statement.within == "preamble" else file_name)
        for part, text in (match.groupdict() if match else {}).items():
            if text:
                found.setdefault(part, text)
    return found


def fill_in_columns(match: HeaderMatch, preamble: str) -> tuple[int, ...]:
    """Columns that the lines above a table name as those to fill in; a header that it does not have is no column."""
    said = _said(match.mapping, preamble, "").get("fill_in", "")
    keys = [header_key(name) for name in re.split(r"[、,，]", said) if name]
    return tuple(index for key in keys for index in match.by_header.get(key, ()))


def read_stated(
    mapping: Mapping, *, preamble: str, file_name: str, newest: datetime | None, as_of: datetime | None
) -> Stated:
    """What an export states. `newest` is the greatest date under the mapping's cut-off column, if it has one;
    `as_of` is what a person said on the command line and wins.
    """
    said = _said(mapping, preamble, file_name)
    notices: list[str] = []
    cut_off = as_of or (_point(said["as_of"], end_of_day=True) if "as_of" in said else None) or newest
    delivery = mapping.delivery if mapping.delivery != "stated" else None
    if delivery is None:
        delivery = "full" if said.get("delivery") == "全量" else "incremental"
        if "delivery" not in said:
            notices.append("未说明导出方式，按增量处理：不会撤回任何记录。")
    if delivery == "incremental":
        return Stated(cut_off, Scope("incremental"), tuple(notices))
    if "departments" not in said and mapping.delivery == "stated":
        notices.append("全量导出未说明导出范围，按增量处理：不会撤回任何记录。")
        return Stated(cut_off, Scope("incremental"), tuple(notices))
    window = [_point(said[part], end_of_day=False) if part in said else None for part in _WINDOW]
    if any(part in said and point is None for part, point in zip(_WINDOW, window, strict=True)):
        notices.append("全量导出的业务日期无法读取，按增量处理：不会撤回任何记录。")
        return Stated(cut_off, Scope("incremental"), tuple(notices))
    window_from, window_to = (point.date() if point else None for point in window)
    scope = Scope("full", _departments(mapping, said.get("departments")), window_from, window_to)
    return Stated(cut_off, scope, tuple(notices))


_WINDOW = ("window_from", "window_to")


def _departments(mapping: Mapping, said: str | None) -> tuple[str, ...] | None:
    if said is None or said in mapping.all_departments:
        return None
    return tuple(sorted(values.code(pl.Series(re.split(r"[、,，]", said))).drop_nulls().to_list()))
