"""The zone's year 2021, put together; its lists as that year knew them."""

import datetime as dt
from dataclasses import replace

from examples.zone2021 import quotas
from examples.zone2021.declared import DECLARED
from examples.zone2021.matters import course_records, courses
from examples.zone2021.people import staff_of_2021
from examples.zone2021.visits import inspections, orders, permits, plans
from examples.zone2024.records import Layer, Record, Value
from examples.zone2024.world import World
from examples.zone2024.year_end_declared import declared_records


def _certificates(world: World) -> list[Record]:
    """Every certificate issued by the end of 2021, in the state of that day."""
    rows = [dict(r.values) for r in world.records["officer_certificate"]]
    issued = [row for row in rows if _day(row["issued_date"]) <= quotas.YEAR_END]
    standing: dict[str, Value] = {"certificate_status": "有效", "status_date": None, "cancel_reason": None}
    return [
        Record("officer_certificate", Layer.OCTOBER, row | standing if _is_later(row["status_date"]) else row)
        for row in issued
    ]


def _items(world: World) -> list[Record]:
    """Every item held by the end of 2021; what was handed over later stood with its former holder."""
    held = [
        dict(r.values) for r in world.records["power_item"] if _day(r.values["held_from"]) <= quotas.YEAR_END
    ]
    unended: dict[str, Value] = {"held_to": None, "handed_to_code": None}
    return [
        Record("power_item", Layer.OCTOBER, row | unended if _is_later(row["held_to"]) else row)
        for row in held
    ]


def _departments(world: World) -> list[Record]:
    published: dict[str, Value] = {"qualification_published_date": dt.date(2019, 2, 20)}
    return [replace(r, values={**r.values, **published}) for r in world.records["department"]]


def _day(value: Value) -> dt.date:
    assert isinstance(value, dt.date)
    return value


def _is_later(value: Value) -> bool:
    return isinstance(value, dt.date) and value > quotas.YEAR_END


def build_year(world: World, seed: int) -> World:
    """The year 2021 of the zone whose 2024 is `world`; the same seed gives the same year."""
    staff = staff_of_2021(world)
    known = courses(world, seed, staff)
    visits = inspections(world, seed, staff)
    records = {
        "department": _departments(world),
        "officer_certificate": _certificates(world),
        "power_item": _items(world),
        "inspection_plan": plans(visits),
        "inspection": visits,
        "corrective_order": orders(visits, staff, seed),
        "permit": permits(world, seed),
        "education_correction": [],
        "declared_figure": declared_records(DECLARED, quotas.YEAR_END, Layer.OCTOBER),
    }
    return replace(world, records=records | course_records(world, seed, known), courses=known)
