"""Corrective orders, coercive measures, permits and corrections by education of the district, as rows.

The housing commission's orders and the transport bureau's seizures add up to the published numbers.
"""

import datetime as dt

import numpy as np

from examples.district2025 import totals
from examples.district2025.chance import date, moments, number, spread_days, stream
from examples.district2025.departments import BY_CODE, UNITS, Unit
from examples.district2025.items import Holding, item_code
from examples.district2025.parties import Pool
from examples.district2025.people import Corps
from examples.district2025.visits import Visits
from examples.zone2024.records import Value

Row = dict[str, Value]
_HOUSING_DOMAINS = ("房建", "市政", "燃气", "消防验收")
# (department, kind, object, campaign, how many).
_MEASURES = (
    ("BCB03", "扣押", "车辆", "路警联合", totals.SEIZED_VEHICLES),
    ("BCB01", "查封", "场所", None, 46),
    ("BCB01", "扣押", "物品", None, 60),
    ("BCB08", "查封", "场所", None, 14),
    ("BCB05", "查封", "设施", None, 12),
    ("BCB06", "其他措施", "物品", None, 30),
    ("BCB06", "代履行", "设施", None, 9),
    ("BCG01", "扣押", "物品", None, 8),
)


def at(second: int) -> dt.datetime:
    """The moment of that many seconds since 1970."""
    return dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(second))


def party_columns(pool: Pool, place: int) -> Row:
    """The party's three columns."""
    return {"party_name": pool.name[place], "party_type": pool.kind[place], "party_uscc": pool.uscc[place]}


def crew_columns(corps: Corps, crew: np.ndarray) -> Row:
    """The officers' two columns."""
    people = [corps.officers[int(place)] for place in crew if place >= 0]
    return {
        "officer_certificate_nos": tuple(each.certificate_no for each in people),
        "officer_names": tuple(each.name for each in people),
    }


def _order(own: Visits, place: int, kind: str, serial: int, opinions: int, corps: Corps, pool: Pool) -> Row:
    day = int(own.days[place])
    deadline = day + (3 if kind == "现场处理" else 15)
    is_done = deadline + 3 <= number(dt.date(2025, 12, 31))
    prefix = {"责令整改": "ZG", "暂停施工": "TG", "现场处理": "XC", "挂牌督办": "GP"}[kind]
    is_housing = own.unit.code == totals.HOUSING
    return (
        {
            "department_code": own.unit.code,
            "order_no": f"{prefix}{own.unit.tail}-2025-{serial:04d}",
            "order_kind": kind,
            "domain": _HOUSING_DOMAINS[serial % 4] if is_housing else None,
            "inspection_no": f"JC{own.unit.tail}-{own.year}-{place + 1:05d}",
            "case_no": None,
            "issued_date": date(day),
            "opinion_count": opinions,
            "opinions": "消除现场隐患并报送整改材料" if serial % 50 == 0 else None,
            "deadline_date": date(deadline),
            "rechecked_date": date(deadline + serial % 3 - 1) if is_done and serial % 40 else None,
            "recheck_result": None
            if not is_done or not serial % 40
            else "部分整改"
            if serial % 25 == 0
            else "已整改",
            "campaign": own.campaign[place] or None,
            "uploaded_at": at(int(own.uploaded[place])),
        }
        | party_columns(pool, int(own.party[place]))
        | crew_columns(corps, own.crew[place])
    )


def _issue(own: Visits, kind: str, opinions: np.ndarray, skip: int, corps: Corps, pool: Pool) -> list[Row]:
    """Orders after visits that found something, or, where those do not suffice, any visit of a party."""
    found = np.flatnonzero((own.party >= 0) & (own.hazards > 0))
    others = np.flatnonzero((own.party >= 0) & (own.hazards == 0))
    places = np.sort(np.concatenate([found, others])[skip : skip + len(opinions)])
    return [
        _order(own, int(place), kind, serial, int(count), corps, pool)
        for serial, (place, count) in enumerate(zip(places, opinions, strict=True), start=1)
    ]


def order_rows(seed: int, visits: dict[str, Visits], corps: Corps, pool: Pool) -> list[Row]:
    """Orders of 2025: the housing commission's as published, the others' after every fifth finding."""
    draw = stream(seed, "orders")
    housing = visits[totals.HOUSING]
    opinions = totals.parts(draw, totals.RECTIFICATION, totals.RECTIFICATION_OPINIONS, 1, 6, step=1)
    rows = _issue(housing, "责令整改", opinions, 0, corps, pool)
    opinions = totals.parts(draw, totals.STOP_WORK, totals.STOP_WORK_OPINIONS, 1, 7, step=1)
    rows += _issue(housing, "暂停施工", opinions, totals.RECTIFICATION, corps, pool)
    for own in visits.values():
        if own.unit.code == totals.HOUSING or not own.unit.is_in_statistics:
            continue
        found = int(((own.party >= 0) & (own.hazards > 0)).sum())
        rows += _issue(own, "责令整改", draw.integers(1, 5, found // 5), 0, corps, pool)
        if "应急" in own.unit.name:
            rows += _issue(own, "现场处理", draw.integers(1, 4, found // 8), found // 5, corps, pool)
        if own.unit.code == "BCB04":
            rows += _issue(own, "挂牌督办", draw.integers(1, 4, 4), found // 2, corps, pool)
    return rows


def measure_rows(seed: int, corps: Corps, pool: Pool) -> list[Row]:
    """779 vehicles seized on the road, 146 of them marked; and some seizures and seals elsewhere."""
    draw = stream(seed, "measures")
    rows: list[Row] = []
    for code, kind, what, campaign, count in _MEASURES:
        days = spread_days(draw, count, dt.date(2025, 1, 6), dt.date(2025, 12, 12))
        marked = set(draw.permutation(count)[: totals.MARKED_VEHICLES].tolist()) if campaign else set()
        for nth, day in enumerate(int(each) for each in days):
            able = corps.able(code, day, day)
            crew = able[[nth % len(able), (nth + 1) % len(able)]]
            rows.append(
                _measure(draw, BY_CODE[code], len(rows) + 1, day, kind, what)
                | {"campaign": campaign, "marks": ("双百",) if nth in marked else ()}
                | party_columns(pool, int(draw.integers(0, len(pool.name))))
                | crew_columns(corps, crew)
            )
    return rows


def _measure(draw: np.random.Generator, unit: Unit, serial: int, day: int, kind: str, what: str) -> Row:
    is_execution = kind == "代履行"
    # Two in a hundred were kept past thirty days without an extension.
    kept = 41 if serial % 50 == 0 else int(draw.integers(5, 28))
    released = day + kept
    implemented = moments(draw, np.array([day]), dt.date(2025, 12, 31))[0]
    return {
        "department_code": unit.code,
        "decision_no": f"滨城{unit.short}强〔2025〕{serial}号",
        "measure_class": "强制执行" if is_execution else "强制措施",
        "measure_kind": kind,
        "case_no": None,
        "item_codes": (),
        "measure_date": date(day),
        "is_on_spot": serial % 4 == 0,
        "implemented_at": at(int(implemented)),
        "reported_at": at(int(implemented) + 3600 * (30 if serial % 60 == 0 else 5))
        if serial % 4 == 0
        else None,
        "extended_to_date": None,
        "excluded_periods": (),
        "released_date": date(released) if released <= number(dt.date(2025, 12, 31)) else None,
        "disposal": "解除" if released <= number(dt.date(2025, 12, 31)) else None,
        "object_kind": what,
        "published_date": date(day + 8),
        "uploaded_at": at(int(implemented) + 86_400),
    }


def permit_rows(seed: int, pool: Pool) -> list[Row]:
    """Permits, changes and filings of the larger departments in 2025, a few published late or revoked."""
    draw = stream(seed, "permits")
    rows: list[Row] = []
    for unit in (each for each in UNITS if each.penalty_items >= 14 and each.is_in_statistics):
        days = spread_days(draw, unit.penalty_items, dt.date(2025, 1, 6), dt.date(2025, 11, 28))
        for nth, day in enumerate((int(each) for each in days), start=1):
            is_refused, is_late = nth % 19 == 0, nth % 23 == 0
            decided = day + int(draw.integers(6, 18))
            row: Row = {
                "department_code": unit.code,
                "permit_no": f"XK{unit.tail}-2025-{nth:04d}",
                "item_code": item_code(unit, "XK", 4),
                "permit_kind": ("许可", "许可", "许可", "变更", "备案")[nth % 5],
                "applied_date": date(day),
                "acceptance": "不予受理" if nth % 29 == 0 else "受理",
                "accepted_date": None if nth % 29 == 0 else date(day + 2),
                "decision": None if nth % 29 == 0 else "不予许可" if is_refused else "准予许可",
                "decided_date": None if nth % 29 == 0 else date(decided),
                "revocation": "撤销" if nth == 41 else None,
                "revoked_date": date(decided + 20) if nth == 41 else None,
                "published_date": None if nth % 29 == 0 else date(decided + (32 if is_late else 3)),
                "uploaded_at": at((day + 1) * 86_400 + 36_000),
            }
            rows.append(row | party_columns(pool, int(draw.integers(0, len(pool.name)))))
    return rows


def correction_rows(
    seed: int, year: totals.Year, corps: Corps, pool: Pool, holding: dict[str, Holding]
) -> list[Row]:
    """Corrections by education of one year."""
    draw = stream(seed, f"corrections/{year.year}")
    rows: list[Row] = []
    for code, count in totals.corrections(year).items():
        unit = BY_CODE[code]
        last = min(dt.date(year.year, 12, 12), (unit.active_to or dt.date.max) - dt.timedelta(days=5))
        days = (
            spread_days(draw, count, dt.date(year.year, 1, 8), last) if count else np.zeros(0, dtype=np.int64)
        )
        for nth, day in enumerate((int(each) for each in days), start=1):
            able = corps.able(code, day, day)
            row: Row = {
                "department_code": code,
                "record_no": f"JY{unit.tail}-{year.year}-{nth:03d}",
                "item_codes": (holding[code].penalty[nth % len(holding[code].penalty)],),
                "correction_date": date(day),
                "uploaded_at": at((day + nth % 3) * 86_400 + 37_000 + nth),
            }
            crew = able[[nth % len(able), (nth + 1) % len(able)]]
            rows.append(
                row | party_columns(pool, int(draw.integers(0, len(pool.name)))) | crew_columns(corps, crew)
            )
    return rows
