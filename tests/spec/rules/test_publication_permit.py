"""国办发〔2018〕118号: permits are published within seven working days of being granted.

From Tuesday 5 March 2024 the seventh working day is 14 March.
"""

from __future__ import annotations

from datetime import date

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "publication_permit"
DECIDED, LAST = date(2024, 3, 5), date(2024, 3, 14)


def _decided(published: date | None, on: date | None = DECIDED, decision: str | None = "准予许可") -> Report:
    days = {"applied_date": date(2018, 1, 2), "decided_date": on, "published_date": published}
    return lambda warehouse, number: warehouse.event("permit", permit_no=number, decision=decision, **days)


CASES = (
    RuleCase("3月5日准予，3月13日公示", "守规", _decided(date(2024, 3, 13)), LAST),
    RuleCase("3月5日准予，3月14日公示", "守规", _decided(date(2024, 3, 14)), LAST),
    RuleCase("3月5日准予，3月15日公示", "违反", _decided(date(2024, 3, 15)), LAST),
    # 8, 9 February; 10 to 17 free; Sunday 18 worked, 19, 20, 21, 22
    RuleCase(
        "春节前2月7日准予，2月22日公示",
        "守规",
        _decided(date(2024, 2, 22), date(2024, 2, 7)),
        date(2024, 2, 22),
    ),
    RuleCase(
        "春节前2月7日准予，2月23日公示",
        "违反",
        _decided(date(2024, 2, 23), date(2024, 2, 7)),
        date(2024, 2, 22),
    ),
    RuleCase(
        "12月20日准予，期限已过，尚未公示", "违反", _decided(None, date(2024, 12, 20)), date(2024, 12, 31)
    ),
    RuleCase("12月23日准予，期限未到，尚未公示", "守规", _decided(None, date(2024, 12, 23))),
    RuleCase("不予许可，未公示", "守规", _decided(None, decision="不予许可")),
    RuleCase("撤回申请，未公示", "守规", _decided(None, decision="撤回申请")),
    RuleCase("尚未决定", "守规", _decided(None, None, None)),
    RuleCase("准予许可，决定日期未填", "无法判断", _decided(date(2024, 3, 13), None)),
    RuleCase("公示日期早于决定日期", "无法判断", _decided(date(2024, 3, 4)), LAST),
    RuleCase("决定之年没有工作日历", "无法判断", _decided(date(2031, 3, 6), date(2031, 3, 5))),
    RuleCase(
        "国办发〔2018〕118号之前（2018年12月4日）准予，未公示", "守规", _decided(None, date(2018, 12, 4))
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
