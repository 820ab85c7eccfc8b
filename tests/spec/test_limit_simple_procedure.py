"""行政处罚法第五十一条: the simple procedure allows at most 200 元 (citizen) or 3,000 元 (organisation), or a warning.

Before 15 July 2021 the limits were 50 and 1,000 元 (2017 text, art. 33).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.spec.warehouse import Warehouse

CITIZEN, ORGANISATION, SOLE_TRADER = "自然人", "法人及非法人组织", "个体工商户"


def _verdicts(warehouse: Warehouse) -> list[str]:
    return [row["act_id"] for row in warehouse.rows("violation", rule_id="simple_procedure_limit")]


@pytest.mark.parametrize(
    ("party", "day", "fine", "is_violation"),
    [
        (CITIZEN, date(2024, 3, 5), "200", False),
        (CITIZEN, date(2024, 3, 5), "200.01", True),
        (ORGANISATION, date(2024, 3, 5), "3000", False),
        (ORGANISATION, date(2024, 3, 5), "3000.01", True),
        (CITIZEN, date(2021, 7, 14), "50", False),
        (CITIZEN, date(2021, 7, 14), "50.01", True),
        (CITIZEN, date(2021, 7, 15), "50.01", False),
        (ORGANISATION, date(2021, 7, 14), "1000", False),
        (ORGANISATION, date(2021, 7, 14), "1000.01", True),
        (ORGANISATION, date(2021, 7, 15), "3000", False),
    ],
)
def test_a_fine_may_reach_the_limit_of_its_day_and_party_but_not_pass_it(
    warehouse: Warehouse, party: str, day: date, fine: str, is_violation: bool
) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", day, procedure_kind="简易", party_type=party, fine_yuan=Decimal(fine))
    assert _verdicts(warehouse) == (["D1/P1"] if is_violation else [])


def test_the_ordinary_procedure_knows_no_such_limit(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", date(2024, 3, 5), procedure_kind="普通", fine_yuan=Decimal(90000))
    assert _verdicts(warehouse) == []


def test_a_sole_trader_follows_the_parameter(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty(
        "P1", date(2024, 3, 5), procedure_kind="简易", party_type=SOLE_TRADER, fine_yuan=Decimal(201)
    )
    assert _verdicts(warehouse) == []
    warehouse.seed_with("rule_parameter", {"value": "200"}, parameter="simple_fine_sole_trader_yuan")
    assert _verdicts(warehouse) == ["D1/P1"]


def test_an_unknown_party_is_unjudged_between_the_two_limits_and_at_fault_above_both(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1")
    for number, fine in (("P1", "200"), ("P2", "200.01"), ("P3", "3000"), ("P4", "3000.01")):
        warehouse.penalty(
            number, date(2024, 3, 5), procedure_kind="简易", party_type=None, fine_yuan=Decimal(fine)
        )
    unjudged = warehouse.rows("unjudged", rule_id="simple_procedure_limit")
    assert [row["act_id"] for row in unjudged] == ["D1/P2", "D1/P3"]
    assert _verdicts(warehouse) == ["D1/P4"]


@pytest.mark.parametrize(
    ("values", "is_flagged"),
    [
        ({"penalty_kinds": ["罚款"]}, False),
        ({"penalty_kinds": ["警告"], "fine_yuan": None}, False),
        ({"penalty_kinds": ["警告", "罚款"]}, False),
        ({"penalty_kinds": ["罚款", "没收违法所得"]}, True),
        ({"penalty_kinds": ["通报批评"]}, True),
        ({"penalty_kinds": ["罚款"], "confiscation_yuan": Decimal("0.01")}, True),
        ({"penalty_kinds": ["罚款"], "confiscation_yuan": Decimal(0)}, False),
    ],
)
def test_the_simple_procedure_allows_a_fine_or_a_warning_only(
    warehouse: Warehouse, values: dict[str, object], is_flagged: bool
) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", date(2024, 3, 5), procedure_kind="简易", **values)
    assert len(warehouse.rows("violation", rule_id="simple_procedure_kind")) == is_flagged
