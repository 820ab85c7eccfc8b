"""Orders, coercive measures and permits of 2024, all of them new at the year's end.

Here belong the parts of the building bureau's notices (19 + 80 + 33 + 23 of them, though the bureau declares
145 in all) and the planted breaches of the limits on measures.
"""

import datetime as dt
import random
from collections.abc import Iterator

from examples.zone2024.departments import department
from examples.zone2024.inspections import party_columns, reference
from examples.zone2024.names import Party
from examples.zone2024.records import (
    YEAR_END,
    YEAR_START,
    Delivery,
    Layer,
    Record,
    Value,
    chance,
    moment,
    workdays,
)
from examples.zone2024.world import World
from examples.zone2024.year_end_acts import Stage

_DAY = dt.timedelta(days=1)
# Building bureau: (kind, domain, notices, opinions).
BUILDING_ORDERS = (
    ("责令整改", "房建", 19, 31),
    ("责令整改", "市政", 80, 251),
    ("责令整改", "燃气", 33, 45),
    ("责令整改", "消防验收", 23, 40),
    ("暂停施工", "房建", 15, 59),
)
EMERGENCY_ORDERS = (("责令整改", 187), ("现场处理", 39))
# Department, kind, object, how many.
MEASURES = (
    ("JKQ01", "查封", "场所", 8),
    ("JKQ02", "扣押", "物品", 12),
    ("JKQ03", "扣押", "车辆", 10),
    ("JKQ05", "扣押", "物品", 6),
)
# Planted: the n-th measure of the department kept 36 days without an extension; reported two days after the spot.
OVERLONG_SEIZURE = ("JKQ02", 5)
LATE_REPORT = ("JKQ01", 3)
PERMITS = {"JKQ01": 64, "JKQ02": 120, "JKQ03": 40, "JKQ04": 18, "JKQ07": 25, "JKQ11": 22, "JKQ12": 9}


def building_orders(world: World, seed: int) -> list[Record]:
    """The building bureau's orders to correct and to stop work, opinions spread over the notices."""
    result: list[Record] = []
    stage, draw = Stage(world, department("JKQ03"), seed), chance(seed, "building orders")
    for kind, domain, notices, opinions in BUILDING_ORDERS:
        word = "停" if kind == "暂停施工" else "整"
        days = sorted(draw.choice(workdays(YEAR_START, YEAR_END)) for _ in range(notices))
        for number, day in enumerate(days, start=1):
            share = opinions // notices + (number <= opinions % notices)
            order_no = f"临开建交{word}〔2024〕{domain}{number:03d}号"
            values = _order(stage, draw, order_no, kind, day, world.parties[draw.randrange(420)])
            values |= {"domain": domain, "opinion_count": share, "opinions": f"共{share}条整改意见"}
            result.append(Record("corrective_order", Layer.YEAR_END, values))
    return result


def emergency_orders(world: World, seed: int, visits: list[Record]) -> list[Record]:
    """The emergency bureau's orders, each from a visit that found something; `visits` are all of the year."""
    stage, draw = Stage(world, department("JKQ01"), seed), chance(seed, "emergency orders")
    found = [r.values for r in visits if r.values["party_uscc"] and r.values["hazard_count"]]
    found.sort(key=lambda row: (str(row["inspection_date"]), str(row["inspection_no"])))
    chosen = draw.sample(found, sum(count for _, count in EMERGENCY_ORDERS))
    result: list[Record] = []
    for kind, count in EMERGENCY_ORDERS:
        word = "责改" if kind == "责令整改" else "现决"
        for number in range(1, count + 1):
            visit = chosen.pop()
            day = visit["inspection_date"]
            assert isinstance(day, dt.date)
            party = Party(str(visit["party_name"]), str(visit["party_type"]), str(visit["party_uscc"]))
            values = _order(stage, draw, f"临开应急{word}〔2024〕{number:03d}号", kind, day, party)
            values |= {"domain": "安全生产", "inspection_no": visit["inspection_no"]}
            values |= {"opinion_count": visit["hazard_count"], "opinions": "限期消除所列事故隐患"}
            result.append(Record("corrective_order", Layer.YEAR_END, values))
    return result


def _order(
    stage: Stage, draw: random.Random, order_no: str, kind: str, day: dt.date, party: Party
) -> dict[str, Value]:
    crew = draw.sample(stage.crew_pool(day), 2)
    values = order_values(draw, stage.unit.code, order_no, kind, day, YEAR_END)
    return values | party_columns(party) | reference(crew, by_name=False)


def order_values(
    draw: random.Random, code: str, order_no: str, kind: str, day: dt.date, year_end: dt.date
) -> dict[str, Value]:
    """An order with a deadline of some weeks, re-checked just after it where that lies in the year."""
    deadline = day + draw.randrange(7, 31) * _DAY
    rechecked = deadline + _DAY if deadline < year_end else None
    return {
        "department_code": code,
        "order_no": order_no,
        "order_kind": kind,
        "issued_date": day,
        "deadline_date": deadline,
        "rechecked_date": rechecked,
        "recheck_result": draw.choice(("已整改",) * 9 + ("部分整改",)) if rechecked else None,
        "uploaded_at": moment(draw, day + _DAY),
    }


def coercive_measures(world: World, seed: int) -> list[Record]:
    """Seizures and sealings, released within thirty days but for the planted one; some on the spot."""
    result: list[Record] = []
    for code, kind, thing, count in MEASURES:
        stage, draw = Stage(world, department(code), seed), chance(seed, f"measures/{code}")
        days = sorted(draw.choice(workdays(YEAR_START, dt.date(2024, 12, 6))) for _ in range(count))
        for number, day in enumerate(days, start=1):
            is_on_spot = number % 3 == 0
            kept = 36 if (code, number) == OVERLONG_SEIZURE else draw.randrange(5, 26)
            done = dt.datetime(day.year, day.month, day.day, 10, 30)
            reported = done + dt.timedelta(hours=48 if (code, number) == LATE_REPORT else 6)
            values: dict[str, Value] = {
                "department_code": code,
                "decision_no": f"临开{stage.unit.short}强〔2024〕{number:03d}号",
                "measure_class": "强制措施",
                "measure_kind": kind,
                "item_codes": (f"QT{code[3:]}001",),
                "measure_date": day,
                "is_on_spot": is_on_spot,
                "implemented_at": done,
                "reported_at": reported if is_on_spot else None,
                "released_date": day + kept * _DAY,
                "disposal": "解除",
                "object_kind": thing,
                "published_date": day + 5 * _DAY,
                "uploaded_at": moment(draw, day + _DAY),
            }
            values |= party_columns(world.parties[draw.randrange(420)])
            values |= reference(draw.sample(stage.crew_pool(day), 2), by_name=False)
            result.append(Record("coercive_measure", Layer.YEAR_END, values))
    return result


def permits(world: World, seed: int) -> list[Record]:
    """Applications of the year, decided within weeks and published at once; one in twelve refused."""
    return [record for code, count in PERMITS.items() for record in _permits(world, seed, code, count)]


def _permits(world: World, seed: int, code: str, count: int) -> Iterator[Record]:
    draw = chance(seed, f"permits/{code}")
    for number in range(1, count + 1):
        applied = draw.choice(workdays(YEAR_START, dt.date(2024, 11, 29)))
        accepted = applied + 2 * _DAY
        decided = applied + draw.randrange(7, 21) * _DAY
        is_granted = number % 12 != 0
        values: dict[str, Value] = {
            "department_code": code,
            "permit_no": f"XK{code[3:]}-2024-{number:04d}",
            "item_code": f"QT{code[3:]}004",
            "permit_kind": draw.choice(("许可", "许可", "许可", "变更", "备案")),
            "applied_date": applied,
            "acceptance": "受理",
            "accepted_date": accepted,
            "decision": "准予许可" if is_granted else "不予许可",
            "decided_date": decided,
            "published_date": decided + 2 * _DAY,
            "uploaded_at": moment(draw, decided + _DAY),
        }
        values |= party_columns(world.parties[draw.randrange(420)])
        yield Record("permit", Layer.YEAR_END, values)


def rows_of_year(records: list[Record]) -> list[dict[str, Value]]:
    """What the year-end set shows of these records."""
    return [row for record in records if (row := record.known(Delivery.YEAR_END)) is not None]
