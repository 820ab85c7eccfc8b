"""An act that somebody challenged was done: the department that did it has reported it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.spec.rules.cases import RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "unknown_challenged_act"


def _challenged(feed: str, is_reported: bool, **values: Any) -> Callable[[Warehouse, str], object]:
    """A penalty of D1 (or none) and a case over its number."""

    def report(warehouse: Warehouse, number: str) -> None:
        if is_reported:
            warehouse.penalty(f"P-{number}", date(2024, 3, 1))
        said = {"challenged_act_kind": "行政处罚", "challenged_act_no": f"P-{number}"} | values
        warehouse.event(feed, case_no=number, **said)

    return report


RECONSIDERED = "reconsideration_case"
CASES: tuple[RuleCase, ...] = (
    RuleCase("被复议的处罚已报送", "守规", _challenged(RECONSIDERED, True, role="被申请人")),
    RuleCase("被复议的处罚未报送", "违反", _challenged(RECONSIDERED, False, role="被申请人")),
    RuleCase(
        "由复议机关报送，被申请人已报送该处罚",
        "守规",
        _challenged(RECONSIDERED, True, department_code="D2", role="复议机关", respondent_code="D1"),
    ),
    RuleCase(
        "由复议机关报送，被申请人未报送该处罚",
        "违反",
        _challenged(RECONSIDERED, False, department_code="D2", role="复议机关", respondent_code="D1"),
    ),
    RuleCase("被诉的处罚已报送", "守规", _challenged("litigation_case", True, role="被告")),
    RuleCase("被诉的处罚未报送", "违反", _challenged("litigation_case", False, role="被告")),
    RuleCase("作为第三人参加诉讼", "守规", _challenged("litigation_case", False, role="第三人")),
    RuleCase(
        "被诉的是信息公开", "守规", _challenged("litigation_case", False, challenged_act_kind="信息公开")
    ),
    RuleCase("没有填被诉行为的文号", "守规", _challenged("litigation_case", False, challenged_act_no=None)),
    RuleCase(
        "被诉的强制措施未报送", "违反", _challenged("litigation_case", False, challenged_act_kind="行政强制")
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
