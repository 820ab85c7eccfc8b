"""How the tests of figures ask for one: at the end of 2024 unless they say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tests.spec.warehouse import Row, Warehouse

YEAR_END = date(2024, 12, 31)


def figure(warehouse: Warehouse, code: str, on: date = YEAR_END) -> Row:
    """The whole row of a figure."""
    return warehouse.row("figure", cutoff_date=on, figure_code=code)


def value(warehouse: Warehouse, code: str, on: date = YEAR_END) -> Decimal | None:
    """The value of a figure in its unit."""
    found: Decimal | None = figure(warehouse, code, on)["value"]
    return found


def values(warehouse: Warehouse, expected: Mapping[str, Any], on: date = YEAR_END) -> dict[str, Any]:
    """Values of just those figures that a test expects something of."""
    rows = warehouse.rows("figure", cutoff_date=on)
    return {row["figure_code"]: row["value"] for row in rows if row["figure_code"] in expected}
