"""Neither money nor numbers raise a score (行政处罚法 74; 国办发〔2024〕54号)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.spec.warehouse import Warehouse

YEAR_END = date(2024, 12, 31)
DECIDED = date(2024, 11, 5)
# 处罚法 51: an organisation may be fined up to 3,000 元 under the simple procedure, from 2021-07-15
SIMPLE_BAND = st.decimals(min_value=0, max_value=3000, places=2)
ORDINARY_BAND = st.decimals(min_value=0, max_value=Decimal("99999999.99"), places=2)
FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
NewWarehouse = Callable[[], Warehouse]
Scores = list[tuple[str, str, Decimal | None]]
SCORED = {
    "participation",
    "duty",
    "plan_completion",
    "case_file_document",
    "case_file_review",
    "timeliness",
    "correction",
}


def zone(warehouse: Warehouse, fines: tuple[Decimal, ...], waived: Decimal = Decimal(0)) -> Warehouse:
    """Two departments with every indicator at work; the fines are one simple and two ordinary decisions."""
    warehouse.established("D1")
    warehouse.established("D2")
    warehouse.plan("P1", planned_count=2)
    for visit_no in ("J1", "J2"):
        warehouse.inspection(
            visit_no, date(2024, 11, 1), plan_no="P1", item_codes=["D1-I1"], officer_certificate_nos=["D1-C1"]
        )
    procedures = ("简易", "普通", "普通")
    for number, (procedure, fine) in enumerate(zip(procedures, fines, strict=True)):
        department = "D2" if number == 2 else "D1"
        case_no = None if procedure == "简易" else f"A{number}"
        if case_no:
            warehouse.case(case_no, date(2024, 10, 8), department, lenient_amount_yuan=waived, outcome="处罚")
        warehouse.penalty(
            f"决{number}",
            DECIDED,
            department,
            case_no=case_no,
            procedure_kind=procedure,
            fine_yuan=fine,
            confiscation_yuan=fine,
            officer_certificate_nos=[f"{department}-C2"],
            item_codes=[f"{department}-I2"],
        )
        warehouse.event(
            "case_review",
            department_code=department,
            review_no=f"评{number}",
            case_or_decision_no=f"A{number}",
            period="2024Q4",
            reviewed_date=date(2024, 12, 20),
            reviewer_department_code="D9",
            review_score=Decimal(80 + number),
        )
        warehouse.event(
            "reconsideration_case",
            department_code=department,
            case_no=f"复{number}",
            role="被申请人",
            challenged_act_kind="行政处罚",
            challenged_act_no=f"决{number}",
            closed_date=date(2024, 12, 10),
            closing_kind="撤销",
        )
    return warehouse


def scores(warehouse: Warehouse) -> Scores:
    """Points of every indicator of every department and quarter."""
    rows = warehouse.rows("department_indicator", order_by="cutoff_date, department_code, indicator_code")
    return [(row["department_code"], row["indicator_code"], row["points"]) for row in rows]


def scores_at_year_end(warehouse: Warehouse) -> Scores:
    """Points at the year's end only: added acts may open a further quarter."""
    warehouse.asked(YEAR_END)
    rows = warehouse.rows("department_indicator", cutoff_date=YEAR_END)
    return [(row["department_code"], row["indicator_code"], row["points"]) for row in rows]


@pytest.fixture
def plain_scores(new_warehouse: NewWarehouse) -> Scores:
    """Points where each fine is 100 元."""
    return scores(zone(new_warehouse(), (Decimal(100), Decimal(100), Decimal(100))))


@FEW
@given(simple=SIMPLE_BAND, first=ORDINARY_BAND, second=ORDINARY_BAND, waived=ORDINARY_BAND)
def test_amounts_inside_their_legal_band_change_no_score(
    new_warehouse: NewWarehouse,
    plain_scores: Scores,
    simple: Decimal,
    first: Decimal,
    second: Decimal,
    waived: Decimal,
) -> None:
    assert {code for _, code, points in plain_scores if points is not None} >= SCORED
    assert scores(zone(new_warehouse(), (simple, first, second), waived)) == plain_scores


@FEW
@given(
    inspections=st.lists(st.integers(0, 60), max_size=8),
    penalties=st.lists(st.integers(0, 60), max_size=8),
    is_late=st.booleans(),
)
def test_more_acts_by_the_same_officers_under_the_same_items_and_plan_raise_no_points(
    new_warehouse: NewWarehouse, inspections: list[int], penalties: list[int], is_late: bool
) -> None:
    before, after = new_warehouse(), new_warehouse()
    for warehouse in (before, after):
        zone(warehouse, (Decimal(100), Decimal(100), Decimal(100)))
    for number, offset in enumerate(inspections):
        day = date(2024, 10, 1) + timedelta(days=offset)
        upload = datetime.combine(day, datetime.min.time()) + timedelta(days=30 if is_late else 0)
        after.inspection(
            f"多{number}",
            day,
            plan_no="P1",
            item_codes=["D1-I1"],
            officer_certificate_nos=["D1-C1"],
            uploaded_at=upload,
        )
    for number, offset in enumerate(penalties):
        day = date(2024, 10, 1) + timedelta(days=offset)
        after.penalty(
            f"多{number}",
            day,
            procedure_kind="简易",
            item_codes=["D1-I2"],
            officer_certificate_nos=["D1-C2"],
        )
        after.document(f"多{number}", "其他", on=day)
    had = {(department, code): points for department, code, points in scores_at_year_end(before)}
    for department, code, points in scores_at_year_end(after):
        known = had[department, code]
        assert (points is None) == (known is None)
        assert points is None or known is None or points <= known, (department, code)
