"""What is wrong on purpose in the sample zone: a table that the world reads and that tests hold it to.

Incomplete and late case files, breaches of law, and departments behind their plans and uploads. Cases are
named by their number inside the department. Faulty rows of files stand in `mess`.
"""

from typing import NamedTuple

# What is planted by number lies in this year's cases.
YEAR = 2024

# The three departments that the fourth quarter's list must name.
BOTTOM_THREE = ("JKQ07", "JKQ12", "JKQ16")
# Of their plans all but this many are unfinished; elsewhere one department in four misses one.
UNFINISHED_PLAN_EVERY_OTHER = ("JKQ02", "JKQ05", "JKQ09", "JKQ11")
# In the bottom three every second act of before September was uploaded some fifty days late.
LATE_UPLOAD_DAYS = (45, 60)

# (department, case number) -> kinds absent from its file for good.
MISSING_DOCUMENTS: dict[tuple[str, int], tuple[str, ...]] = {
    ("JKQ07", 1): ("证据材料", "卷内目录", "调查终结报告"),
    ("JKQ07", 2): ("告知书送达回证", "决定书送达回证", "卷内目录"),
    ("JKQ07", 3): ("证据材料", "处罚决定审批表", "结案审批表"),
    ("JKQ07", 4): ("调查终结报告", "决定书送达回证", "卷内目录"),
    ("JKQ07", 5): ("证据材料", "告知书送达回证", "结案审批表"),
    ("JKQ07", 6): ("立案审批表", "处罚决定审批表", "卷内目录"),
    ("JKQ07", 7): ("证据材料", "决定书送达回证", "调查终结报告"),
    ("JKQ12", 1): ("案件来源登记表", "证据材料", "卷内目录"),
    ("JKQ12", 2): ("调查终结报告", "告知书送达回证", "决定书送达回证"),
    ("JKQ12", 3): ("证据材料", "处罚决定审批表", "卷内目录"),
    ("JKQ12", 4): ("立案审批表", "告知书送达回证", "结案审批表"),
    ("JKQ16", 1): ("证据材料", "调查终结报告", "卷内目录", "决定书送达回证"),
    ("JKQ16", 2): ("案件来源登记表", "告知书送达回证", "处罚决定审批表", "结案审批表"),
    # These fall due in the fourth quarter, so that its ranking sees them.
    ("JKQ07", 13): ("案件来源登记表", "证据材料", "调查终结报告", "告知书送达回证"),
    ("JKQ12", 8): ("案件来源登记表", "证据材料", "调查终结报告", "告知书送达回证"),
    ("JKQ16", 5): ("案件来源登记表", "证据材料", "调查终结报告", "告知书送达回证"),
    ("JKQ01", 7): ("卷内目录",),
    ("JKQ01", 21): ("决定书送达回证",),
    ("JKQ02", 4): ("证据材料",),
    ("JKQ03", 6): ("结案审批表",),
    ("JKQ04", 3): ("卷内目录",),
    ("JKQ05", 2): ("告知书送达回证",),
    ("JKQ11", 1): ("调查终结报告",),
}

# (department, case number) -> kinds that were uploaded 45 days after their stage.
LATE_DOCUMENTS: dict[tuple[str, int], tuple[str, ...]] = {
    ("JKQ07", 8): ("证据材料", "卷内目录"),
    ("JKQ12", 5): ("行政处罚事先告知书",),
    ("JKQ01", 12): ("结案审批表",),
    ("JKQ02", 9): ("调查终结报告",),
}
LATE_DOCUMENT_DAYS = 45


class Breach(NamedTuple):
    """A breach of law in an ordinary case, by its number, or in the n-th on-the-spot decision."""

    department_code: str
    procedure_kind: str
    number: int
    breach: str


BREACHES = (
    Breach("JKQ03", "普通", 3, "一名执法人员"),
    Breach("JKQ12", "普通", 2, "告知晚于决定"),
    Breach("JKQ07", "普通", 5, "告知晚于决定"),
    Breach("JKQ03", "普通", 5, "超过九十日"),
    Breach("JKQ01", "普通", 10, "超过九十日"),
    Breach("JKQ05", "简易", 2, "简易罚款超限额"),
    Breach("JKQ02", "简易", 3, "简易罚款超限额"),
    Breach("JKQ05", "简易", 4, "简易程序没收"),
)
# Longer than 90 days, but extended with the approval of the body above, as the rule on work safety allows
# (安全生产违法行为行政处罚办法第三十二条: up to 180 days): no breach.
EXTENDED_CASE = ("JKQ01", 14)

# (department, n-th inspection of October) -> what is odd about it.
ODD_INSPECTIONS: dict[tuple[str, int], str] = {
    ("JKQ03", 130): "一名执法人员",
    ("JKQ01", 90): "证件已注销",
    ("JKQ04", 7): "计划不存在",
    ("JKQ11", 5): "事项不存在",
    ("JKQ02", 60): "重名人员",
    ("JKQ03", 40): "重名人员",
    ("JKQ05", 44): "重名人员",
    ("JKQ01", 30): "非统计类别事项",
}


def breach_of(code: str, procedure_kind: str, number: int) -> str | None:
    """What is planted in that case or decision, None for nothing."""
    return next((each.breach for each in BREACHES if each[:3] == (code, procedure_kind, number)), None)


def case_no(short: str, number: int, year: int = 2024) -> str:
    """Number of a case, as its department writes it."""
    return f"临开{short}罚案〔{year}〕{number:03d}号"


def decision_no(short: str, number: int, *, simple: bool, year: int = 2024) -> str:
    """Number of a decision; on-the-spot decisions are counted apart."""
    return f"临开{short}{'当罚' if simple else '罚决'}〔{year}〕{number:03d}号"


def inspection_no(code: str, number: int, year: int = 2024) -> str:
    """Number of an inspection."""
    return f"JC{code[3:]}-{year}-{number:04d}"
