"""Inspections of the zone, layer by layer, covering the officers and items that must appear.

Here belongs how acts are spread over days, officers, items and parties. Plans are fitted to these
inspections afterwards; penalties are made elsewhere.
"""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass

from examples.zone2024 import departments as quota
from examples.zone2024 import planted
from examples.zone2024.items import Ledger
from examples.zone2024.names import Party
from examples.zone2024.officers import Officer
from examples.zone2024.records import (
    DECEMBER_CUT_OFF,
    OCTOBER_CUT_OFF,
    YEAR_START,
    Layer,
    Record,
    Value,
    chance,
    moment,
    workdays,
)

_SPANS = {
    # The late ones lie before 20 October, so that no later overlapping snapshot brings them in.
    Layer.OCTOBER: (YEAR_START, OCTOBER_CUT_OFF),
    Layer.LATE: (dt.date(2024, 8, 12), dt.date(2024, 10, 18)),
    Layer.NEW: (dt.date(2024, 11, 6), dt.date(2024, 12, 20)),
}
_LATE_UPLOADS = (dt.date(2024, 11, 18), dt.date(2024, 12, 18))
_CAMPAIGNS = ("", "", "", "安全生产治本攻坚三年行动", "护薪行动", "铁拳行动")


@dataclass
class Scene:
    """What inspections draw on: one department's people and codes, the zone's parties, its chance."""

    unit: quota.Department
    officers: list[Officer]
    ledger: Ledger
    parties: list[Party]
    draw: random.Random


def reference(officers: Iterable[Officer], *, by_name: bool) -> dict[str, Value]:
    """How a record names its officers: by certificate, or by name where everybody's is unique."""
    people = sorted(officers, key=lambda each: each.certificate_no)
    if by_name and not any(each.is_namesake for each in people):
        return {"officer_certificate_nos": (), "officer_names": tuple(each.name for each in people)}
    names = tuple(each.name for each in people)
    return {"officer_certificate_nos": tuple(each.certificate_no for each in people), "officer_names": names}


def party_columns(party: Party | None) -> dict[str, Value]:
    """The party's three columns; all empty for a patrol."""
    if party is None:
        return {"party_name": None, "party_type": None, "party_uscc": None}
    return {"party_name": party.name, "party_type": party.kind, "party_uscc": party.uscc}


def starting(officers: list[Officer], layer: Layer) -> list[Officer]:
    """Officers whose first act lies in that layer."""
    return [each for each in officers if each.active is layer]


def _pool(scene: Scene, layer: Layer, day: dt.date) -> list[Officer]:
    """Who may appear without changing a figure: those whom October's acts show, on a day they hold."""
    people = starting(scene.officers, Layer.OCTOBER)
    if layer is not Layer.OCTOBER:
        # People who left are in no later denominator; naming them late would only confuse.
        people = [each for each in people if not each.spare]
    return [each for each in people if each.holds_on(day)]


def _crew(scene: Scene, layer: Layer, day: dt.date, queue: list[Officer]) -> list[Officer]:
    """At least two officers: first whoever must still appear and holds on that day, then anybody who may."""
    due = [each for each in queue if each.holds_on(day)][:2]
    for each in due:
        queue.remove(each)
    rest = [each for each in _pool(scene, layer, day) if each not in due]
    size = scene.draw.choice((2, 2, 2, 3))
    return due + scene.draw.sample(rest, max(0, min(size, len(rest) + len(due)) - len(due)))


def _uploaded(scene: Scene, layer: Layer, day: dt.date, place: int) -> dt.datetime:
    if layer is Layer.LATE:
        return moment(scene.draw, scene.draw.choice(workdays(*_LATE_UPLOADS)))
    end = OCTOBER_CUT_OFF if layer is Layer.OCTOBER else DECEMBER_CUT_OFF
    lag = scene.draw.choice((0, 0, 1, 1, 2))
    if scene.unit.code in planted.BOTTOM_THREE and place % 2 == 0 and day < dt.date(2024, 8, 30):
        lag = scene.draw.randrange(*planted.LATE_UPLOAD_DAYS)
    return moment(scene.draw, min(day + dt.timedelta(days=lag), end))


def _finding(draw: random.Random) -> dict[str, Value]:
    result = draw.choice(("合格", "合格", "未发现问题", "发现问题", "责令整改", "移送立案"))
    found = result not in ("合格", "未发现问题")
    return {"inspection_result": result, "hazard_count": draw.randrange(1, 6) if found else 0}


def _items_for(scene: Scene, queue: list[str], *, hasten: bool) -> tuple[str, ...]:
    covered = scene.ledger.covered(scene.unit.code, "行政检查")
    codes = [queue.pop(0)] if queue and hasten else []
    codes += scene.draw.sample(covered, min(len(covered), scene.draw.choice((1, 1, 2))))
    return tuple(sorted(set(codes)))


def _inspection(
    scene: Scene,
    layer: Layer,
    number: int,
    day: dt.date,
    crew: list[Officer],
    codes: tuple[str, ...],
    place: int,
) -> dict[str, Value]:
    draw = scene.draw
    mode = draw.choice(("现场",) * 7 + ("线上", "书面", "巡查"))
    values: dict[str, Value] = {
        "department_code": scene.unit.code,
        "inspection_no": planted.inspection_no(scene.unit.code, number),
        "plan_no": None,
        "item_codes": codes,
        "joint_department_codes": (),
        "inspection_mode": mode,
        "inspection_date": day,
        "has_e_certificate": mode == "现场" and draw.random() < 0.8,
        "campaign": draw.choice(_CAMPAIGNS) or None,
        "uploaded_at": _uploaded(scene, layer, day, place),
    }
    party = None if mode == "巡查" else draw.choice(scene.parties)
    return values | party_columns(party) | _finding(draw) | reference(crew, by_name=draw.random() < 0.4)


def _layer(scene: Scene, layer: Layer, count: int, first_number: int, withdrawn: int) -> list[Record]:
    """One department's inspections of one layer, by date; the withdrawn ones stand at its end."""
    people = starting(scene.officers, layer)
    if layer is Layer.NEW:
        # Certified in August and reported late: they act late already.
        people = [each for each in people if each.active is Layer.NEW]
    codes = list(scene.ledger.due[scene.unit.code, "行政检查", layer])
    days = sorted(scene.draw.choice(workdays(*_SPANS[layer])) for _ in range(count))
    result = []
    for place, day in enumerate(days):
        is_withdrawn = place >= count - withdrawn
        crew = _crew(scene, layer, day, [] if is_withdrawn else people)
        item_codes = _items_for(scene, codes, hasten=not is_withdrawn)
        values = _inspection(scene, layer, first_number + place, day, crew, item_codes, place)
        result.append(Record("inspection", layer, values, is_withdrawn=is_withdrawn))
    if people or codes:
        raise AssertionError(
            f"{scene.unit.code} {layer}: {len(people)} people and {len(codes)} items left over"
        )
    return result


def department_inspections(scene: Scene) -> list[Record]:
    """All inspections of one department: October's, the late ones, the new ones, numbered in that order."""
    code, number = scene.unit.code, 1
    result: list[Record] = []
    for layer, count, withdrawn in (
        (Layer.OCTOBER, scene.unit.inspections, quota.WITHDRAWN_INSPECTIONS.get(code, 0)),
        (Layer.LATE, quota.LATE_INSPECTIONS.get(code, 0), 0),
        (Layer.NEW, quota.NEW_INSPECTIONS.get(code, 0), 0),
    ):
        result += _layer(scene, layer, count, number, withdrawn)
        number += count
    return result


def build_inspections(
    seed: int, officers: list[Officer], ledger: Ledger, parties: list[Party]
) -> list[Record]:
    """Every inspection of the zone before plans, oddities and corrections."""
    result: list[Record] = []
    for unit in quota.DEPARTMENTS:
        own = [each for each in officers if each.department_code == unit.code]
        draw = chance(seed, f"inspections/{unit.code}")
        result += department_inspections(Scene(unit, own, ledger, parties, draw))
    return result
