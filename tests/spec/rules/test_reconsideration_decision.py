"""行政复议法第六十二条、第八十八条: sixty days from acceptance, simple thirty, thirty more with approval.

Accepted on 1 March 2024, the sixtieth day is 30 April. An end on a day off gives way to the next working day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "reconsideration_decision"
ACCEPTED = date(2024, 3, 1)
DUE = date(2024, 4, 30)


def _closed(
    on: date | None, accepted: date | None = ACCEPTED, **values: Any
) -> Callable[[Warehouse, str], object]:
    values = {"role": "复议机关", "acceptance": "受理", "procedure_kind": "普通"} | values
    values = {"received_date": accepted, "accepted_date": accepted, "closed_date": on} | values
    return lambda warehouse, number: warehouse.event("reconsideration_case", case_no=number, **values)


EXTENDED: dict[str, Any] = {"extension_approved_date": date(2024, 4, 20)}
SUSPENDED: dict[str, Any] = {"excluded_periods": ["中止:2024-03-11:2024-03-20"]}
DEEMED: dict[str, Any] = {"acceptance": "视为受理", "received_date": date(2024, 3, 1)}
OLD: dict[str, Any] = {"received_date": date(2023, 6, 1), "procedure_kind": "简易"}


CASES: tuple[RuleCase, ...] = (
    RuleCase("第五十九日作出决定", "守规", _closed(date(2024, 4, 29)), DUE),
    RuleCase("第六十日作出决定", "守规", _closed(date(2024, 4, 30)), DUE),
    RuleCase("第六十一日作出决定", "违反", _closed(date(2024, 5, 1)), DUE),
    # 4 March + 60 is 3 May, in the Labour Day week; Monday 6 May is the next working day
    RuleCase("届满日在劳动节假期，节后首日作出", "守规", _closed(date(2024, 5, 6), date(2024, 3, 4))),
    RuleCase(
        "届满日在劳动节假期，节后次日作出",
        "违反",
        _closed(date(2024, 5, 7), date(2024, 3, 4)),
        date(2024, 5, 6),
    ),
    RuleCase("批准延长，第九十日作出", "守规", _closed(date(2024, 5, 30), **EXTENDED)),
    RuleCase("批准延长，第九十一日作出", "违反", _closed(date(2024, 5, 31), **EXTENDED), date(2024, 5, 30)),
    RuleCase(
        "期限届满后才批准延长，无效",
        "违反",
        _closed(date(2024, 5, 20), extension_approved_date=date(2024, 5, 2)),
        DUE,
    ),
    # 1 March + 30 is Sunday 31 March, so Monday 1 April
    RuleCase(
        "简易程序第三十日是星期日，星期一作出", "守规", _closed(date(2024, 4, 1), procedure_kind="简易")
    ),
    RuleCase("简易程序逾期一日", "违反", _closed(date(2024, 4, 2), procedure_kind="简易"), date(2024, 4, 1)),
    RuleCase(
        "简易程序不得延长",
        "违反",
        _closed(date(2024, 4, 20), procedure_kind="简易", extension_approved_date=date(2024, 3, 20)),
        date(2024, 4, 1),
    ),
    RuleCase("中止十日不计入，最后一日作出", "守规", _closed(date(2024, 5, 10), **SUSPENDED)),
    RuleCase("中止十日不计入，次日作出", "违反", _closed(date(2024, 5, 11), **SUSPENDED), date(2024, 5, 10)),
    # received on 1 March, deemed accepted on 8 March, + 60 is 7 May
    RuleCase("视为受理的自审查期限届满之日起算", "守规", _closed(date(2024, 5, 7), None, **DEEMED)),
    RuleCase("视为受理的逾期一日", "违反", _closed(date(2024, 5, 8), None, **DEEMED), date(2024, 5, 7)),
    RuleCase("数据截止日前已届满仍未办结", "违反", _closed(None, date(2024, 11, 1)), date(2024, 12, 31)),
    RuleCase("届满日是元旦，顺延后尚未到期", "守规", _closed(None, date(2024, 11, 2)), date(2025, 1, 2)),
    RuleCase("已填办结方式、未填日期", "无法判断", _closed(None, closing_kind="维持")),
    RuleCase("已受理但没有受理日期", "无法判断", _closed(date(2024, 6, 1), None, received_date=ACCEPTED)),
    RuleCase("没有受理", "守规", _closed(date(2024, 6, 1), acceptance="不予受理")),
    RuleCase("本单位是被申请人，审理不是其义务", "守规", _closed(date(2024, 6, 1), role="被申请人")),
    # 5 June 2023 + 60 is Friday 4 August; the law of then knew no simple procedure
    RuleCase(
        "新法施行前没有简易程序，第六十日作出", "守规", _closed(date(2023, 8, 4), date(2023, 6, 5), **OLD)
    ),
    RuleCase("新法施行前逾期", "违反", _closed(date(2023, 8, 7), date(2023, 6, 5), **OLD), date(2023, 8, 4)),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
