"""A department's own release file: only its rows of a release, so that no query on it can find another's.

Belongs here: making that file once for each release, keeping it under `releases/departments/<code>/`, handing it out.
Does not belong here: which rows those are (`visible_rows`, `dbt_project/department_rows.yaml`), who is of which
department (`dashboards.access`).
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

import duckdb

from ingestion.home import Home
from orchestration.releases.described import describe_again
from orchestration.releases.digest import combined_digest, quoted
from orchestration.releases.faults import ReleaseFault
from orchestration.releases.lock import exclusive
from orchestration.releases.others import Others, literal, seen_from
from orchestration.releases.store import (
    CURRENT,
    NO_PROGRESS,
    Release,
    current_release,
    read_release,
    sync_file,
    sync_folder,
)
from orchestration.releases.visible_rows import Rule, Rules, load_rules

DEPARTMENTS = "departments"
# Made for other tables, not for people: there only as far as a rule names a table.
_INNER = ("staging", "intermediate")
_WHOLE = "whole"
_BLOCK_BYTES = 16384


def department_release(home: Home, release: Release, code: str) -> Release:
    """The department's file of this release, made on first use; two processes make it once.

    Raises `ReleaseFault` where the release knows no such department.
    """
    rules = load_rules()
    folder = _folder(home, code)
    path = folder / f"{release.name}-r{_made_by(rules)[:8]}.duckdb"
    if not _is_made(path):
        with exclusive(folder / ".lock", doing=f"生成 {code} 的数据文件"):
            if not _is_made(path):
                _make(release, code, rules, path)
    _follow(home, release, path)
    return read_release(path)


def department_codes(release: Release) -> list[str]:
    """Codes of all departments of a release."""
    with duckdb.connect(str(release.path), read_only=True) as connection:
        rows = connection.execute("select department_code from core.dim_department order by all").fetchall()
    return [code for (code,) in rows]


def hand_out(file: Release, code: str, into: Path) -> Path:
    """Copy a department's file and its description to a folder outside; the whole copy or none. Its new path."""
    into.mkdir(parents=True, exist_ok=True)
    target = into / f"{_folder_name(code)}-{file.name}.duckdb"
    for source, copy in ((file.path.with_suffix(".json"), target.with_suffix(".json")), (file.path, target)):
        unfinished = copy.with_name(f".{copy.name}.{os.getpid()}")
        shutil.copyfile(source, unfinished)
        os.chmod(unfinished, 0o444)
        sync_file(unfinished)
        os.replace(unfinished, copy)
    sync_folder(into)
    return target


def _folder_name(code: str) -> str:
    """The code as a folder's name; a code that is none (a dot in front) gets its digest."""
    is_plain = code.replace("-", "").replace("_", "").isalnum()
    return code if is_plain else f"code-{sha256(code.encode()).hexdigest()[:16]}"


def _folder(home: Home, code: str) -> Path:
    return home.releases / DEPARTMENTS / _folder_name(code)


def _made_by(rules: Rules) -> str:
    """Digest of the rules and of the code that applies them: a file made by others is made anew."""
    whole = sha256(rules.digest.encode())
    for name in ("department.py", "described.py", "others.py", "visible_rows.py"):
        whole.update(Path(__file__).with_name(name).read_bytes())
    return whole.hexdigest()


def _is_made(path: Path) -> bool:
    # The description comes first, the file last: where the file is, both are.
    return path.is_file()


def _make(release: Release, code: str, rules: Rules, path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=".build-", dir=path.parent) as work:
        aside = Path(work) / path.name
        tables = _write(release, code, rules, aside)
        said = release.as_dict() | {
            "department_code": code,
            "release": release.name,
            # A function of the release, the department and the rules: its tables need no hashing of their own.
            "digest": combined_digest(
                {
                    "release": release.digest,
                    "intake": release.intake_digest,
                    "of": code,
                    "by": _made_by(rules),
                }
            ),
            "file_sha256": sha256(aside.read_bytes()).hexdigest(),
            "tables": {name: {"row_count": rows, "digest": None} for name, rows in sorted(tables.items())},
        }
        description = aside.with_suffix(".json")
        description.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        for made in (description, aside):
            os.chmod(made, 0o444)
            sync_file(made)
            os.replace(made, path.with_suffix(made.suffix))
        sync_folder(path.parent)


def _write(release: Release, code: str, rules: Rules, aside: Path) -> dict[str, int]:
    """Row counts of the tables, by `schema.table`."""
    with duckdb.connect() as connection:
        connection.execute(NO_PROGRESS)
        connection.execute(f"attach {literal(str(release.path))} as {_WHOLE} (read_only)")
        others = seen_from(connection, _WHOLE, code)
        if others is None:
            raise ReleaseFault(
                "no_department",
                f"发布版本 {release.name} 中没有执法主体 {code}。",
                "核对编码（zhifa rank 列出各主体），或先报送执法主体表。",
            )
        # Many small tables: blocks of the usual size would make the file ten times as large.
        connection.execute(f"attach {literal(str(aside))} as own (block_size {_BLOCK_BYTES}); use own")
        connection.execute("begin")
        tables = _tables(connection, rules)
        for schema in sorted({table.split(".")[0] for table in tables}):
            connection.execute(f"create schema if not exists {quoted(schema)}")
        counts = {
            table: _copy(connection, table, columns, rules.rule(table), others)
            for table, columns in tables.items()
        }
        connection.execute("commit")
        describe_again(connection)
        connection.execute("use memory; checkpoint own; detach own")
    return counts


def _tables(connection: duckdb.DuckDBPyConnection, rules: Rules) -> dict[str, list[tuple[str, str]]]:
    """Columns (name, type) of the tables that the file has; a table that follows another comes after it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for schema, table, column, sql_type in connection.execute(
        "select schema_name, table_name, column_name, data_type from duckdb_columns() "
        "where database_name = ? and not internal order by schema_name, table_name, column_index",
        [_WHOLE],
    ).fetchall():
        if schema not in _INNER or f"{schema}.{table}" in rules.tables:
            found.setdefault(f"{schema}.{table}", []).append((column, sql_type))
    return dict(sorted(found.items(), key=lambda entry: (rules.rule(entry[0]).follows is not None, entry[0])))


def _copy(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: list[tuple[str, str]],
    rule: Rule,
    others: Others,
) -> int:
    if unknown := rule.columns - {column for column, _ in columns}:
        raise ReleaseFault(
            "wrong_rule",
            f"department_rows.yaml 中 {table} 的规则提到不存在的列：{'、'.join(sorted(unknown))}。",
            "请维护人员改正该规则。",
        )
    name = ".".join(quoted(part) for part in table.split("."))
    shown = ", ".join(rule.expression(column, sql_type, others) for column, sql_type in columns)
    made = connection.execute(
        f"create table {name} as select {shown} from {_WHOLE}.{name} as r where {rule.condition(others)}"
    ).fetchone()
    return int(made[0]) if made else 0


def _follow(home: Home, release: Release, path: Path) -> None:
    """Let the department's `current.duckdb` point here if this is the current release's; remove the files before.

    Who has one of them open goes on reading it.
    """
    link = path.with_name(CURRENT)
    if _points_to(link, path):
        return
    with exclusive(path.with_name(".lock"), doing="切换主体数据文件"):
        # Asked under the lock: a newer release may have come, and its file taken this one's place, meanwhile.
        current = current_release(home)
        if current is None or current.path.name != release.path.name or not path.is_file():
            return
        fresh = path.with_name(f".{CURRENT}.{os.getpid()}")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(path.name)
        os.replace(fresh, link)
        sync_folder(path.parent)
        for old in path.parent.glob("*.duckdb"):
            if old.name not in (CURRENT, path.name):
                old.unlink(missing_ok=True)
                old.with_suffix(".json").unlink(missing_ok=True)


def _points_to(link: Path, path: Path) -> bool:
    return link.is_symlink() and os.readlink(link) == path.name
