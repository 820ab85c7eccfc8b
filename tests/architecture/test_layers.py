"""Who may know whom, what may be loaded at import, and what every module says of itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ingestion", "orchestration", "expectations", "dashboards", "examples")
# Package → packages and libraries that it must not import.
FORBIDDEN = {
    "ingestion": {
        "orchestration",
        "expectations",
        "dashboards",
        "examples",
        "dagster",
        "dbt",
        "great_expectations",
    },
    # It reads releases and the log; that it starts no build and no run, its own test holds.
    "dashboards": {"expectations", "examples", "dagster", "dbt"},
    "examples": {"ingestion", "orchestration", "expectations", "dashboards", "dagster", "dbt"},
    "expectations": {"dashboards", "examples", "dagster", "dbt"},
    "orchestration": {"examples"},
}


def modules(package: str) -> Iterator[Path]:
    return (path for path in sorted((ROOT / package).rglob("*.py")) if "__pycache__" not in path.parts)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_its_layer_may_know(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(package)
        for name in imported(path)
        if name in FORBIDDEN[package]
    ]
    assert wrong == []


def test_releases_and_the_command_line_know_no_dagster_at_import() -> None:
    code = (
        "import sys, orchestration.cli, orchestration.releases;"
        "print(sorted({'dagster', 'dbt', 'great_expectations', 'polars', 'duckdb'} & set(sys.modules)))"
    )
    quick = "import sys, orchestration.cli;" + code.split(";")[1]
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"dagster", "dbt", "great_expectations"} & set(ast.literal_eval(loaded.stdout))
    # `zhifa --help` waits for no data library.
    loaded = subprocess.run(
        [sys.executable, "-c", quick], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_says_what_it_is_for(package: str) -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules(package)
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("package", ["ingestion", "orchestration", "expectations"])
def test_no_module_grows_past_a_second_idea(package: str) -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in modules(package)
        if (lines := len(path.read_text("utf-8").splitlines())) > 340
    }
    assert long == {}
