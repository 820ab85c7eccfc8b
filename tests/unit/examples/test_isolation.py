"""The sample exports know nothing of the warehouse: they meet it only in files."""

import ast
from pathlib import Path

import examples

WAREHOUSE = {"ingestion", "orchestration", "expectations", "dashboards", "dbt", "dagster"}


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_no_module_of_examples_imports_the_warehouse() -> None:
    for path in Path(str(examples.__file__)).parent.rglob("*.py"):
        assert not _imported(path) & WAREHOUSE, path.name
