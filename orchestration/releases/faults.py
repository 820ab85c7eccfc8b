"""Why a release could not be built or published, said so that an operator can act.

Belongs here: the one exception of the release room.
Does not belong here: faults of files (`ingestion.faults`) and findings about data (dbt `quality`).
"""

from __future__ import annotations


class ReleaseFault(Exception):
    """`message`: what failed; `remedy`: what to do (both Chinese); `details`: the single failures."""

    def __init__(self, code: str, message: str, remedy: str, *, details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy
        self.details = details

    def __str__(self) -> str:
        listed = "".join(f"\n  - {line}" for line in self.details)
        return f"{self.message}{listed}\n处理办法：{self.remedy}"
