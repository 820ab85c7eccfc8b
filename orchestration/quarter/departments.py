"""What an act of the office names must exist: departments, rules, records.

Belongs here: refusing a name that is none, with the nearest ones.
Does not belong here: what the act does.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.record import CannotTake
from orchestration.quarter.releases import release_now, rows_of

_NEAR_COUNT = 3


def must_be_known(home: Home, department_code: str) -> None:
    """Raise `CannotTake`, naming near ones, for a code that no registered department has."""
    log = EventLog.open(home)
    known = set(log.state("department", "platform").filter("is_present")["department_code"])
    if department_code not in known:
        raise CannotTake(f"没有执法主体 {department_code}。{_near(department_code, known)}")


def must_be_waivable(
    home: Home, period: str, department_code: str, rule_id: str, record_no: str | None
) -> None:
    """Raise `CannotTake` for a rule that there is not, or a record that has nothing to waive under it."""
    release = release_now(home)
    rules = {row["rule_id"]: row["rule_name_zh"] for row in rows_of(release, "waivable_rules")}
    if rule_id not in rules:
        raise CannotTake(f"没有可豁免的规则 {rule_id}。{_near(rule_id, rules)}规则代码见补正清单。")
    if record_no is None:
        return
    items = rows_of(release, "correction_items", period=period, department=department_code)
    own = {row["record_no"] or row["case_or_decision_no"] for row in items if row["rule_id"] == rule_id}
    if record_no not in own:
        raise CannotTake(
            f"{department_code} 在 {period} 没有编号为 {record_no}、违反“{rules[rule_id]}”的记录。"
            f"{_near(record_no, {str(number) for number in own if number})}"
        )


def _near(wanted: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(wanted, list(known), _NEAR_COUNT, cutoff=0.5)
    return f"最接近的：{'、'.join(found)}。" if found else ""
