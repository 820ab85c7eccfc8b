"""What an export states of itself, as the platform words it, and whether a record lies in its scope."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl
import pytest

from ingestion.mapping import load_mappings
from ingestion.scope import Scope, Stated, read_stated

PLATFORM = load_mappings()["platform", "inspection"]
NFRA = load_mappings()["nfra", "penalty"]
WHOLE = "数据截止：2024-10-31 导出方式：全量 导出范围：全部执法主体 业务日期：2024-01-01 至 2024-10-31"


def _said(preamble: str = "", file_name: str = "行政检查.xlsx", as_of: datetime | None = None) -> Stated:
    return read_stated(PLATFORM, preamble=preamble, file_name=file_name, newest=None, as_of=as_of)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("数据截止：2024-10-31", datetime(2024, 10, 31, 23, 59, 59)),
        ("数据截止时间: 2024年10月31日", datetime(2024, 10, 31, 23, 59, 59)),
        ("数据截止日期：2024.10.31 18:30", datetime(2024, 10, 31, 18, 30)),
        ("数据截止：2024-10-31 24:00", datetime(2024, 10, 31, 23, 59, 59)),
        ("数据截止：2024-02-30", None),
        ("截止日期见封面", None),
        ("", None),
    ],
)
def test_the_cut_off_is_what_the_line_says_and_never_the_clock(text: str, expected: datetime | None) -> None:
    assert _said(text).as_of == expected


def test_what_a_person_says_wins() -> None:
    assert _said(WHOLE, as_of=datetime(2024, 9, 30)).as_of == datetime(2024, 9, 30)


def test_a_whole_statement_gives_scope_and_window() -> None:
    assert _said(WHOLE).scope == Scope("full", None, date(2024, 1, 1), date(2024, 10, 31))


def test_the_files_name_may_state_it_too() -> None:
    stated = _said(file_name="行政检查_JKQ01、JKQ02_全量_20240101-20241031_截止20241031.xlsx")
    assert stated.as_of == datetime(2024, 10, 31, 23, 59, 59)
    assert stated.scope == Scope("full", ("JKQ01", "JKQ02"), date(2024, 1, 1), date(2024, 10, 31))


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("数据截止：2024-10-31", "未说明导出方式"),
        ("数据截止：2024-10-31 导出方式：全量", "未说明导出范围"),
        (WHOLE.replace("2024-01-01", "2024-02-30"), "业务日期无法读取"),
    ],
)
def test_what_is_not_said_plainly_withdraws_nothing_and_is_told(text: str, notice: str) -> None:
    stated = _said(text)
    assert stated.scope == Scope("incremental")
    assert notice in "".join(stated.notices)


def test_a_source_that_states_nothing_has_the_newest_of_its_own_dates() -> None:
    newest = datetime(2024, 10, 30, 9, 0)
    stated = read_stated(NFRA, preamble="", file_name="x.xlsx", newest=newest, as_of=None)
    assert (stated.as_of, stated.scope) == (newest, Scope("incremental"))


RECORDS = pl.DataFrame(
    {
        "department": ["A", "B", "A", "A"],
        "day": [date(2024, 1, 31), date(2024, 1, 31), date(2024, 2, 1), None],
    }
)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope("incremental"), [False] * 4),
        (Scope("full"), [True] * 4),
        (Scope("full", ("A",)), [True, False, True, True]),
        (Scope("full", None, date(2024, 1, 1), date(2024, 1, 31)), [True, True, False, False]),
        (Scope("full", ("A",), date(2024, 2, 1)), [False, False, True, False]),
    ],
)
def test_a_full_export_covers_its_departments_and_days_and_no_undated_record(
    scope: Scope, expected: list[bool]
) -> None:
    assert RECORDS.with_columns(covered=scope.covers("department", "day"))["covered"].to_list() == expected
