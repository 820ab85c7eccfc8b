"""Who somebody is.

Belongs here: turning a session into a viewer. Does not belong here: what a viewer may see (`access`).
"""

from __future__ import annotations

import streamlit as st

from dashboards.access import Role, Viewer

_ROLES = {"leader": "领导", "supervisor": "执法监督办公室", "analyst": "分析人员", "department": "执法主体"}


def current_viewer() -> Viewer:
    """The person at this machine."""
    return Viewer("本机用户", Role.SUPERVISOR, None)


def account(viewer: Viewer) -> None:
    """Who is there, at the foot of the menu."""
    st.caption(f"{viewer.user}　{_ROLES[viewer.role]}")
