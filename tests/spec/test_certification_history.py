"""Certificates over time: "valid on that day, in that department", and the history out of two feeds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.spec.warehouse import Warehouse

ISSUED, EXPIRES = date(2020, 1, 1), date(2024, 12, 31)
Change = tuple[str, str, date] | tuple[str, str, date, dict[str, Any]]


def changes(warehouse: Warehouse, *rows: Change, number: str = "C1") -> None:
    """Reported changes: department, kind, day, further columns."""
    for department, kind, day, *more in rows:
        warehouse.event(
            "certificate_change",
            department_code=department,
            certificate_no=number,
            change_kind=kind,
            change_date=day,
            **(more[0] if more else {}),
        )


def ranges(warehouse: Warehouse) -> list[tuple[str, date, date]]:
    """Where and when certificate C1 is valid."""
    return [
        (row["department_code"], row["valid_from"], row["valid_to"])
        for row in warehouse.rows("dim_officer_certificate", order_by="valid_from", certificate_no="C1")
        if row["valid_from"] < row["valid_to"]
    ]


@pytest.mark.parametrize(
    ("stated", "reported", "expected"),
    [
        pytest.param({}, [], [("D1", ISSUED, date(2025, 1, 1))], id="until the day after its last day"),
        pytest.param(
            {"certificate_status": "注销", "status_date": date(2024, 6, 1)},
            [],
            [("D1", ISSUED, date(2024, 6, 1))],
            id="the list says cancelled",
        ),
        pytest.param({"certificate_status": "注销"}, [], [], id="cancelled without a day counts on no day"),
        pytest.param(
            {"certificate_status": "暂扣", "status_date": date(2025, 6, 1)},
            [],
            [("D1", ISSUED, date(2025, 1, 1))],
            id="suspended after it had run out",
        ),
        pytest.param(
            {"status_date": date(2021, 1, 1)},
            [],
            [("D1", ISSUED, date(2025, 1, 1))],
            id="valid whatever the status day",
        ),
        pytest.param({"expires_date": date(2019, 12, 1)}, [], [], id="a range turned round is empty"),
        pytest.param(
            {},
            [("D1", "暂扣", date(2024, 3, 1)), ("D1", "恢复", date(2024, 5, 1))],
            [("D1", ISSUED, date(2024, 3, 1)), ("D1", date(2024, 5, 1), date(2025, 1, 1))],
            id="suspended in between",
        ),
        pytest.param(
            {}, [("D1", "暂扣", date(2024, 3, 1))], [("D1", ISSUED, date(2024, 3, 1))], id="suspended since"
        ),
        pytest.param(
            {},
            [("D1", "注销", date(2024, 3, 1), {"reason": "退休"})],
            [("D1", ISSUED, date(2024, 3, 1))],
            id="cancelled by a change",
        ),
        pytest.param(
            {"certificate_status": "注销", "status_date": date(2024, 6, 1)},
            [("D1", "变更", date(2022, 3, 1))],
            [("D1", ISSUED, date(2024, 6, 1))],
            id="cancelled by the list, of which the changes say nothing",
        ),
        pytest.param(
            {},
            [("D1", "换证", date(2024, 12, 1), {"new_expires_date": date(2029, 12, 31)})],
            [("D1", ISSUED, date(2030, 1, 1))],
            id="renewed before it ran out",
        ),
        pytest.param(
            {},
            [("D1", "换证", date(2025, 2, 1), {"new_expires_date": date(2029, 12, 31)})],
            [("D1", ISSUED, date(2025, 1, 1)), ("D1", date(2025, 2, 1), date(2030, 1, 1))],
            id="renewed a month after it had run out",
        ),
        pytest.param(
            {"expires_date": date(2029, 12, 31), "issued_date": date(2024, 12, 1)},
            [
                ("D1", "核发", date(2020, 1, 1)),
                ("D1", "换证", date(2024, 12, 1), {"new_expires_date": date(2029, 12, 31)}),
            ],
            [("D1", ISSUED, date(2030, 1, 1))],
            id="the list states the renewal, the changes the issue",
        ),
        pytest.param(
            {},
            [
                ("D1", "调出", date(2024, 7, 1), {"other_department_code": "D2"}),
                ("D2", "调入", date(2024, 7, 1), {"other_department_code": "D1"}),
            ],
            [("D1", ISSUED, date(2024, 7, 1)), ("D2", date(2024, 7, 1), date(2025, 1, 1))],
            id="moved",
        ),
        pytest.param(
            {},
            [("D1", "调出", date(2024, 7, 1), {"other_department_code": "D2"})],
            [("D1", ISSUED, date(2024, 7, 1)), ("D2", date(2024, 7, 1), date(2025, 1, 1))],
            id="moved, and only the department left says so",
        ),
        pytest.param(
            {},
            [("D2", "调入", date(2024, 7, 1), {"other_department_code": "D1"})],
            [("D1", ISSUED, date(2024, 7, 1)), ("D2", date(2024, 7, 1), date(2025, 1, 1))],
            id="moved, and only the department joined says so",
        ),
        pytest.param(
            {},
            [
                ("D1", "调出", date(2024, 7, 1), {"other_department_code": "D2"}),
                ("D2", "调入", date(2024, 7, 8), {"other_department_code": "D1"}),
            ],
            [("D1", ISSUED, date(2024, 7, 1)), ("D2", date(2024, 7, 8), date(2025, 1, 1))],
            id="on the way for a week",
        ),
        pytest.param(
            {},
            [("D1", "调出", date(2024, 7, 1), {"other_department_code": "无此单位"})],
            [("D1", ISSUED, date(2024, 7, 1))],
            id="left the district",
        ),
        pytest.param(
            {},
            [
                ("D2", "调入", date(2022, 1, 1), {"other_department_code": "D1"}),
                ("D1", "调入", date(2023, 1, 1), {"other_department_code": "D2"}),
            ],
            [
                ("D1", ISSUED, date(2022, 1, 1)),
                ("D2", date(2022, 1, 1), date(2023, 1, 1)),
                ("D1", date(2023, 1, 1), date(2025, 1, 1)),
            ],
            id="went and came back",
        ),
    ],
)
def test_a_certificate_is_valid_on_these_days_in_these_departments(
    warehouse: Warehouse,
    stated: dict[str, Any],
    reported: list[Change],
    expected: list[tuple[str, date, date]],
) -> None:
    warehouse.department("D1")
    warehouse.department("D2")
    warehouse.certificate("C1", "张三", **{"issued_date": ISSUED, "expires_date": EXPIRES} | stated)
    changes(warehouse, *reported)
    assert ranges(warehouse) == expected


def test_a_transferred_certificate_that_both_departments_list_is_one_certificate_of_one_person(
    warehouse: Warehouse,
) -> None:
    warehouse.department("D1")
    warehouse.department("D2")
    days = {"issued_date": ISSUED, "expires_date": EXPIRES}
    warehouse.certificate(
        "C1",
        "张三",
        "D1",
        certificate_status="注销",
        status_date=date(2024, 7, 1),
        cancel_reason="调离",
        **days,
    )
    warehouse.certificate("C1", "张三", "D2", person_id_no=None, **days)
    changes(warehouse, ("D2", "调入", date(2024, 7, 1), {"other_department_code": "D1"}))
    assert ranges(warehouse) == [
        ("D1", ISSUED, date(2024, 7, 1)),
        ("D2", date(2024, 7, 1), date(2025, 1, 1)),
    ]
    (person,) = warehouse.rows("dim_officer")
    assert (person["certificate_count"], person["department_codes"]) == (2, "D1|D2")


def test_the_same_number_in_two_departments_is_two_certificates_unless_a_transfer_ties_them(
    warehouse: Warehouse,
) -> None:
    for code, person in (("D1", "张三"), ("D2", "李四")):
        warehouse.department(code)
        warehouse.certificate("C1", person, code)
    assert [row["person_id"] for row in warehouse.rows("dim_officer")] != []
    assert len(warehouse.rows("dim_officer")) == 2


def test_one_person_holds_several_certificates(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.certificate("C1", "张三", issued_date=date(2021, 1, 1))
    warehouse.certificate("C2", "张三", certificate_kind="监督")
    (person,) = warehouse.rows("dim_officer")
    assert (person["certificate_count"], person["certified_since"]) == (2, date(2021, 1, 1))


def history(warehouse: Warehouse) -> list[tuple[str, str, date, str | None]]:
    """Kind, department, day and reason of each change."""
    rows = warehouse.rows("fct_officer_certification", order_by="change_date, change_kind")
    return [
        (row["change_kind"], row["department_code"], row["change_date"], row["cancel_reason"]) for row in rows
    ]


def test_the_history_takes_each_change_once_from_either_feed(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.certificate(
        "C1",
        issued_date=ISSUED,
        certificate_status="注销",
        status_date=date(2024, 6, 1),
        cancel_reason="退休",
    )
    changes(warehouse, ("D1", "核发", ISSUED), ("D1", "变更", date(2023, 5, 1)))
    assert history(warehouse) == [
        ("issued", "D1", ISSUED, None),
        ("changed", "D1", date(2023, 5, 1), None),
        ("cancelled", "D1", date(2024, 6, 1), "退休"),
    ]


def test_the_reported_change_tells_the_reason_of_a_cancellation(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.certificate("C1", issued_date=ISSUED, certificate_status="注销", status_date=date(2024, 6, 1))
    changes(warehouse, ("D1", "注销", date(2024, 6, 1), {"reason": "辞职"}))
    assert history(warehouse) == [
        ("issued", "D1", ISSUED, None),
        ("cancelled", "D1", date(2024, 6, 1), "辞职"),
    ]


def test_what_ran_out_by_the_data_end_has_expired_and_what_will_run_out_has_not(warehouse: Warehouse) -> None:
    warehouse.department("D1")  # the data end on 1 January 2025
    warehouse.certificate("C1", issued_date=ISSUED, expires_date=date(2024, 5, 31))
    warehouse.certificate("C2", issued_date=ISSUED, expires_date=date(2025, 5, 31))
    assert history(warehouse) == [
        ("issued", "D1", ISSUED, None),
        ("issued", "D1", ISSUED, None),
        ("expired", "D1", date(2024, 6, 1), None),
    ]


def test_an_act_names_a_moved_officer_where_he_is(warehouse: Warehouse) -> None:
    for code in ("D1", "D2"):
        warehouse.department(code)
    warehouse.certificate("C1", "张三", "D1")
    changes(
        warehouse,
        ("D1", "调出", date(2024, 7, 1), {"other_department_code": "D2"}),
        ("D2", "调入", date(2024, 7, 1), {"other_department_code": "D1"}),
    )
    for number, department, day in (
        ("J1", "D1", date(2024, 6, 30)),
        ("J2", "D1", date(2024, 7, 1)),
        ("J3", "D2", date(2024, 7, 1)),
        ("J4", "D2", date(2024, 6, 30)),
    ):
        warehouse.inspection(number, day, department, officer_certificate_nos=["C1"])
    rows = warehouse.rows("int_act_officer", order_by="act_id")
    assert [(row["act_id"], row["has_valid_certificate"]) for row in rows] == [
        ("D1/J1", True),
        ("D1/J2", False),
        ("D2/J3", True),
        ("D2/J4", False),
    ]


def test_a_suspension_that_ended_multiplies_no_officer(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.certificate("C1")
    changes(warehouse, ("D1", "暂扣", date(2024, 3, 1)), ("D1", "恢复", date(2024, 5, 1)))
    warehouse.inspection("J1", date(2024, 6, 1), officer_certificate_nos=["C1"])
    assert len(warehouse.rows("bridge_act_officer")) == 1
    warehouse.asked(date(2024, 12, 31))
    row = warehouse.row(
        "department_indicator", cutoff_date=date(2024, 12, 31), indicator_code="participation"
    )
    assert (row["numerator"], row["denominator"]) == (1, 1)


@pytest.mark.parametrize(
    ("stated", "reported", "said"),
    [
        pytest.param({}, [], None, id="nothing reported"),
        pytest.param(
            {"certificate_status": "注销", "status_date": date(2024, 6, 1)},
            [],
            None,
            id="a department that reports no changes contradicts nothing",
        ),
        pytest.param(
            {"certificate_status": "注销", "status_date": date(2024, 6, 1)},
            [("D1", "注销", date(2024, 6, 1))],
            None,
            id="both say cancelled that day",
        ),
        pytest.param(
            {"certificate_status": "注销", "status_date": date(2024, 6, 1)},
            [("D1", "变更", date(2023, 1, 1))],
            "证件表 2024-06-01 注销，变动表没有注销",
            id="cancelled and not reported",
        ),
        pytest.param(
            {"certificate_status": "注销", "status_date": date(2024, 6, 1)},
            [("D1", "注销", date(2024, 6, 3))],
            "证件表注销日期 2024-06-01，变动表 2024-06-03",
            id="cancelled on another day",
        ),
        pytest.param(
            {},
            [("D1", "注销", date(2024, 6, 3))],
            "变动表 2024-06-03 注销，证件表状态为有效",
            id="reported and not listed",
        ),
        pytest.param(
            {},
            [("D1", "暂扣", date(2024, 6, 3))],
            "变动表 2024-06-03 暂扣后未恢复，证件表状态为有效",
            id="suspended and never restored",
        ),
        pytest.param(
            {"certificate_status": "暂扣", "status_date": date(2024, 6, 1)},
            [("D1", "暂扣", date(2024, 6, 1)), ("D1", "恢复", date(2024, 7, 1))],
            "证件表状态为暂扣，变动表最后为恢复或核发",
            id="restored and still listed as suspended",
        ),
        pytest.param(
            {},
            [("D1", "核发", date(2020, 1, 6))],
            "证件表发证日期 2020-01-01，变动表核发日期 2020-01-06",
            id="issued on another day",
        ),
        pytest.param(
            {},
            [("D1", "换证", date(2024, 12, 1), {"new_expires_date": date(2029, 12, 31)})],
            "证件表有效期至 2024-12-31，换证后至 2029-12-31",
            id="renewed and still listed with the old end",
        ),
    ],
)
def test_where_list_and_changes_disagree_a_note_names_both(
    warehouse: Warehouse, stated: dict[str, Any], reported: list[Change], said: str | None
) -> None:
    warehouse.department("D1")
    warehouse.certificate("C1", "张三", **{"issued_date": ISSUED, "expires_date": EXPIRES} | stated)
    changes(warehouse, *reported)
    found = warehouse.rows("violation", rule_id="certificate_history_conflict")
    assert [(row["message"], row["severity"]) for row in found] == ([(said, "note")] if said else [])
