"""Power items of the district, their benchmarks, transfers and months without occasion.

Which items acts exercise follows from a department's grade: the first ones of each list; the rest lie idle.
"""

import datetime as dt
from typing import NamedTuple

from examples.district2025 import planted
from examples.district2025.departments import BY_CODE, DISTRICT, MERGED_ON, UNITS, Unit, items_of
from examples.zone2024.records import Value

Row = dict[str, Value]
_SUBJECTS = [
    "企业",
    "个体工商户",
    "建设项目",
    "公共场所",
    "特种设备",
    "危险化学品",
    "餐饮服务",
    "道路运输",
    "医疗机构",
    "学校",
    "网络经营",
    "排污单位",
]
_ASPECTS = [
    "安全管理",
    "许可条件",
    "标签标识",
    "记录台账",
    "人员资质",
    "设备维护",
    "信息公示",
    "环境保护",
    "用工情况",
    "消防通道",
    "计量器具",
    "合同履行",
]
_OTHERS = ("行政许可", "行政强制", "行政确认", "其他")
GRADES = ("较轻", "一般", "较重")
# Bounds of each grade as parts of an item's base amount.
_BOUNDS = {"较轻": (0.2, 0.5), "一般": (0.5, 1.0), "较重": (1.0, 2.0)}
_BASES = (2_000, 5_000, 10_000, 20_000, 5_000, 2_000, 50_000, 10_000)
# Items kept for campaigns, exercised by nothing else: (department, item) -> base amount.
ROAD_ITEM, SOURCE_ITEM, IRON_ITEM = "CFB03059", "CFB03060", "CFB01120"
# Items that are settled on the spot as a rule, the first of each list, with bounds of their own.
SPOT_ITEMS = 3
_SPOT_BOUNDS = {"较轻": (50, 300), "一般": (300, 1_000), "较重": (1_000, 3_000)}
CAMPAIGN_BASES = {("BCB03", ROAD_ITEM): 11_000, ("BCB03", SOURCE_ITEM): 11_000, ("BCB01", IRON_ITEM): 20_000}
TRANSFERRED_ON = dt.date(2025, 5, 1)
# Handed by a sub-district to the city-management bureau on that day: the last two penalty items of each.
GIVING = ("BCJ03", "BCJ08", "BCJ14")
REFERENCE_FROM = dt.date(2022, 8, 1)


class Holding(NamedTuple):
    """What acts of a department may exercise: items in use, by kind of act."""

    inspection: tuple[str, ...]
    penalty: tuple[str, ...]


def item_code(unit: Unit, prefix: str, number: int) -> str:
    """Code of an item: JC inspections, CF penalties, XK permits, QT the rest."""
    return f"{prefix}{unit.tail}{number:03d}"


def _in_use(unit: Unit, prefix: str, count: int) -> tuple[str, ...]:
    idle = planted.QUALITY[unit.grade].idle_items
    reserved = 2 if (unit.code, prefix) == ("BCB03", "CF") else int((unit.code, prefix) == ("BCB01", "CF"))
    used = max(1, round(count * (1 - idle)))
    # What is handed over lies at the end of the list, and nothing exercises it before.
    used = min(used, count - reserved - (2 if unit.code in GIVING and prefix == "CF" else 0))
    return tuple(item_code(unit, prefix, number) for number in range(1, used + 1))


def holdings() -> dict[str, Holding]:
    """Items in use by department; entrusted bodies use their principal's, the one without items none."""
    result = {}
    for unit in UNITS:
        holder = items_of(unit)
        if holder.inspection_items:
            inspection = _in_use(holder, "JC", holder.inspection_items)
            result[unit.code] = Holding(inspection, _in_use(holder, "CF", holder.penalty_items))
        else:
            result[unit.code] = Holding((), ())
    return result


def _row(unit: Unit, code: str, category: str, number: int) -> Row:
    subject, aspect = _SUBJECTS[number % 12], _ASPECTS[(number * 5 + len(unit.code)) % 12]
    name = (
        f"对{subject}{aspect}情况的{category}"
        if category in ("行政检查", "行政处罚")
        else f"{subject}{aspect}{category}"
    )
    seasonal = category == "行政检查" and number % 29 == 28
    return {
        "department_code": unit.code,
        "item_code": code,
        "item_name": name,
        "category": category,
        "legal_basis": "《中华人民共和国行政处罚法》" if category == "行政处罚" else None,
        "season_months": ("6", "7", "8", "9") if seasonal else (),
        "held_from": max(dt.date(2021, 7, 15), unit.active_from),
        "held_to": None,
        "handed_to_code": None,
    }


def _own(unit: Unit) -> list[Row]:
    rows = [_row(unit, item_code(unit, "JC", n), "行政检查", n) for n in range(1, unit.inspection_items + 1)]
    rows += [_row(unit, item_code(unit, "CF", n), "行政处罚", n) for n in range(1, unit.penalty_items + 1)]
    if unit.penalty_items >= 4:
        rows += [_row(unit, item_code(unit, "XK", n), _OTHERS[n % 4], n) for n in range(4, 8)]
    return rows


def item_rows(cut_off: dt.date) -> list[Row]:
    """The list as at that day: three sub-districts' items move in May 2025, the merged bureau's in July."""
    rows = [row for unit in UNITS if unit.active_from <= cut_off for row in _own(unit)]
    result = []
    for row in rows:
        unit = BY_CODE[str(row["department_code"])]
        moves_on, taker = _move(unit, str(row["item_code"]))
        if moves_on is None or moves_on > cut_off:
            result.append(row)
            continue
        result.append(row | {"held_to": moves_on, "handed_to_code": taker})
        result.append(row | {"department_code": taker, "held_from": moves_on})
    return result


def _move(unit: Unit, code: str) -> tuple[dt.date | None, str | None]:
    if unit.code == planted.MERGED_DEPARTMENT:
        return MERGED_ON, planted.SUCCESSOR
    given = (item_code(unit, "CF", unit.penalty_items - 1), item_code(unit, "CF", unit.penalty_items))
    if unit.code in GIVING and code in given:
        return TRANSFERRED_ON, "BCB06"
    return None, None


def base_of(department_code: str, code: str) -> int:
    """Base amount, in yuan, from which an item's benchmark is made."""
    special = CAMPAIGN_BASES.get((department_code, code))
    return special if special is not None else _BASES[int(code[-3:]) % len(_BASES)]


def bounds(department_code: str, code: str, grade: str) -> tuple[int, int]:
    """Lower and upper bound, in yuan, of one item's grade."""
    if int(code[-3:]) <= SPOT_ITEMS:
        return _SPOT_BOUNDS[grade]
    base = base_of(department_code, code)
    low, high = _BOUNDS[grade]
    return int(base * low), int(base * high)


def benchmark_rows() -> list[Row]:
    """Benchmarks of every penalty item that a department of over 20 of them holds, and of the zones' bureaus."""
    rows: list[Row] = []
    for unit in UNITS:
        if unit.penalty_items < 8 or not unit.is_in_statistics:
            continue
        for number in range(1, unit.penalty_items + 1):
            for grade in GRADES:
                code = item_code(unit, "CF", number)
                low, high = bounds(unit.code, code, grade)
                rows.append(
                    {
                        "department_code": unit.code,
                        "item_code": code,
                        "discretion_grade": grade,
                        "valid_from": dt.date(2023, 1, 1),
                        "valid_to": None,
                        "lower_yuan": low,
                        "upper_yuan": high,
                        "legal_basis": f"{DISTRICT}行政处罚裁量权基准（2023年版）",
                    }
                )
    return rows


def no_occurrence_rows() -> list[Row]:
    """Items for which nothing could occur in 2025, approved: the last inspection item of some departments."""
    rows: list[Row] = []
    for unit in UNITS:
        if unit.grade in "AB" and unit.inspection_items >= 20:
            number = len(rows) + 1
            row: Row = {
                "department_code": unit.code,
                "item_code": item_code(unit, "JC", unit.inspection_items),
                "from_date": dt.date(2025, 1, 1),
                "to_date": dt.date(2025, 12, 31),
                "approved_date": dt.date(2025, 1, 20),
                "approval_no": f"滨城执监〔2025〕无{number}号",
            }
            rows.append(row)
    return rows


def leniency_rows() -> list[Row]:
    """The three lists of 2025, published by the justice bureau, in force from 1 March."""
    grounds = (
        "首次违法且危害后果轻微并及时改正",
        "违法行为轻微并及时改正且没有造成危害后果",
        "主动消除或者减轻违法行为危害后果",
    )
    kinds = (("不予处罚", 1), ("从轻处罚", 2), ("减轻处罚", 3))
    return [
        {
            "department_code": "BCB19",
            "list_kind": kind,
            "ground_no": f"QD{prefix}{number:02d}",
            "list_version": "2025版",
            "item_code": None,
            "ground": ground,
            "valid_from": dt.date(2025, 3, 1),
            "valid_to": None,
        }
        for kind, prefix in kinds
        for number, ground in enumerate(grounds, start=1)
    ]
