"""行政处罚法第四十八条: a decision annulled, changed, found unlawful or void is withdrawn within three working days.

Annulled on Friday 27 September 2024 the three are 29 (Sunday, worked), 30 September and 8 October; on Tuesday 5 March
6, 7, 8 March.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "publication_withdrawn"
ANNULLED, LAST = date(2024, 3, 5), date(2024, 3, 8)


def _penalty(warehouse: Warehouse, number: str, withdrawn: date | None, **values: Any) -> None:
    days = {"published_date": date(2024, 1, 10), "publication_withdrawn_date": withdrawn}
    warehouse.penalty(number, date(2024, 1, 4), procedure_kind="普通", **{**days, **values})


def _reconsidered(
    withdrawn: date | None, closing: str = "撤销", on: date | None = ANNULLED, **values: Any
) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        _penalty(warehouse, number, withdrawn)
        case = {
            "role": "被申请人",
            "challenged_act_no": number,
            "closed_date": on,
            "closing_kind": closing,
            **values,
        }
        warehouse.event("reconsideration_case", case_no=f"复{number}", challenged_act_kind="行政处罚", **case)

    return report


def _told_by_the_organ(warehouse: Warehouse, number: str) -> None:
    warehouse.department("D9", department_name="某区人民政府")
    _penalty(warehouse, number, date(2024, 3, 11))
    case = {
        "role": "复议机关",
        "respondent_code": "D1",
        "challenged_act_no": number,
        "challenged_act_kind": "行政处罚",
    }
    warehouse.event(
        "reconsideration_case",
        department_code="D9",
        case_no=f"复{number}",
        closed_date=ANNULLED,
        closing_kind="确认违法",
        **case,
    )


def _sued(withdrawn: date | None, result: str, *, is_final: bool) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        _penalty(warehouse, number, withdrawn)
        case = {"challenged_act_no": number, "closed_date": ANNULLED, "result": result, "is_final": is_final}
        warehouse.event("litigation_case", case_no=f"诉{number}", challenged_act_kind="行政处罚", **case)

    return report


def _appealed(warehouse: Warehouse, number: str) -> None:
    _penalty(warehouse, number, date(2024, 3, 11))
    kind = {"challenged_act_kind": "行政处罚"}
    first = {"challenged_act_no": number, "closed_date": date(2024, 2, 1), "is_final": False}
    warehouse.event("litigation_case", case_no=f"一{number}", result="驳回诉讼请求", **first, **kind)
    second = {"instance": "二审", "first_case_no": f"一{number}", "closed_date": ANNULLED, "is_final": True}
    warehouse.event("litigation_case", case_no=f"二{number}", result="撤销", **second, **kind)


def _not_published(warehouse: Warehouse, number: str) -> None:
    _reconsidered(None)(warehouse, number)
    _penalty(warehouse, number, None, published_date=None)


CASES = (
    RuleCase("3月5日复议撤销，3月7日撤回公示", "守规", _reconsidered(date(2024, 3, 7)), LAST),
    RuleCase("3月5日复议撤销，3月8日撤回公示", "守规", _reconsidered(date(2024, 3, 8)), LAST),
    RuleCase("3月5日复议撤销，3月9日撤回公示", "违反", _reconsidered(date(2024, 3, 9)), LAST),
    RuleCase("3月5日复议撤销，至数据截止日尚未撤回", "违反", _reconsidered(None), LAST),
    RuleCase(
        "国庆前9月27日复议撤销，10月8日撤回",
        "守规",
        _reconsidered(date(2024, 10, 8), on=date(2024, 9, 27)),
        date(2024, 10, 8),
    ),
    RuleCase(
        "国庆前9月27日复议撤销，10月9日撤回",
        "违反",
        _reconsidered(date(2024, 10, 9), on=date(2024, 9, 27)),
        date(2024, 10, 8),
    ),
    # 27, 30, 31 December; 30, 31 December, 2 January
    RuleCase(
        "12月26日复议撤销，期限已过，尚未撤回",
        "违反",
        _reconsidered(None, on=date(2024, 12, 26)),
        date(2024, 12, 31),
    ),
    RuleCase("12月27日复议撤销，期限未到，尚未撤回", "守规", _reconsidered(None, on=date(2024, 12, 27))),
    RuleCase("复议部分撤销，逾期撤回", "违反", _reconsidered(date(2024, 3, 11), "部分撤销"), LAST),
    RuleCase("复议变更，逾期撤回", "违反", _reconsidered(date(2024, 3, 11), "变更"), LAST),
    RuleCase("复议确认违法，逾期撤回", "违反", _reconsidered(date(2024, 3, 11), "确认违法"), LAST),
    RuleCase("复议确认无效，逾期撤回", "违反", _reconsidered(date(2024, 3, 11), "确认无效"), LAST),
    RuleCase("复议维持", "守规", _reconsidered(None, "维持")),
    RuleCase("复议调解结案", "守规", _reconsidered(None, "调解")),
    RuleCase("复议撤销，但复议决定被法院撤销", "守规", _reconsidered(None, is_reversed=True)),
    RuleCase("复议机关报送的确认违法，逾期撤回", "违反", _told_by_the_organ, LAST),
    RuleCase("复议撤销，办结日期未填", "无法判断", _reconsidered(None, on=None)),
    RuleCase("生效判决撤销，逾期撤回", "违反", _sued(date(2024, 3, 11), "撤销", is_final=True), LAST),
    RuleCase("判决撤销，尚未生效", "守规", _sued(None, "撤销", is_final=False)),
    RuleCase("生效判决驳回诉讼请求", "守规", _sued(None, "驳回诉讼请求", is_final=True)),
    RuleCase("二审撤销，只填一审案号，逾期撤回", "违反", _appealed, LAST),
    RuleCase("从未公示的决定被撤销", "守规", _not_published),
    RuleCase(
        "新法施行前（2021年7月14日）复议撤销，未撤回", "守规", _reconsidered(None, on=date(2021, 7, 14))
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)
