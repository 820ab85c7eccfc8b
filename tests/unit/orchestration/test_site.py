"""The pages beside a release, opened in a browser: they show what a model means and contact nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from orchestration.releases import ReleaseFault
from orchestration.releases.described import TableEntry
from orchestration.releases.site import alone, dictionary_page, make_site
from tests.browser.screen import CHROMIUM, chromium
from tests.fixtures.programs import needs
from tests.spec.compiled import compiled_project


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both pages of the project as it stands, from what dbt has parsed of it."""
    folder = tmp_path_factory.mktemp("site")
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps(compiled_project().manifest), encoding="utf-8")
    return make_site(manifest, folder / "pages")


@needs("chromium", is_installed=CHROMIUM.exists())
def test_dbts_page_shows_a_models_description_and_asks_nobody_for_anything(pages: Path) -> None:
    with chromium() as browser:
        page = browser.new_page()
        asked, complaints = _listen(page)
        page.goto(f"{(pages / 'index.html').as_uri()}#!/model/model.zhifa.dim_department")
        page.wait_for_selector("text=one department that enforces", timeout=60_000)
        page.goto((pages / "dictionary.html").as_uri())
        page.wait_for_selector("text=平台分配的执法主体编码 >> nth=0")
        page.click("nav >> text=scoring")
    assert asked == [(pages / "index.html").as_uri(), (pages / "dictionary.html").as_uri()]
    assert complaints == []


def _listen(page: Page) -> tuple[list[str], list[str]]:
    """Addresses that the page asks for, and what it complains about, as they come."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return asked, complaints


def test_the_browser_itself_refuses_what_a_later_dbt_might_fetch() -> None:
    page = alone("<html><head><title>x</title></head></html>")
    assert page.startswith('<html><head><meta http-equiv="Content-Security-Policy"')
    assert "connect-src 'none'" in page


def test_a_page_of_another_shape_is_a_fault_and_not_published_as_it_is() -> None:
    with pytest.raises(ReleaseFault, match="文档页面"):
        alone("<html>")


def test_words_of_a_description_are_words_on_the_page() -> None:
    column = ("fine_yuan", "decimal", "罚款 <元>", "Fine & costs")
    page = dictionary_page([TableEntry("core", "t", "Grain: one <b>.", "表 / Table", (column,))])
    assert "罚款 &lt;元&gt;" in page and "Fine &amp; costs" in page and "one &lt;b&gt;" in page
