"""From the log at a pinned position to a sealed release.

Belongs here: the three steps (prepare, dbt, seal) and the two ways to run them: `build_release` for the
current release, `scratch_build` for another position or date. Dagster runs the same first and last step
around a dbt of its own.
Does not belong here: what stands in the log views (`ingestion.inputs`), models (`dbt_project`).
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from ingestion.eventlog import EventLog
from ingestion.eventlog.hashing import GENESIS
from ingestion.home import Home
from ingestion.inputs import create_inputs
from orchestration.releases.dbt_child import DATABASE_NAME, build_arguments, keep_parsed, parse_cache, run_dbt
from orchestration.releases.digest import code_revision, combined_digest, table_digest
from orchestration.releases.faults import ReleaseFault
from orchestration.releases.lock import exclusive
from orchestration.releases.seal import check_integrity, publish, seal
from orchestration.releases.site import site_of
from orchestration.releases.store import BUILD_PREFIX, NO_PROGRESS, Release, find_release, swap_current

_PIN = "build.json"
_ABANDONED_SECONDS = 3600.0

OnLine = Callable[[str], None]


@dataclass(frozen=True)
class PinnedBuild:
    """What a build is of; everything a release's name and reuse depend on."""

    position: int
    chain_hash: str
    code_revision: str
    asked_dates: tuple[date, ...]
    intake_digest: str


@dataclass(frozen=True)
class Build:
    """A build on its way: a folder of its own with the database that dbt writes into."""

    folder: Path
    pin: PinnedBuild

    @property
    def database(self) -> Path:
        return self.folder / DATABASE_NAME

    @property
    def target(self) -> Path:
        """dbt's own files: manifest, results, logs."""
        return self.folder / "target"

    @classmethod
    def reopen(cls, folder: Path) -> Build:
        """The build that `prepare_build` made in this folder, for a later step in another process."""
        said = json.loads((folder / _PIN).read_text(encoding="utf-8"))
        dates = tuple(date.fromisoformat(day) for day in said.pop("asked_dates"))
        return cls(folder, PinnedBuild(asked_dates=dates, **said))

    def discard(self) -> None:
        """Remove the folder with everything in it; nothing else points there."""
        shutil.rmtree(self.folder, ignore_errors=True)


def chain_hash_at(log: EventLog, position: int) -> str:
    """Chain hash of the log at a pin: the hash of the batch that ends there."""
    batches = log.batches(position)
    return batches[-1].batch_hash if batches else GENESIS


def prepare_build(
    home: Home,
    *,
    position: int | None = None,
    asked_dates: Sequence[date] = (),
    folder: Path | None = None,
    build_id: str | None = None,
    supposed: Mapping[str, pl.DataFrame] | None = None,
) -> Build:
    """Make a build folder with a database whose `log`, `intake` and `reference` are cut at `position`.

    `position` defaults to the log's head; one that no batch ends at raises `UnknownPosition`. `build_id`
    names the folder, so that a later step finds it again. `supposed`: events on top of the log's, by feed.
    """
    home.prepare()
    releases = folder or home.releases
    releases.mkdir(parents=True, exist_ok=True)
    _sweep(releases)
    log = EventLog.open(home)
    pinned = log.head().position if position is None else position
    if position is not None:
        log.check_pin(pinned)
    place = releases / f"{BUILD_PREFIX}{os.getpid()}-{build_id or uuid.uuid4().hex[:12]}"
    place.mkdir()
    try:
        with duckdb.connect(str(place / DATABASE_NAME)) as connection:
            connection.execute(NO_PROGRESS)
            create_inputs(connection, log, pinned, supposed)
            receipts = combined_digest(
                {name: table_digest(connection, "intake", name)[1] for name in ("receipt", "reject")}
            )
            pin = PinnedBuild(
                position=pinned,
                chain_hash=chain_hash_at(log, pinned),
                code_revision=code_revision(),
                asked_dates=tuple(sorted(set(asked_dates))),
                intake_digest=receipts,
            )
            _say_what_it_is(connection, pin)
        said = asdict(pin) | {"asked_dates": [day.isoformat() for day in pin.asked_dates]}
        (place / _PIN).write_text(json.dumps(said), encoding="utf-8")
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return Build(place, pin)


def _say_what_it_is(connection: duckdb.DuckDBPyConnection, pin: PinnedBuild) -> None:
    """The pin as a table, so that whoever has only a connection knows which release answers."""
    connection.execute(
        "create table reference.release (position bigint, chain_hash varchar, code_revision varchar)"
    )
    connection.execute(
        "insert into reference.release values (?, ?, ?)", [pin.position, pin.chain_hash, pin.code_revision]
    )


def find_build(home: Home, build_id: str) -> Build:
    """The build that an earlier step prepared under this id."""
    found = sorted(home.releases.glob(f"{BUILD_PREFIX}*-{build_id}"))
    if not found:
        raise ReleaseFault("no_build", "找不到本次运行准备的构建目录。", "从头重新运行 nightly_load。")
    return Build.reopen(found[0])


def seal_build(home: Home, build: Build, *, swap: bool = True, folder: Path | None = None) -> Release:
    """Prove, seal and publish what dbt built; the build folder is gone afterwards, whatever happens.

    Raises `ReleaseFault` when an integrity test failed: nothing is published, readers keep what they had.
    """
    releases = folder or home.releases
    try:
        site, warnings = (None, ()) if folder is not None else _site(home, build)
        sealed = seal(build.database, build.target, asdict(build.pin), warnings)
        with exclusive(home.releases / ".lock", doing="发布版本"):
            release = publish(sealed, releases, site)
            if swap:
                release = replace(release, is_current=swap_current(home, release))
        return release
    finally:
        build.discard()


def _site(home: Home, build: Build) -> tuple[Path | None, tuple[str, ...]]:
    """The pages that go beside the release; without them it is published all the same, and says so."""
    try:
        return site_of(home, build.target / "manifest.json"), ()
    except ReleaseFault as fault:
        return None, (f"文档页面没有生成：{fault.message}{fault.remedy}",)


def build_release(
    home: Home,
    *,
    position: int | None = None,
    asked_dates: Sequence[date] = (),
    swap: bool = True,
    force: bool = False,
    on_line: OnLine | None = None,
    folder: Path | None = None,
) -> Release:
    """Build the release of a position (default: the head), publish it, make it current with `swap`.

    One that exists for the same position, code, dates and receipts is used again unless `force`; a forced
    rebuild must come out equal. A position below the current release's is published but never made current
    (`is_current` says so).
    """
    build = prepare_build(home, position=position, asked_dates=asked_dates, folder=folder)
    try:
        pin = build.pin
        known = (
            None
            if force
            else find_release(
                folder or home.releases,
                position=pin.position,
                code=pin.code_revision,
                asked_dates=pin.asked_dates,
                intake=pin.intake_digest,
            )
        )
        if known is not None:
            build.discard()
            return _reuse(home, known, swap=swap)
        run_dbt(
            build_arguments(pin.asked_dates),
            database=build.database,
            target=build.target,
            cache=parse_cache(home),
            on_line=on_line,
        )
        if not pin.asked_dates:
            keep_parsed(build.target, parse_cache(home))
    except BaseException:
        build.discard()
        raise
    return seal_build(home, build, swap=swap, folder=folder)


def scratch_build(
    home: Home,
    position: int | None = None,
    asked_dates: Sequence[date] = (),
    *,
    on_line: OnLine | None = None,
) -> Release:
    """A release for another position or date, kept under `releases/scratch`, never made current.

    Built once for each (position, dates, code); receipts that came later do not matter to it.
    """
    log = EventLog.open(home)
    pinned = log.head().position if position is None else position
    log.check_pin(pinned)
    dates = tuple(sorted(set(asked_dates)))
    scratch = home.releases / "scratch"
    for place in (home.releases, scratch):
        known = find_release(place, position=pinned, code=code_revision(), asked_dates=dates, intake=None)
        if known is not None:
            return known
    return build_release(
        home, position=pinned, asked_dates=dates, swap=False, on_line=on_line, folder=scratch
    )


@contextmanager
def trial_build(
    home: Home,
    position: int,
    models: Sequence[str],
    supposed: Mapping[str, pl.DataFrame] | None = None,
    *,
    on_line: OnLine | None = None,
) -> Iterator[Path]:
    """A database with these models (and what they stand on) as they would be; gone when the block is left.

    No release: nothing is sealed, published or kept, and the home is what it was. Raises `ReleaseFault` where a
    model or a test fails.
    """
    home.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.work) as work:
        build = prepare_build(home, position=position, folder=Path(work), supposed=supposed)
        run_dbt(
            [
                *build_arguments(()),
                "--indirect-selection",
                "cautious",
                "--select",
                *(f"+{model}" for model in models),
            ],
            database=build.database,
            target=build.target,
            cache=parse_cache(home),
            on_line=on_line,
        )
        check_integrity(build.target)
        yield build.database


def _reuse(home: Home, known: Release, *, swap: bool) -> Release:
    if not swap:
        return known
    with exclusive(home.releases / ".lock", doing="发布版本"):
        return replace(known, is_current=swap_current(home, known))


def _sweep(releases: Path) -> None:
    """Remove build folders whose process is gone and that nobody has touched for an hour."""
    for place in releases.glob(f"{BUILD_PREFIX}*"):
        owner = place.name.removeprefix(BUILD_PREFIX).partition("-")[0]
        is_old = time.time() - place.stat().st_mtime > _ABANDONED_SECONDS
        if is_old and not (owner.isdigit() and Path(f"/proc/{owner}").exists()):
            shutil.rmtree(place, ignore_errors=True)
