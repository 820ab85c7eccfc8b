"""Steps, answers and waivers in a real log: one writer, in order, nothing on a refusal."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter import answers, procedure, waivers
from orchestration.quarter.record import Acting, CannotTake, OutOfOrder, load_quarter, take_step

PERIOD = "2024Q4"
CLOCK = datetime(2025, 1, 20, 1)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def by(actor: str = "甲", on: date = date(2025, 1, 20), reason: str | None = None) -> Acting:
    return Acting(actor, on, CLOCK, reason)


def in_feedback(home: Home, due: date = date(2025, 1, 27)) -> None:
    for step in ("check", "draft"):
        take_step(home, PERIOD, step, by())
    take_step(home, PERIOD, "feedback", by(), due_date=due)


def signed(home: Home) -> None:
    in_feedback(home)
    take_step(home, PERIOD, "freeze", by(), pinned_position=1)
    take_step(home, PERIOD, "score", by(), pinned_position=1)


def test_a_step_is_an_event_with_actor_day_position_and_reason(home: Home) -> None:
    take_step(home, PERIOD, "check", by("李 四", reason="第一次核查"), pinned_position=7)
    (step,) = load_quarter(home, PERIOD).steps
    assert (step.step_no, step.step, step.state, step.actor) == (1, "check", "checking", "李四")
    assert (step.on_date, step.reason, step.pinned_position) == (date(2025, 1, 20), "第一次核查", 7)
    assert step.position == EventLog.open(home).head().position == 1


def test_a_step_out_of_order_leaves_the_log_as_it_was(home: Home) -> None:
    take_step(home, PERIOD, "check", by())
    with pytest.raises(OutOfOrder, match=r"核查中.*不能冻结.*zhifa quarter draft 2024Q4"):
        take_step(home, PERIOD, "freeze", by())
    assert EventLog.open(home).head().position == 1


def test_quarters_do_not_know_of_each_other(home: Home) -> None:
    take_step(home, PERIOD, "check", by())
    assert load_quarter(home, "2024Q3").state == "open"


def test_of_two_who_take_the_same_step_at_once_one_is_refused(home: Home) -> None:
    in_feedback(home)

    def freeze(number: int) -> str:
        try:
            take_step(home, PERIOD, "freeze", by(f"操作人{number}"))
        except OutOfOrder:
            return "refused"
        return "done"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(freeze, range(4))) == ["done", "refused", "refused", "refused"]
    assert [step.step_no for step in load_quarter(home, PERIOD).steps] == [1, 2, 3, 4]


def test_an_objection_waits_for_a_decision_with_a_reason(home: Home) -> None:
    in_feedback(home)
    row = answers.answer(home, PERIOD, "JKQ01", by(), submitted_by="联络员", statement="三份材料已归集")
    assert (row["objection_no"], row["answer"], row["decision"]) == (1, "异议", None)
    with pytest.raises(CannotTake, match="理由"):
        answers.decide(home, PERIOD, "JKQ01", 1, by(), is_upheld=True)
    done = answers.decide(home, PERIOD, "JKQ01", 1, by("乙", reason="材料确已上传"), is_upheld=True)
    assert (done["decision"], done["decided_by"], done["decision_reason"]) == ("采纳", "乙", "材料确已上传")
    with pytest.raises(CannotTake, match="已由 乙"):
        answers.decide(home, PERIOD, "JKQ01", 1, by(reason="再议"), is_upheld=False)


def test_the_same_answer_twice_is_one_and_no_statement_is_a_confirmation(home: Home) -> None:
    in_feedback(home)
    for _ in range(2):
        row = answers.answer(home, PERIOD, "JKQ02", by(), submitted_by="联络员")
    assert row["answer"] == "确认"
    assert len(answers.answers(home, PERIOD)) == 1
    assert answers.undecided(answers.answers(home, PERIOD)) == []
    assert answers.silent(answers.answers(home, PERIOD), ["JKQ01", "JKQ02"]) == ["JKQ01"]


def test_after_its_last_day_an_answer_is_refused(home: Home) -> None:
    in_feedback(home, due=date(2025, 1, 27))
    late = by(on=date(2025, 1, 28))
    with pytest.raises(CannotTake, match="2025-01-27 届满"):
        answers.answer(home, PERIOD, "JKQ01", late, submitted_by="联络员", statement="迟了一天")


def test_outside_the_feedback_state_nothing_is_answered(home: Home) -> None:
    take_step(home, PERIOD, "check", by())
    with pytest.raises(CannotTake, match="只在反馈核对阶段"):
        answers.answer(home, PERIOD, "JKQ01", by(), submitted_by="联络员")


def waived(home: Home, reason: str | None = "平台迁移", granted_by: str = "王主任") -> dict[str, object]:
    return waivers.waive(
        home,
        PERIOD,
        "JKQ01",
        "record_upload_limit",
        by(reason=reason),
        granted_by=granted_by,
        valid_until=date(2025, 3, 31),
        record_no="检查1号",
    )


def test_a_waiver_states_reason_and_grantor_and_the_same_one_is_one_act(home: Home) -> None:
    with pytest.raises(CannotTake, match="理由"):
        waived(home, reason=None)
    with pytest.raises(CannotTake, match="批准人"):
        waived(home, granted_by=" ")
    assert waived(home)["waiver_no"] == waived(home)["waiver_no"] == 1
    assert len(waivers.waivers(home, PERIOD)) == 1


def test_a_waiver_is_taken_back_with_a_reason_and_stays_on_record(home: Home) -> None:
    waived(home)
    row = waivers.revoke(home, PERIOD, "JKQ01", 1, by("乙", reason="查无迁移"))
    assert (row["is_revoked"], row["revoked_by"], row["revoke_reason"]) == (True, "乙", "查无迁移")


def test_once_frozen_nothing_is_waived(home: Home) -> None:
    signed(home)
    with pytest.raises(CannotTake, match="zhifa quarter withdraw 2024Q4"):
        waived(home)


def test_who_granted_a_waiver_may_not_sign_however_the_name_is_spaced(home: Home) -> None:
    waived(home, granted_by="王 主任")
    signed(home)
    with pytest.raises(CannotTake, match="批准过 2024Q4 的 1 项豁免"):
        procedure.sign(
            home,
            PERIOD,
            by(on=date(2025, 2, 6)),
            document_no="执监〔2025〕3号",
            signatory="王主任",
            signed_on=date(2025, 2, 6),
        )
    done = procedure.sign(
        home,
        PERIOD,
        by(on=date(2025, 2, 6)),
        document_no="执监〔2025〕3号",
        signatory="赵局长",
        signed_on=date(2025, 2, 6),
    )
    assert (done.state, done.steps[-1].document_no) == ("signed", "执监〔2025〕3号")


def test_a_signature_is_not_dated_before_the_scoring(home: Home) -> None:
    signed(home)
    with pytest.raises(CannotTake, match="早于评分之日"):
        procedure.sign(
            home,
            PERIOD,
            by(),
            document_no="执监〔2025〕3号",
            signatory="赵局长",
            signed_on=date(2025, 1, 19),
        )


def test_a_withdrawal_needs_a_reason(home: Home) -> None:
    in_feedback(home)
    with pytest.raises(CannotTake, match="理由"):
        procedure.withdraw(home, PERIOD, by())
    assert procedure.withdraw(home, PERIOD, by(reason="口径有误")).state == "checking"


def test_a_pin_holds_nothing_that_the_gate_has_not_seen(home: Home) -> None:
    waived(home)  # at position 1, which the gate sees
    log = EventLog.open(home)
    procedure.refuse_unseen(log, 1, 1)
    take_step(home, PERIOD, "check", by())  # changes no figure
    procedure.refuse_unseen(EventLog.open(home), 1, 2)
    waived(home, reason="另一项")
    with pytest.raises(CannotTake, match="尚未经过闸门"):
        procedure.refuse_unseen(EventLog.open(home), 1, 3)
    # What comes after the pin is late, and no concern of it.
    procedure.refuse_unseen(EventLog.open(home), 1, 2)
