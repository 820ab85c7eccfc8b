"""What the zone's supervision office, its justice office, keeps itself: reviews, activities, lists, outages, limits."""

import datetime as dt
from typing import NamedTuple

from examples.zone2024.departments import ORGAN, ZONE
from examples.zone2024.records import Layer, Record, Value, chance, moment, workdays
from examples.zone2024.world import World

# (department, files reviewed, worst and best score): the three at the bottom keep the worst files.
REVIEWS = (
    ("JKQ01", 6, 84, 97),
    ("JKQ02", 6, 85, 97),
    ("JKQ03", 5, 82, 96),
    ("JKQ04", 3, 88, 97),
    ("JKQ05", 5, 82, 95),
    ("JKQ07", 4, 58, 70),
    ("JKQ11", 3, 84, 94),
    ("JKQ12", 4, 60, 74),
    ("JKQ16", 3, 56, 70),
)
# (department, place among its files): a fatal fault, so the file counts as nothing.
VETOED = ("JKQ16", 2)


class _Deed(NamedTuple):
    kind: str
    subject_kind: str
    subject: str
    day: dt.date
    quantity: int
    positive: int | None = None
    is_at_least: bool = False


_DEEDS = (
    _Deed("联系点", "企业", "第一批行政执法监督企业联系点", dt.date(2024, 3, 28), 6),
    _Deed("联系点", "企业", "第二批行政执法监督企业联系点", dt.date(2024, 9, 12), 4),
    _Deed("监督员", "人员", "特邀行政执法监督员", dt.date(2024, 4, 18), 12),
    _Deed("问卷", "企业", "上半年执法满意度问卷", dt.date(2024, 6, 20), 310, 297),
    _Deed("问卷", "企业", "下半年执法满意度问卷", dt.date(2024, 11, 20), 342, 335),
    _Deed("走访", "企业", "重点企业走访", dt.date(2024, 7, 16), 28),
    _Deed("走访", "部门", "执法部门走访", dt.date(2024, 8, 22), 9),
    _Deed("座谈", "企业", "营商环境座谈会", dt.date(2024, 5, 23), 2),
    _Deed("协调会", "部门", "跨部门执法协调会", dt.date(2024, 10, 17), 11),
    _Deed("建议", "部门", "执法工作建议", dt.date(2024, 10, 30), 26),
    _Deed("督办", "部门", "案卷补正督办", dt.date(2024, 11, 14), 3),
    _Deed("意见书", "部门", "行政执法监督意见书", dt.date(2024, 12, 5), 2),
    _Deed("培训", "人员", "执法人员业务培训", dt.date(2024, 5, 15), 4),
    _Deed("评查", "案卷", "年度案卷评查", dt.date(2024, 11, 28), 60, None, is_at_least=True),
    _Deed("约谈", "部门", "第三季度末位约谈", dt.date(2024, 10, 25), 3),
)
_WITH_REPLY = ("建议", "督办", "意见书")

# Days on which the platform was down; the second lies in the week in which December's figures were due.
_OUTAGES = (
    ("TJ2024-01", dt.date(2024, 6, 12), dt.date(2024, 6, 13)),
    ("TJ2024-02", dt.date(2024, 12, 19), dt.date(2024, 12, 19)),
)
# Items of the list that nobody had occasion to exercise in 2024, as approved.
_NO_OCCURRENCE = ("JKQ01", "JKQ02", "JKQ03", "JKQ07", "JKQ11", "JKQ12", "JKQ16")
_LENIENCY = (
    ("JKQ02", "不予处罚", "首次未按规定公示营业执照并及时改正"),
    ("JKQ02", "不予处罚", "标签瑕疵且无误导"),
    ("JKQ02", "减轻处罚", "主动消除或者减轻违法行为危害后果"),
    ("JKQ05", "不予处罚", "首次占道经营且立即改正"),
    ("JKQ05", "从轻处罚", "配合查处并主动清理"),
    ("JKQ01", "不予处罚", "首次台账记录不全且无事故隐患"),
)
# The office's limits, confirmed as they stand: code, domain, since, value.
_LIMITS = (
    ("record_upload_limit_workdays", dt.date(2024, 1, 1), "7"),
    ("simple_fine_sole_trader_yuan", dt.date(2021, 7, 15), "3000"),
    ("correction_period_workdays", dt.date(2024, 1, 1), "10"),
    ("open_reject_limit_count", dt.date(2024, 1, 1), "20"),
    ("completeness_floor_percent", dt.date(2024, 1, 1), "90"),
)


def _record(feed: str, **values: Value) -> Record:
    return Record(feed, Layer.YEAR_END, values)


def reviews(world: World, seed: int) -> list[Record]:
    """The fourth quarter's reviews of closed files, by the office or by another department."""
    draw = chance(seed, "reviews")
    result: list[Record] = []
    for code, count, worst, best in REVIEWS:
        closed = [c for c in world.courses if c.unit.code == code and c.closed and c.layer is Layer.OCTOBER]
        files = [c.subject_no for c in closed if not c.is_withdrawn][:count]
        for place, subject_no in enumerate(files, start=1):
            day = draw.choice(workdays(dt.date(2024, 11, 25), dt.date(2024, 12, 20)))
            score = draw.randrange(worst, best)
            result.append(
                _record(
                    "case_review",
                    department_code=code,
                    review_no=f"PC2024Q4-{code[3:]}-{place:02d}",
                    case_or_decision_no=subject_no,
                    review_round="季度抽查" if place % 3 else "互评",
                    period="2024Q4",
                    reviewed_date=day,
                    reviewer_department_code=ORGAN
                    if place % 3
                    else ("JKQ08" if code != "JKQ08" else "JKQ09"),
                    review_score=score,
                    veto_item="未履行告知义务" if (code, place) == VETOED else None,
                    problem_count=(100 - score) // 5,
                    problems="文书填写不规范",
                    rectified_date=day + dt.timedelta(days=14) if place % 2 else None,
                    uploaded_at=moment(draw, day),
                )
            )
    return result


def activities() -> list[Record]:
    """The office's own ledger of the year."""
    result = []
    for number, deed in enumerate(_DEEDS, start=1):
        has_reply = deed.kind in _WITH_REPLY
        due = deed.day + dt.timedelta(days=30)
        result.append(
            _record(
                "supervision_activity",
                department_code=ORGAN,
                activity_no=f"HD2024-{number:03d}",
                activity_kind=deed.kind,
                subject_kind=deed.subject_kind,
                subject_name=deed.subject,
                activity_date=deed.day,
                activity_count=deed.quantity,
                positive_count=deed.positive,
                is_at_least=deed.is_at_least,
                reply_due_date=due if has_reply else None,
                replied_date=due - dt.timedelta(days=6) if has_reply else None,
            )
        )
    return result


def outages() -> list[Record]:
    """Days on which nobody could upload, confirmed by the office."""
    return [
        _record(
            "platform_outage",
            department_code=ORGAN,
            outage_no=number,
            from_date=first,
            to_date=last,
            approval_no=f"临开执监〔2024〕停{place}号",
            note="平台升级维护，当日恢复",
        )
        for place, (number, first, last) in enumerate(_OUTAGES, start=1)
    ]


def no_occurrences(world: World) -> list[Record]:
    """One item each that had no occasion in 2024: the last of the department's list that no act names."""
    result = []
    for place, code in enumerate(_NO_OCCURRENCE, start=1):
        own = [r.values for r in world.records["power_item"] if r.department_code == code]
        standing = [v["item_code"] for v in own if v["category"] == "行政检查" and v["held_to"] is None]
        result.append(
            _record(
                "no_occurrence",
                department_code=code,
                item_code=standing[-1],
                from_date=dt.date(2024, 1, 1),
                to_date=dt.date(2024, 12, 31),
                approved_date=dt.date(2024, 12, 27),
                approval_no=f"临开执监〔2024〕无{place}号",
            )
        )
    return result


def leniency_lists() -> list[Record]:
    """The lists of grounds in force since June 2024."""
    return [
        _record(
            "leniency_list",
            department_code=code,
            list_kind=kind,
            ground_no=f"{code[3:]}-{number:02d}",
            list_version="2024年版",
            ground=ground,
            valid_from=dt.date(2024, 6, 1),
        )
        for number, (code, kind, ground) in enumerate(_LENIENCY, start=1)
    ]


def limits() -> list[Record]:
    """The local limits, confirmed with the number of the paper."""
    return [
        _record(
            "parameter",
            department_code=ORGAN,
            parameter=name,
            applies_to="全部",
            valid_from=since,
            parameter_value=value,
            document_no="临开执监〔2024〕1号",
            approved_by=f"{ZONE}执法监督办公室",
        )
        for name, since, value in _LIMITS
    ]
