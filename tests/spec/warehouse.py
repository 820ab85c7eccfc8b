"""A warehouse in memory for spec tests: inline rows go in as events, rows of any dbt model come out.

What belongs here: filling typed log tables, running the models that a test asks for, and one helper a feed.
What does not: a rule, an expected value or a fixture shared between two rules; those stand in the test
that needs them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import duckdb

from ingestion.contract import load_contracts
from tests.spec.compiled import DATABASE, PROJECT, CompiledProject, compiled_project
from tests.spec.log_tables import ENVELOPE, INTAKE, Row, contract_fields, feeds, log_columns

__all__ = ["CompiledProject", "Row", "Warehouse", "compiled_project"]


class Warehouse:
    """One test's warehouse: report records, then ask for the rows of a model."""

    def __init__(self, project: CompiledProject, calendar: Sequence[tuple[date, bool, str | None]]) -> None:
        self.project = project
        self._calendar = calendar
        self._events: dict[str, list[Row]] = {feed: [] for feed in feeds()}
        self._given: dict[str, list[Row]] = {}
        self._positions = itertools.count(1)
        self._serials = itertools.count(1)
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._done: set[str] = set()

    def event(self, feed: str, **values: Any) -> Row:
        """Append one event; contract columns take clear values, envelope columns may be given as well.

        The first event of a stream is `reported`, a later one `amended`, unless the test says otherwise.
        """
        clear = self._defaults(feed, values) | {k: v for k, v in values.items() if k not in ENVELOPE}
        source = values.get("source", "system" if load_contracts()[feed].origin == "system" else "platform")
        key = "/".join(str(clear[field.name]) for field in contract_fields(feed) if field.is_key)
        stream_id = values.get("stream_id", f"{feed}/{source}/{key}")
        version = 1 + sum(row["stream_id"] == stream_id for row in self._events[feed])
        event_type = values.get("event_type", "reported" if version == 1 else "amended")
        position = next(self._positions)
        row: Row = {
            "position": position,
            "event_id": f"{stream_id}@{version}",
            "feed": feed,
            "source": source,
            "stream_id": stream_id,
            "stream_version": version,
            "event_type": event_type,
            "is_present": event_type != "withdrawn",
            "schema_version": 1,
            "reported_as_of": datetime(2025, 1, 1),
            "recorded_at": datetime(2025, 1, 1),
            "batch_id": "B1",
            "export_id": "E1",
            "source_row": position,
            "mapping_revision": "1",
        }
        for field in contract_fields(feed):
            row |= field.stored(clear.get(field.name), clear)
        row |= {
            name: value for name, value in values.items() if name in log_columns(feed) and name in ENVELOPE
        }
        unknown = set(values) - set(row) - {field.name for field in contract_fields(feed)}
        assert not unknown, f"{feed} has no column {sorted(unknown)}"
        self._events[feed].append(row)
        self._forget()
        return row

    def _defaults(self, feed: str, values: Mapping[str, Any]) -> Row:
        plain = {
            "date": date(2024, 1, 1),
            "timestamp": datetime(2024, 1, 1, 9),
            "integer": 1,
            "number": Decimal(1),
            "boolean": True,
        }
        row: Row = {}
        for field in contract_fields(feed):
            if field.name in values or not (field.is_key or field.is_required):
                continue
            if field.name == "department_code":
                row[field.name] = "D1"
            elif field.enum:
                row[field.name] = field.enum[0]
            elif field.logical_type == "array":
                row[field.name] = ["其他"]
            else:
                row[field.name] = plain.get(field.logical_type, f"{field.name}-{next(self._serials)}")
        return row

    def department(self, code: str = "D1", **values: Any) -> Row:
        """A department that enforces since 2020 and stands in statistics, ranking and interview."""
        values.setdefault("active_from", date(2020, 1, 1))
        return self.event("department", department_code=code, **values)

    def certificate(
        self, number: str, person: str | None = None, department: str = "D1", **values: Any
    ) -> Row:
        """A 执法 certificate valid 2020 to 2029; `person` is both name and identity."""
        person = person or number
        defaults = {"person_name": person, "person_id_no": person, "certificate_kind": "执法"}
        defaults |= {"issued_date": date(2020, 1, 1), "expires_date": date(2029, 12, 31)}  # type: ignore[dict-item]
        row = {**defaults, "certificate_status": "有效", **values}
        return self.event("officer_certificate", department_code=department, certificate_no=number, **row)

    def item(self, code: str, department: str = "D1", **values: Any) -> Row:
        """A 行政检查 item held since 2020."""
        row = {"category": "行政检查", "held_from": date(2020, 1, 1), **values}
        return self.event("power_item", department_code=department, item_code=code, **row)

    def plan(self, number: str, department: str = "D1", **values: Any) -> Row:
        """An inspection plan of one visit over the year 2024."""
        row = {
            "starts_date": date(2024, 1, 1),
            "ends_date": date(2024, 12, 31),
            "plan_status": "正常",
            **values,
        }
        return self.event("inspection_plan", department_code=department, plan_no=number, **row)

    def inspection(self, number: str, on: date, department: str = "D1", **values: Any) -> Row:
        """An inspection, uploaded at ten on the same day."""
        return self._act("inspection", "inspection_no", number, "inspection_date", on, department, values)

    def penalty(self, number: str, on: date, department: str = "D1", **values: Any) -> Row:
        """A penalty decision of a 100 元 fine on an organisation, uploaded at ten on the same day."""
        values = {
            "party_type": "法人及非法人组织",
            "penalty_kinds": ["罚款"],
            "fine_yuan": Decimal(100),
        } | values
        return self._act("penalty", "decision_no", number, "decision_date", on, department, values)

    def education(self, number: str, on: date, department: str = "D1", **values: Any) -> Row:
        """An education correction, uploaded at ten on the same day."""
        return self._act(
            "education_correction", "record_no", number, "correction_date", on, department, values
        )

    def case(self, number: str, on: date, department: str = "D1", **values: Any) -> Row:
        """A penalty case filed on a day, uploaded at ten on the same day."""
        return self._act("penalty_case", "case_no", number, "filed_date", on, department, values)

    def document(self, number: str, *kinds: str, on: date, department: str = "D1", **values: Any) -> Row:
        """A scan in the file of a case or decision, uploaded at ten on its day."""
        row = {"serial_no": str(next(self._serials)), "uploaded_at": datetime.combine(on, time(10)), **values}
        row |= {"department_code": department, "case_or_decision_no": number, "document_kinds": kinds}
        return self.event("case_document", **row)

    def established(self, code: str = "D1", officers: int = 5, items: int = 10, **values: Any) -> None:
        """A department with so many officers (`D1-C1`…, persons of the same names) and items (`D1-I1`…)."""
        self.department(code, **values)
        for number in range(1, officers + 1):
            self.certificate(f"{code}-C{number}", department=code)
        for number in range(1, items + 1):
            self.item(f"{code}-I{number}", department=code)

    def _act(
        self, feed: str, key: str, number: str, day: str, on: date, department: str, values: Mapping[str, Any]
    ) -> Row:
        row = {"uploaded_at": datetime.combine(on, time(10)), **values}
        return self.event(feed, **{key: number, day: on, "department_code": department}, **row)

    def asked(self, *dates: date) -> None:
        """Ask for further cut-offs, as `--as-at` does."""
        self.given("int_cutoff_asked", [{"cutoff_date": day} for day in dates])

    def given(self, name: str, rows: Sequence[Row]) -> None:
        """Let a model, a seed, or `intake.receipt`/`intake.reject` hold exactly these rows."""
        self._given[name] = list(rows)
        self._forget()

    def seed_with(self, name: str, changes: Mapping[str, Any], **match: Any) -> None:
        """A seed as it stands, with `changes` in the rows where the named columns have the named values."""
        rows = self.query(f"select * from {self._relation(name)}", models=[name])
        hits = [row for row in rows if all(str(row[key]) == str(value) for key, value in match.items())]
        assert hits, f"seed {name} has no row where {match}"
        for row in hits:
            row.update(changes)
        self.given(name, rows)

    def rows(self, model: str, order_by: str | None = None, **match: Any) -> list[Row]:
        """Rows of a model as dicts, sorted by all their columns unless told, kept where columns match."""
        sql = f"select * from {self._relation(model)} order by {order_by or 'all'}"
        found = self.query(sql, models=[model])
        return [row for row in found if all(row[key] == value for key, value in match.items())]

    def row(self, model: str, **match: Any) -> Row:
        """The one row of a model that matches."""
        found = self.rows(model, **match)
        assert len(found) == 1, f"{model}: {len(found)} rows where {match}"
        return found[0]

    def query(self, sql: str, models: Iterable[str] = ()) -> list[Row]:
        """Any SQL, after the named models have been built."""
        connection = self.build(*models)
        cursor = connection.execute(sql)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]

    def build(self, *models: str) -> duckdb.DuckDBPyConnection:
        """Build models and what they rest on; returns the connection."""
        if self._connection is None:
            self._connection = self._opened()
        for name in self.project.in_order(models, self._given):
            if name not in self._done:
                self._make(self._connection, name)
                self._done.add(name)
        return self._connection

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection, self._done = None, set()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(":memory:", config={"threads": 1})
        connection.execute(f"attach ':memory:' as {DATABASE}; use {DATABASE}")
        for schema in ("log", "intake", "reference"):
            connection.execute(f"create schema {schema}")
        for feed, rows in self._events.items():
            columns = ", ".join(f'"{name}" {kind}' for name, kind in log_columns(feed).items())
            _create(connection, f"log.{feed}", columns, rows)
        for name, columns in INTAKE.items():
            _create(connection, f"intake.{name}", columns, self._given.get(f"intake.{name}", []))
        calendar = "calendar_date DATE, is_workday BOOLEAN, holiday_name VARCHAR"
        connection.execute(f"create table reference.calendar_day ({calendar})")
        days = [[entry[part] for entry in self._calendar] for part in range(3)]
        connection.execute("insert into reference.calendar_day select unnest(?), unnest(?), unnest(?)", days)
        return connection

    def _relation(self, name: str) -> str:
        node = self.project.models.get(name) or self.project.seeds[name]
        return f'{DATABASE}."{node["schema"]}"."{node.get("alias") or name}"'

    def _make(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        relation = self._relation(name)
        connection.execute(f"create schema if not exists {relation.rsplit('.', 1)[0]}")
        node = self.project.models.get(name)
        if name in self._given:
            types = _column_types(node or self.project.seeds[name], self._given[name])
            _create(connection, relation, types, self._given[name])
        elif node is None:
            _load_seed(connection, relation, self.project.seeds[name])
        elif node["config"]["materialized"] != "ephemeral":
            try:
                connection.execute(f"create table {relation} as {node['compiled_code']}")
            except duckdb.Error as fault:
                raise AssertionError(f"model {name}: {fault}") from fault


def _column_types(node: Mapping[str, Any], rows: Sequence[Row]) -> str:
    """Column list of a model or seed: declared types first, then what the given rows hold."""
    declared = {name: column.get("data_type") for name, column in node["columns"].items()}
    declared |= node["config"].get("column_types") or {}
    names = list(dict.fromkeys([*declared, *(name for row in rows for name in row)]))
    return ", ".join(f'"{name}" {declared.get(name) or "VARCHAR"}' for name in names)


def _create(connection: duckdb.DuckDBPyConnection, relation: str, columns: str, rows: Sequence[Row]) -> None:
    connection.execute(f"create table {relation} ({columns})")
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" for _ in row)
        connection.execute(f"insert into {relation} ({names}) values ({marks})", list(row.values()))


def _load_seed(connection: duckdb.DuckDBPyConnection, relation: str, node: Mapping[str, Any]) -> None:
    path = PROJECT / node["original_file_path"]
    types = node["config"].get("column_types") or {}
    options = f", types={types!r}" if types else ""
    connection.execute(f"create table {relation} as select * from read_csv('{path}', header=true{options})")
