"""行政处罚法第三十四条: who fines at the top of the range says why.

Benchmark of these cases: 一般 1,000 to 5,000 元, 严重 5,000 to 20,000 元.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.rules.test_outside_benchmark import DAY, benchmark, fined
from tests.spec.warehouse import Warehouse

RULE = "top_of_range_without_ground"


def _with_one_amount(warehouse: Warehouse, number: str) -> None:
    benchmark(warehouse, f"定{number}", "一般", (2000, 2000))
    fined("2000", item_codes=[f"定{number}"])(warehouse, number)


CASES = (
    RuleCase("罚款4999.99元，未说明理由", "守规", fined("4999.99")),
    RuleCase("罚款5000元（上限），未说明理由", "违反", fined("5000")),
    RuleCase("罚款5000元（上限），已说明理由", "守规", fined("5000", top_of_range_ground="拒不改正")),
    RuleCase("罚款5000.01元，超出基准，不属顶格", "守规", fined("5000.01")),
    RuleCase("严重情节罚款5000元，是其下限", "守规", fined("5000", "严重")),
    RuleCase("基准只有一个数额，没有裁量余地", "守规", _with_one_amount),
    RuleCase("案件未填裁量等级，未说明理由", "无法判断", fined("5000", None)),
    RuleCase("案件未填裁量等级，已说明理由", "守规", fined("5000", None, top_of_range_ground="拒不改正")),
    RuleCase("事项没有基准", "无法判断", fined("5000", item_codes=["没有基准的事项"])),
    RuleCase(
        "简易程序，各等级中的最高上限，未说明理由",
        "违反",
        fined("20000", case_no=None, procedure_kind="简易"),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_a_source_that_never_tells_the_ground_leaves_the_top_unjudged(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    benchmark(warehouse, "X1", "一般", (100, 200))
    stated: dict[str, Any] = {"procedure_kind": "简易", "item_codes": ["X1"], "fine_yuan": Decimal(200)}
    warehouse.penalty("P1", DAY, source="nfra", **stated)
    assert warehouse.row("unjudged", rule_id=RULE)["reason"] == "来源不提供顶格处罚理由"
