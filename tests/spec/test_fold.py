"""From events to facts: the fold of every feed, sources that state one number, and the calendar.

Belongs here: what staging and core promise of any feed. Does not belong here: rules and scores.
"""

from __future__ import annotations

from datetime import date, datetime

from tests.spec.log_tables import contract_fields, feeds
from tests.spec.warehouse import CompiledProject, Warehouse

# (stream, event type, does it stand afterwards, upload that the event states)
HISTORY = (
    ("s1", "reported", True, datetime(2024, 1, 9)),
    ("s1", "amended", True, datetime(2024, 1, 5)),
    ("s1", "amended", True, datetime(2024, 1, 20)),
    ("s2", "reported", True, datetime(2024, 1, 9)),
    ("s2", "withdrawn", False, datetime(2024, 1, 9)),
    ("s3", "reported", True, datetime(2024, 1, 9)),
    ("s3", "withdrawn", False, datetime(2024, 1, 9)),
    ("s3", "restored", True, datetime(2024, 1, 20)),
    ("s4", "reported", True, datetime(2024, 1, 9)),
    ("s4", "renormalised", False, datetime(2024, 1, 9)),
    ("s5", "reported", True, datetime(2024, 1, 2)),
    ("s5", "renormalised", True, datetime(2024, 1, 20)),
)
# What stands in the end: the number of the last event, and the first upload; what we had read wrongly of s5
# tells no upload.
STANDING = {
    "s1": (3, datetime(2024, 1, 5)),
    "s3": (8, datetime(2024, 1, 9)),
    "s5": (12, datetime(2024, 1, 20)),
}


def test_the_state_of_a_stream_is_what_its_last_event_says_in_every_feed(warehouse: Warehouse) -> None:
    told: dict[str, dict[int, int]] = {}
    for feed in feeds():
        has_upload = "uploaded_at" in {field.name for field in contract_fields(feed)}
        for number, (stream, kind, stands, upload) in enumerate(HISTORY, 1):
            values = {"uploaded_at": upload} if has_upload else {}
            row = warehouse.event(feed, stream_id=stream, event_type=kind, is_present=stands, **values)
            told.setdefault(feed, {})[row["position"]] = number
    for feed in feeds():
        rows = warehouse.rows(f"stg_{feed}")
        assert {row["stream_id"]: told[feed][row["position"]] for row in rows} == {
            stream: number for stream, (number, _) in STANDING.items()
        }, feed
        if rows and "first_uploaded_at" in rows[0]:
            assert {row["stream_id"]: row["first_uploaded_at"] for row in rows} == {
                stream: upload for stream, (_, upload) in STANDING.items()
            }, feed


def test_of_two_sources_with_one_number_the_preceding_one_is_used_and_says_whether_it_counts(
    warehouse: Warehouse,
) -> None:
    warehouse.case("C1", on=date(2024, 1, 2), department="A")
    for department, source in (("A", "nfra"), ("A", "platform"), ("B", "nfra")):
        warehouse.penalty("P1", on=date(2024, 2, 1), department=department, source=source, case_no="C1")
    warehouse.seed_with("source_precedence", {"is_counted": False}, source="nfra")
    found = {row["decision_id"]: row for row in warehouse.rows("fct_penalty")}
    assert {key: (row["source"], row["case_id"], row["is_counted"]) for key, row in found.items()} == {
        "A/P1": ("platform", "A/C1", True),
        "B/P1": ("nfra", None, False),
    }


def test_an_entrusted_organisation_credits_the_department_that_entrusts_it_and_nobody_else(
    warehouse: Warehouse,
) -> None:
    warehouse.department("A", kind="区级部门", parent_code="Z")
    for code, principal in (("B", "A"), ("C", None), ("E", "无此机关"), ("F", "B")):
        warehouse.department(code, kind="受委托组织", parent_code=principal)
    warehouse.inspection("N1", on=date(2024, 2, 1), department="D")
    found = {row["department_code"]: row for row in warehouse.rows("dim_department")}
    assert {code: row["credit_department_code"] for code, row in found.items()} == {
        "A": "A", "B": "A", "C": "C", "D": "D", "E": "E", "F": "F",
    }  # fmt: skip
    assert [code for code, row in found.items() if row["is_provisional"]] == ["D"]


def test_working_days_are_counted_over_known_days_and_others_are_flagged(project: CompiledProject) -> None:
    known = [
        (date(2024, 10, 7), False, None),
        (date(2024, 10, 8), True, None),
        (date(2024, 10, 12), True, None),
    ]
    warehouse = Warehouse(project, known)
    for number, day in enumerate((date(2024, 10, 8), date(2031, 1, 1))):
        warehouse.inspection(f"N{number}", on=day)
    columns = ("calendar_quarter", "is_calendar_known", "is_workday", "workday_index", "known_day_index")
    assert {
        row["calendar_date"]: tuple(row[column] for column in columns) for row in warehouse.rows("dim_date")
    } == {
        date(2024, 10, 7): ("2024Q4", True, False, 0, 1),
        date(2024, 10, 8): ("2024Q4", True, True, 1, 2),
        date(2024, 10, 12): ("2024Q4", True, True, 2, 3),
        date(2031, 1, 1): ("2031Q1", False, None, 2, 3),
    }
