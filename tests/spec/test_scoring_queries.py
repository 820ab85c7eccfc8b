"""Named queries: each runs on what the project builds, and leads from a rank to its records."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboards.queries import UnknownQuery, WrongParameters, named_query, query_names
from tests.spec.warehouse import CompiledProject, Warehouse

# every table that a query reads
MODELS = sorted(
    {
        table
        for name in query_names()
        for table in re.findall(
            r"\b(?:core|quality|scoring|supervision|reporting)\.(\w+)", named_query(name).sql
        )
    }
)


@pytest.fixture(scope="module")
def loaded(project: CompiledProject, calendar: list[tuple[date, bool, str | None]]) -> Warehouse:
    """One ranked department with a simple decision whose filing record is missing. Only read."""
    warehouse = Warehouse(project, calendar)
    warehouse.established()
    warehouse.plan("P1")
    warehouse.inspection("J1", date(2024, 11, 1), plan_no="P1", officer_certificate_nos=["D1-C1", "D1-C2"])
    warehouse.penalty("决1", date(2024, 10, 8), procedure_kind="简易", officer_certificate_nos=["D1-C1"])
    warehouse.document("决1", "当场处罚决定书", on=date(2024, 10, 9))
    warehouse.build(*MODELS)
    return warehouse


@pytest.mark.parametrize("name", query_names())
def test_every_query_runs_with_and_without_its_parameters(loaded: Warehouse, name: str) -> None:
    query = named_query(name)
    query.run(loaded.build())
    values = {"as_at": date(2024, 12, 31), "period": "2024Q4", "department": "D1", "year": 2024}
    query.run(loaded.build(), **{key: value for key, value in values.items() if key in query.parameters})


def test_figures_come_in_the_order_of_the_report(loaded: Warehouse) -> None:
    rows = named_query("figures").run(loaded.build(), as_at=date(2024, 12, 31))
    assert [row["figure_code"] for row in rows][:4] == [
        "officers",
        "officers_participating",
        "participation_rate",
        "records",
    ]


def test_the_ranking_names_rank_status_and_gate(loaded: Warehouse) -> None:
    (row,) = named_query("ranking").run(loaded.build(), period="2024Q4")
    assert (row["rank"], row["status"], row["gate_status"]) == (1, "ranked", "preview")


def test_a_missing_document_is_listed_with_its_file_and_due_date(loaded: Warehouse) -> None:
    rows = named_query("missing_documents").run(loaded.build(), period="2024Q4", department="D1")
    assert [(row["subject_no"], row["document_name_zh"], row["state"]) for row in rows] == [
        ("决1", "备案表", "missing")
    ]


def test_an_indicator_leads_to_the_streams_behind_it(loaded: Warehouse) -> None:
    rows = named_query("indicator_records").run(
        loaded.build(), period="2024Q4", department="D1", indicator="plan_completion"
    )
    assert [row["stream_id"] for row in rows] == ["inspection_plan/platform/D1/P1"]


def test_an_unknown_query_or_parameter_is_refused_and_the_known_ones_named(loaded: Warehouse) -> None:
    with pytest.raises(UnknownQuery, match="ranking"):
        named_query("drop_table")
    with pytest.raises(WrongParameters, match="period"):
        named_query("ranking").run(loaded.build(), quarter="2024Q4")
