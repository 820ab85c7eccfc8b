"""Clues and work orders of 2024, and what the inspected said of inspections.

The labour clues of the 12333 line are the published 2,146, every one answered in time and 1,910 settled by
mediation; the other lines hold overdue ones on purpose.
"""

import datetime as dt
import random
from collections.abc import Mapping

from examples.zone2024.departments import DEPARTMENTS
from examples.zone2024.records import YEAR_END, YEAR_START, Layer, Record, Value, chance, moment, workdays
from examples.zone2024.world import World

_DAY = dt.timedelta(days=1)
LABOUR = "JKQ06"
LABOUR_CLOSED, LABOUR_MEDIATED, LABOUR_OPEN = 2146, 1910, 23
# Orders from the other lines: every n-th is answered late, every m-th not at all though its day has passed.
OTHER_CLUES = {
    "JKQ01": 40,
    "JKQ02": 90,
    "JKQ03": 60,
    "JKQ04": 30,
    "JKQ05": 110,
    "JKQ07": 24,
    "JKQ15": 12,
    "JKQ16": 9,
}
LATE_EVERY, OVERDUE_EVERY, ENFORCEMENT_EVERY = 40, 90, 30
EVALUATED_EVERY = 3
_LABOUR_TEXTS = ("反映拖欠工资", "咨询并投诉加班费", "反映未签劳动合同", "反映未缴社会保险")
_OTHER_TEXTS = ("反映店外经营", "反映施工扬尘", "投诉商品质量", "反映消防通道堵塞", "反映噪声扰民")


def _clue(
    code: str, order_no: str, day: dt.date, draw: random.Random, texts: tuple[str, ...]
) -> dict[str, Value]:
    return {
        "department_code": code,
        "order_no": order_no,
        "caller_name": f"{draw.choice('王李张刘陈杨赵黄')}{draw.choice(('女士', '先生'))}",
        "content": draw.choice(texts),
        "received_date": day,
        "dispatched_date": day,
        "is_about_enforcement": False,
        "uploaded_at": moment(draw, day),
    }


def labour_clues(seed: int) -> list[Record]:
    """The labour bureau's clues: those closed in 2024, each in time, and some that are open at the year's end."""
    draw = chance(seed, "labour clues")
    days = sorted(draw.choice(workdays(YEAR_START, dt.date(2024, 11, 29))) for _ in range(LABOUR_CLOSED))
    result = []
    for number in range(1, LABOUR_CLOSED + LABOUR_OPEN + 1):
        is_closed = number <= LABOUR_CLOSED
        day = days[number - 1] if is_closed else dt.date(2024, 12, 30 + number % 2)
        values = _clue(LABOUR, f"LD2024{number:05d}", day, draw, _LABOUR_TEXTS)
        values |= {"channel": "12333", "domain": "劳动", "deadline_date": day + 30 * _DAY}
        values |= {"outcome": "办结" if is_closed else "在办"}
        if is_closed:
            values["replied_date"] = day + draw.randrange(1, 29) * _DAY
            values["is_mediated"] = number * LABOUR_MEDIATED // LABOUR_CLOSED > (
                number - 1
            ) * LABOUR_MEDIATED // (LABOUR_CLOSED)
        result.append(Record("clue", Layer.YEAR_END, values))
    return result


def other_clues(world: World, seed: int) -> list[Record]:
    """Work orders of the 12345 line and complaints; those that became cases name the case."""
    result: list[Record] = []
    for code, count in OTHER_CLUES.items():
        draw = chance(seed, f"clues/{code}")
        cases = [
            r.values
            for r in world.records["penalty_case"]
            if r.department_code == code
            and r.values["case_source"] == "12345"
            and str(r.values["discovered_date"]) > "2024-01-10"
            and r.layer is not Layer.YEAR_END
        ]
        days = sorted(draw.choice(workdays(YEAR_START, dt.date(2024, 11, 29))) for _ in range(count))
        for number, day in enumerate(days, start=1):
            deadline = day + 14 * _DAY
            values = _clue(code, f"RX2024{code[3:]}{number:04d}", day, draw, _OTHER_TEXTS)
            values |= {"channel": draw.choice(("12345", "12345", "12345", "投诉举报", "信访"))}
            values |= {"domain": "城市管理" if code == "JKQ05" else "综合", "deadline_date": deadline}
            values["is_about_enforcement"] = number % ENFORCEMENT_EVERY == 0
            if number % OVERDUE_EVERY == 0:
                values["outcome"] = "在办"
            elif number % LATE_EVERY == 0:
                values |= {"outcome": "办结", "replied_date": deadline + 9 * _DAY}
            else:
                values |= {"outcome": draw.choice(("办结", "办结", "办结", "不属实"))}
                values["replied_date"] = day + draw.randrange(1, 14) * _DAY
                if number % 12 == 0 and cases:
                    values |= _of_case(cases.pop())
            result.append(Record("clue", Layer.YEAR_END, values))
    return result


def _of_case(case: Mapping[str, Value]) -> dict[str, Value]:
    """The order that the case came of: received two days before the act was discovered, answered by the filing."""
    found, filed = case["discovered_date"], case["filed_date"]
    assert isinstance(found, dt.date)
    came = found - 2 * _DAY
    return {
        "outcome": "转执法",
        "case_no": case["case_no"],
        "received_date": came,
        "dispatched_date": came,
        "deadline_date": came + 14 * _DAY,
        "replied_date": filed,
    }


def evaluations(world: World, seed: int) -> list[Record]:
    """What every third inspected enterprise said of its inspection; nearly all are content."""
    draw = chance(seed, "evaluations")
    result: list[Record] = []
    for unit in DEPARTMENTS:
        own = [r for r in world.records["inspection"] if r.department_code == unit.code]
        seen = [
            v
            for v in (r.values for r in own if not r.is_withdrawn)
            if v["inspection_mode"] == "现场" and v["party_name"] is not None
        ]
        for number, visit in enumerate(seen[::EVALUATED_EVERY], start=1):
            day = visit["inspection_date"]
            assert isinstance(day, dt.date)
            values: dict[str, Value] = {
                "department_code": unit.code,
                "evaluation_no": f"PJ{unit.code[3:]}-2024-{number:04d}",
                "inspection_no": visit["inspection_no"],
                "rating": draw.choice(("很满意",) * 6 + ("满意",) * 5 + ("基本满意",) * 2 + ("不满意",)),
                "comment": None,
                "evaluated_date": min(day + draw.randrange(0, 6) * _DAY, YEAR_END),
            }
            result.append(Record("inspection_evaluation", Layer.YEAR_END, values))
    return result
