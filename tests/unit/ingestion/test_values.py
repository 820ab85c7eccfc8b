"""Texts to values. The vectors of `code` and `name` are frozen: another result would give old records new names."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion import values
from ingestion.contract import load_contracts

# Frozen: never change a line, only add.
CODES = [
    ("津开应急罚〔2024〕1号", "津开应急罚〔2024〕1号"),
    ("津开应急罚[2024]1号", "津开应急罚〔2024〕1号"),
    ("津开应急罚【2024】1号", "津开应急罚〔2024〕1号"),
    ("津开应急罚（２０２４）１号", "津开应急罚〔2024〕1号"),
    ("津开应急罚(2024) 1 号", "津开应急罚〔2024〕1号"),
    (" jc-2024-001 ", "JC-2024-001"),
    ("ＪＣ－１", "JC-1"),
    ("JC\u200b1", "JC1"),
    ("\ufeffJC1\u00a0", "JC1"),
    ("JC 1", "JC1"),
    ("0012", "0012"),
    ("12011600123", "12011600123"),
    ("2024E01", "2024E01"),
    ("无", None),
    ("—", None),
    ("／", None),
    ("n/a", None),
    ("", None),
    ("\u3000", None),
    (None, None),
]
NAMES = [
    ("张三", "张三"),
    ("张 三", "张三"),
    ("张\u3000三", "张三"),
    (" 张\t三\n", "张三"),
    ("ＡＢＣ  有限公司", "ABC有限公司"),
    ("Tianjin  Port   Co.", "Tianjin Port Co."),
    ("天津（开发区）公司", "天津(开发区)公司"),
    ("买买提·艾力", "买买提·艾力"),
    ("㈱甲", "(株)甲"),
    ("", None),
    (None, None),
]


def _one(function, text, *more):  # type: ignore[no-untyped-def]
    return function(pl.Series([text], dtype=pl.String), *more)[0]


@pytest.mark.parametrize(("text", "expected"), CODES)
def test_codes(text: str | None, expected: str | None) -> None:
    assert _one(values.code, text) == expected


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str | None, expected: str | None) -> None:
    assert _one(values.name, text) == expected


# What stands in numbers and names of offices; a lone accent (´) is a space and a mark to NFKC, and never there.
OFFICE_TEXT = st.text(
    "津开应急罚号欧阳锋·０１９ＡｂＺ019AbZ㈱①[]()（）【】〔〕-－—/／.、，, \t\u3000\u00a0\u200b\ufeff",
    max_size=20,
)


@settings(deadline=None)
@given(OFFICE_TEXT)
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    for function in (values.code, values.name):
        once = _one(function, text)
        assert _one(function, once) == once


@settings(deadline=None)
@given(st.lists(st.text(max_size=8) | st.sampled_from(["ＪＣ 1", "[1]", "无", "2024年3月5日"]), max_size=6))
def test_reading_a_column_leaves_the_column_as_it_was(texts: list[str]) -> None:
    column = pl.Series(texts, dtype=pl.String)
    for function in (values.code, values.name, values.tidy, values.timestamp, values.integer, values.boolean):
        function(column)
    values.amount(column, "元")
    assert column.to_list() == texts


STYLES = ("{0:%Y-%m-%d}", "{0.year}年{0.month}月{0.day}日", "{0.year}.{0.month}.{0.day}", "{0.year}/{0.month}/{0.day}",
          "{0:%Y%m%d}", "{0:%Y-%m-%d} 10:20:30", "{0:%Y-%m-%d} 00:00:00",
          " {0.year} 年 {0.month} 月 {0.day} 日 ")  # fmt: skip


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_day_reads_the_same_in_every_style(day: date) -> None:
    texts = [style.format(day) for style in STYLES]
    full_width = texts[0].translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    serial = str((day - date(1899, 12, 30)).days)
    read = values.date(pl.Series([*texts, full_width, serial]))
    assert read.to_list() == [day] * (len(texts) + 2)


@settings(deadline=None)
@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)))
def test_a_moment_reads_to_the_second(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    chinese = (
        f"{moment.year}年{moment.month}月{moment.day}日 {moment.hour}时{moment.minute}分{moment.second}秒"
    )
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    read = values.timestamp(
        pl.Series([f"{moment:%Y-%m-%d %H:%M:%S}", f"{moment:%Y/%m/%d %H:%M:%S}", chinese, f"{serial:.10f}"])
    )
    assert read.to_list() == [moment] * 4


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2024-13-05",
        "2023-02-29",
        "2024年3月",
        "20240230",
        "03/05/2024",
        "三月五日",
        "2024-03-05 25:00:00",
        "12345678901",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert _one(values.date, text) is None


@settings(deadline=None)
@given(
    st.decimals(0, 10**12, places=2),
    st.sampled_from([("元", 1), ("千元", 1000), ("万元", 10_000), ("亿元", 10**8)]),
)
def test_amounts_are_exact_in_every_unit(yuan: Decimal, unit: tuple[str, int]) -> None:
    written = f"{(yuan / unit[1]):.10f}"
    assert _one(values.amount, written, unit[0]) == yuan


AMOUNTS = [
    ("5000", "元", "5000.00"), ("5,000.5", "元", "5000.50"), ("￥5000", "元", "5000.00"),
    ("５０００元", "元", "5000.00"),
    ("1.23456", "万元", "12345.60"), ("0", "元", "0.00"), ("-3.5", "元", "-3.50"),
    ("约5000", "元", None), ("1.5万", "元", None), ("5000元", "万元", None), ("0.001", "元", None),
    ("1.2345678", "万元", None), ("五千", "元", None), ("无", "元", None), ("1e3", "元", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "expected"), AMOUNTS)
def test_amounts(text: str, unit: str, expected: str | None) -> None:
    assert _one(values.amount, text, unit) == (None if expected is None else Decimal(expected))


@settings(deadline=None)
@given(st.permutations(["丙", "甲", "乙", "乙"]), st.sampled_from(["、", "，", ",", "；", "|", "\n", "／"]))
def test_a_list_has_no_order_and_no_repetition(items: list[str], separator: str) -> None:
    text = f" {separator} ".join(items)
    assert _one(values.split_list, text, "、，,；;|／/", values.name).to_list() == sorted(["丙", "甲", "乙"])


def test_a_list_of_nothing_is_null() -> None:
    assert values.split_list(pl.Series(["、", "无", None, ""]), "、", values.code).to_list() == [None] * 4


@pytest.mark.parametrize(
    ("text", "lost"),
    [("1.20116E+10", True), ("1E+10", True), ("1.0E10", True), ("12011600123|1.20116E+10", True),
     ("2024E01", False), ("12011600123", False), ("E10", False), ("津1.5E+3号", False)],
)  # fmt: skip
def test_a_number_in_scientific_notation_has_lost_its_digits(text: str, lost: bool) -> None:
    assert _one(values.is_scientific, text) is lost


def test_yes_and_no_in_the_words_of_offices() -> None:
    said = pl.Series(["是", "有", "√", "Y", "1", "否", "无", "×", "n", "0", "也许", None])
    assert values.boolean(said).to_list() == [True] * 5 + [False] * 5 + [None] * 2


def test_whole_numbers_only() -> None:
    assert values.integer(pl.Series(["1,234", "12.0", "12.5", "十二", " 7 ", None])).to_list() == [
        1234,
        12,
        None,
        None,
        7,
        None,
    ]


@pytest.mark.parametrize(
    "feed", [feed for feed, contract in load_contracts().items() if contract.origin == "department"]
)
def test_every_value_of_every_code_list_reads_as_itself(feed: str) -> None:
    """Otherwise a clerk who picks it from the template's drop-down is told that it does not exist."""
    listed = [value for column in load_contracts()[feed].columns for value in column.enum]
    assert values.code(pl.Series(listed, dtype=pl.String)).to_list() == listed
