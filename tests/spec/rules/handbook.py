"""The rule handbook (规则手册): every rule with its law, its parameters and the cases that prove it.

    python -m tests.spec.rules.handbook        writes docs/rules.md

Belongs here: collecting the tables of the rules' modules and printing them. Does not belong here: a rule, a case or
a parameter; those stand in the modules beside this one and in the seeds.
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tests.spec.rules as package
from tests.spec.compiled import PROJECT
from tests.spec.rules.cases import RuleCase

PAGE = PROJECT.parent / "docs" / "rules.md"
SEVERITIES = {"blocker": "阻断", "warning": "警告", "note": "提示"}
OWED_BY = "作出行为、报送记录的执法主体"
HEAD = """# 规则手册

由 `python -m tests.spec.rules.handbook` 生成，请勿手改：名称、依据、级别和参数取自 `dbt_project/seeds/rule.csv`、
`rule_parameter.csv`，情形取自 `tests/spec/rules`，每一行都由测试对照数据仓库的判断。

级别：**阻断**的问题未处理前，该季度不能冻结；**警告**须整改或者说明；**提示**供参考。**无法判断**的记录列入
`quality.unjudged` 并说明缺什么，既不算违反，也不当作守规。期限自次日起算，届满日是最后一日；各例的数据截止日为
2025年1月1日。
"""


@dataclass(frozen=True)
class RuleTable:
    """The cases of one rule, and what its module says beside them."""

    rule: str
    cases: Sequence[RuleCase]
    owed_by: str
    parameters_of: Sequence[str]


def rule_tables() -> dict[str, RuleTable]:
    """The tables of all modules of this package, by rule."""
    names = [info.name for info in pkgutil.iter_modules(package.__path__) if info.name.startswith("test_")]
    found = {}
    for name in sorted(names):
        module = importlib.import_module(f"{package.__name__}.{name}")
        tables: Mapping[str, Sequence[RuleCase]] = getattr(module, "TABLES", {})
        if hasattr(module, "CASES"):
            tables = {module.RULE: module.CASES, **tables}
        for rule, cases in tables.items():
            assert rule not in found, f"{rule} has cases in two modules"
            owed_by = getattr(module, "OWED_BY", OWED_BY)
            found[rule] = RuleTable(rule, cases, owed_by, (rule, *getattr(module, "PARAMETERS_OF", ())))
    return found


def seed(name: str) -> list[dict[str, str]]:
    """Rows of a seed."""
    with (PROJECT / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_markdown() -> str:
    """The handbook as one page, rules in the order of the seed."""
    tables, versions = rule_tables(), seed("rule")
    parameters = seed("rule_parameter")
    lines = [HEAD]
    for rule in dict.fromkeys(row["rule_id"] for row in versions):
        if rule in tables:
            own = [row for row in versions if row["rule_id"] == rule]
            applied = [row for row in parameters if row["rule_id"] in tables[rule].parameters_of]
            lines += _section(tables[rule], own, applied)
    return "\n".join(lines)


def _section(
    table: RuleTable, versions: Sequence[Mapping[str, str]], parameters: Sequence[Mapping[str, str]]
) -> Iterator[str]:
    yield f"## {versions[-1]['name_zh']} `{table.rule}`\n"
    yield f"义务主体：{table.owed_by}\n"
    yield from _table(
        ("施行", "依据", "级别"),
        [(_range(row), row["legal_basis"], SEVERITIES[row["severity"]]) for row in versions],
    )
    if parameters:
        yield from _table(
            ("参数", "适用", "值", "施行", "地方规定", "已确认", "来源"),
            [_parameter(row) for row in parameters],
        )
    yield from _table(
        ("情形", "判断", "期限届满日"),
        [(case.said, case.verdict, case.due_on.isoformat() if case.due_on else "—") for case in table.cases],
    )


def _parameter(row: Mapping[str, str]) -> tuple[str, ...]:
    local, confirmed = (_yes(row[name]) for name in ("is_local", "is_confirmed"))
    applies_to = f"名称含“{row['applies_to']}”的主体" if row["applies_to"] else "全部"
    return f"`{row['parameter']}`", applies_to, row["value"], _range(row), local, confirmed, row["source"]


def _yes(text: str) -> str:
    return "是" if text == "true" else "否"


def _range(row: Mapping[str, str]) -> str:
    return f"{row['valid_from']} 起" + (f"，至 {row['valid_to']} 前" if row["valid_to"] else "")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '、') for cell in row)} |"
    yield ""


def main(page: Path = PAGE) -> None:
    """Write the handbook."""
    page.write_text(as_markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
