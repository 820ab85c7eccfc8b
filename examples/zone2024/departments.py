"""The 17 departments of the sample zone and how large each is; numbers only, no chance.

Here belong the quotas that make the published figures: how many officers, power items and acts a
department has, and what of it became known when. What the people and acts look like is elsewhere.
"""

from typing import NamedTuple

ZONE = "临海经济技术开发区"


class Department(NamedTuple):
    """One department; counts of acts are those known in October, `silent` officers never act."""

    code: str
    name: str
    short: str
    kind: str
    steady_officers: int
    silent_officers: int
    inspection_items: int
    penalty_items: int
    exercised_inspection_items: int
    exercised_penalty_items: int
    inspections: int
    penalties: int


DEPARTMENTS = (
    Department("JKQ01", "应急管理局", "应急", "区级部门", 34, 1, 70, 30, 58, 18, 250, 60),
    Department("JKQ02", "市场监督管理局", "市监", "区级部门", 44, 3, 120, 60, 102, 30, 180, 46),
    Department("JKQ03", "建设和交通局", "建交", "区级部门", 36, 2, 90, 40, 73, 20, 170, 26),
    Department("JKQ04", "生态环境局", "环", "区级部门", 20, 0, 60, 26, 51, 12, 70, 16),
    Department("JKQ05", "城市管理综合执法局", "城管", "区级部门", 42, 3, 70, 40, 57, 20, 140, 25),
    Department("JKQ06", "人力资源和社会保障局", "人社", "区级部门", 14, 0, 36, 10, 30, 5, 50, 6),
    Department("JKQ07", "卫生健康委员会", "卫健", "区级部门", 16, 5, 44, 16, 28, 6, 40, 10),
    Department("JKQ08", "发展和改革局", "发改", "区级部门", 7, 0, 14, 4, 13, 1, 16, 1),
    Department("JKQ09", "工业和信息化局", "工信", "区级部门", 7, 0, 14, 4, 13, 1, 16, 1),
    Department("JKQ10", "商务局", "商务", "区级部门", 4, 0, 10, 3, 9, 1, 10, 1),
    Department("JKQ11", "规划和自然资源局", "规自", "区级部门", 12, 1, 30, 12, 26, 5, 36, 6),
    Department("JKQ12", "文化教育体育局", "文教", "区级部门", 10, 3, 24, 8, 14, 3, 20, 6),
    Department("JKQ13", "财政局", "财", "区级部门", 6, 0, 6, 2, 5, 0, 6, 0),
    Department("JKQ14", "综合保税区管理局", "综保", "功能区", 6, 0, 8, 3, 7, 1, 10, 1),
    Department("JKQ15", "东河街道办事处", "东河", "街镇", 6, 0, 8, 2, 7, 2, 14, 2),
    Department("JKQ16", "新湾镇人民政府", "新湾", "街镇", 6, 2, 8, 2, 5, 1, 9, 3),
    Department("JKQ17", "海晏街道办事处", "海晏", "街镇", 6, 0, 8, 2, 7, 2, 18, 2),
)

# The justice office decides reconsiderations and supervises: it holds no items and has no officers, and it is
# outside the seventeen that count, the ranking and the interviews.
ORGAN = "JKQ18"

# The environment bureau answers to the city, so the zone neither ranks nor interviews it.
OUTSIDE_RANKING = frozenset({"JKQ04"})

# Officers who hold a certificate all year but first appear in an act that came late, or after October.
LATE_STARTERS = {"JKQ01": 1, "JKQ03": 1, "JKQ05": 1}
NEW_STARTERS = {"JKQ01": 1, "JKQ02": 2, "JKQ03": 1, "JKQ04": 1, "JKQ05": 1, "JKQ06": 1}
# Left between the two dates; the one of JKQ07 never acted.
LEAVERS = {"JKQ01": 1, "JKQ02": 1, "JKQ03": 1, "JKQ05": 1, "JKQ06": 1, "JKQ07": 1}
SILENT_LEAVERS = frozenset({"JKQ07"})
# Cancelled in September, which the departments reported only in December.
LATE_CANCELLED = {"JKQ02": 1, "JKQ05": 1}
# Certified in November: (people, of whom silent).
NEWCOMERS = {
    "JKQ01": (2, 0),
    "JKQ02": (2, 0),
    "JKQ03": (1, 0),
    "JKQ05": (2, 1),
    "JKQ06": (1, 0),
    "JKQ07": (1, 1),
}
# Certified in August, reported in December: (people, of whom silent).
LATE_CERTIFIED = {"JKQ01": (1, 0), "JKQ03": (1, 0), "JKQ05": (1, 1)}
# Gone before October ended, and supervision certificates: in no figure.
FORMER = {"JKQ01": 2, "JKQ02": 3, "JKQ03": 2, "JKQ04": 1, "JKQ05": 2, "JKQ07": 1, "JKQ11": 1}
SUPERVISORS = {"JKQ01": 1, "JKQ02": 1, "JKQ05": 1, "JKQ08": 2}

# Acts of up to 31 October that arrived in December, acts after it, and acts taken back.
LATE_INSPECTIONS = {
    "JKQ01": 3,
    "JKQ02": 2,
    "JKQ03": 4,
    "JKQ05": 3,
    "JKQ07": 5,
    "JKQ11": 1,
    "JKQ12": 3,
    "JKQ16": 2,
}
NEW_INSPECTIONS = {
    "JKQ01": 38,
    "JKQ02": 27,
    "JKQ03": 26,
    "JKQ04": 10,
    "JKQ05": 22,
    "JKQ06": 8,
    "JKQ07": 5,
    "JKQ08": 3,
    "JKQ09": 3,
    "JKQ10": 2,
    "JKQ11": 6,
    "JKQ12": 2,
    "JKQ13": 1,
    "JKQ14": 2,
    "JKQ15": 2,
    "JKQ16": 1,
    "JKQ17": 2,
}
WITHDRAWN_INSPECTIONS = {"JKQ01": 3, "JKQ03": 2}
LATE_PENALTIES = {"JKQ01": 2, "JKQ02": 2, "JKQ03": 1, "JKQ07": 2, "JKQ12": 1, "JKQ16": 1}
NEW_PENALTIES = {
    "JKQ01": 7, "JKQ02": 7, "JKQ03": 4, "JKQ04": 2, "JKQ05": 4, "JKQ06": 1, "JKQ07": 1, "JKQ11": 1, "JKQ12": 1,
    "JKQ16": 1,
}  # fmt: skip
WITHDRAWN_PENALTIES = {"JKQ02": 1}
EDUCATION_CORRECTIONS = {"JKQ01": 1, "JKQ05": 2, "JKQ06": 1, "JKQ15": 1, "JKQ17": 1}

# Items first exercised by a late act, and by an act after October.
LATE_INSPECTION_ITEMS = {"JKQ01": 3, "JKQ03": 3, "JKQ05": 3}
NEW_INSPECTION_ITEMS = {"JKQ01": 5, "JKQ02": 8, "JKQ03": 6, "JKQ04": 3, "JKQ05": 4, "JKQ06": 2, "JKQ11": 1}
LATE_PENALTY_ITEMS = {"JKQ01": 1, "JKQ02": 1}
NEW_PENALTY_ITEMS = {"JKQ01": 2, "JKQ02": 3, "JKQ03": 2, "JKQ05": 2}

# Every n-th decision of these departments is an on-the-spot one.
SIMPLE_EVERY = {"JKQ01": 16, "JKQ02": 4, "JKQ03": 5, "JKQ05": 2, "JKQ15": 1, "JKQ17": 1}
# Cases that ended otherwise or are still open: (not penalised, dropped, open).
OTHER_CASES = {
    "JKQ01": (3, 1, 3),
    "JKQ02": (4, 1, 3),
    "JKQ03": (1, 0, 2),
    "JKQ05": (2, 1, 2),
    "JKQ11": (1, 0, 1),
}


def department(code: str) -> Department:
    """The department of that code; an unknown code is a KeyError."""
    return {each.code: each for each in DEPARTMENTS}[code]
