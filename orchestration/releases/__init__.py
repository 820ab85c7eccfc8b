"""Releases: one immutable DuckDB file a build, and the symlink `current.duckdb` that readers follow.

Belongs here: building a release at a pinned position, proving what is in it, publishing it atomically.
Does not belong here: Dagster, the command line, and what the tables mean (`dbt_project`).
"""

from orchestration.releases.build import (
    Build,
    PinnedBuild,
    build_release,
    prepare_build,
    scratch_build,
    seal_build,
    trial_build,
)
from orchestration.releases.faults import ReleaseFault
from orchestration.releases.store import (
    Release,
    current_release,
    find_release,
    list_releases,
    open_release,
)

__all__ = [
    "Build",
    "PinnedBuild",
    "Release",
    "ReleaseFault",
    "build_release",
    "current_release",
    "find_release",
    "list_releases",
    "open_release",
    "prepare_build",
    "scratch_build",
    "seal_build",
    "trial_build",
]
