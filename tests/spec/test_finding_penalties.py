"""Findings about penalties: far from what the alike were fined, the same party again, rules on discretion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

FIRM: dict[str, Any] = {"party_type": "法人及非法人组织"}


def fined(warehouse: Warehouse, fines: Sequence[int], grade: str | None = "一般") -> None:
    """Decisions P1, P2, … on item X in one grade, each on another firm."""
    warehouse.department("D1", department_name="甲局")
    for number, fine in enumerate(fines, start=1):
        warehouse.case(f"C{number}", date(2024, 3, 1), discretion_grade=grade)
        own = FIRM | {"party_uscc": f"U{number}", "item_codes": ["X"], "fine_yuan": Decimal(fine)}
        warehouse.penalty(f"P{number}", date(2024, 4, 1), case_no=f"C{number}", **own)


def far(warehouse: Warehouse) -> list[str]:
    """Decisions that are found far from their peers."""
    return [row["record_id"] for row in warehouse.rows("finding", finding_kind="far_from_peers")]


@pytest.mark.parametrize(
    ("fine", "found"), [(11_087, []), (11_088, ["D1/P8"]), (8_913, []), (8_912, ["D1/P8"])]
)
def test_how_far_depends_on_how_close_the_others_stand(
    warehouse: Warehouse, fine: int, found: list[str]
) -> None:
    # Seven fines from 9,700 to 10,300 in steps of 100. With one above them the median of the eight is
    # (10,000 + 10,100) / 2 = 10,050, the distances 50, 50, 150, 150, 250, 250, 350 and that of the eighth: their
    # median is (150 + 250) / 2 = 200, and 3.5 * 200 / 0.6745 = 1,037.8: far is above 11,087.8. With one below, the
    # median is 9,950, and far is below 8,912.2.
    fined(warehouse, [9_700, 9_800, 9_900, 10_000, 10_100, 10_200, 10_300, fine])
    assert far(warehouse) == found


def test_the_sentence_names_the_median_and_how_many_peers(warehouse: Warehouse) -> None:
    fined(warehouse, [9_700, 9_800, 9_900, 10_000, 10_100, 10_200, 10_300, 50_000])
    (found,) = warehouse.rows("finding", finding_kind="far_from_peers")
    assert found["sentence_zh"] == (
        "甲局的决定 P8 罚款 50000.00 元，同事项、同等级、同类当事人的 8 件中位数为 10050.00 元，"
        "偏离超过稳健离差的 3.50 倍。"
    )
    assert (found["measured_value"], found["limit_value"]) == ("50000.00 元", "中位数 10050.00 元")


def test_where_most_are_fined_alike_the_odd_one_out_is_far(warehouse: Warehouse) -> None:
    # all distances but one are nought: the mean distance is 2,000 / 8 = 250, and 3.5 * 1.2533 * 250 = 1,096.6
    fined(warehouse, [5_000] * 7 + [7_000])
    assert far(warehouse) == ["D1/P8"]


def test_equal_fines_are_all_in_place(warehouse: Warehouse) -> None:
    fined(warehouse, [5_000] * 8)
    assert far(warehouse) == []


def test_a_group_of_seven_is_too_small_to_compare(warehouse: Warehouse) -> None:
    fined(warehouse, [5_000] * 6 + [90_000])
    assert far(warehouse) == []


def test_a_decision_without_a_grade_has_no_peers(warehouse: Warehouse) -> None:
    fined(warehouse, [5_000] * 7 + [90_000], grade=None)
    assert far(warehouse) == []


@pytest.mark.parametrize(
    ("first", "is_found"), [(date(2023, 6, 4), True), (date(2023, 6, 3), False), (date(2024, 6, 3), True)]
)
def test_a_party_penalised_again_for_the_same_item_within_a_year_is_found(
    warehouse: Warehouse, first: date, is_found: bool
) -> None:
    # from 4 June 2023 to 3 June 2024 are 365 days, over the leap day
    warehouse.department("D1", department_name="甲局")
    party = FIRM | {"party_uscc": "U1", "item_codes": ["X"]}
    warehouse.penalty("P1", first, **party)
    warehouse.penalty("P2", date(2024, 6, 3), **party)
    found = warehouse.rows("finding", finding_kind="repeat_problem")
    assert len(found) == is_found
    if found:
        assert found[0]["sentence_zh"] == (
            "同一当事人在 365 日内因同一事项 X 被处罚 2 次，最近一次为 甲局的决定 P2。"
        )
        rows = warehouse.rows("finding_record", finding_id=found[0]["finding_id"])
        assert sorted(row["record_id"] for row in rows) == ["D1/P1", "D1/P2"]


def test_another_item_is_no_repetition(warehouse: Warehouse) -> None:
    for number, item in (("P1", "X"), ("P2", "Y")):
        warehouse.penalty(number, date(2024, 6, 3), **FIRM, party_uscc="U1", item_codes=[item])
    assert warehouse.rows("finding", finding_kind="repeat_problem") == []


def test_an_act_that_only_a_lawsuit_knows_is_found(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="甲局")
    warehouse.event(
        "litigation_case",
        case_no="诉1",
        role="被告",
        challenged_act_kind="行政处罚",
        challenged_act_no="罚9",
        received_date=date(2024, 12, 30),
    )
    found = warehouse.row("finding", finding_kind="unreported_act")
    assert found["sentence_zh"] == "甲局记录 诉1：被复议或被诉的行政处罚决定 罚9 本单位未报送。"
