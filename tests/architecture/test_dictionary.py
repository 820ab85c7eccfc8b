"""The data dictionary in docs/ says what the models say, in both languages, of every column of the marts.

Who fixes: whoever changed a description or a column, with `zhifa dictionary --into docs/dictionary.md`.
"""

from __future__ import annotations

from pathlib import Path

from orchestration.dictionary import as_markdown, table_entries
from orchestration.releases.described import MARTS
from tests.spec.compiled import compiled_project

PAGE = Path(__file__).resolve().parents[2] / "docs" / "dictionary.md"


def test_the_page_is_what_the_models_say_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown(table_entries())


def test_every_table_of_the_marts_is_in_it_and_its_columns_are_those_that_dbt_enforces() -> None:
    models = {name: node for name, node in compiled_project().models.items() if node["schema"] in MARTS}
    told = {entry.name: entry for entry in table_entries()}
    assert set(told) == set(models)
    for name, node in models.items():
        assert node["config"]["contract"]["enforced"], f"{name}: columns may differ from what is told"
        assert [column for column, *_ in told[name].columns] == list(node["columns"])


def test_every_column_has_a_chinese_and_an_english_description() -> None:
    silent = [
        f"{entry.name}.{column}"
        for entry in table_entries()
        for column, _, chinese, english in entry.columns
        if not chinese or not english
    ]
    assert silent == []
