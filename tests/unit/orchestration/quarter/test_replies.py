"""Answers on correction lists that want a decision become objections, each once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from ingestion.acts import record_acts
from ingestion.eventlog import EventLog
from orchestration.quarter.record import Acting, CannotTake, take_step
from orchestration.quarter.replies import as_objections, unanswered
from tests.fixtures.exports import Office, workbook
from tests.unit.orchestration.quarter.test_corrections import item

PERIOD = "2024Q4"
ACTING = Acting("经办人", date(2025, 1, 20), datetime(2025, 1, 20, 1))


def _reply(item_id: str, reply: str, on: str = "2025-01-21", code: str = "JKQ01") -> dict[str, Any]:
    return {
        "执法主体编码": code,
        "评估周期": PERIOD,
        "问题编号": item_id,
        "回复": reply,
        "说明": f"关于{item_id}",
        "回复日期": on,
    }


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    for step in ("check", "draft"):
        take_step(office.home, PERIOD, step, ACTING)
    return office


def _open_feedback(office: Office) -> None:
    take_step(office.home, PERIOD, "feedback", ACTING, due_date=date(2025, 1, 24))


def _replied(office: Office, *rows: dict[str, Any]) -> None:
    stated = "数据截止：2025-01-23 导出方式：增量"
    assert office.one(workbook(office.desk / "补正回复.xlsx", rows, stated)).counts.rejected == 0


def _register(office: Office, *items: dict[str, Any]) -> list[dict[str, Any]]:
    rows = as_objections(EventLog.open(office.home), PERIOD, ACTING, items)
    record_acts(office.home, feed="objection", rows=rows, recorded_at=ACTING.recorded_at)
    return rows


def test_objections_and_requests_are_entered_and_what_was_mended_is_not(office: Office) -> None:
    _open_feedback(office)
    _replied(
        office,
        _reply("a", "有异议"),
        _reply("b", "申请豁免"),
        _reply("c", "已补正"),
        _reply("d", "暂不能补正"),
    )
    rows = _register(office, item("a"), item("b"), item("c"), item("d"))
    assert [(row["objection_no"], row["subject"], row["statement"]) for row in rows] == [
        (1, "a", "有异议：关于a"),
        (2, "b", "申请豁免：关于b"),
    ]
    assert {row["submitted_on"] for row in rows} == {date(2025, 1, 21)}


def test_a_reply_is_entered_once_and_numbers_go_on(office: Office) -> None:
    _open_feedback(office)
    _replied(office, _reply("a", "有异议"))
    assert len(_register(office, item("a"))) == 1
    assert _register(office, item("a")) == []
    _replied(office, _reply("e", "有异议"))
    assert [row["objection_no"] for row in _register(office, item("a"), item("e"))] == [2]


def test_a_waiver_answers_the_request_for_it(office: Office) -> None:
    _open_feedback(office)
    _replied(office, _reply("a", "申请豁免"), _reply("b", "申请豁免"))
    waived = item("a", is_waived=True)
    assert [row["subject"] for row in _register(office, waived, item("b"))] == ["b"]


def test_a_reply_after_the_last_day_is_not_entered(office: Office) -> None:
    _open_feedback(office)
    _replied(office, _reply("a", "有异议", on="2025-01-24"), _reply("b", "有异议", on="2025-01-25"))
    assert [row["subject"] for row in _register(office, item("a"), item("b"))] == ["a"]


def test_an_item_that_is_gone_wants_no_decision(office: Office) -> None:
    _open_feedback(office)
    _replied(office, _reply("violation/two_officers/罚1", "有异议"))
    assert _register(office) == []


def test_an_objection_to_an_indicator_is_about_no_item_and_entered_all_the_same(office: Office) -> None:
    _open_feedback(office)
    _replied(office, _reply("duty", "有异议"))
    assert [row["subject"] for row in _register(office)] == ["duty"]


def test_before_the_feedback_replies_wait(office: Office) -> None:
    _replied(office, _reply("a", "有异议"))
    with pytest.raises(CannotTake, match="只在反馈核对阶段登记反馈"):
        _register(office, item("a"))
    waiting = unanswered(EventLog.open(office.home), PERIOD, [item("a")])
    assert [(row["item_id"], row["record_no"]) for row in waiting] == [("a", "罚1")]
