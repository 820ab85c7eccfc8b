"""What happens to inspections after they are made: joint visits, planted oddities, later corrections.

Each change leaves every headline figure as it was, except the one visit whose date moves into November.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from examples.zone2024 import planted
from examples.zone2024.items import Ledger
from examples.zone2024.officers import Officer
from examples.zone2024.records import Layer, Record, Value

# Lead and joining department of visits, and the first of three October visits of the lead.
_JOINT_VISITS = (
    ("JKQ01", "JKQ03", 55),
    ("JKQ01", "JKQ05", 61),
    ("JKQ02", "JKQ07", 73),
    ("JKQ03", "JKQ04", 55),
)
# October gave a day in October; the visit took place on 4 November.
MOVED_VISIT = ("JKQ01", 240)
# Corrected in December: the result of these October visits.
CORRECTED_VISITS = (("JKQ01", 100), ("JKQ03", 60), ("JKQ05", 90), ("JKQ06", 20), ("JKQ15", 6))


def _joint(records: dict[tuple[str, int], Record], officers: list[Officer], ledger: Ledger) -> None:
    for lead, guest, first in _JOINT_VISITS:
        for place in range(first, first + 3):
            record = records[lead, place]
            day = record.values["inspection_date"]
            assert isinstance(day, dt.date)
            able = [o for o in officers if o.active is Layer.OCTOBER and not o.spare and o.holds_on(day)]
            hosts = [o for o in able if o.department_code == lead][place % 5 : place % 5 + 2]
            guests = [o for o in able if o.department_code == guest][place % 3 : place % 3 + 2]
            named = {o.certificate_no: o for o in officers if o.department_code == lead}
            kept = [named[no] for no in _tuple(record, "officer_certificate_nos")]
            if not kept:
                kept = [
                    o for o in named.values() if o.name in _tuple(record, "officer_names") and o.holds_on(day)
                ]
            crew = sorted(
                {o.certificate_no: o for o in kept + hosts + guests}.values(), key=lambda o: o.certificate_no
            )
            shared = ledger.covered(guest, "行政检查")[place % 5]
            records[lead, place] = _change(
                record,
                {
                    "joint_department_codes": (guest,),
                    "item_codes": tuple(sorted({*_tuple(record, "item_codes"), shared})),
                    "officer_certificate_nos": tuple(o.certificate_no for o in crew),
                    "officer_names": tuple(o.name for o in crew),
                    "inspection_mode": "现场",
                },
            )


def _tuple(record: Record, column: str) -> tuple[str, ...]:
    value = record.values[column]
    assert isinstance(value, tuple)
    return value


def _change(
    record: Record, values: Mapping[str, Value], *, october: Mapping[str, Value] | None = None
) -> Record:
    return replace(record, values={**record.values, **values}, october={**record.october, **(october or {})})


def _odd(record: Record, oddity: str, officers: list[Officer]) -> Record:
    """The record with the planted oddity; whoever it drops acts elsewhere too (tests count again)."""
    own = [each for each in officers if each.department_code == record.department_code]
    match oddity:
        case "一名执法人员":
            one = next(o for o in own if o.active is Layer.OCTOBER and not o.is_namesake)
            values: dict[str, Value] = {
                "officer_certificate_nos": (one.certificate_no,),
                "officer_names": (one.name,),
            }
        case "证件已注销":
            gone = next(o for o in own if o.spare.get("gone_known") is Layer.OCTOBER)
            one = next(o for o in own if o.active is Layer.OCTOBER and not o.is_namesake)
            nos = tuple(sorted((one.certificate_no, gone.certificate_no)))
            # On site, where the law asks for two who hold a certificate that day.
            values = {"officer_certificate_nos": nos, "officer_names": (), "inspection_mode": "现场"}
        case "计划不存在":
            values = {"plan_no": "JH04-2023-99"}
        case "事项不存在":
            values = {"item_codes": (*_tuple(record, "item_codes"), "JC11999")}
        case "重名人员":
            one = next(o for o in own if o.active is Layer.OCTOBER and not o.is_namesake)
            namesake = next(o for o in own if o.is_namesake)
            values = {"officer_certificate_nos": (), "officer_names": (namesake.name, one.name)}
        case _:
            values = {"item_codes": (*_tuple(record, "item_codes"), "QT01002")}
    return _change(record, values)


def settle(records: list[Record], officers: list[Officer], ledger: Ledger) -> list[Record]:
    """The inspections with joint visits, oddities and corrections worked in; order kept."""
    keyed = {(r.department_code, int(str(r.values["inspection_no"])[-4:])): r for r in records}
    _joint(keyed, officers, ledger)
    for place, oddity in planted.ODD_INSPECTIONS.items():
        keyed[place] = _odd(keyed[place], oddity, officers)
    for place in CORRECTED_VISITS:
        october: dict[str, Value] = {"inspection_result": "未发现问题", "hazard_count": 0}
        keyed[place] = _change(
            keyed[place], {"inspection_result": "责令整改", "hazard_count": 2}, october=october
        )
    moved = keyed[MOVED_VISIT]
    before = {column: moved.values[column] for column in ("inspection_date", "uploaded_at")}
    after: dict[str, Value] = {
        "inspection_date": dt.date(2024, 11, 4),
        "uploaded_at": dt.datetime(2024, 11, 4, 15, 20, 0),
    }
    keyed[MOVED_VISIT] = _change(moved, after, october=before)
    return list(keyed.values())
