"""Which feed a document is, and which of its tables count."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.faults import FileFault
from ingestion.headers import recognise
from ingestion.mapping import load_mappings
from ingestion.readers import open_document
from ingestion.recognition import Export, exports_of
from tests.fixtures import files
from tests.fixtures.exports import CERTIFICATE, INSPECTION, table

MAPPINGS = list(load_mappings().values())


def _exports(folder: Path, name: str, **sheets: list[list[object]]) -> list[Export]:
    path = files.xlsx(folder / name, sheets)
    work = folder / "work"
    work.mkdir(exist_ok=True)
    (document,) = open_document(path, recognises=lambda head: bool(recognise(MAPPINGS, head)), work=work)
    return exports_of(document, MAPPINGS)


def test_a_files_headers_say_what_it_is_whatever_its_name(tmp_path: Path) -> None:
    (export,) = _exports(tmp_path, "新建 工作表.xlsx", Sheet1=table([INSPECTION]))
    assert (export.mapping.source, export.mapping.feed) == ("platform", "inspection")


def test_twelve_month_sheets_are_one_export(tmp_path: Path) -> None:
    months = {f"{month}月": table([{**INSPECTION, "检查编号": f"JC{month}"}]) for month in range(1, 13)}
    (export,) = _exports(tmp_path, "行政检查.xlsx", **months)
    assert [found.sheet for found, _ in export.tables] == list(months)


def test_sheets_of_two_feeds_are_two_exports(tmp_path: Path) -> None:
    exports = _exports(tmp_path, "月报.xlsx", 检查=table([INSPECTION]), 人员=table([CERTIFICATE]))
    assert [export.mapping.feed for export in exports] == ["inspection", "officer_certificate"]


def test_a_note_on_a_sheet_of_its_own_is_passed_over(tmp_path: Path) -> None:
    note: list[list[object]] = [["本月数据已核对"], ["填报人", "某某"]]
    (export,) = _exports(tmp_path, "行政检查.xlsx", 导出=table([INSPECTION]), 说明=note)
    assert len(export.tables) == 1


def test_what_stands_above_the_table_is_read_for_cut_off_and_scope(tmp_path: Path) -> None:
    (export,) = _exports(tmp_path, "行政检查.xlsx", 导出=[["检查情况表"], *table([INSPECTION])])
    stated = export.stated(newest=None, as_of=None)
    assert stated.as_of is not None and (stated.as_of.month, stated.as_of.day) == (10, 31)
    assert stated.scope.delivery == "incremental"


def test_a_name_that_claims_another_feed_is_held_against_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileFault) as raised:
        _exports(tmp_path, "执法人员证件.xlsx", 导出=table([INSPECTION]))
    assert raised.value.code == "wrong_feed"
