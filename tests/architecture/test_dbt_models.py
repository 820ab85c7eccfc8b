"""How a dbt model is written: described beside itself, short, portable, and reading only its own layer and below."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.spec.compiled import compiled_project

MODELS = Path(__file__).resolve().parents[2] / "dbt_project" / "models"
PATHS = sorted(MODELS.rglob("*.sql"))
NAMES = [path.stem for path in PATHS]
READS = {
    "staging": {"staging"},
    "intermediate": {"staging", "core", "quality", "intermediate"},
    "core": {"staging", "core", "intermediate"},
    "quality": {"core", "intermediate", "quality"},
    "scoring": {"core", "intermediate", "scoring"},
    "supervision": {"core", "intermediate", "quality", "scoring", "supervision"},
    "reporting": {"core", "intermediate", "quality", "scoring", "reporting"},
}
RECEIPT_READERS = {"int_gate_export", "reject_open"}
# What DuckDB has and Spark has not, or computes otherwise; it belongs in a macro.
NOT_PORTABLE = re.compile(
    r"\bqualify\b|\bexclude\s*\(|::|\bunnest\b|\bstring_split\b|\bdate_diff\b|\bstrftime\b|\bany_value\b"
    r"|\bgroup by all\b|\border by all\b|\bregexp_\w+|\blist_\w+\(|\bstring_agg\b|\bilike\b|\w //\s*\w"
    # days and instants
    r"|\bdate_(?:trunc|part|add|sub)\b|\bextract\s*\(|\bstrptime\b|\bepoch\w*\s*\(|\binterval\b|\bdayof\w+"
    r"|\bto_(?:days|months|years)\b|\bcurrent_\w+\b|\bnow\s*\("
    # numbers: doubles, and what decimals become on the way
    r"|[\w)] / [\w(]|\bavg\s*\(|\bmedian\b|\bmad\s*\(|\bquantile\w*|\bpercentile\w*|\bstddev\w*|\bdouble\b|\bfloat\b"
    # texts and lists
    r"|\bvarchar\b|\bstarts_with\b|\bends_with\b|\bstrpos\b|\bcontains\s*\(|\bsimilar to\b|\blistagg\b|\barray_agg\b"
    # which row it is depends on the order in which rows come, or on the engine
    r"|\barg_m(?:ax|in)\b|\bm(?:ax|in)_by\b|\bfirst\s*\(|\blast\s*\("
    r"|\bgenerate_series\b|\brange\s*\(|\bpivot\b|\basof\b|\bpositional\b",
    re.IGNORECASE,
)


def _model(path: Path) -> dict[str, Any]:
    loaded = yaml.load(path.with_suffix(".yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    (model,) = loaded["models"]
    return dict(model)


def _sql(path: Path) -> str:
    return re.sub(
        r"--[^\n]*|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|'[^'\n]*'", " ", path.read_text("utf-8"), flags=re.DOTALL
    )


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_model_is_described_beside_itself(path: Path) -> None:
    model = _model(path)
    assert model["name"] == path.stem
    assert model["description"].startswith("Grain: ")
    undescribed = [
        column["name"] for column in model["columns"] if " / " not in column.get("description", "")
    ]
    assert undescribed == []


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_model_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < 120


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_model_leaves_what_engines_spell_differently_to_macros(path: Path) -> None:
    assert NOT_PORTABLE.findall(_sql(path)) == []


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_model_writes_no_backslash_which_is_a_sign_on_one_engine_and_an_escape_on_the_other(
    path: Path,
) -> None:
    assert "\\" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_model_states_where_nulls_stand_in_every_order(path: Path) -> None:
    orders = re.findall(r"\border by\b(.*?)(?:\brows\b|\)|\Z)", _sql(path), flags=re.DOTALL | re.IGNORECASE)
    for order in orders:
        terms = order.count(",") + 1
        assert len(re.findall(r"nulls (?:last|first)", order)) == terms, order


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_model_reads_its_own_layer_and_those_below(path: Path) -> None:
    project = compiled_project()
    layer = path.relative_to(MODELS).parts[0]
    parents = [name for name in project.parents(path.stem) if name in project.models]
    assert {project.models[name]["schema"] for name in parents} <= READS[layer]


def test_only_staging_reads_the_log_and_only_quality_reads_receipts() -> None:
    for name, node in compiled_project().models.items():
        for source in [
            key.split(".")[2:] for key in node["depends_on"]["nodes"] if key.startswith("source.")
        ]:
            if source[0] == "log":
                assert node["schema"] == "staging", name
            if source[0] == "intake":
                assert name in RECEIPT_READERS


def test_no_view_remains_that_would_read_the_log_after_the_release_has_dropped_it() -> None:
    kinds = {node["config"]["materialized"] for node in compiled_project().models.values()}
    assert kinds <= {"table", "ephemeral"}


def test_contracts_are_enforced_where_others_read() -> None:
    for name, node in compiled_project().models.items():
        if node["schema"] in ("core", "quality", "scoring", "reporting"):
            assert node["config"]["contract"]["enforced"] is True, name
