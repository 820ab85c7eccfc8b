"""行政处罚法第六十三条: before certain penalties the party is told that it may ask for a hearing.

What a large amount is, local law says (seed rule_parameter, not confirmed): 5,000 元 for a citizen, 50,000 元 for an
organisation, and for market regulation 10,000 and 100,000 元 (市场监督管理行政处罚听证办法第五条).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.spec.rules.cases import Report, RuleCase, check
from tests.spec.warehouse import Warehouse

RULE = "hearing_right_notified"
CITIZEN, ORGANISATION, SOLE_TRADER = "自然人", "法人及非法人组织", "个体工商户"
DAY = date(2024, 3, 5)


def _fined(yuan: str | None, party: str | None = ORGANISATION, on: date = DAY, **values: Any) -> Report:
    fine = None if yuan is None else Decimal(yuan)
    values = {"procedure_kind": "普通", "fine_yuan": fine, "party_type": party, **values}
    return lambda warehouse, number: warehouse.penalty(number, on, **values)


def _by_market_regulation(report: dict[str, Any]) -> Report:
    def reported(warehouse: Warehouse, number: str) -> None:
        warehouse.department("D2", department_name="市场监督管理局")
        warehouse.penalty(number, DAY, "D2", procedure_kind="普通", **report)

    return reported


def _of_kind(kind: str, on: date = DAY, **values: Any) -> Report:
    return _fined(None, on=on, penalty_kinds=[kind], **values)


def _heard(warehouse: Warehouse, number: str) -> None:
    warehouse.case(f"案{number}", date(2024, 1, 4), hearing_held_date=date(2024, 3, 1))
    warehouse.penalty(number, DAY, procedure_kind="普通", fine_yuan=Decimal(60000), case_no=f"案{number}")


CASES = (
    RuleCase("对公民罚款4999.99元，未告知", "守规", _fined("4999.99", CITIZEN)),
    RuleCase("对公民罚款5000元，未告知", "违反", _fined("5000", CITIZEN)),
    RuleCase("对组织罚款49999.99元，未告知", "守规", _fined("49999.99")),
    RuleCase("对组织罚款50000元，未告知", "违反", _fined("50000")),
    RuleCase("对组织罚款50000元，已告知", "守规", _fined("50000", is_hearing_notified=True)),
    RuleCase("对组织罚款50000元，注明未告知", "违反", _fined("50000", is_hearing_notified=False)),
    RuleCase("对个体工商户罚款50000元（按组织计），未告知", "违反", _fined("50000", SOLE_TRADER)),
    RuleCase("对个体工商户罚款5000元（按组织计），未告知", "守规", _fined("5000", SOLE_TRADER)),
    RuleCase("当事人类型未填，罚款4999.99元", "守规", _fined("4999.99", None)),
    RuleCase("当事人类型未填，罚款5000元", "无法判断", _fined("5000", None)),
    RuleCase("当事人类型未填，罚款50000元", "违反", _fined("50000", None)),
    RuleCase("处罚种类含罚款，罚款金额未填", "无法判断", _fined(None)),
    RuleCase(
        "市场监管部门对组织罚款99999.99元，未告知",
        "守规",
        _by_market_regulation({"fine_yuan": Decimal("99999.99")}),
        department="D2",
    ),
    RuleCase(
        "市场监管部门对组织罚款100000元，未告知",
        "违反",
        _by_market_regulation({"fine_yuan": Decimal(100000)}),
        department="D2",
    ),
    RuleCase(
        "没收违法所得49999.99元，未告知",
        "守规",
        _of_kind("没收违法所得", confiscation_yuan=Decimal("49999.99")),
    ),
    RuleCase(
        "没收违法所得50000元，未告知", "违反", _of_kind("没收违法所得", confiscation_yuan=Decimal(50000))
    ),
    RuleCase(
        "2021年修订前没收50000元，未告知（当时的法律未列）",
        "守规",
        _of_kind("没收违法所得", date(2021, 7, 14), confiscation_yuan=Decimal(50000)),
    ),
    RuleCase("降低资质等级，未告知", "违反", _of_kind("降低资质等级")),
    RuleCase("吊销许可证件，未告知", "违反", _of_kind("吊销许可证件")),
    RuleCase("责令停产停业，未告知", "违反", _of_kind("责令停产停业")),
    RuleCase("责令关闭，未告知", "违反", _of_kind("责令关闭")),
    RuleCase("限制从业，未告知", "违反", _of_kind("限制从业")),
    RuleCase("限制从业，已告知", "守规", _of_kind("限制从业", is_hearing_notified=True)),
    RuleCase("暂扣许可证件，未告知", "守规", _of_kind("暂扣许可证件")),
    RuleCase("警告，未告知", "守规", _of_kind("警告")),
    RuleCase(
        "2021年修订前（2017年修正第四十二条）责令停产停业，未告知",
        "违反",
        _of_kind("责令停产停业", date(2021, 7, 14)),
    ),
    RuleCase(
        "2021年修订前限制从业，未告知（当时的法律未列）", "守规", _of_kind("限制从业", date(2021, 7, 14))
    ),
    RuleCase(
        "新法施行之日（2021年7月15日）限制从业，未告知", "违反", _of_kind("限制从业", date(2021, 7, 15))
    ),
    RuleCase("未注明已告知，但当事人书面放弃听证", "守规", _fined("60000", is_hearing_waived=True)),
    RuleCase("未注明已告知，但决定前举行了听证", "守规", _heard),
    RuleCase("简易程序", "守规", _fined("60000", procedure_kind="简易")),
    RuleCase("来源从不提供是否告知，罚款50000元", "无法判断", _fined("50000", source="nfra")),
    RuleCase("来源从不提供是否告知，罚款100元", "守规", _fined("100", source="nfra")),
)


def test_the_rule_says_what_the_law_says(warehouse: Warehouse) -> None:
    check(warehouse, RULE, CASES)


def test_the_finding_names_every_ground(warehouse: Warehouse) -> None:
    warehouse.department("D1")
    kinds: dict[str, Any] = {"penalty_kinds": ["罚款", "没收违法所得", "责令关闭", "责令停产停业"]}
    amounts: dict[str, Any] = {"fine_yuan": Decimal(50000), "confiscation_yuan": Decimal(50000)}
    warehouse.penalty("P1", DAY, procedure_kind="普通", **kinds, **amounts)
    found = warehouse.row("violation", rule_id=RULE)
    assert found["message"] == (
        "应当告知听证权利而未告知，情形：较大数额罚款、没收较大数额、责令停产停业、责令关闭"
    )
