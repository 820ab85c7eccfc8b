"""Interviews: which stage follows which, what each must state, and that only listed departments are called in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from ingestion.acts import record_acts
from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.interviews import after, interview, interviews, next_act, overdue_since
from orchestration.quarter.record import Acting, CannotTake, OutOfOrder

PERIOD = "2024Q4"
CLOCK = datetime(2025, 3, 1)
HELD = {"held_by": "分管副区长", "personnel_office": "区委组织部", "plan_by_date": date(2025, 3, 20)}


def day(number: int) -> date:
    return date(2025, 3, number)


def walked(*acts: tuple[str, int, Mapping[str, Any]]) -> dict[str, Any]:
    """The columns after several acts in March 2025."""
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    standing: dict[str, Any] | None = None
    for act, on, said in acts:
        standing = row | after(standing, act, day(on), said)
    assert standing is not None
    return standing


COLUMNS = list(load_contracts()["interview"].physical_columns())
NOTICE = ("notify", 1, {"hold_by_date": day(10)})
HOLD = ("hold", 5, HELD)
PLAN = ("plan", 10, {"plan_summary": "补齐案卷", "review_by_date": day(25)})
PASSED = ("review", 20, {"review_result": "合格", "reviewed_by": "督查科"})
FAILED = ("review", 20, {"review_result": "不合格", "reviewed_by": "督查科"})
CLOSE: tuple[str, int, dict[str, Any]] = ("close", 21, {})


def test_the_loop_runs_from_notice_to_close_and_keeps_every_day() -> None:
    row = walked(NOTICE, HOLD, PLAN, PASSED, CLOSE)
    days = [row[name] for name in ("notice_on", "held_on", "plan_on", "reviewed_on", "closed_on")]
    assert (days, row["stage"], next_act(row)) == (
        [day(1), day(5), day(10), day(20), day(21)],
        "已办结",
        None,
    )


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ([HOLD], "尚未通知"),
        ([NOTICE, PLAN], "下一步是约谈"),
        ([NOTICE, HOLD, PASSED], "下一步是报整改方案"),
        ([NOTICE, HOLD, PLAN, CLOSE], "下一步是复核"),
        ([NOTICE, HOLD, PLAN, FAILED, CLOSE], "不合格"),
        ([NOTICE, HOLD, PLAN, PASSED, CLOSE, NOTICE], "已经办结"),
        ([NOTICE, HOLD, NOTICE], "下一步是报整改方案"),
    ],
)
def test_a_stage_out_of_order_is_refused_and_the_next_one_named(
    acts: list[tuple[str, int, Mapping[str, Any]]], said: str
) -> None:
    with pytest.raises(OutOfOrder, match=said):
        walked(*acts)


def test_rectification_that_does_not_pass_needs_a_new_plan_which_awaits_a_new_review() -> None:
    again = ("plan", 22, {"plan_summary": "再次整改", "review_by_date": day(30)})
    row = walked(NOTICE, HOLD, PLAN, FAILED, again)
    assert (row["stage"], row["plan_on"], row["review_result"], row["reviewed_on"]) == (
        "已报整改方案",
        day(22),
        None,
        None,
    )
    assert next_act(row) == "review"


def test_no_interview_without_the_personnel_office() -> None:
    with pytest.raises(CannotTake, match="组织人事部门"):
        walked(NOTICE, ("hold", 5, HELD | {"personnel_office": " "}))


def test_a_day_before_the_stage_before_is_refused() -> None:
    with pytest.raises(CannotTake, match="早于上一阶段"):
        walked(("notify", 6, {}), HOLD)


def test_a_limit_before_its_own_day_is_refused() -> None:
    with pytest.raises(CannotTake, match="期限 2025-03-01"):
        walked(("notify", 6, {"hold_by_date": day(1)}))


def test_a_review_says_whether_it_passed() -> None:
    with pytest.raises(CannotTake, match="只能是合格或不合格"):
        walked(NOTICE, HOLD, PLAN, ("review", 20, {"review_result": "尚可", "reviewed_by": "督查科"}))


def test_an_interview_is_overdue_the_day_after_its_limit_until_the_stage_is_done() -> None:
    row = walked(NOTICE)
    assert overdue_since(row, day(10)) is None
    assert overdue_since(row, day(11)) == day(10)
    assert overdue_since(walked(NOTICE, HOLD), day(11)) is None


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Version 1 lists A and B, version 2, which is in force, A only; nobody has been notified."""
    home = Home(tmp_path / "home")
    published = [
        ("publish", "published", 1, {"A": "末位", "B": "末位"}),
        ("restate", "restated", 2, {"A": "末位"}),
    ]
    for number, (step, state, version, listed) in enumerate(published, start=1):
        rows = [
            {"department_code": code, "period": PERIOD, "version": version, "signed_on": day(1)}
            | {"department_name": code, "status": "ranked", "grounds": listed.get(code), "pinned_position": 1}
            for code in ("A", "B", "C")
        ]
        record_acts(home, feed="publication", rows=rows, recorded_at=CLOCK)
        row = {"department_code": "全区", "period": PERIOD, "step_no": number, "step": step, "state": state}
        row |= {"on_date": day(1), "actor": "张", "version": version}
        record_acts(home, feed="quarter_step", rows=[row], recorded_at=CLOCK)
    return home


def acting(number: int) -> Acting:
    return Acting("经办人", day(number), CLOCK)


def test_who_is_listed_by_the_version_in_force_is_notified_on_its_grounds(home: Home) -> None:
    row = interview(home, PERIOD, "A", "notify", acting(2), hold_by_date=day(9))
    assert (row["stage"], row["version"], row["grounds"]) == ("已通知", 2, "末位")


@pytest.mark.parametrize("code", ["B", "C"])
def test_who_is_not_listed_by_the_version_in_force_is_not_called_in(home: Home, code: str) -> None:
    with pytest.raises(CannotTake, match=f"第 2 版没有把 {code} 列入"):
        interview(home, PERIOD, code, "notify", acting(2))


def test_a_quarter_that_is_not_published_calls_nobody_in(home: Home) -> None:
    with pytest.raises(CannotTake, match="2024Q3 没有公布的版本"):
        interview(home, "2024Q3", "A", "notify", acting(2))


def test_the_same_act_again_is_no_new_event(home: Home) -> None:
    interview(home, PERIOD, "A", "notify", acting(2), hold_by_date=day(9))
    position = EventLog.open(home).head().position
    interview(home, PERIOD, "A", "notify", acting(2), hold_by_date=day(9))
    assert EventLog.open(home).head().position == position


def test_the_status_lists_who_waits_for_a_notice_and_what_is_overdue(home: Home) -> None:
    (waiting,) = interviews(home, None, day(3))
    assert (waiting["department_code"], waiting["stage"], waiting["next_act"]) == ("A", None, "notify")
    interview(home, PERIOD, "A", "notify", acting(2), hold_by_date=day(9))
    (row,) = interviews(home, PERIOD, day(12))
    assert (row["stage"], row["next_act"], row["overdue_since"]) == ("已通知", "hold", day(9))
    interview(home, PERIOD, "A", "hold", acting(8), **HELD)
    (row,) = interviews(home, PERIOD, day(12))
    assert (row["held_on"], row["hold_by_date"], row["overdue_since"]) == (day(8), day(9), None)
