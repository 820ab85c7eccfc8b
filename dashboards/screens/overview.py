"""总览: the quarter on one screen.

Belongs here: what a leader needs first. Does not belong here: lists, which the other pages hold.
"""

from __future__ import annotations

import streamlit as st

from dashboards.reader import Reader


def render(view: Reader) -> None:
    """The state of the release."""
    st.caption(view.release.name)
