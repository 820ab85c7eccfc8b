"""Which rows of each table belong to a department, as `dbt_project/department_rows.yaml` says.

Belongs here: reading that page strictly, and what one rule means as SQL.
Does not belong here: making a department's file (`department`), who may read which file (`dashboards.access`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, StrictBool, ValidationError, field_validator

from orchestration.releases.digest import DBT_PROJECT, quoted
from orchestration.releases.others import Others, literal

RULES = DBT_PROJECT / "department_rows.yaml"
# Third part of `feed/source/department/number`.
_STREAM_DEPARTMENT = 3


class WrongRule(ValueError):
    """`department_rows.yaml` says something that we do not understand."""


class Rule(BaseModel):
    """One table's rule; conditions on rows all hold together, and without any of them no row is visible."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    whole: StrictBool = False
    by: tuple[str, ...] = ()
    by_list: str | None = None
    only: str | None = None
    stream: str | None = None
    follows: str | None = None
    hidden: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @field_validator("by", mode="before")
    @classmethod
    def _one_or_several(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    @property
    def columns(self) -> frozenset[str]:
        """Every column of the table that the rule speaks of."""
        single = {self.by_list, self.only, self.stream} - {None}
        followed = {self.follows.rsplit(".", 1)[1]} if self.follows else set()
        return frozenset({*self.by, *self.hidden, *self.says, *self.names, *followed, *map(str, single)})

    def condition(self, others: Others) -> str:
        """SQL that holds for the rows of `r` that belong to the department."""
        if self.whole:
            return "true"
        own = ", ".join(literal(code) for code in sorted(others.own_codes))
        parts = []
        if self.by:
            parts.append(" or ".join(f"r.{quoted(column)} in ({own})" for column in self.by))
        if self.by_list:
            parts.append(f"list_has_any(string_split(r.{quoted(self.by_list)}, '|'), [{own}])")
        if self.only:
            parts.append(f"list_has_all([{own}], string_split(r.{quoted(self.only)}, '|'))")
        if self.stream:
            parts.append(f"split_part(r.{quoted(self.stream)}, '/', {_STREAM_DEPARTMENT}) in ({own})")
        if self.follows:
            schema, table, column = (quoted(part) for part in self.follows.split("."))
            parts.append(f"r.{column} in (select f.{column} from {schema}.{table} as f)")
        return " and ".join(f"({part})" for part in parts) or "false"

    def expression(self, column: str, sql_type: str, others: Others) -> str:
        """What stands in a column of a visible row."""
        value = f"r.{quoted(column)}"
        if column in self.hidden:
            return f"cast(null as {sql_type}) as {quoted(column)}"
        if self.whole or column in self.names or sql_type != "VARCHAR":
            return value
        return f"{others.scrubbed(value, is_sentence=column in self.says)} as {quoted(column)}"


NOTHING = Rule()


@dataclass(frozen=True)
class Rules:
    """All rules by `schema.table`, and the digest (64 hex digits) of what says them."""

    tables: Mapping[str, Rule]
    digest: str

    def rule(self, table: str) -> Rule:
        """The table's rule; no row of a table of which nothing is said is visible."""
        return self.tables.get(table, NOTHING)


@cache
def load_rules(path: Path = RULES) -> Rules:
    """The rules. Raises `WrongRule` for keys that are unknown and rules that contradict themselves."""
    text = path.read_bytes()
    said = yaml.load(text, Loader=yaml.CSafeLoader)
    tables = {
        f"{schema}.{table}": _rule(f"{schema}.{table}", rule)
        for schema, rules in said.items()
        for table, rule in rules.items()
    }
    return Rules(tables, sha256(text).hexdigest())


def _rule(table: str, said: Any) -> Rule:
    if said in ("whole", "none"):
        return Rule(whole=said == "whole")
    try:
        rule = Rule.model_validate(said)
    except ValidationError as error:
        raise WrongRule(f"{table}: {error.errors()[0]['loc']} {error.errors()[0]['msg']}") from None
    selects = bool(rule.by or rule.by_list or rule.only or rule.stream or rule.follows)
    if rule.whole == selects:
        raise WrongRule(f"{table}: either whole, or a condition on its rows")
    return rule
