"""Treatments that decide whose act, whose officer and whose item it is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.warehouse import Warehouse

YEAR_END = date(2024, 12, 31)


def share(warehouse: Warehouse, code: str, department: str = "D1") -> tuple[int, int]:
    """Numerator and denominator of an indicator at the year's end."""
    row = warehouse.row(
        "department_indicator", cutoff_date=YEAR_END, department_code=department, indicator_code=code
    )
    return row["numerator"], row["denominator"]


def hand_over(warehouse: Warehouse, on: date) -> None:
    """Item X passes from 街镇 D1 to department D2 on a day; the year's end is asked for."""
    warehouse.department("D1", kind="街镇")
    warehouse.department("D2")
    warehouse.item("X", "D1", held_to=on, handed_to_code="D2")
    warehouse.item("X", "D2", held_from=on)
    warehouse.asked(YEAR_END)


def test_a_transferred_item_is_credited_to_the_holder_on_the_day(warehouse: Warehouse) -> None:
    hand_over(warehouse, on=date(2024, 7, 1))
    warehouse.inspection("J1", date(2024, 6, 30), department="D1", item_codes=["X"])
    assert share(warehouse, "duty", "D1") == (0, 0)  # no longer held at the cut-off
    assert share(warehouse, "duty", "D2") == (0, 1)  # D1's act is not D2's


def test_an_act_by_the_former_holder_after_the_transfer_earns_nobody_the_item(warehouse: Warehouse) -> None:
    hand_over(warehouse, on=date(2024, 7, 1))
    warehouse.inspection("J1", date(2024, 7, 1), department="D1", item_codes=["X"])
    assert share(warehouse, "duty", "D1") == (0, 0)
    assert share(warehouse, "duty", "D2") == (0, 1)


@pytest.mark.parametrize(
    ("taken_over", "expected"),
    [
        (date(2024, 10, 2), (0, 1)),  # 90 days before the year's end
        (date(2024, 10, 3), (0, 0)),  # 89 days
    ],
)
def test_a_transferred_item_enters_the_receivers_denominator_after_90_days(
    warehouse: Warehouse, taken_over: date, expected: tuple[int, int]
) -> None:
    hand_over(warehouse, on=taken_over)
    assert share(warehouse, "duty", "D2") == expected


def test_a_transferred_item_enters_the_receivers_denominator_with_its_first_use(warehouse: Warehouse) -> None:
    hand_over(warehouse, on=date(2024, 12, 1))
    warehouse.inspection("J1", date(2024, 12, 20), department="D2", item_codes=["X"])
    assert share(warehouse, "duty", "D2") == (1, 1)


def test_a_new_item_that_nobody_handed_over_counts_at_once(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.item("X", held_from=date(2024, 12, 1))
    warehouse.asked(YEAR_END)
    assert share(warehouse, "duty") == (0, 1)


def test_several_officers_and_items_in_one_record_count_once_each_and_the_record_once(
    warehouse: Warehouse,
) -> None:
    warehouse.established()
    for number in ("J1", "J2"):
        warehouse.inspection(
            number,
            date(2024, 11, 1),
            officer_certificate_nos=["D1-C1", "D1-C2"],
            item_codes=["D1-I1", "D1-I2", "D1-I3"],
        )
    assert share(warehouse, "participation") == (2, 5)
    assert share(warehouse, "duty") == (3, 10)
    assert share(warehouse, "per_officer_volume") == (2, 2)


def test_a_joint_inspection_is_one_record_of_its_lead_and_credits_every_departments_officers_and_items(
    warehouse: Warehouse,
) -> None:
    warehouse.established("D1")
    warehouse.established("D2")
    warehouse.inspection(
        "J1",
        date(2024, 11, 1),
        department="D1",
        joint_department_codes=["D2"],
        officer_certificate_nos=["D1-C1", "D2-C1"],
        item_codes=["D1-I1", "D2-I1"],
    )
    assert share(warehouse, "participation", "D1") == share(warehouse, "participation", "D2") == (1, 5)
    assert share(warehouse, "duty", "D1") == share(warehouse, "duty", "D2") == (1, 10)
    assert share(warehouse, "per_officer_volume", "D1") == (1, 1)
    assert share(warehouse, "per_officer_volume", "D2") == (0, 1)
    assert warehouse.row("headline_figure", cutoff_date=YEAR_END, figure_code="records")["value"] == 1


def test_an_entrusted_organisations_acts_and_officers_count_for_the_entrusting_department(
    warehouse: Warehouse,
) -> None:
    warehouse.established("D1")
    warehouse.established("W1", officers=2, items=0, kind="受委托组织", parent_code="D1")
    warehouse.inspection(
        "J1", date(2024, 11, 1), department="W1", officer_certificate_nos=["W1-C1"], item_codes=["D1-I1"]
    )
    assert share(warehouse, "participation", "D1") == (1, 7)
    assert share(warehouse, "duty", "D1") == (1, 10)
    assert share(warehouse, "timeliness", "D1") == (1, 1)
    assert share(warehouse, "participation", "W1") == (0, 0)


def test_an_officer_who_left_is_shown_apart_in_neither_numerator_nor_denominator(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    warehouse.certificate("C1")
    warehouse.certificate(
        "C2", certificate_status="注销", status_date=date(2024, 11, 30), cancel_reason="退休"
    )
    warehouse.inspection("J1", date(2024, 11, 1), officer_certificate_nos=["C1", "C2"])
    warehouse.asked(YEAR_END)
    assert share(warehouse, "participation") == (1, 1)
    row = warehouse.row(
        "indicator_record", cutoff_date=YEAR_END, indicator_code="participation", record_id="D1/C2"
    )
    assert (row["in_numerator"], row["in_denominator"]) == (False, False)
    assert row["reason"] == "证件已失效或已离岗，不计"


def test_an_officer_named_without_a_number_counts_only_where_one_person_bears_the_name(
    warehouse: Warehouse,
) -> None:
    warehouse.department()
    warehouse.certificate("C1", "张三")
    warehouse.certificate("C2", "李四", person_id_no="李四甲")
    warehouse.certificate("C3", "李四", person_id_no="李四乙")
    warehouse.inspection("J1", date(2024, 11, 1), officer_names=["张三", "李四"])
    assert share(warehouse, "participation") == (1, 3)


def test_nothing_is_lost_where_the_entrusting_department_is_not_registered(warehouse: Warehouse) -> None:
    warehouse.established("W1", kind="受委托组织", parent_code="无此机关")
    warehouse.inspection("J1", date(2024, 11, 1), department="W1", officer_certificate_nos=["W1-C1"])
    assert share(warehouse, "participation", "W1") == (1, 5)
    assert warehouse.row("headline_figure", cutoff_date=YEAR_END, figure_code="records")["value"] == 1


def test_an_open_case_stays_with_its_filer_when_the_item_is_transferred(warehouse: Warehouse) -> None:
    hand_over(warehouse, on=date(2024, 7, 1))
    # filed on Wednesday 19 June: source registration and filing approval fall due on 3 July
    warehouse.case("C1", date(2024, 6, 19), department="D1", item_codes=["X"])
    warehouse.asked(date(2024, 9, 30))
    found = {
        row["department_code"]: (row["numerator"], row["denominator"])
        for row in warehouse.rows("department_indicator", indicator_code="case_file_document")
        if row["cutoff_date"] == date(2024, 9, 30)
    }
    assert found == {"D1": (0, 2), "D2": (0, 0)}


def test_a_closed_department_holds_no_item_and_employs_nobody_but_its_acts_remain(
    warehouse: Warehouse,
) -> None:
    warehouse.established("D1")
    warehouse.established("D2", active_to=date(2024, 7, 1))
    warehouse.inspection(
        "J1", date(2024, 6, 30), department="D2", officer_certificate_nos=["D2-C1"], item_codes=["D2-I1"]
    )
    warehouse.asked(date(2024, 6, 30), YEAR_END)
    codes = ("officers", "officers_participating", "records", "power_items", "power_items_exercised")
    figures = {
        day: [
            warehouse.row("headline_figure", cutoff_date=day, figure_code=code)["numerator"] for code in codes
        ]
        for day in (date(2024, 6, 30), YEAR_END)
    }
    assert figures == {date(2024, 6, 30): [10, 1, 1, 20, 1], YEAR_END: [5, 0, 1, 10, 0]}
