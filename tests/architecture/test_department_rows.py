"""Of every table of a release it is decided which rows a department sees, and every rule speaks of what there is."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from orchestration.releases.visible_rows import load_rules

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "dbt_project"
MARTS = ("core", "quality", "scoring", "supervision", "reporting")
# What stands in a release beside models and seeds (ingestion.inputs, releases.build, releases.described).
INPUTS = {
    "intake.receipt",
    "intake.reject",
    "reference.calendar_day",
    "reference.data_dictionary",
    "reference.release",
}


def models(schema: str) -> set[str]:
    return {f"{schema}.{path.stem}" for path in (PROJECT / "models" / schema).glob("*.sql")}


def test_every_table_that_people_read_has_a_decided_rule_and_no_other_has() -> None:
    seeds = {f"reference.{path.stem}" for path in (PROJECT / "seeds").glob("*.csv")}
    wanted = INPUTS | seeds | {table for schema in MARTS for table in models(schema)}
    decided = set(load_rules().tables)
    assert decided >= wanted, f"without a rule: {sorted(wanted - decided)}"
    assert decided - wanted <= models("intermediate"), sorted(decided - wanted)


def test_a_rule_names_columns_that_its_table_has() -> None:
    wrong = {}
    for table, rule in load_rules().tables.items():
        schema, name = table.split(".")
        path = PROJECT / "models" / schema / f"{name}.yml"
        if not path.exists():
            continue
        described = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["models"][0]["columns"]
        if missing := rule.columns - {column["name"] for column in described}:
            wrong[table] = sorted(missing)
    assert wrong == {}


def test_every_query_of_a_page_finds_its_tables_in_a_department_s_file() -> None:
    read = {
        f"{schema}.{table}"
        for path in (ROOT / "dashboards" / "queries").glob("*.sql")
        for schema, table in re.findall(
            r"(?:from|join) (core|quality|scoring|supervision|reporting|reference|intake|intermediate|staging)\.(\w+)",
            path.read_text("utf-8"),
        )
    }
    assert read - set(load_rules().tables) == set()


def test_a_page_that_shows_what_lies_beside_the_release_asks_who_sees_the_office() -> None:
    """Held files, the log, the gate's pages and published papers are of all departments."""
    unasked = [
        str(path.relative_to(ROOT))
        for folder in ("screens", "components")
        for path in sorted((ROOT / "dashboards" / folder).glob("*.py"))
        if re.search(r"\bview\.home\b|\bHome\.from_env\b", text := path.read_text("utf-8"))
        and "sees_the_office" not in text
    ]
    assert unasked == []
