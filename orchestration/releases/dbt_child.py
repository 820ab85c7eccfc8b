"""dbt as a child process: an in-process dbt would keep the build's file locked.

Belongs here: dbt's command line, its environment, and reading what it reports.
Does not belong here: what is built, and what a failure means for a release (`build`).
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingestion.home import Home
from orchestration.releases.digest import DBT_PROJECT, code_revision
from orchestration.releases.faults import ReleaseFault

BUILD_DB_VARIABLE = "ZHIFA_BUILD_DB"
BUILD_FOLDER_VARIABLE = "ZHIFA_BUILD_FOLDER"
# One name for every build, beside which dbt is started: see `dbt_here`.
DATABASE_NAME = "enforcement.duckdb"
_KEPT_LINES = 40


@dataclass(frozen=True)
class DbtOutcome:
    """What one dbt run reported: failures stop a release, warnings are written into it."""

    failures: tuple[str, ...]
    warnings: tuple[str, ...]


def dbt_executable() -> str:
    """The dbt of this very environment, started in the build's folder (`dbt_here`)."""
    return str(Path(sys.executable).parent / "zhifa-dbt")


def dbt_here() -> None:
    """Entry point of `zhifa-dbt`: dbt with the build's folder as its working folder.

    The database's path in the profile is then the same for every build, and dbt can use what it has parsed
    before (it takes another path for another profile and parses everything anew).
    """
    os.chdir(os.environ[BUILD_FOLDER_VARIABLE])
    # A child that ends by itself: looking for circular garbage was a fifth of its computing.
    gc.disable()
    from dbt.cli.main import cli

    cli()


def parsed_folder(home: Home) -> Path:
    """Where what dbt has parsed lies: under the home, or where ZHIFA_PARSED says, shared by several homes."""
    return Path(os.environ.get("ZHIFA_PARSED") or home.work / "manifest")


def parse_cache(home: Home) -> Path:
    """What dbt parsed of the project as it stands now; absent until somebody has parsed it."""
    return parsed_folder(home) / f"{code_revision()[:16]}.msgpack"


def keep_parsed(target: Path, cache: Path) -> None:
    """Keep what a run has parsed for the next one."""
    parsed = target / "partial_parse.msgpack"
    if parsed.is_file() and not cache.is_file():
        cache.parent.mkdir(parents=True, exist_ok=True)
        unfinished = cache.with_suffix(f".{os.getpid()}.tmp")
        shutil.copyfile(parsed, unfinished)
        unfinished.replace(cache)


def variables(asked_dates: Sequence[date] = ()) -> list[str]:
    """dbt's variables on its command line; always stated, because other ones make dbt parse anew."""
    return ["--vars", json.dumps({"asked_dates": [day.isoformat() for day in sorted(asked_dates)]})]


def build_arguments(asked_dates: Sequence[date]) -> list[str]:
    """Arguments of the one dbt command of a build. dbt unit tests prove code, not data: not run here."""
    return ["build", *variables(asked_dates), "--exclude-resource-type", "unit_test"]


def dbt_environment(*, database: Path, target: Path, cache: Path | None = None) -> dict[str, str]:
    """The variables that dbt needs beside the process's own; nothing is sent anywhere."""
    parsed = {"DBT_PARTIAL_PARSE_FILE_PATH": str(cache)} if cache is not None and cache.is_file() else {}
    return parsed | {
        BUILD_FOLDER_VARIABLE: str(database.parent),
        BUILD_DB_VARIABLE: database.name,
        "DBT_PROJECT_DIR": str(DBT_PROJECT),
        "DBT_PROFILES_DIR": str(DBT_PROJECT),
        "DBT_TARGET_PATH": str(target),
        "DBT_LOG_PATH": str(target / "logs"),
        # The debug log would go with the build folder; writing it is a fifth of the work of dbt.
        "DBT_LOG_LEVEL_FILE": "none",
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DBT_VERSION_CHECK": "false",
        "DO_NOT_TRACK": "1",
    }


def run_dbt(
    arguments: Sequence[str],
    *,
    database: Path,
    target: Path,
    cache: Path | None = None,
    on_line: Callable[[str], None] | None = None,
    executable: Sequence[str] = (),
) -> int:
    """Run dbt to its end and return its exit code; each line it prints goes to `on_line`.

    `cache` is what an earlier run has parsed (`parse_cache`), if it is there; `executable` a command that
    takes dbt's arguments, where it is not this environment's own dbt.

    Raises `ReleaseFault` with dbt's last lines when it ended before it could report single results.
    """
    target.mkdir(parents=True, exist_ok=True)
    (target / "run_results.json").unlink(missing_ok=True)
    command = [*(executable or [dbt_executable()]), "--no-use-colors", *arguments]
    environment = {**os.environ, **dbt_environment(database=database, target=target, cache=cache)}
    lines: list[str] = []
    with subprocess.Popen(
        command,
        cwd=DBT_PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            lines.append(line.rstrip("\n"))
            if on_line is not None:
                on_line(lines[-1])
    is_reported = arguments[0] == "parse" or (target / "run_results.json").is_file()
    if child.returncode != 0 and (arguments[0] == "parse" or not is_reported):
        raise ReleaseFault(
            "dbt_failed",
            f"dbt 未能完成（退出码 {child.returncode}）。",
            "按下列 dbt 输出排查模型或环境后重试；当前发布版本未受影响。",
            details=tuple(line for line in lines if line.strip())[-_KEPT_LINES:],
        )
    return int(child.returncode)


def read_outcome(target: Path) -> DbtOutcome:
    """Failures and warnings of the run whose results lie in `target`."""
    try:
        said = json.loads((target / "run_results.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReleaseFault(
            "dbt_failed", "dbt 没有留下运行结果。", "重新运行；如再次出现，请连同命令的输出一并报告。"
        ) from error
    failures, warnings = [], []
    for result in said["results"]:
        name = _short_name(result["unique_id"])
        if result["status"] in ("error", "fail", "runtime error"):
            failures.append(f"{name}：{_reason(result)}")
        elif result["status"] == "warn":
            warnings.append(f"{name}：{_reason(result)}")
    return DbtOutcome(tuple(failures), tuple(warnings))


def intake_readers(target: Path) -> frozenset[str]:
    """`schema.table` of every model that reads `intake` directly or through others.

    Receipts are not events: the same position may be built with more of them, so these tables are no part
    of what a position promises.
    """
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    reached = {
        unique_id for unique_id, node in manifest["sources"].items() if node["source_name"] == "intake"
    }
    waiting = list(reached)
    while waiting:
        for child in manifest["child_map"].get(waiting.pop(), []):
            if child not in reached:
                reached.add(child)
                waiting.append(child)
    nodes = manifest["nodes"]
    return frozenset(
        f"{nodes[unique_id]['schema']}.{nodes[unique_id]['alias']}"
        for unique_id in reached
        if unique_id in nodes and nodes[unique_id]["resource_type"] in ("model", "seed")
    )


def _short_name(unique_id: str) -> str:
    kind, _, rest = unique_id.partition(".")
    return f"{kind} {rest.split('.')[1] if '.' in rest else rest}"


def _reason(result: dict[str, object]) -> str:
    """dbt's own words, first lines only; a test's message holds counts and names, no record."""
    failing = result.get("failures")
    if failing:
        return f"{failing} 行不符合"
    message = str(result.get("message") or result["status"])
    return " ".join(message.split())[:300]
