"""What must come out of the sample zone: for tests, written by hand from the published report and the quotas.

Nothing here is computed from the world or by the warehouse. The figures of October and December are the
published ones; those of October as December knows them follow from what arrived late, worked out in
docs/sample_zone.md.
"""

import datetime as dt
from typing import NamedTuple


class Figures(NamedTuple):
    """Headline figures of one day, 1 January to that day, as one set of exports knows them."""

    officers: int
    officers_participating: int
    participation_rate: str
    inspections: int
    penalties: int
    education_corrections: int
    records: int
    records_per_officer: int
    power_items: int
    power_items_exercised: int
    duty_rate: str


# (as at, known from the set) -> figures. Rates in percent.
FIGURES = {
    (dt.date(2024, 10, 31), "october"): Figures(284, 253, "89.08", 1055, 212, 6, 1273, 5, 884, 633, "71.61"),
    (dt.date(2024, 10, 31), "december"): Figures(285, 256, "89.82", 1072, 220, 6, 1298, 5, 883, 644, "72.93"),
    (dt.date(2024, 12, 23), "december"): Figures(288, 265, "92.01", 1233, 249, 6, 1488, 6, 884, 682, "77.15"),
}

# Streams that each set brings for the first time, by feed; every other good row of it is known already.
NEW_STREAMS = {
    "october": {
        "department": 18, "officer_certificate": 476, "power_item": 1122, "inspection_plan": 107,
        "inspection": 1055, "penalty": 212, "education_correction": 6,
    },
    "december": {
        "department": 0, "officer_certificate": 12, "power_item": 4, "inspection_plan": 0,
        "inspection": 183, "penalty": 38, "education_correction": 0,
    },
}  # fmt: skip

# Streams that December changes, by feed. Cases also change, as they go on.
AMENDED_STREAMS = {"officer_certificate": 8, "power_item": 4, "inspection_plan": 3, "inspection": 6}

# In October's set no longer to be found in December's, inside the scope that its exports state.
WITHDRAWN = (
    ("inspection", "JKQ01", "JC01-2024-0248"),
    ("inspection", "JKQ01", "JC01-2024-0249"),
    ("inspection", "JKQ01", "JC01-2024-0250"),
    ("inspection", "JKQ03", "JC03-2024-0169"),
    ("inspection", "JKQ03", "JC03-2024-0170"),
    ("penalty", "JKQ02", "临开市监罚决〔2024〕035号"),
)

# Whole files: refused, held, overtaken by later cut-offs, and repeated (any order, one of three loads).
REFUSED_FILES = (("october", "权责清单_增量_JKQ10_截止20241031.xlsx"),)
HELD_FILES = (("october", "行政检查_JKQ17_补报.xlsx"),)
SUPERSEDED_FILES = (("december", "行政检查_全量_JKQ04_20240101-20240930_截止20240930.xlsx"),)
REPEATED_FILES = (
    ("december", "行政检查_全量_JKQ05_20240101-20241223_截止20241223.csv"),
    ("december", "行政检查_全量_JKQ05_20240101-20241223_截止20241223 - 副本.csv"),
    ("december", "城管局检查记录_全量_JKQ05_20240101-20241223_截止20241223.csv"),
)


class Fault(NamedTuple):
    """A row that must come back to the clerk: where it stands (row from 1), and what is wrong."""

    delivery: str
    file: str
    row: int
    header: str
    written: str | None
    reason: str


_OTHER_PENALTIES = "、".join(f"JKQ{number:02d}" for number in range(1, 18) if number not in (1, 4))
FAULTY_ROWS = (
    Fault("october", "执法人员证件_全量_全部_截止20241031.csv", 2, "执法证号", "1.20116E+10", "证件号为科学计数"),
    Fault("october", "行政检查_全量_JKQ05_20240101-20241031_截止20241031.csv", 2, "检查实施日期", "2024-02-30",
          "日期不存在"),
    Fault("october", f"处罚决定_全量_{_OTHER_PENALTIES}_20240101-20241031_截止20241031.csv", 2, "罚款金额（元）",
          "约五千元", "金额含文字"),
    Fault("october", "各部门检查记录汇总.xlsx", 4, "主体编码", "JKQ99", "执法主体未登记"),
    Fault("october", "行政检查_全量_JKQ03_20240101-20241031_截止20241031.xlsx", 2, "检查记录编号", "JC03-2024-9001",
          "同一编号两种内容"),
    Fault("october", "行政检查_全量_JKQ03_20240101-20241031_截止20241031.xlsx", 3, "检查记录编号", "JC03-2024-9001",
          "同一编号两种内容"),
    Fault("december", "各部门检查记录汇总.xlsx", 4, "检查形式", None, "必填项为空"),
    Fault("december", "案件台账_全量_全部_20230701-20241223_截止20241223.xlsx", 2, "立案日期", "2024-11-31",
          "日期不存在"),
)  # fmt: skip

# The list of the fourth quarter, in no order: missing papers, unfinished plans, late uploads, silent officers.
BOTTOM_THREE_2024Q4 = ("JKQ07", "JKQ12", "JKQ16")
# Under five officers, and under ten countable items: listed apart. Outside the zone's ranking: not ranked.
LISTED_APART = ("JKQ10", "JKQ13")
NOT_RANKED = ("JKQ04",)

# Planted absences, kinds of paper by department; which cases stands in `planted`.
MISSING_DOCUMENT_COUNTS = {
    "JKQ07": 25, "JKQ12": 16, "JKQ16": 12, "JKQ01": 2, "JKQ02": 1, "JKQ03": 1, "JKQ04": 1, "JKQ05": 1, "JKQ11": 1,
}  # fmt: skip
LATE_DOCUMENT_COUNTS = {"JKQ07": 2, "JKQ12": 1, "JKQ01": 1, "JKQ02": 1}
# Late in all: those, six papers of each ordinary decision that was reported late (approval, decision, service,
# payment, closing, index) and two of each spot decision (decision, record for filing).
LATE_DOCUMENT_COUNTS_IN_ALL = {"JKQ01": 9, "JKQ02": 5, "JKQ03": 6, "JKQ07": 14, "JKQ12": 7, "JKQ16": 6}

# Planted breaches: department, record, what is wrong with it.
VIOLATIONS = (
    ("JKQ03", "临开建交罚决〔2024〕003号", "一名执法人员"),
    ("JKQ12", "临开文教罚决〔2024〕002号", "告知晚于决定"),
    ("JKQ07", "临开卫健罚决〔2024〕005号", "告知晚于决定"),
    ("JKQ03", "临开建交罚决〔2024〕005号", "超过九十日"),
    ("JKQ01", "临开应急罚决〔2024〕010号", "超过九十日"),
    ("JKQ05", "临开城管当罚〔2024〕002号", "简易罚款超限额"),
    ("JKQ02", "临开市监当罚〔2024〕003号", "简易罚款超限额"),
    ("JKQ05", "临开城管当罚〔2024〕004号", "简易程序没收"),
    ("JKQ03", "JC03-2024-0130", "一名执法人员"),
    ("JKQ01", "JC01-2024-0090", "证件已注销"),
    ("JKQ04", "JC04-2024-0007", "计划不存在"),
    ("JKQ11", "JC11-2024-0005", "事项不存在"),
    ("JKQ02", "JC02-2024-0060", "重名人员"),
    ("JKQ03", "JC03-2024-0040", "重名人员"),
    ("JKQ05", "JC05-2024-0044", "重名人员"),
)
# 110 days from filing to decision, with an approved extension that the rule on work safety allows
# (行政处罚法第六十条 gives way to it; 安全生产违法行为行政处罚办法第三十二条: up to 180 days): no breach.
EXTENDED_DECISION = ("JKQ01", "临开应急罚决〔2024〕014号")
