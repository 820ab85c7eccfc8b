"""The night's view of Dagster's history: the same SQLite files, each opened once and kept open until the run ends.

Belongs here: opening the home's Dagster instance for a run in this process.
Does not belong here: its settings and where the history is (`instance`), the run itself (`nightly`).

Dagster opens a file for each statement, and SQLite empties the write-ahead log into the file whenever the last
connection closes. One night writes some 2,200 events; a third of its computing was that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import dagster as dg
import sqlalchemy as sa
import yaml
from dagster._core.instance.ref import InstanceRef
from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._serdes import ConfigurableClassData

# Settings that say themselves where events go.
_NAMED_STORAGE = {"storage", "event_log_storage"}


class OpenEventLog(SqliteEventLogStorage):
    """Dagster's event files, written as Dagster writes them; a file stays open from its first use to `dispose`."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: dict[str, sa.Engine] = {}
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> Self:
        return cls(config_value["base_dir"], inst_data)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[sa.Connection]:
        with self._db_lock, self._engine(shard).begin() as connection:
            yield connection

    def _engine(self, shard: str) -> sa.Engine:
        if shard not in self._engines:
            engine = sa.create_engine(
                self.conn_string_for_shard(shard),
                pool_size=1,
                connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS},
            )
            self._initdb(engine)
            self._engines[shard] = engine
        return self._engines[shard]

    def dispose(self) -> None:
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()
        super().dispose()


@contextmanager
def open_instance(folder: Path) -> Iterator[dg.DagsterInstance]:
    """The Dagster instance of a home's folder (`instance.prepare_instance`), for one run in this process.

    Where the settings name a storage of their own, PostgreSQL for one, that one is used as Dagster uses it.
    """
    settings = yaml.safe_load((folder / "dagster.yaml").read_text(encoding="utf-8"))
    events = {
        "module": OpenEventLog.__module__,
        "class": OpenEventLog.__name__,
        "config": {"base_dir": str(folder / "history" / "runs")},
    }
    overrides = {} if _NAMED_STORAGE & settings.keys() else {"event_log_storage": events}
    with dg.DagsterInstance.from_ref(InstanceRef.from_dir(str(folder), overrides=overrides)) as instance:
        yield instance
