"""How large the zone's year 2021 was, department by department; numbers only, no chance.

2,028 inspections (emergency 944, building 1,044, 40 of the others), 285 penalties = 17 on the spot + 268 in the
ordinary procedure. How many officers each department had stands in `zone2024.former`.
"""

import datetime as dt
from decimal import Decimal

EMERGENCY, BUILDING = "JKQ01", "JKQ03"
YEAR_START, YEAR_END = dt.date(2021, 1, 1), dt.date(2021, 12, 31)
# The law on penalties as revised came into force that day, and with it the list of items of 2021.
NEW_LAW = dt.date(2021, 7, 15)

INSPECTIONS = {
    "JKQ01": 944, "JKQ02": 6, "JKQ03": 1044, "JKQ04": 4, "JKQ05": 5, "JKQ06": 3, "JKQ07": 3, "JKQ08": 2,
    "JKQ09": 2, "JKQ10": 2, "JKQ11": 3, "JKQ12": 2, "JKQ13": 2, "JKQ14": 1, "JKQ15": 1, "JKQ16": 2, "JKQ17": 2,
}  # fmt: skip
# Officers sent out on the building bureau's 1,044 visits, three on most and two on the others.
BUILDING_OFFICERS = 3059

ORDINARY = {
    "JKQ01": 57, "JKQ02": 86, "JKQ03": 46, "JKQ04": 20, "JKQ05": 32, "JKQ06": 6, "JKQ07": 8, "JKQ11": 5, "JKQ12": 4,
    "JKQ15": 1, "JKQ16": 1, "JKQ17": 2,
}  # fmt: skip
SIMPLE = {"JKQ02": 6, "JKQ03": 2, "JKQ05": 8, "JKQ15": 1}
FINES = Decimal("6857000.00")
EMERGENCY_FINES = Decimal("4613800.00")

ORDERS = (("责令整改", "责改", 389), ("现场处理", "现决", 54))
PERMITS = (("许可", 78), ("变更", 1), ("备案", 9))

# Planted. A firm fined 1,500 yuan on the spot: too much before 15 July 2021 (1,000), not after it (3,000). An
# officer alone on the spot: allowed before that day. 120 days to the decision: no limit before it; 100 days
# after it: over the 90.
OVER_LIMIT_SPOT = ("JKQ05", 2)
SAME_FINE_UNDER_NEW_LAW = ("JKQ05", 8)
ALONE_UNDER_OLD_LAW = ("JKQ05", 1)
LONG_UNDER_OLD_LAW = ("JKQ03", 3)
LONG_UNDER_NEW_LAW = ("JKQ02", 80)
