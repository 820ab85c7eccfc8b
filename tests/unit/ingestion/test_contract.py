"""Contracts say only what we understand; what is misspelt or contradictory is refused when it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pydantic
import pytest
import yaml

from ingestion.contract import CONTRACTS, ContractError, load_contract, load_contracts

FEEDS = {
    "department", "officer_certificate", "power_item", "inspection_plan", "inspection", "penalty_case", "penalty",
    "education_correction", "case_document", "certificate_change", "officer_absence", "corrective_order",
    "case_review", "reconsideration_case", "litigation_case", "inspection_evaluation", "clue", "training_exam",
    "coercive_measure", "permit", "supervision_activity", "discretion_benchmark", "leniency_list",
    "declared_figure", "parameter", "case_handover", "no_occurrence", "platform_outage", "correction_reply",
}  # fmt: skip


def _changed(folder: Path, change: Callable[[Any], None]) -> Path:
    raw = yaml.safe_load((CONTRACTS / "education_correction.yaml").read_text(encoding="utf-8"))
    change(raw)
    path = folder / "education_correction.yaml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return path


def _first(raw: Any) -> Any:
    return raw["schema"][0]["properties"][0]


def _reveal(raw: Any, name: str) -> Any:
    (column,) = [prop for prop in raw["schema"][0]["properties"] if prop["name"] == name]
    return next(entry["value"] for entry in column["customProperties"] if entry["property"] == "revealTo")


def test_there_is_one_for_every_feed_and_departments_come_first() -> None:
    loaded = load_contracts()
    assert {feed for feed, contract in loaded.items() if contract.origin == "department"} == FEEDS
    assert next(iter(loaded)) == "department"


@pytest.mark.parametrize("feed", sorted(FEEDS))
def test_each_has_a_key_that_starts_with_the_department_and_says_itself_in_two_languages(feed: str) -> None:
    contract = load_contracts()[feed]
    assert contract.key[0].name == "department_code" and all(column.required for column in contract.key)
    assert all(column.label and column.description and column.description_en for column in contract.columns)
    assert contract.column(contract.business_date).kind in ("date", "timestamp")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda raw: raw.update(colour="red"), "colour"),
        (lambda raw: _first(raw).update(requird=True), "unknown key 'requird'"),
        (lambda raw: _first(raw).update(classification="secret"), "classification 'secret'"),
        (lambda raw: _first(raw)["logicalTypeOptions"].update(maximum=3), "maximum"),
        (
            lambda raw: _first(raw)["customProperties"].append({"property": "x", "value": "y"}),
            "unknown custom",
        ),
        (lambda raw: _first(raw)["customProperties"][0].update(value="prose"), "no usable type"),
        (lambda raw: _first(raw).update(required=False), "key columns must be required"),
        (lambda raw: _first(raw).update(primaryKey=False), "must start with department_code"),
        (lambda raw: raw["schema"][0].update(name="other"), "named 'other'"),
        # a personal column that names nobody, one that names a role that there is not, and a public one that names any
        (lambda raw: _reveal(raw, "party_name").clear(), "party_name: revealTo"),
        (lambda raw: _reveal(raw, "party_name").append("boss"), "party_name: revealTo .*boss"),
        (
            lambda raw: _first(raw)["customProperties"].append({"property": "revealTo", "value": ["leader"]}),
            "department_code: revealTo",
        ),
    ],
)
def test_what_we_do_not_understand_is_refused(
    tmp_path: Path, change: Callable[[Any], None], said: str
) -> None:
    with pytest.raises((ContractError, pydantic.ValidationError), match=said):
        load_contract(_changed(tmp_path, change))


def test_personal_columns_become_a_mask_and_a_token_and_free_text_a_token_alone() -> None:
    physical = load_contracts()["penalty"].physical_columns()
    names = list(physical)
    assert names[names.index("party_name") + 1] == "party_name_token"
    assert "facts" not in physical and physical["facts_token"] == pl.String()
    assert physical["fine_yuan"] == pl.Decimal(18, 2)
    assert physical["decision_date"] == pl.Date()
    assert physical["item_codes"] == pl.String()
