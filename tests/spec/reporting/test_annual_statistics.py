"""National annual statistics: one decision once under its heaviest kind, amounts as decided, by the day decided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.spec.warehouse import Row, Warehouse

DAY = date(2024, 5, 6)


def total(warehouse: Warehouse, table: str, year: int = 2024) -> Row:
    """The 合计 row of a year."""
    return warehouse.row(table, statistics_year=year, is_total=True)


# Kinds of one decision, and the column that it counts under.
HEAVIEST: tuple[tuple[list[str] | None, str], ...] = (
    (["警告"], "warning"),
    (["警告", "罚款"], "fine"),
    (["罚款", "没收违法所得"], "confiscation"),
    (["没收非法财物"], "confiscation"),
    (["其他", "警告"], "warning"),
    (["其他"], "other"),
    (["吊销许可证件", "行政拘留", "罚款"], "detention"),
    (["吊销许可证件", "责令关闭"], "permit_revoked"),
    (["限制从业", "责令停产停业"], "closed_or_barred"),
    (["降低资质等级", "暂扣许可证件"], "grade_lowered"),
    (["通报批评", "警告"], "public_criticism"),
    (["限制开展生产经营活动"], "business_restricted"),
    (["责令停产停业", "罚款"], "business_stopped"),
    (None, "other"),
)


def test_a_decision_counts_once_under_its_heaviest_kind(warehouse: Warehouse) -> None:
    for number, (kinds, _) in enumerate(HEAVIEST):
        warehouse.department(f"D{number}")
        warehouse.penalty("P1", DAY, f"D{number}", penalty_kinds=kinds)
    rows = {row["department_code"]: row for row in warehouse.rows("annual_penalty", is_total=False)}
    for number, (kinds, column) in enumerate(HEAVIEST):
        counted = {name for name, count in rows[f"D{number}"].items() if name.endswith("_count") and count}
        assert counted == {f"{column}_count", "total_count"}, kinds
    assert total(warehouse, "annual_penalty")["total_count"] == len(HEAVIEST)


def test_amounts_are_as_decided_and_the_year_is_that_of_the_decision(warehouse: Warehouse) -> None:
    warehouse.department("D1", department_name="甲局")
    warehouse.department("D2", department_name="乙队", kind="受委托组织", parent_code="D1")
    warehouse.department("D3", department_name="丙局")
    warehouse.penalty("P1", DAY, fine_yuan=Decimal("100.50"), confiscation_yuan=Decimal(9))
    # annulled afterwards, and entrusted: it stays in, under the department that entrusted
    warehouse.penalty("P2", DAY, "D2", publication_withdrawn_date=date(2024, 9, 1))
    warehouse.penalty("P3", date(2023, 12, 31), fine_yuan=Decimal(7))
    rows = {row["department_name"]: row for row in warehouse.rows("annual_penalty", statistics_year=2024)}
    assert {name: (row["total_count"], row["amount_yuan"]) for name, row in rows.items()} == {
        "甲局": (2, Decimal("209.50")),
        "丙局": (0, 0),
        "合计": (2, Decimal("209.50")),
    }


def test_permits_count_each_step_in_the_year_of_its_own_day(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.event(
        "permit", permit_no="X1", applied_date=date(2023, 12, 29), acceptance="受理", accepted_date=DAY,
        decision="准予许可", decided_date=DAY, revocation="撤销", revoked_date=date(2025, 1, 2),
    )  # fmt: skip
    warehouse.event(
        "permit", permit_no="X2", applied_date=DAY, acceptance="受理", accepted_date=DAY,
        decision="不予许可", decided_date=DAY, revocation=None, revoked_date=None,
    )  # fmt: skip
    row = total(warehouse, "annual_permit")
    steps = ("applied", "accepted", "granted", "refused", "revoked")
    assert [row[f"{step}_count"] for step in steps] == [1, 2, 1, 1, 0]


def test_coercive_measures_stand_by_kind_and_applications_to_the_court_apart(warehouse: Warehouse) -> None:
    warehouse.department()
    for number, kind in enumerate(["扣押", "扣押", "代履行"]):
        warehouse.event("coercive_measure", decision_no=f"Q{number}", measure_kind=kind, measure_date=DAY)
    warehouse.penalty("P1", date(2023, 5, 6), court_application_date=DAY)
    row = total(warehouse, "annual_coercive")
    assert (row["seized_count"], row["substituted_count"], row["court_application_count"]) == (2, 1, 1)
    assert row["total_count"] == 4


def test_acts_of_which_no_feed_tells_have_no_number(warehouse: Warehouse) -> None:
    warehouse.department()
    warehouse.inspection("J1", DAY)
    warehouse.education("E1", DAY)
    warehouse.event("corrective_order", order_no="Z1", issued_date=DAY)
    row = total(warehouse, "annual_other_acts")
    assert (row["inspection_count"], row["other_count"], row["ruling_count"]) == (1, 2, None)
