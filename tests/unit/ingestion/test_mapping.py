"""Mappings are YAML that is checked against its contract when it is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pydantic
import pytest
import yaml

from ingestion.contract import load_contracts
from ingestion.mapping import MAPPINGS, MappingError, load_mapping, load_mappings

FEED = "education_correction"


def _changed(folder: Path, **change: Any) -> Path:
    source = folder / "platform"
    source.mkdir()
    shared = (MAPPINGS / "platform" / "source.yaml").read_bytes()
    (source / "source.yaml").write_bytes(shared)
    raw = yaml.safe_load((MAPPINGS / "platform" / f"{FEED}.yaml").read_text(encoding="utf-8"))
    path = source / f"{FEED}.yaml"
    path.write_text(yaml.safe_dump(raw | change, allow_unicode=True), encoding="utf-8")
    return path


def _columns(**change: Any) -> dict[str, Any]:
    raw = yaml.safe_load((MAPPINGS / "platform" / f"{FEED}.yaml").read_text(encoding="utf-8"))
    return {name: column for name, column in (raw["columns"] | change).items() if column}


def test_the_platform_has_a_mapping_for_every_feed_that_departments_report() -> None:
    reported = {feed for feed, contract in load_contracts().items() if contract.origin == "department"}
    assert {feed for source, feed in load_mappings() if source == "platform"} == reported


def test_an_unchanged_copy_loads(tmp_path: Path) -> None:
    assert load_mapping(_changed(tmp_path)).feed == FEED


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"columns": _columns(colour={"headers": ["颜色"]})}, "not in the contract: .'colour'"),
        ({"columns": _columns(record_no=None)}, "required column record_no has no header"),
        ({"columns": _columns(item_codes={"headers": ["记录编号"]})}, "记录编号 leads to two columns"),
        ({"values": {"party_type": {"企业": "公司"}}}, "not in its code list"),
        ({"kept_when_empty": ["nothing"]}, "not in the contract"),
        (
            {"columns": _columns(record_no={"headers": [{"name": "编号", "department_by": "name"}]})},
            "record_no cannot be told by .'name'",
        ),
        ({"feed": "inspection"}, "says it is platform/inspection"),
    ],
)
def test_what_contradicts_the_contract_is_refused(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    with pytest.raises(MappingError, match=said):
        load_mapping(_changed(tmp_path, **change))


@pytest.mark.parametrize(
    "change",
    [
        {"fill_downn": True},
        {"statements": [{"within": "preamble", "pattern": "(?P<cutoff>x)"}]},
        {"statements": [{"within": "footer", "pattern": "(?P<as_of>x)"}]},
        {"columns": _columns(record_no={"headers": [{"name": "编号", "unit": "斤"}]})},
    ],
)
def test_unknown_keys_and_words_are_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(pydantic.ValidationError):
        load_mapping(_changed(tmp_path, **change))


def test_a_changed_mapping_has_another_revision(tmp_path: Path) -> None:
    changed = load_mapping(_changed(tmp_path, title="另一个"))
    assert changed.revision != load_mappings()["platform", FEED].revision
