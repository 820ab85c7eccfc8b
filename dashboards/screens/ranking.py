"""季度排名: who stands where in a quarter.

Belongs here: the ranking of one quarter. Does not belong here: why a department is called in (`interviews`).
"""

from __future__ import annotations

from dashboards import address
from dashboards.components import filters
from dashboards.components.tables import table
from dashboards.reader import Reader

_COLUMNS = ("rank", "department_name", "peer_group", "score", "status", "gate_status", "reason")


def render(view: Reader) -> None:
    """The ranking of the quarter in the address; a row opens the department's lost points."""
    period = filters.quarter(view)
    table(
        view,
        "季度排名",
        view.frame("ranking", period=period),
        _COLUMNS,
        opens=lambda row: address.to("ranking", period=period, department=row["department_code"]),
        hint="选中一行查看该单位的指标和扣分记录。",
    )
