"""Puts the planted breaches into the decisions of 2025, and the courses that look like one and are none.

Which decision gets which breach stands in `planted`.
"""

import numpy as np

from examples.district2025 import items, planted
from examples.district2025.chance import date, number
from examples.district2025.departments import items_of
from examples.district2025.items import bounds, item_code
from examples.district2025.matters import NEVER, Matters


def _heavy(matters: Matters, place: int) -> None:
    """A fine of 80,000 yuan inside its benchmark: the item numbered 6 has a base of 50,000."""
    matters.item[place], matters.grade[place] = item_code(items_of(matters.unit), "CF", 6), "较重"
    matters.fine[place], matters.hearing[place], matters.review[place] = 80_000, True, True


def _amount(matters: Matters, place: int, breach: str) -> None:
    low, high = bounds(items_of(matters.unit).code, matters.item[place], matters.grade[place])
    match breach:
        case "超出裁量上限":
            matters.fine[place] = high + high // 2
        case "低于裁量下限":
            matters.fine[place] = low * 2 // 5
        case "随意顶格":
            matters.fine[place] = high
        case _:
            matters.fine[place] = low + (high - low) * 96 // 100


def _twice(matters: Matters, place: int) -> None:
    """The next decision fines the same party for the same act once more."""
    for column in (matters.party, matters.item, matters.act_ended, matters.discovered):
        column[place + 1] = column[place]
    matters.filed[place + 1] = max(matters.filed[place], matters.discovered[place])


def _ordinary(matters: Matters, place: int, breach: str) -> None:
    match breach:
        case "一名执法人员":
            matters.crew[place, 1] = NEVER
        case "告知晚于决定":
            matters.noticed[place] = matters.decided[place] + 2
        case "超过九十日":
            matters.filed[place] = matters.decided[place] - 104
        case "超过两年时效":
            matters.act_ended[place] = matters.discovered[place] - 800
        case "公示逾期":
            matters.published[place] = matters.decided[place] + 35
        case "送达逾期":
            matters.served[place] = matters.decided[place] + 25
            matters.paid[place], matters.closed[place] = matters.served[place] + 5, matters.served[place] + 8
        case "重罚未告知听证":
            _heavy(matters, place)
            matters.hearing[place] = False
        case "重罚未法制审核":
            _heavy(matters, place)
            matters.review[place] = False
        case "一事两罚":
            _twice(matters, place)
        case _:
            _amount(matters, place, breach)


def _spot(matters: Matters, place: int, breach: str) -> None:
    matters.fine[place] = 6_000
    if breach == "简易程序没收":
        matters.fine[place], matters.confiscation[place] = 100, 80


def _extended(matters: Matters) -> None:
    """In the market bureau three cases took 105 days, extended with approval: no breach."""
    for place in range(700, 703):
        filed = int(matters.decided[place]) - 105
        matters.filed[place] = filed
        matters.discovered[place] = matters.act_ended[place] = filed - 2
        period = f"延长:{date(filed + 90)}:{date(filed + 120)}:滨城市监延〔2025〕{place - 699}号"
        matters.excluded[place] = period


def _heard(matters: Matters) -> None:
    """Two hearings in each large department: asked for, held, reviewed and then decided."""
    able = [int(each) for each in np.flatnonzero(matters.hearing & (matters.filed > 0))]
    taken = set(planted.breach_of(matters.unit.code, "普通"))
    for place in [each for each in able if each + 1 not in taken][5:7]:
        decided = int(matters.decided[place])
        matters.noticed[place], matters.filed[place] = decided - 35, decided - 60
        matters.discovered[place] = matters.act_ended[place] = decided - 62
        matters.heard[place], matters.review[place] = decided - 8, True
        matters.excluded[place] = f"听证:{date(decided - 33)}:{date(decided - 8)}"


def _unpaid(matters: Matters) -> None:
    """Some of the first quarter were not paid: reminded in autumn, then put before the court."""
    taken = set(planted.breach_of(matters.unit.code, "普通"))
    early = [p for p in range(0, len(matters) // 8, 6) if p + 1 not in taken and matters.campaign[p] is None]
    for place in early[:6]:
        served = int(matters.served[place])
        matters.paid[place] = matters.closed[place] = NEVER
        matters.reminder[place], matters.court[place] = served + 195, served + 225


def _open_at_transfer(matters: Matters) -> None:
    """Where items moved in May 2025 one case was filed before and decided after: it has to be handed over."""
    moved = number(items.TRANSFERRED_ON)
    for place in np.flatnonzero((matters.decided > moved) & (matters.decided < moved + 85))[:1]:
        matters.filed[place] = moved - 4
        matters.discovered[place] = matters.act_ended[place] = moved - 6
        matters.noticed[place] = max(int(matters.noticed[place]), moved - 2)


def plant(matters: list[Matters]) -> None:
    """Change the decisions of 2025 in place."""
    for each in matters:
        if each.procedure == "普通" and each.unit.is_in_statistics:
            if each.unit.code in items.GIVING:
                _open_at_transfer(each)
            if each.unit.code == "BCB01":
                _extended(each)
            if len(each) > 100:
                _heard(each)
                _unpaid(each)
        for nth, breach in planted.breach_of(each.unit.code, each.procedure).items():
            assert nth <= len(each), (each.unit.code, nth)
            (_ordinary if each.procedure == "普通" else _spot)(each, nth - 1, breach)
