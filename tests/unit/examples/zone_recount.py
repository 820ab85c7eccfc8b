"""Counts the headline figures again from a world's rows, the way the published report defines them."""

import datetime as dt
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from examples.zone2024.expected import Figures
from examples.zone2024.records import Delivery, Value
from examples.zone2024.world import World

Row = Mapping[str, Value]
_DAY = dt.timedelta(days=1)
_ACTS = {
    "inspection": "inspection_date",
    "penalty": "decision_date",
    "education_correction": "correction_date",
}


def _rows(world: World, feed: str, delivery: Delivery) -> list[Row]:
    return [row for record in world.records[feed] if (row := record.known(delivery)) is not None]


def _day(row: Row, column: str) -> dt.date:
    value = row[column]
    assert isinstance(value, dt.date)
    return value


def _texts(row: Row, column: str) -> tuple[str, ...]:
    value = row.get(column, ())
    assert isinstance(value, tuple)
    return value


def is_valid_on(certificate: Row, day: dt.date) -> bool:
    """Issued by that day, not past its last day, and not yet cancelled."""
    cancelled = certificate["status_date"]
    is_open = certificate["certificate_status"] == "有效" or (
        isinstance(cancelled, dt.date) and day < cancelled
    )
    return is_open and _day(certificate, "issued_date") <= day <= _day(certificate, "expires_date")


def _is_held_on(item: Row, day: dt.date) -> bool:
    given = item["held_to"]
    return _day(item, "held_from") <= day and (not isinstance(given, dt.date) or day < given)


class Recount:
    """One delivery's rows, indexed as a clerk would look them up."""

    def __init__(self, world: World, delivery: Delivery) -> None:
        everyone = _rows(world, "officer_certificate", delivery)
        self.certificates = [each for each in everyone if each["certificate_kind"] == "执法"]
        self.cases = {(r["department_code"], r["case_no"]): r for r in _rows(world, "penalty_case", delivery)}
        self.items = _rows(world, "power_item", delivery)
        self.acts = [
            (feed, _day(row, date), row)
            for feed, date in _ACTS.items()
            for row in _rows(world, feed, delivery)
        ]

    def persons_of(self, act: Row, day: dt.date) -> set[Value]:
        """Who took part: by certificate number, else by a name that only one holder of that day bears."""
        departments = (act["department_code"], *_texts(act, "joint_department_codes"))
        own = [each for each in self.certificates if each["department_code"] in departments]
        if numbers := _texts(act, "officer_certificate_nos"):
            return {each["person_id_no"] for each in own if each["certificate_no"] in numbers}
        people: set[Value] = set()
        for name in _texts(act, "officer_names"):
            bearers = {e["person_id_no"] for e in own if e["person_name"] == name and is_valid_on(e, day)}
            people |= bearers if len(bearers) == 1 else set()
        return people

    def figures(self, as_at: dt.date) -> Figures:
        """The published figures of 1 January to that day."""
        acts = [(feed, day, row) for feed, day, row in self.acts if dt.date(as_at.year, 1, 1) <= day <= as_at]
        holders = {each["person_id_no"] for each in self.certificates if is_valid_on(each, as_at)}
        people: set[Value] = set()
        exercised: set[tuple[Value, str]] = set()
        for feed, day, row in acts:
            is_silent = not _texts(row, "officer_certificate_nos") and not _texts(row, "officer_names")
            source = (
                self.cases[row["department_code"], row["case_no"]] if feed == "penalty" and is_silent else row
            )
            people |= self.persons_of(source, day)
            for code in (row["department_code"], *_texts(row, "joint_department_codes")):
                exercised |= {(code, item) for item in _texts(row, "item_codes")}
        held = {(each["department_code"], str(each["item_code"])) for each in self.items
                if each["category"] in ("行政检查", "行政处罚") and _is_held_on(each, as_at)}  # fmt: skip
        counts = [sum(feed == each for feed, _, _ in acts) for each in _ACTS]
        return _published(len(holders), len(holders & people), counts, len(held), len(held & exercised))


def _published(holders: int, active: int, counts: list[int], held: int, exercised: int) -> Figures:
    each = Decimal(sum(counts)) / active
    return Figures(
        holders, active, _percent(active, holders), *counts, sum(counts), int(each.quantize(Decimal(1), ROUND_HALF_UP)),
        held, exercised, _percent(exercised, held),
    )  # fmt: skip


def _percent(part: int, whole: int) -> str:
    return str((Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP))
