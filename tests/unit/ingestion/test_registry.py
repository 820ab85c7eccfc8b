"""A department is found by its code, its credit code or its name; one that is not told for sure is not guessed."""

from __future__ import annotations

import polars as pl
import pytest

from ingestion.registry import Registry, register_of

USCC_A, USCC_B = "11120116MB1D12345X", "11120116MB1D67890Y"


@pytest.fixture
def register() -> Registry:
    """D1 and D2 share a credit code; D3 and D4 share a name; D5 states neither."""
    rows = [
        ("D1", "应急管理局", USCC_A),
        ("D2", "应急管理局执法队", USCC_A),
        ("D3", "东河街道办事处", USCC_B),
        ("D4", "东河街道办事处", None),
        ("D5", None, None),
    ]
    schema = ["department_code", "department_name", "department_uscc"]
    return register_of(
        [*(row[0] for row in rows), "某监管局"], pl.DataFrame(rows, schema=schema, orient="row")
    )


@pytest.mark.parametrize(
    ("uscc", "name", "code"),
    [
        (USCC_A, "应急管理局", "D1"),
        (USCC_A.lower(), " 应急 管理局执法队 ", "D2"),
        (None, "应急管理局", "D1"),
        ("无", "应急管理局", "D1"),
        (USCC_B, None, "D3"),
        (USCC_B, "一个没有登记的旧名", "D3"),
        ("91120116X", "应急管理局", "D1"),
        (USCC_B, "东河街道办事处", "D3"),
    ],
)
def test_credit_code_and_name_together_find_one_department(
    register: Registry, uscc: str | None, name: str | None, code: str
) -> None:
    assert register.find([("uscc", "代码", uscc), ("name", "机关", name)]).code == code


@pytest.mark.parametrize(
    ("uscc", "name", "rule", "said"),
    [
        (USCC_A, None, "ambiguous_department", "对应多个执法主体（D1、D2）"),
        (None, "东河街道办事处", "ambiguous_department", "对应多个执法主体（D3、D4）"),
        (USCC_A, "东河街道办事处", "ambiguous_department", "指向不同的执法主体，请改正其中一处"),
        (None, "商务局", "unknown_department", "“机关”在执法主体表中没有登记，请核对，或先登记"),
        (None, "某监管局", "unknown_department", "没有登记"),
        (None, " ", "required", "“代码”、“机关”不能都为空"),
    ],
)
def test_what_names_none_or_several_is_refused_with_a_remedy(
    register: Registry, uscc: str | None, name: str | None, rule: str, said: str
) -> None:
    found = register.find([("uscc", "代码", uscc), ("name", "机关", name)])
    assert (found.code, found.rule) == (None, rule)
    assert said in found.message


def test_a_code_is_looked_up_as_codes_are_written(register: Registry) -> None:
    assert register.find([("code", "编码", " ｄ５ ")]).code == "D5"
    assert register.find([("code", "编码", "D9")]).rule == "unknown_department"
