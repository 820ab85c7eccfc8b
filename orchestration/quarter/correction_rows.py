"""What a department is asked to mend in a quarter, gathered from a release.

Belongs here: rows of one release sorted by department, and what changed between two of them.
Does not belong here: what is a fault (dbt `quality.correction_item`), how it is written down (`correction_workbook`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dashboards.queries import named_query
from orchestration.quarter.record import tidy_name
from orchestration.releases import Release, open_release

Stage = Literal["check", "draft"]
Row = Mapping[str, Any]
Rows = Sequence[Row]

FIXED, WAIVED, LEFT, NEW = "已补正", "已豁免", "仍未补正", "新发现"
MISSING, LATE, VIOLATION, REJECT, GATE = "missing_document", "late_document", "violation", "reject", "gate"
# In the order of the workbook's sheets.
KIND_LABELS = {
    MISSING: "缺失材料",
    LATE: "逾期材料",
    VIOLATION: "违反规则",
    REJECT: "退回未改",
    GATE: "闸门问题",
}
# Part of a department's workbook → the query that tells it.
_BY_DEPARTMENT = {
    "rejects": "correction_rejects",
    "indicators": "indicators",
    "faults": "indicator_faults",
    "waivers": "correction_waivers",
    "replies": "correction_replies",
}


@dataclass(frozen=True)
class Corrections:
    """One department's quarter: everything that its workbook says. Rows are those of the named queries."""

    period: str
    stage: Stage
    on: date
    data_ends_date: date
    department_code: str
    department_name: str
    due_date: date | None
    items: Rows
    changes: Rows
    rejects: Rows
    indicators: Rows
    faults: Rows
    waivers: Rows
    replies: Rows
    standing: Row

    @property
    def open_items(self) -> list[Row]:
        """What counts against the department: not waived, in the order of the sheets."""
        order = list(KIND_LABELS)
        standing = [item for item in self.items if not item["is_waived"]]
        return sorted(standing, key=lambda item: order.index(item["item_kind"]))

    def of_kind(self, *kinds: str) -> list[Row]:
        """Open items of these kinds."""
        return [item for item in self.open_items if item["item_kind"] in kinds]

    @property
    def days_left(self) -> int | None:
        """Natural days from `on` to the last day for mending, negative after it; None where no day is known."""
        return None if self.due_date is None else (self.due_date - self.on).days


def item_key(item_id: str) -> str:
    """An item's number as it comes back in a reply: the intake tidies widths and spaces."""
    return tidy_name(item_id)


def gather(
    release: Release,
    period: str,
    *,
    stage: Stage,
    on: date,
    previous: Release | None,
    due_date: date | None,
) -> tuple[Corrections, ...]:
    """Each department that the quarter's gate judges. Without `due_date` a check ends with its correction period."""
    with open_release(release.path) as connection:

        def rows(query: str, **values: Any) -> list[dict[str, Any]]:
            return named_query(query).run(connection, **values)

        gate = rows("gate", period=period)
        items = rows("correction_items", period=period)
        parts = {name: rows(name, period=period) for name in _BY_DEPARTMENT.values()}
        ranking = {row["department_code"]: row for row in rows("ranking", period=period)}
        (data,) = rows("platform_data_end")
    changes = [] if previous is None else compare_items(items_of(previous, period), items)

    return tuple(
        Corrections(
            period=period,
            stage=stage,
            on=on,
            data_ends_date=data["data_ends_date"],
            department_code=code,
            department_name=judged["department_name"] or code,
            # A draft's last day is known once it is put to the departments.
            due_date=due_date or (judged["correction_ends_date"] if stage == "check" else None),
            items=_own(items, code),
            changes=_own(changes, code),
            standing=ranking.get(code, {}),
            **{name: _own(parts[query], code) for name, query in _BY_DEPARTMENT.items()},
        )
        for judged in gate
        if (code := judged["department_code"])
    )


def _own(found: Rows, code: str) -> Rows:
    return tuple(row for row in found if row["department_code"] == code)


def items_of(release: Release, period: str) -> list[dict[str, Any]]:
    """All departments' items of a quarter in a release."""
    with open_release(release.path) as connection:
        return named_query("correction_items").run(connection, period=period)


def changes_since(previous: Release, now: Release, period: str) -> list[dict[str, Any]]:
    """What was mended, waived, left and found between two releases: the items' columns and `change`."""
    return compare_items(items_of(previous, period), items_of(now, period))


def compare_items(before: Rows, after: Rows) -> list[dict[str, Any]]:
    """Each item of either side once, with `change`.

    What is gone is mended; so is a document that was missing and has come, though it stays on the list as late.
    A mended item is told in the words of the earlier list, any other in those of the later one.
    """
    earlier = {(row["department_code"], row["item_id"]): row for row in before}
    found = []
    for row in after:
        was = earlier.pop((row["department_code"], row["item_id"]), None)
        came_late = was is not None and (was["item_kind"], row["item_kind"]) == (MISSING, LATE)
        if row["is_waived"]:
            change = WAIVED
        elif came_late:
            change = FIXED
        else:
            change = NEW if was is None else LEFT
        found.append(dict(row) | {"change": change})
    found.extend(dict(row) | {"change": FIXED} for row in earlier.values())
    order = [FIXED, WAIVED, LEFT, NEW]
    return sorted(found, key=lambda row: (row["department_code"], order.index(row["change"]), row["item_id"]))
