"""Figures: a number with its unit, and the way to its records.

Belongs here: how a figure looks. Does not belong here: arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboards import address
from dashboards.address import Address


@dataclass(frozen=True)
class Figure:
    """A figure to show: its name, its value as printed, where its records are, and a word on what it counts."""

    name: str
    value: Any
    opens: Address
    unit: str = ""
    note: str | None = None
    change: str | None = None


def figures(row: list[Figure]) -> None:
    """A row of figures, each with a link to its records."""
    for column, figure in zip(st.columns(len(row)), row, strict=True):
        with column.container(border=True):
            value = "—" if figure.value is None else f"{figure.value}{figure.unit}"
            st.metric(figure.name, value, delta=figure.change, delta_color="off", help=figure.note)
            if address.is_open(figure.opens):
                address.link("查看记录", figure.opens)
