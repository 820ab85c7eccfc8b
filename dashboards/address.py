"""Addresses of pages: a page's path and its parameters, which together say what a page shows.

Belongs here: making, following and reading addresses. What a page shows stands in its address alone, so that an address
can be shared; it carries codes and ids, never names of persons.
Does not belong here: what the parameters mean (the pages), who may follow (`access`: an address opens nothing).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import streamlit as st


@dataclass(frozen=True)
class Address:
    """Where a figure or a row leads: `page` is a path of `dashboards.screens.PAGES`."""

    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"/{self.page}" + (f"?{urlencode(self.parameters)}" if self.parameters else "")


def to(page: str, **parameters: object) -> Address:
    """The address of a page; parameters that are None are left out."""
    return Address(page, {name: str(value) for name, value in parameters.items() if value is not None})


def here(name: str) -> str | None:
    """A parameter of the address that is open."""
    return st.query_params.get(name)


def follow(address: Address) -> None:
    """Leave this page for another address; stay where the viewer has no such page."""
    if not is_open(address):
        st.info("您没有查看该页面的权限。")
        return
    st.switch_page(_page(address), query_params=dict(address.parameters))


def link(label: str, address: Address, *, help: str | None = None) -> None:  # noqa: A002 - Streamlit's own name
    """A link to an address; plain words where the viewer has no such page."""
    if not is_open(address):
        st.caption(label)
        return
    st.page_link(_page(address), label=label, query_params=dict(address.parameters), help=help)


def is_open(address: Address) -> bool:
    """Whether the viewer has the page of this address."""
    return address.page in st.session_state["pages"]


def _page(address: Address) -> st.Page:
    pages: dict[str, st.Page] = st.session_state["pages"]
    return pages[address.page]
