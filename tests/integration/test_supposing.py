"""A draft of the office's parameters read as if it were loaded: its events, and a home that is what it was."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pytest

from ingestion.eventlog import EventLog
from ingestion.faults import FileFault
from ingestion.home import Home
from ingestion.inputs import create_inputs
from ingestion.supposing import supposed_events
from tests.fixtures import exports
from tests.fixtures.exports import Office

LIMIT: exports.Row = {
    "执法主体编码": "JKQ01",
    "参数代码": "INTERVIEW_COUNT",
    "适用领域": "全部",
    "施行日期": "2024-01-01",
    "参数值": "3",
    "依据文号": "津开执监〔2024〕1号",
    "批准单位": "执法监督办公室",
}


def tree(home: Home) -> dict[str, str]:
    """Every file of a home but its scratch space, by digest."""
    return {
        str(path.relative_to(home.root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.root.rglob("*"))
        if path.is_file() and not path.is_relative_to(home.work)
    }


@pytest.fixture
def with_limit(office: Office) -> Office:
    """An office that has set one parameter."""
    office.one(exports.workbook(office.desk / "评估参数.xlsx", [LIMIT]))
    return office


def draft(office: Office, *rows: exports.Row) -> Path:
    return exports.workbook(office.desk / "评估参数草案.xlsx", list(rows), None)


def test_a_draft_is_read_like_an_export_and_nothing_of_the_home_changes(with_limit: Office) -> None:
    home, position = with_limit.home, with_limit.position
    before = tree(home)
    new = {**LIMIT, "参数代码": "WEIGHT_DUTY", "参数值": "30"}
    events = supposed_events(
        home, "parameter", draft(with_limit, {**LIMIT, "参数值": "4"}, new), position=position
    )
    assert tree(home) == before
    told = events.select("position", "event_type", "parameter", "parameter_value").rows()
    assert told == [
        (position + 1, "amended", "INTERVIEW_COUNT", "4"),
        (position + 2, "reported", "WEIGHT_DUTY", "30"),
    ]


def test_what_a_draft_supposes_lies_on_top_of_what_the_log_holds(with_limit: Office) -> None:
    home, position = with_limit.home, with_limit.position
    events = supposed_events(
        home, "parameter", draft(with_limit, {**LIMIT, "参数值": "4"}), position=position
    )
    with duckdb.connect() as connection:
        create_inputs(connection, EventLog.open(home), position, {"parameter": events})
        query = "select parameter_value from log.parameter order by position"
        assert connection.execute(query).fetchall() == [("3",), ("4",)]
        assert connection.execute("select count(*) from log.department").fetchall() == [(2,)]


def test_a_draft_that_says_what_holds_already_supposes_nothing(with_limit: Office) -> None:
    same = draft(with_limit, LIMIT)
    assert supposed_events(with_limit.home, "parameter", same, position=with_limit.position).is_empty()


def test_of_an_earlier_position_the_draft_is_held_against_what_was_known_then(with_limit: Office) -> None:
    # at the position of the registered departments nobody had set it
    events = supposed_events(with_limit.home, "parameter", draft(with_limit, LIMIT), position=2)
    assert events["event_type"].to_list() == ["reported"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**LIMIT, "执法主体编码": "JKQ99"}, "未在执法主体表登记"),
        ({**LIMIT, "依据文号": ""}, "依据文号"),
    ],
)
def test_half_a_scheme_is_none(with_limit: Office, row: exports.Row, said: str) -> None:
    with pytest.raises(FileFault, match=said):
        supposed_events(
            with_limit.home, "parameter", draft(with_limit, LIMIT, row), position=with_limit.position
        )


def test_a_workbook_of_something_else_is_refused(with_limit: Office) -> None:
    other = exports.workbook(with_limit.desk / "检查.xlsx", [exports.INSPECTION])
    with pytest.raises(FileFault):
        supposed_events(with_limit.home, "parameter", other, position=with_limit.position)
