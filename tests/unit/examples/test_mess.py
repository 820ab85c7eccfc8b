"""Messy spellings of a value: each can be read back by hand to the value it stands for."""

import datetime as dt
from decimal import Decimal

import pytest

from examples.zone2024.mess import Cell, Style, spell, spell_date


@pytest.mark.parametrize(
    ("style", "written"),
    [("iso", "2024-03-05"), ("cn", "2024年3月5日"), ("dot", "2024.3.5"), ("compact", "20240305"), ("slash", "2024/3/5"),
     ("serial", 45356), ("cell", dt.date(2024, 3, 5))],
)  # fmt: skip
def test_one_day_in_seven_styles(style: str, written: Cell) -> None:
    assert spell_date(dt.date(2024, 3, 5), style) == written


@pytest.mark.parametrize(
    ("yuan", "wan"), [("500", "0.05"), ("12000", "1.2"), ("100000", "10"), ("86.50", "0.00865")]
)
def test_amounts_in_ten_thousands_lose_nothing(yuan: str, wan: str) -> None:
    assert spell("fine_yuan", Decimal(yuan), Style(is_in_wan_yuan=True)) == wan


def test_full_width_and_brackets_and_lists() -> None:
    assert spell("hazard_count", 12, Style(is_full_width=True)) == "１２"
    assert spell("case_no", "临开罚案〔2024〕1号", Style(has_square_brackets=True)) == "临开罚案[2024]1号"
    assert spell("officer_names", ("甲", "乙"), Style()) == "甲、乙"
    assert spell("item_codes", (), Style()) is None
    assert spell("is_instalment", False, Style()) == "否"
