"""What whole-warehouse tests share: the sample zone, loaded night by night through the real nightly job.

Built once a session; tests that read it must not write into it (take `zone_copy` for that).
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from examples.district2025 import write_district
from examples.zone2021 import write_year as write_2021
from examples.zone2024 import write_zone
from ingestion.home import MANIFEST_VARIABLE, Home
from tests.fixtures import postgres
from tests.fixtures.programs import absent

ROOT = Path(__file__).resolve().parents[1]
# dbt reads the project once for all the homes of a run, not once for each.
os.environ.setdefault(
    "ZHIFA_PARSED", str(Path(tempfile.gettempdir()) / f"zhifa-spec-{os.getuid()}" / "parsed")
)
# The workers of a run fill the cores; a second thread of dbt would only cost computing.
os.environ.setdefault("ZHIFA_DBT_THREADS", "1")
# What `zhifa sql` remembers of a test run is no part of the history of whoever runs it.
os.environ["XDG_STATE_HOME"] = str(Path(tempfile.gettempdir()) / f"zhifa-spec-{os.getuid()}" / "state")
# A year of one home, step by step: no other worker can take a part of it, so that it must not begin last.
_FIRST = "test_four_quarters.py"
ZHIFA = (sys.executable, "-c", "from orchestration.cli import main; main()")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest story first; all others in their order."""
    items.sort(key=lambda item: item.path.name != _FIRST)


@dataclass(frozen=True)
class Answer:
    """What a command answered: its exit code, its output read as JSON where it is that, and its error stream."""

    code: int
    said: Any
    text: str
    errors: str


def zhifa(home: Path, *arguments: str) -> Answer:
    """Run the `zhifa` command in a process of its own, as a user would."""
    environment = os.environ | {"ZHIFA_HOME": str(home), "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    done = subprocess.run(
        [*ZHIFA, *arguments],
        env=environment,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    try:
        said = json.loads(done.stdout)
    except ValueError:
        said = None
    return Answer(done.returncode, said, done.stdout, done.stderr)


@dataclass(frozen=True)
class Zone:
    """The sample zone after its October and December sets: what each nightly job said, and where it ended."""

    home: Home
    exports: Path
    october: Any
    december: Any

    def zhifa(self, *arguments: str) -> Answer:
        return zhifa(self.home.root, *arguments)


def run_night(home: Home, exports: Path) -> Any:
    """Put files into the inbox and run the nightly job; what it said as JSON."""
    home.prepare()
    shutil.copytree(exports, home.inbox, dirs_exist_ok=True)
    answer = zhifa(home.root, "nightly", "--json")
    assert answer.said is not None, answer.errors
    assert answer.said["is_success"], answer.said["failures"]
    return answer.said


@contextmanager
def built_once(tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[tuple[Path, Path]]:
    """A folder that all workers share, and a file in it whose presence says that it is built; held while building."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder, folder / "nights.json"


@pytest.fixture(scope="session")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Zone:
    """The zone with both sets loaded, in this order, each by one nightly job; built once for all workers."""
    with built_once(tmp_path_factory, "zone") as (folder, nights):
        home = Home(folder / "home")
        if not nights.exists():
            write_zone(folder / "exports")
            said = [run_night(home, folder / "exports" / name) for name in ("october", "december")]
            nights.write_text(json.dumps(said), encoding="utf-8")
    october, december = json.loads(nights.read_text(encoding="utf-8"))
    return Zone(home, folder / "exports", october, december)


@dataclass(frozen=True)
class Loaded:
    """A home with everything of a sample in it, after its last nightly job."""

    home: Home

    def zhifa(self, *arguments: str) -> Answer:
        return zhifa(self.home.root, *arguments)

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """Rows of the current release."""
        with duckdb.connect(str(self.home.releases / "current.duckdb"), read_only=True) as connection:
            cursor = connection.execute(query, list(values))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.fixture(scope="session")
def zone_year(zone: Zone, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The zone as `zone` left it, with the year end of 2024 and the whole of 2021 loaded on top in one night."""
    with built_once(tmp_path_factory, "zone_year") as (folder, nights):
        home = Home(folder / "home")
        if not nights.exists():
            shutil.copytree(zone.home.root, home.root, symlinks=True, dirs_exist_ok=True)
            shutil.copytree(zone.exports / "year_end", folder / "exports", dirs_exist_ok=True)
            write_2021(folder / "more")
            shutil.copytree(folder / "more" / "2021", folder / "exports", dirs_exist_ok=True)
            nights.write_text(json.dumps(run_night(home, folder / "exports")), encoding="utf-8")
    return Loaded(home)


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The district with 2025 and the year before, loaded in one night."""
    with built_once(tmp_path_factory, "district") as (folder, nights):
        home = Home(folder / "home")
        if not nights.exists():
            write_district(folder / "sets")
            for name in ("2024", "2025"):
                shutil.copytree(folder / "sets" / name, folder / "exports", dirs_exist_ok=True)
            nights.write_text(json.dumps(run_night(home, folder / "exports")), encoding="utf-8")
    return Loaded(home)


@pytest.fixture
def zone_copy(zone: Zone, tmp_path: Path) -> Zone:
    """A copy of the zone that a test may change."""
    shutil.copytree(zone.home.root, tmp_path / "home", symlinks=True)
    return Zone(Home(tmp_path / "home"), zone.exports, zone.october, zone.december)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A PostgreSQL server of this run's own; without the programs the tests that ask for it are skipped."""
    binaries = postgres.programs()
    if binaries is None:
        absent("postgresql")
    with postgres.server(binaries) as running:
        yield running


@pytest.fixture
def postgres_schema(postgres_server: postgres.Server) -> Iterator[str]:
    """The URL of an empty schema."""
    with postgres_server.schema(f"test_{secrets.token_hex(6)}") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The manifest's database: each test that uses this runs on both, with child processes on the same."""
    if request.param == "postgresql":
        monkeypatch.setenv(MANIFEST_VARIABLE, request.getfixturevalue("postgres_schema"))
    else:
        monkeypatch.delenv(MANIFEST_VARIABLE, raising=False)
    return str(request.param)
