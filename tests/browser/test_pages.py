"""Each page in a real browser: it loads, it is in Chinese, it fits, what it shows can be taken away and shared."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from dashboards.screens import PAGES, Page
from tests.browser.screen import Screen

pytestmark = pytest.mark.drill
MENU = [page for page in PAGES if page.is_in_menu]
NAMED = {page.path: page.title for page in PAGES}
_EVERY_PAGE = pytest.mark.parametrize("page", MENU, ids=lambda page: page.path)
# What a program says and no clerk should read.
_UNREAD = re.compile(r"\b(None|True|False|null|nan|NaN|undefined|Traceback|Error)\b")
# Codes and numbers of papers aside, a heading is Chinese.
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@_EVERY_PAGE
def test_a_page_loads_says_what_it_is_and_asks_no_other_host(screen: Screen, page: Page) -> None:
    screen.open(page.path)
    assert screen.title == page.title
    assert "没有显示出来" not in screen.words()
    assert screen.hosts == {urlsplit(screen.base).netloc}
    assert screen.complaints == []


@_EVERY_PAGE
def test_a_page_speaks_no_program_language(screen: Screen, page: Page) -> None:
    screen.open(page.path)
    assert _UNREAD.findall(screen.words()) == []


@_EVERY_PAGE
def test_every_table_is_taken_away_whole(screen: Screen, page: Page) -> None:
    screen.open(page.path)
    for number, (name, rows) in enumerate(screen.tables()):
        book = screen.take_away(number)
        said = dict(book["说明"].iter_rows(values_only=True))
        assert (said["内容"], said["行数"]) == (name, rows)
        data = book.worksheets[0]
        assert data.max_row == rows + 1
        assert all(_CHINESE.search(str(cell.value)) for cell in data[1]), [cell.value for cell in data[1]]


@_EVERY_PAGE
def test_a_page_fits_a_narrow_screen(browser: Browser, office: str, page: Page) -> None:
    screen = Screen.of(browser, office, width=768)
    screen.open(page.path)
    assert screen.page.evaluate("document.scrollingElement.scrollWidth") <= 768
    screen.page.close()


@_EVERY_PAGE
def test_the_first_row_opens_what_an_address_of_its_own_shows_again(
    screen: Screen, browser: Browser, office: str, page: Page
) -> None:
    screen.open(page.path)
    assert screen.tables(), "the sample has rows for every page"
    before = screen.page.url
    screen.select_row()
    assert screen.page.url != before, "the row leads nowhere"
    shared = Screen.of(browser, office)
    shared.page.goto(screen.page.url)
    shared.settle()
    assert shared.title == screen.title
    assert shared.tables() == screen.tables()
    shared.page.close()


def test_an_address_that_names_what_there_is_not_says_so(screen: Screen) -> None:
    screen.open("ranking", period="1999Q1")
    assert "1999Q1 不存在或您无权查看" in screen.words()


def test_a_choice_stands_in_the_address_and_an_address_makes_the_choice(
    screen: Screen, browser: Browser, office: str
) -> None:
    screen.open("case_files")
    screen.choose("执法主体", "新湾镇")
    assert "department=JKQ16" in screen.parameters
    shared = Screen.of(browser, office)
    shared.page.goto(screen.page.url)
    shared.settle()
    assert shared.tables() == screen.tables()
    shared.page.close()
