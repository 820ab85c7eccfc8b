"""Who sees what: roles, and the file that a viewer's every query runs on.

Belongs here: all limits. Does not belong here: who somebody is (`identity`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingestion.home import Home
from orchestration.releases import Release


class Role(StrEnum):
    """What somebody is to the office."""

    LEADER = "leader"
    SUPERVISOR = "supervisor"
    ANALYST = "analyst"
    DEPARTMENT = "department"


@dataclass(frozen=True)
class Viewer:
    """Somebody at the screen; `department_code` is set exactly for the role department."""

    user: str
    role: Role
    department_code: str | None


class NotAdmitted(PermissionError):
    """Somebody who may not see this; the message says why and what to do, in Chinese."""


def release_path(home: Home, release: Release, viewer: Viewer) -> Path:
    """The file that this viewer's every query runs on. Raises NotAdmitted."""
    del home
    if viewer.role is Role.DEPARTMENT:
        raise NotAdmitted("执法主体尚不能登录。请联系执法监督办公室。")
    return release.path


def may_open(viewer: Viewer, page: str) -> bool:
    """Whether a page stands in this viewer's menu."""
    del page
    return viewer.role is not Role.DEPARTMENT
