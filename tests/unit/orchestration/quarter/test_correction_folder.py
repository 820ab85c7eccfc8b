"""Lists lie in the home as one folder a stage, replaced as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.home import Home
from orchestration.quarter.correction_rows import Corrections
from orchestration.quarter.corrections import CorrectionList, correction_lists, write_lists
from orchestration.quarter.record import CannotTake
from tests.unit.orchestration.quarter.test_corrections import corrections as of
from tests.unit.orchestration.quarter.test_corrections import document, item

PERIOD = "2024Q4"


def _write(home: Home, *found: Corrections) -> tuple[CorrectionList, ...]:
    return write_lists(home, PERIOD, "check", found)


def test_a_list_counts_what_stands_open_and_what_changed(tmp_path: Path) -> None:
    items = (document("m"), document("l", "late_document"), item("v"), item("w", is_waived=True))
    changes = tuple(
        {**item(str(n)), "change": change} for n, change in enumerate(["已补正", "已补正", "新发现"])
    )
    (one,) = _write(Home(tmp_path), of(items=items, changes=changes))
    assert (one.missing_count, one.late_count, one.violation_count, one.reject_count) == (1, 1, 1, 0)
    assert (one.left_count, one.waived_count, one.fixed_count, one.new_count) == (3, 1, 2, 1)
    assert one.path.name == "JKQ01补正清单.xlsx" and one.path.is_file()


def test_the_folder_holds_the_last_lists_and_no_others(tmp_path: Path) -> None:
    home = Home(tmp_path)
    _write(home, of(), of(department_code="JKQ02"))
    lists = _write(home, of(department_code="JKQ02"))
    folder = tmp_path / "corrections" / "2024Q4" / "check"
    assert sorted(path.name for path in folder.glob("*.xlsx")) == ["JKQ02补正清单.xlsx"]
    assert list(home.work.iterdir()) == []
    assert correction_lists(home, PERIOD, "check") == lists


def test_lists_that_cannot_be_written_leave_the_last_ones(tmp_path: Path) -> None:
    home = Home(tmp_path)
    lists = _write(home, of())
    with pytest.raises(TypeError):
        _write(home, of(items=(item("a", message=None),)))
    assert correction_lists(home, PERIOD, "check") == lists
    assert list(home.work.iterdir()) == []


def test_before_the_first_check_there_is_nothing_to_remind_of(tmp_path: Path) -> None:
    with pytest.raises(CannotTake, match="zhifa quarter check 2024Q4"):
        correction_lists(Home(tmp_path), PERIOD, "check")
