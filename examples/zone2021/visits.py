"""Inspections, plans, orders and permits of 2021: every officer appears, every plan is fulfilled."""

import datetime as dt
import random
from collections import Counter

from examples.zone2021 import quotas
from examples.zone2021.people import Staff
from examples.zone2024 import planted
from examples.zone2024.departments import DEPARTMENTS
from examples.zone2024.former import old_item_codes
from examples.zone2024.inspections import party_columns, reference
from examples.zone2024.names import Party, parties
from examples.zone2024.records import Layer, Record, Value, chance, moment, workdays
from examples.zone2024.world import World
from examples.zone2024.year_end_orders import order_values

_DAY = dt.timedelta(days=1)
_CAMPAIGNS = (None, None, None, "安全生产专项整治三年行动", "扬尘治理专项行动")


def item_of(draw: random.Random, world: World, code: str, category: str, day: dt.date) -> str:
    """An item that the department holds that day: of the list of 2016, or of the present one."""
    if day < quotas.NEW_LAW:
        return draw.choice(old_item_codes(code, category))
    return draw.choice(world.ledger.covered(code, category))


def enterprises(world: World, seed: int) -> list[Party]:
    """The zone's enterprises of 2021: most of those of 2024, and some that are no longer there."""
    names = {party.name for party in world.parties}
    gone = parties(chance(seed, "enterprises of 2021"), firms=560, traders=0, citizens=0)
    return [each for each in world.parties if each.uscc is not None][:400] + [
        each for each in gone if each.name not in names
    ]


def _clientele(firms: list[Party], code: str) -> list[Party]:
    """Whom a department visits: the emergency bureau and the building bureau go to different enterprises."""
    return {quotas.EMERGENCY: firms[:330], quotas.BUILDING: firms[330:680]}.get(code, firms[680:])


def _crew_sizes(code: str, count: int, staff: Staff) -> list[int]:
    """How many officers go on each visit: 3,059 in all for the building bureau, elsewhere two or as needed."""
    if code == quotas.BUILDING:
        pairs = 3 * count - quotas.BUILDING_OFFICERS
        return [
            2 if number * pairs // count != (number + 1) * pairs // count else 3 for number in range(count)
        ]
    needed = -(-len(staff.waiting) // count)
    return [max(2 + (number % 4 == 3 and count > 100), needed) for number in range(count)]


def _plan_no(code: str, day: dt.date) -> str:
    quarter = (day.month + 2) // 3 if quotas.INSPECTIONS[code] > 100 else 0
    return f"JH{code[3:]}-2021-{quarter}1"


def inspections(world: World, seed: int, staff: dict[str, Staff]) -> list[Record]:
    """All 2,028; the last of each department is made on 31 December by whoever is still to appear."""
    firms = enterprises(world, seed)
    result: list[Record] = []
    for unit in DEPARTMENTS:
        own, draw = staff[unit.code], chance(seed, f"inspections of 2021/{unit.code}")
        count = quotas.INSPECTIONS[unit.code]
        first = max(dt.date(2021, 1, 5), own.first_day())
        clients = _clientele(firms, unit.code)
        days = sorted(draw.choice(workdays(first, dt.date(2021, 12, 30))) for _ in range(count - 1))
        sizes = _crew_sizes(unit.code, count, own)
        for place, day in enumerate([*days, quotas.YEAR_END]):
            is_last = place == count - 1 and unit.code != quotas.BUILDING
            size = max(sizes[place], len(own.waiting) if is_last else 0)
            crew = own.crew(day, size, place)
            values: dict[str, Value] = {
                "department_code": unit.code,
                "inspection_no": planted.inspection_no(unit.code, place + 1, 2021),
                "plan_no": _plan_no(unit.code, day),
                "item_codes": (item_of(draw, world, unit.code, "行政检查", day),),
                "joint_department_codes": (),
                "inspection_mode": "现场",
                "inspection_date": day,
                "inspection_result": "合格",
                "hazard_count": 0,
                "has_e_certificate": place % 40 != 0,
                "campaign": draw.choice(_CAMPAIGNS),
                "uploaded_at": moment(draw, min(day + draw.randrange(0, 3) * _DAY, quotas.YEAR_END)),
            }
            if draw.random() < 0.6:
                values |= {"inspection_result": "责令整改", "hazard_count": draw.randrange(1, 5)}
            # In turn, so that nobody is visited beyond the yearly cap.
            values |= party_columns(clients[(place * 13 + int(unit.code[3:])) % len(clients)])
            values |= reference(crew, by_name=draw.random() < 0.2)
            result.append(Record("inspection", Layer.OCTOBER, values))
        if own.waiting:
            raise AssertionError(f"{unit.code}: {len(own.waiting)} officers in no act")
    return result


def plans(visits: list[Record]) -> list[Record]:
    """The plans of those visits, each asking for as many as were made."""
    made = Counter((record.department_code, str(record.values["plan_no"])) for record in visits)
    result = []
    for (code, number), count in sorted(made.items()):
        quarter = int(number[-2])
        first, last = (quarter * 3 - 2, quarter * 3) if quarter else (1, 12)
        ends = dt.date(2021, last + 1, 1) - _DAY if last < 12 else quotas.YEAR_END
        values: dict[str, Value] = {
            "department_code": code,
            "plan_no": number,
            "plan_name": f"2021年第{'一二三四'[quarter - 1]}季度检查计划" if quarter else "2021年度检查计划",
            "plan_kind": "日常",
            "starts_date": dt.date(2021, first, 1),
            "ends_date": ends,
            "planned_count": count,
            "plan_status": "正常",
        }
        result.append(Record("inspection_plan", Layer.OCTOBER, values))
    return result


def orders(visits: list[Record], staff: dict[str, Staff], seed: int) -> list[Record]:
    """The emergency bureau's 389 orders to correct and 54 measures, each from a visit that found something."""
    draw = chance(seed, "orders of 2021")
    found = [r.values for r in visits if r.department_code == quotas.EMERGENCY and r.values["hazard_count"]]
    chosen = draw.sample(found, sum(count for _, _, count in quotas.ORDERS))
    result: list[Record] = []
    for kind, word, count in quotas.ORDERS:
        for number in range(1, count + 1):
            visit = chosen.pop()
            day = visit["inspection_date"]
            assert isinstance(day, dt.date)
            order_no = f"临开应急{word}〔2021〕{number:03d}号"
            values = order_values(draw, quotas.EMERGENCY, order_no, kind, day, quotas.YEAR_END)
            values |= {column: visit[column] for column in ("party_name", "party_type", "party_uscc")}
            values |= {"domain": "安全生产", "inspection_no": visit["inspection_no"]}
            values |= {"opinion_count": visit["hazard_count"], "opinions": "限期消除所列事故隐患"}
            values |= reference(draw.sample(staff[quotas.EMERGENCY].holding(day), 2), by_name=False)
            result.append(Record("corrective_order", Layer.OCTOBER, values))
    return result


def permits(world: World, seed: int) -> list[Record]:
    """The emergency bureau's 78 permits, one change and nine registrations, all granted in the year."""
    draw, firms = chance(seed, "permits of 2021"), enterprises(world, seed)
    kinds = [kind for kind, count in quotas.PERMITS for _ in range(count)]
    result = []
    for number, kind in enumerate(kinds, start=1):
        applied = draw.choice(workdays(dt.date(2021, 1, 6), dt.date(2021, 11, 30)))
        decided = applied + draw.randrange(6, 19) * _DAY
        values: dict[str, Value] = {
            "department_code": quotas.EMERGENCY,
            "permit_no": f"XK01-2021-{number:04d}",
            "item_code": "QT01004" if applied >= quotas.NEW_LAW else None,
            "permit_kind": kind,
            "applied_date": applied,
            "acceptance": "受理",
            "accepted_date": applied + 2 * _DAY,
            "decision": "准予许可",
            "decided_date": decided,
            "published_date": decided + 2 * _DAY,
            "uploaded_at": moment(draw, decided + _DAY),
        }
        values |= party_columns(firms[draw.randrange(400)])
        result.append(Record("permit", Layer.OCTOBER, values))
    return result
