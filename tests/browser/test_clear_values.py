"""A person's name in clear: shown to the office for a reason that is kept, never offered to a department."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.browser.conftest import LISTED
from tests.browser.screen import Screen
from tests.conftest import zhifa

pytestmark = pytest.mark.drill
_FORM = "查看原文（每次查看都有记录）"


@pytest.fixture(scope="module")
def visit(published_home: Path) -> tuple[str, str, str]:
    """Stream, masked officers and their tokens of an inspection of the listed department."""
    with duckdb.connect(str(published_home / "releases" / "current.duckdb"), read_only=True) as release:
        found = release.execute(
            "select stream_id, officer_names, officer_names_token from core.fct_inspection "
            "where department_code = ? and officer_names_token is not null order by 1",
            [LISTED],
        ).fetchone()
    assert found is not None
    return found


def test_the_office_sees_names_for_a_reason_and_the_book_has_their_tokens_and_no_name(
    screen: Screen, published_home: Path, visit: tuple[str, str, str]
) -> None:
    stream, masks, tokens = visit
    screen.open("record", stream=stream)
    assert masks.split("|")[0] in screen.words()
    screen.page.get_by_text(_FORM).click()
    screen.choose("项目", "执法人员")
    screen.page.get_by_label("事由").fill("核对执法人员身份")
    screen.page.get_by_role("button", name="查看", exact=True).click()
    screen.settle()
    names = screen.page.get_by_test_id("stCode").inner_text().split()
    assert [name[0] + "*" for name in names] == masks.split("|")
    assert not any("*" in name for name in names)
    book = zhifa(published_home, "reveal", "--log", "--json")
    assert {"核对执法人员身份"} == {
        look["reason"] for look in book.said if look["token"] in tokens.split("|")
    }
    assert not any(name in book.text for name in names)


def test_a_department_is_offered_no_clear_value(own_screen: Screen, visit: tuple[str, str, str]) -> None:
    own_screen.open("record", stream=visit[0])
    assert "内容" in dict(own_screen.tables())
    assert own_screen.page.get_by_text(_FORM).count() == 0
