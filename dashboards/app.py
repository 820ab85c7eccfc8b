"""The application: who is there, which release, which page. Started by `zhifa serve`.

Belongs here: putting a page together with its viewer and its release, and what every page has in common.
Does not belong here: what pages show (`screens`), who sees what (`access`), who somebody is (`identity`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import streamlit as st

from dashboards import address
from dashboards.access import NotAdmitted, may_open
from dashboards.identity import account, current_viewer
from dashboards.reader import Reader, reader
from dashboards.screens import PAGES, Page
from ingestion.home import Home
from orchestration.releases import current_release, open_release
from orchestration.releases.faults import ReleaseFault

_log = logging.getLogger(__name__)
_LOOK_EVERY = "20s"
_OPEN_FILES = 32


@st.cache_resource(max_entries=_OPEN_FILES, show_spinner=False)
def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    """One connection a release file; those longest unused are let go."""
    return open_release(path)


@st.fragment(run_every=_LOOK_EVERY)
def _watch(home: Home, seen: str) -> None:
    """Show the page anew once there is a newer release than the one it shows."""
    newest = current_release(home)
    if newest is not None and newest.name != seen:
        st.rerun(scope="app")


def _shown(page: Page, view: Reader) -> Callable[[], None]:
    return partial(_run, page, view)


def _run(page: Page, view: Reader) -> None:
    st.title(page.title)
    try:
        page.render(view)
    except ReleaseFault as fault:
        st.error(str(fault))
    except Exception:
        # Streamlit's own signals (a page switch, a rerun) are no Exception; what is one, is a fault of ours.
        _log.exception("page %s failed", page.path)
        st.error("这一页没有显示出来。请把页面地址和时间告诉维护人员；原因已写入运行日志。")


def _enter(first: Page) -> None:
    """The bare address leads to the first page of the menu."""
    address.follow(address.to(first.path, **st.query_params.to_dict()))


def _about(view: Reader) -> None:
    """What is shown, for whom, as the foot of the menu."""
    with st.sidebar:
        st.caption(f"数据：日志位置 {view.release.position}\n\n版本：{view.release.name}")
        account(view.viewer)


def main() -> None:
    """One run of the application: what Streamlit calls for each look at a page."""
    st.set_page_config(page_title="执法数仓", layout="wide", menu_items={})
    home = Home.from_env()
    try:
        viewer = current_viewer()
        view = reader(home, viewer, _opened)
    except (NotAdmitted, ReleaseFault) as refused:
        st.error(str(refused))
        return
    allowed = [page for page in PAGES if may_open(viewer, page.path)]
    built = {
        page.path: st.Page(
            _shown(page, view),
            title=page.title,
            url_path=page.path,
            visibility="visible" if page.is_in_menu else "hidden",
        )
        for page in allowed
    }
    st.session_state["pages"] = built
    # Streamlit's default page answers at the bare address alone, and under its own name as "not found": no page of
    # ours is it.
    door = st.Page(partial(_enter, allowed[0]), title="执法数仓", default=True, visibility="hidden")
    chosen = st.navigation([door, *built.values()])
    _about(view)
    _watch(home, view.release.name)
    chosen.run()


main()
