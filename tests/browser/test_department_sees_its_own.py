"""A department's clerk tries to reach another department's rows by menu, filter, address and download, and fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest
from playwright.sync_api import Browser

from dashboards.screens import PAGES, Page
from tests.browser.conftest import LISTED, PERIOD
from tests.browser.screen import Screen

pytestmark = pytest.mark.drill
MENU = [page for page in PAGES if page.is_in_menu]
_EVERY_PAGE = pytest.mark.parametrize("page", MENU, ids=lambda page: page.path)


@pytest.fixture(scope="module")
def others(published_home: Path) -> dict[str, str]:
    """Code → name of every other department that has been scored."""
    with duckdb.connect(str(published_home / "releases" / "current.duckdb"), read_only=True) as release:
        return dict(
            release.execute(
                "select distinct department_code, department_name from scoring.quarterly_ranking "
                "where department_code <> ? order by 1",
                [LISTED],
            ).fetchall()
        )


def named(text: str, others: dict[str, str]) -> list[str]:
    """Which other departments a text names, by code or by name."""
    return [code for code, name in others.items() if code in text or name in text]


def cells(book: openpyxl.Workbook) -> Iterator[str]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row if value is not None)


@_EVERY_PAGE
def test_a_page_of_the_menu_names_no_other_department(
    own_screen: Screen, others: dict[str, str], page: Page
) -> None:
    own_screen.open(page.path)
    assert own_screen.title == page.title
    assert named(own_screen.words(), others) == []


@_EVERY_PAGE
def test_a_download_holds_no_other_department(own_screen: Screen, others: dict[str, str], page: Page) -> None:
    own_screen.open(page.path)
    for number, (name, _) in enumerate(own_screen.tables()):
        assert named("\n".join(cells(own_screen.take_away(number))), others) == [], name


@_EVERY_PAGE
def test_an_address_that_names_another_department_shows_nothing_of_it(
    own_screen: Screen, others: dict[str, str], page: Page
) -> None:
    stranger = next(iter(others))
    own_screen.open(page.path, department=stranger, period=PERIOD)
    assert others[stranger] not in own_screen.words()
    assert set(named(own_screen.words(), others)) <= {stranger}, (
        "only the refusal may repeat what was asked for"
    )


def test_the_filter_offers_no_other_department(own_screen: Screen, others: dict[str, str]) -> None:
    own_screen.open("case_files")
    own_screen.page.get_by_label("执法主体", exact=False).first.click()
    offered = "\n".join(own_screen.page.get_by_role("option").all_inner_texts())
    assert offered
    assert named(offered, others) == []


def test_the_address_of_another_departments_record_opens_nothing(
    own_screen: Screen, browser: Browser, office: str, published_home: Path
) -> None:
    with duckdb.connect(str(published_home / "releases" / "current.duckdb"), read_only=True) as release:
        (stream,) = release.execute(
            "select stream_id from core.fct_inspection where department_code <> ? order by 1", [LISTED]
        ).fetchone() or (None,)
    assert stream is not None
    own_screen.open("record", stream=stream)
    assert "不存在，或您无权查看" in own_screen.words()
    assert own_screen.tables() == []
    # The same address does open for the office: it is the viewer that is limited, not the address.
    whole = Screen.of(browser, office)
    whole.open("record", stream=stream)
    assert "内容" in dict(whole.tables())
    whole.page.close()
