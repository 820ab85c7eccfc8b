"""Where a token stands: which columns of which feeds hold it.

Belongs here: looking a token up in the log. Does not belong here: the value behind it (`vault`), who may see it.
"""

from __future__ import annotations

import duckdb

from ingestion.contract import LIST_SEPARATOR, TOKEN_SUFFIX, load_contracts
from ingestion.eventlog import EventLog
from ingestion.eventlog.views import create_log_views


def columns_of(log: EventLog, token: str, *, department_code: str | None = None) -> list[tuple[str, str]]:
    """(feed, column) of every column that ever held the token, in the records of one department or of all."""
    found = []
    with duckdb.connect() as connection:
        create_log_views(connection, log, log.head().position)
        for feed, contract in sorted(load_contracts().items()):
            named = [column.name for column in contract.columns if column.has_token]
            if not named:
                continue
            # One pass over a feed, whatever the number of its personal columns.
            holds = ", ".join(
                f"bool_or(list_contains(string_split({name}{TOKEN_SUFFIX}, '{LIST_SEPARATOR}'), $token))"
                for name in named
            )
            row = connection.execute(
                f"select {holds} from log.{feed} where $department is null or department_code = $department",
                {"token": token, "department": department_code},
            ).fetchone()
            found += [(feed, name) for name, is_held in zip(named, row or (), strict=True) if is_held]
    return found
