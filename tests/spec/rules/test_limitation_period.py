"""行政处罚法第三十六条: an act discovered later than two years after its end is punished no more; five years for acts
against life, health or financial safety with harm. The day on which the act ended is not counted.

The five years came with the law of 2021 and do not reach back to acts that ended before it (第三十七条, 从旧).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "limitation_period"
FILED = date(2024, 6, 3)


def _found(ended: date | None, discovered: date | None, filed: date = FILED, **values: Any) -> Report:
    values = {"outcome": "处罚", **values}
    days: dict[str, Any] = {"act_ended_date": ended, "discovered_date": discovered}
    return lambda warehouse, number: warehouse.case(number, filed, **days, **values)


def _open_but_decided(warehouse: Warehouse, number: str) -> None:
    days: dict[str, Any] = {"act_ended_date": date(2022, 3, 5), "discovered_date": date(2024, 3, 6)}
    warehouse.case(number, FILED, **days)
    warehouse.penalty(f"罚{number}", date(2024, 7, 1), case_no=number, procedure_kind="普通")


def _by_the_tax_office(discovered: date) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.department("D2", department_name="税务局")
        days: dict[str, Any] = {"act_ended_date": date(2019, 3, 5), "discovered_date": discovered}
        warehouse.case(number, FILED, "D2", outcome="处罚", **days)

    return report


ENDED, LAST = date(2022, 3, 5), date(2024, 3, 5)
CASES = (
    RuleCase("2022年3月5日终了，2024年3月4日发现", "守规", _found(ENDED, date(2024, 3, 4)), LAST),
    RuleCase("2022年3月5日终了，2024年3月5日发现", "守规", _found(ENDED, date(2024, 3, 5)), LAST),
    RuleCase("2022年3月5日终了，2024年3月6日发现", "违反", _found(ENDED, date(2024, 3, 6)), LAST),
    RuleCase(
        "闰日2020年2月29日终了，2022年2月28日发现",
        "守规",
        _found(date(2020, 2, 29), date(2022, 2, 28)),
        date(2022, 2, 28),
    ),
    RuleCase(
        "闰日2020年2月29日终了，2022年3月1日发现",
        "违反",
        _found(date(2020, 2, 29), date(2022, 3, 1)),
        date(2022, 2, 28),
    ),
    RuleCase(
        "未填发现日期，按立案日期：期限内立案", "守规", _found(date(2022, 6, 3), None), date(2024, 6, 3)
    ),
    RuleCase(
        "未填发现日期，按立案日期：次日才立案", "违反", _found(date(2022, 6, 2), None), date(2024, 6, 2)
    ),
    RuleCase(
        "涉及生命健康且有危害后果，五年期限最后一日发现",
        "守规",
        _found(date(2021, 7, 15), date(2026, 7, 15), is_long_limitation=True),
        date(2026, 7, 15),
    ),
    RuleCase(
        "涉及生命健康且有危害后果，满五年次日发现",
        "违反",
        _found(date(2021, 7, 15), date(2026, 7, 16), is_long_limitation=True),
        date(2026, 7, 15),
    ),
    RuleCase(
        "涉及生命健康，行为在新法施行前（2021年7月14日）终了，满二年次日发现",
        "违反",
        _found(date(2021, 7, 14), date(2023, 7, 15), is_long_limitation=True),
        date(2023, 7, 14),
    ),
    RuleCase("超过时效，但不予处罚", "守规", _found(ENDED, date(2024, 3, 6), outcome="不予处罚")),
    RuleCase("超过时效，案件尚未处理", "守规", _found(ENDED, date(2024, 3, 6), outcome=None)),
    RuleCase("超过时效，案件未结但已有处罚决定", "违反", _open_but_decided, LAST),
    RuleCase("已处罚，未填违法行为终了之日", "无法判断", _found(None, date(2024, 3, 6))),
    RuleCase(
        "税务违法，2019年3月5日终了，五年期限最后一日发现",
        "守规",
        _by_the_tax_office(date(2024, 3, 5)),
        date(2024, 3, 5),
        "D2",
    ),
    RuleCase(
        "税务违法，满五年次日发现", "违反", _by_the_tax_office(date(2024, 3, 6)), date(2024, 3, 5), "D2"
    ),
    RuleCase(
        "2021年修订前（2017年修正第二十九条）立案，满二年次日发现",
        "违反",
        _found(date(2019, 3, 5), date(2021, 3, 6), date(2021, 3, 8)),
        date(2021, 3, 5),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
