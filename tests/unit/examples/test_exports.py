"""The sample zone's files: equal every time, messy as listed, and readable except where meant not to be."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from examples.zone2024 import expected, write_zone
from tests.unit.examples.zone_reader import grids

ZoneFiles = dict[str, dict[str, bytes]]


def test_two_runs_write_equal_bytes(tmp_path: Path) -> None:
    first, second = write_zone(tmp_path / "a"), write_zone(tmp_path / "b")
    assert [path.name for path in first] == [path.name for path in second]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("delivery", ["october", "december"])
def test_every_file_can_be_read_except_the_truncated_one(zone_files: ZoneFiles, delivery: str) -> None:
    refused = [name for folder, name in expected.REFUSED_FILES if folder == delivery]
    for name, content in zone_files[delivery].items():
        if name in refused:
            assert not zipfile.is_zipfile(io.BytesIO(content))
        else:
            assert all(len(grid) > 1 for grid in grids(name, content)), name


@pytest.mark.parametrize("fault", expected.FAULTY_ROWS)
def test_faulty_rows_stand_where_they_are_listed(zone_files: ZoneFiles, fault: expected.Fault) -> None:
    (grid,) = grids(fault.file, zone_files[fault.delivery][fault.file])
    header = next(line for line in grid if fault.header in line)
    assert grid[fault.row - 1][header.index(fault.header)] == (fault.written or "")


def test_every_file_but_the_held_one_states_its_cut_off(zone_files: ZoneFiles) -> None:
    silent = [
        (delivery, name)
        for delivery, files in zone_files.items()
        for name, content in files.items()
        if "截止20" not in name
        and not name.endswith(".zip")
        and "数据截止：2024" not in str(grids(name, content)[0][1])
    ]
    assert silent == list(expected.HELD_FILES)


def test_a_file_sent_three_times_holds_one_table(zone_files: ZoneFiles) -> None:
    original, copy, resaved = (zone_files["december"][name] for _, name in expected.REPEATED_FILES)
    assert original == copy
    assert resaved != original
    assert resaved.decode("utf-8-sig") == original.decode("gb18030")


def test_a_workbook_of_months_has_a_total_on_each_sheet(zone_files: ZoneFiles) -> None:
    for delivery, cut_off, months in (("october", 20241031, 10), ("december", 20241223, 12)):
        name = f"行政检查_全量_JKQ01_20240101-{cut_off}_截止{cut_off}.xlsx"
        sheets = grids(name, zone_files[delivery][name])
        assert len(sheets) == months
        assert all(grid[0][0] == "序 号" and grid[-1][0] == "合计" for grid in sheets)
        # 250 known in October; 250 + 3 late + 38 new - 3 taken back in December.
        assert sum(len(grid) - 2 for grid in sheets) == {"october": 250, "december": 288}[delivery]


def test_a_stated_extent_lies_and_merged_cells_are_blank_below(zone_files: ZoneFiles) -> None:
    content = zone_files["october"]["权责清单.xlsx"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b'<dimension ref="A1:C3"' in archive.read("xl/worksheets/sheet1.xml")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    # Line 3 is the header; the 108 items of 应急管理局 and its 12 of the former list share one merged cell.
    assert [sheet.cell(row, 2).value for row in (3, 4, 5)] == ["主体编码", "JKQ01", None]
    assert "B4:B123" in {str(each) for each in sheet.merged_cells.ranges}


def test_a_plan_workbook_has_groups_above_its_headers(zone_files: ZoneFiles) -> None:
    name = "行政检查计划_全量_全部_20240101-20241231_截止20241031.xlsx"
    (grid,) = grids(name, zone_files["october"][name])
    assert grid[0] == ["执法主体", "计划信息", "", "", "起止与数量", "", "", "状态与变更", "", ""]
    assert grid[1][:3] == ["执法主体编码", "计划编号", "计划名称"]


def test_members_of_the_zip_are_named_in_gbk(zone_files: ZoneFiles) -> None:
    with zipfile.ZipFile(io.BytesIO(zone_files["october"]["街镇报送_十月.zip"])) as archive:
        entries = archive.infolist()
    assert len(entries) == 3
    assert all(entry.flag_bits & 0x800 == 0 for entry in entries)
    assert "新湾镇/" in entries[1].filename.encode("cp437").decode("gbk")


def test_one_case_stands_under_both_kinds_of_bracket(zone_files: ZoneFiles) -> None:
    name = "案件台账_全量_全部_20230701-20241031_截止20241031.xlsx"
    (grid,) = grids(name, zone_files["october"][name])
    numbers = [str(line[1]) for line in grid[1:]]
    square = [number for number in numbers if "[2024]" in number]
    assert len(square) == 3
    assert all(number.replace("[", "〔").replace("]", "〕") in numbers for number in square)
