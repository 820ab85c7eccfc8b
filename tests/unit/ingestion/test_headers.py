"""Headers as offices write them."""

from __future__ import annotations

import pytest

from ingestion.faults import FileFault
from ingestion.headers import HeaderMatch, find_header, recognise, require
from ingestion.mapping import header_key, load_mappings

MAPPING = load_mappings()["platform", "inspection"]
HEADERS = ["执法主体编码", "检查编号", "当事人名称", "检查方式", "检查日期"]


def _found(*head: list[str | None]) -> HeaderMatch:
    match = find_header(MAPPING, head)
    assert match is not None
    return match


@pytest.mark.parametrize("text", ["检查编号", "检 查 编 号", "检查\n编号", "　检查编号　", "检查编号\ufeff"])
def test_spaces_do_not_matter(text: str) -> None:
    assert header_key(text) == "检查编号"


def test_a_header_stands_under_titles() -> None:
    match = _found(["2024 年行政检查情况表"], ["数据截止：2024-10-31"], [None], HEADERS, ["JKQ01", "JC1"])
    assert (match.first_row, match.last_row, match.fits) == (3, 3, True)


def test_a_group_header_above_is_joined_only_where_it_helps() -> None:
    match = _found(
        ["执法主体编码", "检查", None, None, "当事人名称"], [None, "检查编号", "检查方式", "检查日期", None]
    )
    assert (match.first_row, match.last_row, match.fits) == (0, 1, True)
    assert {name: sources[0].index for name, sources in match.columns.items()} == {
        "department_code": 0, "inspection_no": 1, "inspection_mode": 2, "inspection_date": 3, "party_name": 4,
    }  # fmt: skip


def test_other_spellings_and_columns_of_no_use_are_known() -> None:
    spelled = [
        "序 号",
        "单位编码",
        "检查单号",
        "被检查对象",
        "检查形式",
        "检查时间",
        "备注",
        "错误原因",
        "原文件行号",
    ]
    match = _found([*spelled])
    assert match.fits and match.unknown == ()


def test_amounts_carry_the_unit_of_their_header() -> None:
    penalty = find_header(
        load_mappings()["platform", "penalty"], [["执法主体编码", "处罚决定书文号", "罚款金额（万元）"]]
    )
    assert penalty is not None and penalty.columns["fine_yuan"][0].unit == "万元"


def test_the_feed_that_explains_most_columns_comes_first() -> None:
    platform = [mapping for (source, _), mapping in load_mappings().items() if source == "platform"]
    assert recognise(platform, [[*HEADERS]])[0].mapping.feed == "inspection"


def test_missing_and_misspelt_headers_are_named_with_a_guess() -> None:
    match = _found(["执法主体编码", "检查编号", "当事人名称", "检查方式", "检查日其"])
    with pytest.raises(FileFault) as raised:
        require(match, "行政检查", "10月")
    assert "缺少表头：检查日期" in str(raised.value) and "“检查日其”是否应为“检查日期”" in str(raised.value)
    assert (raised.value.sheet, raised.value.row) == ("10月", 1)


def test_a_table_of_something_else_has_no_header() -> None:
    assert find_header(MAPPING, [["甲", "乙"], ["1", "2"]]) is None
    with pytest.raises(FileFault, match="没有找到表头"):
        require(None, "", None)
