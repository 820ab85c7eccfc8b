"""No amount of money reaches a score (行政处罚法 74; 国办发〔2024〕54号): proved over the dbt manifest.

Amounts live in the log, in staging and in core. On the way to scoring they may pass only as the yes-or-no
tests that seed `boolean_legal_test` lists.
"""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest

from tests.spec.compiled import PROJECT, CompiledProject, compiled_project
from tests.spec.warehouse import Warehouse

AMOUNT = re.compile(r"\b\w+_yuan\b")
CARRIERS = ("staging", "core")


@pytest.fixture(scope="module")
def project() -> CompiledProject:
    """The dbt project, compiled."""
    return compiled_project()


def scoring_models(project: CompiledProject) -> list[str]:
    """Everything in schema scoring."""
    return [name for name, node in project.models.items() if node["schema"] == "scoring"]


def behind_scoring(project: CompiledProject) -> list[str]:
    """Models between core and scoring, scoring included: each must keep amounts out."""
    names = project.in_order(scoring_models(project))
    return [name for name in names if name in project.models and schema(project, name) not in CARRIERS]


def schema(project: CompiledProject, name: str) -> str:
    """Schema of a model."""
    return str(project.models[name]["schema"])


def columns(project: CompiledProject, name: str) -> dict[str, Any]:
    """Columns that a model's contract declares, with their types."""
    return {column: entry["data_type"] for column, entry in project.models[name]["columns"].items()}


def legal_tests() -> set[str]:
    """Names of the yes-or-no tests that may read an amount."""
    with (PROJECT / "seeds" / "boolean_legal_test.csv").open(encoding="utf-8") as file:
        return {row["test_name"] for row in csv.DictReader(file)}


def test_scoring_reads_only_what_is_scorable(project: CompiledProject) -> None:
    allowed = re.compile(r"^(int_scorable_\w+|int_score_\w+|int_cutoff\w*|dim_\w+)$")
    for name in behind_scoring(project):
        if name.startswith("int_score_") or schema(project, name) == "scoring":
            parents = [p for p in project.parents(name) if p in project.models]
            strangers = [p for p in parents if schema(project, p) != "scoring" and not allowed.match(p)]
            # the gate's outcome is printed beside the rank, so it is read as the log has it
            assert strangers in ([], ["stg_gate"] if name == "int_score_gate" else []), name


def test_scorable_contracts_are_enforced_and_hold_no_amount_and_no_count(project: CompiledProject) -> None:
    scorable = [name for name in project.models if name.startswith("int_scorable_")]
    assert scorable
    for name in scorable:
        assert project.models[name]["config"]["contract"]["enforced"], name
        assert not [column for column in columns(project, name) if column.endswith(("_yuan", "_count"))], name
        assert not [kind for kind in columns(project, name).values() if "decimal" in kind.lower()], name


def test_a_model_behind_scoring_reads_an_amount_only_inside_a_listed_legal_test(
    project: CompiledProject,
) -> None:
    for name in behind_scoring(project):
        if AMOUNT.search(project.models[name]["compiled_code"]):
            tests = legal_tests() & set(columns(project, name))
            assert tests, f"{name} reads an amount outside the tests of seed boolean_legal_test"
            assert {columns(project, name)[test].lower() for test in tests} == {"boolean"}, name


def test_no_table_behind_scoring_has_an_amount_column_even_by_a_star(project: CompiledProject) -> None:
    connection = Warehouse(project, []).build(*scoring_models(project))
    rows = connection.execute("select table_name, column_name from information_schema.columns").fetchall()
    watched = set(behind_scoring(project))
    assert watched <= {table for table, _ in rows}
    assert [(table, column) for table, column in rows if table in watched and column.endswith("_yuan")] == []


def test_the_search_finds_an_amount_where_there_is_one(project: CompiledProject) -> None:
    assert AMOUNT.search(project.models["fct_penalty"]["compiled_code"])
    assert "fct_penalty" in project.in_order(scoring_models(project))
