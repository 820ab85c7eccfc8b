"""The suites as data: what is checked, how it is called, what to do when it fails.

Belongs here: reading `suites/*.yaml`; unknown keys raise.
Does not belong here: running the checks (`engine`) and judging their results (`gate`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

SUITES = Path(__file__).parent / "suites"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Check(_Strict):
    """One expectation: `rows`, a query over `{batch}`, must bring no row back."""

    id: str
    title: str
    remedy: str
    rows: str

    def sql(self, period: str) -> str:
        """The query for one quarter; `{batch}` stays, for Great Expectations to fill."""
        return _for_period(self.rows, period)


class Suite(_Strict):
    """Checks over one batch. What fails at level `platform` concerns everybody, else its departments only."""

    name: str
    level: Literal["platform", "department"]
    title: str
    batch: str
    checks: tuple[Check, ...]

    def batch_sql(self, period: str) -> str:
        """The query that makes the batch of one quarter."""
        return _for_period(self.batch, period)


def _for_period(sql: str, period: str) -> str:
    return sql.strip().replace("{period}", period)


@cache
def load_suites() -> tuple[Suite, ...]:
    """All suites, by name. A name that differs from its file's, or a check id used twice, raises."""
    suites = []
    for path in sorted(SUITES.glob("*.yaml")):
        suite = Suite.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        if suite.name != path.stem:
            raise ValueError(f"检查组 {path.name} 的名称与文件名不符。")
        suites.append(suite)
    ids = [check.id for suite in suites for check in suite.checks]
    if len(set(ids)) != len(ids):
        raise ValueError("检查编号重复。")
    return tuple(suites)
