"""How one department's texts are kept from naming another.

Belongs here: the codes and names of a release's departments as seen from one of them, and what is done to a text
that holds one of the others'.
Does not belong here: which columns are texts of that kind (`visible_rows`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import duckdb

SAID_INSTEAD = "其他单位"
# A code of so few characters, or of digits alone, is found in numbers and words that mean something else: such a
# code counts only where it stands between the separators of ids and lists.
_TELLING_LENGTH = 4
_ID_SEPARATORS = "/|"


def literal(text: str) -> str:
    """The text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True)
class Others:
    """The departments of a release, seen from one of them: whose codes and names are its own, and whose are not."""

    own_codes: frozenset[str]
    own_names: frozenset[str]
    codes: frozenset[str]
    names: frozenset[str]

    @cached_property
    def _code_patterns(self) -> tuple[str, ...]:
        telling = {
            code for code in self.codes if len(code) >= _TELLING_LENGTH and re.search("[A-Za-z]", code)
        }
        # Before a hyphen stands the department part of an item's number, which the public list of powers prints.
        loose = ("(^|[^A-Za-z0-9])", "($|[^A-Za-z0-9-])")
        strict = (f"(^|[{_ID_SEPARATORS}])", f"($|[{_ID_SEPARATORS}])")
        return tuple(
            f"{before}({'|'.join(_longest_first(codes))}){after}"
            for codes, (before, after) in ((telling, loose), (self.codes - telling, strict))
            if codes
        )

    @cached_property
    def _name_pattern(self) -> str | None:
        return "|".join(_longest_first(self.names)) or None

    def scrubbed(self, value: str, *, is_sentence: bool) -> str:
        """SQL for `value` without codes and names of others: a name, and in a sentence a code, becomes 其他单位;
        any other text with a code of another department becomes null.
        """
        # An own name that holds another's (a branch named after its bureau) is no mention of it.
        sheltered = sorted(own for own in self.own_names if any(name in own for name in self.names))
        text = value
        for number, own in enumerate(sheltered):
            text = f"replace({text}, {literal(own)}, chr({number + 1}))"
        if self._name_pattern:
            text = f"regexp_replace({text}, {literal(self._name_pattern)}, {literal(SAID_INSTEAD)}, 'g')"
        if is_sentence:
            for pattern in self._code_patterns:
                # Twice: two codes with one separator between them share it.
                for _ in range(2):
                    text = f"regexp_replace({text}, {literal(pattern)}, '\\1{SAID_INSTEAD}\\3', 'g')"
        for number, own in enumerate(sheltered):
            text = f"replace({text}, chr({number + 1}), {literal(own)})"
        if is_sentence or not self._code_patterns:
            return text
        found = " or ".join(f"regexp_matches({value}, {literal(pattern)})" for pattern in self._code_patterns)
        return f"case when {found} then null else {text} end"


def seen_from(connection: duckdb.DuckDBPyConnection, catalog: str, code: str) -> Others | None:
    """The departments of an attached release from one's own side, or None where it has no such department.

    Own are also organisations that it entrusts (行政处罚法 20: their acts are its acts) and departments merged into
    it by the day that the data reach, whose cases it carries on (行政诉讼法 26 Ⅵ).
    """
    own = {
        found
        for (found,) in connection.execute(
            f"""
            with recursive own as (
                select d.department_code from {catalog}.core.dim_department as d where d.department_code = $code
                union
                select d.department_code
                from own
                inner join {catalog}.core.dim_department as d
                    on d.credit_department_code = own.department_code
                    or (
                        d.successor_code = own.department_code
                        and d.active_to <= (select a.as_of_date from {catalog}.intermediate.int_data_as_of as a)
                    )
            )
            select own.department_code from own
            """,
            {"code": code},
        ).fetchall()
    }
    if not own:
        return None
    # Names of today, and those under which something was published.
    named = connection.execute(
        f"select department_code, department_name from {catalog}.core.dim_department "
        f"union select department_code, department_name from {catalog}.core.fct_publication"
    ).fetchall()
    own_names = {name for found, name in named if found in own and name}
    return Others(
        own_codes=frozenset(own),
        own_names=frozenset(own_names),
        codes=frozenset(found for found, _ in named if found and found not in own),
        names=frozenset(
            name
            for found, name in named
            if name and found not in own and name != found and name not in own_names
        ),
    )


def _longest_first(texts: frozenset[str] | set[str]) -> list[str]:
    return [re.escape(text) for text in sorted(texts, key=lambda text: (-len(text), text))]
