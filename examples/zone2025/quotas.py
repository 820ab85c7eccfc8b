"""What falls short in each quarter of the sample zone's year 2025: small whole numbers, so that a score is worked
out by hand.

Each ranked department has five officers, ten items, one plan a quarter, and in each quarter four inspections and
one penalty decided on the spot with four documents. What is written here is missing from that; everything else is
complete and in time. Numbers only, no chance.
"""

from typing import NamedTuple

QUARTERS = (1, 2, 3, 4)


class Shortfall(NamedTuple):
    """A department in a quarter. `officers` and `items` have not acted since January; `documents` are missing from
    the quarter's file, `late` records of its five came late, `is_plan_missed` is the quarter's own plan.
    """

    officers: int = 0
    items: int = 0
    is_plan_missed: bool = False
    documents: int = 0
    late: int = 0


NONE = Shortfall()
SHORTFALLS: dict[tuple[int, str], Shortfall] = {
    (1, "JKQ01"): Shortfall(late=1),
    (1, "JKQ07"): Shortfall(officers=2, items=4, is_plan_missed=True, documents=1, late=1),
    (1, "JKQ08"): Shortfall(items=2),
    (1, "JKQ09"): Shortfall(items=2),
    (1, "JKQ12"): Shortfall(officers=1, is_plan_missed=True),
    # One document is mended while the quarter is checked.
    (1, "JKQ15"): Shortfall(documents=1, late=2),
    # Both documents were on the platform in time and come to us only after publication.
    (1, "JKQ16"): Shortfall(officers=1, documents=2, late=2),
    (1, "JKQ17"): Shortfall(late=4),
    (2, "JKQ03"): Shortfall(late=5),
    # One of the two is waived.
    (2, "JKQ05"): Shortfall(documents=2),
    (2, "JKQ07"): Shortfall(officers=1, items=2),
    (2, "JKQ08"): Shortfall(items=2),
    (2, "JKQ09"): Shortfall(items=2),
    (2, "JKQ12"): Shortfall(officers=1),
    (2, "JKQ16"): Shortfall(officers=1, late=1),
    (3, "JKQ07"): Shortfall(officers=1, items=2),
    (3, "JKQ08"): Shortfall(items=2, documents=1),
    (3, "JKQ09"): Shortfall(items=2),
    (3, "JKQ12"): Shortfall(officers=1, late=3),
    (3, "JKQ16"): Shortfall(officers=1, documents=1),
    (4, "JKQ09"): Shortfall(items=2),
    (4, "JKQ12"): Shortfall(officers=1, is_plan_missed=True),
    (4, "JKQ16"): Shortfall(officers=1),
}
# Listed apart: under five officers, under ten items.
FEW_OFFICERS = {"JKQ10": 4}
FEW_ITEMS = {"JKQ13": 8}
OFFICERS, ITEMS, INSPECTIONS, DOCUMENTS = 5, 10, 4, 4


def shortfall(quarter: int, department_code: str) -> Shortfall:
    """What falls short there; nothing for whoever is not in the table."""
    return SHORTFALLS.get((quarter, department_code), NONE)
