"""A record is uploaded within seven working days of the act (local parameter); only the first upload counts.

In 2024 the 1st to 7th of October were free, Sunday 29 September and Saturday 12 October were worked (调休). From
Friday 27 September the seven working days are 29, 30 September, 8, 9, 10, 11, 12 October.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "record_upload_limit"
ACT, LAST = date(2024, 9, 27), date(2024, 10, 12)


def _uploaded(at: datetime | None, *again: datetime, on: date = ACT, **values: Any) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.inspection(number, on, uploaded_at=at)
        for later in again:
            warehouse.inspection(number, on, uploaded_at=later, **values)

    return report


def _penalty(warehouse: Warehouse, number: str) -> None:
    warehouse.penalty(number, ACT, uploaded_at=datetime(2024, 10, 13, 0, 0))


CASES = (
    RuleCase("9月27日检查，10月11日上传", "守规", _uploaded(datetime(2024, 10, 11, 9)), LAST),
    RuleCase(
        "9月27日检查，10月12日（调休上班）23时59分59秒上传",
        "守规",
        _uploaded(datetime(2024, 10, 12, 23, 59, 59)),
        LAST,
    ),
    RuleCase("9月27日检查，10月13日零时上传", "违反", _uploaded(datetime(2024, 10, 13, 0, 0)), LAST),
    RuleCase("9月27日处罚决定，10月13日零时上传", "违反", _penalty, LAST),
    # 8, 9, 10, 11, 12, 14, 15 October
    RuleCase(
        "假日10月3日检查，自节后首个工作日起算，10月16日上传",
        "违反",
        _uploaded(datetime(2024, 10, 16), on=date(2024, 10, 3)),
        date(2024, 10, 15),
    ),
    RuleCase(
        "首次10月10日上传，10月20日重传",
        "守规",
        _uploaded(datetime(2024, 10, 10), datetime(2024, 10, 20)),
        LAST,
    ),
    RuleCase(
        "先报10月20日上传，更正为10月10日",
        "守规",
        _uploaded(datetime(2024, 10, 20), datetime(2024, 10, 10)),
        LAST,
    ),
    RuleCase("首次10月20日上传", "违反", _uploaded(datetime(2024, 10, 20)), LAST),
    RuleCase(
        "本系统误读为10月2日，重整后首次上传为10月20日",
        "违反",
        _uploaded(datetime(2024, 10, 2), datetime(2024, 10, 20), event_type="renormalised"),
        LAST,
    ),
    RuleCase("上传时间缺失", "无法判断", _uploaded(None)),
    RuleCase("检查之年没有工作日历", "无法判断", _uploaded(datetime(2031, 3, 4), on=date(2031, 3, 3))),
    RuleCase(
        "期限跨入没有工作日历的年份", "无法判断", _uploaded(datetime(2026, 3, 1), on=date(2025, 12, 30))
    ),
    RuleCase(
        "来源从不提供上传时间",
        "无法判断",
        lambda warehouse, number: warehouse.penalty(number, ACT, source="nfra", uploaded_at=None),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_what_cannot_be_judged_is_listed_with_its_reason(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    for number, on, at in (
        ("I1", date(2031, 3, 3), datetime(2031, 3, 4)),
        ("I2", date(2025, 12, 30), datetime(2026, 3, 1)),
        ("I3", ACT, None),
    ):
        warehouse.inspection(number, on, uploaded_at=at)
    reasons = {row["record_no"]: row["reason"] for row in warehouse.rows("unjudged", rule_id=RULE)}
    assert reasons == {"I1": "所涉年份没有工作日历", "I2": "所涉年份没有工作日历", "I3": "上传时间缺失"}
