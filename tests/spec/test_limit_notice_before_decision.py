"""行政处罚法第四十四条、第六十二条: the party is told before the decision, unless the law waives it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.warehouse import Warehouse

DECIDED = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("values", "is_violation"),
    [
        ({"notice_date": date(2024, 3, 4)}, False),
        ({"notice_date": date(2024, 3, 5)}, False),
        ({"notice_date": date(2024, 3, 6)}, True),
        ({"notice_date": None}, True),
        ({"notice_date": None, "is_notice_waived": True}, False),
        ({"notice_date": None, "is_notice_waived": False}, True),
    ],
)
def test_an_ordinary_decision_follows_its_notice(
    warehouse: Warehouse, values: dict[str, object], is_violation: bool
) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", DECIDED, procedure_kind="普通", **values)
    found = warehouse.rows("violation", rule_id="notice_before_decision")
    assert [row["act_id"] for row in found] == (["D1/P1"] if is_violation else [])
    assert all(row["severity"] == "blocker" for row in found)


def test_the_simple_procedure_gives_notice_on_the_spot(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", DECIDED, procedure_kind="简易", notice_date=None)
    assert warehouse.rows("violation", rule_id="notice_before_decision") == []


def test_a_source_that_never_states_the_notice_leaves_it_unjudged(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.penalty("P1", DECIDED, procedure_kind="普通", source="nfra")
    assert warehouse.rows("violation", rule_id="notice_before_decision") == []
    unjudged = warehouse.row("unjudged", rule_id="notice_before_decision")
    assert unjudged["reason"] == "来源不提供告知日期"
