"""Figures that one body declares of one year must be able to hold together.

A case settled before acceptance was not accepted: unless some come from the year before, there are at most as many
as were received and not accepted. What was accepted and is open is part of what was received and is open.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "declared_contradicts"
OWED_BY = "申报该数字的执法主体"


def _declared(**figures: int) -> Report:
    """Each case declares a year of its own; its number is the section of the report."""

    def report(warehouse: Warehouse, section: str) -> None:
        for code, value in figures.items():
            warehouse.event(
                "declared_figure",
                figure_code=f"RECONSIDERATION_{code}".upper(),
                declared_value=Decimal(value),
                unit="件",
                period=str(2000 + int(section.lstrip("R"))),
                section=section,
                is_lower_bound=False,
                declared_date=date(2024, 12, 31),
            )

    return report


CASES = (
    RuleCase(
        "自报收到111件、受理83件、案前调解和解28件（111-83=28）",
        "守规",
        _declared(received=111, accepted=83, closed_before_acceptance=28),
    ),
    RuleCase(
        "自报收到111件、受理83件、案前调解和解29件",
        "违反",
        _declared(received=111, accepted=83, closed_before_acceptance=29),
    ),
    RuleCase(
        "自报收到111件、受理83件、案前调解和解39件",
        "违反",
        _declared(received=111, accepted=83, closed_before_acceptance=39),
    ),
    RuleCase("自报受理未审结8件、收到未办结8件", "守规", _declared(open_accepted=8, open_received=8)),
    RuleCase("自报受理未审结19件、收到未办结8件", "违反", _declared(open_accepted=19, open_received=8)),
    RuleCase("只自报案前调解和解39件，没有收到和受理数", "守规", _declared(closed_before_acceptance=39)),
)


def test_the_rule_says_which_declared_figures_cannot_hold_together(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES, number_in=lambda row: str(row["act_id"]).rsplit("/", 1)[-1])
