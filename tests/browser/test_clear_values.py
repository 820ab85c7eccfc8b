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
def certificate(published_home: Path) -> tuple[str, str, str]:
    """Stream, masked name and its token of an officer's certificate of the listed department."""
    with duckdb.connect(str(published_home / "releases" / "current.duckdb"), read_only=True) as release:
        found = release.execute(
            "select stream_id, person_name, person_name_token from core.fct_officer_certificate "
            "where department_code = ? and person_name_token is not null order by 1",
            [LISTED],
        ).fetchone()
    assert found is not None
    return found


def test_the_office_sees_a_name_for_a_reason_and_the_book_has_its_token_and_no_name(
    screen: Screen, published_home: Path, certificate: tuple[str, str, str]
) -> None:
    stream, mask, token = certificate
    screen.open("record", stream=stream)
    content = [name for name, _ in screen.tables()].index("内容")
    taken = [row[1].value for row in screen.take_away(content).worksheets[0]]
    assert mask in taken
    screen.page.get_by_text(_FORM).click()
    screen.page.get_by_label("事由").fill("核对执法人员身份")
    screen.page.get_by_role("button", name="查看", exact=True).click()
    screen.settle()
    name = screen.page.get_by_test_id("stCode").inner_text().strip()
    assert (name[0] + "*", "*" in name) == (mask, False)
    book = zhifa(published_home, "reveal", "--log", "--json")
    assert [look["reason"] for look in book.said if look["token"] == token] == ["核对执法人员身份"]
    assert name not in book.text
    assert name not in taken


def test_a_department_is_offered_no_clear_value(
    own_screen: Screen, certificate: tuple[str, str, str]
) -> None:
    own_screen.open("record", stream=certificate[0])
    assert "内容" in dict(own_screen.tables())
    assert own_screen.page.get_by_text(_FORM).count() == 0
