"""Readers of a release as people run them, each in a process of its own: `python -m tests.integration.readers KIND`.

Each answer is several statements that must be of one release: what the release says of itself at the first and at the
last of them, and numbers of rows between, held against the release's own description. One line of JSON an answer, until
the file `stop` appears. Nothing is caught: a statement that fails ends the reader with its traceback.
Belongs here: asking. Does not belong here: judging the answers (`test_readers_through_a_night`).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from ingestion.home import Home

_COUNTED = ("core.fct_inspection", "core.fct_penalty", "intake.receipt", "quality.violation")
_PAUSE_SECONDS = 0.2


def _answer(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """One answer of several statements on one connection."""
    first = _says(connection)
    counts = {name: _number(connection, f"select count(*) from {name}") for name in _COUNTED}
    description = _description(connection)
    return {
        "said": [first, _says(connection), [description["position"], description["chain_hash"]]],
        "counts": counts,
        "described": {name: int(description["tables"][name]["row_count"]) for name in _COUNTED},
    }


def _says(connection: duckdb.DuckDBPyConnection) -> list[Any]:
    row = connection.execute("select position, chain_hash from reference.release").fetchone()
    assert row is not None
    return list(row)


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0])


def _description(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What lies beside the very file that answers."""
    row = connection.execute("select path from duckdb_databases() where not internal").fetchone()
    assert row is not None
    said: dict[str, Any] = json.loads(Path(row[0]).with_suffix(".json").read_text(encoding="utf-8"))
    return said


def analyst(home: Home) -> Iterator[dict[str, Any]]:
    """As docs/analysts.md shows it: a new connection to `current.duckdb` for each question."""
    while True:
        with duckdb.connect(str(home.releases / "current.duckdb"), read_only=True) as connection:
            yield _answer(connection)


def dashboard(home: Home) -> Iterator[dict[str, Any]]:
    """As a page runs: the release found once a run, open files kept by their path, named queries."""
    from dashboards.access import Role, Viewer
    from dashboards.reader import reader
    from orchestration.releases import open_release

    opened = cache(open_release)
    viewer = Viewer("科长", Role.SUPERVISOR, None)
    while True:
        view = reader(home, viewer, opened)
        answer = _answer(view.connection)
        # What a page writes at its foot is of the same release as its rows.
        answer["said"].append([view.release.position, view.release.chain_hash])
        assert view.row("data_as_of") is not None
        yield answer


def keeper(home: Home) -> Iterator[dict[str, Any]]:
    """An analyst who leaves the tool open over night: one connection for all questions, now and then one."""
    with duckdb.connect(str(home.releases / "current.duckdb"), read_only=True) as connection:
        while True:
            yield _answer(connection)
            time.sleep(_PAUSE_SECONDS)


READERS: dict[str, Callable[[Home], Iterator[dict[str, Any]]]] = {
    reader.__name__: reader for reader in (analyst, dashboard, keeper)
}


def main(kind: str, root: str, answers: str, stop: str) -> None:
    """Ask until the file `stop` is there; answers go into the file `answers`, a line each."""
    with Path(answers).open("w", encoding="utf-8") as told:
        for answer in READERS[kind](Home(Path(root))):
            told.write(json.dumps(answer) + "\n")
            told.flush()
            if Path(stop).exists():
                break


if __name__ == "__main__":
    main(*sys.argv[1:])
