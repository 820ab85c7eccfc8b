"""行政处罚法第三十四条: a fine lies inside the discretion benchmark of its item and grade in force on its day.

The benchmark of these cases: 一般 1,000 to 5,000 元, 严重 5,000 to 20,000 元, from 2024; before, 一般 500 to 3,000 元.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "outside_benchmark"
DAY = date(2024, 3, 5)
Bounds = tuple[int | None, int | None]


def benchmark(warehouse: Warehouse, item: str, grade: str, bounds: Bounds, **values: Any) -> None:
    """A benchmark in force since 2024, unless told."""
    lower, upper = (None if bound is None else Decimal(bound) for bound in bounds)
    values = {"valid_from": date(2024, 1, 1), **values}
    warehouse.event(
        "discretion_benchmark",
        item_code=item,
        discretion_grade=grade,
        lower_yuan=lower,
        upper_yuan=upper,
        **values,
    )


def fined(
    yuan: str | None,
    grade: str | None = "一般",
    on: date = DAY,
    case: dict[str, Any] | None = None,
    **values: Any,
) -> Report:
    """An ordinary decision on an item with the benchmark of the module's docstring."""

    def report(warehouse: Warehouse, number: str) -> None:
        item = f"事项{number}"
        benchmark(warehouse, item, "一般", (1000, 5000))
        benchmark(warehouse, item, "严重", (5000, 20000))
        earlier = {"valid_from": date(2021, 1, 1), "valid_to": date(2024, 1, 1)}
        benchmark(warehouse, item, "一般", (500, 3000), **earlier)
        warehouse.case(f"案{number}", date(2021, 1, 4), discretion_grade=grade, **(case or {}))
        fine = None if yuan is None else Decimal(yuan)
        stated = {"procedure_kind": "普通", "item_codes": [item], "case_no": f"案{number}", "fine_yuan": fine}
        warehouse.penalty(number, on, **{**stated, **values})

    return report


def _on_the_spot(yuan: str) -> Report:
    return fined(yuan, case_no=None, procedure_kind="简易")


def _of_two_items(yuan: str, second: Bounds | None) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        items = [f"事项{number}", f"又{number}"]
        if second:
            benchmark(warehouse, items[1], "一般", second)
        fined(yuan, item_codes=items)(warehouse, number)

    return report


def _without_a_bound(yuan: str, bounds: Bounds) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        benchmark(warehouse, f"无{number}", "一般", bounds)
        fined(yuan, item_codes=[f"无{number}"])(warehouse, number)

    return report


MITIGATED = {"lenient_kind": "减轻处罚"}
CASES = (
    RuleCase("一般情节1000至5000元，罚款999.99元", "违反", fined("999.99")),
    RuleCase("一般情节1000至5000元，罚款1000元", "守规", fined("1000")),
    RuleCase("一般情节1000至5000元，罚款5000元", "守规", fined("5000")),
    RuleCase("一般情节1000至5000元，罚款5000.01元", "违反", fined("5000.01")),
    RuleCase("减轻处罚，罚款低于下限", "守规", fined("200", case=MITIGATED)),
    RuleCase("减轻处罚，罚款高于上限", "违反", fined("5000.01", case=MITIGATED)),
    RuleCase("从轻处罚，罚款低于下限", "违反", fined("999.99", case={"lenient_kind": "从轻处罚"})),
    RuleCase("新基准施行前一日决定，按旧基准500元", "守规", fined("500", on=date(2023, 12, 31))),
    RuleCase("新基准施行之日决定，罚款500元", "违反", fined("500", on=date(2024, 1, 1))),
    RuleCase("案件未填裁量等级，在各等级范围之内", "无法判断", fined("6000", None)),
    RuleCase("案件未填裁量等级，在各等级范围之外", "违反", fined("20000.01", None)),
    RuleCase("案件所填等级没有基准", "无法判断", fined("6000", "特别严重")),
    RuleCase("事项没有基准", "无法判断", fined("6000", item_codes=["没有基准的事项"])),
    RuleCase("未填权责事项", "无法判断", fined("6000", item_codes=None)),
    RuleCase("处罚种类含罚款，罚款金额未填", "无法判断", fined(None)),
    RuleCase("仅给予警告", "守规", fined(None, penalty_kinds=["警告"])),
    RuleCase("简易程序，在各等级范围之内", "守规", _on_the_spot("1000")),
    RuleCase("简易程序，低于各等级下限", "违反", _on_the_spot("200")),
    RuleCase("两个事项，上限5000元和8000元，罚款8000元", "守规", _of_two_items("8000", (2000, 8000))),
    RuleCase(
        "两个事项，罚款超过最高上限但未超过上限之和（可能合并处罚）",
        "无法判断",
        _of_two_items("13000", (2000, 8000)),
    ),
    RuleCase("两个事项，罚款超过上限之和", "违反", _of_two_items("13000.01", (2000, 8000))),
    RuleCase("两个事项，其一没有基准", "无法判断", _of_two_items("2000", None)),
    RuleCase("基准未设上限，罚款一百万元", "守规", _without_a_bound("1000000", (1000, None))),
    RuleCase("基准未设下限，罚款1元", "守规", _without_a_bound("1", (None, 5000))),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_an_entrusted_organisation_is_held_to_the_benchmark_of_the_department_that_entrusts_it(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1")
    warehouse.department("D2", kind="受委托组织", parent_code="D1")
    warehouse.item("X1", category="行政处罚")
    benchmark(warehouse, "X1", "一般", (1000, 5000))
    warehouse.case("C1", date(2024, 2, 1), "D2", discretion_grade="一般")
    stated = {"procedure_kind": "普通", "case_no": "C1", "item_codes": ["X1"], "fine_yuan": Decimal(6000)}
    warehouse.penalty("P1", DAY, "D2", **stated)
    found = warehouse.row("violation", rule_id=RULE)
    assert (found["department_code"], found["message"]) == (
        "D2",
        "罚款 6000.00 元，裁量基准为 1000.00 元至 5000.00 元",
    )
