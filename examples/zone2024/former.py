"""What the zone had in 2021 and no longer has: officers who have left, and items of the list before the new law.

The lists of 2024 hold both, as cancelled and as ended: a full list withdraws what it does not hold, and the
year 2021 is loaded into the same warehouse. Neither is in any figure of 2024.
"""

import datetime as dt

from examples.zone2024 import departments as quota
from examples.zone2024.names import id_number, person_name
from examples.zone2024.officers import FAR_AHEAD
from examples.zone2024.records import Layer, Record, Value, chance, workdays

YEAR_END_2021 = dt.date(2021, 12, 31)
# Certificate holders at the end of 2021, 322 in all; whoever of them is not on the list of 2024 has left.
HOLDERS_2021 = {
    "JKQ01": 42, "JKQ02": 55, "JKQ03": 46, "JKQ04": 22, "JKQ05": 48, "JKQ06": 17, "JKQ07": 19, "JKQ08": 7,
    "JKQ09": 7, "JKQ10": 4, "JKQ11": 14, "JKQ12": 11, "JKQ13": 6, "JKQ14": 6, "JKQ15": 6, "JKQ16": 6, "JKQ17": 6,
}  # fmt: skip
# The list of items of 2016 ended when the new law on penalties came into force.
OLD_LIST_FROM, OLD_LIST_TO = dt.date(2016, 3, 1), dt.date(2021, 7, 15)
_OLD_ITEMS = {"JKQ01": 6, "JKQ02": 6, "JKQ03": 6, "JKQ05": 4}
_OLD_ITEMS_ELSEWHERE = 2
_LEFT = (dt.date(2022, 1, 10), dt.date(2023, 12, 20))
_REASONS = ("调岗", "调离", "退休", "辞职")


def held_at_end_of_2021(certificate: dict[str, Value]) -> bool:
    """Whether a row of the certificate list was valid for enforcement on 31 December 2021."""
    ended = certificate["status_date"]
    issued, expires = certificate["issued_date"], certificate["expires_date"]
    assert isinstance(issued, dt.date) and isinstance(expires, dt.date)
    stands = certificate["certificate_status"] == "有效" or (
        isinstance(ended, dt.date) and ended > YEAR_END_2021
    )
    return stands and certificate["certificate_kind"] == "执法" and issued <= YEAR_END_2021 <= expires


def leaver_records(seed: int, certificates: list[Record]) -> list[Record]:
    """Certificates, cancelled in 2022 or 2023, of those who make up the holders of 2021; one a person."""
    draw = chance(seed, "leavers")
    result = []
    for unit in quota.DEPARTMENTS:
        own = [record for record in certificates if record.department_code == unit.code]
        names = {str(record.values["person_name"]) for record in own}
        still = sum(held_at_end_of_2021(dict(record.values)) for record in own)
        for number in range(1, HOLDERS_2021[unit.code] - still + 1):
            while (name := person_name(draw)) in names:
                pass
            names.add(name)
            born = dt.date(draw.randrange(1962, 1994), draw.randrange(1, 13), draw.randrange(1, 29))
            values: dict[str, Value] = {
                "department_code": unit.code,
                "certificate_no": f"120116{unit.code[3:]}{500 + number}",
                "person_name": name,
                "person_id_no": id_number(draw, born=born),
                "certificate_kind": "执法",
                "issued_date": draw.choice(workdays(dt.date(2017, 3, 1), dt.date(2020, 11, 30))),
                "expires_date": FAR_AHEAD - dt.timedelta(days=1),
                "certificate_status": "注销",
                "status_date": draw.choice(workdays(*_LEFT)),
                "cancel_reason": draw.choice(_REASONS),
            }
            result.append(Record("officer_certificate", Layer.OCTOBER, values))
    return result


def old_item_codes(code: str, category: str) -> list[str]:
    """Codes of that department's list of 2016, `category` 行政检查 or 行政处罚."""
    letters = {"行政检查": "JC", "行政处罚": "CF"}[category]
    count = _OLD_ITEMS.get(code, _OLD_ITEMS_ELSEWHERE)
    return [f"{letters}{code[3:]}9{number:02d}" for number in range(1, count + 1)]


def old_item_records() -> list[Record]:
    """The items of the list of 2016, ended on the day on which that of 2021 began."""
    result = []
    for unit in quota.DEPARTMENTS:
        for category in ("行政检查", "行政处罚"):
            for number, item_code in enumerate(old_item_codes(unit.code, category), start=1):
                values: dict[str, Value] = {
                    "department_code": unit.code,
                    "item_code": item_code,
                    "item_name": f"对2016年版清单第{number}项情况的{category}",
                    "category": category,
                    "legal_basis": "《中华人民共和国行政处罚法》（2017年修正）",
                    "season_months": (),
                    "held_from": OLD_LIST_FROM,
                    "held_to": OLD_LIST_TO,
                    "handed_to_code": None,
                }
                result.append(Record("power_item", Layer.OCTOBER, values))
    return result
