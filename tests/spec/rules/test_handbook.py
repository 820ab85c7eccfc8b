"""docs/rules.md says what the seeds and the rules' tests say today, and no judged rule is without cases.

Who fixes: whoever changed a rule, a parameter or a case, with `python -m tests.spec.rules.handbook`.
"""

from __future__ import annotations

from collections import Counter

from tests.spec.compiled import CompiledProject
from tests.spec.rules.handbook import PAGE, as_markdown, rule_tables, seed


def _judged(project: CompiledProject) -> set[str]:
    """Rules of the seed that some violation model names."""
    code = "".join(
        node["compiled_code"] for name, node in project.models.items() if name.startswith("int_violation_")
    )
    return {row["rule_id"] for row in seed("rule") if f"'{row['rule_id']}'" in code}


def test_the_page_is_what_the_rules_say_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown()


def test_every_rule_that_a_model_judges_has_its_cases(project: CompiledProject) -> None:
    assert sorted(_judged(project) - set(rule_tables())) == []


def test_every_table_of_cases_belongs_to_a_rule_that_a_model_judges(project: CompiledProject) -> None:
    assert sorted(set(rule_tables()) - _judged(project)) == []


def test_a_rule_tells_each_case_once_and_both_keeps_and_breaks_the_law() -> None:
    for rule, table in rule_tables().items():
        told = Counter(case.said for case in table.cases)
        assert [said for said, count in told.items() if count > 1] == [], rule
        assert {"守规", "违反"} <= {case.verdict for case in table.cases}, rule
