"""Discretion benchmarks of the zone, fitted to the fines that were imposed: inside the bounds but for one."""

import datetime as dt
from decimal import Decimal

from examples.zone2024.records import Layer, Record, Value
from examples.zone2024.world import World

VALID_FROM = dt.date(2022, 1, 1)
_BENCHMARKED = ("JKQ01", "JKQ02", "JKQ03", "JKQ05")
# Planted: of this department's benchmarks that one decision alone falls under, the first is too narrow for it.
_TOO_NARROW = "JKQ02"
_Key = tuple[str, str, str]


def _fines(world: World) -> tuple[dict[_Key, list[Decimal]], dict[tuple[str, str], list[Decimal]]]:
    """Fines by department, item and grade; those on the spot, which state no grade, by department and item."""
    cases = {(r.department_code, r.values["case_no"]): r.values for r in world.records["penalty_case"]}
    graded: dict[_Key, list[Decimal]] = {}
    on_spot: dict[tuple[str, str], list[Decimal]] = {}
    for record in world.records["penalty"]:
        row, code = record.values, record.department_code
        if code not in _BENCHMARKED or record.is_withdrawn:
            continue
        codes, fine = row["item_codes"], row["fine_yuan"]
        assert isinstance(codes, tuple) and isinstance(fine, Decimal)
        if row["case_no"] is None:
            on_spot.setdefault((code, codes[0]), []).append(fine)
        else:
            grade = str(cases[code, row["case_no"]]["discretion_grade"])
            graded.setdefault((code, codes[0], grade), []).append(fine)
    return graded, on_spot


def benchmarks(world: World) -> list[Record]:
    """Bounds by item and grade in force since 2022, half the smallest to twice the greatest fine."""
    graded, on_spot = _fines(world)
    alone = sorted(key for key, fines in graded.items() if len(fines) == 1 and key[:2] not in on_spot)
    narrow = next(key for key in alone if key[0] == _TOO_NARROW)
    result = []
    for key, own in sorted(graded.items()):
        fines = own + on_spot.get(key[:2], [])
        lower, upper = min(fines) / 2, max(fines) * 2
        if key == narrow:
            lower, upper = own[0] / 5, own[0] / 2
        code, item, grade = key
        values: dict[str, Value] = {
            "department_code": code,
            "item_code": item,
            "discretion_grade": grade,
            "valid_from": VALID_FROM,
            "lower_yuan": lower,
            "upper_yuan": upper,
            "legal_basis": "行政处罚裁量基准（2022年版）",
        }
        result.append(Record("discretion_benchmark", Layer.YEAR_END, values))
    return result
