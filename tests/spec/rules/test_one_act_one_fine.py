"""行政处罚法第二十九条: one party is fined once for one act.

The same act is the same case, or the same item and the same end of the act; a decision on the spot states no end, so
its own day stands for it. The later of the two decisions is the finding.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "one_act_one_fine"
FIRM = {
    "party_type": "法人及非法人组织",
    "party_name": "某某食品有限公司",
    "party_uscc": "91120116MA05X00X0A",
}
OTHER_FIRM = {
    "party_type": "法人及非法人组织",
    "party_name": "另一食品有限公司",
    "party_uscc": "91120116MA05Y00Y0B",
}
PERSON = {"party_type": "自然人", "party_name": "张三"}
ENDED = date(2024, 2, 1)


@dataclass(frozen=True)
class Fine:
    """One of two decisions: its day, its case by a short name, and what differs from a fine on the firm."""

    on: date = date(2024, 3, 5)
    case: str | None = "甲"
    ended: date | None = ENDED
    item: str = "事项1"
    department: str = "D1"
    party: dict[str, str] = field(default_factory=lambda: FIRM)
    values: dict[str, Any] = field(default_factory=dict)


def _two(first: Fine, second: Fine) -> Report:
    """Two decisions; the second bears the number that is judged."""

    def report(warehouse: Warehouse, number: str) -> None:
        for fine, decision_no in ((first, f"A{number}"), (second, number)):
            values: dict[str, Any] = {"procedure_kind": "普通", "item_codes": [f"{fine.item}-{number}"]}
            if fine.case:
                case_no = f"{fine.case}{number}"
                warehouse.case(case_no, date(2024, 2, 20), fine.department, act_ended_date=fine.ended)
                values["case_no"] = case_no
            # Parties of two cases of this table are never the same.
            party = {
                key: f"{value}{number}" if key != "party_type" else value for key, value in fine.party.items()
            }
            values |= party | fine.values
            warehouse.penalty(decision_no, fine.on, fine.department, **values)

    return report


def _by_two_departments(second_name: str) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        warehouse.department("D2")
        warehouse.item(f"A-{number}", item_name=f"占道经营{number}")
        warehouse.item(f"B-{number}", "D2", item_name=f"{second_name}{number}")
        for department, item, decision_no in (("D1", "A", f"A{number}"), ("D2", "B", number)):
            warehouse.case(f"案{number}", date(2024, 2, 20), department, act_ended_date=ENDED)
            values: dict[str, Any] = {"item_codes": [f"{item}-{number}"], "case_no": f"案{number}"}
            party = {key: f"{value}{number}" if key != "party_type" else value for key, value in FIRM.items()}
            day = date(2024, 3, 5) if department == "D1" else date(2024, 3, 6)
            warehouse.penalty(decision_no, day, department, procedure_kind="普通", **values, **party)

    return report


def _annulled_first(closing: str) -> Report:
    def report(warehouse: Warehouse, number: str) -> None:
        _two(Fine(), Fine(on=date(2024, 9, 2)))(warehouse, number)
        warehouse.event(
            "reconsideration_case",
            case_no=f"复{number}",
            role="被申请人",
            challenged_act_kind="行政处罚",
            challenged_act_no=f"A{number}",
            closed_date=date(2024, 7, 1),
            closing_kind=closing,
        )

    return report


ON_THE_SPOT = {"procedure_kind": "简易"}
CASES = (
    RuleCase("同一案件对同一当事人先后两次罚款", "违反", _two(Fine(), Fine(on=date(2024, 3, 6)))),
    RuleCase("同一案件对两名当事人各罚一次", "守规", _two(Fine(), Fine(party=OTHER_FIRM))),
    RuleCase(
        "同一案件，一次罚款、一次警告",
        "守规",
        _two(Fine(), Fine(values={"fine_yuan": None, "penalty_kinds": ["警告"]})),
    ),
    RuleCase("两个案件，同一当事人、事项、行为终了日", "违反", _two(Fine(), Fine(case="乙"))),
    RuleCase(
        "两个案件，行为终了日前后相差一日", "守规", _two(Fine(), Fine(case="乙", ended=date(2024, 2, 2)))
    ),
    RuleCase("两个案件，事项不同", "守规", _two(Fine(), Fine(case="乙", item="事项2"))),
    RuleCase("两个案件，当事人不同", "守规", _two(Fine(), Fine(case="乙", party=OTHER_FIRM))),
    RuleCase("两个案件，均未填行为终了日", "守规", _two(Fine(ended=None), Fine(case="乙", ended=None))),
    RuleCase(
        "两个案件，其一未填信用代码，企业名称相同",
        "违反",
        _two(Fine(), Fine(case="乙", party={key: FIRM[key] for key in ("party_type", "party_name")})),
    ),
    RuleCase(
        "企业名称相同，信用代码不同",
        "守规",
        _two(Fine(), Fine(case="乙", party=FIRM | {"party_uscc": OTHER_FIRM["party_uscc"]})),
    ),
    RuleCase(
        "两个案件，自然人仅姓名相同", "无法判断", _two(Fine(party=PERSON), Fine(case="乙", party=PERSON))
    ),
    RuleCase("同一案件，自然人姓名相同", "违反", _two(Fine(party=PERSON), Fine(party=PERSON))),
    RuleCase(
        "同一案件，其一当事人未填",
        "无法判断",
        _two(Fine(), Fine(party={"party_type": "法人及非法人组织"})),
    ),
    RuleCase(
        "两个部门，事项名称相同，同一当事人、行为终了日",
        "违反",
        _by_two_departments("占道经营"),
        department="D2",
    ),
    RuleCase("两个部门，事项名称不同", "守规", _by_two_departments("油烟排放"), department="D2"),
    RuleCase(
        "两个简易程序决定，同日、同一当事人和事项",
        "违反",
        _two(Fine(case=None, values=ON_THE_SPOT), Fine(case=None, values=ON_THE_SPOT)),
    ),
    RuleCase(
        "两个简易程序决定，相隔一日",
        "守规",
        _two(Fine(case=None, values=ON_THE_SPOT), Fine(on=date(2024, 3, 6), case=None, values=ON_THE_SPOT)),
    ),
    RuleCase("前一罚款决定经复议撤销后重新罚款", "守规", _annulled_first("撤销")),
    RuleCase("前一罚款决定经复议维持", "违反", _annulled_first("维持")),
    RuleCase(
        "2021年修订前（2017年修正第二十四条）同一案件两次罚款",
        "违反",
        _two(Fine(on=date(2021, 7, 1)), Fine(on=date(2021, 7, 14))),
    ),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_of_three_fines_the_second_and_the_third_name_the_first(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    warehouse.case("C1", date(2024, 2, 20))
    for number, day in (("P1", 1), ("P2", 4), ("P3", 5)):
        warehouse.penalty(
            number, date(2024, 3, day), procedure_kind="普通", case_no="C1", fine_yuan=Decimal(100), **FIRM
        )
    found = {row["record_no"]: row["message"] for row in warehouse.rows("violation", rule_id=RULE)}
    message = "与 2024-03-01 的罚款决定 P1 当事人相同，同一案件，疑为对同一违法行为两次罚款"
    assert found == {"P2": message, "P3": message}
