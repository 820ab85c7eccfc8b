"""What is wrong on purpose in the sample district: tables that the world reads and that tests hold it to.

A department's grade (in `departments`) sets how often something slips; what stands here by name is certain to be
there. Visits are named by department and number inside the year 2025, decisions likewise.
"""

import datetime as dt
from typing import NamedTuple


class Quality(NamedTuple):
    """What share of a department's officers, items, records and papers is not as it should be."""

    silent_officers: float
    idle_items: float
    late_uploads: float
    missing_papers: float
    without_plan: float
    without_e_certificate: float


QUALITY = {
    "A": Quality(0.02, 0.08, 0.005, 0.002, 0.010, 0.004),
    "B": Quality(0.06, 0.18, 0.02, 0.008, 0.025, 0.012),
    "C": Quality(0.13, 0.32, 0.06, 0.025, 0.060, 0.040),
    "D": Quality(0.45, 0.60, 0.45, 0.500, 0.160, 0.120),
}
# The ranking's clear bottom: silent officers, idle items, late uploads, papers missing from case files.
BOTTOM_THREE = ("BCB13", "BCG28", "BCJ17")
# Under five officers, and under ten countable items: listed apart. No item at all: not assessed.
LISTED_APART = ("BCB28", "BCB29")
NOT_ASSESSED = ("BCB32",)
NEW_DEPARTMENT, MERGED_DEPARTMENT, SUCCESSOR = "BCB33", "BCB34", "BCB14"

# (department, first of three visits): one visit written as three records with consecutive numbers.
SPLIT_VISITS = tuple(
    (code, first) for code in ("BCB09", "BCG28", "BCJ06", "BCB13") for first in (40, 90, 150)
)
# (department, visits that year): one enterprise visited again and again by one department.
REPEAT_VISITS = {"BCB04": 8, "BCB05": 7, "BCB01": 9, "BCG02": 6, "BCG11": 7, "BCB08": 8}
# Several departments at one door within a week, without 综合查一次: (day, departments).
ONE_DOOR = (
    (dt.date(2025, 4, 14), ("BCB01", "BCB04", "BCB05")),
    (dt.date(2025, 6, 16), ("BCG01", "BCG02", "BCG03", "BCG04")),
    (dt.date(2025, 9, 8), ("BCB04", "BCB08", "BCB01")),
    (dt.date(2025, 10, 20), ("BCG11", "BCG12", "BCG13")),
    (dt.date(2025, 11, 17), ("BCB05", "BCB06", "BCJ01")),
)
# Joint visits 综合查一次: (lead, joining departments, first of five visits): one record, everybody credited.
JOINT_VISITS = (
    ("BCB01", ("BCB08",), 500),
    ("BCB04", ("BCB05", "BCB01"), 300),
    ("BCG01", ("BCG02", "BCG03"), 100),
    ("BCJ01", ("BCB06",), 50),
)
# (department, n-th visit) -> what is odd about it.
ODD_VISITS = {
    ("BCB03", 130): "一名执法人员",
    ("BCB06", 210): "一名执法人员",
    ("BCG28", 33): "一名执法人员",
    ("BCB06", 2500): "证件已注销",
    ("BCB08", 800): "证件已注销",
    ("BCB05", 77): "计划不存在",
    ("BCB12", 55): "事项不存在",
    ("BCB11", 12): "证件号不存在",
}


class Breach(NamedTuple):
    """A breach in the n-th decision of 2025 of that procedure, by date."""

    department_code: str
    procedure_kind: str
    number: int
    breach: str


BREACHES = (
    Breach("BCB01", "普通", 400, "一名执法人员"),
    Breach("BCB13", "普通", 2, "告知晚于决定"),
    Breach("BCB06", "普通", 90, "告知晚于决定"),
    Breach("BCB03", "普通", 300, "超过九十日"),
    Breach("BCB05", "普通", 60, "超过九十日"),
    Breach("BCG28", "普通", 3, "超过九十日"),
    Breach("BCB01", "普通", 500, "超过两年时效"),
    Breach("BCB10", "普通", 20, "超过两年时效"),
    Breach("BCB06", "普通", 120, "公示逾期"),
    Breach("BCB08", "普通", 40, "公示逾期"),
    Breach("BCG28", "普通", 5, "公示逾期"),
    Breach("BCB05", "普通", 70, "超出裁量上限"),
    Breach("BCB01", "普通", 600, "超出裁量上限"),
    Breach("BCB06", "普通", 150, "低于裁量下限"),
    Breach("BCB01", "普通", 620, "随意顶格"),
    Breach("BCB04", "普通", 30, "随意顶格"),
    Breach("BCB06", "普通", 200, "类案不同罚"),
    Breach("BCB01", "普通", 640, "类案不同罚"),
    Breach("BCB05", "普通", 80, "重罚未告知听证"),
    Breach("BCB04", "普通", 50, "重罚未法制审核"),
    Breach("BCB06", "普通", 220, "送达逾期"),
    Breach("BCB09", "普通", 10, "一事两罚"),
    Breach("BCB06", "简易", 30, "简易罚款超限额"),
    Breach("BCB03", "简易", 40, "简易罚款超限额"),
    Breach("BCB06", "简易", 60, "简易程序没收"),
)
# Rows that must come back to their clerk: (feed, reason); the file is the first of that feed in 2025.
REJECTED_ROWS = (
    ("officer_certificate", "certificate_no", "1.20116E+10"),
    ("inspection", "inspection_date", "2025-02-30"),
    ("inspection", "department_code", "BCB99"),
    ("penalty", "fine_yuan", "约五千元"),
    ("corrective_order", "order_kind", "口头提醒"),
)

# Departments whose decisions the credit disclosure platform shows, decisions whose fine it states otherwise (yuan),
# and decisions that nobody reported: those of the fire brigade, which is outside the district's statistics.
DISCLOSING = ("BCB05", "BCB10", "BCB36")
DISCLOSED_OTHERWISE = {
    "滨城环罚决〔2025〕10号": 4_200,
    "滨城环罚决〔2025〕33号": 9_900,
    "滨城规资罚决〔2025〕8号": 1_500,
}
DISCLOSED_ALONE = (
    ("BCB36", "滨城消罚决〔2025〕901号", dt.date(2025, 6, 17)),
    ("BCB36", "滨城消罚决〔2025〕902号", dt.date(2025, 9, 23)),
)


class Declared(NamedTuple):
    """What the district declares against what its records say."""

    figure_code: str
    declared: str
    computed: str


CONTRADICTIONS = (
    Declared("HOUSING_INSPECTION_ITEMS", "4482", "4432"),
    Declared("ROAD_PENALTIES", "221", "212"),
    Declared("CERTIFICATES_NET_CHANGE", "5", "-5"),
)


def breach_of(code: str, procedure_kind: str) -> dict[int, str]:
    """Number of the decision -> breach, for one department and procedure."""
    return {each.number: each.breach for each in BREACHES if each[:2] == (code, procedure_kind)}
