"""The order of a quarter's steps: what may follow what, and what a withdrawal undoes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.quarter.steps import OutOfOrder, Quarter, Step, state_after

DAY = date(2025, 1, 20)
# The procedure as the office's rules have it: every step with the states before and after it.
PROCEDURE = {
    ("open", "check"): "checking",
    ("checking", "check"): "checking",
    ("checking", "draft"): "draft",
    ("draft", "draft"): "draft",
    ("draft", "feedback"): "feedback",
    ("feedback", "freeze"): "frozen",
    ("frozen", "score"): "scored",
    ("scored", "sign"): "signed",
    ("signed", "publish"): "published",
    ("published", "restate"): "restated",
    ("restated", "restate"): "restated",
    ("checking", "withdraw"): "open",
    ("draft", "withdraw"): "checking",
    ("feedback", "withdraw"): "checking",
    ("frozen", "withdraw"): "feedback",
    ("scored", "withdraw"): "feedback",
    ("signed", "withdraw"): "feedback",
    ("published", "withdraw"): "feedback",
    ("restated", "withdraw"): "feedback",
}
STEPS = sorted({step for _, step in PROCEDURE})


def taken(quarter: Quarter, step: str, on: date = DAY, **said: object) -> Quarter:
    number = len(quarter.steps) + 1
    row = {
        "step_no": number,
        "step": step,
        "state": state_after(quarter, step, on),
        "on_date": on,
        "actor": "甲",
    }
    return Quarter(quarter.period, (*quarter.steps, Step.of(row | said)))


def after(*steps: str) -> Quarter:
    quarter = Quarter("2024Q4")
    for step in steps:
        said = {"version": quarter.next_version} if step in ("publish", "restate") else {}
        quarter = taken(quarter, step, **said)
    return quarter


TO_PUBLISHED = ("check", "draft", "feedback", "freeze", "score", "sign", "publish")


@given(st.lists(st.sampled_from(STEPS), max_size=30))
def test_any_sequence_of_commands_walks_the_procedure_and_nothing_else(commands: list[str]) -> None:
    quarter, state = Quarter("2024Q4"), "open"
    for command in commands:
        expected = PROCEDURE.get((state, command))
        if expected is None:
            with pytest.raises(OutOfOrder, match="下一步是"):
                taken(quarter, command)
        else:
            quarter, state = taken(quarter, command), expected
        assert quarter.state == state


@given(st.lists(st.sampled_from(STEPS), max_size=30))
def test_the_step_that_a_quarter_names_as_next_is_always_allowed(commands: list[str]) -> None:
    quarter = Quarter("2024Q4")
    for command in commands:
        if (quarter.state, command) in PROCEDURE:
            quarter = taken(quarter, command)
        assert (quarter.state, quarter.next_step) in PROCEDURE


def test_a_step_may_not_be_dated_before_the_one_before_it() -> None:
    with pytest.raises(OutOfOrder, match="早于上一步"):
        taken(after("check"), "draft", DAY - timedelta(days=1))


def test_a_withdrawal_undoes_the_freeze_and_keeps_the_feedback() -> None:
    quarter = after("check", "draft", "feedback", "freeze", "score", "withdraw")
    assert quarter.standing("freeze") is None
    assert quarter.standing("score") is None
    assert quarter.standing("feedback") is quarter.steps[2]
    assert quarter.standing("draft") is quarter.steps[1]


def test_what_is_done_again_after_a_withdrawal_stands() -> None:
    quarter = after("check", "draft", "feedback", "freeze", "withdraw", "freeze")
    assert quarter.standing("freeze") is quarter.steps[5]


def test_a_published_version_is_in_force_until_it_is_withdrawn() -> None:
    published = after(*TO_PUBLISHED)
    assert published.in_force is published.steps[-1]
    assert taken(published, "withdraw").in_force is None


def test_versions_are_never_used_twice() -> None:
    again = after(*TO_PUBLISHED, "restate", "withdraw", "freeze", "score", "sign", "publish")
    assert [step.version for step in again.publications] == [1, 2, 3]
    assert again.next_version == 4
    assert again.in_force is again.publications[-1]
