"""The dbt project, compiled: SQL of every model, their order, and the seeds.

What belongs here: one `dbt compile` for each state of the project's files. What does not: running models.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"
DATABASE = "spec"


class CompiledProject:
    """The dbt project as its manifest tells it: SQL of every model, their order, and the seeds."""

    def __init__(self, manifest: Mapping[str, Any]) -> None:
        nodes: Mapping[str, Any] = manifest["nodes"]
        self.manifest = manifest
        self.models: dict[str, Any] = {n["name"]: n for n in nodes.values() if n["resource_type"] == "model"}
        self.seeds: dict[str, Any] = {n["name"]: n for n in nodes.values() if n["resource_type"] == "seed"}
        self._names = {key: n["name"] for key, n in nodes.items() if n["resource_type"] in ("model", "seed")}

    def parents(self, name: str) -> list[str]:
        """Models and seeds that a model reads."""
        node = self.models.get(name)
        wanted = node["depends_on"]["nodes"] if node else []
        return sorted(self._names[key] for key in wanted if key in self._names)

    def in_order(self, names: Iterable[str], given: Iterable[str] = ()) -> list[str]:
        """The asked models and everything they rest on, parents first; `given` ones need no parents."""
        ordered: dict[str, None] = {}
        known = set(given)

        def visit(name: str) -> None:
            if name not in ordered:
                for parent in [] if name in known else self.parents(name):
                    visit(parent)
                ordered[name] = None

        for name in names:
            visit(name)
        return list(ordered)


@cache
def compiled_project() -> CompiledProject:
    """Compile the project once for each state of its files; the result is kept in the temporary folder."""
    digest = hashlib.sha256()
    for path in sorted(p for p in PROJECT.rglob("*") if p.suffix in {".sql", ".yml", ".csv"}):
        if not {"target", "logs"} & set(path.relative_to(PROJECT).parts):
            digest.update(str(path.relative_to(PROJECT)).encode() + path.read_bytes())
    kept = Path(tempfile.gettempdir()) / f"zhifa-spec-{os.getuid()}" / digest.hexdigest()[:16]
    kept.mkdir(parents=True, exist_ok=True)
    # One worker compiles, the others wait for it.
    with (kept / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (kept / "manifest.json").exists():
            _compile_into(kept)
    return CompiledProject(json.loads((kept / "manifest.json").read_text("utf-8")))


def _compile_into(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "dbt.cli.main", "--no-use-colors", "--log-path", scratch, "compile"]
        command += ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT), "--target-path", scratch]
        environment = os.environ | {
            "ZHIFA_BUILD_DB": str(Path(scratch) / f"{DATABASE}.duckdb"),
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        }
        # dbt itself, not a stand-in: what a spec test runs is what a release runs
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"dbt compile failed\n{done.stdout[-6000:]}{done.stderr[-2000:]}")
        pending = folder / f"manifest.{os.getpid()}"
        pending.write_text((Path(scratch) / "manifest.json").read_text("utf-8"), "utf-8")
        pending.replace(folder / "manifest.json")
