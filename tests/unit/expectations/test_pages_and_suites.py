"""Pages work on an intranet, and suites say what they mean."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from expectations.pages import table, without_outside
from expectations.suite import Suite, load_suites


@pytest.mark.parametrize(
    "outside",
    [
        '<link rel="stylesheet" href="https://cdn.example/a.css"/>',
        "<link href='//cdn.example/a.css'>",
        '<script src="https://cdn.example/a.js"></script>',
        "<script>fetch('https://cdn.example')</script>",
        '<img class="x"\n src="https://cdn.example/a.png?d=1" />',
        '<a href="https://vendor.example/news">订阅</a>',
        "<style>@import url('https://cdn.example/f.css'); b{background:url(https://cdn.example/a)}</style>",
    ],
)
def test_nothing_on_a_page_points_to_another_host(outside: str) -> None:
    page = without_outside(f"<html><head>{outside}</head><body>{outside}检查明细</body></html>")
    assert "example" not in page
    assert "检查明细" in page


def test_links_inside_the_docs_stay() -> None:
    assert '<a href="validations/a.html">' in without_outside(
        '<head></head><a href="validations/a.html">a</a>'
    )


def test_cells_are_escaped() -> None:
    assert "<td>&lt;b&gt;</td>" in table(["列"], [["<b>"]])


def test_there_is_one_department_check_a_reason() -> None:
    (department,) = [suite for suite in load_suites() if suite.level == "department"]
    assert {check.id for check in department.checks} == {
        "no_export",
        "rejects_over_limit",
        "open_blocker",
        "completeness_under_floor",
    }


def test_every_check_reads_its_batch_and_says_what_to_do() -> None:
    for suite in load_suites():
        for check in suite.checks:
            assert "{batch}" in check.sql("2024Q4")
            assert "{period}" not in check.sql("2024Q4")
            assert check.remedy


def test_an_unknown_key_in_a_suite_is_refused() -> None:
    with pytest.raises(ValidationError):
        Suite.model_validate(
            {"name": "x", "level": "platform", "title": "x", "batch": "x", "checks": [], "severity": "x"}
        )
