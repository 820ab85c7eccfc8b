"""What a correction workbook holds, and what counts as mended, waived, left and new."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from orchestration.quarter.correction_instructions import instructions, time_left
from orchestration.quarter.correction_rows import Corrections, compare_items
from orchestration.quarter.correction_workbook import write_workbook


def item(item_id: str, kind: str = "violation", **more: Any) -> dict[str, Any]:
    named = {
        "department_code": "JKQ01",
        "item_id": item_id,
        "item_kind": kind,
        "rule_id": "two_officers",
        "rule_name_zh": "执法人员少于两人",
        "severity": "blocker",
        "legal_basis": "行政处罚法第四十二条",
        "act_kind": "penalty",
        "record_no": "罚1",
        "case_or_decision_no": "罚1",
        "document_name_zh": None,
        "document_kinds": None,
        "business_date": date(2024, 11, 5),
        "due_date": None,
        "days_late": None,
        "message": f"{item_id} 有误",
        "is_waived": False,
        "waiver_id": None,
        "stream_id": "penalty/platform/JKQ01/罚1",
        "position": 3,
    }
    return named | more


def document(item_id: str, kind: str = "missing_document", **more: Any) -> dict[str, Any]:
    named = {
        "rule_id": "scene_or_interview",
        "document_name_zh": "现场笔录或询问笔录",
        "document_kinds": "现场笔录|询问笔录",
        "due_date": date(2024, 10, 21),
        "days_late": 60,
    }
    return item(item_id, kind, **named | more)


def corrections(**more: Any) -> Corrections:
    given: dict[str, Any] = {
        "period": "2024Q4",
        "stage": "check",
        "on": date(2025, 1, 6),
        "data_ends_date": date(2024, 12, 31),
        "department_code": "JKQ01",
        "department_name": "应急管理局",
        "due_date": date(2025, 1, 15),
        "items": (),
        "changes": (),
        "rejects": (),
        "indicators": (),
        "faults": (),
        "waivers": (),
        "replies": (),
        "standing": {},
    }
    return Corrections(**given | more)


def sheets(of: Corrections, folder: Path) -> dict[str, list[list[Any]]]:
    path = folder / "清单.xlsx"
    write_workbook(of, path)
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_what_is_gone_is_mended_and_what_came_is_new() -> None:
    found = compare_items([item("a"), item("b")], [item("b"), item("c")])
    assert {row["item_id"]: row["change"] for row in found} == {
        "a": "已补正",
        "b": "仍未补正",
        "c": "新发现",
    }


def test_a_missing_document_that_came_late_is_mended_though_it_stays_on_the_list() -> None:
    found = compare_items([document("a"), document("b")], [document("a", "late_document"), document("b")])
    assert {row["item_id"]: row["change"] for row in found} == {"a": "已补正", "b": "仍未补正"}


@pytest.mark.parametrize("before", [[item("a")], [item("a", is_waived=True)], []])
def test_what_is_waived_is_waived_whatever_it_was_before(before: list[dict[str, Any]]) -> None:
    (row,) = compare_items(before, [item("a", is_waived=True)])
    assert row["change"] == "已豁免"


def test_the_same_number_at_two_departments_is_two_items() -> None:
    found = compare_items([item("gate")], [item("gate", department_code="JKQ02")])
    assert [(row["department_code"], row["change"]) for row in found] == [
        ("JKQ01", "已补正"),
        ("JKQ02", "新发现"),
    ]


def test_a_missing_document_stands_ready_to_be_filled_in_and_a_late_one_asks_for_nothing(
    tmp_path: Path,
) -> None:
    items = (document("m"), document("l", "late_document", document_name_zh="立案审批表"))
    rows = sheets(corrections(items=items), tmp_path)["缺失和逾期材料"]
    assert rows[0][0] == (
        "数据截止：2024-12-31　导出方式：增量　填写列：材料日期、文件名、上传时间（均留空的行不报送）"
    )
    assert rows[2][:7] == ["JKQ01", "罚1", "补现场笔录或询问笔录", "现场笔录", None, None, None]
    assert rows[3][:7] == ["JKQ01", "罚1", None, "立案审批表", None, None, None]
    assert [row[7] for row in rows[2:]] == ["缺失", "逾期"]


def test_a_document_of_an_entrusted_organisation_stands_under_its_own_code(tmp_path: Path) -> None:
    items = (document("m", stream_id="penalty_case/platform/JKQ19/案1"),)
    assert sheets(corrections(items=items), tmp_path)["缺失和逾期材料"][2][0] == "JKQ19"


def test_a_sheet_that_is_not_filled_in_says_so_first(tmp_path: Path) -> None:
    filled = {"缺失和逾期材料", "回复"}
    for name, rows in sheets(corrections(items=(item("a"),)), tmp_path).items():
        assert str(rows[0][0]).startswith("本表仅供阅读") == (name not in filled), name


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    write_workbook(corrections(items=(item("a", message="=1+1", record_no=None),)), path)
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_reply_is_chosen_from_what_the_feed_knows_and_the_last_one_stands_beside_it(
    tmp_path: Path,
) -> None:
    reply = {"item_id": "a", "reply": "有异议", "statement": "两人在场", "replied_on": date(2025, 1, 3)}
    of = corrections(items=(item("a"), item("b", is_waived=True)), replies=(reply,))
    path = tmp_path / "清单.xlsx"
    write_workbook(of, path)
    sheet = openpyxl.load_workbook(path)["回复"]
    rows = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert rows == [
        [
            "JKQ01",
            "2024Q4",
            "a",
            "违反规则",
            "罚1：a 有误",
            None,
            None,
            None,
            "有异议（2025-01-03）：两人在场",
        ]
    ]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"已补正,有异议,申请豁免,暂不能补正"'


def test_under_each_indicator_stand_its_faults_with_what_each_costs(tmp_path: Path) -> None:
    indicator = {
        "indicator_code": "participation",
        "indicator_name_zh": "人员参与率",
        "numerator": 11,
        "denominator": 16,
        "value": Decimal("68.75"),
        "effective_weight": Decimal("20.0000"),
        "points": Decimal("13.7500"),
        "reason": None,
        "is_scored": True,
        "is_applicable": True,
    }
    fault = {
        "indicator_code": "participation",
        "record_id": "JKQ01/12011607012",
        "evidence_id": None,
        "reason": "无执法记录",
        "cost_points": Decimal("1.2500"),
    }
    of = corrections(indicators=(indicator,), faults=(fault,), standing={"score": Decimal("61.20")})
    rows = sheets(of, tmp_path)["得分预估"]
    assert rows[2][0::5][:2] == ["合计", 61.2]
    assert rows[3][:6] == ["人员参与率", 11, 16, 68.75, 20, 13.75]
    assert (rows[4][0].strip("　"), rows[4][6], rows[4][7]) == ("JKQ01/12011607012", "无执法记录", 1.25)


def test_in_the_draft_a_scored_indicator_can_be_objected_to(tmp_path: Path) -> None:
    indicator = {
        "indicator_code": "duty",
        "indicator_name_zh": "履责率",
        "numerator": 3,
        "denominator": 4,
        "value": Decimal("75.00"),
        "effective_weight": Decimal("20.0000"),
        "points": Decimal("15.0000"),
        "reason": None,
        "is_scored": True,
        "is_applicable": True,
    }
    unscored = indicator | {"indicator_code": "per_officer_volume", "is_scored": False}
    of = corrections(stage="draft", indicators=(indicator, unscored))
    assert [row[2] for row in sheets(of, tmp_path)["回复"][2:]] == ["duty"]


@pytest.mark.parametrize(
    ("on", "due", "told"),
    [
        (date(2025, 1, 6), date(2025, 1, 15), "补正截止：2025-01-15，还有 9 天。"),
        (date(2025, 1, 15), date(2025, 1, 15), "补正截止：2025-01-15，还有 0 天。"),
        (date(2025, 1, 16), date(2025, 1, 15), "补正截止：2025-01-15，已经届满；其后的补正不计入本季度。"),
        (date(2025, 1, 6), None, "补正截止：工作日历尚未公布，日期另行通知。"),
    ],
    ids=["before", "on the day", "after", "unknown"],
)
def test_the_first_sheet_says_how_long_there_is(on: date, due: date | None, told: str) -> None:
    assert time_left(corrections(on=on, due_date=due)) == told


def test_the_first_sheet_says_what_each_answer_means() -> None:
    lines = "\n".join(instructions(corrections()))
    for reply in ("已补正", "有异议", "申请豁免", "暂不能补正"):
        assert f"{reply}：" in lines


def test_equal_lists_are_equal_files(tmp_path: Path) -> None:
    for name in ("1.xlsx", "2.xlsx"):
        write_workbook(corrections(items=(document("m"),)), tmp_path / name)
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()
