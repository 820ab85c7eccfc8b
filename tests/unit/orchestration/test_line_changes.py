"""What differs between two versions: only lines that count otherwise, and the events that did it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from orchestration.quarter.line_changes import Event, LineChange, causes, changed_lines, said


def line(record: str, counts: str, **values: Any) -> dict[str, Any]:
    """A line of A: `counts` is "in" (numerator and denominator), "out" (denominator only) or "none"."""
    row = {
        "department_code": "A",
        "indicator_code": "participation",
        "indicator_order": 1,
        "record_kind": "officer",
        "record_id": f"A/{record}",
        "evidence_id": None,
        "in_numerator": counts == "in",
        "in_denominator": counts != "none",
        "numerator_part": int(counts == "in"),
        "denominator_part": int(counts != "none"),
        "reason": {"in": "有执法记录", "out": "无执法记录", "none": "不计"}[counts],
        "stream_id": f"officer_certificate/platform/A/{record}",
    }
    return row | values


def event(feed: str, key: str, *names: str, departments: str = "A") -> Event:
    return Event(
        position=10,
        feed=feed,
        event_type="reported",
        stream_id=f"{feed}/platform/{key.replace(' ', '/')}",
        key=key.replace(" ", "/"),
        names=frozenset(names),
        departments=frozenset(departments.split()),
        reported_as_of=datetime(2025, 1, 31),
        file_name="补报.csv",
    )


def only(changes: list[LineChange]) -> LineChange:
    (change,) = changes
    return change


def test_an_officer_who_acts_for_the_first_time_counts_otherwise() -> None:
    change = only(changed_lines([line("C1", "out")], [line("C1", "in", evidence_id="A/J1")]))
    assert (said(change.before), said(change.after)) == ("无执法记录", "有执法记录")


def test_a_later_act_of_an_officer_who_had_acted_is_no_difference() -> None:
    before, after = (line("C1", "in", evidence_id=act) for act in ("A/J1", "A/J9"))
    assert changed_lines([before], [after]) == []


def test_a_line_that_counts_nowhere_may_come_or_go() -> None:
    assert changed_lines([], [line("C1", "none")]) == []
    assert changed_lines([line("C1", "none")], []) == []


def test_a_line_that_appears_was_not_counted_before() -> None:
    change = only(changed_lines([], [line("C2", "out")]))
    assert (said(change.before), said(change.after)) == ("未计入", "无执法记录")


def test_an_approved_cancellation_takes_a_plan_out() -> None:
    change = only(changed_lines([line("P1", "out")], [line("P1", "none", reason="计划取消已获批准，不计")]))
    assert said(change.after) == "计划取消已获批准，不计"


def document(kind: str, counts: str) -> dict[str, Any]:
    file = {"indicator_code": "case_file_document", "record_kind": "penalty", "record_id": "A/决1"}
    return line("x", counts, evidence_id=kind, stream_id="penalty/platform/A/决1", **file)


def test_one_document_for_another_is_two_differences() -> None:
    changes = changed_lines([document("notice", "out")], [document("receipt", "out")])
    assert [(said(change.before), said(change.after)) for change in changes] == [
        ("无执法记录", "未计入"),
        ("未计入", "无执法记录"),
    ]


def test_of_two_documents_only_the_one_that_came_differs() -> None:
    before = [document("notice", "out"), document("receipt", "out")]
    after = [document("notice", "out"), document("receipt", "in")]
    assert only(changed_lines(before, after)).line["evidence_id"] == "receipt"


def test_the_act_that_is_the_evidence_did_it_and_no_other_act_of_the_officer() -> None:
    change = LineChange(line("C1", "out"), line("C1", "in", evidence_id="A/J1"))
    did, other = event("inspection", "A J1", "J1", "C1"), event("inspection", "A J2", "J2", "C1")
    assert causes(change, [other, did]) == [did]


def test_an_act_that_is_withdrawn_did_it_where_it_was_the_evidence() -> None:
    change = LineChange(line("C1", "in", evidence_id="A/J1"), line("C1", "out"))
    gone = event("inspection", "A J1", "J1", "C1")
    assert causes(change, [gone]) == [gone]


def test_the_record_itself_did_it_where_it_was_amended() -> None:
    plan = {"indicator_code": "plan_completion", "stream_id": "inspection_plan/platform/A/P1"}
    change = LineChange(line("P1", "out", **plan), line("P1", "none", **plan))
    cancelled, visit = event("inspection_plan", "A P1", "P1"), event("inspection", "A J1", "J1", "P1")
    assert causes(change, [visit, cancelled]) == [cancelled]


def test_of_a_plan_that_is_met_the_visits_that_name_it_did_it() -> None:
    plan = {"indicator_code": "plan_completion", "stream_id": "inspection_plan/platform/A/P1"}
    change = LineChange(line("P1", "out", **plan), line("P1", "in", **plan))
    visit, elsewhere = event("inspection", "A J1", "P1"), event("inspection", "B J1", "P1", departments="B")
    assert causes(change, [visit, elsewhere]) == [visit]


def test_a_joint_visit_of_another_department_speaks_of_this_ones_officers() -> None:
    change = LineChange(line("C1", "out"), line("C1", "in"))
    joint = event("inspection", "B J1", "C1", departments="B A")
    assert causes(change, [joint]) == [joint]


def test_the_scan_that_came_did_it_not_another_change_of_its_case() -> None:
    change = LineChange(document("receipt", "out"), document("receipt", "in"))
    scan, case = event("case_document", "A 决1 3", "决1"), event("penalty", "A 决1", "决1")
    assert causes(change, [case, scan]) == [scan]
    assert causes(change, [case]) == [case]


def test_of_several_scans_the_one_of_the_documents_kind_did_it() -> None:
    after = document("receipt", "in") | {"document_kinds": "罚没收据|电子票据"}
    receipt = event("case_document", "A 决1 3", "决1", "电子票据")
    other = event("case_document", "A 决1 4", "决1", "决定书")
    assert causes(LineChange(document("receipt", "out"), after), [receipt, other]) == [receipt]


def test_a_voided_record_is_told_by_the_stream_that_it_names() -> None:
    change = LineChange(line("C1", "in"), None)
    voided = event("voiding", "x", "officer_certificate/platform/A/C1")
    assert causes(change, [voided]) == [voided]


def test_where_nothing_speaks_of_the_record_what_touches_all_records_did_it() -> None:
    change = LineChange(line("C1", "out"), line("C1", "none"))
    parameter, act = event("parameter", "O UPLOAD", "UPLOAD"), event("inspection", "B J1", "C9")
    assert causes(change, [parameter, act]) == [parameter]
