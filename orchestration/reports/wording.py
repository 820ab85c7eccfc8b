"""How papers say things: days, quarters, lists of names, points.

Belongs here: Chinese wording that several papers share. Does not belong here: any figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

STATUS = {"ranked": "参加排名", "listed_apart": "单列", "not_ranked": "不排名", "not_assessed": "不参评"}
SEVERITY = {"blocker": "阻断", "warning": "警示", "note": "提示"}
GATE = {"pass": "通过", "hold": "暂缓", "deduct": "扣减（数据未达标）", "preview": "预览（未过闸门）"}
EVENT_TYPES = {
    "reported": "首报",
    "amended": "变更",
    "withdrawn": "撤回",
    "restored": "恢复",
    "renormalised": "重整",
}
RECORD_KINDS = {
    "officer": "执法证号",
    "power_item": "权责事项",
    "inspection_plan": "检查计划",
    "inspection": "行政检查",
    "penalty": "处罚决定",
    "penalty_case": "案件",
    "education_correction": "教育改正",
    "case_review": "案卷评查",
    "reconsideration_case": "行政复议",
    "litigation_case": "行政诉讼",
}
NOTHING = "—"
_QUARTERS = "一二三四"
# A prefix that every department carries is dropped where space is short; it ends with one of these.
_PLACES = ("区", "县", "市", "旗", "省", "州", "盟")


def day(value: date | None) -> str:
    """2025年2月5日; a dash where there is none."""
    return f"{value.year}年{value.month}月{value.day}日" if value else NOTHING


def quarter(period: str) -> str:
    """`2024Q4` as 2024年第四季度."""
    return f"{period[:4]}年第{_QUARTERS[int(period[5]) - 1]}季度"


def quarter_short(period: str) -> str:
    """`2024Q4` as 2024年四季度."""
    return f"{period[:4]}年{_QUARTERS[int(period[5]) - 1]}季度"


def quarter_mark(period: str) -> str:
    """`2024Q4` as 24年四季, for an axis."""
    return f"{period[2:4]}年{_QUARTERS[int(period[5]) - 1]}季"


def quarter_before(period: str, count: int = 1) -> str:
    """The period `count` quarters before."""
    number = int(period[:4]) * 4 + int(period[5]) - 1 - count
    return f"{number // 4}Q{number % 4 + 1}"


def quarter_ends(period: str) -> date:
    """The last day of a quarter."""
    month = 3 * int(period[5])
    return date(int(period[:4]), month, 31 if month in (3, 12) else 30)


def points(value: Decimal | None) -> str:
    """Two decimals, rounded half up, as scores are printed; a dash where there is none."""
    return NOTHING if value is None else str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The exact mean; None of nothing."""
    return sum(values, Decimal(0)) / len(values) if values else None


def named(names: Iterable[str], *, most: int | None = None) -> str:
    """甲、乙、丙; with `most`, only so many and how many there are in all."""
    every = list(names)
    if most is None or len(every) <= most:
        return "、".join(every)
    return f"{'、'.join(every[:most])}等{len(every)}个"


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Names by code without the place that all of them begin with: 临海开发区商务局 → 商务局."""
    # The first and the last in order differ where any two do.
    first, last = (min(names.values()), max(names.values())) if len(names) > 1 else ("", "")
    alike = next(
        (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first)
    )
    prefix = first[:alike]
    end = max((prefix.rfind(place) for place in _PLACES), default=-1) + 1
    if any(len(name) <= end for name in names.values()):
        end = 0
    return {code: name[end:] for code, name in names.items()}


def bare_number(record_id: str) -> str:
    """A record's own number, without the department before it."""
    return record_id.partition("/")[2] or record_id
