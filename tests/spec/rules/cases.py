"""What a rule's spec test is made of: a table of cases, and one way to put them to the warehouse.

Belongs here: the shape of a case, and comparing what the rule said of each. Does not belong here: any rule's
cases (the rule's own module), how they are printed as a handbook (`handbook`).

A module `test_<rule>.py` names its `RULE` and lists its `CASES`; each case reports its records under the number
that it is given, so that all cases of a rule stand in one warehouse and none touches another. A module of several
small rules lists `TABLES` instead: the cases of each rule. The handbook reads two more names where a module has
them: `OWED_BY`, who owes the duty when it is not simply the department whose record is judged, and
`PARAMETERS_OF`, other rules whose parameters it applies.

The data of a warehouse end on `CUT_OFF`: what is open then is judged by that day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from tests.spec.warehouse import Warehouse

Verdict = Literal["守规", "违反", "无法判断"]
# Reports the records of a case; the number names the record that is judged (its `record_no`).
Report = Callable[[Warehouse, str], object]
# A Wednesday and a holiday; the last working day before it is Tuesday 31 December 2024, the next Thursday 2 January.
CUT_OFF = date(2025, 1, 1)


@dataclass(frozen=True)
class RuleCase:
    """One case: what happened in one Chinese sentence, how to report it, and what the law says of it."""

    said: str
    verdict: Verdict
    report: Report
    # Last day of the limit; a case that says none does not ask for it.
    due_on: date | None = None
    # Who owed the duty.
    department: str = "D1"


def number_of(index: int) -> str:
    """The number of the case's record."""
    return f"R{index:02d}"


def _record_no(row: Mapping[str, Any]) -> str:
    return str(row["record_no"])


def check(
    warehouse: Warehouse,
    rule: str,
    cases: Sequence[RuleCase],
    *,
    model: str | None = None,
    number_in: Callable[[Mapping[str, Any]], str] = _record_no,
) -> None:
    """The rule says of every case what the case expects.

    `model` where several rules share one; `number_in` where the record's own number is not free to choose, so that
    the case put its number elsewhere.
    """
    warehouse.department("D1")
    for index, case in enumerate(cases):
        case.report(warehouse, number_of(index))
    found = {number_in(row): row for row in _in_force(warehouse, rule, model or f"int_violation_{rule}")}
    said = [_said(case, found.get(number_of(index))) for index, case in enumerate(cases)]
    assert said == [(case.said, case.verdict, case.due_on, case.department) for case in cases]


def _in_force(warehouse: Warehouse, rule: str, model: str) -> list[dict[str, Any]]:
    """What the model found, less what happened while the rule was not in force."""
    versions = warehouse.rows("rule", rule_id=rule)
    assert versions, f"seed rule has no {rule}"

    def applies(day: date | None) -> bool:
        return day is None or any(
            version["valid_from"] <= day and (version["valid_to"] is None or day < version["valid_to"])
            for version in versions
        )

    rows = warehouse.rows(model, rule_id=rule)
    return [row for row in rows if applies(row["business_date"])]


def _said(case: RuleCase, row: dict[str, Any] | None) -> tuple[str, str, date | None, str]:
    if row is None:
        return case.said, "守规", case.due_on, case.department
    verdict = "违反" if row["verdict"] == "violated" else "无法判断"
    return case.said, verdict, row["due_on"] if case.due_on else None, row["department_code"]
